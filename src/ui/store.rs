//! The session as a store: one reducer, one dispatcher.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Command, Session};

/// The store's state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) session: Session,
}

impl PartialEq for Store {
    /// A command that changes nothing gives the same store again, and nothing is drawn.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reducible for Store {
    type Action = Command;

    fn reduce(self: Rc<Self>, command: Command) -> Rc<Self> {
        match self.session.update(command) {
            Some(session) => Rc::new(Store { session }),
            None => self,
        }
    }
}

/// Sends commands; never changes, so it costs nothing as a property.
pub(crate) type Dispatch = UseReducerDispatcher<Store>;
