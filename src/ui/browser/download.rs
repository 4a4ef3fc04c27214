//! Files that the page hands out: made here, sent nowhere.

use wasm_bindgen::JsCast as _;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Lets the browser save a text as a file.
pub(crate) fn text(name: &str, media_type: &str, text: &str) {
    if let Some(made) = made(media_type, text) {
        blob(name, &made);
    }
}

/// A text as the content of a file; `None` where the browser has no room for it.
pub(super) fn made(media_type: &str, text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Lets the browser save a file.
pub(crate) fn blob(name: &str, blob: &Blob) {
    let url = Url::create_object_url_with_blob(blob);
    let anchor = gloo::utils::document().create_element("a").ok().and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    // A browser that makes no file of it leaves everything as it is.
    if let (Ok(url), Some(anchor)) = (url, anchor) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        let _refused = Url::revoke_object_url(&url);
    }
}
