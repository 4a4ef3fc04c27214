//! The session as a store: one reducer, one dispatcher.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Command, Session};

/// The store's state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) session: Session,
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
