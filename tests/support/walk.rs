//! An org read off its people and the changes of growth alone, with figures worked out the slow and obvious way.

use std::collections::{BTreeMap, BTreeSet};

use spanwise::engine::grow::Change;
use spanwise::engine::ids::PersonId;
use spanwise::engine::org::Org;

/// Everyone by id: whom they report to, which team they are recorded in, whether they count.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) manager: Vec<Option<u32>>,
    pub(crate) team: Vec<Option<u32>>,
    pub(crate) counts: Vec<bool>,
}

/// A team as the lines show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TeamKey {
    Named(u32),
    Implicit(u32),
}

/// Figures of a world, by id.
pub(crate) struct Figures {
    /// The nearest manager who counts.
    pub(crate) manager: Vec<Option<u32>>,
    /// Direct reports who manage nobody.
    pub(crate) ics: Vec<Vec<u32>>,
    /// Direct reports who manage someone.
    pub(crate) managers: Vec<Vec<u32>>,
    pub(crate) n_engineers: u32,
    pub(crate) n_managers: u32,
    pub(crate) n_people: u32,
    pub(crate) roots: BTreeSet<u32>,
    /// Managers on the longest chain from a person down.
    pub(crate) layers: Vec<u32>,
    pub(crate) team_of: BTreeMap<u32, TeamKey>,
    pub(crate) team_size: BTreeMap<TeamKey, u32>,
}

impl World {
    pub(crate) fn of(org: &Org) -> World {
        let mut world = World { manager: Vec::new(), team: Vec::new(), counts: Vec::new() };
        for id in (0..org.n_ids() as u32).map(PersonId) {
            world.manager.push(org.manager_of(id).map(|manager| manager.0));
            world.team.push(org.team_of(id).map(|team| team.0));
            world.counts.push(org.person(id).is_some_and(|person| !person.vacant));
        }
        world
    }

    pub(crate) fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            match *change {
                Change::Join { person, manager, team, .. } => {
                    assert_eq!(person.index(), self.manager.len(), "ids follow one another");
                    self.manager.push(manager.map(|manager| manager.0));
                    self.team.push(team.map(|team| team.0));
                    self.counts.push(true);
                }
                Change::AddTeam { .. } => {}
                Change::Report { person, manager } => self.manager[person.index()] = Some(manager.0),
                Change::Transfer { person, team } => self.team[person.index()] = team.map(|team| team.0),
                Change::SetType { .. }
                | Change::Interact { .. }
                | Change::End { .. }
                | Change::AddGroup { .. }
                | Change::Group { .. } => {}
                Change::Retitle { .. } | Change::OnCall { .. } | Change::MoveDomain { .. } => {
                    panic!("growth does not do that: {change:?}")
                }
            }
        }
    }

    pub(crate) fn figures(&self) -> Figures {
        let n = self.manager.len();
        let people: Vec<u32> = (0..n as u32).filter(|&at| self.counts[at as usize]).collect();
        let mut manager = vec![None; n];
        for &at in &people {
            let mut above = self.manager[at as usize];
            while let Some(next) = above.filter(|&next| !self.counts[next as usize]) {
                above = self.manager[next as usize];
            }
            manager[at as usize] = above;
        }
        let mut is_manager = vec![false; n];
        people.iter().filter_map(|&at| manager[at as usize]).for_each(|above| is_manager[above as usize] = true);
        let (mut ics, mut managers) = (vec![Vec::new(); n], vec![Vec::new(); n]);
        for &at in &people {
            if let Some(above) = manager[at as usize] {
                let list = if is_manager[at as usize] { &mut managers } else { &mut ics };
                list[above as usize].push(at);
            }
        }
        let mut layers = vec![0; n];
        for &at in people.iter().filter(|&&at| is_manager[at as usize]) {
            // An EM lifts everyone above; who is no EM is lifted by someone below.
            let (mut height, mut next) = (1, Some(at));
            while let Some(here) = next.filter(|&here| layers[here as usize] < height) {
                layers[here as usize] = height;
                (height, next) = (height + 1, manager[here as usize]);
            }
        }
        let n_managers = is_manager.iter().filter(|&&is| is).count() as u32;
        let roots = people.iter().copied().filter(|&at| manager[at as usize].is_none()).collect();
        let n_people = people.len() as u32;
        let n_engineers = n_people - n_managers;
        let mut figures = Figures {
            manager,
            ics,
            managers,
            n_engineers,
            n_managers,
            n_people,
            roots,
            layers,
            team_of: BTreeMap::new(),
            team_size: BTreeMap::new(),
        };
        self.read_teams(&mut figures);
        figures
    }

    fn read_teams(&self, figures: &mut Figures) {
        let mut put = |at: u32, team: TeamKey| {
            figures.team_of.insert(at, team);
            *figures.team_size.entry(team).or_insert(0) += 1;
        };
        for (lead, ics) in figures.ics.iter().enumerate() {
            let named: BTreeSet<u32> = ics.iter().filter_map(|&at| self.team[at as usize]).collect();
            let n_blank = ics.iter().filter(|&&at| self.team[at as usize].is_none()).count();
            let home = match (named.len(), named.first()) {
                (1, Some(&only)) => Some(TeamKey::Named(only)),
                _ if figures.managers[lead].is_empty() || n_blank >= 3 => Some(TeamKey::Implicit(lead as u32)),
                _ => None,
            };
            for &at in ics {
                if let Some(team) = self.team[at as usize].map(TeamKey::Named).or(home) {
                    put(at, team);
                }
            }
        }
        for &root in figures.roots.iter().filter(|&&root| figures.layers[root as usize] == 0) {
            if let Some(team) = self.team[root as usize] {
                put(root, TeamKey::Named(team));
            }
        }
    }
}

impl Figures {
    pub(crate) fn is_manager(&self, at: u32) -> bool {
        self.layers.get(at as usize).is_some_and(|&layers| layers > 0)
    }

    pub(crate) fn is_em(&self, at: u32) -> bool {
        self.is_manager(at) && self.managers[at as usize].is_empty()
    }

    /// Everyone who manages someone.
    pub(crate) fn all_managers(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.layers.len() as u32).filter(|&at| self.is_manager(at))
    }

    pub(crate) fn n_ics(&self, at: u32) -> u32 {
        self.ics.get(at as usize).map_or(0, |ics| ics.len() as u32)
    }

    pub(crate) fn n_moms(&self, at: u32) -> u32 {
        self.managers.get(at as usize).map_or(0, |managers| managers.len() as u32)
    }

    pub(crate) fn span(&self, at: u32) -> u32 {
        self.n_ics(at) + self.n_moms(at)
    }

    pub(crate) fn management_layers(&self) -> u32 {
        self.layers.iter().copied().max().unwrap_or(0)
    }

    /// Whether `above` is over `at`, at any distance.
    pub(crate) fn is_above(&self, above: u32, at: u32) -> bool {
        std::iter::successors(self.manager[at as usize], |&next| self.manager[next as usize]).any(|next| next == above)
    }
}
