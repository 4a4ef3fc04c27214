//! Which team a reference means, and which team is part of which.

use super::TeamFiles;
use super::rows::TeamRow;
use crate::engine::lookup::Texts;
use crate::engine::roster::lookup::name_key;

/// The teams of all files, each id once, by every key that may stand for one.
pub(super) struct TeamIndex<'a> {
    /// In file order.
    pub(super) rows: Vec<&'a TeamRow>,
    /// Rows whose id is taken, each with the row that has it.
    pub(super) duplicates: Vec<(&'a TeamRow, &'a TeamRow)>,
    by_id: Texts,
    by_name: Texts,
    by_folded_id: Texts,
}

impl<'a> TeamIndex<'a> {
    pub(super) fn of(files: &'a TeamFiles) -> Self {
        let mut index = Self {
            rows: Vec::new(),
            duplicates: Vec::new(),
            by_id: Texts::default(),
            by_name: Texts::default(),
            by_folded_id: Texts::default(),
        };
        for row in &files.teams {
            if let Some(first) = index.by_id.get(&row.id) {
                index.duplicates.push((row, index.rows[first as usize]));
                continue;
            }
            let at = index.rows.len() as u32;
            index.by_id.add(&row.id, at);
            index.by_name.add(&name_key(&row.name), at);
            index.by_folded_id.add(&name_key(&row.id), at);
            index.rows.push(row);
        }
        index
    }

    /// The team that a reference of a file means, by its id, else by its name, else by its id in other letters. `?text` is
    /// what the files write for something that is no team.
    pub(super) fn find(&self, reference: &str) -> Option<u32> {
        let key = || name_key(reference);
        let found = self.by_id.get(reference).or_else(|| self.by_name.get(&key()));
        found.or_else(|| self.by_folded_id.get(&key())).filter(|_| !reference.starts_with('?'))
    }

    /// The team that people mean by a name: by its name, else by its id.
    pub(super) fn find_name(&self, name: &str) -> Option<u32> {
        let key = name_key(name);
        self.by_name.get(&key).or_else(|| self.by_folded_id.get(&key))
    }
}

/// Which team is part of which, without cycles.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    pub(super) parents: Vec<Option<u32>>,
    /// Teams with a parent that is no team of the files.
    pub(super) orphans: Vec<u32>,
    /// Cycles, each from the team that comes first in the files and was cut off, up to the last that leads back to it.
    pub(super) cycles: Vec<Vec<u32>>,
}

impl Hierarchy {
    pub(super) fn of(index: &TeamIndex<'_>) -> Self {
        let mut hierarchy = Self::default();
        for (at, row) in (0..).zip(&index.rows) {
            let parent = index.find(&row.parent).filter(|_| !row.parent.is_empty());
            if parent.is_none() && !row.parent.is_empty() {
                hierarchy.orphans.push(at);
            }
            hierarchy.parents.push(parent);
        }
        hierarchy.cut_cycles();
        hierarchy
    }

    fn cut_cycles(&mut self) {
        // By team: the walk that passed it first, counted from 1.
        let mut passed_by = vec![0_u32; self.parents.len()];
        for start in 0..self.parents.len() {
            let walk = start as u32 + 1;
            let mut at = Some(start as u32);
            while let Some(team) = at.filter(|&team| passed_by[team as usize] == 0) {
                passed_by[team as usize] = walk;
                at = self.parents[team as usize];
            }
            if let Some(inside) = at.filter(|&team| passed_by[team as usize] == walk) {
                self.cut(inside);
            }
        }
    }

    /// Cuts the cycle that a team is in.
    fn cut(&mut self, inside: u32) {
        let mut cycle = vec![inside];
        while let Some(next) = cycle.last().and_then(|&team| self.parents[team as usize]).filter(|&next| next != inside)
        {
            cycle.push(next);
        }
        let first = (0..).zip(&cycle).min_by_key(|(_, team)| **team).map_or(0, |(at, _)| at);
        cycle.rotate_left(first);
        self.parents[cycle[0] as usize] = None;
        self.cycles.push(cycle);
    }

    /// How many levels there are.
    pub(super) fn depth(&self) -> usize {
        let mut levels = vec![0_usize; self.parents.len()];
        for start in 0..levels.len() {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(team) = at.filter(|&team| levels[team] == 0) {
                path.push(team);
                at = self.parents[team].map(|parent| parent as usize);
            }
            let above = at.map_or(0, |team| levels[team]);
            for (level, team) in (above + 1..).zip(path.into_iter().rev()) {
                levels[team] = level;
            }
        }
        levels.into_iter().max().unwrap_or(0)
    }
}
