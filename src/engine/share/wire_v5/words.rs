//! Texts and numbers on a model. Every function takes what to write and gives what was written or read; contexts are made of
//! what it gave before, so that both directions expect the same.

use crate::engine::share::coder::Coder;
use crate::engine::share::model::{Model, context};

/// Most bytes of texts that are written, or read.
pub(super) const MOST_BYTES: usize = 2 << 20;

/// Kinds of values, which differ in how contexts are weighed.
pub(super) mod kind {
    pub(in super::super) const NAME: u8 = 0;
    pub(in super::super) const ID: u8 = 1;
    pub(in super::super) const IS_NEXT_ID: u8 = 2;
    pub(in super::super) const REST: u8 = 3;
    pub(in super::super) const IS_MANAGER: u8 = 4;
    pub(in super::super) const LINE: u8 = 5;
    pub(in super::super) const MANAGER: u8 = 6;
    pub(in super::super) const SENIORITY: u8 = 7;
    pub(in super::super) const STEP: u8 = 8;
    pub(in super::super) const MONTH: u8 = 9;
    /// Values that repeat take three in a row: whether it is new, its number, its text.
    pub(in super::super) const TEAM: u8 = 10;
    pub(in super::super) const TITLE: u8 = 13;
    pub(in super::super) const DEPARTMENT: u8 = 16;
    pub(in super::super) const LOCATION: u8 = 19;
}

/// Names and titles that are common, one a line; the model has read them before it codes any. Part of version 5: no letter
/// of it changes. First names and surnames are those of the United States census of 1990.
const NAMES: &str = include_str!("names.txt");
const TITLES: &str = include_str!("titles.txt");

