//! What a person can do, as data.

use std::rc::Rc;

use super::history::Step;
use super::view::slider_end_for;
use super::{Form, History, Panel, Session, Theme};
use crate::engine::analyze::{RuleId, SubjectId};
use crate::engine::edit::Edit;
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::layout::Orientation;
use crate::engine::plan::{HiringPlan, MOST_RUNS};
use crate::engine::policy::{GrowthPolicy, LOAD_TERMS, SPAN_KNOBS, TopologyPolicy};
use crate::engine::roster::Roster;
use crate::engine::scenario::{Mute, Scenario, Source};
use crate::engine::sort::gather;
use crate::engine::team_map::MapOptions;
use crate::engine::units::Decimal;

/// One thing a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Looks at a size, engineers.
    SetEngineers(u32),
    /// Lets the slider reach further or less far, engineers.
    SetSliderEnd(u32),
    /// Lets the structure adapt, or holds it.
    SetMode(Mode),
    /// Sets one of the four spans, by its place in the table; a limit below its target moves with it, and the other way round.
    SetSpan(usize, u32),
    /// Sets all four spans.
    SetPolicy(GrowthPolicy),
    /// Sets how teams that growth adds work together.
    SetTopology(TopologyPolicy),
    /// Sets a rule's threshold: rule, level, value.
    SetThreshold(String, String, Decimal),
    /// Sets a load term, by its place in the table.
    SetLoadTerm(usize, u32),
    /// Sets the hiring plan.
    SetPlan(Box<HiringPlan>),
    /// Looks at a month of the plan.
    SetMonth(u32),
    /// Looks at another run.
    SetRun(u32),
    /// Puts policy, thresholds and load terms back to their defaults.
    ResetSettings,
    /// Opens another scenario.
    Open(Box<Scenario>),
    /// Puts another version of the scenario in view in its place, such as what another tab made of it.
    Replace(Box<Scenario>),
    /// Goes on with a scenario that was kept, and with what can be undone in it.
    Resume(Rc<Scenario>, History),
    /// Names the scenario.
    Rename(String),
    /// Edits the org at the size looked at: name of the step, edits.
    Edit(String, Vec<Edit>),
    /// Takes one decision back, by its place in the list of edits; the others stay.
    Withdraw(usize),
    /// Accepts a finding.
    Mute(Mute),
    /// No longer accepts a finding: rule, subject.
    Unmute(RuleId, SubjectId),
    /// Lets go of what was dragged: the next change is a step of its own.
    Rest,
    /// Takes the last step back.
    Undo,
    /// Makes the step again that was taken back last.
    Redo,
    /// Selects a person, or nobody.
    Select(Option<PersonId>),
    /// Selects a person besides, or no longer.
    Mark(PersonId),
    /// Selects exactly these people; details are of the first.
    SelectAll(Vec<PersonId>),
    /// Selects a team, and whoever leads it.
    SelectTeam(TeamId, Option<PersonId>),
    /// Shows other teams, or other interactions.
    SetMap(Box<MapOptions>),
    /// Shows who reports to whom on the team map, or no longer.
    ShowLines(bool),
    /// Hides or shows someone's reports.
    Toggle(PersonId),
    /// Shows the reports of everyone given.
    Expand(Vec<PersonId>),
    /// Hides the reports of exactly those given.
    CollapseTo(Vec<PersonId>),
    /// Hides the reports of exactly those given, unless a person has chosen whose to hide.
    Fold(Vec<PersonId>),
    /// Turns the chart.
    SetOrientation(Orientation),
    /// Shows people as a chart or as a table.
    SetForm(Form),
    /// Brings a part of the page to the front.
    Show(Panel),
    /// Chooses colors.
    SetTheme(Theme),
    /// Lets single keys mean something anywhere on the page, or not.
    SetSingleKeys(bool),
}

/// The step that opens another scenario.
pub(super) const OPEN: &str = "open another scenario";

