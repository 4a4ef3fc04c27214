//! The load of a manager: whole minutes a week by cause, their sum, and the index and band it makes.

use crate::engine::org::{InteractionMode, NONE, Overlap, Seniority, Structure, TeamLink, Teams};
use crate::engine::policy::LoadSettings;
use crate::engine::units::{FULL_WEEK_MINUTES, Fte, Ratio, SIXTEENTHS_OF_DAYS_IN_MONTH, round_half_up};

/// A cause of load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The role itself.
    Role,
    /// Rituals of the teams led directly.
    Rituals,
    /// Direct reports who are ICs.
    IcReports,
    /// Direct reports who are managers.
    ManagerReports,
    /// Dotted-line reports.
    DottedReports,
    /// Skip-level reports.
    SkipLevel,
    /// Direct reports still in ramp.
    Ramping,
    /// Open requisitions owned.
    Requisitions,
    /// Interactions of the own teams, and of teams below whose lines meet here.
    Dependencies,
    /// The on-call rotation.
    OnCall,
    /// Own technical work.
    OwnWork,
}

/// Number of causes.
pub(super) const N_PARTS: usize = 11;

/// Every cause with its name in files and on the page, in the order in which they are summed and shown.
pub const PARTS: [(Part, &str, &str); N_PARTS] = [
    (Part::Role, "role", "Role"),
    (Part::Rituals, "rituals", "Team rituals"),
    (Part::IcReports, "ic_reports", "IC reports"),
    (Part::ManagerReports, "manager_reports", "Manager reports"),
    (Part::DottedReports, "dotted_reports", "Dotted-line reports"),
    (Part::SkipLevel, "skip_level", "Skip-level reports"),
    (Part::Ramping, "ramping", "Reports ramping up"),
    (Part::Requisitions, "requisitions", "Open requisitions"),
    (Part::Dependencies, "dependencies", "Interactions"),
    (Part::OnCall, "on_call", "On call"),
    (Part::OwnWork, "own_work", "Own work"),
];

/// The bands of the load index, half-open with the lower bound inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below 0.60.
    UnderUsed,
    /// 0.60 to 0.85.
    Healthy,
    /// 0.85 to 1.00.
    Stretched,
    /// 1.00 to 1.20.
    Overloaded,
    /// 1.20 and above.
    Critical,
}

impl Band {
    /// All bands, lowest first.
    pub const ALL: [Band; 5] = [Band::UnderUsed, Band::Healthy, Band::Stretched, Band::Overloaded, Band::Critical];

    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Band::UnderUsed => "under-used",
            Band::Healthy => "healthy",
            Band::Stretched => "stretched",
            Band::Overloaded => "overloaded",
            Band::Critical => "critical",
        }
    }
}

/// Weekly load of one manager.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Minutes by cause, in the order of [`PARTS`].
    pub parts: [u32; N_PARTS],
    /// Share of full time, which says what is available.
    pub fte: Fte,
}

impl Load {
    /// Minutes of one cause.
    pub fn part(&self, part: Part) -> u32 {
        self.parts[part as usize]
    }

    /// Minutes asked in a week: exactly the sum of the parts.
    pub fn minutes(&self) -> u32 {
        self.parts.iter().sum()
    }

    /// Hours asked divided by hours available; `None` at no working time.
    pub fn index(&self) -> Option<Ratio> {
        let available = FULL_WEEK_MINUTES * self.fte.basis_points();
        (available > 0).then(|| Ratio::new(i64::from(self.minutes()) * Fte::FULL.basis_points(), available))
    }

    /// The band of the index.
    pub fn band(&self) -> Option<Band> {
        let index = self.index()?;
        let percent = |bound: i64| index.num * 100 >= bound * index.den;
        Some(match () {
            () if percent(120) => Band::Critical,
            () if percent(100) => Band::Overloaded,
            () if percent(85) => Band::Stretched,
            () if percent(60) => Band::Healthy,
            () => Band::UnderUsed,
        })
    }
}

/// The load of one manager, without interactions. The same terms as [`derive_loads`] uses.
pub fn load_of(structure: &Structure, teams: &Teams, settings: &LoadSettings, at: u32) -> Load {
    let is_mom = structure.manager_reports(at) > 0;
    let role = match (is_mom, structure.is_root(at)) {
        (false, _) => settings.role_em,
        (true, false) => settings.role_mom,
        (true, true) => settings.role_top,
    };
    let rituals = match teams.n_led_by(at) {
        0 => 0,
        n => settings.first_team + settings.further_team * (n - 1),
    };
    let fte = structure.fte[at as usize];
    let (ic_percent, ramping) = sum_reports(structure, settings, at);
    let work = structure.work(at);
    let full = Fte::FULL.basis_points();
    let own_work =
        round_half_up(FULL_WEEK_MINUTES * fte.basis_points() * own_work_of(structure, settings, at), full * full);
    let on_call = work.rotation.and_then(|id| structure.rotation(id)).map_or(0, |(rotation, people)| {
        let minutes = i64::from(rotation.tiers) * i64::from(settings.on_call_tier);
        round_half_up(minutes, i64::from(people.max(1)))
    });
    let mut load = Load { parts: [0; N_PARTS], fte };
    for (part, minutes) in [
        (Part::Role, role),
        (Part::Rituals, rituals),
        (Part::IcReports, round_half_up(ic_percent * i64::from(settings.ic_report), 100) as u32),
        (Part::ManagerReports, settings.manager_report * structure.manager_reports(at)),
        (Part::DottedReports, settings.dotted_report * structure.dotted_reports[at as usize]),
        (Part::SkipLevel, settings.skip_level * structure.skip_level_reports(at)),
        (Part::Ramping, ramping),
        (Part::Requisitions, settings.requisition * u32::from(work.open_requisitions)),
        (Part::OnCall, on_call as u32),
        (Part::OwnWork, own_work as u32),
    ] {
        load.parts[part as usize] = minutes;
    }
    load
}

