//! What holds for every org: analysis adds up and does not depend on the order of people; the graph keeps its invariants.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use spanwise::engine::analyze::{PARTS, Report, Settings, Subject, analyze};
use spanwise::engine::ids::{PersonId, TeamId};
use spanwise::engine::org::{Membership, NONE, Org, OrgError, Person, Structure, TeamSource};
use support::orgs::imported_orgs;
use support::walk::World;

fn analyzed(org: &Org) -> (Structure, Report) {
    let structure = Structure::of(org, None);
    let report = analyze(&structure, &Settings::default());
    (structure, report)
}

/// The same org with its people in another order; `draws` says which.
fn reordered(org: &Org, draws: &[u32]) -> Org {
    let mut order: Vec<PersonId> = org.people().map(|(id, _)| id).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, draws[at % draws.len()] as usize % (at + 1));
    }
    let mut other = Org::new();
    org.teams().for_each(|(_, team)| {
        other.add_team(team.clone());
    });
    let ids: BTreeMap<PersonId, PersonId> = order
        .iter()
        .map(|&id| (id, other.add_person(org.person(id).expect("there").clone()).expect("keys differ")))
        .collect();
    for (&old, &new) in &ids {
        other.set_manager(new, org.manager_of(old).map(|manager| ids[&manager])).expect("a forest stays one");
        if let Some(team) = org.team_of(old) {
            other.join_team(new, team, Membership::default()).expect("both are there");
        }
    }
    other
}

/// Findings and loads in words that do not depend on positions.
fn in_words(org: &Org, structure: &Structure, report: &Report) -> (Vec<String>, Vec<String>) {
    let key = |at: u32| org.person(structure.id(at)).expect("counted").key.clone();
    let subject = |subject| match subject {
        Subject::Person(at) => key(at),
        Subject::Org => "org".to_owned(),
        Subject::Link(at) => {
            let link = structure.links()[at as usize];
            format!("teams {} and {}", link.a, link.b)
        }
        Subject::Group(at) => format!("group {at}"),
        Subject::Team(at) => match report.teams.list()[at as usize].source {
            TeamSource::Named(team) => format!("team {team}"),
            TeamSource::Implicit(lead) => format!("team of {}", key(lead)),
        },
    };
    let mut findings: Vec<String> = report
        .findings
        .iter()
        .map(|f| format!("{} {:?} {} {:?}", f.rule.rule().id, f.severity, subject(f.subject), f.measured.as_f64()))
        .collect();
    let mut loads: Vec<String> =
        structure.managers().iter().zip(&report.loads).map(|(&at, load)| format!("{} {load:?}", key(at))).collect();
    findings.sort();
    loads.sort();
    (findings, loads)
}

/// An edit, drawn from numbers.
fn edit(org: &mut Org, (kind, a, b): (u8, u32, u32)) -> Result<(), OrgError> {
    // Now and then an id beyond those ever given.
    let n = org.n_ids() as u32 + 1;
    let (person, other) = (PersonId(a % n), PersonId(b % n));
    match kind % 6 {
        0..=2 => org.set_manager(person, Some(other)),
        3 => org.set_manager(person, None),
        4 => org.remove_person(person).map(|_| ()),
        _ => org.join_team(person, TeamId(b % 8), Membership::default()),
    }
}

