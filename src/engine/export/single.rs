//! The page and a scenario as one HTML file that opens from a disk: styles, script, program and scenario inside, and a policy
//! of its own that lets exactly these run and nothing be asked for.
//!
//! **Invariant:** the policy names the hash of every script and style that is in the file, and no text of a scenario ends the
//! block it stands in.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::people::visible;
use super::svg::escaped;

/// Id of the block with the scenario file.
pub const SCENARIO_ID: &str = "spanwise-scenario";
/// Id of the block with the program.
pub const PROGRAM_ID: &str = "spanwise-program";

/// Starts the program out of its block, below the scripts that a build makes for it and that say where it breaks.
const START: &str = "
watch();
try {
const packed = atob(document.getElementById(\"spanwise-program\").textContent);
const program = new Uint8Array(packed.length);
for (let at = 0; at < packed.length; at++) program[at] = packed.charCodeAt(at);
await __wbg_init({ module_or_path: program });
} catch (error) {
console.error(error);
refuse(error);
}
";

/// What the file is made of. A file that was saved has the same parts, so that it can be saved again.
pub struct SingleFile<'a> {
    /// Name of the scenario.
    pub title: &'a str,
    /// All stylesheets, in their order.
    pub styles: &'a str,
    /// `page/trouble.js` and the script between page and program, as one module: as a build makes them, or as they stand in a
    /// file that was saved.
    pub script: &'a str,
    /// The program, in base64.
    pub program: &'a str,
    /// The scenario file.
    pub scenario: &'a str,
}

/// A program as [`SingleFile::program`] has it.
pub fn packed_program(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

impl SingleFile<'_> {
    /// The file.
    pub fn write(&self) -> String {
        let styles = in_block(self.styles, "</style", "<\\/style");
        let script = in_block(self.script.strip_suffix(START).unwrap_or(self.script), "</script", "<\\/script");
        let script = format!("{}{START}", in_block(&script, "<!--", "<\\!--"));
        let policy = format!(
            "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; style-src-attr 'unsafe-inline'; \
             img-src blob: data:; base-uri 'none'; form-action 'none'",
            hash(&script),
            hash(&styles)
        );
        let icon = STANDARD.encode(include_str!("../../../page/icon.svg"));
        let title = escaped(&visible(self.title));
        let scenario = in_json(self.scenario);
        let program = self.program;
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<title>{title} · Spanwise</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n<style>{styles}</style>\n</head>\n<body>\n\
             <div id=\"app\"></div>\n\
             <noscript><p class=\"trouble\">Spanwise computes everything in your browser and needs JavaScript and WebAssembly for it.</p></noscript>\n\
             <script type=\"application/json\" id=\"{SCENARIO_ID}\">{scenario}</script>\n\
             <script type=\"application/octet-stream\" id=\"{PROGRAM_ID}\">{program}</script>\n\
             <script type=\"module\">{script}</script>\n</body>\n</html>\n"
        )
    }
}

/// A text as a browser reads it out of a block: without what a browser changes, and without what would end the block. What
/// takes its place means the same in texts and patterns, the only places where it may stand.
fn in_block(text: &str, end: &str, instead: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in lower.match_indices(end) {
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + end.len();
    }
    out.push_str(&text[from..]);
    out
}

/// A JSON text that stands in a block: in JSON, a sign that opens a tag and those that turn the direction stand in texts only.
fn in_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                write!(out, "\\u{:04x}", u32::from(letter)).expect("a string takes any text");
            }
            letter => out.push(letter),
        }
    }
    out
}

/// The hash of a block as policies name it: <https://www.w3.org/TR/CSP3/#grammardef-hash-source>.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::scenario::Scenario;
    use crate::engine::scenario::file::{read_scenario, write_scenario};

    /// The text of a block, as a parser of HTML finds it: up to the first end tag, whatever its letters.
    fn block<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
        let from = html.find(start).expect("the block is there") + start.len();
        let length = html[from..].to_ascii_lowercase().find(end).expect("the block ends");
        &html[from..from + length]
    }

    fn saved(name: &str, script: &str, styles: &str) -> String {
        let scenario = write_scenario(&Scenario { name: name.into(), ..Scenario::default() });
        let program = packed_program(b"\0asm\xFF");
        SingleFile { title: name, styles, script, program: &program, scenario: &scenario }.write()
    }

    #[test]
    fn the_policy_has_the_hash_of_each_block() {
        // printf abc | openssl dgst -sha256 -binary | base64
        assert_eq!(hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let html = saved("A", "let a = '</SCRIPT><!--';\r\nexport { a };", "a::before { content: '</style>' }");
        let (script, style) =
            (block(&html, "<script type=\"module\">", "</script"), block(&html, "<style>", "</style"));
        assert!(script.starts_with("let a = '<\\/script><\\!--';\nexport { a };\n") && script.ends_with(START));
        let policy = block(&html, "Content-Security-Policy\" content=\"", "\"");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for (directive, text) in [("script-src", script), ("style-src", style)] {
            assert!(policy.contains(&format!("{directive} '{}'", hash(text))), "{directive} in {policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 2);
        assert_eq!(html.to_ascii_lowercase().matches("</script").count(), 3, "no block ends early");
    }

    #[test]
    fn hostile_names_stay_inside() {
        for name in [
            "</script><script>window.__pwned=1</script>",
            "</title><script>alert(1)</script>",
            "<!--<script>",
            "]]>\u{202E}\"'&",
            "</ScRiPt >",
        ] {
            let html = saved(name, "1", "");
            assert_eq!(html.to_ascii_lowercase().matches("<script").count(), 3, "{name}");
            assert_eq!(html.matches("<title").count(), 1);
            assert!(!html.contains("<!--") && !html.contains('\u{202E}'));
            let inside = block(&html, &format!("id=\"{SCENARIO_ID}\">"), "</script");
            let read = read_scenario(inside).expect("it opens again").scenario;
            assert_eq!(read, Scenario { name: name.into(), ..Scenario::default() });
        }
    }

    #[test]
    fn a_file_that_was_saved_can_be_saved_again() {
        let first = saved("A", "let a = '</script>';", "b{}");
        let scenario = block(&first, &format!("id=\"{SCENARIO_ID}\">"), "</script");
        let again = SingleFile {
            title: "A",
            styles: block(&first, "<style>", "</style"),
            script: block(&first, "<script type=\"module\">", "</script"),
            program: block(&first, &format!("id=\"{PROGRAM_ID}\">"), "</script"),
            scenario,
        };
        assert_eq!(again.write(), first);
    }
}
