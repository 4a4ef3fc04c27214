//! The fields of a fragment: `s=…&m=…&sel=…`, with escapes as in any address.

use std::collections::BTreeMap;

use super::ShareError;

/// The fragment of a scenario's field and others, without `#`. Other fields are escaped as an address needs it.
pub fn fragment(scenario_field: &str, others: &BTreeMap<String, String>) -> String {
    let mut text = scenario_field.to_owned();
    for (key, value) in others {
        text.push('&');
        text.push_str(&escaped(key));
        text.push('=');
        text.push_str(&escaped(value));
    }
    text
}

/// The value of `s` and all other fields. Of a field that comes twice the first counts.
pub(super) fn split(link: &str) -> Result<(&str, BTreeMap<String, String>), ShareError> {
    let link = link.trim();
    let fragment = match link.split_once('#') {
        Some((_, fragment)) => fragment,
        None if link.contains("://") => return Err(ShareError::Malformed("there is no # in it")),
        None => link,
    };
    let mut scenario = None;
    let mut others = BTreeMap::new();
    for field in fragment.split('&').filter(|field| !field.is_empty()) {
        let (key, value) = field.split_once('=').unwrap_or((field, ""));
        if key == "s" {
            scenario = scenario.or(Some(value));
        } else {
            others.entry(unescaped(key)).or_insert_with(|| unescaped(value));
        }
    }
    scenario.map(|scenario| (scenario, others)).ok_or(ShareError::Malformed("the field s= is not in it"))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// Undoes `%20` and the like; what is no escape stays as it is.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|digits| byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(escape) => {
                bytes.push(escape);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_in_any_order_and_keep_their_text() {
        let others = BTreeMap::from([("sel".to_owned(), "a&b=ü %#".to_owned()), ("m".to_owned(), String::new())]);
        let fragment = fragment("s=1.abc", &others);
        assert_eq!(split(&fragment), Ok(("1.abc", others.clone())));
        let (first, rest) = fragment.split_once('&').expect("several");
        assert_eq!(split(&format!(" https://a.example/x?y=1#{rest}&{first}&s=2.x\n")), Ok(("1.abc", others)));
        assert_eq!(unescaped("100%&%zz%+4%4"), "100%&%zz%+4%4");
    }

    #[test]
    fn what_has_no_scenario_is_no_link() {
        for link in ["", "#", "http://127.0.0.1:8080/", "#m=3", "hello"] {
            assert!(matches!(split(link), Err(ShareError::Malformed(_))), "{link}");
        }
    }
}
