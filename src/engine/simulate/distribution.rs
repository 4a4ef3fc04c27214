//! A distribution of whole numbers in bounded memory, however many there are.

/// Bits of a number that are kept: up to 4,095 every number is exact, above it is cut to this many leading bits, which is
/// less than 0.05 % of it.
const BITS: u32 = 12;

/// How often each number occurred. Numbers below 0 count as 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// Numbers with their counts, in rising order.
    counts: Vec<(u64, u32)>,
    n: u32,
    sum: i128,
}

impl Distribution {
    /// Counts one number.
    pub fn add(&mut self, value: i64) {
        let value = value.max(0);
        self.count(cut(value.unsigned_abs()), 1);
        self.n += 1;
        self.sum += i128::from(value);
    }

    /// Counts everything that another has counted.
    pub fn merge(&mut self, other: &Distribution) {
        other.counts.iter().for_each(|&(value, count)| self.count(value, count));
        self.n += other.n;
        self.sum += other.sum;
    }

    fn count(&mut self, value: u64, count: u32) {
        match self.counts.binary_search_by_key(&value, |&(value, _)| value) {
            Ok(at) => self.counts[at].1 += count,
            Err(at) => self.counts.insert(at, (value, count)),
        }
    }

    /// How many numbers were counted.
    #[must_use]
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The exact mean; `None` of nothing.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / f64::from(self.n))
    }

    /// The smallest number that at least `percent` of all are not above; `None` of nothing.
    #[must_use]
    pub fn quantile(&self, percent: u32) -> Option<i64> {
        let rank = (u64::from(self.n) * u64::from(percent)).div_ceil(100).max(1);
        let mut seen = 0;
        self.counts.iter().find_map(|&(value, count)| {
            seen += u64::from(count);
            (seen >= rank).then_some(value as i64)
        })
    }

    /// How many different numbers are kept apart.
    #[must_use]
    pub fn n_kept(&self) -> usize {
        self.counts.len()
    }
}

/// A number without what is below its leading bits.
fn cut(value: u64) -> u64 {
    let below = (u64::BITS - value.leading_zeros()).saturating_sub(BITS);
    value >> below << below
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quantile as its definition says, from the sorted sample.
    fn of_sorted(sample: &mut [i64], percent: usize) -> i64 {
        sample.sort_unstable();
        sample[(sample.len() * percent).div_ceil(100).max(1) - 1]
    }

    fn sample(n: i64, most: i64) -> Vec<i64> {
        (0..n).map(|at| at * 7_919 * 104_729 % most).collect()
    }

    #[test]
    fn quantiles_are_those_of_the_sorted_sample() {
        for n in [1, 2, 9, 10, 11, 100, 997] {
            let mut sample = sample(n, 4_000);
            let mut distribution = Distribution::default();
            sample.iter().for_each(|&value| distribution.add(value));
            for percent in [0, 10, 50, 90, 100] {
                let expected = of_sorted(&mut sample, percent);
                assert_eq!(distribution.quantile(percent as u32), Some(expected), "{percent} % of {n}");
            }
            let mean = sample.iter().sum::<i64>() as f64 / n as f64;
            assert_eq!(distribution.mean(), Some(mean));
        }
        assert_eq!((Distribution::default().quantile(50), Distribution::default().mean()), (None, None));
    }

    #[test]
    fn large_numbers_are_a_twentieth_of_a_percent_off_at_most_and_take_bounded_memory() {
        let mut sample = sample(60_000, 900_000_000_000);
        let mut distribution = Distribution::default();
        sample.iter().for_each(|&value| distribution.add(value));
        for percent in [10, 50, 90] {
            let (exact, kept) =
                (of_sorted(&mut sample, percent), distribution.quantile(percent as u32).expect("a value"));
            assert!(kept <= exact && (exact - kept) * 2_048 <= exact, "{percent} %: {kept} for {exact}");
        }
        assert!(distribution.n_kept() < 24_000, "{}", distribution.n_kept());
    }

    #[test]
    fn it_does_not_matter_who_counted() {
        let (all, mut parts) = (sample(500, 9_000), [Distribution::default(), Distribution::default()]);
        let mut whole = Distribution::default();
        for (at, &value) in all.iter().enumerate() {
            whole.add(value);
            parts[at % 2].add(value);
        }
        let [mut first, second] = parts;
        first.merge(&second);
        assert_eq!(first, whole);
    }
}
