//! What a telephone shows of a large org: the head and those next to it, and of the others whoever is asked for.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::{ALL_READABLE, OrgChartProps, Picture};
use crate::engine::ids::PersonId;
use crate::engine::layout::Rect;
use crate::session::{Command, Frame, folds_of_small_screen};
use crate::ui::canvas::Camera;

/// Hides reports on a narrow screen, and shows them on a wide one, as long as nobody has chosen that by hand.
#[hook]
pub(super) fn use_folds(props: &OrgChartProps, is_narrow: bool) {
    let (view, dispatch) = (&props.view, props.dispatch.clone());
    let folds = use_memo((props.frame.clone(), view.selected, is_narrow), |(frame, ..)| {
        if is_narrow { folds_of_small_screen(frame, view) } else { Vec::new() }
    });
    use_effect_with((folds, view.has_own_folds), move |(folds, has_own)| {
        if !has_own {
            dispatch.dispatch(Command::Fold(folds.to_vec()));
        }
    });
}

/// On a narrow screen whoever is unfolded comes into view with as many of those below as there is room for, large enough to
/// read.
#[hook]
pub(super) fn use_unfolded_in_view(
    camera: &Camera,
    picture: &Rc<Picture>,
    collapsed: &BTreeSet<PersonId>,
    is_narrow: bool,
) {
    let before = use_mut_ref(BTreeSet::<PersonId>::new);
    let (camera, picture) = (camera.clone(), Rc::clone(picture));
    use_effect_with(collapsed.clone(), move |collapsed| {
        let before = before.replace(collapsed.clone());
        let mut opened = before.iter().filter(|id| !collapsed.contains(id));
        if let (true, Some(&id), None) = (is_narrow, opened.next(), opened.next())
            && let Some(shape) = picture.shape_of(id)
            && let Some(window) = camera.window(0.0)
        {
            let shapes = &picture.scene.shapes;
            let below = shapes.iter().filter(|other| other.manager == Some(shape as u32));
            // Everything is to be read. A part of the window is left, so that it shows where the rest goes on.
            let room = f64::from(window.height) * camera.viewport().scale / ALL_READABLE * 0.75;
            let has_room = |rect: &Rect| f64::from(rect.height) < room;
            let all =
                below.fold(shapes[shape].rect, |all, next| Some(all.union(&next.rect)).filter(has_room).unwrap_or(all));
            camera.reveal(&all, ALL_READABLE);
        }
    });
}

/// People whose reports hide everyone below a layer, counted from the root, which is 1.
pub(crate) fn managers_at_layer(frame: &Frame, layer: u32) -> Vec<PersonId> {
    let structure = &frame.structure;
    let managers = structure.managers().iter().copied();
    managers.filter(|&at| structure.layer(at) == layer).map(|at| structure.id(at)).collect()
}
