//! What a change clears, raises and moves, worked out anew: by names instead of positions, the slow and obvious way.

use std::collections::BTreeMap;

use spanwise::engine::analyze::{Detail, Finding, Names, Report, Severity, Subject, analyze};
use spanwise::engine::fix::{Figures, SubjectFigures};
use spanwise::engine::ids::PersonId;
use spanwise::engine::org::{Org, Structure};
use spanwise::engine::scenario::Scenario;

use crate::support::walk::{self, TeamKey, World};

/// Rules of which less is worse.
const FLOORS: [&str; 9] = [
    "underused",
    "span_narrow",
    "one_to_one",
    "narrow_top",
    "team_too_small",
    "tz_gap",
    "oncall_small",
    "spof",
    "topology_ratio",
];

/// An org of a scenario, analyzed.
pub(crate) struct Seen {
    pub(crate) org: Org,
    pub(crate) structure: Structure,
    pub(crate) report: Report,
}

impl Seen {
    pub(crate) fn of(scenario: &Scenario) -> Seen {
        let org = scenario.org();
        let structure = scenario.structure(&org);
        let report = analyze(&structure, &scenario.settings);
        Seen { org, structure, report }
    }

    pub(crate) fn reds(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|finding| finding.severity == Severity::Red)
    }

    /// The rule, and whom or which rotation it is about, in words that hold while people move.
    pub(crate) fn about(&self, finding: &Finding) -> String {
        let rule = finding.rule.rule().id;
        if let Detail::Rotation { id, .. } = finding.detail {
            return format!("{rule}: rotation {}", self.org.rotations()[id.index()].name);
        }
        let names = Names::new(&self.org, &self.structure, &self.report);
        let kind = match finding.subject {
            Subject::Org => return format!("{rule}: org"),
            Subject::Person(_) => "person",
            Subject::Team(_) => "team",
            Subject::Link(_) => "interaction",
            Subject::Group(_) => "group",
        };
        format!("{rule}: {kind} {}", names.subject(finding.subject).0.join(" -> "))
    }

    fn by_subject(&self) -> BTreeMap<String, Finding> {
        let all: BTreeMap<String, Finding> =
            self.report.findings.iter().map(|finding| (self.about(finding), *finding)).collect();
        assert_eq!(all.len(), self.report.findings.len(), "a rule says one thing about one subject");
        all
    }

    /// Everything there is to see, in words and figures that do not depend on the order of people.
    pub(crate) fn in_words(&self) -> Vec<String> {
        let names = Names::new(&self.org, &self.structure, &self.report);
        let finding = |finding: &Finding| {
            let (severity, measured) = (finding.severity.as_str(), finding.measured.as_f64());
            format!("{} {severity} {measured} {}", self.about(finding), names.told(finding).message)
        };
        let load = |(&at, load): (&u32, _)| format!("load of {} {load:?}", names.person(at).key);
        let loads = self.structure.managers().iter().zip(&self.report.loads).map(load);
        let mut words: Vec<String> = self.report.findings.iter().map(finding).chain(loads).collect();
        words.sort();
        words
    }

    /// Figures as a fix states them, read off the analysis.
    pub(crate) fn figures(&self, person: Option<PersonId>) -> Figures {
        let of = |severity: Severity| self.report.findings.iter().filter(move |finding| finding.severity == severity);
        let n = |severity: Severity| of(severity).count() as u32;
        let at = person.map(|person| self.structure.position(person).expect("still counted"));
        let subject = at.map(|at| SubjectFigures {
            direct_reports: self.structure.direct_reports(at).len() as u32,
            load_minutes: self.report.load(&self.structure, at).map(|load| load.minutes()),
            load_index: self.report.load(&self.structure, at).and_then(|load| load.index()),
        });
        Figures {
            metrics: self.report.metrics,
            findings: [n(Severity::Red), n(Severity::Amber), n(Severity::Info)],
            subject,
        }
    }

    /// The person whom a finding is about, if it is one.
    pub(crate) fn person(&self, finding: &Finding) -> Option<PersonId> {
        match finding.subject {
            Subject::Person(at) => Some(self.structure.id(at)),
            Subject::Team(_) | Subject::Org | Subject::Link(_) | Subject::Group(_) => None,
        }
    }

    fn world(&self) -> walk::Figures {
        let mut world = World::of(&self.org);
        for (id, counts) in world.counts.iter_mut().enumerate() {
            *counts = self.structure.position(PersonId(id as u32)).is_some();
        }
        world.figures()
    }
}

/// What a change did, each in the order of its report.
#[derive(Debug, PartialEq)]
pub(crate) struct Difference {
    /// Gone or less severe.
    pub(crate) clears: Vec<Finding>,
    /// New, more severe, or red and worse.
    pub(crate) raises: Vec<Finding>,
    /// Those of them that are red.
    pub(crate) reds: Vec<Finding>,
}

pub(crate) fn difference(before: &Seen, after: &Seen) -> Difference {
    let (was, is) = (before.by_subject(), after.by_subject());
    let is_cleared = |finding: &&Finding| match is.get(&before.about(finding)) {
        Some(now) => now.severity < finding.severity,
        None => true,
    };
    let is_raised = |finding: &&Finding| match was.get(&after.about(finding)) {
        None => true,
        Some(then) if then.severity != finding.severity => then.severity < finding.severity,
        Some(then) => finding.severity == Severity::Red && is_worse(then, finding),
    };
    let raises: Vec<Finding> = after.report.findings.iter().filter(is_raised).copied().collect();
    Difference {
        clears: before.report.findings.iter().filter(is_cleared).copied().collect(),
        reds: raises.iter().filter(|finding| finding.severity == Severity::Red).copied().collect(),
        raises,
    }
}

fn is_worse(then: &Finding, now: &Finding) -> bool {
    let [then_ratio, now_ratio] = [then, now].map(|one| (i128::from(one.measured.num), i128::from(one.measured.den)));
    let (then_by, now_by) = (then_ratio.0 * now_ratio.1, now_ratio.0 * then_ratio.1);
    if FLOORS.contains(&now.rule.rule().id) { now_by < then_by } else { now_by > then_by }
}

/// People moved: fewest, and most where it is open which unnamed team is which.
pub(crate) fn moved(before: &Seen, after: &Seen) -> (u32, u32) {
    let (was, is) = (before.world(), after.world());
    let (mut fewest, mut open) = (0, 0);
    for at in (0..before.org.n_ids() as u32).filter(|&at| before.structure.position(PersonId(at)).is_some()) {
        if is.is_manager(at) {
            fewest += u32::from(was.manager[at as usize].is_some_and(|above| !is.is_above(above, at)));
        } else if !was.is_manager(at) {
            let (team, now) = (was.team_of.get(&at), is.team_of.get(&at));
            match team {
                Some(TeamKey::Implicit(_)) if matches!(now, Some(TeamKey::Implicit(_))) => open += 1,
                _ => fewest += u32::from(team != now),
            }
        }
    }
    (fewest, fewest + open)
}
