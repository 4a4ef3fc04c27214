//! An org chart on sheets of paper: one sheet where it fits, else one for the top with as many levels as it takes, and
//! further ones for the branches below, packed by manager.
//!
//! **Invariant:** everyone is drawn on exactly one sheet. Whoever has the own reports elsewhere stands there once more, as a
//! reference with a page number.

mod draft;

use super::OrgPicture;
use super::people::{Drawn, drawn, visible};
use super::svg;
use crate::engine::ids::PersonId;
use crate::engine::layout::{NO_PARENT, Scene};
use crate::engine::sort::sort_by_key;
use draft::Drafts;

/// Somebody on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Placed {
    /// Place among all people of the org, in id order.
    person: u32,
    /// Place on the sheet of the manager, [`NO_PARENT`] where nobody is above.
    above: u32,
    /// The reports, or the person's own card, are on another sheet.
    is_reference: bool,
}

/// What a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// Whole trees.
    Trees,
    /// A person and some levels below.
    Top(u32),
    /// Whole branches below a person who is on another sheet.
    Below(u32),
    /// More of the direct reports of a person, for whom one sheet is not enough.
    More(u32),
}

/// One sheet.
#[derive(Clone, Debug)]
struct Sheet {
    shows: Shows,
    people: Vec<Placed>,
    scene: Scene,
}

/// An org on sheets, in the order in which they are numbered.
pub struct Pages<'a> {
    people: Vec<Drawn<'a>>,
    sheets: Vec<Sheet>,
    /// The sheet of each person, from 0.
    sheet_of: Vec<u32>,
}

impl<'a> Pages<'a> {
    /// The sheets of a picture; none where nobody is in it.
    pub fn of(picture: &OrgPicture<'a>) -> Pages<'a> {
        let people: Vec<Drawn<'a>> = drawn(picture).collect();
        let place = |id: PersonId| people.binary_search_by_key(&id, |one| one.id).map_or(NO_PARENT, |at| at as u32);
        let parents: Vec<u32> =
            people.iter().map(|one| picture.org.manager_of(one.id).map_or(NO_PARENT, place)).collect();
        let sheets = Drafts::new(&parents).into_sheets();
        let mut sheet_of = vec![0; people.len()];
        for (number, sheet) in (0..).zip(&sheets) {
            for placed in sheet.people.iter().filter(|placed| !placed.is_reference) {
                sheet_of[placed.person as usize] = number;
            }
        }
        Pages { people, sheets, sheet_of }
    }

    /// How many sheets there are.
    pub fn len(&self) -> usize {
        self.sheets.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty()
    }

    /// What a sheet, counted from 0, is about.
    pub fn title(&self, sheet: usize) -> String {
        let name = |person: u32| visible(&self.people[person as usize].person.label());
        match self.sheets[sheet].shows {
            Shows::Trees if self.sheets.len() == 1 => "Everyone".to_owned(),
            Shows::Trees => "Trees of their own".to_owned(),
            Shows::Top(person) => name(person),
            Shows::More(person) => format!("{}, continued from page {}", name(person), self.number(person)),
            Shows::Below(person) => {
                let place = format!("below {} on page {}", name(person), self.number(person));
                let mut branches = self.sheets[sheet].people.iter().filter(|placed| placed.above == 0);
                match (branches.next(), branches.next()) {
                    (Some(only), None) => format!("{}, {place}", name(only.person)),
                    _ => format!("Branches {place}"),
                }
            }
        }
    }

    /// A sheet, counted from 0, as SVG.
    pub fn drawing(&self, picture: &OrgPicture<'_>, sheet: usize) -> String {
        let Sheet { people, scene, .. } = &self.sheets[sheet];
        let drawn: Vec<&Drawn<'_>> = people.iter().map(|placed| &self.people[placed.person as usize]).collect();
        let note = |placed: &Placed| placed.is_reference.then(|| format!("page {}", self.number(placed.person)));
        let notes: Vec<Option<String>> = people.iter().map(note).collect();
        svg::draw(&self.title(sheet), picture.org, &drawn, &notes, scene)
    }

    /// Everyone by name, each with the number of the sheet.
    pub fn index(&self) -> Vec<(String, u32)> {
        let mut index: Vec<(String, String, u32)> = (0..)
            .zip(&self.people)
            .map(|(at, one)| {
                let name = visible(&one.person.label());
                (name.to_lowercase(), name, self.number(at))
            })
            .collect();
        sort_by_key(&mut index, |entry| entry.clone());
        index.into_iter().map(|(_, name, number)| (name, number)).collect()
    }

    /// The number of the sheet on which a person has a card.
    fn number(&self, person: u32) -> u32 {
        self.sheet_of[person as usize] + 1
    }
}

#[cfg(test)]
mod tests;
