//! Who the keyboard is at in the chart: always somebody drawn, also after whoever it was at is gone or folded away.

use std::rc::Rc;

use yew::prelude::*;

use super::card::element_id;
use super::{OrgChartProps, Picture, person_of};
use crate::engine::ids::PersonId;
use crate::session::editing::kin;
use crate::ui::browser::focus::focus_soon;
use crate::ui::browser::keyboard::use_keyboard;
use crate::ui::canvas::Camera;

/// Who had the keyboard last, and who is the stop of the Tab key.
#[hook]
pub(super) fn use_focused(
    props: &OrgChartProps,
    picture: &Rc<Picture>,
    camera: &Camera,
    stage: &NodeRef,
) -> (UseStateHandle<Option<PersonId>>, Option<PersonId>) {
    let focused = use_state_eq(|| None::<PersonId>);
    // The org in which whoever has the keyboard was last drawn.
    let before = use_mut_ref(|| props.frame.clone());
    let is_shown = |id: &PersonId| picture.shape_of(*id).is_some();
    let root = picture.scene.shapes.first().map(|shape| picture.drawn.ids[shape.person as usize]);
    let is_gone = focused.is_some_and(|id| !is_shown(&id));
    let heir = focused.filter(|_| is_gone).and_then(|gone| kin(&before.borrow().org, gone).into_iter().find(is_shown));
    let focus = focused.filter(is_shown).or(heir).or(props.view.selected.filter(is_shown)).or(root);
    let keyboard = use_keyboard(stage);
    use_effect({
        let (focused, claim) = (focused.clone(), props.hand.as_ref().map(|hand| hand.claim.clone()));
        let (picture, camera, frame) = (Rc::clone(picture), camera.clone(), props.frame.clone());
        move || {
            let claimed = claim.and_then(|claim| claim.take(&keyboard, focus, |id| picture.shape_of(id).is_some()));
            *before.borrow_mut() = frame;
            if let Some(next) = claimed.or(heir) {
                focused.set(Some(next));
            }
            // Somebody claimed gets the focus with the next picture, where they are the stop of the Tab key.
            if let (None, Some(id)) = (claimed, focus)
                && keyboard.is_due()
            {
                reveal(&camera, &picture, id);
                focus_soon(element_id(id));
            }
        }
    });
    (focused, focus)
}

/// Whoever gets the focus, from wherever that comes, has the keyboard.
pub(super) fn on_focus(focused: &UseStateHandle<Option<PersonId>>) -> Callback<FocusEvent> {
    let focused = focused.setter();
    Callback::from(move |event: FocusEvent| {
        if let Some((person, _)) = person_of(event.target()) {
            focused.set(Some(person));
        }
    })
}

/// Brings somebody into view, large enough to read.
pub(super) fn reveal(camera: &Camera, picture: &Picture, id: PersonId) {
    if let Some(shape) = picture.shape_of(id) {
        camera.reveal(&picture.scene.shapes[shape].rect, 0.5);
    }
}
