//! Sentences about people: who moves, joins, leaves, manages, is called something else.

use litemap::LiteMap;

use super::{Section, Told, count, listed};
use crate::engine::org::NONE;
use crate::engine::sort::sort_by_key;

/// People by what is said of all of them, the largest group first.
fn grouped<K: Ord + Clone>(people: &[u32], key: &dyn Fn(u32) -> K) -> Vec<(K, Vec<u32>)> {
    let mut groups: LiteMap<K, Vec<u32>> = LiteMap::new();
    for &at in people {
        groups.entry(key(at)).or_default().push(at);
    }
    let mut groups: Vec<(K, Vec<u32>)> = groups.into_iter().collect();
    sort_by_key(&mut groups, |(_, people)| std::cmp::Reverse(people.len()));
    groups
}

impl Told<'_, '_> {
    pub(super) fn of_people(&self) -> Vec<Section> {
        vec![
            self.moves(),
            self.new_managers(),
            self.former_managers(),
            self.joins(),
            self.leaves(),
            self.handed(),
            self.titles(),
            self.names(),
            self.details(),
        ]
    }

    /// Manager before, by position before.
    fn above_before(&self, at: u32) -> u32 {
        self.both.was.structure.parents()[at as usize]
    }

    /// Manager after, by position after, of a position before.
    fn above_after(&self, at: u32) -> u32 {
        self.both.is.structure.parents()[self.both.matching.same.people[at as usize] as usize]
    }

    fn before(&self, at: u32) -> String {
        self.both.was.called(self.both.was.structure.id(at))
    }

    fn after(&self, at: u32) -> String {
        self.both.is.called(self.both.is.structure.id(at))
    }

    /// Names of people of the org before as they are called afterwards, if they are there.
    fn still(&self, people: &[u32]) -> Vec<String> {
        let place = |at: u32| self.both.matching.same.people[at as usize];
        people.iter().map(|&at| if place(at) == NONE { self.before(at) } else { self.after(place(at)) }).collect()
    }

    fn keys_before(&self, people: &[u32]) -> Vec<String> {
        people.iter().map(|&at| self.both.was.person(at).key.clone()).collect()
    }

    fn keys_after(&self, people: &[u32]) -> Vec<String> {
        people.iter().map(|&at| self.both.is.person(at).key.clone()).collect()
    }

