//! Edits as a list of decisions, each told of the org just before it, and taking one of them back.

use super::say::Called;
use super::{Edit, PersonEdit, Setting, apply_one};
use crate::engine::analyze::Settings;
use crate::engine::grow::{MOST_ENGINEERS, reach};
use crate::engine::ids::{Ids, PersonId};
use crate::engine::org::{Org, Structure};

/// Ids that names are noted for before they are given, so that an edit of a giant id takes no memory.
const MOST_NAMED: usize = 1 << 20;

/// One edit in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its place in the list of edits.
    pub at: usize,
    /// What was decided: "Move Bo to Ada".
    pub text: String,
    /// Why the org refuses it, where it does: "Bo is no longer there".
    pub refused: Option<String>,
}

/// The decisions that edits of an org are; ids that are kept free are none. Every edit is applied once.
pub fn decisions(mut org: Org, edits: &[Edit], setting: Setting<'_>) -> Vec<Decision> {
    let mut names = names_given(edits);
    note_names(&mut names, &org, 0);
    let mut told = Vec::with_capacity(edits.len());
    for (at, edit) in edits.iter().enumerate() {
        let text = Called { org: &org, gone: &names }.sentence(edit);
        let n_ids = org.n_ids();
        let refused = apply_one(&mut org, edit, setting).err();
        let refused = refused.map(|error| Called { org: &org, gone: &names }.why(&error));
        note_names(&mut names, &org, n_ids);
        if let Edit::Person(
            PersonEdit::Name { person, .. } | PersonEdit::Entitle { person, .. } | PersonEdit::Vacate { person, .. },
        ) = edit
        {
            note_name(&mut names, &org, *person);
        }
        if !matches!(edit, Edit::Skip(_)) {
            told.push(Decision { at, text, refused });
        }
    }
    told
}

/// What edits call people, by id: who is not there, because that decision was taken back, still has a name by it.
fn names_given(edits: &[Edit]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for edit in edits {
        let Edit::Person(PersonEdit::Name { person, name }) = edit else { continue };
        if person.index() < MOST_NAMED {
            names.resize(names.len().max(person.index() + 1), String::new());
            names[person.index()].clone_from(name);
        }
    }
    names
}

/// Notes what everyone is called whose id is not below `from`.
fn note_names(names: &mut Vec<String>, org: &Org, from: usize) {
    names.resize(org.n_ids().max(names.len()), String::new());
    (from as u32..org.n_ids() as u32).for_each(|id| note_name(names, org, PersonId(id)));
}

fn note_name(names: &mut [String], org: &Org, id: PersonId) {
    if let Some((name, person)) = names.get_mut(id.index()).zip(org.person(id)) {
        *name = person.in_words().into_owned();
    }
}

/// The edits of an org without one of them. All ids mean the same as before: those that it gave are kept free, and whatever
/// grew after it grows by as many engineers as it did, or by as many as have ids.
pub(crate) fn without(mut org: Org, edits: &[Edit], at: usize, setting: Setting<'_>) -> Vec<Edit> {
    let mut kept: Vec<Edit> = edits[..at.min(edits.len())].to_vec();
    kept.iter().for_each(|edit| drop(apply_one(&mut org, edit, setting)));
    let Some(after) = edits.get(at + 1..) else { return kept };
    let mut before = org.clone();
    let given = ids_given(&mut before, &edits[at], setting);
    keep(&mut org, &mut kept, Edit::Skip(given), setting);
    for edit in after {
        let (size, from) = (n_engineers(&before, setting), before.ids_given());
        let given = ids_given(&mut before, edit, setting);
        match edit {
            Edit::Grow { engineers, .. } => {
                let grown = engineers.saturating_sub(size);
                if let Some(edit) = shorter(&org, edit, grown, given, setting) {
                    keep(&mut org, &mut kept, edit, setting);
                }
                // Both started with the same ids, so what is missing now was given before.
                let missing = before.ids_given().since(org.ids_given());
                debug_assert!(org.ids_given().since(from).fit(given), "growth got no further than its ids");
                keep(&mut org, &mut kept, Edit::Skip(missing), setting);
            }
            _ => keep(&mut org, &mut kept, edit.clone(), setting),
        }
    }
    kept
}

/// A growth by as many engineers from another org, which gives no more ids than it did; none where nobody joins.
fn shorter(org: &Org, edit: &Edit, grown: u32, given: Ids, setting: Setting<'_>) -> Option<Edit> {
    let Edit::Grow { mode, policy, topology, .. } = *edit else { return None };
    let size = n_engineers(org, setting);
    let to = size.saturating_add(grown).min(MOST_ENGINEERS);
    if grown == 0 || to <= size {
        return None;
    }
    let settings = Settings { policy, topology, ..setting.settings.clone() };
    let engineers = reach(org, setting.as_of, to, mode, &settings, given);
    (engineers > size).then_some(Edit::Grow { engineers, mode, policy, topology })
}

/// Applies an edit and keeps it; ids left free in a row are one edit, and no ids are none.
fn keep(org: &mut Org, kept: &mut Vec<Edit>, edit: Edit, setting: Setting<'_>) {
    // A refused edit stays in the list, and is told as refused.
    let _refused = apply_one(org, &edit, setting);
    match (kept.last_mut(), edit) {
        (_, Edit::Skip(Ids::NONE)) => {}
        (Some(Edit::Skip(known)), Edit::Skip(more)) => *known = known.and(more),
        (_, edit) => kept.push(edit),
    }
}

/// Applies an edit and gives the number of ids that it gave.
fn ids_given(org: &mut Org, edit: &Edit, setting: Setting<'_>) -> Ids {
    let before = org.ids_given();
    let _refused = apply_one(org, edit, setting);
    org.ids_given().since(before)
}

fn n_engineers(org: &Org, setting: Setting<'_>) -> u32 {
    Structure::n_engineers_of(org, setting.as_of)
}
