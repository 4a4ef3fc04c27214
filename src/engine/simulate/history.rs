//! One run to look at: the org at the end of every month, and what happened.

use super::Simulator;
use super::event::Happening;
use super::run::Run;
use crate::engine::grow::{Change, Origin, apply_changes, name_of_type, newcomer, team_name, type_given};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{NONE, Org, Role, Structure, Work, told_name};

/// A run, month by month.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The months, the opening first.
    pub moments: Vec<Moment>,
    /// Figures and marks.
    pub run: Run,
    /// The teams that were added, each with the one it was split from.
    teams: Vec<Option<TeamId>>,
    /// What was done to teams beyond who is in them, and where each month's part of it ends.
    of_teams: (Vec<Change>, Vec<usize>),
    n_base_teams: u32,
    ramp_months: u32,
    rotation_people: Vec<u32>,
}

/// The end of a month.
#[derive(Clone, Debug, Default)]
pub struct Moment {
    /// What happened in the month.
    pub happened: Vec<Happening>,
    /// Everyone, and empty seats of managers.
    people: Vec<Snapshot>,
}

#[derive(Clone, Copy, Debug)]
struct Snapshot {
    id: PersonId,
    manager: Option<PersonId>,
    team: u32,
    is_empty: bool,
    /// Days since the first day, where known.
    days: Option<i32>,
    leads: bool,
    work: Work,
}

impl Simulator {
    /// Lives through one run and keeps every month.
    #[must_use]
    pub fn history(&self, number: u32) -> History {
        let (mut run, mut moments) = (Run::default(), Vec::new());
        let n_base_teams = self.structure.n_named_teams;
        let (mut teams, mut of_teams) = (Vec::new(), (Vec::new(), Vec::new()));
        self.live(number, &mut run, |state, counted| {
            let seats = &state.seats.structure;
            let people = (0..state.list.len() as u32).map(|at| {
                let seat = &state.list[at as usize];
                let above = seats.parents()[at as usize];
                let manager = (above != NONE).then(|| state.list[state.stand_in(above) as usize].holder);
                let position = counted.position[at as usize];
                Snapshot {
                    id: seat.holder,
                    manager,
                    team: seats.team_of_position(at),
                    is_empty: !seat.is_filled,
                    days: state.days(at),
                    leads: position != NONE && counted.structure.is_manager(position),
                    work: if position == NONE { Work::default() } else { counted.structure.work(position) },
                }
            });
            moments.push(Moment { happened: state.happened.clone(), people: people.collect() });
            of_teams.0.extend_from_slice(&state.of_teams);
            of_teams.1.push(of_teams.0.len());
            for change in &state.of_teams {
                if let Change::AddTeam { from, .. } = *change {
                    teams.push(from);
                }
            }
        });
        let ramp_months = self.opening(number).assumed.ramp_months;
        let rotation_people = self.structure.rotation_people.clone();
        History { moments, run, teams, of_teams, n_base_teams, ramp_months, rotation_people }
    }
}

impl History {
    /// The org at the end of a month. `base` is the org that was simulated.
    ///
    /// # Panics
    /// Beyond the last month.
    #[must_use]
    pub fn org_at(&self, base: &Org, origin: Origin, month: u32) -> Org {
        const PLANNED: &str = "the run was made on this org";
        let people = &self.moments[month as usize].people;
        let mut org = base.clone();
        let (changes, ends) = &self.of_teams;
        apply_changes(&mut org, base, origin, &changes[..ends[month as usize]]);
        let most = people.iter().map(|one| one.id.0).max().unwrap_or(0);
        for id in base.n_ids() as u32..=most {
            org.add_person(newcomer(base, PersonId(id))).expect(PLANNED);
        }
        let mut there = vec![false; org.n_ids()];
        people.iter().for_each(|one| there[one.id.index()] = true);
        // First everyone gets out of the tree, so that no order of moves can close a cycle.
        people.iter().for_each(|one| org.set_manager(one.id, None).expect(PLANNED));
        for one in people {
            org.set_manager(one.id, one.manager).expect(PLANNED);
            let team = (one.team != NONE && !one.leads && !one.is_empty).then_some(TeamId(one.team));
            if org.team_of(one.id) != team {
                org.set_team(one.id, team).expect(PLANNED);
            }
            org.person_mut(one.id).expect(PLANNED).vacant = one.is_empty;
        }
        let gone = (0..org.n_ids() as u32).map(PersonId).filter(|id| !there[id.index()]);
        for id in gone.collect::<Vec<_>>() {
            if org.person(id).is_some_and(|person| !person.vacant || id.index() >= base.n_ids()) {
                org.remove_person(id).expect(PLANNED);
            }
        }
        self.settle_titles(&mut org, base, origin);
        org
    }

