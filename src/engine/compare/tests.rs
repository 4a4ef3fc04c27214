//! Comparisons of small rosters, and what they read like.

use super::*;
use crate::engine::analyze::Severity;
use crate::engine::edit::Edit;
use crate::engine::ids::PersonId;
use crate::engine::org::Role;
use crate::engine::roster::import_bytes;
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share;

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

/// The org of rows with any heading.
fn of_table(text: &str) -> Side {
    let roster = import_bytes(text.as_bytes()).expect("a roster").roster;
    Side::of(&Scenario { source: Source::Roster(roster.into()), ..Scenario::default() })
}

#[test]
fn who_is_left_at_the_top_moves_to_the_top_and_not_between_no_teams() {
    let gone = compared("c,Cy,CTO,,,\nb,Bo,EM,c,,\nd,Dee,Engineer,b,,\n", "b,Bo,EM,,,\nd,Dee,Engineer,b,,\n");
    let said = texts(&gone).join("\n");
    assert!(!said.contains("no team"), "{said}");
    assert!(said.contains("Cy to the top") || said.contains("to nobody instead of Cy"), "{said}");
}

#[test]
fn a_rename_a_place_and_a_dotted_line_are_told_where_no_figure_changes() {
    let renamed = compared(TWO, &TWO.replace("Cas", "Cat"));
    assert_eq!(texts(&renamed), ["1 person renamed.", "Cas is now called Cat."]);
    let moved = compared(TWO, &TWO.replace("Cas,Engineer,b,,", "Cas,Engineer,b,,Austin; US"));
    assert_eq!(
        texts(&moved),
        [
            "No figure or line changes; details of 1 person do.",
            "The place of work of Cas is known in one of the two only."
        ],
    );
    let dotted = |cell: &str| {
        of_table(&format!(
            "id,name,manager_id,dotted_manager_ids\na,Ann,,\nb,Bo,a,\nc,Cas,b,{cell}\nd,Dee,b,\ny,Cy,a,\nz,Zoe,y,\n"
        ))
    };
    let added = compare(&dotted(""), &dotted("y"));
    assert!(added.summary().starts_with("1 dotted line added"), "{}", added.summary());
    assert!(texts(&added).contains(&"Dotted lines: 1 added, Cas to Cy."), "{:?}", texts(&added));
    let removed = compare(&dotted("y"), &dotted(""));
    assert!(texts(&removed).contains(&"Dotted lines: 1 removed, Cas to Cy."), "{:?}", texts(&removed));
}

#[test]
fn other_details_of_people_are_not_nothing() {
    let table = |department: &str, email: &str, start: &str, fte: &str, pay: [u32; 2]| {
        of_table(&format!(
            "id,name,manager_id,department,email,start_date,fte,salary\na,Ann,,X,ann@x.example,2020-01-01,1,100000\n\
             b,Bo,a,{department},{email},{start},{fte},{}\nc,Cy,a,X,cy@x.example,2020-01-01,1,{}\n",
            pay[0], pay[1]
        ))
    };
    let base = table("X", "bo@x.example", "2020-01-01", "1", [100, 200]);
    let cases = [
        (table("Y", "bo@x.example", "2020-01-01", "1", [100, 200]), "Bo has another department."),
        (table("X", "bob@x.example", "2020-01-01", "1", [100, 200]), "Bo has another e-mail address."),
        (table("X", "bo@x.example", "2019-01-01", "1", [100, 200]), "Bo has another start day."),
        (table("X", "bo@x.example", "2020-01-01", "0.5", [100, 200]), "Bo has another share of full time."),
        (table("X", "bo@x.example", "2020-01-01", "1", [200, 100]), "2 people have another pay: Bo and Cy."),
    ];
    let bare = of_table("id,name,manager_id\na,Ann,\nb,Bo,a\n");
    let mailed = of_table("id,name,manager_id,email\na,Ann,,\nb,Bo,a,bo@x.example\n");
    let said = compare(&bare, &mailed);
    assert_eq!(texts(&said)[1..], ["The e-mail address of Bo is known in one of the two only."]);
    for (other, expected) in cases {
        let said = compare(&base, &other);
        assert!(texts(&said).contains(&expected), "{expected}: {:?}", texts(&said));
        let n = if expected.starts_with('2') { "2 people" } else { "1 person" };
        let details = format!("No figure or line changes; details of {n} do.");
        let is_of_figures = expected.contains("start day") || expected.contains("full time");
        assert!(
            texts(&said)[0] == details || is_of_figures && said.summary() != "Nothing changes",
            "{:?}",
            texts(&said)
        );
    }
}

