//! Many cards that come into view at once are drawn over several frames, so that no frame of a zoom waits for all of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use yew::prelude::*;

use super::items::Look;
use crate::engine::ids::PersonId;
use crate::engine::layout::viewport::Detail;
use crate::engine::sort::gather;

/// Cards that one frame adds at most, at the detail they were not drawn at before.
const MOST_A_FRAME: usize = 40;

/// Who is drawn, and at what detail.
#[derive(Default)]
struct State {
    drawn: BTreeSet<PersonId>,
    detail: Option<Detail>,
    next: Option<AnimationFrame>,
}

/// Lets cards in, some a frame.
pub(super) struct Gradual {
    state: Rc<RefCell<State>>,
    again: UseForceUpdateHandle,
}

#[hook]
pub(super) fn use_gradual() -> Gradual {
    Gradual { state: use_mut_ref(State::default), again: use_force_update() }
}

impl Gradual {
    /// Of the shapes that are to be drawn, those that are drawn now. Asks for another frame while some are left out.
    pub(super) fn admit(&self, shown: Vec<usize>, look: &Look<'_>) -> Vec<usize> {
        let mut state = self.state.borrow_mut();
        let person = |at: usize| look.drawn.ids[look.scene.shapes[at].person as usize];
        let is_first = state.detail.is_none();
        if state.detail.replace(look.detail) != Some(look.detail) {
            state.drawn.clear();
        }
        let must = [look.focused, look.selected];
        let mut n_new = 0;
        let admitted: Vec<usize> = shown
            .iter()
            .copied()
            .filter(|&at| {
                let id = person(at);
                if state.drawn.contains(&id) || must.contains(&Some(id)) {
                    return true;
                }
                n_new += 1;
                is_first || n_new <= MOST_A_FRAME
            })
            .collect();
        state.drawn = gather(admitted.iter().map(|&at| person(at)));
        let again = self.again.clone();
        state.next = (admitted.len() < shown.len()).then(|| request_animation_frame(move |_| again.force_update()));
        admitted
    }
}
