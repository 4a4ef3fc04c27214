//! A model that expects bits from what came before, and learns from each. Integers only, so it expects the same everywhere;
//! any change of a number here is another version of links.
//!
//! A value is a few bits under several contexts. Each context keeps how often a bit was 1; a mixer weighs what they say,
//! by kind of value and by how much a context has seen, and learns which to trust. M. Mahoney's PAQ compressors work like this.

use super::coder::Coder;

/// Most contexts of a value.
pub(super) const MOST_CONTEXTS: usize = 8;

/// Most kinds of values.
const MOST_KINDS: usize = 32;

const SLOT_BITS: u32 = 20;

/// Classes of how much a context has seen.
const CLASSES: usize = 9;

/// Weights to begin with by class, 65,536 for 1.
const FIRST_WEIGHTS: [i32; CLASSES] = [0, 14_000, 18_000, 20_000, 22_000, 24_000, 26_000, 28_000, 30_000];

const MOST_WEIGHT: i32 = 1 << 20;

/// How fast the mixer learns.
const RATE: i32 = 12;

/// Beyond so many bits a context forgets as fast as it learns.
const MOST_SEEN: u32 = 40;

/// The chance of a 1, of 4,096, by log odds from -2,048 on in steps of 128: `4096 / (1 + exp(-x / 256))`.
const CHANCES: [i32; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901,
    3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

pub(super) struct Model<'a> {
    pub(super) coder: Coder<'a>,
    /// A chance in 16 bits, what was seen in 6, and a check in 10 of which context it is.
    slots: Vec<u32>,
    /// By kind, context and class.
    weights: Vec<i32>,
    /// Log odds by chance, of 4,096.
    odds: Vec<i16>,
}

/// What one context says.
#[derive(Clone, Copy, Default)]
struct Opinion {
    slot: usize,
    weight: usize,
    odds: i32,
}

impl<'a> Model<'a> {
    pub(super) fn new(coder: Coder<'a>) -> Model<'a> {
        let mut odds = Vec::with_capacity(4096);
        for x in -2047..=2047 {
            odds.resize(odds.len().max(chance(x) as usize + 1), x as i16);
        }
        odds.resize(4096, 2047);
        let weights = FIRST_WEIGHTS.repeat(MOST_KINDS * MOST_CONTEXTS);
        Model { coder, slots: vec![0; 1 << SLOT_BITS], weights, odds }
    }

    /// A value of `n_bits` under contexts, of which there are at most [`MOST_CONTEXTS`].
    pub(super) fn value(&mut self, kind: u8, contexts: &[u32], n_bits: u32, value: u32) -> u32 {
        let mut so_far = 1;
        for at in (0..n_bits).rev() {
            let bit = self.bit(kind, contexts, so_far, value >> at & 1 == 1);
            so_far = so_far << 1 | u32::from(bit);
        }
        so_far - (1 << n_bits)
    }

    fn bit(&mut self, kind: u8, contexts: &[u32], so_far: u32, bit: bool) -> bool {
        let mut opinions = [Opinion::default(); MOST_CONTEXTS];
        let opinions = &mut opinions[..contexts.len()];
        let mut sum = 0;
        for ((place, context), opinion) in (0u32..).zip(contexts).zip(opinions.iter_mut()) {
            let (slot, check) = place_of(*context, so_far, place);
            let kept = &mut self.slots[slot];
            if *kept & 0x3ff != check {
                *kept = 1 << 31 | check;
            }
            let seen = *kept >> 10 & 0x3f;
            let odds = if seen == 0 { 0 } else { self.odds[(*kept >> 20) as usize].into() };
            let weight = (usize::from(kind) * MOST_CONTEXTS + place as usize) * CLASSES + class(seen);
            *opinion = Opinion { slot, weight, odds };
            sum += i64::from(odds) * i64::from(self.weights[weight]);
        }
        let expected = chance((sum >> 16).clamp(-2047, 2047) as i32);
        let bit = self.coder.bit((expected as u32) << 4 | 8, bit);
        let error = ((i32::from(bit) << 12) - expected) * RATE;
        for opinion in opinions {
            let weight = &mut self.weights[opinion.weight];
            *weight = (*weight + ((opinion.odds * error + 0x2000) >> 14)).clamp(-MOST_WEIGHT, MOST_WEIGHT);
            let kept = &mut self.slots[opinion.slot];
            let (chance, seen) = ((*kept >> 16) as i32, *kept >> 10 & 0x3f);
            let target = if bit { 65_535 } else { 0 };
            let learned = chance + (target - chance) * 2 / (2 * seen as i32 + 3);
            *kept = (learned as u32) << 16 | (seen + 1).min(MOST_SEEN) << 10 | *kept & 0x3ff;
        }
        bit
    }
}

fn chance(odds: i32) -> i32 {
    let (at, part) = (((odds >> 7) + 16) as usize, odds & 127);
    (CHANCES[at] * (128 - part) + CHANCES[at + 1] * part + 64) >> 7
}

fn class(seen: u32) -> usize {
    match seen {
        0..4 => seen as usize,
        4..6 => 4,
        6..9 => 5,
        9..15 => 6,
        15..30 => 7,
        _ => 8,
    }
}

/// Where a context keeps what it knows of a bit, and its check, which is never 0.
fn place_of(context: u32, so_far: u32, place: u32) -> (usize, u32) {
    let mixed = (context ^ so_far.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0xC2B2_AE35).wrapping_add(place.wrapping_mul(0x27D4_EB2F));
    ((mixed >> (32 - SLOT_BITS)) as usize, mixed & 0x3ff | 1)
}

/// One context of several parts.
pub(super) fn context(parts: &[u32]) -> u32 {
    parts.iter().fold(0x811C_9DC5, |mixed, part| {
        let mixed = (mixed ^ part).wrapping_mul(0x9E37_79B1);
        mixed ^ mixed >> 13
    })
}
