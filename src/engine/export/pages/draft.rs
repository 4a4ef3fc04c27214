//! Which people come together on a sheet.

use super::{Placed, Sheet, Shows};
use crate::engine::layout::{ChartInput, ChartOptions, NO_PARENT, Scene, Size, Workspace, lay_out};

/// Most that a sheet takes, in units of the drawing: on A4 or Letter across, its smallest text is some 5.5 points high.
const SHEET: Size = Size { width: 1_280, height: 850 };
/// Cards side by side before a second row is begun.
const ROW: u32 = 7;
/// More people than any sheet has room for, so that nothing of this size is laid out in vain.
const MANY: usize = 480;

/// What is still to be put on sheets.
enum Task {
    /// Branches below one person who has a card already, or whole trees.
    Branches { head: Option<u32>, people: Vec<u32> },
    /// A branch that is too large for one sheet.
    Top(u32),
}

/// Sheets in the making.
pub(super) struct Drafts {
    roots: Vec<u32>,
    children: Vec<Vec<u32>>,
    /// People of each branch, its top included.
    n_people: Vec<usize>,
    workspace: Workspace,
    sheets: Vec<Sheet>,
}

impl Drafts {
    /// From the manager of everyone, [`NO_PARENT`] for a root.
    pub(super) fn new(parents: &[u32]) -> Drafts {
        let mut children = vec![Vec::new(); parents.len()];
        let mut order: Vec<u32> = Vec::with_capacity(parents.len());
        for (person, &parent) in (0..).zip(parents) {
            match children.get_mut(parent as usize) {
                Some(reports) => reports.push(person),
                None => order.push(person),
            }
        }
        let roots = order.clone();
        let mut at = 0;
        while at < order.len() {
            order.extend_from_slice(&children[order[at] as usize]);
            at += 1;
        }
        let mut n_people = vec![1; parents.len()];
        for &person in order.iter().rev() {
            if let Some(&parent) = parents.get(person as usize).filter(|&&parent| parent != NO_PARENT) {
                n_people[parent as usize] += n_people[person as usize];
            }
        }
        Drafts { roots, children, n_people, workspace: Workspace::default(), sheets: Vec::new() }
    }

    /// Everyone on sheets.
    pub(super) fn into_sheets(mut self) -> Vec<Sheet> {
        let mut tasks = vec![Task::Branches { head: None, people: self.roots.clone() }];
        while let Some(task) = tasks.pop() {
            match task {
                Task::Branches { head, people } => {
                    let n = self.most_branches(head, &people);
                    let (these, rest) = people.split_at(n.max(1).min(people.len()));
                    if !rest.is_empty() {
                        tasks.push(Task::Branches { head, people: rest.to_vec() });
                    }
                    match these {
                        [] => {}
                        [large] if n == 0 => tasks.push(Task::Top(*large)),
                        these => {
                            let people = self.branches(head, these);
                            self.put(head.map_or(Shows::Trees, Shows::Below), people);
                        }
                    }
                }
                Task::Top(person) => {
                    let groups = self.top(person);
                    tasks.extend(groups.into_iter().rev());
                }
            }
        }
        self.sheets
    }

    /// How many of the branches fit on one sheet together, from the first on.
    fn most_branches(&mut self, head: Option<u32>, people: &[u32]) -> usize {
        most(people.len(), |n| {
            let n_people: usize = people[..n].iter().map(|&one| self.n_people[one as usize]).sum();
            n_people <= MANY && {
                let placed = self.branches(head, &people[..n]);
                self.fits(&placed)
            }
        })
    }

    /// Whole branches, below a reference to who is above them.
    fn branches(&self, head: Option<u32>, people: &[u32]) -> Vec<Placed> {
        let mut placed: Vec<Placed> =
            head.into_iter().map(|person| Placed { person, above: NO_PARENT, is_reference: true }).collect();
        let above = if head.is_some() { 0 } else { NO_PARENT };
        placed.extend(people.iter().map(|&person| Placed { person, above, is_reference: false }));
        let mut at = usize::from(head.is_some());
        while at < placed.len() {
            let reports = &self.children[placed[at].person as usize];
            placed.extend(reports.iter().map(|&person| Placed { person, above: at as u32, is_reference: false }));
            at += 1;
        }
        placed
    }

    /// Puts a person with as many whole levels as fit on a sheet; gives the branches that are left.
    fn top(&mut self, person: u32) -> Vec<Task> {
        let mut placed = vec![Placed { person, above: NO_PARENT, is_reference: true }];
        while let Some(more) = self.one_level_more(&placed).filter(|more| self.fits(more)) {
            placed = more;
        }
        if placed.len() == 1 {
            return self.many_reports(person);
        }
        let tasks = self.left_of(&placed);
        self.put(Shows::Top(person), placed);
        tasks
    }

