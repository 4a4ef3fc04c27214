//! Coding headroom: the time a manager has for own technical work before the week is stretched.

use super::{Load, Part};
use crate::engine::units::{FULL_WEEK_MINUTES, Fte, round_half_up};

/// Share of the week that may be planned, percent: where the band of a stretched week begins. Our judgement, grade D.
pub const PLANNED_PERCENT: i64 = 85;

/// Minutes a week that are left for own technical work, what is done of it now included: [`PLANNED_PERCENT`] of the
/// week less the load without own work, and never below 0.
pub fn coding_headroom(load: &Load) -> u32 {
    let others = i64::from(load.minutes() - load.part(Part::OwnWork));
    let whole = 100 * Fte::FULL.basis_points();
    let planned = FULL_WEEK_MINUTES * load.fte.basis_points() * PLANNED_PERCENT;
    round_half_up((planned - others * whole).max(0), whole) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::{Band, load_of};
    use crate::engine::org::{Structure, Teams, Work, parse_outline};
    use crate::engine::policy::LoadSettings;

    /// The load of an EM with so many reports, without interactions.
    fn load(reports: u32, own_work: Option<u16>) -> Load {
        let mut org = parse_outline(&format!("Ada\n  Bo\n    x{reports}\n")).expect("well formed");
        let bo = org.find("p2").expect("bo");
        org.person_mut(bo).expect("there").work = Work { own_work, ..Work::default() };
        let structure = Structure::of(&org, None);
        let mut teams = Teams::default();
        teams.derive(&structure);
        load_of(&structure, &teams, &LoadSettings::default(), 1)
    }

    #[test]
    fn headroom_by_number_of_reports() {
        for (reports, hours) in [(3, 15), (5, 9), (7, 3), (8, 0), (9, 0), (15, 0)] {
            let mut load = load(reports, None);
            assert_eq!(load.part(Part::Dependencies), 0);
            load.parts[Part::Dependencies as usize] = 60;
            assert_eq!(coding_headroom(&load), hours * 60, "{reports} reports and an hour of interactions");
        }
    }

    #[test]
    fn own_work_changes_no_headroom() {
        assert_eq!(coding_headroom(&load(5, Some(4_000))), coding_headroom(&load(5, None)));
    }

    #[test]
    fn a_week_filled_up_to_the_headroom_is_about_to_be_stretched() {
        let mut load = load(5, None);
        load.parts[Part::OwnWork as usize] = coding_headroom(&load);
        assert_eq!(load.band(), Some(Band::Stretched));
        load.parts[Part::OwnWork as usize] -= 1;
        assert_eq!(load.band(), Some(Band::Healthy));
    }

    #[test]
    fn part_time_leaves_less() {
        let parts = load(3, None).parts;
        assert_eq!(coding_headroom(&Load { parts, fte: Fte(9_000) }), 2_400 * 9 * 85 / 1_000 - 18 * 60);
        assert_eq!(coding_headroom(&Load { parts, fte: Fte(0) }), 0);
    }
}
