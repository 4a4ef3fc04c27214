//! A link as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// Most bytes of a link that a code holds: those of version 40 at the lowest level of correction.
pub const MOST_BYTES: usize = 2_953;

/// Light modules around a code, without which readers do not find it.
const QUIET_ZONE: u32 = 4;

/// A code as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPicture {
    /// Modules a side, with the quiet zone.
    pub side: u32,
    /// The dark modules as the data of an SVG path, a module being one unit.
    pub path: String,
}

/// The code of a link; `None` where it is longer than [`MOST_BYTES`].
pub fn qr_code(link: &str) -> Option<QrPicture> {
    let code = QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let width = (x..size).take_while(|&x| code.get_module(x, y)).count() as i32;
            if width > 0 {
                let (left, top) = (x + QUIET_ZONE as i32, y + QUIET_ZONE as i32);
                path.push_str(&format!("M{left} {top}h{width}v1h-{width}z"));
            }
            x += width.max(1);
        }
    }
    Some(QrPicture { side: size as u32 + 2 * QUIET_ZONE, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_begins_with_the_corner_that_readers_look_for() {
        let code = qr_code("http://127.0.0.1:8080/#s=1.AAAA").expect("short");
        assert_eq!(code.side, 33);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(code.path.contains("M4 5h1v1h-1zM10 5h1v1h-1z"), "{}", code.path);
    }

    #[test]
    fn the_limit_is_the_codes_own() {
        assert_eq!(qr_code(&"a".repeat(MOST_BYTES)).map(|code| code.side), Some(177 + 8));
        assert_eq!(qr_code(&"a".repeat(MOST_BYTES + 1)), None);
    }
}
