//! What a rule is: thresholds, source, explanation and check in one place.

use super::{Detail, Finding, Load, Metrics, Need, RULES, Settings, Severity, Subject};
use crate::engine::org::{GroupFacts, Rotation, Structure, TeamLink, Teams};
use crate::engine::units::{Decimal, Ratio, SIXTEENTHS_OF_DAYS_IN_MONTH};

/// A rule's place in [`RULES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(u8);

impl RuleId {
    /// Every rule's id, in table order.
    pub fn all() -> impl Iterator<Item = RuleId> {
        (0..RULES.len() as u8).map(RuleId)
    }

    /// The rule.
    pub fn rule(self) -> &'static Rule {
        RULES[self.index()]
    }

    /// Place in the table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a measured value meets a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Fires above the threshold.
    Above,
    /// Fires at the threshold or above.
    AtLeast,
    /// Fires below the threshold.
    Below,
    /// Fires at the threshold or below.
    AtMost,
}

impl Comparison {
    /// Whether a value meets the threshold.
    pub fn is_met(self, measured: Ratio, threshold: Decimal) -> bool {
        let order = measured.compare(threshold);
        match self {
            Comparison::Above => order.is_gt(),
            Comparison::AtLeast => order.is_ge(),
            Comparison::Below => order.is_lt(),
            Comparison::AtMost => order.is_le(),
        }
    }

    /// Whether less of what is measured is better.
    pub fn is_ceiling(self) -> bool {
        matches!(self, Comparison::Above | Comparison::AtLeast)
    }

    /// The comparison as a sign.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Above => ">",
            Comparison::AtLeast => "≥",
            Comparison::Below => "<",
            Comparison::AtMost => "≤",
        }
    }
}

/// One severity of a rule with its default threshold.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// How bad it is then.
    pub severity: Severity,
    /// How the value meets the threshold.
    pub comparison: Comparison,
    /// The threshold, unless a person sets another.
    pub default: Decimal,
}

impl Level {
    /// A level.
    pub const fn new(severity: Severity, comparison: Comparison, default: Decimal) -> Self {
        Level { severity, comparison, default }
    }
}

/// The unit of what a rule measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Load index.
    LoadIndex,
    /// Direct reports.
    Reports,
    /// Managers.
    Managers,
    /// ICs.
    Engineers,
    /// Management layers.
    Layers,
    /// One count over another.
    Ratio,
    /// Share of people, or of somebody's week.
    Share,
    /// People, engineers and managers alike.
    People,
    /// Teams.
    Teams,
    /// Levels of the ladder.
    Levels,
    /// Hours of a working day.
    Hours,
    /// Incidents in a shift of 12 hours.
    Incidents,
    /// Interviews a week.
    Interviews,
    /// Months.
    Months,
}

impl Unit {
    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::LoadIndex => "load_index",
            Unit::Reports => "reports",
            Unit::Managers => "managers",
            Unit::Engineers => "engineers",
            Unit::Layers => "layers",
            Unit::Ratio => "ratio",
            Unit::Share => "share",
            Unit::People => "people",
            Unit::Teams => "teams",
            Unit::Levels => "levels",
            Unit::Hours => "hours",
            Unit::Incidents => "incidents",
            Unit::Interviews => "interviews",
            Unit::Months => "months",
        }
    }
}

/// What a finding says, to be put into words.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The measured value.
    pub measured: Ratio,
    /// The threshold.
    pub limit: Decimal,
    /// Rests on data that is partly unknown.
    pub partly_unknown: bool,
    /// Direct reports of the person, where it is about one.
    pub reports: u32,
    /// What else it is about.
    pub detail: Detail,
    /// The on-call rotation, where it is about one.
    pub rotation: Option<&'a Rotation>,
    /// The interaction, where it is about one.
    pub link: Option<&'a TeamLink>,
    /// The group, where it is about one.
    pub group: Option<&'a GroupFacts>,
}

