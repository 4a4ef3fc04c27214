//! Bytes to text: UTF-8, UTF-16 and Windows-1252, and the refusal of what is no text.

use std::borrow::Cow;

use super::ImportError;

/// The text of a file, without byte-order mark, and what had to be assumed to read it.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Lines (from 1, ascending) that were not UTF-8 and were read as Windows-1252.
    pub(super) windows_1252_lines: Vec<u32>,
    /// The file is UTF-16 and does not say so.
    pub(super) assumed_utf_16: bool,
}

/// Bytes without the byte order mark of UTF-8, which spreadsheets write and JSON does not allow.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Bytes that are no UTF-8 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: this is not UTF-8 text")]
pub struct NotUtf8 {
    /// The first line that is none, from 1.
    pub line: usize,
}

/// Text that has to be UTF-8, such as a scenario file or a link, without its byte order mark.
///
/// # Errors
/// The first line that is no UTF-8 text.
pub fn utf8(bytes: &[u8]) -> Result<&str, NotUtf8> {
    let bytes = without_mark(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        NotUtf8 { line: 1 + before.iter().filter(|&&byte| byte == b'\n').count() }
    })
}

/// Decodes a whole file. Each line that is not UTF-8 is read as Windows-1252, so that a file pasted together from two
/// sources keeps the names of both.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    refuse_known_binaries(bytes)?;
    let (unit, has_mark) = match bytes {
        [0xFF, 0xFE, ..] => (Some(Utf16::LittleEndian), true),
        [0xFE, 0xFF, ..] => (Some(Utf16::BigEndian), true),
        _ => (guess_utf_16(bytes), false),
    };
    let decoded = match unit {
        Some(order) => {
            let text = Cow::Owned(decode_utf_16(if has_mark { &bytes[2..] } else { bytes }, order));
            Decoded { text, windows_1252_lines: Vec::new(), assumed_utf_16: !has_mark }
        }
        None => decode_bytes(without_mark(bytes)),
    };
    refuse_control_bytes(&decoded.text)?;
    Ok(decoded)
}

fn refuse_known_binaries(bytes: &[u8]) -> Result<(), ImportError> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a spreadsheet (.xlsx, .ods) or another zip archive"),
        (b"\xD0\xCF\x11\xE0", "a spreadsheet in the old binary form (.xls)"),
        (b"\x1F\x8B", "a packed file (.gz)"),
        (b"%PDF-", "a PDF document"),
    ];
    match KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, kind)) => Err(ImportError::Spreadsheet { kind }),
        None => Ok(()),
    }
}

/// A NUL never occurs in text; other control characters are tolerated one by one, but not as a habit.
fn refuse_control_bytes(text: &str) -> Result<(), ImportError> {
    const SAMPLE: usize = 8192;
    let bytes = text.as_bytes();
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A)).count();
    if controls * 50 > sample.len() {
        return Err(ImportError::NotText { reason: "it is full of control bytes".to_owned() });
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        let line = 1 + bytes[..at].iter().filter(|&&b| b == b'\n').count();
        return Err(ImportError::NotText { reason: format!("line {line} holds a NUL byte") });
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Utf16 {
    LittleEndian,
    BigEndian,
}

/// UTF-16 without a mark shows as a NUL in nearly every second byte, always on the same side.
fn guess_utf_16(bytes: &[u8]) -> Option<Utf16> {
    const SAMPLE: usize = 4096;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let nuls = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, pairs) = (nuls(0), nuls(1), sample.len() / 2);
    if pairs < 2 {
        None
    } else if odd * 10 >= pairs * 4 && even * 20 <= pairs {
        Some(Utf16::LittleEndian)
    } else if even * 10 >= pairs * 4 && odd * 20 <= pairs {
        Some(Utf16::BigEndian)
    } else {
        None
    }
}

fn decode_utf_16(bytes: &[u8], order: Utf16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| match order {
        Utf16::LittleEndian => u16::from_le_bytes(pair),
        Utf16::BigEndian => u16::from_be_bytes(pair),
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn decode_bytes(bytes: &[u8]) -> Decoded<'_> {
    let mut windows_1252_lines = Vec::new();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
            for (index, line) in bytes.split_inclusive(|&b| b == b'\n').enumerate() {
                if let Ok(line) = std::str::from_utf8(line) {
                    text.push_str(line);
                } else {
                    windows_1252_lines.push(u32::try_from(index + 1).unwrap_or(u32::MAX));
                    text.extend(line.iter().map(|&byte| windows_1252(byte)));
                }
            }
            Cow::Owned(text)
        }
    };
    Decoded { text, windows_1252_lines, assumed_utf_16: false }
}

/// One byte of Windows-1252; the five bytes without a meaning become the replacement character.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).expect("text").text.into_owned()
    }

    #[test]
    fn marks_are_removed() {
        assert_eq!(text(b"\xEF\xBB\xBFid"), "id");
        assert_eq!(text(b"\xFF\xFEi\0d\0"), "id");
        assert_eq!(text(b"\xFE\xFF\0i\0d"), "id");
    }

    #[test]
    fn text_that_has_to_be_utf_8_loses_its_mark_and_is_refused_with_its_line() {
        assert_eq!(utf8(b"\xEF\xBB\xBF{}\n"), Ok("{}\n"));
        let error = utf8(b"\xEF\xBB\xBFa\nb\n\xE9\n").expect_err("the third line is Latin-1");
        assert_eq!(error.to_string(), "line 3: this is not UTF-8 text");
    }

    #[test]
    fn utf_16_without_mark_is_seen_on_either_side() {
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = "id,name\n1,Zoë\n".encode_utf16().flat_map(order).collect();
            let decoded = decode(&bytes).expect("text");
            assert_eq!(decoded.text, "id,name\n1,Zoë\n");
            assert!(decoded.assumed_utf_16);
        }
    }

    #[test]
    fn only_the_lines_that_need_it_are_read_as_windows_1252() {
        let decoded = decode(b"id,name\n1,Zo\xC3\xAB\n2,Jos\xE9 \x80\n").expect("text");
        assert_eq!(decoded.text, "id,name\n1,Zoë\n2,José €\n");
        assert_eq!(decoded.windows_1252_lines, [3]);
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_reason() {
        assert_eq!(decode(b"").expect_err("refused"), ImportError::Empty);
        assert!(matches!(decode(b"PK\x03\x04abc").expect_err("refused"), ImportError::Spreadsheet { .. }));
        let nul = decode(b"id,name,title of the person\n1,A\0nn,a title that is long enough\n").expect_err("refused");
        assert!(nul.to_string().contains("line 2"), "{nul}");
        let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(matches!(decode(&noise).expect_err("refused"), ImportError::NotText { .. }));
    }
}
