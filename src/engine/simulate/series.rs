//! What is followed month by month: one table, read by every output.

use crate::engine::labels;

/// A figure of an org at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// People.
    Headcount,
    /// People without reports.
    Engineers,
    /// People with reports.
    Managers,
    /// Managers on the longest chain.
    ManagementLayers,
    /// Teams with someone in them.
    Teams,
    /// Requisitions for engineers that were open in the month.
    OpenRequisitions,
    /// Searches for managers that were open in the month.
    ManagerSearches,
    /// Share of people in ramp, basis points.
    RampingShare,
    /// Managers with a load index of 1 or more.
    Overloaded,
    /// Teams that someone leads beside their own, because their manager's seat is empty.
    Carried,
    /// Pay times cost over pay, in minor units of the plan's currency.
    MonthlyCost,
    /// Of that, what managers cost, basis points.
    ManagementCost,
    /// People whose pay is not known; the cost leaves them out.
    WithoutPay,
    /// Work done, in hundredths of an engineer at full output.
    Output,
    /// Interviews and mentoring, in minutes a week of an engineer past ramp.
    HiringMinutes,
    /// People who joined in the month.
    Joined,
    /// People who left in the month.
    Left,
    /// People promoted to manage in the month.
    Promoted,
}

/// How the numbers of a series are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Whole numbers.
    Count,
    /// Ten-thousandths, read as a share.
    BasisPoints,
    /// Hundredths.
    Hundredths,
    /// Minutes, read as hours.
    Minutes,
    /// Minor units of money.
    Minor,
}

/// One line of the table.
pub struct SeriesRow {
    /// Which.
    pub series: Series,
    /// Name in files.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// Unit on the page.
    pub unit: &'static str,
    /// How its numbers are read.
    pub scale: Scale,
}

/// How many series there are.
pub const N_SERIES: usize = SERIES.len();

macro_rules! row {
    ($which:ident, $name:literal, $label:expr, $unit:literal, $scale:ident) => {
        SeriesRow { series: Series::$which, name: $name, label: $label, unit: $unit, scale: Scale::$scale }
    };
}

/// Every series.
pub const SERIES: &[SeriesRow] = &[
    row!(Headcount, "headcount", labels::PEOPLE, "people", Count),
    row!(Engineers, "engineers", labels::ENGINEERS, "people", Count),
    row!(Managers, "managers", labels::MANAGERS, "people", Count),
    row!(ManagementLayers, "management_layers", labels::MANAGEMENT_LAYERS, "layers", Count),
    row!(Teams, "teams", labels::TEAMS, "teams", Count),
    row!(OpenRequisitions, "open_requisitions", labels::OPEN_REQUISITIONS, "requisitions", Count),
    row!(ManagerSearches, "manager_searches", "Empty manager seats", "seats", Count),
    row!(RampingShare, "ramping_share", "Ramping up", "% of people", BasisPoints),
    row!(Overloaded, "overloaded", labels::OVERLOADED, "people", Count),
    row!(Carried, "carried_teams", "Teams carried by someone else", "teams", Count),
    row!(MonthlyCost, "monthly_cost", "Cost", "a month", Minor),
    row!(ManagementCost, "management_cost_share", "Managers' share of cost", "%", BasisPoints),
    row!(WithoutPay, "people_without_pay", "People whose pay is not known", "people", Count),
    row!(Output, "output", "Output", "engineers at full output", Hundredths),
    row!(HiringMinutes, "hiring_hours", "Interviews and mentoring", "h a week of an engineer", Minutes),
    row!(Joined, "joined", "Joined", "people", Count),
    row!(Left, "left", "Left", "people", Count),
    row!(Promoted, "promoted", "Promoted to manage", "people", Count),
];

impl Series {
    /// Its line of the table.
    #[must_use]
    pub fn row(self) -> &'static SeriesRow {
        &SERIES[self as usize]
    }

    /// Whether it is of money in the plan's currency, and unknown where nobody is paid in it.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Series::MonthlyCost | Series::ManagementCost)
    }
}

impl Scale {
    /// A number of this scale in its unit: shares as fractions, minutes as hours.
    #[must_use]
    pub fn read(self, value: f64) -> f64 {
        match self {
            Scale::Count | Scale::Minor => value,
            Scale::BasisPoints => value / 10_000.0,
            Scale::Hundredths => value / 100.0,
            Scale::Minutes => value / 60.0,
        }
    }
}

/// The figures of one month, by place in [`SERIES`].
pub type Figures = [i64; N_SERIES];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_series_is_at_its_place() {
        for (at, row) in SERIES.iter().enumerate() {
            assert_eq!(row.series as usize, at, "{}", row.name);
        }
    }
}
