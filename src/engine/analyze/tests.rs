//! The calibration of the load model, line by line, and the definitions of the measures.

use super::*;
use crate::engine::ids::PersonId;
use crate::engine::org::{Interaction, InteractionMode, Org, Overlap, TeamSource, Work, parse_outline};

/// A subject's name as people read it.
pub(super) fn subject_name(org: &Org, structure: &Structure, report: &Report, subject: Subject) -> String {
    let person = |at: u32| org.person(structure.id(at)).expect("counted").name.clone();
    match subject {
        Subject::Person(at) => person(at),
        Subject::Org => "the org".into(),
        Subject::Link(_) | Subject::Group(_) => Names::new(org, structure, report).subject(subject).1,
        Subject::Team(at) => match report.teams.list()[at as usize].source {
            TeamSource::Named(team) => {
                format!("team {}", org.teams().nth(team as usize).expect("named").1.name)
            }
            TeamSource::Implicit(manager) => format!("{}'s team", person(manager)),
        },
    }
}

fn org(outline: &str) -> Org {
    parse_outline(outline).expect("well formed")
}

/// Load minutes of the person with a key.
fn minutes(org: &Org, key: &str) -> u32 {
    let structure = Structure::of(org, None);
    let at = structure.position(org.find(key).expect("there")).expect("counted");
    analyze(&structure, &Settings::default()).load(&structure, at).expect("a manager").minutes()
}

fn em(reports: u32) -> Org {
    org(&format!("Ada\n  Bo\n    x{reports}\n"))
}

fn work(org: &mut Org, key: &str, work: Work) {
    let id = org.find(key).expect("there");
    org.person_mut(id).expect("there").work = work;
}

/// Ends with the first `n` reports of Bo starting on the as-of date, everyone else years before.
fn with_new_hires(mut org: Org, n: usize) -> Org {
    let day = |year| time::Date::from_calendar_date(year, time::Month::June, 1).ok();
    let bo = org.find("p2").expect("bo");
    let reports = org.direct_reports(bo);
    let everyone: Vec<PersonId> = org.people().map(|(id, _)| id).collect();
    for id in everyone {
        let is_new = reports.iter().take(n).any(|&report| report == id);
        org.person_mut(id).expect("there").start_date = if is_new { day(2026) } else { day(2020) };
    }
    org
}

#[test]
fn engineering_managers_by_number_of_reports() {
    let hours = [(3, 20), (4, 23), (5, 26), (6, 29), (7, 32), (8, 35), (9, 38), (10, 41), (11, 44), (12, 47), (15, 56)];
    for (reports, hours) in hours {
        assert_eq!(minutes(&em(reports), "p2"), hours * 60, "{reports} reports");
    }
}

#[test]
fn two_services_add_an_hour() {
    let mut org = org("Ada\n  Bo\n    x7 @Pay\n  Cy\n    x4 @Ads\n  Di\n    x4 @Search\n");
    let teams: Vec<_> = org.teams().map(|(id, _)| id).collect();
    for provider in [1, 2] {
        let service = Interaction {
            mode: InteractionMode::XAsAService,
            since: None,
            purpose: String::new(),
            overlap: Overlap::Wide,
        };
        org.set_interaction(teams[provider], teams[0], service).expect("two teams");
    }
    assert_eq!(minutes(&org, "p2"), 33 * 60, "7 ICs and two services");
    let structure = Structure::of(&org, None);
    let report = analyze(&structure, &Settings::default());
    assert_eq!(report.loads[0].part(Part::Dependencies), 30, "the lowest common manager pays half of each");
}

#[test]
fn managers_of_managers_by_number_of_managers() {
    // Expected index × 1000 with an hour of interactions, so 60 minutes less here.
    for (managers, with_hour) in [(3, 576), (4, 685), (5, 794), (6, 903), (7, 1011), (8, 1120), (9, 1229)] {
        let teams = "    Cy\n      x7\n".repeat(managers);
        let minutes = minutes(&org(&format!("Ada\n  Bo\n{teams}")), "p2") + 60;
        assert_eq!((f64::from(minutes) / 2.4).round() as i64, with_hour, "{managers} managers");
    }
    for (managers, with_hour) in [(3, 694), (4, 800), (5, 906), (6, 1013), (7, 1119), (8, 1225), (9, 1331)] {
        let branches = "  Bo\n    Cy\n    Di\n    Ed\n    Fay\n    Gus\n".repeat(managers);
        let minutes = minutes(&org(&format!("Ada\n{branches}")), "p1") + 60;
        assert_eq!((f64::from(minutes) / 2.4).round() as i64, with_hour, "{managers} managers at the top");
    }
}

