//! What a week of managing is made of: one table of terms, each with its default, range, source and grade.

/// What each claim on a manager's week costs. Minutes a week unless the field says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoadSettings {
    /// Role of a manager of ICs only.
    pub role_em: u32,
    /// Role of a manager of managers.
    pub role_mom: u32,
    /// Role of a root that is a manager of managers.
    pub role_top: u32,
    /// Rituals of the first team led directly.
    pub first_team: u32,
    /// Rituals and context switches of each further team.
    pub further_team: u32,
    /// Each IC report of regular seniority.
    pub ic_report: u32,
    /// Factor for a junior IC report, percent.
    pub junior_percent: u32,
    /// Factor for a staff IC report, percent.
    pub staff_percent: u32,
    /// Each manager report.
    pub manager_report: u32,
    /// Each dotted-line report.
    pub dotted_report: u32,
    /// Each skip-level report.
    pub skip_level: u32,
    /// A direct report on the first day; falls to nothing over the ramp.
    pub ramping: u32,
    /// Length of the ramp in months.
    pub ramp_months: u32,
    /// Each open requisition owned.
    pub requisition: u32,
    /// Each collaboration of an own team.
    pub collaboration: u32,
    /// Each facilitating interaction of an own team.
    pub facilitating: u32,
    /// Each X-as-a-service interaction of an own team.
    pub x_as_a_service: u32,
    /// One on-call tier shared by nobody; divided by the rotation's size.
    pub on_call_tier: u32,
    /// Own technical work of an EM, percent of the week.
    pub own_work_percent: u32,
}

impl Default for LoadSettings {
    fn default() -> Self {
        let mut settings = LoadSettings {
            role_em: 0,
            role_mom: 0,
            role_top: 0,
            first_team: 0,
            further_team: 0,
            ic_report: 0,
            junior_percent: 0,
            staff_percent: 0,
            manager_report: 0,
            dotted_report: 0,
            skip_level: 0,
            ramping: 0,
            ramp_months: 0,
            requisition: 0,
            collaboration: 0,
            facilitating: 0,
            x_as_a_service: 0,
            on_call_tier: 0,
            own_work_percent: 0,
        };
        for term in LOAD_TERMS {
            *(term.field)(&mut settings) = term.default;
        }
        settings
    }
}

/// The unit of a load term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermUnit {
    /// Minutes a week.
    Minutes,
    /// Percent.
    Percent,
    /// Months.
    Months,
}

/// One term of the load model.
pub struct LoadTerm {
    /// Name in files.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// Unit of the value.
    pub unit: TermUnit,
    /// Default value.
    pub default: u32,
    /// Smallest and largest value.
    pub range: (u32, u32),
    /// What the default rests on.
    pub source: &'static str,
    /// Grade of that.
    pub grade: &'static str,
    /// The field, for reading and writing.
    pub field: fn(&mut LoadSettings) -> &mut u32,
}

impl LoadTerm {
    /// The value in some settings.
    pub fn get(&self, settings: &LoadSettings) -> u32 {
        *(self.field)(&mut settings.clone())
    }
}

macro_rules! term {
    ($name:ident, $label:literal, $unit:ident, $default:literal, $from:literal..=$to:literal, $source:literal, $grade:literal) => {
        LoadTerm {
            name: stringify!($name),
            label: $label,
            unit: TermUnit::$unit,
            default: $default,
            range: ($from, $to),
            source: $source,
            grade: $grade,
            field: |settings| &mut settings.$name,
        }
    };
}

/// Every term of the load model.
pub const LOAD_TERMS: &[LoadTerm] = &[
    term!(
        role_em,
        "Role of an engineering manager",
        Minutes,
        360,
        120..=1500,
        "our judgement: own boss, admin, planning",
        "D"
    ),
    term!(
        role_mom,
        "Role of a manager of managers",
        Minutes,
        540,
        120..=1500,
        "our judgement: planning, stakeholders",
        "D"
    ),
    term!(
        role_top,
        "Role at the top",
        Minutes,
        840,
        120..=1500,
        "executives sit in 23 h of meetings; share is our judgement",
        "D"
    ),
    term!(
        first_team,
        "Rituals of the first team",
        Minutes,
        180,
        0..=480,
        "our judgement: stand-ups, planning, retrospective",
        "D"
    ),
    term!(
        further_team,
        "Each further team led directly",
        Minutes,
        300,
        0..=480,
        "our judgement: rituals and context switches",
        "D"
    ),
    term!(
        ic_report,
        "Each IC report",
        Minutes,
        180,
        60..=360,
        "measured median 3 h, optimum 6 h (Leadership IQ); Grove about 4 h",
        "B/C"
    ),
    term!(junior_percent, "Factor for a junior report", Percent, 125, 50..=200, "our judgement: sources conflict", "D"),
    term!(staff_percent, "Factor for a staff report", Percent, 75, 50..=200, "our judgement: sources conflict", "D"),
    term!(
        manager_report,
        "Each manager report",
        Minutes,
        240,
        120..=480,
        "Larson's 7 : 5 ratio; Grove's half-day",
        "C"
    ),
    term!(
        dotted_report,
        "Each dotted-line report",
        Minutes,
        60,
        0..=120,
        "our judgement: weekly half-hour and calibration",
        "D"
    ),
    term!(skip_level, "Each skip-level report", Minutes, 3, 0..=15, "30 min a quarter and preparation", "C"),
    term!(
        ramping,
        "A new report on day one",
        Minutes,
        120,
        0..=300,
        "our judgement, on top of the mentor's 10 h (Larson)",
        "D"
    ),
    term!(ramp_months, "Length of the ramp", Months, 6, 2..=12, "3–9 months (Swimm), 6–12 (Larson)", "B/C"),
    term!(
        requisition,
        "Each open requisition",
        Minutes,
        150,
        60..=360,
        "60–82 h a hire, a quarter of it the hiring manager's (Sequoia)",
        "C"
    ),
    term!(collaboration, "Each collaboration", Minutes, 120, 0..=360, "Team Topologies' order of modes", "D"),
    term!(facilitating, "Each facilitating interaction", Minutes, 60, 0..=360, "Team Topologies' order of modes", "D"),
    term!(
        x_as_a_service,
        "Each X-as-a-service interaction",
        Minutes,
        30,
        0..=360,
        "Team Topologies' order of modes",
        "D"
    ),
    term!(
        on_call_tier,
        "On call, a tier, shared by the rotation",
        Minutes,
        1200,
        0..=2400,
        "Larson, Google SRE: 5 h a week in a rotation of 8",
        "C"
    ),
    term!(
        own_work_percent,
        "Own technical work of an EM",
        Percent,
        5,
        0..=60,
        "our judgement; above 40 % engagement falls (Gallup, B)",
        "D"
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_exactly_one_term() {
        let mut settings = LoadSettings::default();
        for (at, term) in LOAD_TERMS.iter().enumerate() {
            *(term.field)(&mut settings) = at as u32 + 1;
        }
        let values: Vec<u32> = LOAD_TERMS.iter().map(|term| term.get(&settings)).collect();
        assert_eq!(values, (1..=LOAD_TERMS.len() as u32).collect::<Vec<_>>());
        assert_eq!(size_of::<LoadSettings>(), LOAD_TERMS.len() * size_of::<u32>());
    }

    #[test]
    fn defaults_lie_in_their_ranges() {
        for term in LOAD_TERMS {
            assert!((term.range.0..=term.range.1).contains(&term.default), "{}", term.name);
        }
    }
}
