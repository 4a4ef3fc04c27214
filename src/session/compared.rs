//! Scenarios side by side: what each is compared with, and what the charts mark.

use std::rc::Rc;

use super::command::OPEN;
use super::{Drawn, Session};
use crate::engine::compare::{Comparison, Figure, Side, compare, figures};
use crate::engine::scenario::Scenario;

/// Steps back that are offered to compare with.
const STEPS_BACK: usize = 6;

/// What became of a person, as charts mark it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Joins.
    Added,
    /// Leaves.
    Removed,
    /// Moves, here or from here.
    Moved,
}

/// Orgs side by side; the first is what the others are compared with.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The orgs.
    pub sides: Vec<Rc<Side>>,
    /// The comparison of the first with each of the others.
    pub comparisons: Vec<Comparison>,
    /// Figures of all.
    pub figures: Vec<Figure>,
}

impl Compared {
    /// Compares the first with each of the others.
    pub fn new(sides: Vec<Rc<Side>>) -> Compared {
        let comparisons = sides.iter().skip(1).map(|side| compare(&sides[0], side)).collect();
        let all: Vec<&Side> = sides.iter().map(AsRef::as_ref).collect();
        Compared { comparisons, figures: figures(&all), sides }
    }

    /// What becomes of whom in the chart of an org, by the index of who is drawn. In that of the first whoever leaves or
    /// moves in any of the others is marked.
    pub fn marks(&self, column: usize, drawn: &Drawn) -> Vec<Option<Mark>> {
        let org = &self.sides[column].org;
        let mut marks = vec![None; drawn.ids.len()];
        let mut put = |keys: &[String], mark: Mark| {
            for at in keys.iter().filter_map(|key| drawn.index(org.find(key)?)) {
                marks[at as usize] = Some(mark);
            }
        };
        for (at, comparison) in (1..).zip(&self.comparisons) {
            if column == 0 {
                put(&comparison.moved, Mark::Moved);
            } else if column == at {
                put(&comparison.moved, Mark::Moved);
                put(&comparison.added, Mark::Added);
            }
        }
        if column == 0 {
            self.comparisons.iter().for_each(|comparison| put(&comparison.removed, Mark::Removed));
        }
        marks
    }
}

impl Session {
    /// What the scenario was before, with how it is called: as it was opened, then before the last steps, the latest first.
    pub fn earlier(&self) -> Vec<(String, Rc<Scenario>)> {
        let past = self.history.past(&self.scenario);
        // What lies before another scenario was opened is that other one's.
        let own = past.iter().position(|&(step, _)| step == OPEN).map_or(&past[..], |end| &past[..end]);
        let opened = own.last().map(|(_, scenario)| ("as it was opened".to_owned(), Rc::clone(scenario)));
        let n_between = own.len().saturating_sub(1);
        let steps = own[..n_between].iter().take(STEPS_BACK);
        let before = steps.map(|(step, scenario)| (format!("before: {step}"), Rc::clone(scenario)));
        opened.into_iter().chain(before).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Command;

    fn after(commands: impl IntoIterator<Item = Command>) -> Session {
        let start = Session::default();
        commands.into_iter().fold(start, |session, command| session.update(command).expect("something changes"))
    }

    #[test]
    fn earlier_is_what_was_since_the_scenario_was_opened() {
        assert_eq!(Session::default().earlier(), []);
        let steps = [
            Command::SetEngineers(30),
            Command::Open(Box::new(Scenario { engineers: Some(40), ..Scenario::default() })),
            Command::SetEngineers(50),
            Command::Rename("Plan".into()),
        ];
        let earlier = after(steps).earlier();
        let told: Vec<(&str, Option<u32>)> =
            earlier.iter().map(|(name, scenario)| (name.as_str(), scenario.engineers)).collect();
        assert_eq!(told, [("as it was opened", Some(40)), ("before: rename the scenario", Some(50))]);
    }

    #[test]
    fn charts_mark_who_joins_leaves_and_moves() {
        let side = |engineers: u32| Rc::new(Side::of(&Scenario { engineers: Some(engineers), ..Scenario::default() }));
        let compared = Compared::new(vec![side(60), side(24), side(80)]);
        let n_marked = |column: usize, mark: Mark| {
            let side = &compared.sides[column];
            let marks = compared.marks(column, &Drawn::of(&side.org, &side.structure));
            marks.into_iter().filter(|&known| known == Some(mark)).count()
        };
        let [smaller, larger] = &compared.comparisons[..] else { panic!("two comparisons") };
        assert_eq!(n_marked(0, Mark::Removed), smaller.removed.len());
        assert_eq!((n_marked(0, Mark::Added), n_marked(1, Mark::Removed)), (0, 0));
        assert_eq!((n_marked(2, Mark::Added), n_marked(2, Mark::Moved)), (larger.added.len(), larger.moved.len()));
        assert!(compared.figures.iter().all(|figure| figure.values.len() == 3));
    }
}
