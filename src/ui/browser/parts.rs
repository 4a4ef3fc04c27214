//! The files of which the page itself is made, and what a page that is one file has inside.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Uint8Array;
use web_sys::{Element, Response};

use crate::engine::export::{PROGRAM_ID, SCENARIO_ID, packed_program};

/// What the page is made of.
pub(crate) struct Parts {
    pub(crate) styles: String,
    pub(crate) script: String,
    /// The program, in base64.
    pub(crate) program: String,
}

fn inside(selector: &str) -> Option<String> {
    document().query_selector(selector).ok()??.text_content()
}

/// The scenario file inside a page that is one file.
pub(crate) fn scenario() -> Option<String> {
    document().get_element_by_id(SCENARIO_ID)?.text_content()
}

/// Whether the page is one file.
pub(crate) fn is_one_file() -> bool {
    document().get_element_by_id(SCENARIO_ID).is_some()
}

/// The parts; the reason where one cannot be had. They are asked for where the page came from.
pub(crate) async fn parts() -> Result<Parts, String> {
    if let Some(program) = document().get_element_by_id(PROGRAM_ID).and_then(|block| block.text_content()) {
        let script = inside("script[type=module]").unwrap_or_default();
        return Ok(Parts { styles: inside("style").unwrap_or_default(), script, program });
    }
    let styles = texts("link[rel=stylesheet]").await?;
    let script = texts("link[rel=modulepreload]").await?;
    let program = document().query_selector("link[rel=preload][as=fetch]").ok().flatten();
    let program = bytes(&address(program)?).await?;
    Ok(Parts { styles, script, program: packed_program(&program) })
}

/// Everything that these links name, in their order.
async fn texts(selector: &str) -> Result<String, String> {
    let mut all = String::new();
    let links = document().query_selector_all(selector).ok();
    for at in 0..links.as_ref().map_or(0, |links| links.length()) {
        let link = links.as_ref().and_then(|links| links.item(at)).and_then(|node| node.dyn_into::<Element>().ok());
        all.push_str(&text(&address(link)?).await?);
    }
    Ok(all)
}

fn address(link: Option<Element>) -> Result<String, String> {
    link.and_then(|link| link.get_attribute("href"))
        .ok_or_else(|| "the page does not say what it is made of".to_owned())
}

async fn asked(address: &str) -> Result<Response, String> {
    let answer = JsFuture::from(window().fetch_with_str(address)).await.ok();
    let answer = answer.and_then(|answer| answer.dyn_into::<Response>().ok()).filter(Response::ok);
    answer.ok_or_else(|| format!("{address} cannot be had just now"))
}

async fn text(address: &str) -> Result<String, String> {
    let text = match asked(address).await?.text() {
        Ok(promise) => JsFuture::from(promise).await.ok().and_then(|text| text.as_string()),
        Err(_) => None,
    };
    text.ok_or_else(|| format!("{address} broke off"))
}

async fn bytes(address: &str) -> Result<Vec<u8>, String> {
    match asked(address).await?.array_buffer() {
        Ok(promise) => JsFuture::from(promise).await.ok().map(|buffer| Uint8Array::new(&buffer).to_vec()),
        Err(_) => None,
    }
    .ok_or_else(|| format!("{address} broke off"))
}
