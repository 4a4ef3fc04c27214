//! What every picture says about a person.

use super::OrgPicture;
use crate::engine::analyze::{Band, Load};
use crate::engine::ids::PersonId;
use crate::engine::org::Person;

/// One person of a picture.
pub(super) struct Drawn<'a> {
    pub(super) id: PersonId,
    pub(super) person: &'a Person,
    /// Drawn, but not counted: a vacancy.
    pub(super) is_vacant: bool,
    /// Direct reports who count.
    pub(super) span: u32,
    pub(super) load: Option<&'a Load>,
}

impl Drawn<'_> {
    pub(super) fn band(&self) -> Option<Band> {
        self.load.and_then(Load::band)
    }

    /// Load as it is written everywhere.
    pub(super) fn load_text(&self) -> Option<String> {
        Some(self.load?.index()?.as_load())
    }

    /// The lines of text on a card, the name first.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![visible(&self.person.label())];
        let is_named = !self.person.name.is_empty();
        if is_named && !self.person.title.is_empty() {
            lines.push(visible(&self.person.title));
        }
        if self.is_vacant && !is_named {
            return lines;
        }
        if self.is_vacant {
            lines.push("vacant".into());
        } else if self.span > 0 {
            let load = self.load_text().zip(self.band());
            let load = load.map(|(load, band)| format!(" · load {load} {}", band.as_str())).unwrap_or_default();
            lines.push(format!("{} {}{load}", self.span, if self.span == 1 { "report" } else { "reports" }));
        }
        lines
    }
}

/// Everyone, vacancies included, in id order.
pub(super) fn drawn<'a>(picture: &OrgPicture<'a>) -> impl Iterator<Item = Drawn<'a>> {
    let OrgPicture { org, structure, report, .. } = *picture;
    org.people().map(move |(id, person)| {
        let at = structure.position(id);
        Drawn {
            id,
            person,
            is_vacant: at.is_none(),
            span: at.map_or(0, |at| structure.span(at)),
            load: at.and_then(|at| report.load(structure, at)),
        }
    })
}

/// A text on one line: line breaks, tabs and what else cannot be seen become blanks, since some formats give them a meaning
/// and XML does not allow them.
pub(super) fn visible(text: &str) -> String {
    const HIDDEN: [char; 14] = [
        '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
        '\u{2028}', '\u{2029}', '\u{FFFE}', '\u{FFFF}', '\u{FEFF}',
    ];
    let blank = |c: char| if c.is_control() || HIDDEN.contains(&c) { ' ' } else { c };
    text.chars().map(blank).collect::<String>().trim().to_owned()
}
