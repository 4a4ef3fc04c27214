//! One run: the same org, one draw of luck, every month of the plan.

use super::counted::Counted;
use super::event::Mark;
use super::ledger::{Ledger, ledger};
use super::marks::{Marks, Seen};
use super::pipeline::Wanted;
use super::series::{Figures, N_SERIES, Series};
use super::state::State;
use super::{Simulator, arrivals, attrition, managers, pipeline, ramp};
use crate::engine::analyze::{Report, analyze_into};
use crate::engine::money::{Currency, N_CURRENCIES};
use crate::engine::org::NONE;
use crate::engine::units::Ratio;

/// What a run gives: figures by month and the marks it reached. One value is used for many runs and keeps its memory.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Figures of every month, the opening first.
    pub months: Vec<Figures>,
    /// Cost of every month by currency, that of the plan among them.
    pub other_costs: Vec<[i64; N_CURRENCIES]>,
    marks: Marks,
    counted: Counted,
    report: Report,
}

impl Run {
    /// What was reached, with the month.
    #[must_use]
    pub fn marks(&self) -> &[(Mark, u32)] {
        &self.marks.reached
    }

    /// A figure of a month.
    #[must_use]
    pub fn figure(&self, month: u32, series: Series) -> i64 {
        self.months[month as usize][series as usize]
    }

    /// What a month costs in every currency that has money, that of the plan first.
    pub fn costs(&self, month: u32, home: Currency) -> impl Iterator<Item = (Currency, i64)> + '_ {
        let cost = move |currency: Currency| (currency, self.other_costs[month as usize][currency as usize]);
        let others = Currency::ALL.into_iter().filter(move |&currency| currency != home);
        std::iter::once(home).chain(others).map(cost).filter(|&(_, cost)| cost != 0)
    }

    /// The month in which 98 % of the engineers that the plan aims at were there.
    #[must_use]
    pub fn target_month(&self) -> Option<u32> {
        self.marks().iter().find(|(mark, _)| *mark == Mark::TargetReached).map(|&(_, month)| month)
    }

    /// A series summed over the months after the opening.
    #[must_use]
    pub fn sum(&self, series: Series) -> i64 {
        self.months[1..].iter().map(|figures| figures[series as usize]).sum()
    }
}

impl Simulator {
    /// Lives through one run. `watch` sees the org at the end of every month, the opening first.
    pub(super) fn live(&self, number: u32, run: &mut Run, mut watch: impl FnMut(&State, &Counted)) {
        let mut state = self.opening(number);
        run.months.clear();
        run.other_costs.clear();
        self.record(&state, run, 0);
        watch(&state, &run.counted);
        for month in 1..=self.plan.months {
            state.month = month;
            state.happened.clear();
            state.of_teams.clear();
            self.step(&mut state);
            self.record(&state, run, month);
            watch(&state, &run.counted);
        }
    }

    /// Lives through one run.
    pub fn run(&self, number: u32, run: &mut Run) {
        self.live(number, run, |_, _| {});
    }

    /// A month: the passes in their order.
    fn step(&self, state: &mut State) {
        let is_frozen = self.plan.is_frozen(state.month);
        let ahead = (state.month + state.assumed.lead - 1).min(self.plan.months);
        let wanted = Wanted { engineers: self.curve[ahead as usize], is_frozen };
        attrition::pass(state);
        let n_arrivals = pipeline::pass(state, &wanted);
        arrivals::pass(state, n_arrivals, &self.settings, self.plan.place);
        managers::pass(state, is_frozen, self.plan.place);
    }

    /// Analyzes the org of a month and writes its figures down.
    fn record(&self, state: &State, run: &mut Run, month: u32) {
        run.counted.count(state);
        let mut settings = self.settings.clone();
        settings.load.ramp_months = state.assumed.ramp_months;
        analyze_into(&run.counted.structure, &settings, &mut run.report);
        let ledger = ledger(state, &run.counted, &self.rates);
        let figures = figures(state, run, &ledger, self.plan.place.row().currency as usize);
        let carried = figures[Series::Carried as usize] as u32;
        let is_at_target = month > 0 && figures[Series::Engineers as usize] >= i64::from(self.enough);
        let seen = Seen { structure: &run.counted.structure, report: &run.report, carried, is_at_target };
        if month == 0 {
            run.marks.start(&seen);
        } else {
            run.marks.look(&seen, month);
        }
        run.months.push(figures);
        run.other_costs.push(ledger.cost);
    }
}

fn figures(state: &State, run: &Run, ledger: &Ledger, currency: usize) -> Figures {
    let metrics = &run.report.metrics;
    let people = i64::from(metrics.people);
    let n_ramping = (0..state.list.len() as u32)
        .filter(|&at| state.list[at as usize].is_filled && state.ramp_share(at) < 1.0)
        .count() as i64;
    let overloaded = run.report.loads.iter().filter_map(|load| load.index()).filter(|&index| index >= Ratio::whole(1));
    let empty = (0..state.list.len() as u32).filter(|&at| !state.list[at as usize].is_filled && state.is_manager(at));
    let carried = empty.clone().filter(|&at| state.seats.structure.ic_reports(at) > 0 && state.stand_in(at) != at);
    let ramp = ramp::pass(state);
    let happened = |what: fn(&super::Happening) -> bool| state.happened.iter().filter(|one| what(one)).count() as i64;
    let mut figures: Figures = [0; N_SERIES];
    for (series, value) in [
        (Series::Headcount, people),
        (Series::Engineers, i64::from(metrics.engineers)),
        (Series::Managers, i64::from(metrics.managers)),
        (Series::ManagementLayers, i64::from(metrics.management_layers)),
        (Series::Teams, i64::from(metrics.teams)),
        (Series::OpenRequisitions, i64::from(state.n_open_in_month)),
        (Series::ManagerSearches, empty.count() as i64),
        (Series::RampingShare, n_ramping * 10_000 / people.max(1)),
        (Series::Overloaded, overloaded.count() as i64),
        (Series::Carried, carried.count() as i64),
        (Series::MonthlyCost, ledger.cost[currency]),
        (Series::ManagementCost, ledger.managers[currency] * 10_000 / ledger.cost[currency].max(1)),
        (Series::WithoutPay, i64::from(ledger.without_pay)),
        (Series::Output, libm::round(ramp.output * 100.0) as i64),
        (Series::HiringMinutes, libm::round(ramp.hiring_minutes) as i64),
        (Series::Joined, happened(|one| one.is_join())),
        (Series::Left, happened(|one| one.is_leave())),
        (Series::Promoted, happened(|one| matches!(one, super::Happening::Promoted { .. }))),
    ] {
        figures[series as usize] = value;
    }
    debug_assert_eq!(run.counted.position.iter().filter(|&&at| at != NONE).count() as i64, people);
    figures
}
