//! Numbers by text and by pair, once. Every kind of map costs the page some kilobytes of its own; stages that only ask
//! what a text or a pair stands for, or whether it was there before, share these two.

use std::collections::HashMap;

/// A number for each of some texts.
#[derive(Debug, Default)]
pub struct Texts(HashMap<String, u32>);

impl Texts {
    /// The number of a text.
    #[must_use]
    #[inline(never)]
    pub fn get(&self, text: &str) -> Option<u32> {
        self.0.get(text).copied()
    }

    /// Whether a text is there.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.get(text).is_some()
    }

    /// Adds a text, unless it is there; says whether it was not.
    #[inline(never)]
    pub fn add(&mut self, text: &str, number: u32) -> bool {
        let is_new = !self.0.contains_key(text);
        if is_new {
            self.0.insert(text.to_owned(), number);
        }
        is_new
    }

    /// The number of a text; one that is not there gets the next, counted from 0.
    #[inline(never)]
    pub fn number(&mut self, text: &str) -> u32 {
        self.get(text).unwrap_or_else(|| {
            let next = self.0.len() as u32;
            self.add(text, next);
            next
        })
    }

    /// The first number of each of some texts, counted from 0.
    pub fn first<'a>(texts: impl IntoIterator<Item = &'a str>) -> Texts {
        let mut first = Texts::default();
        for (at, text) in (0..).zip(texts) {
            first.add(text, at);
        }
        first
    }
}

/// A number for each of some pairs.
#[derive(Debug, Default)]
pub struct Pairs(HashMap<(u32, u32), u32>);

impl Pairs {
    /// The number of a pair.
    #[must_use]
    #[inline(never)]
    pub fn get(&self, pair: (u32, u32)) -> Option<u32> {
        self.0.get(&pair).copied()
    }

    /// Whether a pair is there.
    #[must_use]
    pub fn has(&self, pair: (u32, u32)) -> bool {
        self.get(pair).is_some()
    }

    /// Adds a pair, unless it is there; says whether it was not.
    #[inline(never)]
    pub fn add(&mut self, pair: (u32, u32), number: u32) -> bool {
        let is_new = !self.0.contains_key(&pair);
        if is_new {
            self.0.insert(pair, number);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_text_or_pair_stays() {
        let mut texts = Texts::default();
        assert_eq!([texts.add("a", 7), texts.add("a", 8), texts.has("b")], [true, false, false]);
        assert_eq!([texts.number("b"), texts.number("a"), texts.number("b")], [1, 7, 1]);
        assert_eq!(Texts::first(["x", "y", "x"]).get("x"), Some(0));
        let mut pairs = Pairs::default();
        assert_eq!([pairs.add((1, 2), 3), pairs.add((1, 2), 4), pairs.has((2, 1))], [true, false, false]);
        assert_eq!(pairs.get((1, 2)), Some(3));
    }
}
