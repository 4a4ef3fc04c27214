//! Comparisons of small rosters, and what they read like.

use super::*;
use crate::engine::analyze::Severity;
use crate::engine::edit::Edit;
use crate::engine::ids::PersonId;
use crate::engine::org::Role;
use crate::engine::roster::import_bytes;
use crate::engine::scenario::{Scenario, Source};

/// The org of rows `id,name,title,manager_id,team,location`.
fn scenario(rows: &str) -> Scenario {
    let text = format!("id,name,title,manager_id,team,location\n{rows}");
    let roster = import_bytes(text.as_bytes()).expect("a roster").roster;
    Scenario { name: "Team".into(), source: Source::Roster(roster.into()), ..Scenario::default() }
}

fn compared(before: &str, after: &str) -> Comparison {
    compare(&Side::of(&scenario(before)), &Side::of(&scenario(after)))
}

fn texts(comparison: &Comparison) -> Vec<&str> {
    comparison.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
}

/// Ann over Bo with c to f and Cy with g to j.
const TWO: &str = "a,Ann,CTO,,,\nb,Bo,EM,a,,\nc,Cas,Engineer,b,,\nd,Dee,Engineer,b,,\ne,Eve,Engineer,b,,\nf,Flo,Engineer,b,,\n\
    y,Cy,EM,a,,\ng,Gus,Engineer,y,,\nh,Hal,Engineer,y,,\ni,Ida,Engineer,y,,\nj,Jo,Engineer,y,,\n";

#[test]
fn nothing_changes_without_a_change() {
    let same = compared(TWO, TWO);
    assert_eq!(texts(&same), ["Nothing changes."]);
    assert!(same.metrics.iter().all(|metric| metric.difference() == "0"), "{:?}", same.metrics);
    assert_eq!((same.matched, same.cleared.len(), same.raised.len()), (11, 0, 0));
}

#[test]
fn engineers_move_when_their_team_changes_and_a_manager_in_between_moves_nobody() {
    let moved =
        compared(TWO, &TWO.replace("Eve,Engineer,b", "Eve,Engineer,y").replace("Flo,Engineer,b", "Flo,Engineer,y"));
    assert_eq!(moved.moved, ["e", "f"]);
    assert!(moved.summary().starts_with("2 moves, "), "{}", moved.summary());
    assert_eq!(texts(&moved)[1], "2 people move from Bo to Cy: Eve and Flo.");
    let between = compared(TWO, &format!("{}x,Xi,Director,a,,\n", TWO.replace(",EM,a,", ",EM,x,")));
    assert_eq!(
        (between.moved.len(), between.added.len(), between.new_managers.as_slice()),
        (0, 1, &["x".to_owned()][..])
    );
    assert!(
        texts(&between).contains(&"2 people report to Xi instead of Ann, without moving: Bo and Cy."),
        "{between:?}"
    );
}

#[test]
fn a_team_of_another_name_is_the_same_where_most_of_its_engineers_are_in_it() {
    let teams = |b: &str, y: &str| {
        TWO.replace("Engineer,b,", &format!("Engineer,b,{b}")).replace("Engineer,y,", &format!("Engineer,y,{y}"))
    };
    let renamed = compared(&teams("Search", "Ads"), &teams("Discovery", "Ads"));
    assert_eq!(renamed.teams.renamed, [("Search".to_owned(), "Discovery".to_owned())]);
    assert_eq!((renamed.moved.len(), renamed.teams.added.len(), renamed.teams.removed.len()), (0, 0, 0));
    let named = compared(TWO, &teams("Search", ""));
    assert_eq!((named.moved.len(), named.teams.added.as_slice()), (0, &["Search".to_owned()][..]));
    let split = compared(
        &teams("Search", "Ads"),
        &teams("Search", "Ads").replace("Eve,Engineer,b,Search", "Eve,Engineer,b,Maps"),
    );
    assert_eq!(
        (split.moved.as_slice(), split.teams.added.as_slice()),
        (&["e".to_owned()][..], &["Maps".to_owned()][..])
    );
    assert!(texts(&split).contains(&"Eve moves from Search to Maps."), "{:?}", texts(&split));
}

#[test]
fn ids_that_match_nowhere_are_said_to_and_nobody_is_added() {
    let other: String = TWO
        .lines()
        .map(|row| {
            row.split(',')
                .enumerate()
                .map(
                    |(at, cell)| {
                        if (at == 0 || at == 3) && !cell.is_empty() { format!("x{cell}") } else { cell.to_owned() }
                    },
                )
                .collect::<Vec<_>>()
                .join(",")
                + "\n"
        })
        .collect();
    let strangers = compared(TWO, &other);
    assert_eq!(
        (strangers.matched, strangers.added.len(), strangers.removed.len(), strangers.moved.len()),
        (0, 0, 0, 0)
    );
    assert!(strangers.summary().starts_with("No id occurs in both"), "{}", strangers.summary());
    let nobody = compare(&Side::of(&scenario("v,Vac,Engineer,,,\n")), &Side::of(&scenario(TWO)));
    assert!(!nobody.is_matched);
}