#[test]
fn teams_of_strangers_are_not_told_as_added_or_removed_and_what_they_do_not_pay_is_unknown() {
    let a = of_table(
        "id,name,manager_id,team,location,salary\na,Ann,,,London,90000\nb,Bo,a,Team Red,London,60000\n\
         c,Cy,a,Team Red,London,60000\nd,Dee,a,Team Red,London,60000\n",
    );
    let b = of_table("id,name,manager_id,team\np1,P1,,\np2,P2,p1,Team 1\np3,P3,p1,Team 1\np4,P4,p1,Team 1\n");
    let strangers = compare(&a, &b);
    assert_eq!((strangers.teams.added.len(), strangers.teams.removed.len()), (0, 0));
    let said = texts(&strangers).join("\n");
    assert!(said.contains("2 teams cannot be told apart") && !said.contains("It costs"), "{said}");
    let costs: Vec<_> = strangers.metrics.iter().filter(|metric| metric.name == "cost_per_year").collect();
    assert!(costs.iter().all(|cost| cost.a.is_none() || cost.b.is_none()), "{costs:?}");
}

#[test]
fn a_team_that_is_called_one_is_named_once() {
    let more = compared(TWO, &TWO.replace("Engineer,b,", "Engineer,b,Team 1"));
    assert!(texts(&more).contains(&"Team 1 is new, with 4 people."), "{:?}", texts(&more));
}

#[test]
fn pay_that_is_unknown_on_one_side_only_is_told_of_that_side() {
    let after = compared("a,Ann,CTO,,,\nb,Bo,Engineer,a,,\n", "a,Ann,CTO,,,\nb,Bo,Engineer,a,,Paris\n");
    let expected = "What it costs is not known: the pay of 1 person after is not.";
    assert!(texts(&after).contains(&expected), "{:?}", texts(&after));
}

#[test]
fn amounts_that_differ_are_written_apart_and_less_than_a_thousandth_is_left_out() {
    let paid = |pay: u32| of_table(&format!("id,name,manager_id,salary\na,Ann,,1000000\nb,Bo,a,{pay}\n"));
    let small = compare(&paid(92_000), &paid(92_001));
    assert_eq!(texts(&small), ["The same people and lines, other figures.", "Bo has another pay."]);
    let close = compare(&paid(92_000), &paid(94_000));
    let cost = texts(&close).into_iter().find(|text| text.starts_with("It costs")).expect("a cost");
    let (after, before) =
        cost.trim_end_matches('.').rsplit_once(": ").expect("amounts").1.split_once(" instead of ").expect("two");
    assert_ne!(after, before, "{cost}");
}

#[test]
fn the_month_that_a_link_leaves_of_a_start_day_is_no_other_day() {
    let rows = "id,name,manager_id,start_date\na,Ann,,2024-03-17\nb,Bo,a,2025-11-30\nc,Cy,a,2026-01-20\n";
    let of = |rows: &str| {
        let roster = import_bytes(rows.as_bytes()).expect("a roster").roster;
        let as_of = crate::engine::date::parse_iso_date("2026-01-10");
        Scenario { name: "Team".into(), source: Source::Roster(roster.into()), as_of, ..Scenario::default() }
    };
    let scenario = of(rows);
    let with = share::With { names: true, titles: true, pay: true };
    let link = share::encode(&scenario, with).expect("small");
    let linked = share::decode(&link).expect("whole").scenario;
    let [own, linked] = [scenario, linked].map(|scenario| Side::of(&scenario));
    // The rest of a ramp is counted from the first of the month, which is another figure and nobody's change.
    let told = |comparison: &Comparison| texts(comparison).iter().any(|text| text.contains("start day"));
    for comparison in [compare(&own, &linked), compare(&linked, &own)] {
        assert!(!told(&comparison), "{:?}", texts(&comparison));
    }
    let later = Side::of(&of(&rows.replace("2025-11-30", "2025-12-01")));
    assert!(told(&compare(&linked, &later)), "another month is told");
    let same_month = Side::of(&of(&rows.replace("2025-11-30", "2025-11-29")));
    assert!(told(&compare(&own, &same_month)), "another day is told where both know it");
}
