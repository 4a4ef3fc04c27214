use super::super::{Org, parse_outline};
use super::*;

fn structure(outline: &str) -> Structure {
    Structure::of(&parse_outline(outline).expect("well formed"), None)
}

#[test]
fn figures_of_a_small_org() {
    let s = structure("Ada\n  Bo\n    x3\n  Cy\n    Di\n      x2\n  x1\n");
    assert_eq!(s.len(), 10);
    assert_eq!(s.managers().len(), 4);
    assert_eq!((s.span(0), s.manager_reports(0), s.ic_reports(0)), (3, 2, 1));
    assert_eq!((s.total_reports(0), s.skip_level_reports(0)), (9, 4));
    assert_eq!((s.depth(0), s.management_layers(0)), (4, 3));
    assert_eq!((s.layer(0), s.layer(2)), (1, 3));
    assert_eq!(s.n_engineers(), 6);
}

#[test]
fn reports_of_a_vacancy_count_to_the_filled_position_above() {
    let mut org = parse_outline("Ada\n  Bo\n    x3\n").expect("well formed");
    let bo = org.find("p2").expect("bo");
    org.person_mut(bo).expect("bo").vacant = true;
    let s = Structure::of(&org, None);
    assert_eq!((s.len(), s.span(0), s.skip_level_reports(0)), (4, 3, 0));
}

#[test]
fn a_start_after_the_day_is_a_vacancy() {
    let mut org = parse_outline("Ada\n  x2\n").expect("well formed");
    let date = |d| time::Date::from_calendar_date(2026, time::Month::March, d).expect("a day of March");
    for (key, day) in [("p2", 1), ("p3", 9)] {
        let id = org.find(key).expect("there");
        org.person_mut(id).expect("there").start_date = Some(date(day));
    }
    assert_eq!(Structure::of(&org, None).len(), 3, "by default the latest start date counts");
    assert_eq!(Structure::of(&org, Some(date(5))).len(), 2);
}

#[test]
fn engineers_are_counted_alike_without_the_rest() {
    let date = |day| time::Date::from_calendar_date(2026, time::Month::March, day).expect("a day of March");
    let mut org = parse_outline("Ada\n  Bo\n    x3\n  Cy\n    Di\n      x2\n  x1\n").expect("well formed");
    let counts = |org: &Org, as_of| {
        assert_eq!(Structure::n_engineers_of(org, as_of), Structure::of(org, as_of).n_engineers());
        Structure::n_engineers_of(org, as_of)
    };
    assert_eq!(counts(&org, None), 6);
    for (key, day) in [("p3", 2), ("p4", 9), ("p8", 20)] {
        let id = org.find(key).expect("there");
        org.person_mut(id).expect("there").start_date = Some(date(day));
    }
    for key in ["p2", "p7"] {
        let id = org.find(key).expect("there");
        org.person_mut(id).expect("there").vacant = true;
    }
    let all = [None, Some(date(1)), Some(date(5)), Some(date(30))].map(|as_of| counts(&org, as_of));
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "{all:?}");
    assert_eq!(counts(&Org::new(), None), 0);
}

#[test]
fn roles_zones_and_rotations_follow_the_person() {
    let mut s = structure(
        "Ada (CTO) in Berlin\n  Bo (Product Manager) in Japan on call Ops\n  Cy (Product Manager)\n    x2 in Japan on call Ops\n",
    );
    let roles = |s: &Structure| (0..s.len() as u32).map(|at| s.role(at)).collect::<Vec<_>>();
    assert_eq!(
        roles(&s),
        [Some(Role::Cto), None, Some(Role::EngineeringManager), Some(Role::Engineer), Some(Role::Engineer)]
    );
    let hours = |s: &Structure, at: u32| s.time_zone(at).map(|zone| zone.0 / 4);
    assert_eq!([0, 1, 2, 3].map(|at| hours(&s, at)), [Some(1), Some(9), None, Some(9)]);
    assert_eq!(s.rotation(RotationId(0)).map(|(rotation, people)| (rotation.tiers, people)), Some((2, 3)));
    s.remove(&[false, true, false, true, false]);
    s.derive();
    assert_eq!(roles(&s), [Some(Role::Cto), Some(Role::EngineeringManager), Some(Role::Engineer)]);
    s.parent[2] = 0;
    s.derive();
    assert_eq!(
        roles(&s),
        [Some(Role::Cto), None, Some(Role::Engineer)],
        "a product manager without reports leads nobody"
    );
    assert_eq!([0, 1, 2].map(|at| hours(&s, at)), [Some(1), None, Some(9)]);
    assert_eq!([0, 1, 2].map(|at| s.work(at).rotation), [None, None, Some(RotationId(0))]);
}
