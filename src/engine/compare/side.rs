//! One of the orgs that are compared, analyzed.

use time::Date;

use super::cost::{Cost, cost_of};
use crate::engine::analyze::{Report, Settings, analyze, rank};
use crate::engine::fix::Costing;
use crate::engine::org::{Org, Structure};
use crate::engine::scenario::{Scenario, Source};
use crate::engine::simulate::Salaries;

/// An org at the size its scenario looks at, analyzed.
#[derive(Clone, Debug)]
pub struct Side {
    /// Name of the scenario.
    pub title: String,
    /// The org.
    pub org: Org,
    /// Its counted people.
    pub structure: Structure,
    /// Their analysis, findings ranked.
    pub report: Report,
    /// What it was analyzed with.
    pub settings: Settings,
    pub(super) cost: Cost,
    /// Where the org comes from, for what of a roster is no part of it.
    pub(super) source: Source,
    pub(super) salaries: Salaries,
    /// The day on which the org is looked at.
    pub(super) as_of: Option<Date>,
    /// Every start day that is known is the first of a month, as links leave them.
    pub(super) has_months_only: bool,
}

impl Side {
    /// The org of a scenario.
    pub fn of(scenario: &Scenario) -> Side {
        let org = scenario.org();
        let structure = scenario.structure(&org);
        let mut report = analyze(&structure, &scenario.settings);
        let mut findings = std::mem::take(&mut report.findings);
        rank(&mut findings, &structure, &report);
        report.findings = findings;
        let salaries = scenario.salaries();
        let cost = cost_of(&org, &structure, &salaries, Costing::of(&scenario.plan));
        let (title, settings) = (scenario.name.clone(), scenario.settings.clone());
        let (source, as_of) = (scenario.source.clone(), scenario.as_of);
        let has_months_only = org.people().filter_map(|(_, person)| person.start_date).all(|day| day.day() == 1);
        Side { title, org, structure, report, settings, cost, source, salaries, as_of, has_months_only }
    }

    /// Positions without a person, which are drawn and not counted.
    pub(super) fn n_vacancies(&self) -> u32 {
        (self.org.people().count() - self.structure.len()) as u32
    }
}
