//! The org at one size, analyzed: what the page shows at a moment.

use std::collections::BTreeSet;

use time::Date;

use super::{Outcome, View};
use crate::engine::analyze::{Load, Names, Report, Settings, Subject, analyze, rank};
use crate::engine::grow::{Change, Mode, Origin};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{HiringPace, NONE, Org, Person, Structure, TeamSource};
use crate::engine::simulate::{Happening, History};
use crate::engine::sort::{gather, sort_by_key};

/// The org at one size, analyzed.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The org.
    pub org: Org,
    /// Its counted people.
    pub structure: Structure,
    /// Load, measures, findings.
    pub report: Report,
    /// What it was analyzed with.
    pub settings: Settings,
    /// Who joined in the step that led to this size.
    pub joined: BTreeSet<PersonId>,
    /// The size, engineers.
    pub engineers: u32,
}

impl Frame {
    /// The frame of an outcome at a size. `hiring` is the pace that the scenario's plan asks for, if it has a target.
    pub fn new(
        outcome: &Outcome,
        mode: Mode,
        engineers: u32,
        as_of: Option<Date>,
        settings: &Settings,
        hiring: Option<HiringPace>,
    ) -> Frame {
        let growth = outcome.growth(mode);
        let org = growth.org_at(&outcome.base, engineers);
        let mut structure = Structure::of(&org, as_of);
        structure.hiring = hiring;
        let report = analyze(&structure, settings);
        let joined = growth.changes_at(engineers).iter().filter_map(|change| match change {
            Change::Join { person, .. } => Some(*person),
            _ => None,
        });
        let joined = gather(joined);
        Frame { org, structure, report, settings: settings.clone(), joined, engineers }
    }

    /// The frame of a month of a run. `base` is the org that the run started from.
    pub fn of_month(base: &Org, origin: Origin, history: &History, month: u32, settings: &Settings) -> Frame {
        let org = history.org_at(base, origin, month);
        let structure = history.structure_of(&org, month);
        let mut settings = settings.clone();
        settings.load.ramp_months = history.ramp_months();
        let mut report = analyze(&structure, &settings);
        let mut findings = std::mem::take(&mut report.findings);
        rank(&mut findings, &structure, &report);
        report.findings = findings;
        let joined = history.moments[month as usize].happened.iter().filter_map(|happening| match happening {
            Happening::Joined { person, .. } | Happening::ManagerHired { person, .. } => Some(*person),
            _ => None,
        });
        let (joined, engineers) = (gather(joined), report.metrics.engineers);
        Frame { org, structure, report, settings, joined, engineers }
    }

    /// The person at a position.
    pub fn person(&self, at: u32) -> &Person {
        self.org.person(self.structure.id(at)).expect("everyone counted is in the org")
    }

    /// The name at a position; the title where there is no name, else the key.
    pub fn name(&self, at: u32) -> &str {
        self.person(at).called()
    }

    /// Names of people and teams with the id where somebody else has the same; made once for many.
    pub fn names(&self) -> Names<'_> {
        Names::new(&self.org, &self.structure, &self.report)
    }

    /// The load at a position, if a manager.
    pub fn load(&self, at: u32) -> Option<&Load> {
        self.report.load(&self.structure, at)
    }

    /// The name of whom a finding is about.
    pub fn subject_name(&self, subject: Subject) -> String {
        self.names().subject(subject).1
    }

    /// The teams a manager leads directly, by name.
    pub fn teams_led(&self, manager: u32) -> Vec<String> {
        let led = self.report.teams.leads().iter().filter(|(_, of)| *of == manager);
        let name = |team: u32| match self.report.teams.list()[team as usize].source {
            TeamSource::Named(named) => self.org.team(TeamId(named)).map(|team| team.name.clone()),
            TeamSource::Implicit(_) => None,
        };
        led.filter_map(|(team, _)| name(*team)).collect()
    }

    /// The managers above a position, the nearest first.
    pub fn chain(&self, at: u32) -> Vec<u32> {
        let parents = self.structure.parents();
        let up = std::iter::successors(Some(parents[at as usize]), |&at| parents.get(at as usize).copied());
        up.take_while(|&at| at != NONE).collect()
    }

    /// People whose name, title, key or team contains the words, best first, at most `most`.
    pub fn search(&self, words: &str, most: usize) -> Vec<u32> {
        let words = words.trim().to_lowercase();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, u32)> = (0..self.structure.len() as u32)
            .filter_map(|at| {
                let person = self.person(at);
                let name = self.name(at).to_lowercase();
                let place = match () {
                    () if name.starts_with(&words) => 0,
                    () if name.split_whitespace().any(|part| part.starts_with(&words)) => 1,
                    () if name.contains(&words) => 2,
                    () if starts_a_word(&person.title.to_lowercase(), &words) => 3,
                    () if person.key.to_lowercase() == words => 1,
                    () if self.team_of(at).is_some_and(|team| team.to_lowercase().contains(&words)) => 4,
                    () => return None,
                };
                Some((place, at))
            })
            .collect();
        sort_by_key(&mut found, |&(place, at)| (place, std::cmp::Reverse(self.structure.span(at)), at));
        found.into_iter().take(most).map(|(_, at)| at).collect()
    }

    /// The named team of a person.
    pub fn team_of(&self, at: u32) -> Option<&str> {
        let team = self.org.team_of(self.structure.id(at))?;
        self.org.team(team).map(|team| team.name.as_str())
    }
}

/// Whether some word of a text, or the text from there on, starts with what is looked for.
fn starts_a_word(text: &str, words: &str) -> bool {
    let starts = text.char_indices().filter(|&(at, _)| !text[..at].ends_with(char::is_alphanumeric));
    starts.into_iter().any(|(at, _)| text[at..].starts_with(words))
}

/// Everyone to draw, vacancies included, in id order: who they are and below whom they hang.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// People by index.
    pub ids: Vec<PersonId>,
    /// Index of the manager, [`NONE`] for a root.
    pub parent: Vec<u32>,
}

impl Drawn {
    /// Everyone of an org, given its counted people.
    pub fn of(org: &Org, structure: &Structure) -> Drawn {
        if structure.len() == org.people().count() {
            let ids = (0..structure.len() as u32).map(|at| structure.id(at)).collect();
            return Drawn { ids, parent: structure.parents().to_vec() };
        }
        let ids: Vec<PersonId> = org.people().map(|(id, _)| id).collect();
        let mut index = vec![NONE; org.n_ids()];
        for (at, id) in ids.iter().enumerate() {
            index[id.index()] = at as u32;
        }
        let above = |id: &PersonId| org.manager_of(*id).map_or(NONE, |manager| index[manager.index()]);
        let parent = ids.iter().map(above).collect();
        Drawn { ids, parent }
    }

    /// The index of a person.
    pub fn index(&self, id: PersonId) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(|at| at as u32)
    }
}

impl Frame {
    /// Everyone to draw.
    pub fn drawn(&self) -> Drawn {
        Drawn::of(&self.org, &self.structure)
    }

    /// Everyone who is selected and there.
    pub fn chosen(&self, view: &View) -> BTreeSet<PersonId> {
        gather(view.chosen().into_iter().filter(|&person| self.org.person(person).is_some()))
    }
}