    /// Managers get the title of their level: in generated orgs all of them, else those who did not lead before.
    fn settle_titles(&self, org: &mut Org, base: &Org, origin: Origin) {
        let structure = Structure::of(org, None);
        for &at in structure.managers() {
            let id = structure.id(at);
            let led_before = id.index() < base.n_ids() && !base.direct_reports(id).is_empty();
            if origin == Origin::Generated || !led_before {
                let role = Role::of_level(structure.management_layers(at), structure.is_root(at));
                if let Some(person) = org.person_mut(id).filter(|person| !person.has_own_title) {
                    role.rung().title.clone_into(&mut person.title);
                }
            }
        }
        let empty: Vec<PersonId> =
            org.people().filter(|(id, person)| person.vacant && id.index() >= base.n_ids()).map(|(id, _)| id).collect();
        for id in empty {
            if let Some(person) = org.person_mut(id) {
                person.name = "Open".to_owned();
                Role::EngineeringManager.rung().title.clone_into(&mut person.title);
            }
        }
    }

    /// The counted people of an org that [`History::org_at`] gave, with what the run knows of them beyond the org: how long
    /// they have been there, the requisitions they own, and what they still do of what they did before. Titles are no part of a run.
    ///
    /// # Panics
    /// Beyond the last month.
    #[must_use]
    pub fn structure_of(&self, org: &Org, month: u32) -> Structure {
        let mut structure = Structure::of(org, None);
        structure.roles.fill([None; 2]);
        structure.rotation_people.clone_from(&self.rotation_people);
        structure.work.clear();
        for one in &self.moments[month as usize].people {
            if let Some(at) = structure.position(one.id) {
                structure.days_since_start[at as usize] = one.days;
                if one.work != Work::default() {
                    structure.work.insert(at, one.work);
                }
            }
        }
        structure
    }

    /// The name of a team that is or was there at some time, as growth names teams.
    #[must_use]
    pub fn team_name(&self, base: &Org, origin: Origin, team: TeamId) -> String {
        match base.team(team) {
            Some(team) => told_name(&team.name).to_owned(),
            None => {
                let at = (team.0.saturating_sub(self.n_base_teams)) as usize;
                let from = self.teams.get(at).copied().flatten().filter(|from| *from != team);
                let parent = from.filter(|_| origin == Origin::Imported).map(|from| self.team_name(base, origin, from));
                let of_type = match origin {
                    Origin::Generated => name_of_type(base, team, type_given(base, &self.of_teams.0, team)),
                    Origin::Imported => None,
                };
                of_type.unwrap_or_else(|| team_name(base, team, parent.as_deref()))
            }
        }
    }

    /// The name of whoever is or was there at some time.
    #[must_use]
    pub fn name(&self, base: &Org, person: PersonId) -> String {
        base.person(person).map_or_else(|| newcomer(base, person).name, |person| told_name(&person.name).to_owned())
    }

    /// The months of the run's ramp, which the load of managers goes by.
    #[must_use]
    pub fn ramp_months(&self) -> u32 {
        self.ramp_months
    }
}
