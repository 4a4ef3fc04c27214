//! A link as a part of another page: the field that makes the page read only, and the snippet.

/// The field of a link that makes the page read only and plain.
pub const EMBED: &str = "embed";

/// The HTML that shows a link in another page.
///
/// ```
/// use spanwise::engine::share::embed_snippet;
///
/// let snippet = embed_snippet("https://a.example/#s=1.AAAA&sel=p3", "R&D \"2027\"");
/// assert!(snippet.contains("src=\"https://a.example/#s=1.AAAA&amp;sel=p3&amp;embed\""));
/// assert!(snippet.contains("title=\"R&amp;D &quot;2027&quot;\""));
/// ```
pub fn embed_snippet(link: &str, title: &str) -> String {
    let (src, title) = (attribute(&format!("{link}&{EMBED}")), attribute(title));
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"480\" loading=\"lazy\" style=\"border:0\"></iframe>"
    )
}

/// A fragment without the field, if it has it.
pub fn without_embed(fragment: &str) -> Option<String> {
    let is_embed = |field: &&str| field.split('=').next() == Some(EMBED);
    let others = || fragment.split('&').filter(|field| !is_embed(field));
    (others().count() < fragment.split('&').count()).then(|| others().collect::<Vec<_>>().join("&"))
}

fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_the_snippet() {
        let snippet = embed_snippet("https://a.example/\"><script>#s=1.A", "</iframe><b>'\"");
        assert_eq!(snippet.matches('<').count(), 2, "{snippet}");
        assert_eq!(snippet.matches('"').count(), 12, "{snippet}");
    }

    #[test]
    fn the_field_is_found_wherever_it_stands() {
        assert_eq!(without_embed("embed&s=1.A&m=3").as_deref(), Some("s=1.A&m=3"));
        assert_eq!(without_embed("s=1.A&embed=").as_deref(), Some("s=1.A"));
        assert_eq!(without_embed("s=1.A&embedded"), None);
        assert_eq!(without_embed(""), None);
    }
}
