//! Where in the text of a document a value stands.

/// Line and column, from 1, of the value at the end of some steps: keys of objects, and places in lists as numbers. The text
/// is JSON that was parsed before; `None` where a step leads nowhere.
pub(super) fn find(text: &str, steps: &[String]) -> Option<(usize, usize)> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    for step in steps {
        scan.space();
        let is_object = scan.next()? == b'{';
        let mut place = 0_usize;
        loop {
            scan.space();
            let is_it = if is_object {
                let key = scan.string()?;
                scan.space();
                scan.next().filter(|&byte| byte == b':')?;
                serde_json::from_slice::<String>(key).ok().as_ref() == Some(step)
            } else {
                place.to_string() == *step
            };
            if is_it {
                break;
            }
            scan.value()?;
            scan.space();
            scan.next().filter(|&byte| byte == b',')?;
            place += 1;
        }
    }
    scan.space();
    let before = text.get(..scan.at)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    Some((line, column))
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn next(&mut self) -> Option<u8> {
        self.at += 1;
        self.bytes.get(self.at - 1).copied()
    }

    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// A string with its quotes.
    fn string(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        self.next().filter(|&byte| byte == b'"')?;
        loop {
            match self.next()? {
                b'\\' => self.at += 1,
                b'"' => return self.bytes.get(start..self.at),
                _ => {}
            }
        }
    }

    /// Passes over a value of any kind.
    fn value(&mut self) -> Option<()> {
        self.space();
        let mut depth = 0_usize;
        loop {
            match *self.bytes.get(self.at)? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return Some(()),
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return Some(()),
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_where_they_stand() {
        let text = "{\"a\": [1, {\"x\\\"\": \",]}\"}, [],\n  {\"b\": 7}], \"ü\": \"é\", \"c\":\n true}";
        let at = |steps: &[&str]| find(text, &steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>());
        assert_eq!(at(&[]), Some((1, 1)));
        assert_eq!(at(&["a", "3", "b"]), Some((2, 9)));
        assert_eq!(at(&["a", "1", "x\""]), Some((1, 19)));
        assert_eq!(at(&["c"]), Some((3, 2)));
        assert_eq!(at(&["d"]), None);
        assert_eq!(at(&["a", "9"]), None);
    }
}
