//! One cell on its way in: blanks around it, characters that cannot be seen, and the apostrophe that guards a formula.

use std::borrow::Cow;

/// A cell without what nobody sees.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clean<'a> {
    pub(super) text: Cow<'a, str>,
    /// What was taken out besides plain blanks.
    pub(super) removed: Option<&'static str>,
}

/// Cleans a cell. Blanks at both ends go silently, except a tab, which is part of the text. Control characters,
/// directional overrides and zero-width blanks would break what stands around the text and go, too; joiners stay, since
/// names in some scripts and emoji need them.
///
/// A leading apostrophe before `= + - @`, a tab or a carriage return is the usual guard against formulas: one is removed,
/// so that a guarded export comes back letter for letter.
pub(super) fn clean(cell: &str) -> Clean<'_> {
    if cell.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        return Clean { text: Cow::Borrowed(unguard(cell.trim_ascii())), removed: None };
    }
    let unguarded = unguard(cell.trim_matches(is_blank));
    let Clean { text, removed } = without_unseen(unguarded);
    match text {
        Cow::Borrowed(_) => Clean { text, removed },
        Cow::Owned(kept) => Clean { text: Cow::Owned(kept.trim_matches(is_blank).to_owned()), removed },
    }
}

/// A text of any length without control characters, directional overrides and zero-width blanks; line breaks stay.
pub(super) fn without_unseen(text: &str) -> Clean<'_> {
    let Some(removed) = text.chars().find_map(reason_to_remove) else {
        return Clean { text: Cow::Borrowed(text), removed: None };
    };
    let kept = text.chars().filter(|&c| reason_to_remove(c).is_none()).collect();
    Clean { text: Cow::Owned(kept), removed: Some(removed) }
}

fn is_blank(c: char) -> bool {
    c != '\t' && (c.is_whitespace() || c == '\u{FEFF}')
}

fn unguard(text: &str) -> &str {
    let Some(rest) = text.strip_prefix('\'') else { return text };
    if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']) { rest } else { text }
}

fn reason_to_remove(c: char) -> Option<&'static str> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some("right-to-left control characters"),
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Some("zero-width characters"),
        c if c.is_control() => Some("control characters"),
        _ => None,
    }
}

/// Whether a no-break space stands at an end of the cell: invisible, and fatal for a key that has to match.
pub(super) fn has_no_break_space_at_end(cell: &str) -> bool {
    !cell.is_ascii() && (cell.starts_with('\u{A0}') || cell.ends_with('\u{A0}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_silently_tabs_stay() {
        assert_eq!(clean(" e6\u{A0}\r\n"), Clean { text: "e6".into(), removed: None });
        assert_eq!(clean("\t=1+1").text, "\t=1+1");
        assert!(has_no_break_space_at_end("e6\u{A0}"));
    }

    #[test]
    fn invisible_characters_are_removed_and_named() {
        let name = clean("Bob\u{202E}txt.exe");
        assert_eq!((name.text.as_ref(), name.removed), ("Bobtxt.exe", Some("right-to-left control characters")));
        assert_eq!(clean("Ann\u{200B}\u{200B}Lee").text, "AnnLee");
        assert_eq!(clean("a\u{1b}[31mb").removed, Some("control characters"));
        assert_eq!(clean("👩🏽\u{200D}💻 Dev").removed, None);
    }

    #[test]
    fn one_guarding_apostrophe_is_removed() {
        assert_eq!(clean("'=1+1").text, "=1+1");
        assert_eq!(clean("''=1+1").text, "'=1+1");
        assert_eq!(clean("'t Hooft").text, "'t Hooft");
        assert_eq!(clean("=cmd|' /C calc'!A0").text, "=cmd|' /C calc'!A0");
    }
}
