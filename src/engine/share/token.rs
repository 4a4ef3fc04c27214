//! A token: URL-safe base64 without padding of a checksum, a flag byte, and the data, deflated where that is shorter.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ShareError;
use super::checksum::crc32;

/// Most bytes that a token unpacks to.
pub(super) const MOST_BYTES: usize = 8 << 20;

const PLAIN: u8 = 0;
const DEFLATED: u8 = 1;

/// Packs a value.
pub(super) fn pack(value: &impl Serialize) -> String {
    let plain = bytes_of(value);
    let deflated = compress_to_vec(&plain, 10);
    let (flag, mut data) = if deflated.len() < plain.len() { (DEFLATED, deflated) } else { (PLAIN, plain) };
    data.insert(0, flag);
    seal(&data)
}

/// The bytes of a value.
pub(super) fn bytes_of(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a wire type has lengths and memory takes every byte")
}

/// The characters of bytes and their checksum.
pub(super) fn seal(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode([&crc32(bytes).to_le_bytes(), bytes].concat())
}

/// The bytes that [`seal`] was given.
pub(super) fn open(token: &str) -> Result<Vec<u8>, ShareError> {
    if token.len() > MOST_BYTES / 3 * 4 {
        return Err(ShareError::TooLarge { limit: MOST_BYTES });
    }
    let mut body = URL_SAFE_NO_PAD.decode(token).map_err(|_| ShareError::Damaged)?;
    let (checksum, bytes) = body.split_first_chunk().ok_or(ShareError::Damaged)?;
    if u32::from_le_bytes(*checksum) != crc32(bytes) {
        return Err(ShareError::Damaged);
    }
    body.drain(..4);
    Ok(body)
}

/// The value of exactly these bytes.
pub(super) fn value_of<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ShareError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(unreadable()),
    }
}

fn unreadable() -> ShareError {
    ShareError::Invalid("its data cannot be read".into())
}

/// Unpacks what [`pack`] made. Time and memory are bounded by [`MOST_BYTES`].
pub(super) fn unpack<T: DeserializeOwned>(token: &str) -> Result<T, ShareError> {
    let flagged = open(token)?;
    let (flag, data) = flagged.split_first().ok_or_else(unreadable)?;
    let inflated;
    let plain = match *flag {
        PLAIN => data,
        DEFLATED => {
            inflated = decompress_to_vec_with_limit(data, MOST_BYTES).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => ShareError::TooLarge { limit: MOST_BYTES },
                _ => unreadable(),
            })?;
            &inflated
        }
        _ => return Err(unreadable()),
    };
    value_of(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token of any body, with the right checksum.
    fn token_of(flag: u8, data: &[u8]) -> String {
        let flagged: Vec<u8> = std::iter::once(flag).chain(data.iter().copied()).collect();
        let body: Vec<u8> = crc32(&flagged).to_le_bytes().into_iter().chain(flagged).collect();
        URL_SAFE_NO_PAD.encode(body)
    }

    #[test]
    fn what_is_packed_unpacks() {
        let value = (vec![7u32; 500], "text".to_owned());
        assert_eq!(unpack::<(Vec<u32>, String)>(&pack(&value)), Ok(value));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = compress_to_vec(&vec![0; MOST_BYTES + 1], 9);
        assert_eq!(unpack::<Vec<u8>>(&token_of(DEFLATED, &bomb)), Err(ShareError::TooLarge { limit: MOST_BYTES }));
        let long = "A".repeat(MOST_BYTES * 2);
        assert_eq!(unpack::<Vec<u8>>(&long), Err(ShareError::TooLarge { limit: MOST_BYTES }));
    }

    #[test]
    fn what_was_not_packed_here_is_refused() {
        for token in ["", "A", "AAAA", "####", "ä"] {
            assert_eq!(unpack::<u32>(token), Err(ShareError::Damaged), "{token}");
        }
        for token in [token_of(PLAIN, &[]), token_of(9, &[1]), token_of(DEFLATED, &[255]), token_of(PLAIN, &[1, 2])] {
            assert!(matches!(unpack::<u32>(&token), Err(ShareError::Invalid(_))), "{token}");
        }
    }
}
