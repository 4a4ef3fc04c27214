//! Drawings as pixels.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::download;
use crate::engine::export::PixelSize;

/// Draws an SVG as a PNG of a size; the reason where the browser does not.
pub(crate) async fn png(svg: &str, size: PixelSize) -> Result<Blob, &'static str> {
    const REFUSED: &str = "The browser could not draw a picture of this size: take a smaller one, or the SVG.";
    let made = download::made("image/svg+xml", svg).ok_or(REFUSED)?;
    let url = Url::create_object_url_with_blob(&made).map_err(|_| REFUSED)?;
    let drawn = draw(&url, size).await;
    let _refused = Url::revoke_object_url(&url);
    drawn.ok_or(REFUSED)
}

async fn draw(url: &str, size: PixelSize) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(size.width);
    canvas.set_height(size.height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let promise = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            // Nobody but this promise listens.
            let _refused = reject.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
