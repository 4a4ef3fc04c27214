//! The org as a tree of rows: everyone below their manager, but for those whom a folded manager or a filter hides.

use std::collections::BTreeSet;

use super::{Drawn, Frame};
use crate::engine::ids::PersonId;
use crate::engine::org::NONE;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who, as an index of [`Table::drawn`].
    pub at: u32,
    /// Depth, 1 for a root.
    pub level: u32,
    /// Place among the rows of the same manager, from 1.
    pub place: u32,
    /// How many rows the manager has.
    pub set_size: u32,
    /// Whether the rows below are shown; `None` where there are none.
    pub is_open: Option<bool>,
}

/// The rows, from the top down.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Everyone in the org.
    pub drawn: Drawn,
    /// Who has a row.
    pub rows: Vec<Row>,
    /// Row of everyone drawn, [`NONE`] for those without.
    row_of: Vec<u32>,
}

impl Table {
    /// The rows of everyone whom nobody in `folded` hides. With `kept`, in the order of `drawn`, only those; they have to
    /// include the managers above anyone.
    pub fn new(drawn: Drawn, folded: &BTreeSet<PersonId>, kept: Option<&[bool]>) -> Table {
        let n = drawn.ids.len();
        let is_kept = |at: usize| kept.is_none_or(|kept| kept[at]);
        // Everyone's first and last row below, and the next of the same manager; the place behind all is that of the roots.
        let (mut first, mut last, mut next) = (vec![NONE; n + 1], vec![NONE; n + 1], vec![NONE; n]);
        let (mut count, mut place) = (vec![0_u32; n + 1], vec![0_u32; n]);
        for at in (0..n).filter(|&at| is_kept(at)) {
            let above = (drawn.parent[at] as usize).min(n);
            match last[above] {
                NONE => first[above] = at as u32,
                before => next[before as usize] = at as u32,
            }
            last[above] = at as u32;
            count[above] += 1;
            place[at] = count[above];
        }
        let (mut rows, mut row_of) = (Vec::new(), vec![NONE; n]);
        let mut left = vec![(first[n], 1)];
        while let Some((at, level)) = left.pop() {
            if at == NONE {
                continue;
            }
            let here = at as usize;
            let has_below = first[here] != NONE;
            let is_open = has_below.then(|| kept.is_some() || !folded.contains(&drawn.ids[here]));
            let above = (drawn.parent[here] as usize).min(n);
            row_of[here] = rows.len() as u32;
            rows.push(Row { at, level, place: place[here], set_size: count[above], is_open });
            left.push((next[here], level));
            if is_open == Some(true) {
                left.push((first[here], level + 1));
            }
        }
        Table { drawn, rows, row_of }
    }

    /// Who has a row.
    pub fn id(&self, row: usize) -> PersonId {
        self.drawn.ids[self.rows[row].at as usize]
    }

    /// The row of a person, or of the nearest manager above who has one; `None` for somebody who is not in the org.
    pub fn row_near(&self, person: PersonId) -> Option<usize> {
        let mut at = self.drawn.index(person)?;
        while let Some(&row) = self.row_of.get(at as usize) {
            if row != NONE {
                return Some(row as usize);
            }
            at = self.drawn.parent[at as usize];
        }
        None
    }

    /// The row of the manager above.
    pub fn above(&self, row: usize) -> Option<usize> {
        let above = self.drawn.parent[self.rows[row].at as usize];
        self.row_of.get(above as usize).map(|&row| row as usize)
    }

    /// Everyone from one row to another, the first of the two first.
    pub fn between(&self, from: usize, to: usize) -> Vec<PersonId> {
        let mut people: Vec<PersonId> = (from.min(to)..=from.max(to)).map(|row| self.id(row)).collect();
        if to < from {
            people.reverse();
        }
        people
    }
}

/// Who fits words, and with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Who fits, and every manager above, in the order of a [`Drawn`].
    pub is_kept: Vec<bool>,
    /// How many fit.
    pub n_fitting: u32,
}

