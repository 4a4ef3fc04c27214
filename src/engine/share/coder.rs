//! An arithmetic coder of single bits. Writing and reading are the same calls, so that what writes a value cannot differ from
//! what reads it.

/// Zeros that are read after the end before the data counts as damaged. What is written ends with a byte that is not 0, and
/// [`Coder::written`] says so where more were left out.
const MOST_PAST_END: u32 = 64;

/// A coder: it writes the bits it is given, or gives those that were written.
pub(super) struct Coder<'a> {
    low: u32,
    high: u32,
    side: Side<'a>,
}

enum Side<'a> {
    /// Nothing is written: a model gets to know the bits.
    Learning,
    Writing(Vec<u8>),
    Reading(Reader<'a>),
}

struct Reader<'a> {
    rest: &'a [u8],
    /// The four bytes that are looked at.
    code: u32,
    past_end: u32,
}

impl<'a> Coder<'a> {
    pub(super) fn learning() -> Coder<'a> {
        Coder { low: 0, high: u32::MAX, side: Side::Learning }
    }

    pub(super) fn writing() -> Coder<'a> {
        Coder { low: 0, high: u32::MAX, side: Side::Writing(Vec::new()) }
    }

    pub(super) fn reading(bytes: &'a [u8]) -> Coder<'a> {
        let mut coder =
            Coder { low: 0, high: u32::MAX, side: Side::Reading(Reader { rest: bytes, code: 0, past_end: 0 }) };
        (0..4).for_each(|_| coder.shift());
        Coder { low: 0, high: u32::MAX, ..coder }
    }

    /// A bit that is 1 with `chance` of 65,536, which must be neither 0 nor all. `bit` is what to write; where it is read, it
    /// does not matter.
    pub(super) fn bit(&mut self, chance: u32, bit: bool) -> bool {
        let middle = self.low + ((u64::from(self.high - self.low) * u64::from(chance)) >> 16) as u32;
        let bit = match &self.side {
            Side::Learning => return bit,
            Side::Writing(_) => bit,
            Side::Reading(reader) => reader.code <= middle,
        };
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.shift();
        }
        bit
    }

    /// The first byte of both ends is settled.
    fn shift(&mut self) {
        match &mut self.side {
            Side::Learning => {}
            Side::Writing(out) => out.push((self.high >> 24) as u8),
            // After the end there are zeros.
            Side::Reading(reader) => {
                let first = reader.rest.split_off_first().copied();
                reader.past_end += u32::from(first.is_none());
                reader.code = reader.code << 8 | u32::from(first.unwrap_or(0));
            }
        }
        self.low <<= 8;
        self.high = self.high << 8 | 255;
    }

    /// Whether more was read than was ever written.
    pub(super) fn is_past_end(&self) -> bool {
        matches!(&self.side, Side::Reading(reader) if reader.past_end > MOST_PAST_END)
    }

    /// What was written, with as few bytes at the end as tell it apart; `None` if so many were left out that a reader would
    /// take it for damaged.
    pub(super) fn written(self) -> Option<Vec<u8>> {
        let Side::Writing(mut out) = self.side else { return None };
        let short = self.low.checked_add(0x00ff_ffff).map(|up| up & 0xff00_0000).filter(|&short| short <= self.high);
        out.extend_from_slice(&short.unwrap_or(self.high).to_be_bytes());
        let n_written = out.len();
        while out.last() == Some(&0) {
            out.pop();
        }
        // A reader looks four bytes ahead.
        (n_written - out.len() + 4 <= MOST_PAST_END as usize).then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let chance = |at: u32| [1, 40, 9_000, 32_768, 60_000, 65_535][at as usize % 6];
        let bit = |at: u32| at.wrapping_mul(0x9E37_79B1) >> 30 == 0;
        for n in [0, 1, 2, 7, 1_000] {
            let mut writer = Coder::writing();
            for at in 0..n {
                writer.bit(chance(at), bit(at));
            }
            let bytes = writer.written().unwrap();
            let mut reader = Coder::reading(&bytes);
            for at in 0..n {
                assert_eq!(reader.bit(chance(at), false), bit(at), "bit {at} of {n}");
            }
        }
    }

    #[test]
    fn nothing_is_read_for_ever() {
        let mut reader = Coder::reading(&[1, 2, 3]);
        let mut n_bits = 0;
        while !reader.is_past_end() {
            reader.bit(32_768, false);
            n_bits += 1;
        }
        assert_eq!(n_bits, 8 * MOST_PAST_END, "three bytes, less those that are looked at ahead");
        let mut writer = Coder::writing();
        (0..1_000).for_each(|_| _ = writer.bit(32_768, true));
        assert_eq!(writer.written(), None, "a thousand bits of zeros");
    }

    #[test]
    fn what_is_expected_costs_next_to_nothing() {
        let mut writer = Coder::writing();
        (0..10_000).for_each(|_| _ = writer.bit(65_000, true));
        assert!(writer.written().unwrap().len() < 20);
    }
}