/// The share of the week that a manager spends on own technical work, basis points: the person's own figure, else that of the
/// settings for an EM, else none.
pub(super) fn own_work_of(structure: &Structure, settings: &LoadSettings, at: u32) -> i64 {
    let is_em = structure.manager_reports(at) == 0;
    let usual = if is_em { i64::from(settings.own_work_percent) * 100 } else { 0 };
    structure.work(at).own_work.map_or(usual, i64::from)
}

/// IC reports weighed by seniority, in percent of one, and the minutes that direct reports in ramp take.
fn sum_reports(structure: &Structure, settings: &LoadSettings, at: u32) -> (i64, u32) {
    let (mut ic_percent, mut left) = (0, 0);
    for &report in structure.direct_reports(at) {
        if !structure.is_manager(report) {
            ic_percent += percent_of(structure, settings, report);
        }
        left += left_of_ramp(structure, settings, report);
    }
    (ic_percent, ramping(settings, left))
}

/// The minutes that a report takes as an IC: by seniority, and for being in ramp.
pub(crate) fn minutes_of_ic(structure: &Structure, settings: &LoadSettings, at: u32) -> u32 {
    let ic_percent = percent_of(structure, settings, at);
    let ic_report = round_half_up(ic_percent * i64::from(settings.ic_report), 100) as u32;
    ic_report + ramping(settings, left_of_ramp(structure, settings, at))
}

fn percent_of(structure: &Structure, settings: &LoadSettings, at: u32) -> i64 {
    i64::from(match structure.seniority[at as usize] {
        Seniority::Junior => settings.junior_percent,
        Seniority::Regular => 100,
        Seniority::Staff => settings.staff_percent,
    })
}

/// How long somebody is still in ramp, sixteenths of days.
fn left_of_ramp(structure: &Structure, settings: &LoadSettings, at: u32) -> i64 {
    let days = structure.days_since_start[at as usize];
    days.map_or(0, |days| (ramp(settings) - 16 * i64::from(days.max(0))).max(0))
}

/// The length of the ramp, sixteenths of days.
fn ramp(settings: &LoadSettings) -> i64 {
    SIXTEENTHS_OF_DAYS_IN_MONTH * i64::from(settings.ramp_months)
}

/// The minutes for so much that is left of ramps.
fn ramping(settings: &LoadSettings, left: i64) -> u32 {
    round_half_up(left * i64::from(settings.ramping), ramp(settings).max(1)) as u32
}

/// The load of every manager, in the order of [`Structure::managers`].
pub(super) fn derive_loads(structure: &Structure, teams: &Teams, settings: &LoadSettings, loads: &mut Vec<Load>) {
    loads.clear();
    loads.extend(structure.managers().iter().map(|&at| load_of(structure, teams, settings, at)));
    if structure.links.is_empty() {
        return;
    }
    for (load, share) in loads.iter_mut().zip(dependency_shares(structure, teams, settings)) {
        load.parts[Part::Dependencies as usize] = round_half_up(share, SHARE) as u32;
    }
}

/// Parts of a minute in which interactions are summed: halves of a percent.
const SHARE: i64 = 200;

/// Interaction minutes of every manager in parts of [`SHARE`]: both teams' managers pay, their lowest common manager half.
fn dependency_shares(structure: &Structure, teams: &Teams, settings: &LoadSettings) -> Vec<i64> {
    let mut shares = vec![0; structure.managers().len()];
    let mut managers_of = vec![Vec::new(); structure.n_named_teams as usize];
    for &(team, manager) in teams.leads() {
        if let Some(managers) = managers_of.get_mut(team as usize) {
            managers.push(manager);
        }
    }
    let mut pay = |at: u32, share: i64| {
        let rank = structure.managers().binary_search(&at).expect("only managers lead teams or stand above them");
        shares[rank] += share;
    };
    for link in &structure.links {
        let minutes = dependency_minutes(link, settings);
        let (a, b) = (&managers_of[link.a as usize], &managers_of[link.b as usize]);
        for &manager in a.iter().chain(b) {
            pay(manager, 2 * minutes);
        }
        let common = a.iter().chain(b).copied().reduce(|x, y| common_manager(structure, x, y));
        if let Some(common) = common.filter(|common| *common != NONE && !a.is_empty() && !b.is_empty()) {
            pay(common, minutes);
        }
    }
    shares
}

/// Minutes a week of an interaction for each who has it, in hundredths: by mode, and more where few hours are shared.
pub(super) fn dependency_minutes(link: &TeamLink, settings: &LoadSettings) -> i64 {
    let minutes = i64::from(match link.mode {
        InteractionMode::Collaboration => settings.collaboration,
        InteractionMode::Facilitating => settings.facilitating,
        InteractionMode::XAsAService => settings.x_as_a_service,
    });
    minutes
        * match link.overlap {
            Overlap::Unknown | Overlap::Wide => 100,
            Overlap::Narrow => 125,
            Overlap::Slight => 150,
        }
}

/// The lowest manager above both, or one of them; [`NONE`] in different trees.
pub(super) fn common_manager(structure: &Structure, mut a: u32, mut b: u32) -> u32 {
    while a != b && a != NONE && b != NONE {
        let (deeper, _) = if structure.layer(a) >= structure.layer(b) { (&mut a, b) } else { (&mut b, a) };
        *deeper = structure.parents()[*deeper as usize];
    }
    if a == b { a } else { NONE }
}
