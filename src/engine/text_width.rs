//! How wide a text is when it is drawn, and what of it fits: an estimate for any sans-serif font, on the wide side, so that
//! what is said to fit does. Widths are in hundredths of the font size.

/// Widths of the printable characters of ASCII in bold sans-serif letters, from the blank on.
const ASCII: [u8; 95] = [
    28, 34, 48, 60, 60, 89, 73, 28, 36, 36, 42, 60, 30, 36, 30, 36, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 34, 34, 60,
    60, 60, 61, 98, 74, 72, 73, 75, 68, 63, 78, 76, 32, 58, 74, 62, 92, 77, 79, 70, 79, 73, 68, 64, 75, 72, 98, 71, 70,
    66, 34, 36, 34, 60, 56, 40, 60, 63, 57, 63, 60, 38, 63, 63, 30, 32, 60, 30, 92, 63, 63, 63, 63, 42, 57, 38, 63, 58,
    80, 60, 58, 54, 40, 30, 40, 60,
];
const ELLIPSIS: u32 = 100;
const WIDE: u32 = 100;

/// Ranges of characters that take no room of their own and stay with the one before: marks, joiners, selectors, tags.
const MARKS: &[(u32, u32)] = &[
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x0711, 0x0711),
    (0x0730, 0x074A),
    (0x0E31, 0x0E31),
    (0x0E34, 0x0E3A),
    (0x0E47, 0x0E4E),
    (0x0EB1, 0x0EB1),
    (0x0EB4, 0x0EBC),
    (0x0EC8, 0x0ECD),
    (0x1160, 0x11FF),
    (0x135D, 0x135F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0x20D0, 0x20FF),
    (0x302A, 0x302D),
    (0x3099, 0x309A),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xFEFF, 0xFEFF),
    (0x1F3FB, 0x1F3FF),
    (0xE0020, 0xE007F),
    (0xE0100, 0xE01EF),
];
const JOINER: char = '\u{200D}';

fn is_in(ranges: &[(u32, u32)], c: u32) -> bool {
    ranges.iter().any(|&(from, to)| (from..=to).contains(&c))
}

fn is_mark(c: char) -> bool {
    let c = c as u32;
    c >= 0x0300 && is_in(MARKS, c)
}

/// Vowel signs and the like of the scripts of India, which are at the same places of each: they have a width, and stay with
/// the letter before.
fn is_sign(c: char) -> bool {
    let c = c as u32;
    (0x0900..0x0E00).contains(&c) && matches!(c & 0x7F, 0x00..=0x03 | 0x3C | 0x3E..=0x4D | 0x51..=0x57 | 0x62..=0x63)
}

fn is_flag(c: char) -> bool {
    ('\u{1F1E6}'..='\u{1F1FF}').contains(&c)
}

/// The width of a character.
fn of_char(c: char) -> u32 {
    match c {
        ' '..='~' => u32::from(ASCII[c as usize - 0x20]),
        _ if is_mark(c) || c.is_control() => 0,
        '…' => ELLIPSIS,
        '\u{00A0}' | '·' => 34,
        _ if c as u32 >= 0x1100 && !('\u{1E00}'..='\u{2027}').contains(&c) => WIDE,
        _ if c.is_uppercase() => 84,
        _ => 66,
    }
}

/// The width of a text on one line.
pub fn text_width(text: &str) -> u32 {
    text.chars().map(of_char).fold(0, u32::saturating_add)
}

/// The start of a text that is no wider than `most`, with an ellipsis where something is left out; never a part of what
/// reads as one letter.
pub fn fitting(text: &str, most: u32) -> String {
    if text_width(text) <= most {
        return text.to_owned();
    }
    let room = most.saturating_sub(ELLIPSIS);
    let (mut end, mut width) = (0, 0);
    for letter in letters(text) {
        width += text_width(letter);
        if width > room {
            break;
        }
        end += letter.len();
    }
    format!("{}…", text[..end].trim_end())
}

/// What fits into so many pixels at a font size in pixels.
pub fn fitting_in(text: &str, pixels: i32, size: i32) -> String {
    fitting(text, (pixels.max(0) * 100 / size.max(1)) as u32)
}

/// A text in what reads as one letter each: with its marks, emoji that are joined, the two halves of a flag.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let (_, first) = chars.next()?;
        let (mut last, mut n_flags) = (first, u32::from(is_flag(first)));
        while let Some(&(_, c)) = chars.peek() {
            let is_half = n_flags == 1 && is_flag(c);
            if !(is_mark(c) || is_sign(c) || last == JOINER && !c.is_whitespace() || is_half) {
                break;
            }
            n_flags += u32::from(is_half);
            last = c;
            chars.next();
        }
        let (letter, after) = rest.split_at(chars.peek().map_or(rest.len(), |&(at, _)| at));
        rest = after;
        Some(letter)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_names_end_in_an_ellipsis() {
        assert_eq!(fitting("Ada Lovelace", 900), "Ada Lovelace");
        assert_eq!(fitting("Ada King, Countess of Lovelace", 600), "Ada King,…");
        assert_eq!(fitting("漢字漢字", 300), "漢字…");
        assert_eq!(fitting("anything", 0), "…");
    }

    #[test]
    fn names_in_capitals_are_cut_earlier_than_others() {
        let (lower, upper) = ("bartholomew worthington", "BARTHOLOMEW WORTHINGTON");
        assert!(text_width(upper) * 100 > text_width(lower) * 115, "{} {}", text_width(upper), text_width(lower));
        assert!(fitting(upper, 1_100).chars().count() < fitting(lower, 1_100).chars().count());
    }

    #[test]
    fn a_letter_keeps_its_marks_and_joined_emoji_stay_together() {
        let all: Vec<&str> = letters("e\u{301}x👩\u{200D}👩\u{200D}👧🇩🇪🇫🇷👍🏽नि").collect();
        assert_eq!(all, ["e\u{301}", "x", "👩\u{200D}👩\u{200D}👧", "🇩🇪", "🇫🇷", "👍🏽", "नि"]);
        assert_eq!(text_width("e\u{301}"), text_width("e"));
    }

    proptest! {
        #[test]
        fn a_text_is_cut_by_its_width_and_never_within_a_letter(
            parts in prop::collection::vec(prop_oneof![
                "\\PC", Just("e\u{301}\u{327}".to_owned()), Just("👩\u{200D}👧".to_owned()), Just("🇩🇪".to_owned()),
                Just("W".to_owned()), Just("漢".to_owned()),
            ], 0..24),
            most in 100_u32..1_500,
        ) {
            let text = parts.concat();
            let cut = fitting(&text, most);
            prop_assert!(text_width(&cut) <= most, "{} of {most}", text_width(&cut));
            if cut != text {
                let kept = cut.strip_suffix('…').expect("an ellipsis");
                let starts = letters(&text).scan(0, |end, letter| { *end += letter.len(); Some(*end) });
                let is_whole = |end: usize| text[..end].trim_end() == kept;
                prop_assert!(kept.is_empty() || starts.into_iter().any(is_whole), "{kept:?} of {text:?}");
            }
            prop_assert_eq!(letters(&text).collect::<String>(), text);
        }
    }
}
