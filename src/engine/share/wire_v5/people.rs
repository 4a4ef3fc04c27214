//! People a row at a time: what somebody has in common with their manager, with the manager's last report and with the row
//! before is what the model expects.

use super::words::{Words, kind};
use crate::engine::share::column::Column;
use crate::engine::share::model::context;
use crate::engine::share::wire_v1::{Names, People, number_names, places};

/// Takes the columns out that travel a row at a time; [`put_back`] is the other way.
pub(super) fn take_out(people: &mut People) -> People {
    let rest = People {
        n_people: people.n_people,
        dotted: std::mem::take(&mut people.dotted),
        first_month: people.first_month,
        fte: std::mem::take(&mut people.fte),
        vacant: std::mem::take(&mut people.vacant),
        names: people.names.is_some().then(Names::default),
        titles: people.titles.is_some().then(Column::default),
        pay: people.pay.take(),
        ..People::default()
    };
    std::mem::replace(people, rest)
}

/// Writes the columns of `rows`, or reads them; what `rest` has of names and titles says whether there are any.
pub(super) fn code(words: &mut Words, mut rows: People, rest: &mut People) {
    let n = rest.n_people as usize;
    let (has_names, has_titles) = (rest.names.is_some(), rest.titles.is_some());
    words.learn(has_names, has_titles);
    let names = rows.names.take().unwrap_or_default();
    let managers = managers(words, &rows, n);
    let mut lines = Lines::of(&managers, n);
    let mut teams = Values::of(kind::TEAM, has_names, std::mem::take(&mut rows.teams.0), names.teams.0);
    let texts = |kind: u8, column: &Column<String>| {
        let (numbers, texts) = number_names(&mut column.0.iter().map(String::as_str));
        Values::of(kind, true, numbers, texts)
    };
    let mut titles = texts(kind::TITLE, &rows.titles.take().unwrap_or_default());
    let mut departments = texts(kind::DEPARTMENT, &names.departments);
    let mut locations = texts(kind::LOCATION, &names.locations);
    let mut seniority = Vec::new();
    let mut months: Vec<u32> = Vec::new();
    let mut called = Names::default();
    let mut is_step = 0;
    for at in 0..n {
        if words.is_over() {
            return;
        }
        let is_manager = u32::from(lines.rank[at] > 0);
        let manager = lines.code(words, at, rows.manager_of.at(at));
        let near = Near { at, is_manager, manager, above: lines.above(at), sibling: lines.sibling };
        teams.code(words, &near);
        if has_titles {
            titles.code(words, &near);
        } else {
            let like = near.sibling.map_or(3, |sibling| seniority[sibling]);
            let class = rows.seniority.0.get(at / 4).map_or(0, |packed| packed >> (2 * (at % 4)) & 3);
            seniority.push(words.choice(kind::SENIORITY, &[is_manager, 2 + 2 * like + is_manager], 2, class.into()));
        }
        let (month, before) = (rows.months.at(at), months.last().copied().unwrap_or(0));
        is_step = words.choice(kind::STEP, &[100, is_step], 3, month.checked_sub(before).map_or(7, |step| step.min(7)));
        months.push(match is_step {
            7 => words.number(kind::MONTH, &[0, 1 + is_manager], month),
            step => before.saturating_add(step),
        });
        if has_names {
            departments.code(words, &near);
            locations.code(words, &near);
            let name = words.text(kind::NAME, names.names.0.get(at).map_or("", String::as_str));
            let before = called.ids.0.last().map_or("", String::as_str);
            let next = next_id(before);
            let id = names.ids.0.get(at).map_or("", String::as_str);
            let is_next = words.choice(kind::IS_NEXT_ID, &[0], 1, u32::from(id == next)) == 1;
            let id = if is_next { next } else { words.id(id, before, &name) };
            called.ids.0.push(id);
            called.names.0.push(name);
        }
    }
    let mut before = 0;
    rest.managers = managers.iter().map(|&at| at - std::mem::replace(&mut before, at)).collect();
    rest.manager_of = Column::trimmed(lines.manager_of);
    rest.months = Column::trimmed(months);
    let pack = |four: &[u32]| four.iter().rev().fold(0, |packed, class| packed << 2 | *class as u8);
    rest.seniority = Column::trimmed(seniority.chunks(4).map(pack).collect());
    if has_names {
        called.departments = departments.column();
        called.locations = locations.column();
        called.teams = Column(teams.texts);
        rest.names = Some(called);
    }
    if has_titles {
        rest.titles = Some(titles.column());
    }
    rest.teams = Column::trimmed(teams.numbers);
}

/// Places of everyone who has a report.
fn managers(words: &mut Words, rows: &People, n: usize) -> Vec<u32> {
    let given = places(rows.managers.0.iter().copied(), n).unwrap_or_default();
    let mut has_reports = vec![0; n];
    given.into_iter().for_each(|at| has_reports[at as usize] = 1);
    let mut before = 0;
    for has in &mut has_reports {
        *has = words.choice(kind::IS_MANAGER, &[100, before], 1, *has);
        before = (before << 1 | *has) & 7;
    }
    (0..).zip(has_reports).filter(|(_, has)| *has == 1).map(|(at, _)| at).collect()
}

