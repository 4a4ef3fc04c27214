//! How many relationships a manager could have to follow: V. A. Graicunas, "Relationship in Organization", 1933.
//!
//! As counting it is an identity, grade A; what it means for managing is not established, grade D. It counts what is
//! possible and not what happens: an explanation at most, and never part of any load.

/// The most reports that are counted; of more, numbers say nothing.
const REPORTS_AT_MOST: u32 = 100;

/// Possible relationships of a manager with `n` direct reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relationships {
    /// With each report alone: `n`.
    pub single: u128,
    /// Of each report with each other one, both ways: `n · (n − 1)`.
    pub cross: u128,
    /// With each report in company of each choice of others: `n · (2^(n−1) − 1)`.
    pub group: u128,
}

impl Relationships {
    /// All together: `n · (2^(n−1) + n − 1)`.
    pub fn total(&self) -> u128 {
        self.single + self.cross + self.group
    }
}

/// The relationships with so many direct reports; `None` above 100.
pub fn relationships(reports: u32) -> Option<Relationships> {
    let n = u128::from(reports);
    (reports <= REPORTS_AT_MOST).then(|| Relationships {
        single: n,
        cross: n * n.saturating_sub(1),
        group: n * ((1 << reports) / 2_u128).saturating_sub(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_table() {
        let table = [
            (1, 0, 0, 1),
            (2, 2, 2, 6),
            (3, 6, 9, 18),
            (4, 12, 28, 44),
            (5, 20, 75, 100),
            (6, 30, 186, 222),
            (7, 42, 441, 490),
            (8, 56, 1_016, 1_080),
            (9, 72, 2_295, 2_376),
            (10, 90, 5_110, 5_210),
            (11, 110, 11_253, 11_374),
            (12, 132, 24_564, 24_708),
            (18, 306, 2_359_278, 2_359_602),
        ];
        for (n, cross, group, total) in table {
            let found = relationships(n).expect("few reports");
            assert_eq!((found.single, found.cross, found.group), (u128::from(n), cross, group), "{n} reports");
            assert_eq!(found.total(), total, "{n} reports");
        }
    }

    #[test]
    fn the_parts_make_the_closed_form() {
        assert_eq!(relationships(0).map(|none| none.total()), Some(0));
        for n in 1..=REPORTS_AT_MOST {
            let total = u128::from(n) * ((1 << (n - 1)) + u128::from(n) - 1);
            assert_eq!(relationships(n).map(|found| found.total()), Some(total), "{n} reports");
        }
        assert_eq!(relationships(REPORTS_AT_MOST + 1), None);
    }
}
