//! Luck that every machine repeats: `SplitMix64`, asked by key instead of in turn.
//!
//! A draw is named by seed, run, concern, who it is about and when. So one more draw, or one more person, changes no other
//! draw, and two scenarios can be compared on the same luck.

use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::{Rng as _, SeedableRng as _};

/// What a draw decides. Each concern has its own stream; a new one goes to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Whether someone leaves.
    Attrition,
    /// Whether a leaver is replaced.
    Backfill,
    /// Whether a search for an engineer comes to an offer.
    Offer,
    /// Whether an offer is accepted.
    Acceptance,
    /// Whether a manager comes from inside.
    Promotion,
    /// Whether a search for a manager ends.
    ManagerSearch,
    /// What an uncertain assumption turns out to be.
    Assumption,
}

const CONCERNS: usize = Concern::Assumption as usize + 1;

/// The luck of one run.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    keys: [u64; CONCERNS],
}

impl Luck {
    /// The luck of a run under a seed.
    #[must_use]
    pub fn new(seed: u64, run: u32) -> Luck {
        let of_seed = mix(seed);
        let key = |concern: usize| mix(of_seed ^ (u64::from(run) << 8) ^ concern as u64);
        Luck { keys: std::array::from_fn(key) }
    }

    /// A whole number, every 64 bits equally likely.
    #[must_use]
    pub fn draw(&self, concern: Concern, who: u32, when: u32) -> u64 {
        mix(self.keys[concern as usize] ^ (u64::from(who) << 32) ^ u64::from(when))
    }

    /// A number above 0 and below 1, in steps of 2⁻⁵³.
    #[must_use]
    pub fn uniform(&self, concern: Concern, who: u32, when: u32) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        ((self.draw(concern, who, when) >> 11) as f64 + 0.5) * STEP
    }
}

/// The first output of the generator at a seed.
fn mix(seed: u64) -> u64 {
    SplitMix64::seed_from_u64(seed).next_u64()
}

/// A probability as a threshold for draws, so that deciding needs no floating point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance(u64);

impl Chance {
    /// The nearest threshold of a probability; below 0 never, from 1 on always.
    #[must_use]
    pub fn new(probability: f64) -> Chance {
        // 2⁶⁴ as a double; the cast cuts off at both ends.
        Chance((probability * 18_446_744_073_709_551_616.0) as u64)
    }

    /// Whether a draw comes out so.
    #[must_use]
    pub fn hits(self, draw: u64) -> bool {
        draw < self.0 || self.0 == u64::MAX
    }
}

/// The value below which a share of a normal distribution with mean 0 and deviation 1 lies; `share` above 0 and below 1.
///
/// Wichura's algorithm AS 241 (PPND7, about 7 digits), with the square root and logarithm of `libm`.
#[must_use]
pub fn normal_quantile(share: f64) -> f64 {
    let q = share - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * (((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9)
            / (((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0);
    }
    let tail = if q < 0.0 { share } else { 1.0 - share };
    let r = libm::sqrt(-libm::log(tail));
    let size = if r <= 5.0 {
        let r = r - 1.6;
        (((0.170_238_210_3 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7)
            / ((0.120_211_320_75 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        (((0.017_337_203_997 * r + 0.428_682_943_37) * r + 3.081_226_386_0) * r + 6.657_905_115_0)
            / ((0.012_258_202_635 * r + 0.241_978_942_25) * r + 1.0)
    };
    if q < 0.0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // The first outputs of SplitMix64 at seed 1234567, as its author prints them.
        let mut generator = SplitMix64::seed_from_u64(1_234_567);
        let outputs: Vec<u64> = (0..3).map(|_| generator.next_u64()).collect();
        assert_eq!(outputs, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn draws_are_pinned() {
        let luck = Luck::new(1, 0);
        let draws = [Concern::Attrition, Concern::Offer].map(|concern| luck.draw(concern, 7, 3));
        assert_eq!(draws, [4_779_913_351_984_338_901, 599_569_402_383_594_839]);
        assert_ne!(Luck::new(1, 1).draw(Concern::Attrition, 7, 3), draws[0]);
        assert_ne!(Luck::new(2, 0).draw(Concern::Attrition, 7, 3), draws[0]);
    }

    #[test]
    fn chances_hold_at_the_ends_and_in_between() {
        let luck = Luck::new(9, 4);
        let hits = |p: f64| (0..10_000).filter(|&who| Chance::new(p).hits(luck.draw(Concern::Offer, who, 0))).count();
        assert_eq!((hits(0.0), hits(1.0), hits(-1.0), hits(2.0)), (0, 10_000, 0, 10_000));
        // Five standard errors of 10,000 draws at 0.3.
        assert!(hits(0.3).abs_diff(3_000) < 5 * 46, "{}", hits(0.3));
    }

    #[test]
    fn normal_quantiles_of_the_tables() {
        for (share, value) in
            [(0.5, 0.0), (0.9, 1.281_551_6), (0.1, -1.281_551_6), (0.975, 1.959_964), (1e-9, -5.997_807)]
        {
            assert!((normal_quantile(share) - value).abs() < 1e-5, "{share}");
        }
    }
}
