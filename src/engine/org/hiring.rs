//! What a hiring plan asks of the org it is for: enough for rules to judge the pace, without the plan itself.

use crate::engine::units::Decimal;

/// The pace of a hiring plan that has a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiringPace {
    /// Expected growth of the number of engineers, basis points a month.
    pub growth: u32,
    /// Expected attrition, basis points a month.
    pub attrition: u32,
    /// Months from the first day of work to full output.
    pub ramp: Decimal,
    /// Hours that interviewers spend on one hire, those of the hiring manager aside.
    pub interviews_per_hire: Decimal,
}

impl HiringPace {
    /// Hires a month for each engineer, basis points: growth, and a replacement for everyone who leaves.
    #[must_use]
    pub fn hires(&self) -> i64 {
        i64::from(self.growth) + i64::from(self.attrition)
    }

    /// The share of people still in ramp where this goes on, basis points: `1 − e^(−(r + q)R)` with growth `r` and
    /// attrition `q` as continuous rates and a ramp of `R` months. Rounded, so that every machine compares the same number.
    #[must_use]
    pub fn share_in_ramp(&self) -> i64 {
        let part = |basis_points: u32| f64::from(basis_points) / 10_000.0;
        let stay = (1.0 - part(self.attrition)) / (1.0 + part(self.growth));
        libm::round((1.0 - libm::pow(stay, self.ramp.as_f64())) * 10_000.0) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_in_ramp_is_the_one_of_the_formula() {
        // Growth a month by doubling time, at 13 % attrition a year and a ramp of 6 months.
        for (growth, percent) in [(0, 7), (293, 22), (393, 26), (595, 34), (1_225, 53)] {
            let pace =
                HiringPace { growth, attrition: 115, ramp: Decimal::whole(6), interviews_per_hire: Decimal::whole(40) };
            assert_eq!((pace.share_in_ramp() + 50) / 100, percent, "{growth}");
        }
    }
}