/// Everything there is to see of an org.
fn look(org: &Org) -> impl PartialEq + std::fmt::Debug + use<> {
    let people: Vec<_> = org
        .people()
        .map(|(id, person)| (id, person.clone(), org.manager_of(id), org.direct_reports(id), org.team_of(id)))
        .collect();
    (people, org.teams().map(|(id, team)| (id, team.clone())).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_people_changes_nothing(base in imported_orgs(60), draws in prop::collection::vec(any::<u32>(), 1..40)) {
        let other = reordered(&base.0, &draws);
        let ((s, report), (t, again)) = (analyzed(&base.0), analyzed(&other));
        prop_assert_eq!(&report.metrics, &again.metrics);
        prop_assert_eq!(in_words(&base.0, &s, &report), in_words(&other, &t, &again));
    }

    #[test]
    fn figures_add_up(base in imported_orgs(80)) {
        let (s, report) = analyzed(&base.0);
        let (metrics, world) = (&report.metrics, World::of(&base.0).figures());
        prop_assert_eq!(metrics.engineers + metrics.managers, metrics.people);
        prop_assert_eq!(metrics.people as usize, base.0.people().filter(|(_, person)| !person.vacant).count());
        let reports: u32 = s.managers().iter().map(|&at| s.span(at)).sum();
        prop_assert_eq!(reports, metrics.people - metrics.roots);
        let descendants: u32 = s.roots().map(|root| s.total_reports(root) + 1).sum();
        prop_assert_eq!(descendants, metrics.people);
        for at in 0..s.len() as u32 {
            let (id, above) = (s.id(at).0, s.parents()[at as usize]);
            prop_assert_eq!(s.layer(at), if above == NONE { 1 } else { s.layer(above) + 1 });
            prop_assert_eq!((above != NONE).then(|| s.id(above).0), world.manager[id as usize]);
            prop_assert_eq!((s.ic_reports(at), s.manager_reports(at)), (world.n_ics(id), world.n_moms(id)));
            prop_assert_eq!(s.management_layers(at), world.layers[id as usize]);
            let skip: u32 = s.direct_reports(at).iter().map(|&report| s.span(report)).sum();
            prop_assert_eq!(s.skip_level_reports(at), skip);
        }
        let in_teams: u32 = report.teams.list().iter().map(|team| team.size).sum();
        prop_assert!(in_teams <= metrics.engineers);
        prop_assert_eq!(in_teams, world.team_size.values().sum::<u32>());
        prop_assert_eq!(metrics.teams, world.team_size.len() as u32);
    }

    #[test]
    fn loads_are_the_sum_of_their_parts(base in imported_orgs(60)) {
        let (s, report) = analyzed(&base.0);
        prop_assert_eq!(report.loads.len(), s.managers().len());
        for (&at, load) in s.managers().iter().zip(&report.loads) {
            let parts: u32 = PARTS.iter().map(|&(part, ..)| load.part(part)).sum();
            prop_assert_eq!(parts, load.minutes());
            let fte = base.0.person(s.id(at)).expect("counted").fte;
            prop_assert_eq!(load.index().is_none(), fte.0 == 0);
            prop_assert_eq!(load.band().is_none(), fte.0 == 0);
        }
    }

    #[test]
    fn one_more_engineer_never_lowers_the_load_of_the_manager(base in imported_orgs(60), draw in any::<u32>()) {
        let mut org = base.0;
        let (s, report) = analyzed(&org);
        prop_assume!(!s.managers().is_empty());
        let at = s.managers()[draw as usize % s.managers().len()];
        let (manager, before) = (s.id(at), report.load(&s, at).expect("a manager").minutes());
        let joined = org.add_person(Person { key: "one more".into(), ..Person::default() }).expect("a new key");
        org.set_manager(joined, Some(manager)).expect("someone new is below nobody");
        org.set_team(joined, s.direct_reports(at).iter().find_map(|&peer| org.team_of(s.id(peer)))).expect("known");
        let (t, again) = analyzed(&org);
        let at = t.position(manager).expect("still there");
        let load = again.load(&t, at).expect("still a manager");
        prop_assert!(load.minutes() >= before + 180, "{} after {}", load.minutes(), before);
    }

    #[test]
    fn edits_keep_a_forest_and_refused_ones_change_nothing(
        base in imported_orgs(40),
        edits in prop::collection::vec((any::<u8>(), any::<u32>(), any::<u32>()), 1..60),
    ) {
        let mut org = base.0;
        for draw in edits {
            let before = look(&org);
            let n_people = org.people().count();
            let is_removal = draw.0 % 6 == 4;
            match edit(&mut org, draw) {
                Err(_) => prop_assert_eq!(look(&org), before),
                Ok(()) => prop_assert_eq!(org.people().count(), n_people - usize::from(is_removal)),
            }
            for (id, person) in org.people() {
                prop_assert_eq!(org.find(&person.key), Some(id));
                let line = std::iter::successors(Some(id), |&at| org.manager_of(at)).take(n_people + 1).count();
                prop_assert!(line <= n_people, "{id:?} is above themselves");
                prop_assert!(org.direct_reports(id).iter().all(|&report| org.manager_of(report) == Some(id)));
            }
        }
        let (s, report) = analyzed(&org);
        prop_assert_eq!(report.metrics.engineers + report.metrics.managers, s.len() as u32);
    }
}
