//! The keyboard stays in chart and table: at the same person after an edit, a fold, a removal, a step taken back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use super::focus::{focus_still, is_kept_near, is_nowhere};
use crate::engine::ids::PersonId;

/// Who the keyboard goes on at once a step is done, told to whichever of chart and table draws it.
#[derive(Clone, Default)]
pub(crate) struct Claim(Rc<RefCell<Option<Claimed>>>);

struct Claimed {
    people: Vec<PersonId>,
    is_called: bool,
}

impl PartialEq for Claim {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Claim {
    /// The keyboard goes on at one of these where it is in the drawing, or nowhere.
    pub(crate) fn go_on_at(&self, people: Vec<PersonId>) {
        *self.0.borrow_mut() = Some(Claimed { people, is_called: false });
    }

    /// The keyboard comes to somebody from wherever it is.
    pub(crate) fn bring_to(&self, person: PersonId) {
        *self.0.borrow_mut() = Some(Claimed { people: vec![person], is_called: true });
    }

    /// After a picture: who the keyboard is to be at, if that is somebody else than `here`, and one of those who are drawn.
    pub(crate) fn take(
        &self,
        keyboard: &Keyboard,
        here: Option<PersonId>,
        is_drawn: impl Fn(PersonId) -> bool,
    ) -> Option<PersonId> {
        let mut claimed = self.0.borrow_mut();
        let there = claimed.as_ref()?.people.iter().copied().find(|&person| is_drawn(person))?;
        let Claimed { people, is_called } = claimed.take()?;
        if is_called || is_nowhere() {
            keyboard.call();
        }
        (!here.is_some_and(|here| people.contains(&here))).then_some(there)
    }
}

/// Whether the keyboard is in the drawing, and is to come to where it is wanted.
#[derive(Clone, Default)]
pub(crate) struct Keyboard {
    is_here: Rc<Cell<bool>>,
    is_wanted: Rc<Cell<bool>>,
}

impl Keyboard {
    /// The keyboard comes to its place with the next picture.
    pub(crate) fn call(&self) {
        self.is_wanted.set(true);
    }

    /// It comes along where it is in the drawing already.
    pub(crate) fn follow(&self) {
        self.is_wanted.set(self.is_wanted.get() || self.is_here.get());
    }

    /// After a picture: whether it has to be brought to its place, since it is called or its element is gone.
    pub(crate) fn is_due(&self) -> bool {
        self.is_wanted.take() || (self.is_here.get() && is_nowhere())
    }

    /// Brings it to an element.
    pub(crate) fn bring(&self, id: &str) {
        focus_still(id);
    }
}

/// The keyboard of a drawing.
#[hook]
pub(crate) fn use_keyboard(drawing: &NodeRef) -> Keyboard {
    let keyboard = (*use_memo((), |()| Keyboard::default())).clone();
    use_effect_with(drawing.clone(), {
        let is_here = Rc::clone(&keyboard.is_here);
        move |drawing| {
            let drawing = drawing.clone();
            let listener = EventListener::new(&gloo::utils::document(), "focusin", move |event| {
                if is_kept_near() {
                    return;
                }
                let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
                // A dialog that was opened from here gives it back.
                let is_lent = target.closest("dialog").is_ok_and(|dialog| dialog.is_some());
                let is_within = drawing.cast::<Element>().is_some_and(|drawing| drawing.contains(Some(&target)));
                is_here.set(is_within || (is_lent && is_here.get()));
            });
            move || drop(listener)
        }
    });
    keyboard
}