/// Who has the words in name, title or team; `None` for no words, which fit everyone.
pub fn keep(frame: &Frame, drawn: &Drawn, words: &str) -> Option<Kept> {
    let words = words.trim().to_lowercase();
    if words.is_empty() {
        return None;
    }
    let fits = |id: PersonId| {
        let Some(person) = frame.org.person(id) else { return false };
        let team = frame.org.team_of(id).and_then(|team| frame.org.team(team));
        let texts = [person.called(), &person.title, team.map_or("", |team| team.name.as_str())];
        texts.iter().any(|text| text.to_lowercase().contains(&words))
    };
    let mut kept = Kept { is_kept: vec![false; drawn.ids.len()], n_fitting: 0 };
    for (at, &id) in drawn.ids.iter().enumerate() {
        if !fits(id) {
            continue;
        }
        kept.n_fitting += 1;
        let mut above = at as u32;
        while let Some(is_kept @ false) = kept.is_kept.get_mut(above as usize) {
            *is_kept = true;
            above = drawn.parent[above as usize];
        }
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::grow::Mode;
    use crate::engine::scenario::Scenario;
    use crate::session::Key;

    /// Two roots: 0 above 1 and 4, 1 above 2 and 3; 5 above 6.
    fn drawn() -> Drawn {
        let parent = vec![NONE, 0, 1, 1, 0, NONE, 5];
        Drawn { ids: (0..7).map(PersonId).collect(), parent }
    }

    fn rows(folded: &[u32], kept: Option<&[bool]>) -> Vec<(u32, u32, Option<bool>)> {
        let folded = folded.iter().copied().map(PersonId).collect();
        let table = Table::new(drawn(), &folded, kept);
        table.rows.iter().map(|row| (row.at, row.level, row.is_open)).collect()
    }

    #[test]
    fn rows_go_down_the_tree_and_folding_hides_exactly_those_below() {
        let open = Some(true);
        assert_eq!(
            rows(&[], None),
            [(0, 1, open), (1, 2, open), (2, 3, None), (3, 3, None), (4, 2, None), (5, 1, open), (6, 2, None)]
        );
        assert_eq!(
            rows(&[1, 4, 5], None),
            [(0, 1, open), (1, 2, Some(false)), (4, 2, None), (5, 1, Some(false))],
            "who has nobody below cannot be folded"
        );
        assert_eq!(rows(&[0], None), [(0, 1, Some(false)), (5, 1, open), (6, 2, None)]);
    }

    #[test]
    fn places_count_among_those_of_one_manager() {
        let table = Table::new(drawn(), &BTreeSet::new(), None);
        let places: Vec<_> = table.rows.iter().map(|row| (row.place, row.set_size)).collect();
        assert_eq!(places, [(1, 2), (1, 2), (1, 2), (2, 2), (2, 2), (2, 2), (1, 1)]);
        assert_eq!((table.above(3), table.above(1), table.above(0)), (Some(1), Some(0), None));
    }

    #[test]
    fn who_is_hidden_is_near_the_manager_who_is_folded() {
        let table = Table::new(drawn(), &BTreeSet::from([PersonId(0)]), None);
        assert_eq!(table.row_near(PersonId(3)), Some(0));
        assert_eq!(table.row_near(PersonId(6)), Some(2));
        assert_eq!(table.row_near(PersonId(99)), None);
    }

    #[test]
    fn a_range_starts_where_it_was_started() {
        let table = Table::new(drawn(), &BTreeSet::new(), None);
        assert_eq!(table.between(3, 1), [3, 2, 1].map(PersonId));
        assert_eq!(table.between(1, 2), [1, 2].map(PersonId));
    }

    #[test]
    fn a_filter_keeps_who_fits_with_the_managers_above_unfolded() {
        let scenario = Scenario::default();
        let frame = Frame::new(&Key::new(&scenario, 0).outcome(), Mode::Adapt, 24, None, &Settings::default(), None);
        let drawn = frame.drawn();
        assert_eq!(keep(&frame, &drawn, "  "), None);
        let kept = keep(&frame, &drawn, "MINA").expect("there are words");
        assert_eq!(kept.n_fitting, 1);
        let folded = drawn.ids.iter().copied().collect();
        let table = Table::new(drawn, &folded, Some(&kept.is_kept));
        let names: Vec<&str> = (0..3).filter_map(|row| frame.org.person(table.id(row))).map(|p| p.called()).collect();
        assert_eq!(names, ["Dana Moss", "Ada Okafor", "Mina Sato"]);
        assert_eq!(table.rows.len(), 3);
        let team = frame.org.teams().next().map(|(_, team)| team.name.clone()).expect("the example has teams");
        assert!(keep(&frame, &table.drawn, &team).expect("words").n_fitting > 1, "a team fits everyone in it");
    }
}
