//! What a status says about a row.

use super::column::normalize;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Employment {
    /// Somebody works here, as far as the status says.
    Filled,
    /// Nobody is there yet.
    Vacant,
    /// Somebody was there.
    Left,
}

/// Reads a status column, by whole words only: `Open`, `vacant`, `To be hired`, `terminated`.
pub(super) fn read_status(cell: &str) -> Employment {
    const VACANT: [&str; 15] = [
        "vacant",
        "vacancy",
        "open",
        "openposition",
        "openreq",
        "openrequisition",
        "openrole",
        "unfilled",
        "tobehired",
        "tbh",
        "hiring",
        "requisition",
        "vakant",
        "unbesetzt",
        "offen",
    ];
    const LEFT: [&str; 7] = ["terminated", "left", "leaver", "resigned", "former", "inactive", "deactivated"];
    let status = normalize(cell);
    if VACANT.contains(&status.as_str()) {
        Employment::Vacant
    } else if LEFT.contains(&status.as_str()) {
        Employment::Left
    } else {
        Employment::Filled
    }
}

/// Reads a yes-or-no vacancy column.
pub(super) fn is_vacancy_mark(cell: &str) -> bool {
    let mark = normalize(cell);
    matches!(mark.as_str(), "yes" | "y" | "true" | "1" | "x" | "ja") || read_status(cell) == Employment::Vacant
}

/// Whether a cell says that there is nothing of what its column is about.
pub(super) fn is_denial(cell: &str) -> bool {
    matches!(normalize(cell).as_str(), "" | "no" | "n" | "false" | "0" | "none" | "n/a" | "null" | "nein")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        assert_eq!(read_status("To be hired"), Employment::Vacant);
        assert_eq!(read_status("OPEN"), Employment::Vacant);
        assert_eq!(read_status("Open-ended contract"), Employment::Filled);
        assert_eq!(read_status("active"), Employment::Filled);
        assert_eq!(read_status("Terminated"), Employment::Left);
        assert!(is_denial("No") && is_denial(" - ") && is_denial("N/A") && !is_denial("Night shift"));
        assert!(is_vacancy_mark("Yes") && is_vacancy_mark("vacant") && !is_vacancy_mark("no") && !is_vacancy_mark(""));
    }
}
