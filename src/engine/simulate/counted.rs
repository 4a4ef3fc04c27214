//! From seats to the people in them: the structure that load, rules and figures see.
//!
//! An empty seat counts nobody; its reports report to whoever carries it. So a manager who carries a second team has its
//! people as reports, and every rule judges that as it is.

use super::seat::Search;
use super::state::State;
use crate::engine::org::{NONE, Structure, TeamShare, Work};
use crate::engine::sort::{gather, sort_by_key};

/// The structure of the people, with the memory it takes.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    pub(super) structure: Structure,
    /// Where the holder of each seat is counted; [`NONE`] for empty seats.
    pub(super) position: Vec<u32>,
}

impl Counted {
    /// Counts the people of a state.
    pub(super) fn count(&mut self, state: &State) {
        let (seats, list) = (&state.seats.structure, &state.list);
        self.position.clear();
        let mut next = 0;
        for seat in list {
            self.position.push(if seat.is_filled { next } else { NONE });
            next += u32::from(seat.is_filled);
        }
        let s = &mut self.structure;
        s.ids.clear();
        s.parent.clear();
        s.seniority.clear();
        s.roles.clear();
        s.time_zone.clear();
        s.fte.clear();
        s.days_since_start.clear();
        s.named_team.clear();
        s.dotted_reports.clear();
        s.dotted_managers.clear();
        for (at, seat) in list.iter().enumerate().filter(|(_, seat)| seat.is_filled) {
            let above = seats.parent[at];
            s.ids.push(seat.holder);
            s.parent.push(if above == NONE { NONE } else { self.position[state.stand_in(above) as usize] });
            s.seniority.push(seats.seniority[at]);
            s.roles.push(seats.roles[at]);
            s.time_zone.push(seats.time_zone[at]);
            s.fte.push(seats.fte[at]);
            s.days_since_start.push(state.days(at as u32));
            s.named_team.push(seats.named_team[at]);
            s.dotted_reports.push(seats.dotted_reports[at]);
            s.dotted_managers.push(seats.dotted_managers[at]);
        }
        s.n_named_teams = seats.n_named_teams;
        s.links.clone_from(&seats.links);
        s.groups.clone_from(&seats.groups);
        // Teams rarely change, and each has lists of its own.
        if s.team_facts != seats.team_facts {
            s.team_facts.clone_from(&seats.team_facts);
        }
        let counted = |at: u32| Some(self.position[at as usize]).filter(|&at| at != NONE);
        for group in s.groups.iter_mut().filter(|group| !group.kind.is_of_teams()) {
            group.members = group.members.iter().filter_map(|&at| counted(at)).collect();
        }
        s.shares.clear();
        let share = |share: &TeamShare| Some(TeamShare { person: counted(share.person)?, ..*share });
        s.shares.extend(seats.shares.iter().filter_map(share));
        s.rotations.clone_from(&seats.rotations);
        s.rotation_people.clone_from(&seats.rotation_people);
        s.derive();
        self.assign_work(state);
    }

    /// Rotations and own work stay with people. Open requisitions are those of the plan: they belong to engineering
    /// managers, the smallest teams first and in turn; a search for a manager belongs to whoever the new one will report to.
    fn assign_work(&mut self, state: &State) {
        let counted = |(&at, &work): (&u32, &Work)| (self.position[at as usize], Work { open_requisitions: 0, ..work });
        let all = state.seats.structure.work.iter().map(counted);
        self.structure.work = gather(all.filter(|&(at, work)| at != NONE && work != Work::default()));
        let s = &self.structure;
        let mut owners: Vec<u32> = s.managers().iter().copied().filter(|&at| s.manager_reports(at) == 0).collect();
        sort_by_key(&mut owners, |&at| (s.span(at), at));
        let seats = &state.seats.structure;
        let searched = (0..state.list.len() as u32)
            .filter(|&at| !state.list[at as usize].is_filled && state.list[at as usize].search == Search::Outside)
            .map(|at| seats.parents()[at as usize])
            .filter(|&above| above != NONE)
            .map(|above| self.position[state.stand_in(above) as usize])
            .filter(|&at| at != NONE);
        let in_turn = owners.iter().cycle().copied().take(if owners.is_empty() { 0 } else { state.open.len() });
        for owner in searched.chain(in_turn).collect::<Vec<_>>() {
            let work: &mut Work = self.structure.work.entry(owner).or_default();
            work.open_requisitions = work.open_requisitions.saturating_add(1);
        }
    }
}
