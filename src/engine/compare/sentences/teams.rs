//! Sentences about teams and how they work together.

use super::{Section, Told, count};
use crate::engine::compare::teams::Working;
use crate::engine::org::{InteractionMode, Org, TeamType, team_called};

/// The name of a team with this id.
fn called(org: &Org, key: &str) -> String {
    org.teams().find(|(_, team)| team.key == key).map_or_else(|| key.to_owned(), |(_, team)| team.name.clone())
}

/// A team at the start of a sentence; many are called one.
fn start(name: &str) -> String {
    if team_called(name) == name { name.to_owned() } else { format!("Team {name}") }
}

fn type_of(team_type: Option<TeamType>) -> &'static str {
    team_type.map_or("of no type", TeamType::label)
}

impl Told<'_, '_> {
    pub(super) fn of_teams(&self) -> Vec<Section> {
        let (was, is) = (self.both.was.org, self.both.is.org);
        let mut teams = Section::new(("more change of teams", "more changes of teams"));
        for (before, after) in &self.teams.renamed {
            teams.tell(format!("{} is now called {after}", start(before)), Vec::new());
        }
        for key in &self.teams.added {
            let list = self.both.is.report.teams.list();
            let place = is.teams().find(|(_, team)| team.key == *key);
            let people = place.and_then(|(id, _)| list.get(id.index())).map_or(0, |team| team.people);
            teams.tell(
                format!("{} is new, with {}", start(&called(is, key)), count(people as usize, "person", "people")),
                Vec::new(),
            );
        }
        for key in &self.teams.removed {
            teams.tell(format!("{} is gone", start(&called(was, key))), Vec::new());
        }
        for (key, before, after) in &self.teams.retyped {
            let text = format!("{} is now {}, was {}", start(&called(is, key)), type_of(*after), type_of(*before));
            teams.tell(text, Vec::new());
        }
        if self.teams.n_unmatched > 0 {
            let n = count(self.teams.n_unmatched, "team cannot", "teams cannot");
            teams.tell(format!("{n} be told apart, since neither ids of people nor those of teams match"), Vec::new());
        }
        let mut links = Section::new(("more change of interactions", "more changes of interactions"));
        for working in &self.teams.started {
            links.tell(works(is, working, "now "), Vec::new());
        }
        for working in &self.teams.ended {
            links.tell(works(was, working, "no longer "), Vec::new());
        }
        for (working, before) in &self.teams.changed {
            links.tell(format!("{}, in place of {}", works(is, working, "now "), before.label()), Vec::new());
        }
        vec![teams, links]
    }
}

/// How two teams work together; `when` is "now " or "no longer ".
fn works(org: &Org, (from, to, mode): &Working, when: &str) -> String {
    let [from, to] = [from, to].map(|key| called(org, key));
    match mode {
        InteractionMode::XAsAService => format!("{to} {when}uses {from} as a service"),
        InteractionMode::Facilitating => format!("{from} {when}helps {to}"),
        InteractionMode::Collaboration => format!("{from} and {to} {when}collaborate"),
    }
}
