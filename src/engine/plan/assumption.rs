//! What a simulation assumes: one table, each number with its default, limits, source and grade.

use serde::{Deserialize, Serialize};

use super::range::Range;
use crate::engine::units::Decimal;

/// An assumption of a plan, and its place in [`ASSUMPTIONS`]. A new one goes to the end: links carry the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Assumption {
    /// Share of people who leave in a year.
    Attrition,
    /// From opening a requisition to the first day of work.
    TimeToFill,
    /// Share of offers that are accepted.
    Acceptance,
    /// Hours that everyone together spends on one hire.
    HoursPerHire,
    /// Interviews a week that an engineer can give.
    InterviewCap,
    /// Share of the week that interviews and mentoring may take.
    HiringTime,
    /// From the first day to full output.
    Ramp,
    /// Output on the first day.
    StartOutput,
    /// Mentoring a newcomer needs at first.
    MentorHours,
    /// Share of leavers who are replaced.
    Backfill,
    /// Share of manager seats that are filled from inside.
    PromotionShare,
    /// From an empty seat to a promotion.
    PromotionLead,
    /// From an empty seat to a manager hired from outside.
    ManagerTimeToFill,
    /// What a person costs, over pay.
    LoadedCost,
}

/// How many assumptions there are.
pub const N_ASSUMPTIONS: usize = ASSUMPTIONS.len();

/// One line of the table.
pub struct AssumptionRow {
    /// Which.
    pub assumption: Assumption,
    /// Name in files.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// Unit, as written after the number.
    pub unit: &'static str,
    /// Default value, in ten-thousandths as all decimals.
    pub default: Decimal,
    /// Smallest and largest value.
    pub limits: (Decimal, Decimal),
    /// What else it might well be, where a person names no range: how far the test of what matters most turns it.
    pub swing: (Decimal, Decimal),
    /// What the default rests on.
    pub source: &'static str,
    /// Grade of that.
    pub grade: &'static str,
}

macro_rules! row {
    ($which:ident, $name:literal, $label:literal, $unit:literal, $default:expr, $limits:expr, $swing:expr, $source:literal, $grade:literal) => {
        AssumptionRow {
            assumption: Assumption::$which,
            name: $name,
            label: $label,
            unit: $unit,
            default: Decimal::hundredths($default),
            limits: (Decimal::hundredths($limits.0), Decimal::hundredths($limits.1)),
            swing: (Decimal::hundredths($swing.0), Decimal::hundredths($swing.1)),
            source: $source,
            grade: $grade,
        }
    };
}

/// Every assumption, in hundredths.
#[rustfmt::skip]
pub const ASSUMPTIONS: &[AssumptionRow] = &[
    row!(Attrition, "attrition", "Attrition", "% a year", 1_300, (0, 3_500), (800, 2_000),
        "software 13.2 % (LinkedIn 2017), US high-tech 8.2 % (Mercer 2023), NASA 20 % (1980s)", "B"),
    row!(TimeToFill, "time_to_fill", "Time to fill", "days", 6_000, (1_500, 12_000), (4_500, 9_500),
        "58 days (Workable 2017), 49 to day one (LinkedIn, 400k hires)", "B"),
    row!(Acceptance, "acceptance", "Offers accepted", "%", 7_000, (4_000, 10_000), (5_800, 8_000),
        "engineers 58 % (Lever 2019), above 80 % (CandE 2023)", "B"),
    row!(HoursPerHire, "hours_per_hire", "Interviewing for one hire", "h", 6_000, (3_000, 12_000), (4_400, 10_000),
        "44 h (Lightspeed), 82.5 h (Sequoia), up to 100 h (SafeGraph); at 70 % accepted", "C"),
    row!(InterviewCap, "interview_cap", "Interviews an engineer can give", "a week", 300, (100, 500), (200, 400),
        "above three a week needs months of rest (Larson 2016)", "C"),
    row!(HiringTime, "hiring_time", "Time for interviews and mentoring, at most", "% of the week", 2_500, (500, 5_000), (1_500, 3_500),
        "our judgement: above a quarter, the work that hires are made for stops", "D"),
    row!(Ramp, "ramp", "Ramp to full output", "months", 600, (100, 1_200), (300, 900),
        "3–9 months (Swimm), 5 (DeMarco and Lister), 6–12 (Larson)", "B/C"),
    row!(StartOutput, "start_output", "Output on the first day", "%", 3_300, (0, 7_000), (2_000, 5_000),
        "a third (Larson 2016), rising in a straight line", "C"),
    row!(MentorHours, "mentor_hours", "Mentoring a newcomer at first", "h a week", 1_000, (0, 1_500), (500, 1_500),
        "10 h (what Larson's arithmetic implies), falling in a straight line", "C"),
    row!(Backfill, "backfill", "Leavers replaced", "%", 10_000, (0, 10_000), (8_000, 10_000),
        "our judgement: a plan names a target, and leavers are replaced on the way", "D"),
    row!(PromotionShare, "promotion_share", "Managers from inside", "%", 6_000, (0, 10_000), (4_000, 8_000),
        "no figure found; external hires cost 18–20 % more and leave more (Bidwell 2011)", "D"),
    row!(PromotionLead, "promotion_lead", "From empty seat to promotion", "months", 100, (0, 600), (0, 300),
        "our judgement: choosing, and handing work over", "D"),
    row!(ManagerTimeToFill, "manager_time_to_fill", "Time to hire a manager", "days", 9_000, (3_000, 24_000), (6_000, 15_000),
        "our judgement: half again as long as an engineer", "D"),
    row!(LoadedCost, "loaded_cost", "Cost over pay", "× pay", 130, (100, 200), (125, 142),
        "1.25–1.40 (practitioners), 1.42 (BLS, June 2025)", "B"),
];

