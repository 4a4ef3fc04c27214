//! A hiring plan as a table: every month with its ranges, and who joined which team in the run in view.

use std::collections::BTreeMap;

use super::Table;
use crate::engine::grow::Origin;
use crate::engine::ids::TeamId;
use crate::engine::org::Org;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{Happening, History, Quantiles, SERIES, Scale, Series, Summary, currency_of};

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

/// CSV with a row a month. Money is in whole units of the plan's currency, which has a column, and empty where nobody is paid
/// in it; each other currency that has money has columns at the end. `curve` is the target by
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
    let others = summary.other_currencies();
    for currency in &others {
        let code = currency.code().to_ascii_lowercase();
        columns.extend(["p10", "p50", "p90"].map(|which| format!("monthly_cost_{code}_{which}")));
    }
    let mut table = Table::new(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    let months = if summary.runs > 0 { summary.n_months() + 1 } else { 0 };
    for month in 0..months {
        let mut cells = vec![
            month.to_string(),
            plan.start.map(|start| start.plus(month).to_string()).unwrap_or_default(),
            curve.get(month as usize).map(u32::to_string).unwrap_or_default(),
        ];
        for series in LISTED {
            cells.extend(percentiles(summary.known(month, series), SERIES[series as usize].scale));
        }
        cells.push(currency_of(plan).code().to_owned());
        cells.extend(by_team(run, base, month));
        for &currency in &others {
            let found = summary.costs(month, currency_of(plan)).find(|&(paid, _)| paid == currency);
            cells.extend(percentiles(found.map(|(_, found)| found), Scale::Minor));
        }
        table.row(&cells);
    }
    table.into_text()
}

/// The cells of a figure, empty where it is not known; money in whole units.
fn percentiles(found: Option<Quantiles>, scale: Scale) -> [String; 3] {
    let Some(Quantiles { p10, p50, p90, .. }) = found else { return Default::default() };
    [p10, p50, p90].map(|value| if scale == Scale::Minor { (value / 100).to_string() } else { value.to_string() })
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

    #[test]
    fn cost_in_another_currency_has_columns_and_that_of_the_plan_is_empty() {
        let csv = "id,name,manager_id,location\na,Ann,,London\nb,Bo,a,London\n";
        let roster = crate::engine::roster::import_bytes(csv.as_bytes()).expect("a roster").roster;
        let source = crate::engine::scenario::Source::Roster(roster.into());
        let mut scenario = Scenario { source, ..Scenario::default() };
        (scenario.plan.months, scenario.plan.target) = (1, Some(crate::engine::plan::Target::End(1)));
        let base = scenario.base_org();
        let simulator = scenario.simulator(&base).expect("a plan to live through");
        let summary = Summary::of(&simulator.sweep(0..2));
        let csv = plan_table(&scenario.plan, simulator.curve(), &summary, None, &base);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let headers = reader.headers().expect("a header").clone();
        let first = reader.records().next().expect("a month").expect("a row");
        let cell = |name: &str| &first[headers.iter().position(|header| header == name).expect("a column")];
        assert_eq!((cell("monthly_cost_p50"), cell("currency")), ("", "USD"));
        assert!(cell("monthly_cost_gbp_p50").parse::<u32>().is_ok_and(|cost| cost > 0), "{csv}");
    }
}
