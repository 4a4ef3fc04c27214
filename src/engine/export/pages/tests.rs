use proptest::prelude::*;

use super::*;
use crate::engine::analyze::{Settings, analyze};
use crate::engine::grow::generated_org;
use crate::engine::org::{Org, Person, Structure};
use crate::engine::scenario::Scenario;

fn with_pages<T>(org: &Org, look: impl FnOnce(&Pages<'_>, &OrgPicture<'_>) -> T) -> T {
    let scenario = Scenario::default();
    let structure = Structure::of(org, None);
    let report = analyze(&structure, &scenario.settings);
    let picture = OrgPicture { org, structure: &structure, report: &report, scenario: &scenario };
    look(&Pages::of(&picture), &picture)
}

fn org_of(parents: &[Option<u32>]) -> Org {
    let person = |at: usize| Person { key: format!("e{at}"), name: format!("N{}", (at * 7) % 50), ..Person::default() };
    Org::from_people((0..parents.len()).map(person).collect(), parents).expect("no cycle")
}

/// What must hold for the sheets of any org.
fn check(org: &Org) {
    with_pages(org, |pages, _| {
        let n = org.people().count();
        let mut cards = vec![0; n];
        for (at, sheet) in pages.sheets.iter().enumerate() {
            assert!(!sheet.people.is_empty() && !pages.title(at).is_empty());
            let bounds = sheet.scene.bounds;
            assert!(bounds.width <= 1_280 && bounds.height <= 850, "sheet {at} is {bounds:?}");
            assert_eq!(sheet.scene.shapes.len(), sheet.people.len(), "everyone of a sheet is drawn");
            for placed in &sheet.people {
                let number = pages.number(placed.person);
                assert_eq!(number as usize == at + 1, !placed.is_reference, "a reference leads to another sheet");
                cards[placed.person as usize] += usize::from(!placed.is_reference);
                // The line to the manager is drawn on the sheet, or leads to the manager's.
                if let Some(above) = sheet.people.get(placed.above as usize) {
                    let manager = org.manager_of(pages.people[placed.person as usize].id);
                    assert_eq!(manager, Some(pages.people[above.person as usize].id));
                }
            }
        }
        assert_eq!(cards, vec![1; n], "everyone has one card");
        for (person, one) in (0..).zip(&pages.people) {
            let Some(manager) = org.manager_of(one.id) else { continue };
            let is_beside = |sheet: &Sheet| {
                sheet.people.iter().any(|placed| {
                    placed.person == person
                        && sheet
                            .people
                            .get(placed.above as usize)
                            .is_some_and(|above| pages.people[above.person as usize].id == manager)
                })
            };
            assert!(pages.sheets.iter().any(is_beside), "somebody's line to the manager is on no sheet");
        }
        let index = pages.index();
        assert_eq!(index.len(), n);
        assert!(index.is_sorted_by_key(|(name, number)| (name.to_lowercase(), name.clone(), *number)));
        let mut numbers: Vec<(String, u32)> =
            (0..).zip(&pages.people).map(|(at, one)| (one.person.name.clone(), pages.number(at))).collect();
        numbers.sort_by_key(|(name, number)| (name.to_lowercase(), name.clone(), *number));
        assert_eq!(index, numbers);
    });
}

#[test]
fn a_small_org_is_one_sheet() {
    let org = Scenario::default().base_org();
    check(&org);
    with_pages(&org, |pages, picture| {
        assert_eq!((pages.len(), pages.title(0).as_str()), (1, "Everyone"));
        let svg = pages.drawing(picture, 0);
        assert!(svg.contains("Dana Moss") && !svg.contains(">page "), "nothing is elsewhere");
    });
}

#[test]
fn a_large_org_is_a_top_and_its_branches() {
    let org = generated_org(200, &Settings::default());
    check(&org);
    with_pages(&org, |pages, picture| {
        assert!((4..12).contains(&pages.len()), "{} sheets", pages.len());
        let root = org.people().next().expect("somebody").1.called().to_owned();
        assert_eq!(pages.title(0), root);
        assert!(pages.drawing(picture, 0).contains(">page 2</text>"));
        let above = format!(" below {root} on page 1");
        assert!((1..pages.len()).all(|at| pages.title(at).ends_with(&above)), "{}", pages.title(1));
    });
}

#[test]
fn odd_shapes_come_out_whole() {
    check(&org_of(&[]));
    check(&org_of(&vec![None; 700]));
    let chain: Vec<Option<u32>> = (0..300).map(|at: u32| at.checked_sub(1)).collect();
    check(&org_of(&chain));
    let star: Vec<Option<u32>> = (0..3_000).map(|at| (at > 0).then_some(0)).collect();
    check(&org_of(&star));
    // Many managers of one report each below one.
    let comb: Vec<Option<u32>> =
        (0..1_201).map(|at: u32| at.checked_sub(1).map(|at| if at < 600 { 0 } else { at - 599 })).collect();
    check(&org_of(&comb));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_org_comes_out_whole(choices in proptest::collection::vec(any::<u32>(), 1..900), few in 1..40_u32) {
        let parents: Vec<Option<u32>> = (0..)
            .zip(&choices)
            .map(|(at, choice)| (at > 0 && choice % 50 > 0).then(|| choice % at.min(few).max(1)))
            .collect();
        check(&org_of(&parents));
    }
}
