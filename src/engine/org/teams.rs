//! Teams as the reporting lines show them: who leads which, and how big they are.
//!
//! A manager leads a team when an IC member of it reports to that manager directly; size counts ICs. ICs with a blank
//! team belong to their manager's only named team if there is exactly one; else they form one implicit team if the
//! manager has no manager reports or at least three such ICs; else they are in no team.

use super::structure::{NONE, Structure};

/// Where a team comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamSource {
    /// A named team, by position among the org's teams.
    Named(u32),
    /// The unnamed team of a manager, by position in the structure.
    Implicit(u32),
}

/// A team with its size and managers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamView {
    /// Where it comes from.
    pub source: TeamSource,
    /// ICs in it, each counted in one team.
    pub size: u32,
    /// Distinct people: its ICs and whoever else has a part in it; of a team whose members are not known the stated number.
    pub people: u32,
    /// Nobody in it is known: the people are as its source states them.
    pub is_stated: bool,
    /// The managers who lead it: first one, or [`NONE`].
    pub lead: u32,
    /// How many managers lead it.
    pub n_managers: u32,
}

/// All teams, the named ones first, and how many each person leads.
#[derive(Clone, Debug, Default)]
pub struct Teams {
    list: Vec<TeamView>,
    led_by: Vec<u32>,
    leads: Vec<(u32, u32)>,
    team_of: Vec<u32>,
    seen: Vec<u32>,
}

impl Teams {
    /// Works the teams out anew, in linear time and without new memory once warm.
    pub(crate) fn derive(&mut self, structure: &Structure) {
        self.list.clear();
        self.list.extend((0..structure.n_named_teams).map(|at| TeamView {
            source: TeamSource::Named(at),
            size: 0,
            people: 0,
            is_stated: false,
            lead: NONE,
            n_managers: 0,
        }));
        self.leads.clear();
        for (buffer, len) in [
            (&mut self.led_by, structure.len()),
            (&mut self.team_of, structure.len()),
            (&mut self.seen, structure.n_named_teams as usize),
        ] {
            buffer.clear();
            buffer.resize(len, 0);
        }
        self.team_of.fill(NONE);
        self.seen.fill(NONE);
        for at in 0..structure.len() as u32 {
            if structure.is_manager(at) {
                self.derive_led_by(structure, at);
            } else if structure.is_root(at) && structure.named_team[at as usize] != NONE {
                self.add(at, structure.named_team[at as usize]);
            }
        }
        self.count_people(structure);
    }

    fn count_people(&mut self, structure: &Structure) {
        for share in &structure.shares {
            if self.team_of[share.person as usize] != share.team {
                self.list[share.team as usize].people += 1;
            }
        }
        for team in &mut self.list {
            team.people += team.size;
        }
        for (team, facts) in self.list.iter_mut().zip(&structure.team_facts).filter(|(team, _)| team.people == 0) {
            team.people = facts.stated_size.map_or(0, u32::from);
            team.is_stated = team.people > 0;
        }
    }

    fn derive_led_by(&mut self, structure: &Structure, manager: u32) {
        let is_ic = |&&at: &&u32| !structure.is_manager(at);
        let (mut n_named, mut only, mut n_blank) = (0u32, NONE, 0u32);
        for &ic in structure.direct_reports(manager).iter().filter(is_ic) {
            let team = structure.named_team[ic as usize];
            if team == NONE {
                n_blank += 1;
                continue;
            }
            self.add(ic, team);
            if self.seen[team as usize] != manager {
                self.seen[team as usize] = manager;
                self.lead(team, manager);
                n_named += 1;
                only = team;
            }
        }
        let home = match n_named {
            _ if n_blank == 0 => return,
            1 => only,
            _ if structure.manager_reports(manager) == 0 || n_blank >= 3 => {
                let source = TeamSource::Implicit(manager);
                self.list.push(TeamView { source, size: 0, people: 0, is_stated: false, lead: NONE, n_managers: 0 });
                let team = self.list.len() as u32 - 1;
                self.lead(team, manager);
                team
            }
            _ => return,
        };
        for &ic in structure.direct_reports(manager).iter().filter(is_ic) {
            if structure.named_team[ic as usize] == NONE {
                self.add(ic, home);
            }
        }
    }

