//! The browser's own cryptography: a key from a passphrase by PBKDF2 with HMAC-SHA-256, and AES-256-GCM with it.

use gloo::utils::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::engine::share::sealed::{ITERATIONS, Sealed};

/// Whether there is any: browsers have none on pages that came over an insecure connection.
pub(crate) fn is_there() -> bool {
    parts().is_some()
}

/// Locks what is to be kept secret; `None` where the browser refuses.
pub(crate) async fn lock(passphrase: &str, plaintext: &[u8]) -> Option<Sealed> {
    let (crypto, subtle) = parts()?;
    let mut sealed = Sealed { iterations: ITERATIONS, salt: [0; 16], iv: [0; 12], ciphertext: Vec::new() };
    crypto.get_random_values_with_u8_array(&mut sealed.salt).ok()?;
    crypto.get_random_values_with_u8_array(&mut sealed.iv).ok()?;
    let key = key(&subtle, passphrase, &sealed).await.ok()?;
    let promise = subtle.encrypt_with_object_and_u8_array(&gcm(&sealed).ok()?, &key, plaintext).ok()?;
    sealed.ciphertext = Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec();
    Some(sealed)
}

/// What was locked; `None` where the passphrase is another.
pub(crate) async fn unlock(passphrase: &str, sealed: &Sealed) -> Option<Vec<u8>> {
    let (_, subtle) = parts()?;
    let key = key(&subtle, passphrase, sealed).await.ok()?;
    let promise = subtle.decrypt_with_object_and_u8_array(&gcm(sealed).ok()?, &key, &sealed.ciphertext).ok()?;
    Some(Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec())
}

fn parts() -> Option<(Crypto, SubtleCrypto)> {
    let crypto = window().crypto().ok().filter(|crypto| !crypto.is_undefined())?;
    let subtle = crypto.subtle();
    (!subtle.is_undefined()).then_some((crypto, subtle))
}

/// The key of a passphrase. The same letters give the same key, however a keyboard composes them.
async fn key(subtle: &SubtleCrypto, passphrase: &str, sealed: &Sealed) -> Result<CryptoKey, JsValue> {
    let composed = String::from(JsString::from(passphrase).normalize("NFKC"));
    let secret = Uint8Array::from(composed.as_bytes());
    let usages = Array::of1(&"deriveBits".into());
    let secret = JsFuture::from(subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &usages)?).await?;
    let way = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(&sealed.salt[..]).into()),
        ("iterations", sealed.iterations.into()),
    ])?;
    let bits = JsFuture::from(subtle.derive_bits_with_object(&way, secret.unchecked_ref(), 256)?).await?;
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let bits = Uint8Array::new(&bits);
    let key = JsFuture::from(subtle.import_key_with_str("raw", &bits, "AES-GCM", false, &usages)?).await?;
    Ok(key.unchecked_into())
}

fn gcm(sealed: &Sealed) -> Result<Object, JsValue> {
    object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(&sealed.iv[..]).into())])
}

fn object(members: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}
