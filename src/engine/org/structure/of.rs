//! From an org to the flat arrays of its counted people.

use time::Date;

use super::{GroupFacts, NONE, Structure, TeamFacts, TeamLink, TeamShare};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::lookup::Texts;
use crate::engine::org::{GroupKind, Interaction, Membership, Org, Person, Role, Seniority, Team, TimeZone, Work};

/// What a title says: many people share one, so each is read once.
#[derive(Clone, Copy)]
struct Title {
    seniority: Seniority,
    /// The role of someone with reports, and of someone without.
    roles: [Option<Role>; 2],
}

impl Title {
    fn read(title: &str) -> Title {
        let seniority = Seniority::of_title(title);
        Title { seniority, roles: [true, false].map(|leads| Role::of_rung(title, leads)) }
    }
}

/// What a text means, read only where it occurs first.
fn of_text<T: Copy>(known: &mut Texts, read: &mut Vec<T>, text: &str, meaning: fn(&str) -> T) -> T {
    let number = known.number(text) as usize;
    if number == read.len() {
        read.push(meaning(text));
    }
    read[number]
}

impl Structure {
    /// The counted people of an org. A start date after `as_of` makes a vacancy; `None` stands for the latest start date, and
    /// where no one has one, for the day on which the latest interaction began.
    pub fn of(org: &Org, as_of: Option<Date>) -> Structure {
        let as_of = as_of.or_else(|| latest_start(org)).or_else(|| latest_interaction(org));
        let counts = |person: &Person| is_counted(person, as_of);
        let mut position = vec![NONE; org.n_ids()];
        let mut structure = Structure { rotations: org.rotations().into(), ..Structure::default() };
        structure.rotation_people = vec![0; org.rotations().len()];
        let (mut titles, mut zones) = (Texts::default(), Texts::default());
        let (mut read_titles, mut read_zones) = (Vec::new(), Vec::new());
        for (id, person) in org.people().filter(|(_, person)| counts(person)) {
            let at = structure.ids.len() as u32;
            position[id.index()] = at;
            structure.ids.push(id);
            let title: Title = of_text(&mut titles, &mut read_titles, &person.title, Title::read);
            structure.seniority.push(title.seniority);
            structure.roles.push(title.roles);
            let zone = of_text(&mut zones, &mut read_zones, &person.location, TimeZone::of_location);
            structure.time_zone.push(zone);
            structure.fte.push(person.fte);
            let days = person.start_date.zip(as_of).map(|(start, day)| (day - start).whole_days() as i32);
            structure.days_since_start.push(days);
            if person.work != Work::default() {
                structure.work.insert(at, person.work);
            }
            let rotation = person.work.rotation.and_then(|id| structure.rotation_people.get_mut(id.index()));
            rotation.into_iter().for_each(|people| *people += 1);
        }
        structure.join(org, &position, as_of);
        structure.derive();
        structure
    }

    /// Number of ICs that [`Structure::of`] counts, without the rest of it.
    pub(crate) fn n_engineers_of(org: &Org, as_of: Option<Date>) -> u32 {
        let as_of = as_of.or_else(|| latest_start(org));
        let counts = |person: &Person| is_counted(person, as_of);
        let mut leads = vec![false; org.n_ids()];
        let mut n_people = 0;
        for (id, _) in org.people().filter(|(_, person)| counts(person)) {
            n_people += 1;
            let mut above = org.manager_of(id);
            while let Some(manager) = above {
                if org.person(manager).is_some_and(counts) {
                    leads[manager.index()] = true;
                    break;
                }
                above = org.manager_of(manager);
            }
        }
        n_people - leads.into_iter().filter(|&leads| leads).count() as u32
    }

    /// Lines, teams and interactions, by the positions of people.
    fn join(&mut self, org: &Org, position: &[u32], as_of: Option<Date>) {
        let filled_above = |id: PersonId| {
            let mut above = org.manager_of(id);
            while let Some(manager) = above {
                if position[manager.index()] != NONE {
                    return position[manager.index()];
                }
                above = org.manager_of(manager);
            }
            NONE
        };
        self.parent = self.ids.iter().map(|&id| filled_above(id)).collect();
        self.dotted_reports = vec![0; self.ids.len()];
        self.dotted_managers = vec![0; self.ids.len()];
        for (id, n_managers) in self.ids.iter().zip(&mut self.dotted_managers) {
            for manager in org.dotted_managers(*id) {
                if let Some(count) = self.dotted_reports.get_mut(position[manager.index()] as usize) {
                    *count += 1;
                    *n_managers += 1;
                }
            }
        }
        // Teams keep their ids for good, so the position of a named team is its id.
        self.n_named_teams = org.n_teams() as u32;
        self.named_team = self.ids.iter().map(|id| org.team_of(*id).map_or(NONE, |team| team.0)).collect();
        self.team_facts = org.teams().map(|(_, team)| facts_of(team)).collect();
        for (at, id) in (0..).zip(&self.ids) {
            let parts = org.memberships(*id);
            if parts.len() > 1 || parts.iter().any(|(_, part)| part.share != Membership::default().share) {
                let share =
                    |(team, part): (TeamId, Membership)| TeamShare { person: at, team: team.0, share: part.share };
                self.shares.extend(parts.into_iter().map(share));
            }
        }
        // So is the position of a group; where an id was given to none, nobody is in it.
        let nobody = GroupFacts { kind: GroupKind::Guild, members: Vec::new() };
        self.groups = vec![nobody; org.ids_given().groups as usize];
        for (id, group) in org.groups() {
            let members = if group.kind.is_of_teams() {
                org.teams_of_group(id).into_iter().map(|team| team.0).collect()
            } else {
                let place = |person: PersonId| Some(position[person.index()]).filter(|&at| at != NONE);
                org.people_of_group(id).into_iter().filter_map(place).collect()
            };
            self.groups[id.index()] = GroupFacts { kind: group.kind, members };
        }
        let link = |(a, b, interaction): (TeamId, TeamId, &Interaction)| TeamLink {
            a: a.0,
            b: b.0,
            mode: interaction.mode,
            overlap: interaction.overlap,
            days: interaction.since.zip(as_of).map(|(since, day)| (day - since).whole_days() as i32),
        };
        self.links = org.interactions().into_iter().map(link).collect();
    }
}

/// Whether somebody is there on a day: no vacancy, and not yet to come.
fn is_counted(person: &Person, as_of: Option<Date>) -> bool {
    !person.vacant && !matches!((person.start_date, as_of), (Some(start), Some(day)) if start > day)
}

fn facts_of(team: &Team) -> TeamFacts {
    TeamFacts {
        team_type: team.team_type,
        domains: team.domains.iter().map(|domain| domain.complexity).collect(),
        stated_size: team.stated_size,
        is_dissolved: team.is_dissolved,
    }
}

fn latest_start(org: &Org) -> Option<Date> {
    org.people().filter_map(|(_, person)| person.start_date).max()
}

fn latest_interaction(org: &Org) -> Option<Date> {
    org.interactions().iter().filter_map(|(.., interaction)| interaction.since).max()
}
