//! A hiring plan as a table: every month with its ranges, and who joined which team in the run in view.

use std::collections::BTreeMap;

use super::Table;
use crate::engine::grow::Origin;
use crate::engine::ids::TeamId;
use crate::engine::org::Org;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{Happening, History, SERIES, Scale, Series, Summary, currency_of};

/// The series of the table, each with its three percentiles.
const LISTED: [Series; 9] = [
    Series::Engineers,
    Series::Headcount,
    Series::Managers,
    Series::Joined,
    Series::Promoted,
    Series::Left,
    Series::OpenRequisitions,
    Series::ManagerSearches,
    Series::MonthlyCost,
];

/// CSV with a row a month. Money is in whole units of the plan's currency, which has a column. `curve` is the target by
/// month; of the run in view, hires and promotions are listed by team, such as `Search 2; Payments 1`.
#[must_use]
pub fn plan_table(
    plan: &HiringPlan,
    curve: &[u32],
    summary: &Summary,
    run: Option<(&History, Origin)>,
    base: &Org,
) -> String {
    let mut columns = vec!["month".to_owned(), "date".to_owned(), "target_engineers".to_owned()];
    for series in LISTED {
        columns.extend(["p10", "p50", "p90"].map(|which| format!("{}_{which}", series.row().name)));
    }
    columns
        .extend(["currency", "run_hires_by_team", "run_promotions_by_team", "run_leavers_by_team"].map(str::to_owned));
    let mut table = Table::new(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    let months = if summary.runs > 0 { summary.n_months() + 1 } else { 0 };
    for month in 0..months {
        let mut cells = vec![
            month.to_string(),
            plan.start.map(|start| start.plus(month).to_string()).unwrap_or_default(),
            curve.get(month as usize).map(u32::to_string).unwrap_or_default(),
        ];
        for series in LISTED {
            let found = summary.quantiles(month, series);
            cells.extend([found.p10, found.p50, found.p90].map(|value| match SERIES[series as usize].scale {
                Scale::Minor => (value / 100).to_string(),
                _ => value.to_string(),
            }));
        }
        cells.push(currency_of(plan).code().to_owned());
        cells.extend(by_team(run, base, month));
        table.row(&cells);
    }
    table.into_text()
}

/// Hires, promotions and leavers of a month by team.
fn by_team(run: Option<(&History, Origin)>, base: &Org, month: u32) -> [String; 3] {
    let mut counts: [BTreeMap<String, u32>; 3] = Default::default();
    let Some((run, origin)) = run else { return counts.map(|_| String::new()) };
    let name =
        |team: Option<TeamId>| team.map_or_else(|| "no team".to_owned(), |team| run.team_name(base, origin, team));
    for happening in run.moments.get(month as usize).map_or(&[][..], |moment| &moment.happened) {
        let (kind, team) = match *happening {
            Happening::Joined { team, .. } | Happening::ManagerHired { team, .. } => (0, team),
            Happening::Promoted { team, .. } => (1, team),
            Happening::Left { team, .. } => (2, team),
            _ => continue,
        };
        *counts[kind].entry(name(team)).or_default() += 1;
    }
    counts.map(|counts| counts.iter().map(|(team, n)| format!("{team} {n}")).collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::scenario::Scenario;

    #[test]
    fn every_month_has_a_row_and_hires_are_those_of_the_run() {
        let mut scenario = Scenario::default();
        scenario.plan.months = 12;
        scenario.plan.start = crate::engine::plan::Month::parse("2027-01");
        let base = scenario.base_org();
        let simulator = scenario.simulator(&base).expect("a plan to live through");
        let (summary, run) = (Summary::of(&simulator.sweep(0..20)), simulator.history(0));
        let csv = plan_table(&scenario.plan, simulator.curve(), &summary, Some((&run, scenario.origin())), &base);
        let rows: Vec<Vec<String>> = csv::Reader::from_reader(csv.as_bytes())
            .records()
            .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(rows.len(), 13);
        assert_eq!(
            (rows[12][1].as_str(), rows[12][2].as_str()),
            ("2028-01", simulator.curve()[12].to_string().as_str())
        );
        let hires = rows.iter().flat_map(|row| row[row.len() - 3].split("; ").map(str::to_owned).collect::<Vec<_>>());
        let hires = hires.filter_map(|cell| cell.rsplit(' ').next()?.parse::<i64>().ok());
        assert_eq!(hires.sum::<i64>(), run.run.sum(Series::Joined));
    }
}
