//! What newcomers ask of their team-mates: mentoring by team and over the whole org, and room for more of it.

use crate::engine::org::{NONE, Seniority, Structure, Teams};
use crate::engine::policy::LoadSettings;
use crate::engine::units::{SIXTEENTHS_OF_DAYS_IN_MONTH, round_half_up};

/// Mentoring of a newcomer on the first day, minutes a week: 10 h, as Larson's arithmetic of 2016 implies; grade C. It
/// falls in a straight line to nothing at the end of the ramp.
pub const MENTOR_MINUTES: u32 = 600;

/// The most that one mentor should give, minutes a week: 5 h. Our judgement, grade D.
pub const MENTOR_LIMIT_MINUTES: u32 = 300;

/// Mentoring in a team or in the org. Only ICs count, and of these only whose start date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mentoring {
    /// ICs in ramp.
    pub newcomers: u32,
    /// ICs past ramp who are not juniors.
    pub mentors: u32,
    /// Mentoring that the newcomers take, minutes a week.
    pub minutes: u32,
    /// The same for each mentor, shared evenly; `None` without any.
    pub minutes_per_mentor: Option<u32>,
    /// Newcomers who could start today with no mentor giving more than [`MENTOR_LIMIT_MINUTES`].
    pub room: u32,
    /// The start dates of some ICs are unknown.
    pub partly_unknown: bool,
}

/// Mentoring everywhere; `None` where no start date is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentoringReport {
    /// By team, in the order of [`Teams::list`].
    pub teams: Vec<Option<Mentoring>>,
    /// All ICs, also those in no team, as if each mentor helped anywhere.
    pub org: Option<Mentoring>,
}

/// What is summed over people, exactly: nothing is rounded before the sum.
#[derive(Clone, Copy, Default)]
struct Tally {
    known: u32,
    unknown: u32,
    newcomers: u32,
    mentors: u32,
    /// Sixteenths of days left of all ramps.
    left: i64,
}

impl Tally {
    fn mentoring(&self, ramp: i64) -> Option<Mentoring> {
        let (mentors, limit) = (i64::from(self.mentors), i64::from(MENTOR_LIMIT_MINUTES));
        // Minutes in parts of a whole ramp.
        let asked = self.left * i64::from(MENTOR_MINUTES);
        let free = mentors * limit * ramp - asked;
        (self.known > 0).then(|| Mentoring {
            newcomers: self.newcomers,
            mentors: self.mentors,
            minutes: round_half_up(asked, ramp) as u32,
            minutes_per_mentor: (mentors > 0).then(|| round_half_up(asked, ramp * mentors) as u32),
            room: (free.max(0) / (i64::from(MENTOR_MINUTES) * ramp)) as u32,
            partly_unknown: self.unknown > 0,
        })
    }
}

/// Mentoring by team and over the org, in linear time.
pub fn mentoring(structure: &Structure, teams: &Teams, settings: &LoadSettings) -> MentoringReport {
    let ramp = SIXTEENTHS_OF_DAYS_IN_MONTH * i64::from(settings.ramp_months.max(1));
    let mut org = Tally::default();
    let mut by_team = vec![Tally::default(); teams.list().len()];
    for at in (0..structure.len() as u32).filter(|&at| !structure.is_manager(at)) {
        let team = teams.team_of(at);
        let tallies = [Some(&mut org), (team != NONE).then(|| &mut by_team[team as usize])];
        for tally in tallies.into_iter().flatten() {
            let Some(days) = structure.days_since_start(at) else {
                tally.unknown += 1;
                continue;
            };
            let left = (ramp - 16 * i64::from(days.max(0))).max(0);
            tally.known += 1;
            tally.left += left;
            tally.newcomers += u32::from(left > 0);
            tally.mentors += u32::from(left == 0 && structure.seniority[at as usize] != Seniority::Junior);
        }
    }
    let teams = by_team.iter().map(|tally| tally.mentoring(ramp)).collect();
    MentoringReport { teams, org: org.mentoring(ramp) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    fn of(outline: &str) -> MentoringReport {
        let structure = Structure::of(&parse_outline(outline).expect("well formed"), None);
        let mut teams = Teams::default();
        teams.derive(&structure);
        mentoring(&structure, &teams, &LoadSettings::default())
    }

    #[test]
    fn two_mentors_for_a_newcomer() {
        let report = of("Ada\n  x1 @Ads since 2026-06-01\n  x4 @Ads since 2020-01-01\n  x2 @Web since 2020-01-01\n");
        let ads = Mentoring {
            newcomers: 1,
            mentors: 4,
            minutes: 600,
            minutes_per_mentor: Some(150),
            room: 1,
            partly_unknown: false,
        };
        let web = Mentoring { newcomers: 0, mentors: 2, minutes: 0, minutes_per_mentor: Some(0), room: 1, ..ads };
        assert_eq!(report.teams, [Some(ads), Some(web)]);
        assert_eq!(report.org, Some(Mentoring { mentors: 6, minutes_per_mentor: Some(100), room: 2, ..ads }));
    }

    #[test]
    fn the_ramp_falls_day_by_day_and_is_rounded_once() {
        let newcomers = "  x1 since 2026-06-01\n  x1 since 2026-06-11\n  x1 since 2026-06-21\n";
        let report = of(&format!("Ada\n{newcomers}  x4 since 2020-01-01\n"));
        // 10 h · (1 − t ÷ 182.625 days) for 20, 10 and 0 days: 534.291 + 567.146 + 600.
        let team = report.teams[0].expect("dates are known");
        assert_eq!((team.newcomers, team.minutes, team.minutes_per_mentor), (3, 1_701, Some(425)));
        assert_eq!(team.room, 0, "each mentor gives more than 5 h already");
    }

    #[test]
    fn mentors_are_past_ramp_and_no_juniors() {
        let org = "Ada since 2020-01-01\n  Bo (Junior Engineer) since 2020-01-01\n  Cy since 2026-06-01\n";
        let team = of(org).teams[0].expect("dates are known");
        assert_eq!((team.mentors, team.minutes_per_mentor, team.room), (0, None, 0));
        let edge =
            |day: &str| of(&format!("Ada\n  Bo since {day}\n  Cy since 2026-07-02\n")).org.expect("known").mentors;
        assert_eq!([edge("2025-12-31"), edge("2026-01-01")], [1, 0], "183 days are past six months, 182 are not");
    }

    #[test]
    fn unknown_dates_are_told_apart() {
        let report = of("Ada since 2020-01-01\n  x3 @Ads\n  x1 @Web since 2026-06-01\n  x2 @Web\n");
        assert_eq!(report.teams[0], None);
        let web = report.teams[1].expect("one date is known");
        assert_eq!((web.newcomers, web.mentors, web.partly_unknown), (1, 0, true));
        assert!(report.org.is_some_and(|org| org.partly_unknown));
        assert_eq!(of("Ada since 2020-01-01\n  x3 @Ads\n").org, None, "the date of a manager says nothing of ICs");
    }
}
