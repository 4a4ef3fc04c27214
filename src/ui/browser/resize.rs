//! The size of an element, as it changes.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use crate::engine::layout::viewport::ScreenSize;

/// The size of an element's content box; `None` before it is known.
#[hook]
pub(crate) fn use_size(node: &NodeRef) -> Option<ScreenSize> {
    let size = use_state_eq(|| None);
    use_effect_with(node.clone(), {
        let size = size.setter();
        move |node| {
            let element = node.cast::<Element>();
            let measured = element.clone();
            let report = Closure::<dyn FnMut()>::new(move || {
                if let Some(element) = &measured {
                    let (width, height) = (f64::from(element.client_width()), f64::from(element.client_height()));
                    size.set((width > 0.0 && height > 0.0).then_some(ScreenSize { width, height }));
                }
            });
            let observer = ResizeObserver::new(report.as_ref().unchecked_ref()).ok();
            if let Some((observer, element)) = observer.as_ref().zip(element.as_ref()) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(report);
            }
        }
    });
    *size
}