#[test]
fn new_hires_requisitions_on_call_and_own_work() {
    let hour = 60;
    let mut seven = with_new_hires(em(7), 3);
    assert_eq!(minutes(&seven, "p2") + hour, 39 * 60, "0.975");
    work(&mut seven, "p2", Work { open_requisitions: 2, ..Work::default() });
    assert_eq!(minutes(&seven, "p2") + hour, 44 * 60, "1.10");

    let on_call = org("Ada\n  Bo on call Ops\n    x7 on call Ops\n");
    assert_eq!(minutes(&on_call, "p2") + hour, 38 * 60, "0.95");

    for (reports, hours) in [(5, 41), (4, 38)] {
        let mut coach = em(reports);
        work(&mut coach, "p2", Work { own_work: Some(4000), ..Work::default() });
        assert_eq!(minutes(&coach, "p2") + hour, hours * 60, "player-coach of {reports}");
    }
}

#[test]
fn the_ramp_falls_day_by_day_and_is_rounded_once() {
    let mut org = with_new_hires(em(7), 3);
    let bo = org.find("p2").expect("bo");
    let reports = org.direct_reports(bo);
    for (report, day) in reports.iter().zip([1, 11, 21]) {
        org.person_mut(*report).expect("there").start_date =
            time::Date::from_calendar_date(2026, time::Month::June, day).ok();
    }
    let structure = Structure::of(&org, None);
    let report = analyze(&structure, &Settings::default());
    let exact: f64 = [20.0, 10.0, 0.0].map(|days: f64| 120.0 * (1.0 - days / 30.4375 / 6.0)).iter().sum();
    assert_eq!(f64::from(report.loads[1].part(Part::Ramping)), exact.round());
}

#[test]
fn seniority_weighs_ics_only() {
    let org = org(
        "Ada\n  Bo\n    C (Junior Engineer)\n    D (Staff Engineer)\n    E (Engineer)\n    F (Junior Lead)\n      x4\n",
    );
    let structure = Structure::of(&org, None);
    let report = analyze(&structure, &Settings::default());
    let bo = report.load(&structure, 1).expect("a manager");
    assert_eq!(bo.part(Part::IcReports), 225 + 135 + 180);
    assert_eq!(bo.part(Part::ManagerReports), 240);
}

#[test]
fn bands_are_half_open() {
    let band = |minutes: u32| {
        let mut load = Load { fte: crate::engine::units::Fte::FULL, ..Load::default() };
        load.parts[0] = minutes;
        load.band().map(Band::as_str)
    };
    let edges = [(1439, "under-used"), (1440, "healthy"), (2039, "healthy"), (2040, "stretched"), (2399, "stretched")];
    for (minutes, name) in edges.into_iter().chain([(2400, "overloaded"), (2879, "overloaded"), (2880, "critical")]) {
        assert_eq!(band(minutes), Some(name), "{minutes}");
    }
}

#[test]
fn part_time_shrinks_the_week_and_none_has_no_index() {
    let mut org = em(4);
    let bo = org.find("p2").expect("bo");
    org.person_mut(bo).expect("there").fte = crate::engine::units::Fte(5000);
    let structure = Structure::of(&org, None);
    let load = *analyze(&structure, &Settings::default()).load(&structure, 1).expect("a manager");
    assert_eq!(load.part(Part::OwnWork), 60);
    assert_eq!(load.index().map(|index| index.as_f64()), Some(f64::from(load.minutes()) / 1200.0));
    org.person_mut(bo).expect("there").fte = crate::engine::units::Fte(0);
    let structure = Structure::of(&org, None);
    let load = *analyze(&structure, &Settings::default()).load(&structure, 1).expect("a manager");
    assert_eq!((load.index(), load.band()), (None, None));
}

#[test]
fn measures_of_an_org() {
    let org = org("Ada\n  Bo\n    x3\n  Cy\n    x6\nDi\n");
    let metrics = analyze(&Structure::of(&org, None), &Settings::default()).metrics;
    assert_eq!((metrics.people, metrics.engineers, metrics.managers, metrics.roots), (13, 10, 3, 2));
    assert_eq!((metrics.depth, metrics.management_layers, metrics.teams), (3, 2, 2));
    assert_eq!(metrics.span_mean.map(|r| r.as_f64()), Some(11.0 / 3.0));
    assert_eq!(metrics.span_median.map(|r| r.as_f64()), Some(3.0));
    let nobody = analyze(&Structure::default(), &Settings::default()).metrics;
    assert_eq!((nobody.span_mean, nobody.span_max, nobody.manager_share), (None, None, None));
}
