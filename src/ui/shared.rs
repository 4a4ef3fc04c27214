//! A shared value that compares by identity: cheap as a property.

use std::ops::Deref;
use std::rc::Rc;

/// An [`Rc`] that equals another only where both are the same value in memory.
#[derive(Debug)]
pub(crate) struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares what is shared already.
    pub(crate) fn from_rc(value: Rc<T>) -> Self {
        Shared(value)
    }
}

impl<T> Shared<T> {
    /// The value as it is shared.
    pub(crate) fn rc(&self) -> Rc<T> {
        Rc::clone(&self.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