/// The line of an assumption's name.
#[must_use]
pub fn assumption_named(name: &str) -> Option<&'static AssumptionRow> {
    ASSUMPTIONS.iter().find(|row| row.name == name)
}

impl Assumption {
    /// Its line of the table.
    #[must_use]
    pub fn row(self) -> &'static AssumptionRow {
        &ASSUMPTIONS[self as usize]
    }
}

/// A value or range for every assumption, by place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Assumptions([Range; N_ASSUMPTIONS]);

impl Default for Assumptions {
    fn default() -> Self {
        Assumptions(std::array::from_fn(|at| Range::certain(ASSUMPTIONS[at].default)))
    }
}

impl Assumptions {
    /// The value or range of one.
    #[must_use]
    pub fn get(&self, which: Assumption) -> Range {
        self.0[which as usize]
    }

    /// Sets one.
    ///
    /// # Errors
    /// Where the range leaves the limits of the assumption; nothing changes then.
    pub fn set(&mut self, which: Assumption, range: Range) -> Result<(), String> {
        let AssumptionRow { name, unit, limits: (least, most), .. } = which.row();
        if range.low < *least || range.high > *most || range.low > range.high {
            return Err(format!("{name} is {range}; it must lie between {least} and {most} {unit}"));
        }
        self.0[which as usize] = range;
        Ok(())
    }

    /// Those that differ from their default, in the order of the table.
    pub fn changed(&self) -> impl Iterator<Item = (&'static AssumptionRow, Range)> {
        let all = ASSUMPTIONS.iter().zip(self.0);
        all.filter(|(row, range)| *range != Range::certain(row.default))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assumption_is_at_its_place_and_its_numbers_agree() {
        for (at, row) in ASSUMPTIONS.iter().enumerate() {
            assert_eq!(row.assumption as usize, at, "{}", row.name);
            let (least, most) = row.limits;
            for value in [row.default, row.swing.0, row.swing.1] {
                assert!((least..=most).contains(&value), "{}", row.name);
            }
            assert!((row.swing.0..=row.swing.1).contains(&row.default), "{}", row.name);
        }
    }

    #[test]
    fn what_leaves_the_limits_is_refused_and_named() {
        let mut all = Assumptions::default();
        let range = Range::parse("10..90").expect("a range");
        let error = all.set(Assumption::Attrition, range).expect_err("too high");
        assert_eq!(error, "attrition is 10..90; it must lie between 0 and 35 % a year");
        assert_eq!(all, Assumptions::default());
        all.set(Assumption::TimeToFill, range).expect_err("too low");
        all.set(Assumption::Acceptance, Range::parse("60..80").expect("a range")).expect("within");
        assert_eq!(all.changed().map(|(row, _)| row.name).collect::<Vec<_>>(), ["acceptance"]);
    }
}
