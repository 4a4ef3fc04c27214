//! A scenario becomes text: settings a line each, people one to a line, so that versions of a file compare well.

use super::decisions::write_decisions;
use super::out::Out;
use super::plan::write_plan;
use super::rotation::write_rotation;
use super::topology_out::{write_group, write_interaction, write_membership, write_team};
use super::{FORMAT, VERSION};
use crate::engine::analyze::Settings;
use crate::engine::date::iso_date;
use crate::engine::grow::Mode;
use crate::engine::plan::HiringPlan;
use crate::engine::policy::{GrowthPolicy, LOAD_TERMS, SPAN_KNOBS, TOPOLOGY_KNOBS, TopologyPolicy};
use crate::engine::roster::{Roster, RosterPerson};
use crate::engine::scenario::{Scenario, Source};
use crate::engine::units::Fte;

/// The text of a scenario file, ending in a line break. Rules and load terms are written where they differ from the defaults.
pub fn write_scenario(scenario: &Scenario) -> String {
    let mut text = Out::document(|out| {
        out.text("format", FORMAT);
        out.number("version", VERSION.into());
        out.text("name", &scenario.name);
        if let Some(date) = scenario.as_of {
            out.text("as_of", &iso_date(date));
        }
        out.text("structure", mode(scenario.mode));
        out.some_number("engineers", scenario.engineers);
        write_settings(out, &scenario.settings);
        if scenario.plan != HiringPlan::default() {
            out.object_field("plan", |out| write_plan(out, &scenario.plan));
        }
        if !(scenario.edits.is_empty() && scenario.muted.is_empty()) {
            out.object_field("decisions", |out| write_decisions(out, scenario));
        }
        out.object_field("source", |out| write_source(out, &scenario.source));
        out.fields(&scenario.unknown);
    });
    text.push('\n');
    text
}

/// How the structure follows growth, in a word.
pub(super) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Adapt => "adapt",
        Mode::Hold => "hold",
    }
}

fn write_settings(out: &mut Out, settings: &Settings) {
    let Settings { policy, thresholds, load, topology } = settings;
    out.object_field("policy", |out| write_spans(out, policy));
    let rules = thresholds.changed();
    if !rules.is_empty() {
        out.object_field("rules", |out| {
            for (rule, levels) in rules {
                out.object_field(rule, |out| levels.iter().for_each(|&(level, value)| out.decimal(level, value)));
            }
        });
    }
    let mut changed = LOAD_TERMS.iter().filter(|term| term.get(load) != term.default).peekable();
    if changed.peek().is_some() {
        out.object_field("load", |out| changed.for_each(|term| out.number(term.name, term.get(load).into())));
    }
    write_topology(out, topology);
}

/// The spans of a policy, each a field.
pub(super) fn write_spans(out: &mut Out, policy: &GrowthPolicy) {
    for knob in SPAN_KNOBS {
        out.number(knob.name, (knob.get)(policy).into());
    }
}

/// How growing teams work together, unless it is as by default.
pub(super) fn write_topology(out: &mut Out, policy: &TopologyPolicy) {
    if *policy == TopologyPolicy::default() {
        return;
    }
    out.object_field("topology", |out| {
        out.text("shape", policy.shape.as_str());
        for knob in TOPOLOGY_KNOBS {
            out.number(knob.name, (knob.get)(policy).into());
        }
    });
}

fn write_source(out: &mut Out, source: &Source) {
    match source {
        Source::Example => out.text("kind", "example"),
        Source::Generated { engineers } => {
            out.text("kind", "generated");
            out.number("engineers", (*engineers).into());
        }
        Source::Roster(roster) => {
            out.text("kind", "roster");
            out.objects("rotations", &roster.rotations, write_rotation);
            let topology = &roster.topology;
            out.objects("teams", &topology.teams, |out, team| write_team(out, roster, team));
            out.objects("memberships", &topology.memberships, |out, one| write_membership(out, roster, one));
            out.objects("interactions", &topology.interactions, |out, one| write_interaction(out, roster, one));
            out.objects("groups", &topology.groups, |out, group| write_group(out, roster, group));
            out.list("people", &roster.people, |out, person| out.object(|out| write_person(out, roster, person)));
        }
    }
}

fn write_person(out: &mut Out, roster: &Roster, person: &RosterPerson) {
    let id_of = |at: u32| roster.people[at as usize].id.as_str();
    out.text("id", &person.id);
    out.text("name", &person.name);
    out.some_text("title", &person.title);
    if let Some(manager) = person.manager {
        out.text("manager_id", id_of(manager));
    }
    out.some_text("department", &person.department);
    out.some_text("team", &person.team);
    out.some_text("location", &person.location);
    if let Some(date) = person.start_date {
        out.text("start_date", &iso_date(date));
    }
    if let Some(cents) = person.salary {
        out.steps("salary", cents, 100);
    }
    if person.fte != Fte::FULL.0 {
        out.steps("fte", person.fte.into(), 10_000);
    }
    out.some_text("email", &person.email);
    if person.vacant {
        out.flag("vacant", true);
    }
    let dotted: Vec<&str> = person.dotted_managers.iter().map(|&at| id_of(at)).collect();
    out.texts("dotted_manager_ids", &dotted);
    if let Some(share) = person.own_work {
        out.share("own_work", share);
    }
    out.some_number("open_requisitions", Some(person.open_requisitions.into()).filter(|&n| n > 0));
    out.some_text("on_call", &person.on_call);
}