#[test]
fn other_names_under_the_same_ids_are_a_warning() {
    let renamed = TWO.replace("Cas", "Cat").replace("Dee", "Dov").replace("Eve", "Eli");
    assert!(texts(&compared(TWO, &renamed)).contains(&"Cas is now called Cat."));
    let strangers: String = renamed.replace("Flo", "Fay").replace("Gus", "Gil").replace("Hal", "Hua");
    let said = compared(TWO, &strangers);
    assert!(
        texts(&said)
            .contains(&"6 of 11 people have another name under the same id: the ids may be those of other people.")
    );
}

#[test]
fn findings_are_cleared_raised_and_change_their_severity() {
    let wide =
        |n: u32| (0..n).fold("a,Ann,CTO,,,\n".to_owned(), |rows, at| format!("{rows}e{at},E{at},Engineer,a,,\n"));
    let milder = compared(&wide(12), &wide(9));
    let span = milder.cleared.iter().find(|changed| changed.told.id == "span_wide:a").expect("cleared");
    assert_eq!((span.told.finding.severity, span.other), (Severity::Red, Some(Severity::Amber)));
    assert!(texts(&milder).contains(&"From red to amber: Ann has 12 direct reports."), "{:?}", texts(&milder));
    let worse = compared(&wide(9), &wide(12));
    assert_eq!(worse.raised.len(), milder.cleared.len());
    assert!(texts(&worse).contains(&"From amber to red: Ann has 12 direct reports."), "{:?}", texts(&worse));
}

#[test]
fn cost_is_told_where_it_is_known_and_by_currency() {
    let cost = |comparison: &Comparison| -> Vec<(Scale, Option<i64>, Option<i64>)> {
        let rows = comparison.metrics.iter().filter(|metric| metric.name == "cost_per_year");
        rows.map(|row| (row.scale, row.a.map(|a| a.num), row.b.map(|b| b.num))).collect()
    };
    use crate::engine::money::Currency::{Eur, Usd};
    let abroad = compared("a,Ann,CTO,,,\nb,Bo,Engineer,a,,\n", "a,Ann,CTO,,,\nb,Bo,Engineer,a,,Berlin\n");
    let [(Scale::Money(Usd), Some(before), Some(after)), (Scale::Money(Eur), Some(0), Some(1..))] = cost(&abroad)[..]
    else {
        panic!("{:?}", cost(&abroad))
    };
    assert!(before > after);
    let unknown = compared("a,Ann,CTO,,,\nb,Bo,Engineer,a,,\n", "a,Ann,CTO,,,\nb,Bo,Engineer,a,,Paris\n");
    let [(_, Some(_), None)] = cost(&unknown)[..] else { panic!("{:?}", cost(&unknown)) };
}

#[test]
fn a_comparison_reads_as_a_story() {
    let before = Scenario { engineers: Some(40), mode: crate::engine::grow::Mode::Hold, ..Scenario::default() };
    let mut after = before.clone();
    after.edit(&[
        Edit::Join { manager: Some(PersonId(0)), team: None, role: Role::EngineeringManager },
        Edit::Report { person: PersonId(2), manager: Some(PersonId(45)) },
        Edit::Report { person: PersonId(3), manager: Some(PersonId(45)) },
        Edit::Report { person: PersonId(4), manager: Some(PersonId(45)) },
        Edit::Transfer { person: PersonId(2), team: None },
        Edit::Transfer { person: PersonId(3), team: None },
        Edit::Transfer { person: PersonId(4), team: None },
        Edit::Report { person: PersonId(11), manager: Some(PersonId(1)) },
    ]);
    let comparison = compare(&Side::of(&before), &Side::of(&after));
    insta::assert_snapshot!(texts(&comparison).join("\n"));
}

#[test]
fn a_long_list_is_cut_and_the_rest_counted() {
    let long =
        compare(&Side::of(&Scenario::default()), &Side::of(&Scenario { engineers: Some(200), ..Scenario::default() }));
    assert!((20..=45).contains(&long.sentences.len()), "{}", long.sentences.len());
    assert_eq!(long.added.len() as u32, long.metrics[0].b.expect("known").num as u32 - 29);
    insta::assert_snapshot!(texts(&long).join("\n"));
}
