//! What a rule found: who, how bad, how much, and where the line was drawn.

use super::topology::people_of_groups;
use super::{Report, RuleId, Said};
use crate::engine::ids::RotationId;
use crate::engine::org::{Role, Structure};
use crate::engine::sort::sort_by_key;
use crate::engine::units::{Decimal, Ratio};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Attention.
    Amber,
    /// Acts against the org now.
    Red,
}

impl Severity {
    /// All severities, the worst first.
    pub const ALL: [Severity; 3] = [Severity::Red, Severity::Amber, Severity::Info];

    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Amber => "amber",
            Severity::Red => "red",
        }
    }

    /// The severity of a name.
    pub fn named(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.as_str() == name)
    }
}

/// Who a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A person, by position in the structure.
    Person(u32),
    /// A team, by position in the report's teams.
    Team(u32),
    /// The whole org.
    Org,
    /// An interaction of two teams, by position in [`Structure::links`].
    Link(u32),
    /// A group, by position in [`Structure::groups`].
    Group(u32),
}

impl Subject {
    /// The teams it is about, by position in the report's teams: one, both of an interaction, or none.
    pub fn teams(self, structure: &Structure) -> impl Iterator<Item = u32> {
        let (a, b) = match self {
            Subject::Team(at) => (Some(at), None),
            Subject::Link(at) => structure.links().get(at as usize).map(|link| (link.a, link.b)).unzip(),
            Subject::Person(_) | Subject::Group(_) | Subject::Org => (None, None),
        };
        a.into_iter().chain(b)
    }
}

/// What a finding is about besides its subject and its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// An on-call rotation for which the subject answers.
    Rotation {
        /// Which.
        id: RotationId,
        /// By how much the thresholds of the rule's levels move for a rotation of this kind, in their order.
        moved: [i8; 2],
    },
    /// A title that does not fit the reporting lines.
    Title(Misfit),
    /// A second measure of the rule, with limits that are not the rule's thresholds.
    Second(Second),
}

impl Detail {
    /// The limit of a level for which a person set a threshold.
    pub(super) fn limit(self, level: usize, threshold: Decimal) -> Decimal {
        match self {
            Detail::Rotation { moved, .. } => {
                Decimal(threshold.0 + Decimal::whole(moved.get(level).copied().unwrap_or(0).into()).0)
            }
            // Of the levels red and amber.
            Detail::Second(Second::Collaborations) => Decimal::whole(if level == 0 { 2 } else { 1 }),
            Detail::None | Detail::Title(_) | Detail::Second(_) => threshold,
        }
    }
}

/// What a rule measures besides what its thresholds are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// Teams with which a platform collaborates.
    Collaborations,
    /// More stream-aligned teams for each other team than usual.
    ManyStreams,
    /// Stream-aligned teams, and no other.
    OnlyStreams,
    /// Two teams whose managers have none in common.
    NoCommonManager,
}

/// How a title does not fit the reporting lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The manager above is of no higher rung.
    Above {
        /// The role of the subject's title.
        own: Role,
        /// The role of the manager's title.
        above: Role,
    },
    /// The rung usually has other management layers.
    Layers {
        /// The role of the subject's title.
        own: Role,
        /// Management layers that the subject has.
        layers: u32,
    },
    /// So many engineering managers report straight to somebody of this role.
    Straight {
        /// The role of the subject's title.
        own: Role,
        /// How many.
        n: u32,
    },
}

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// How bad.
    pub severity: Severity,
    /// About whom.
    pub subject: Subject,
    /// The measured value.
    pub measured: Ratio,
    /// The threshold that was met.
    pub limit: Decimal,
    /// The finding rests on data that is partly unknown.
    pub partly_unknown: bool,
    /// What else it is about.
    pub detail: Detail,
}

impl Finding {
    /// The finding as a sentence about `name`. `structure` is the one it was found in.
    pub fn message(&self, structure: &Structure, name: &str) -> String {
        let rotation = match self.detail {
            Detail::Rotation { id, .. } => structure.rotation(id).map(|(rotation, _)| rotation),
            Detail::None | Detail::Title(_) | Detail::Second(_) => None,
        };
        let (link, group) = match self.subject {
            Subject::Link(at) => (structure.links().get(at as usize), None),
            Subject::Group(at) => (None, structure.groups().get(at as usize)),
            Subject::Person(_) | Subject::Team(_) | Subject::Org => (None, None),
        };
        let (detail, partly_unknown) = (self.detail, self.partly_unknown);
        let reports = match self.subject {
            Subject::Person(at) => structure.span(at),
            Subject::Team(_) | Subject::Org | Subject::Link(_) | Subject::Group(_) => 0,
        };
        let (measured, limit) = (self.measured, self.limit);
        let said = Said { measured, limit, partly_unknown, reports, detail, rotation, link, group };
        format!("{name} {}", (self.rule.rule().say)(&said))
    }

    /// Whether this one lies further beyond its threshold than another of the same rule and severity.
    pub fn exceeds(&self, other: &Finding) -> bool {
        let level = self.rule.rule().levels.iter().find(|level| level.severity == self.severity);
        let is_ceiling = level.is_none_or(|level| level.comparison.is_ceiling());
        if is_ceiling { self.measured > other.measured } else { self.measured < other.measured }
    }

    /// People it affects: the subject's descendants, the people of the team, of both teams or of the group, or everyone.
    pub fn n_affected(&self, structure: &Structure, report: &Report) -> u32 {
        match self.subject {
            Subject::Person(at) => structure.total_reports(at),
            Subject::Team(at) => report.teams.list()[at as usize].people,
            Subject::Org => structure.len() as u32,
            Subject::Link(at) => {
                let link = structure.links()[at as usize];
                [link.a, link.b].map(|team| report.teams.list()[team as usize].people).iter().sum()
            }
            Subject::Group(at) => people_of_groups(structure, &report.teams)[at as usize],
        }
    }

    /// The person to show for it in a chart: the subject, the team's first manager, the first manager of the two teams or of
    /// the group's teams, or the largest root.
    pub fn place(&self, structure: &Structure, report: &Report) -> Option<u32> {
        match self.subject {
            Subject::Person(at) => Some(at),
            Subject::Org => structure.roots().max_by_key(|&root| (structure.total_reports(root), u32::MAX - root)),
            Subject::Team(at) => report.leader(at),
            Subject::Link(at) => {
                let link = structure.links()[at as usize];
                report.leader(link.a).or_else(|| report.leader(link.b))
            }
            Subject::Group(at) => {
                let group = &structure.groups()[at as usize];
                let mut members = group.members.iter().copied();
                if group.kind.is_of_teams() { members.find_map(|team| report.leader(team)) } else { members.next() }
            }
        }
    }
}

/// Findings in the order in which to read them: red by affected headcount, then amber, then info.
pub fn rank(findings: &mut [Finding], structure: &Structure, report: &Report) {
    sort_by_key(findings, |finding| {
        let affected = finding.n_affected(structure, report);
        (std::cmp::Reverse((finding.severity, affected)), finding.rule, finding.subject)
    });
}
