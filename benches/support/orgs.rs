//! Orgs of any size for the benches.

use spanwise::engine::org::{Org, Person};

/// An org of `people`, everyone with up to six reports: spans near those of a real org at every size.
pub(crate) fn org_of(people: usize) -> Org {
    let managers: Vec<Option<u32>> = (0..people as u32)
        .map(|at| match at {
            0 => None,
            _ => Some((at - 1) / 6),
        })
        .collect();
    let rows = (0..people).map(|at| Person {
        key: format!("e{at}"),
        name: format!("Person {at}"),
        title: if at % 5 == 0 { "Staff Engineer".into() } else { "Engineer".into() },
        ..Person::default()
    });
    Org::from_people(rows.collect(), &managers).expect("managers come before their reports")
}
