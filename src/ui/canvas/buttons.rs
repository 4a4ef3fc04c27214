//! Zoom by buttons, with the scale between them, and all of a drawing at once.

use yew::prelude::*;

use super::Camera;

/// Factor of one press of a zoom button.
const ZOOM_STEP: f64 = 1.3;

/// The buttons of a window; `label` is where the camera writes the scale.
pub(in crate::ui) fn zoom_buttons(camera: &Camera, label: &NodeRef) -> Html {
    let zoom = |factor: f64| {
        let camera = camera.clone();
        Callback::from(move |_: MouseEvent| camera.zoom(factor))
    };
    let fit = {
        let camera = camera.clone();
        Callback::from(move |_: MouseEvent| camera.fit())
    };
    html! {
        <>
            <button type="button" class="button button--icon" aria-label="Zoom out" onclick={zoom(1.0 / ZOOM_STEP)}>{ "−" }</button>
            <span class="controls__zoom" ref={label.clone()}></span>
            <button type="button" class="button button--icon" aria-label="Zoom in" onclick={zoom(ZOOM_STEP)}>{ "+" }</button>
            <button type="button" class="button" onclick={fit}>{ "Fit" }</button>
        </>
    }
}