/// Who reports to whom, row after row.
struct Lines<'a> {
    managers: &'a [u32],
    /// By person: 0, or 1 + place among the managers.
    rank: Vec<u32>,
    /// By person so far: 0 for a root, else the rank of the manager.
    manager_of: Vec<u32>,
    /// By rank: the last report so far.
    last: Vec<Option<usize>>,
    /// The last report of the same manager before the row.
    sibling: Option<usize>,
    way: u32,
}

impl Lines<'_> {
    fn of(managers: &[u32], n: usize) -> Lines<'_> {
        let mut rank = vec![0; n];
        (1..).zip(managers).for_each(|(number, &at)| rank[at as usize] = number);
        Lines { managers, rank, manager_of: Vec::new(), last: vec![None; managers.len() + 1], sibling: None, way: 0 }
    }

    /// The manager's rank: the way to it from the row before where there is one, else the number.
    fn code(&mut self, words: &mut Words, at: usize, manager: u32) -> u32 {
        let is_manager = u32::from(self.rank[at] > 0);
        let same = self.manager_of.last().copied().unwrap_or(0);
        let row_before = at.checked_sub(1).map_or(0, |before| self.rank[before]);
        let up = self.manager_of_rank(same);
        // 6 is no way, 7 the number instead of one.
        let ways = [same, row_before, same + 1, up, self.manager_of_rank(up), 0];
        let way = ways.iter().position(|way| *way == manager).map_or(7, |way| way as u32);
        self.way = words.choice(
            kind::LINE,
            &[is_manager, 2 + 2 * u32::from(row_before > 0) + is_manager, 8 + 2 * self.way + is_manager],
            3,
            way,
        );
        let manager = match ways.get(self.way as usize) {
            Some(manager) => *manager,
            None => words.number(kind::MANAGER, &[0, 1 + is_manager, 3 + 2 * same + is_manager], manager),
        };
        let is_there = (manager as usize) < self.last.len();
        words.is_broken |= !is_there;
        let manager = if is_there { manager } else { 0 };
        self.sibling = self.last[manager as usize].replace(at);
        self.manager_of.push(manager);
        manager
    }

    /// The rank of the manager of a manager, if it is known by now.
    fn manager_of_rank(&self, rank: u32) -> u32 {
        let at = rank.checked_sub(1).and_then(|rank| self.managers.get(rank as usize));
        at.and_then(|at| self.manager_of.get(*at as usize)).copied().unwrap_or(0)
    }

    /// The manager, if its row came before.
    fn above(&self, at: usize) -> Option<usize> {
        let rank = self.manager_of[at].checked_sub(1)?;
        self.managers.get(rank as usize).map(|manager| *manager as usize).filter(|manager| *manager < at)
    }
}

/// Whom a row is likely to be like.
struct Near {
    at: usize,
    is_manager: u32,
    manager: u32,
    above: Option<usize>,
    sibling: Option<usize>,
}

/// A column of values that repeat, as numbers in the order in which they first occur; 0 for none.
struct Values {
    kind: u8,
    is_told: bool,
    given: Vec<u32>,
    given_texts: Vec<String>,
    numbers: Vec<u32>,
    texts: Vec<String>,
    n_known: u32,
}

impl Values {
    fn of(kind: u8, is_told: bool, given: Vec<u32>, given_texts: Vec<String>) -> Values {
        Values { kind, is_told, given, given_texts, numbers: Vec::new(), texts: Vec::new(), n_known: 0 }
    }

    fn code(&mut self, words: &mut Words, near: &Near) {
        let of = |at: Option<usize>| at.map_or(0, |at| self.numbers[at] + 1);
        let (sibling, above, before) = (of(near.sibling), of(near.above), of(near.at.checked_sub(1)));
        let contexts = [
            context(&[1, near.is_manager]),
            context(&[2, near.is_manager, sibling]),
            context(&[3, near.is_manager, sibling, above]),
            context(&[4, before]),
            context(&[5, near.is_manager, near.manager]),
        ];
        let number = self.given.get(near.at).copied().unwrap_or(0);
        let is_new = words.choice(self.kind, &contexts, 1, u32::from(number > self.n_known)) == 1;
        if is_new {
            if self.is_told {
                let text = self.given_texts.get(self.n_known as usize).map_or("", String::as_str);
                self.texts.push(words.text(self.kind + 2, text));
            }
            self.n_known += 1;
            self.numbers.push(self.n_known);
        } else {
            let number = words.number(self.kind + 1, &contexts, number);
            words.is_broken |= number > self.n_known;
            self.numbers.push(number.min(self.n_known));
        }
    }

    /// The texts of all rows.
    fn column(&self) -> Column<String> {
        let text = |number: &u32| number.checked_sub(1).and_then(|at| self.texts.get(at as usize));
        Column::trimmed(self.numbers.iter().map(|number| text(number).cloned().unwrap_or_default()).collect())
    }
}

/// The id that follows one that ends in digits, with as many of them.
fn next_id(id: &str) -> String {
    let mut bytes = id.as_bytes().to_vec();
    for byte in bytes.iter_mut().rev().take_while(|byte| byte.is_ascii_digit()) {
        if *byte < b'9' {
            *byte += 1;
            break;
        }
        *byte = b'0';
    }
    String::from_utf8(bytes).unwrap_or_default()
}