impl Command {
    /// The name of the step that it is, and what it goes on with; `None` where it is no step, such as looking around.
    pub(super) fn step(&self) -> Option<Step> {
        let step = |name: &str| Some(Step { name: name.to_owned(), goes_on: None });
        let drag = |name: &'static str| Some(Step { name: name.to_owned(), goes_on: Some(name) });
        match self {
            Command::SetEngineers(_) => drag("change the engineers"),
            Command::SetMode(_) => step("switch between adapting and held"),
            Command::SetSpan(..) => drag("change a span"),
            Command::SetPolicy(_) => step("choose a policy"),
            Command::SetTopology(_) => drag("change how new teams work together"),
            Command::SetThreshold(..) => step("change a threshold"),
            Command::SetLoadTerm(..) => drag("change a load term"),
            Command::SetPlan(_) => drag("change the plan"),
            Command::ResetSettings => step("reset the settings"),
            Command::Open(_) => step(OPEN),
            Command::Replace(_) => step("show another version"),
            Command::Rename(_) => step("rename the scenario"),
            Command::Edit(name, _) => step(name),
            Command::Withdraw(_) => step("take a decision back"),
            Command::Mute(_) => step("mute a finding"),
            Command::Unmute(..) => step("unmute a finding"),
            Command::Resume(..)
            | Command::Rest
            | Command::Undo
            | Command::Redo
            | Command::SetSliderEnd(_)
            | Command::SetMonth(_)
            | Command::SetRun(_)
            | Command::Select(_)
            | Command::Mark(_)
            | Command::SelectAll(_)
            | Command::SelectTeam(..)
            | Command::SetMap(_)
            | Command::ShowLines(_)
            | Command::Toggle(_)
            | Command::Expand(_)
            | Command::CollapseTo(_)
            | Command::Fold(_)
            | Command::SetOrientation(_)
            | Command::SetForm(_)
            | Command::Show(_)
            | Command::SetTheme(_)
            | Command::SetSingleKeys(_) => None,
        }
    }

    pub(super) fn apply(self, session: &mut Session) {
        let settings = |session: &mut Session, change: &dyn Fn(&mut crate::engine::analyze::Settings)| {
            change(&mut session.scenario_mut().settings);
        };
        match self {
            Command::SetEngineers(engineers) => {
                let engineers = engineers.clamp(1, MOST_ENGINEERS);
                session.scenario_mut().engineers = Some(engineers);
                session.view.slider_end = session.view.slider_end.max(slider_end_for(engineers));
            }
            Command::SetSliderEnd(end) => session.view.slider_end = end.clamp(1, MOST_ENGINEERS),
            Command::SetMode(mode) => session.scenario_mut().mode = mode,
            Command::SetSpan(knob, value) => settings(session, &|s| set_span(&mut s.policy, knob, value)),
            Command::SetPolicy(policy) => settings(session, &|s| s.policy = policy),
            Command::SetTopology(topology) => settings(session, &|s| s.topology = topology),
            Command::SetThreshold(rule, level, value) => settings(session, &|s| {
                // A field that names no rule or no number changes nothing; the field shows the old value again.
                let _refused = s.thresholds.set(&rule, &level, value);
            }),
            Command::SetLoadTerm(at, value) => settings(session, &|s| {
                if let Some(term) = LOAD_TERMS.get(at) {
                    *(term.field)(&mut s.load) = value.clamp(term.range.0, term.range.1);
                }
            }),
            Command::SetPlan(plan) => {
                session.view.month = session.view.month.min(plan.months);
                session.scenario_mut().plan = *plan;
            }
            Command::SetMonth(month) => session.view.month = month.min(session.scenario.plan.months),
            Command::SetRun(run) => session.view.run = run.min(MOST_RUNS - 1),
            Command::ResetSettings => settings(session, &|s| *s = crate::engine::analyze::Settings::default()),
            Command::Open(scenario) | Command::Replace(scenario) => open(session, (*scenario).into()),
            Command::Resume(scenario, history) => {
                open(session, scenario);
                session.history = history;
            }
            Command::Rename(name) => session.scenario_mut().name = name,
            Command::Edit(_, edits) => session.scenario_mut().edit(&edits),
            Command::Withdraw(at) => session.scenario = session.scenario.without_edit(at).into(),
            Command::Mute(mute) => {
                let scenario = session.scenario_mut();
                scenario.muted.retain(|known| (known.rule, known.subject) != (mute.rule, mute.subject));
                scenario.muted.push(mute);
            }
            Command::Unmute(rule, subject) => {
                session.scenario_mut().muted.retain(|known| (known.rule, known.subject) != (rule, subject));
            }
            Command::Rest => session.history.rest(),
            Command::Undo => {
                let before = session.history.undo(&session.scenario);
                session.take(before);
            }
            Command::Redo => {
                let after = session.history.redo(&session.scenario);
                session.take(after);
            }
            Command::Select(person) => {
                (session.view.selected, session.view.team) = (person, None);
                session.view.marked.clear();
            }
            Command::Mark(person) => session.view.mark(person),
            Command::SelectAll(people) => {
                session.view.select_nobody();
                people.into_iter().for_each(|person| session.view.mark(person));
            }
            Command::SelectTeam(team, lead) => {
                (session.view.selected, session.view.team) = (lead, Some(team));
                session.view.marked.clear();
            }
            Command::SetMap(options) => session.view.map = *options,
            Command::ShowLines(shown) => session.view.has_lines = shown,
            Command::Toggle(person) => {
                session.view.has_own_folds = true;
                if !session.view.collapsed.remove(&person) {
                    session.view.collapsed.insert(person);
                }
            }
            Command::Expand(people) => people.iter().for_each(|person| {
                session.view.has_own_folds |= session.view.collapsed.remove(person);
            }),
            Command::CollapseTo(people) => {
                session.view.has_own_folds = true;
                session.view.collapsed = gather(people);
            }
            Command::Fold(people) => {
                if !session.view.has_own_folds {
                    session.view.collapsed = gather(people);
                }
            }
            Command::SetOrientation(orientation) => session.view.orientation = Some(orientation),
            Command::SetForm(form) => session.view.form = form,
            Command::Show(panel) => {
                // A run has people of its own: whoever is selected may be someone else there.
                if panel.is_about_time() != session.view.panel.is_about_time() {
                    session.view.select_nobody();
                }
                session.view.panel = panel;
            }
            Command::SetTheme(theme) => session.view.theme = theme,
            Command::SetSingleKeys(are_on) => session.view.has_single_keys = are_on,
        }
    }
}

