//! A window onto a drawing that can be moved and enlarged: what the org chart and the team map have in common.

mod buttons;
mod camera;
mod gestures;

pub(super) use buttons::zoom_buttons;
pub(super) use camera::Camera;
pub(super) use gestures::{swallow, use_gestures};