    /// Who moves from whom to whom; of those whose manager stays, from which team to which.
    fn moves(&self) -> Section {
        let mut section = Section::new(("more move", "more moves"));
        let (was, is, same) = (&self.both.was, &self.both.is, &self.both.matching.same);
        let key = |at: u32| {
            let (from, to) = (self.above_before(at), self.above_after(at));
            // Who has no manager any more because that one left has another place, not the same one.
            let heir = if from == NONE { NONE } else { same.people[from as usize] };
            let is_same = heir == to && (from == NONE || heir != NONE);
            let now = same.people[at as usize];
            let teams = is_same.then(|| (was.report.teams.team_of(at), is.report.teams.team_of(now)));
            (from, to, teams)
        };
        for ((from, to, teams), people) in grouped(&self.people.moved, &key) {
            let ways = match teams {
                Some((before, after)) => {
                    let called = |team: u32, names: &crate::engine::analyze::Names<'_>| {
                        if team == NONE { "no team".to_owned() } else { names.team(team).1 }
                    };
                    format!("from {} to {}", called(before, was), called(after, is))
                }
                None => match (from, to) {
                    (NONE, to) => format!("below {}", self.after(to)),
                    (from, NONE) => format!("from {} to the top", self.before(from)),
                    (from, to) => format!("from {} to {}", self.before(from), self.after(to)),
                },
            };
            let names = listed(&self.still(&people));
            let text = match people.len() {
                1 => format!("{names} moves {ways}"),
                n => format!("{n} people move {ways}: {names}"),
            };
            section.tell(text, self.keys_before(&people));
        }
        section
    }

    fn new_managers(&self) -> Section {
        let mut section = Section::new(("more new manager", "more new managers"));
        let after = self.both.is.structure;
        let is_newcomer = |at: u32| self.both.matching.former[at as usize] == NONE;
        let key = |at: u32| (is_newcomer(at), after.parents()[at as usize]);
        for ((is_new, above), people) in grouped(&self.people.new_managers, &key) {
            let names: Vec<String> = people.iter().map(|&at| self.after(at)).collect();
            let place = if above == NONE { " at the top".into() } else { format!(" under {}", self.after(above)) };
            let spans = people.iter().map(|&at| after.span(at) as usize).sum();
            let text = match (people.len(), is_new) {
                (1, true) => format!("{} joins{place} as a manager of {}", names[0], count(spans, "person", "people")),
                (1, false) => format!("{} becomes a manager of {}{place}", names[0], count(spans, "person", "people")),
                (n, true) => format!("{n} managers join{place}: {}", listed(&names)),
                (n, false) => format!("{n} people become managers{place}: {}", listed(&names)),
            };
            section.tell(text, self.keys_after(&people));
        }
        section
    }

    fn former_managers(&self) -> Section {
        let mut section = Section::new(("more former manager", "more former managers"));
        for &at in &self.people.former_managers {
            let spans = count(self.both.was.structure.span(at) as usize, "person", "people");
            let text = match self.both.matching.same.people[at as usize] {
                NONE => format!("{}, who managed {spans}, leaves", self.before(at)),
                to => format!("{} no longer manages anybody, instead of {spans}", self.after(to)),
            };
            section.tell(text, self.keys_before(&[at]));
        }
        section
    }

    /// Newcomers who manage nobody.
    fn joins(&self) -> Section {
        let mut section = Section::new(("more newcomer", "more newcomers"));
        let after = self.both.is.structure;
        let plain: Vec<u32> = self.people.added.iter().copied().filter(|&at| !after.is_manager(at)).collect();
        for (above, people) in grouped(&plain, &|at| after.parents()[at as usize]) {
            let names: Vec<String> = people.iter().map(|&at| self.after(at)).collect();
            let place = if above == NONE { "at the top".into() } else { format!("under {}", self.after(above)) };
            let text = match people.len() {
                1 => format!("{} joins {place}", names[0]),
                n => format!("{n} people join {place}: {}", listed(&names)),
            };
            section.tell(text, self.keys_after(&people));
        }
        section
    }

    /// Leavers who managed nobody.
    fn leaves(&self) -> Section {
        let mut section = Section::new(("more leaver", "more leavers"));
        let before = self.both.was.structure;
        let plain: Vec<u32> = self.people.removed.iter().copied().filter(|&at| !before.is_manager(at)).collect();
        for (above, people) in grouped(&plain, &|at| self.above_before(at)) {
            let names: Vec<String> = people.iter().map(|&at| self.before(at)).collect();
            let place = if above == NONE { "at the top".into() } else { format!("under {}", self.before(above)) };
            let text = match people.len() {
                1 => format!("{}, {place}, leaves", names[0]),
                n => format!("{n} people {place} leave: {}", listed(&names)),
            };
            section.tell(text, self.keys_before(&people));
        }
        section
    }

    /// Whose manager changes without a move.
    fn handed(&self) -> Section {
        let mut section = Section::new(("more person with another manager", "more people with another manager"));
        for ((from, to), people) in grouped(&self.people.handed, &|at| (self.above_before(at), self.above_after(at))) {
            let names = listed(&self.still(&people));
            let way = match (from, to) {
                (NONE, to) => format!("to {}, no longer at the top", self.after(to)),
                (from, NONE) => format!("to nobody instead of {}", self.before(from)),
                (from, to) => format!("to {} instead of {}", self.after(to), self.before(from)),
            };
            let text = match people.len() {
                1 => format!("{names} reports {way}, without moving"),
                n => format!("{n} people report {way}, without moving: {names}"),
            };
            section.tell(text, self.keys_before(&people));
        }
        section
    }

    fn titles(&self) -> Section {
        let mut section = Section::new(("more new title", "more new titles"));
        let (was, is) = (&self.both.was, &self.both.is);
        let called = |title: &str| if title.is_empty() { "without a title".into() } else { title.to_owned() };
        let now = |at: u32| is.person(self.both.matching.same.people[at as usize]);
        let key = |at: u32| (was.person(at).title.clone(), now(at).title.clone());
        for ((before, after), people) in grouped(&self.people.retitled, &key) {
            let names = listed(&self.still(&people));
            let (before, after) = (called(&before), called(&after));
            let text = match people.len() {
                1 => format!("{names} is now {after}, was {before}"),
                n => format!("{n} people are now {after}, were {before}: {names}"),
            };
            section.tell(text, self.keys_before(&people));
        }
        section
    }

    /// Other names under the same ids.
    fn names(&self) -> Section {
        let mut section = Section::new(("more new name", "more new names"));
        let renamed = &self.people.renamed;
        if 2 * renamed.len() > self.both.matching.n_matched as usize && renamed.len() > 2 {
            let text = format!(
                "{} of {} people have another name under the same id: the ids may be those of other people",
                renamed.len(),
                self.both.matching.n_matched
            );
            section.tell(text, Vec::new());
            return section;
        }
        for &at in renamed {
            let text = format!("{} is now called {}", self.before(at), self.still(&[at])[0]);
            section.tell(text, self.keys_before(&[at]));
        }
        section
    }

    /// What else is known of people, and dotted lines.
    fn details(&self) -> Section {
        let mut section = Section::new(("more other detail", "more other details"));
        for (name, is_left_out, people) in &self.details.changed {
            let names = listed(&self.still(people));
            let text = match people.len() {
                // A roster without the column, or a link that left it out.
                _ if *is_left_out => format!("The {name} of {names} is known in one of the two only"),
                1 => format!("{names} has another {name}"),
                n => format!("{n} people have another {name}: {names}"),
            };
            section.tell(text, self.keys_before(people));
        }
        let mut lines = |lines: &[(u32, u32)], called: &dyn Fn(u32) -> String, keys: Vec<String>, what: &str| {
            let names: Vec<String> =
                lines.iter().map(|&(report, manager)| format!("{} to {}", called(report), called(manager))).collect();
            if !names.is_empty() {
                section.tell(format!("Dotted lines: {} {what}, {}", names.len(), listed(&names)), keys);
            }
        };
        let (added, removed) = (&self.details.dotted_added, &self.details.dotted_removed);
        let reports = |lines: &[(u32, u32)]| lines.iter().map(|line| line.0).collect::<Vec<u32>>();
        lines(added, &|at| self.after(at), self.keys_after(&reports(added)), "added");
        lines(removed, &|at| self.before(at), self.keys_before(&reports(removed)), "removed");
        if self.details.n_vacancies > 0 {
            let text = count(self.details.n_vacancies, "vacancy is", "vacancies are");
            section.tell(format!("{text} described otherwise"), Vec::new());
        }
        section
    }
}