    fn add(&mut self, ic: u32, team: u32) {
        self.list[team as usize].size += 1;
        self.team_of[ic as usize] = team;
    }

    fn lead(&mut self, team: u32, manager: u32) {
        let view = &mut self.list[team as usize];
        view.n_managers += 1;
        if view.lead == NONE {
            view.lead = manager;
        }
        self.led_by[manager as usize] += 1;
        self.leads.push((team, manager));
    }

    /// Teams, the named ones first in id order, then the implicit ones by manager.
    pub fn list(&self) -> &[TeamView] {
        &self.list
    }

    /// How many teams a person leads directly.
    pub fn n_led_by(&self, at: u32) -> u32 {
        self.led_by[at as usize]
    }

    /// The team of an IC, or [`NONE`].
    pub fn team_of(&self, at: u32) -> u32 {
        self.team_of[at as usize]
    }

    /// The managers who lead a team, in id order.
    pub fn managers_of(&self, team: u32) -> impl Iterator<Item = u32> + '_ {
        self.leads.iter().filter(move |(of, _)| *of == team).map(|(_, manager)| *manager)
    }

    /// All (team, manager) pairs, by manager.
    pub fn leads(&self) -> &[(u32, u32)] {
        &self.leads
    }

    /// Teams that have someone in them.
    pub fn n_staffed(&self) -> u32 {
        self.list.iter().filter(|team| team.size > 0).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_outline;
    use super::*;

    fn teams(outline: &str) -> (Teams, Structure) {
        let structure = Structure::of(&parse_outline(outline).expect("well formed"), None);
        let mut teams = Teams::default();
        teams.derive(&structure);
        (teams, structure)
    }

    #[test]
    fn blanks_join_the_only_named_team() {
        let (teams, _) = teams("Ada\n  x2 @Search\n  x3\n");
        assert_eq!(teams.list().iter().map(|t| t.size).collect::<Vec<_>>(), [5]);
        assert_eq!(teams.n_led_by(0), 1);
    }

    #[test]
    fn blanks_beside_two_teams_form_an_implicit_one() {
        let (teams, _) = teams("Ada\n  x2 @Search\n  x2 @Ads\n  x1\n");
        assert_eq!(teams.list().iter().map(|t| t.size).collect::<Vec<_>>(), [2, 2, 1]);
        assert_eq!(teams.n_led_by(0), 3);
    }

    #[test]
    fn few_blanks_under_a_manager_of_managers_are_in_no_team() {
        let (few, _) = teams("Ada\n  Bo\n    x4\n  x2\n");
        assert_eq!((few.n_led_by(0), few.list().len()), (0, 1));
        let (three, _) = teams("Ada\n  Bo\n    x4\n  x3\n");
        assert_eq!((three.n_led_by(0), three.list().len()), (1, 2));
    }

    #[test]
    fn people_are_counted_in_every_team_and_stated_where_nobody_is_known() {
        let (teams, _) = teams(
            "Ada @Ops 50 % + Web 50 %\n  Bo @Web 60 % + Ops 40 %\n  x3 @Web\nteam Far: 7 people\nteam Web: 99 people\n",
        );
        let counted: Vec<(u32, u32)> = teams.list().iter().map(|team| (team.size, team.people)).collect();
        assert_eq!(counted, [(0, 2), (4, 5), (0, 7)]);
    }

    #[test]
    fn a_team_of_two_managers_counts_for_both() {
        let (teams, _) = teams("Ada\n  Bo\n    x2 @Search\n  Cy\n    x3 @Search\n");
        assert_eq!(teams.list()[0].size, 5);
        assert_eq!(teams.managers_of(0).count(), 2);
    }
}
