//! Scenarios of rosters: random ones, and the real orgs of `tests/data`.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use spanwise::engine::analyze::Settings;
use spanwise::engine::grow::Mode;
use spanwise::engine::ids::PersonId;
use spanwise::engine::org::Org;
use spanwise::engine::plan::{HiringPlan, Target};
use spanwise::engine::roster::{FULL_TIME, Import, Roster, RosterPerson, import_bytes};
use spanwise::engine::scenario::{Scenario, Source, parse_iso_date};
use spanwise::engine::units::Decimal;

use crate::support::orgs::{Imported, imported_orgs};

/// The real orgs that fixes are looked for in.
pub(crate) const ORGS: [&str; 10] = [
    "northwind",
    "oracle-hr",
    "sourcegraph-2022-03",
    "sourcegraph-2022-09",
    "sourcegraph-2023-06",
    "sourcegraph-2024-05",
    "uk-cabinet-office-2013-09",
    "uk-dclg-2013-09-senior",
    "uk-dfid-2011-09-senior",
    "uk-hmrc-2013-09-senior",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/orgs")
}

pub(crate) fn real(org: &str) -> Scenario {
    let bytes = std::fs::read(folder().join(format!("{org}.csv"))).expect("the file of an org");
    let Import { roster, .. } = import_bytes(&bytes).expect("a roster");
    Scenario { name: org.to_owned(), source: Source::Roster(roster.into()), ..Scenario::default() }
}

/// Every table of people in `tests/data/orgs`, in order.
pub(crate) fn tables() -> Vec<PathBuf> {
    let in_folder = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.filter(|path| path.extension().is_some_and(|found| found == "csv")).collect::<Vec<_>>()
    };
    let mut tables: Vec<PathBuf> =
        ["", "raw-formats", "rendered"].into_iter().flat_map(|name| in_folder(folder().join(name))).collect();
    // Months and headcounts, and nobody in it.
    tables.retain(|path| !path.ends_with("sourcegraph-headcount.csv"));
    tables.sort();
    tables
}

/// An org as the roster that gives it.
pub(crate) fn roster_of(org: &Org) -> Roster {
    let row = |(id, person): (PersonId, &spanwise::engine::org::Person)| RosterPerson {
        id: person.key.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        manager: org.manager_of(id).map(|manager| manager.0),
        team: org.team_of(id).and_then(|team| org.team(team)).map_or_else(String::new, |team| team.name.clone()),
        fte: person.fte.0,
        vacant: person.vacant,
        row: id.0 + 1,
        ..RosterPerson::default()
    };
    Roster { people: org.people().map(row).collect(), ..Roster::default() }
}

/// What links keep of days: every start on the first of its month.
pub(crate) fn with_months(scenario: &Scenario) -> Scenario {
    let Source::Roster(roster) = &scenario.source else { return scenario.clone() };
    let mut roster = Roster::clone(roster);
    for person in &mut roster.people {
        person.start_date = person.start_date.map(|day| day.replace_day(1).expect("every month has a first"));
    }
    Scenario { source: Source::Roster(roster.into()), ..scenario.clone() }
}

/// What a person is known for besides the lines. Dates are the first of a month, since links keep no more of them.
fn decorate(person: &mut RosterPerson, n: u32, draw: u32) {
    const TITLES: [&str; 10] = [
        "Engineer",
        "Engineer",
        "Engineer",
        "Junior Engineer",
        "Staff Engineer",
        "Engineering Manager",
        "Senior Engineering Manager",
        "Director of Engineering",
        "VP of Engineering",
        "Accountant",
    ];
    let of = |shift: u32, sides: u32| (draw >> shift) % sides;
    person.title = TITLES[of(0, 10) as usize].into();
    person.start_date = (of(4, 3) > 0).then(|| {
        let (year, month) = (2024 + of(6, 3), 1 + of(8, 12));
        parse_iso_date(&format!("{year}-{month:02}-01")).expect("a date")
    });
    person.own_work = (of(12, 8) == 0).then_some(3_000);
    person.open_requisitions = if of(15, 8) == 0 { 2 } else { 0 };
    person.on_call = ["", "", "", "", "", "", "Ops", "Web"][of(18, 8) as usize].into();
    person.location = ["Berlin", "Seattle, US", "Bangalore, India", ""][of(21, 4) as usize].into();
    person.dotted_managers = if of(23, 6) == 0 { vec![of(3, n)] } else { Vec::new() };
    person.dotted_managers.retain(|&manager| manager + 1 != person.row && Some(manager) != person.manager);
}

/// Thresholds so low that small orgs have every kind of red finding.
pub(crate) fn tight() -> Settings {
    let mut settings = Settings::default();
    for (rule, level, hundredths) in [
        ("span_wide", "red", 400),
        ("span_wide", "amber", 300),
        ("span_wide_mom", "red", 200),
        ("subtree_skew", "red", 200),
        ("overload", "red", 70),
        ("team_too_big", "red", 600),
        ("narrow_top", "red", 200),
        ("span_narrow", "red", 100),
        ("team_too_small", "red", 100),
    ] {
        settings.thresholds.set(rule, level, Decimal::hundredths(hundredths)).expect("a level of the rule");
    }
    settings
}