impl Said<'_> {
    /// The measured value as a whole number with its noun, in the singular where it is one.
    pub fn count(&self, one: &str, many: &str) -> String {
        let n = self.measured.num / self.measured.den;
        format!("{n} {}", if n == 1 { one } else { many })
    }

    /// The measured value as it is, to four places, and without zeros behind the last other digit.
    pub fn exact(&self) -> String {
        self.times(1)
    }

    /// The measured share in percent, to two places at most.
    pub fn percent(&self) -> String {
        self.times(100)
    }

    fn times(&self, factor: i64) -> String {
        Decimal(self.measured.num * factor * Decimal::SCALE / self.measured.den).to_string()
    }

    /// The name of the rotation.
    pub fn rotation_name(&self) -> &str {
        self.rotation.map_or("", |rotation| &rotation.name)
    }

    /// The measured value with two places, the rest cut off: 0.999 must not look as if it had reached 1.
    pub fn cut(&self) -> String {
        self.measured.cut()
    }
}

/// A rule: it checks a structure and reports findings.
pub struct Rule {
    /// Name in files, lower snake case.
    pub id: &'static str,
    /// Name on the page.
    pub title: &'static str,
    /// Why it matters, in a sentence or two.
    pub explanation: &'static str,
    /// Who or what the rule rests on.
    pub source: &'static str,
    /// A peer-reviewed or mathematical, B industry data, C named practitioner, D our judgement.
    pub grade: &'static str,
    /// Unit of the measured value and the thresholds.
    pub unit: Unit,
    /// Severities, the worst first; the first that is met is reported.
    pub levels: &'static [Level],
    /// What has to be known, or nobody can be judged.
    pub needs: Option<Need>,
    /// Reports findings about everyone it concerns.
    pub check: fn(&Context<'_>, RuleId, &mut Vec<Finding>),
    /// What is so, as the end of a sentence that starts with the subject's name.
    pub say: fn(&Said<'_>) -> String,
}

/// What a rule may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The reporting tree.
    pub structure: &'a Structure,
    /// The teams.
    pub teams: &'a Teams,
    /// Load of every manager, in the order of [`Structure::managers`].
    pub loads: &'a [Load],
    /// Org-wide measures.
    pub metrics: &'a Metrics,
    /// Thresholds, load terms, target spans.
    pub settings: &'a Settings,
}

impl Context<'_> {
    /// The first level that a value meets, as a finding.
    pub fn judge(&self, rule: RuleId, subject: Subject, measured: Ratio) -> Option<Finding> {
        self.judge_detail(rule, subject, measured, Detail::None)
    }

    /// As [`Context::judge`], of something that the subject alone does not tell.
    pub fn judge_detail(&self, rule: RuleId, subject: Subject, measured: Ratio, detail: Detail) -> Option<Finding> {
        self.judge_levels(0, rule, subject, (measured, detail))
    }

    /// As [`Context::judge`], by the levels from one on: those before it are not for this subject.
    pub fn judge_from(&self, first: usize, rule: RuleId, subject: Subject, measured: Ratio) -> Option<Finding> {
        self.judge_levels(first, rule, subject, (measured, Detail::None))
    }

    fn judge_levels(
        &self,
        first: usize,
        rule: RuleId,
        subject: Subject,
        (measured, detail): (Ratio, Detail),
    ) -> Option<Finding> {
        rule.rule().levels.iter().enumerate().skip(first).find_map(|(at, level)| {
            let limit = detail.limit(at, self.settings.thresholds.get(rule, at));
            level.comparison.is_met(measured, limit).then_some(Finding {
                rule,
                severity: level.severity,
                subject,
                measured,
                limit,
                partly_unknown: false,
                detail,
            })
        })
    }

    /// Whether a person is still in ramp; `None` where the start date is unknown.
    pub fn is_in_ramp(&self, at: u32) -> Option<bool> {
        let ramp = SIXTEENTHS_OF_DAYS_IN_MONTH * i64::from(self.settings.load.ramp_months);
        self.structure.days_since_start(at).map(|days| 16 * i64::from(days) < ramp)
    }

    /// Judges one count of everyone.
    pub fn judge_everyone(&self, rule: RuleId, found: &mut Vec<Finding>, count: impl Fn(&Structure, u32) -> u32) {
        for at in 0..self.structure.len() as u32 {
            found.extend(self.judge(rule, Subject::Person(at), Ratio::whole(count(self.structure, at))));
        }
    }

    /// Judges one count of every manager that has it.
    pub fn judge_managers(
        &self,
        rule: RuleId,
        found: &mut Vec<Finding>,
        count: impl Fn(&Structure, u32) -> Option<u32>,
    ) {
        for &at in self.structure.managers() {
            if let Some(n) = count(self.structure, at) {
                found.extend(self.judge(rule, Subject::Person(at), Ratio::whole(n)));
            }
        }
    }
}
