//! Names of files that every system takes.

use super::people::visible;

/// Characters of a scenario's name that are kept: with what follows the whole stays far below what file systems take.
const MOST: usize = 80;
/// Names of devices, which no file may have on Windows, whatever its extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The name of a file that holds `what` of a scenario, such as `Plan 2027 people.csv`: without path, control and
/// direction characters, and never empty.
pub fn file_name(scenario: &str, what: &str, extension: &str) -> String {
    let plain = |c: char| if "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let text: String = visible(scenario).chars().map(plain).collect();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept: String = words.trim_start_matches(['.', '-', '~', ' ']).chars().take(MOST).collect();
    let kept = kept.trim();
    let stem = kept.split('.').next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let guard = if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) { "_" } else { "" };
    let parts: Vec<&str> = [kept, what].into_iter().filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => format!("spanwise.{extension}"),
        parts => format!("{guard}{}.{extension}", parts.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_say_what_is_inside() {
        for (scenario, name) in [
            ("Plan 2027", "Plan 2027 people.csv"),
            ("../../etc/passwd", "etc passwd people.csv"),
            ("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j people.csv"),
            ("C:\\\r\n\t\0x", "C x people.csv"),
            ("invoice\u{202E}fdp.exe", "invoice fdp.exe people.csv"),
            ("con.x", "_con.x people.csv"),
            ("COM1", "_COM1 people.csv"),
            ("Console", "Console people.csv"),
            ("  . ", "people.csv"),
            ("組織 👩🏽\u{200D}💻", "組織 👩🏽\u{200D}💻 people.csv"),
        ] {
            assert_eq!(file_name(scenario, "people", "csv"), name);
        }
        assert_eq!(file_name("", "", "html"), "spanwise.html");
        assert_eq!(file_name(&"x".repeat(10_000), "people", "csv").len(), MOST + " people.csv".len());
    }

    proptest! {
        #[test]
        fn any_name_is_a_file_name(scenario in any::<String>()) {
            let name = file_name(&scenario, "people", "csv");
            prop_assert!(name.ends_with("people.csv") && name.len() < 255 * 4);
            prop_assert!(!name.starts_with(['.', '-', '~', ' ']));
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) && !name.chars().any(char::is_control));
        }
    }
}