/// Shows another scenario, as it opens.
fn open(session: &mut Session, scenario: Rc<Scenario>) {
    // An org that was brought in has room to grow by half before its slider ends.
    let room = match &scenario.source {
        Source::Roster(roster) => n_engineers(roster) / 2 * 3,
        Source::Example | Source::Generated { .. } => 0,
    };
    let engineers = scenario.engineers.unwrap_or(0).max(room.min(MOST_ENGINEERS));
    session.view.select_nobody();
    (session.view.map, session.view.has_lines) = (MapOptions::default(), false);
    session.view.collapsed.clear();
    session.view.has_own_folds = false;
    (session.view.month, session.view.run) = (0, 0);
    session.view.slider_end = slider_end_for(engineers);
    session.scenario = scenario;
}

/// Those of a roster without reports. Each size up to the slider's end is analyzed, so a chain of managers must not count.
fn n_engineers(roster: &Roster) -> u32 {
    let mut has_reports = vec![false; roster.people.len()];
    roster.people.iter().filter_map(|person| person.manager).for_each(|manager| has_reports[manager as usize] = true);
    has_reports.into_iter().filter(|has_reports| !has_reports).count() as u32
}

/// Sets one span within its range and moves its partner where the limit would fall below the target.
fn set_span(policy: &mut GrowthPolicy, knob: usize, value: u32) {
    let Some(knob) = SPAN_KNOBS.get(knob) else { return };
    (knob.set)(policy, value.clamp(knob.range.0, knob.range.1));
    let is_target = matches!(knob.name, "em_span" | "mom_span");
    if is_target {
        // A target given alone raises its limit to one above.
        policy.em_split_at = policy.em_split_at.max(policy.em_span + 1);
        policy.mom_split_at = policy.mom_split_at.max(policy.mom_span + 1);
    } else {
        policy.em_span = policy.em_span.min(policy.em_split_at);
        policy.mom_span = policy.mom_span.min(policy.mom_split_at);
    }
}