    /// The same with the reports of everyone who is a reference; `None` where nobody is, or there are too many.
    fn one_level_more(&self, placed: &[Placed]) -> Option<Vec<Placed>> {
        let mut more = placed.to_vec();
        for at in 0..placed.len() {
            if placed[at].is_reference {
                more[at].is_reference = false;
                let reports = &self.children[placed[at].person as usize];
                more.extend(reports.iter().map(|&person| self.report(person, at as u32)));
            }
        }
        (more.len() > placed.len() && more.len() <= MANY).then_some(more)
    }

    /// A report, as a reference where there is something below.
    fn report(&self, person: u32, above: u32) -> Placed {
        Placed { person, above, is_reference: !self.children[person as usize].is_empty() }
    }

    /// Direct reports that are too many for one sheet, on several.
    fn many_reports(&mut self, person: u32) -> Vec<Task> {
        let reports = self.children[person as usize].clone();
        let (mut rest, mut tasks) = (reports.as_slice(), Vec::new());
        while !rest.is_empty() {
            let is_first = rest.len() == reports.len();
            let some = |drafts: &Drafts, n: usize| {
                let mut placed = vec![Placed { person, above: NO_PARENT, is_reference: !is_first }];
                placed.extend(rest[..n].iter().map(|&report| drafts.report(report, 0)));
                placed
            };
            let n = most(rest.len().min(MANY), |n| {
                let placed = some(self, n);
                self.fits(&placed)
            });
            let placed = some(self, n.max(1));
            tasks.extend(self.left_of(&placed));
            self.put(if is_first { Shows::Top(person) } else { Shows::More(person) }, placed);
            rest = &rest[n.max(1)..];
        }
        tasks
    }

    /// The branches of the references of a sheet, by manager.
    fn left_of(&self, placed: &[Placed]) -> Vec<Task> {
        let is_left = |one: &&Placed| one.is_reference && one.above != NO_PARENT;
        let references: Vec<&Placed> = placed.iter().filter(is_left).collect();
        let group = |group: &[&Placed]| Task::Branches {
            head: placed.get(group[0].above as usize).map(|above| above.person),
            people: group.iter().map(|one| one.person).collect(),
        };
        references.chunk_by(|a, b| a.above == b.above).map(group).collect()
    }

    fn put(&mut self, shows: Shows, people: Vec<Placed>) {
        let scene = self.scene(&people);
        self.sheets.push(Sheet { shows, people, scene });
    }

    fn fits(&mut self, placed: &[Placed]) -> bool {
        let scene = self.scene(placed);
        let fits = scene.bounds.width <= SHEET.width && scene.bounds.height <= SHEET.height;
        self.workspace.recycle(scene);
        fits
    }

    fn scene(&mut self, placed: &[Placed]) -> Scene {
        let mut parent: Vec<u32> = placed.iter().map(|one| one.above).collect();
        // Somebody hidden below makes a card of each reference whose reports are not here.
        let mut collapsed = vec![false; placed.len()];
        let mut has_reports = collapsed.clone();
        for one in placed {
            if let Some(above) = has_reports.get_mut(one.above as usize) {
                *above = true;
            }
        }
        for (at, _) in placed.iter().enumerate().filter(|&(at, one)| one.is_reference && !has_reports[at]) {
            collapsed[at] = true;
            parent.push(at as u32);
        }
        let row_limits = vec![ROW; parent.len()];
        let input = ChartInput {
            parent: &parent,
            collapsed: &collapsed,
            row_limits: Some(&row_limits),
            ..ChartInput::default()
        };
        lay_out(&input, &ChartOptions::default(), &mut self.workspace)
    }
}

/// The largest number up to `limit` that passes, where every smaller one passes as well.
fn most(limit: usize, mut passes: impl FnMut(usize) -> bool) -> usize {
    let (mut good, mut step) = (0, 1);
    while good + step <= limit && passes(good + step) {
        good += step;
        step *= 2;
    }
    while step > 1 {
        step /= 2;
        if good + step <= limit && passes(good + step) {
            good += step;
        }
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_number_is_found() {
        for limit in 0..40 {
            for largest in 0..45_usize {
                assert_eq!(most(limit, |n| n <= largest), largest.min(limit), "{largest} of {limit}");
            }
        }
    }
}
