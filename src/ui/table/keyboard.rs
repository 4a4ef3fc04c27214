//! The keyboard stays in the table: at the same person and cell after an edit, a fold, a removal, a step taken back.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use crate::ui::browser::focus::{focus_still, is_nowhere};

/// Whether the keyboard is in the table, and is to come to where it is wanted.
#[derive(Clone, Default)]
pub(super) struct Keyboard {
    is_here: Rc<Cell<bool>>,
    is_wanted: Rc<Cell<bool>>,
}

impl Keyboard {
    /// The keyboard comes to its place with the next picture.
    pub(super) fn call(&self) {
        self.is_wanted.set(true);
    }

    /// It comes along where it is in the table already.
    pub(super) fn follow(&self) {
        self.is_wanted.set(self.is_wanted.get() || self.is_here.get());
    }

    /// After a picture: whether it has to be brought to its place, since it is called or its element is gone.
    pub(super) fn is_due(&self) -> bool {
        self.is_wanted.take() || (self.is_here.get() && is_nowhere())
    }

    /// Brings it to an element.
    pub(super) fn bring(&self, id: &str) {
        focus_still(id);
    }
}

/// The keyboard of a table.
#[hook]
pub(super) fn use_keyboard(table: &NodeRef) -> Keyboard {
    let keyboard = (*use_memo((), |()| Keyboard::default())).clone();
    use_effect_with(table.clone(), {
        let is_here = Rc::clone(&keyboard.is_here);
        move |table| {
            let table = table.clone();
            let listener = EventListener::new(&gloo::utils::document(), "focusin", move |event| {
                let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
                // A dialog that was opened from here gives it back.
                let is_lent = target.closest("dialog").is_ok_and(|dialog| dialog.is_some());
                let is_within = table.cast::<Element>().is_some_and(|table| table.contains(Some(&target)));
                is_here.set(is_within || (is_lent && is_here.get()));
            });
            move || drop(listener)
        }
    });
    keyboard
}