pub(super) struct Words<'a> {
    pub(super) model: Model<'a>,
    /// Bytes of texts that may still come.
    left: usize,
    /// Whether something was read that was never written.
    pub(super) is_broken: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(coder: Coder<'a>) -> Words<'a> {
        Words { model: Model::new(coder), left: MOST_BYTES, is_broken: false }
    }

    /// Lets the model know common names, or titles.
    pub(super) fn learn(&mut self, names: bool, titles: bool) {
        let coder = std::mem::replace(&mut self.model.coder, Coder::learning());
        let lists = [(names, kind::NAME, NAMES), (titles, kind::TITLE + 2, TITLES)];
        for (_, kind, list) in lists.into_iter().filter(|(is_told, _, _)| *is_told) {
            list.lines().for_each(|text| _ = self.text(kind, text));
        }
        self.left = MOST_BYTES;
        self.model.coder = coder;
    }

    /// One of `1 << n_bits` choices, under contexts of its kind.
    pub(super) fn choice(&mut self, kind: u8, contexts: &[u32], n_bits: u32, value: u32) -> u32 {
        let mut of_kind = [0; 6];
        of_kind.iter_mut().zip(contexts).for_each(|(to, from)| *to = context(&[kind.into(), *from]));
        self.model.value(kind, &of_kind[..contexts.len()], n_bits, value)
    }

    /// A number: how many bytes it takes, then these.
    pub(super) fn number(&mut self, kind: u8, contexts: &[u32], value: u32) -> u32 {
        let mut of_byte = [0; 6];
        let of_byte = &mut of_byte[..contexts.len()];
        of_byte.copy_from_slice(contexts);
        let n_bytes = self.choice(kind, of_byte, 3, (39 - value.leading_zeros()) / 8);
        if n_bytes > 4 {
            self.is_broken = true;
            return 0;
        }
        let mut number = 0;
        for at in (0..n_bytes).rev() {
            of_byte.iter_mut().for_each(|one| *one = context(&[*one, number, at + 1]));
            number = number << 8 | self.choice(kind, of_byte, 8, value >> (8 * at) & 255);
        }
        number
    }

    /// A text without the character 0, which ends it.
    pub(super) fn text(&mut self, kind: u8, text: &str) -> String {
        let group = u32::from(kind != kind::NAME);
        let own = u32::from(kind);
        let (mut out, mut whole, mut word, mut n_words) = (Vec::new(), 0, 0, 0_u32);
        loop {
            let [one, two, three, four] = before(&out);
            let contexts = [
                context(&[1, own, n_words.min(3)]),
                context(&[2, group, one, n_words.min(1)]),
                context(&[3, group, two]),
                context(&[4, three]),
                context(&[5, four]),
                context(&[6, group, word, n_words.min(1)]),
                context(&[7, own, whole]),
            ];
            let Some(byte) = self.byte(kind, &contexts, text.as_bytes().get(out.len())) else { break };
            out.push(byte);
            whole = context(&[whole, byte.into()]);
            if matches!(byte, b' ' | b'-') {
                (word, n_words) = (0, n_words + 1);
            } else {
                word = context(&[word, byte.into()]);
            }
        }
        self.checked(out)
    }

    /// An id, which may look like the one before, or like a name.
    pub(super) fn id(&mut self, id: &str, before_it: &str, name: &str) -> String {
        let (mut out, mut at) = (Vec::new(), 0);
        let (earlier, name) = (before_it.as_bytes(), name.as_bytes());
        loop {
            let [one, two, three, _] = before(&out);
            let place = out.len();
            let there = earlier.get(place).map_or(0, |byte| u32::from(*byte));
            let is_like = earlier.get(..place).is_some_and(|start| start == out);
            let letter = name.get(at).map_or(0, |byte| u32::from(byte.to_ascii_lowercase()));
            let contexts = [
                context(&[11, place as u32]),
                context(&[12, place as u32, there, is_like.into()]),
                context(&[13, one]),
                context(&[14, one, letter]),
                context(&[15, two]),
                context(&[16, three]),
            ];
            let Some(byte) = self.byte(kind::ID, &contexts, id.as_bytes().get(place)) else { break };
            out.push(byte);
            if u32::from(byte.to_ascii_lowercase()) == letter {
                at += 1;
            } else if !byte.is_ascii_alphanumeric() {
                at = name.iter().position(|byte| *byte == b' ').map_or(0, |blank| blank + 1);
            }
        }
        self.checked(out)
    }

    /// Bytes of any kind.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Vec<u8> {
        let n = self.number(kind::REST, &[0], bytes.len() as u32) as usize;
        if n > MOST_BYTES {
            self.is_broken = true;
            return Vec::new();
        }
        let mut out = Vec::new();
        for at in 0..n {
            if self.is_over() {
                break;
            }
            let [one, two, three, four] = before(&out);
            let contexts = [0, one, two, three, four].map(|context| context.wrapping_add(21));
            out.push(self.choice(kind::REST, &contexts, 8, bytes.get(at).map_or(0, |byte| u32::from(*byte))) as u8);
        }
        out
    }

    /// The next byte of a text; `None` at its end.
    fn byte(&mut self, kind: u8, contexts: &[u32], byte: Option<&u8>) -> Option<u8> {
        let byte = self.model.value(kind, contexts, 8, byte.map_or(0, |byte| u32::from(*byte))) as u8;
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => self.is_broken = true,
        }
        (byte != 0 && !self.is_over()).then_some(byte)
    }

    /// Whether nothing that comes can be right any more.
    pub(super) fn is_over(&mut self) -> bool {
        self.is_broken |= self.model.coder.is_past_end();
        self.is_broken
    }

    fn checked(&mut self, bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|_| {
            self.is_broken = true;
            String::new()
        })
    }
}

/// The last byte, the last two, three and four, each as a number.
fn before(bytes: &[u8]) -> [u32; 4] {
    let byte = |back: usize| bytes.len().checked_sub(back).map_or(0, |at| u32::from(bytes[at]));
    let two = byte(1) | byte(2) << 8;
    let three = two | byte(3) << 16;
    [byte(1), two, three, three | byte(4) << 24]
}
