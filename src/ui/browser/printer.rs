//! Drawings on paper.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlImageElement, Url};

use super::download;

/// Drawings that the page can show, for as long as this is kept.
#[derive(Default)]
pub(crate) struct Drawings(Vec<String>);

impl Drawings {
    /// Takes SVGs; `None` where the browser has no room for one.
    pub(crate) fn of(svgs: impl Iterator<Item = String>) -> Option<Drawings> {
        let mut drawings = Drawings::default();
        for svg in svgs {
            let made = download::made("image/svg+xml", &svg)?;
            drawings.0.push(Url::create_object_url_with_blob(&made).ok()?);
        }
        Some(drawings)
    }

    /// Their addresses, in their order.
    pub(crate) fn addresses(&self) -> &[String] {
        &self.0
    }
}

impl Drop for Drawings {
    fn drop(&mut self) {
        for url in &self.0 {
            let _refused = Url::revoke_object_url(url);
        }
    }
}

/// Prints the page as soon as every drawing in the elements of a class is there.
pub(crate) async fn print(class: &str) {
    let images = document().get_elements_by_class_name(class);
    for at in 0..images.length() {
        if let Some(image) = images.item(at).and_then(|image| image.dyn_into::<HtmlImageElement>().ok()) {
            // A drawing that does not come leaves its place empty; the others are printed.
            let _refused = JsFuture::from(image.decode()).await;
        }
    }
    // A browser without a printer says so itself.
    let _refused = window().print();
}