/// An org as [`imported_orgs`] draws it, as a scenario: bare or with all that a roster may say, at its size or a larger one,
/// with the default thresholds or tight ones, with a hiring plan or none.
pub(crate) fn scenarios(most: usize) -> impl Strategy<Value = Drawn> {
    let drawn = (any::<u32>(), prop::collection::vec(any::<u32>(), most));
    (imported_orgs(most), drawn).prop_map(|(Imported(org), (choice, draws))| {
        let mut roster = roster_of(&org);
        let n = roster.people.len() as u32;
        if choice % 3 > 0 {
            roster.people.iter_mut().zip(draws).for_each(|(person, draw)| decorate(person, n, draw));
        }
        let target = [None, None, Some(Target::End(150)), Some(Target::Doubling { tenths: 90, to: 400 })];
        let engineers = [None, None, None, Some(30)];
        let days = ["2026-12-31", "2025-06-01"];
        let bit = |shift: u32, sides: u32| (choice >> shift) % sides;
        Drawn(Scenario {
            name: "Drawn".into(),
            source: Source::Roster(roster.into()),
            settings: if bit(8, 2) == 0 { Settings::default() } else { tight() },
            mode: if bit(9, 2) == 0 { Mode::Hold } else { Mode::Adapt },
            engineers: engineers[bit(10, 4) as usize],
            plan: HiringPlan { target: target[bit(12, 4) as usize].clone(), ..HiringPlan::default() },
            as_of: days.get(bit(14, 6) as usize).and_then(|day| parse_iso_date(day)),
            ..Scenario::default()
        })
    })
}

/// A scenario that is printed as a table.
#[derive(Clone)]
pub(crate) struct Drawn(pub(crate) Scenario);

impl Drawn {
    pub(crate) fn roster(&self) -> &Roster {
        match &self.0.source {
            Source::Roster(roster) => roster,
            Source::Example | Source::Generated { .. } => panic!("it was drawn as a roster"),
        }
    }
}

impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&spanwise::engine::scenario::file::write_scenario(&self.0))
    }
}

/// The same people in another order; `draws` says which.
pub(crate) fn reordered(drawn: &Drawn, draws: &[u32]) -> Drawn {
    let people = &drawn.roster().people;
    let mut order: Vec<usize> = (0..people.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, draws[at % draws.len()] as usize % (at + 1));
    }
    let mut place = vec![0u32; people.len()];
    (0..).zip(&order).for_each(|(to, &from)| place[from] = to);
    let moved = order.iter().map(|&from| RosterPerson {
        manager: people[from].manager.map(|manager| place[manager as usize]),
        dotted_managers: people[from].dotted_managers.iter().map(|&manager| place[manager as usize]).collect(),
        row: place[from] + 1,
        ..people[from].clone()
    });
    let roster = Roster { people: moved.collect(), ..drawn.roster().clone() };
    Drawn(Scenario { source: Source::Roster(roster.into()), ..drawn.0.clone() })
}

/// An org in which nothing is decided by ids: managers beside each other have different numbers of reports, each engineer
/// joined on another day of the last months, and each team has one manager.
pub(crate) fn settled() -> impl Strategy<Value = Drawn> {
    let sizes = prop::sample::subsequence((1..=13).collect::<Vec<u32>>(), 2..=5).prop_shuffle();
    (sizes, 0usize..=2, any::<bool>(), any::<bool>()).prop_map(|(sizes, n_directors, has_teams, is_tight)| {
        let mut people: Vec<RosterPerson> = Vec::new();
        let mut add = |manager: Option<u32>, title: &str, team: String, start_date| {
            let row = people.len() as u32 + 1;
            let (id, name, title) = (format!("e{row}"), format!("Person {row}"), title.to_owned());
            let fte = FULL_TIME;
            people.push(RosterPerson { id, name, title, manager, team, start_date, fte, row, ..Default::default() });
            row - 1
        };
        let head = add(None, "Head of Engineering", String::new(), None);
        let directors: Vec<u32> =
            (0..n_directors.min(sizes.len() - 1)).map(|_| add(Some(head), "Director", String::new(), None)).collect();
        let last = parse_iso_date("2026-06-30").expect("a date");
        let mut days = 0;
        for (number, &size) in (1..).zip(&sizes) {
            // The first director has one manager, the second all others.
            let director = directors.get(usize::from(number > 1)).or(directors.first()).copied().unwrap_or(head);
            let lead = add(Some(director), "Engineering Manager", String::new(), None);
            let team = if has_teams { format!("Team {number}") } else { String::new() };
            for _ in 0..size {
                add(Some(lead), "Engineer", team.clone(), Some(last - time::Duration::days(days)));
                days += 3;
            }
        }
        let settings = if is_tight { tight() } else { Settings::default() };
        let source = Source::Roster(Roster { people, ..Roster::default() }.into());
        Drawn(Scenario { name: "Settled".into(), source, settings, ..Scenario::default() })
    })
}
