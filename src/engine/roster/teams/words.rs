//! Words of team files: team types, interaction modes, roles, and what is listed in one cell.

use crate::engine::org::{Complexity, Domain, InteractionMode, TeamType};

/// A word as it is compared: small letters and digits only.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The type that a word names: `platform`, `Stream-aligned team`, `complicated_subsystem`.
pub(super) fn team_type(word: &str) -> Option<TeamType> {
    let word = bare(word);
    let word = word.strip_suffix("team").unwrap_or(&word);
    TeamType::ALL.into_iter().find(|known| bare(known.as_str()) == word)
}

/// Whether a word says that the type is open.
pub(super) fn is_undefined(word: &str) -> bool {
    matches!(bare(word).as_str(), "" | "undefined" | "unknown" | "none" | "na")
}

/// How a file says that two teams work together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatedMode {
    /// One of the three.
    Mode(InteractionMode),
    /// The first depends on the second.
    Dependency,
}

impl StatedMode {
    /// The mode that a word names.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mode = match bare(word).as_str() {
            "collaboration" | "collaborating" => InteractionMode::Collaboration,
            "facilitating" | "facilitation" => InteractionMode::Facilitating,
            "xasaservice" | "xaas" => InteractionMode::XAsAService,
            "dependency" | "dependson" => return Some(Self::Dependency),
            _ => return None,
        };
        Some(Self::Mode(mode))
    }

    /// The usual spelling in files.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Mode(InteractionMode::Collaboration) => "collaboration",
            Self::Mode(InteractionMode::Facilitating) => "facilitating",
            Self::Mode(InteractionMode::XAsAService) => "x-as-a-service",
            Self::Dependency => "dependency",
        }
    }
}

/// Whether a role, in lower case, is that of somebody who leads the team.
pub(super) fn is_lead(role: &str) -> bool {
    matches!(bare(role).as_str(), "lead" | "leader" | "teamlead" | "teamleader" | "techlead" | "colead")
}

/// Whether a role, in lower case, is over.
pub(super) fn is_former(role: &str) -> bool {
    matches!(bare(role).as_str(), "alumni" | "alumnus" | "alumna" | "alum" | "former" | "formermember")
}

/// The items of `a; b`, those that are not blank.
pub(super) fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|item| !item.is_empty())
}

/// A domain such as `Ledger` or `Payments: complex`, and the word behind the colon where it names no complexity.
pub(super) fn domain(item: &str) -> (Domain, Option<&str>) {
    let whole = |complexity| Domain { name: item.to_owned(), complexity };
    let Some((name, word)) = item.rsplit_once(':') else { return (whole(Complexity::Simple), None) };
    let found = Complexity::ALL.into_iter().find(|known| known.as_str() == bare(word));
    match found.filter(|_| !name.trim().is_empty()) {
        Some(complexity) => (Domain { name: name.trim().to_owned(), complexity }, None),
        None => (whole(Complexity::Simple), Some(word.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_in_every_spelling() {
        for (word, expected) in [
            ("stream-aligned", TeamType::StreamAligned),
            ("Stream_aligned team", TeamType::StreamAligned),
            ("platform-team", TeamType::Platform),
            ("ENABLING", TeamType::Enabling),
            ("complicated subsystem", TeamType::ComplicatedSubsystem),
        ] {
            assert_eq!(team_type(word), Some(expected), "{word}");
        }
        for word in ["undefined", "feature-team", "team", "", "platforms"] {
            assert_eq!(team_type(word), None, "{word}");
        }
    }

    #[test]
    fn modes_in_every_spelling() {
        for (word, expected) in [
            ("X-as-a-Service", "x-as-a-service"),
            ("XaaS", "x-as-a-service"),
            ("Collaboration", "collaboration"),
            ("dependency", "dependency"),
        ] {
            assert_eq!(StatedMode::of(word).map(StatedMode::as_str), Some(expected), "{word}");
        }
        assert_eq!(StatedMode::of("includes-members-of"), None);
    }

    #[test]
    fn domains_with_and_without_a_complexity() {
        let read = |item| {
            let (domain, odd) = domain(item);
            (domain.name, domain.complexity.as_str(), odd.map(str::to_owned))
        };
        assert_eq!(read("Payments: Complex"), ("Payments".into(), "complex", None));
        assert_eq!(read("Ledger"), ("Ledger".into(), "simple", None));
        assert_eq!(read("API: public"), ("API: public".into(), "simple", Some("public".into())));
        assert_eq!(read(": complex"), (": complex".into(), "simple", Some("complex".into())));
    }
}
