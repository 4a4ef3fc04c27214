use super::super::decision::decisions;
use super::super::{Setting, apply};
use super::*;
use crate::engine::analyze::Settings;
use crate::engine::grow::{Mode, Origin};
use crate::engine::ids::RotationId;
use crate::engine::org::{Complexity, GroupKind, TeamType, parse_outline};

const ORG: &str = "\
Ada on call Ops
  Bo @Ads
    Cy @Ads
    Di @Team Red
  Ed
Ads -> Team Red: collaboration
tribe North: Ads
";
const ADA: PersonId = PersonId(0);
const BO: PersonId = PersonId(1);
const CY: PersonId = PersonId(2);
const DI: PersonId = PersonId(3);
const ED: PersonId = PersonId(4);
const ADS: TeamId = TeamId(0);
const RED: TeamId = TeamId(1);

fn org() -> Org {
    parse_outline(ORG).expect("well formed")
}

fn person(edit: PersonEdit) -> Edit {
    Edit::Person(edit)
}

fn add(name: &str, title: &str, vacant: bool) -> Edit {
    person(PersonEdit::Add { manager: Some(ADA), team: None, name: name.into(), title: title.into(), vacant })
}

fn settings() -> Settings {
    Settings::default()
}

#[test]
fn every_kind_of_edit_has_its_words() {
    let grow = Edit::Grow { engineers: 9, mode: Mode::Adapt, policy: Default::default(), topology: Default::default() };
    let cases = [
        (grow, "grow to 9 engineers"),
        (Edit::Join { manager: Some(ADA), team: None, role: Role::Engineer }, "add an engineer under Ada"),
        (Edit::Join { manager: None, team: None, role: Role::Director }, "add a Director of Engineering at the top"),
        (Edit::AddTeam { from: None }, "add a team"),
        (Edit::AddTeam { from: Some(ADS) }, "add a team beside team Ads"),
        (Edit::Report { person: BO, manager: Some(ED) }, "move Bo to Ed"),
        (Edit::Report { person: BO, manager: None }, "move Bo to the top"),
        (Edit::Transfer { person: BO, team: Some(RED) }, "move Bo to Team Red"),
        (Edit::Transfer { person: BO, team: None }, "take Bo out of team Ads"),
        (Edit::Retitle { person: BO, role: Role::Cto }, "change the title of Bo to Chief Technology Officer"),
        (Edit::OnCall { person: BO, rotation: RotationId(0) }, "put Bo on call for Ops"),
        (
            Edit::Interact { from: ADS, to: RED, mode: InteractionMode::XAsAService },
            "let Team Red use team Ads as a service",
        ),
        (Edit::Interact { from: ADS, to: RED, mode: InteractionMode::Facilitating }, "let team Ads help Team Red"),
        (person(PersonEdit::Name { person: BO, name: "Bob".into() }), "rename Bo to Bob"),
        (person(PersonEdit::Entitle { person: BO, title: "Scout".into() }), "change the title of Bo to Scout"),
        (person(PersonEdit::Entitle { person: BO, title: String::new() }), "take the title off Bo"),
        (person(PersonEdit::Locate { person: BO, location: "Oslo".into() }), "set where Bo works to Oslo"),
        (person(PersonEdit::Vacate { person: BO, vacant: true }), "make the seat of Bo vacant"),
        (person(PersonEdit::Vacate { person: BO, vacant: false }), "fill the seat of Bo"),
        (add("Hy", "Scout", false), "add Hy under Ada"),
        (add("", "Staff Engineer", false), "add a Staff Engineer under Ada"),
        (add("", "", true), "add a vacancy under Ada"),
        (add("", "Scout", true), "add a vacancy (Scout) under Ada"),
        (person(PersonEdit::MoveAlone { person: BO, manager: Some(ED) }), "move Bo without reports to Ed"),
        (person(PersonEdit::MoveAlone { person: CY, manager: Some(ED) }), "move Cy to Ed"),
        (person(PersonEdit::Remove { person: BO, fate: Fate::Up }), "remove Bo, reports to Ada"),
        (person(PersonEdit::Remove { person: ADA, fate: Fate::Up }), "remove Ada, reports to the top"),
        (person(PersonEdit::Remove { person: BO, fate: Fate::To(ED) }), "remove Bo, reports to Ed"),
        (person(PersonEdit::Remove { person: BO, fate: Fate::Along }), "remove Bo and everyone below"),
        (person(PersonEdit::Remove { person: CY, fate: Fate::Along }), "remove Cy"),
        (Edit::Team(TeamEdit::Rename { team: ADS, name: "Adverts".into() }), "rename team Ads to Adverts"),
        (
            Edit::Team(TeamEdit::SetType { team: ADS, team_type: Some(TeamType::StreamAligned) }),
            "set the type of team Ads to stream-aligned",
        ),
        (
            Edit::Team(TeamEdit::AddDomain { team: ADS, complexity: Complexity::Complex, name: String::new() }),
            "give team Ads a complex domain",
        ),
        (Edit::Team(TeamEdit::RemoveDomain { team: ADS, at: 0 }), "take a domain off team Ads"),
        (Edit::Team(TeamEdit::End { from: ADS, to: RED }), "end what team Ads and Team Red do together"),
        (Edit::Team(TeamEdit::Share { person: BO, team: RED, share: 2_000 }), "give Team Red 20 % of Bo"),
        (Edit::Team(TeamEdit::Split { team: ADS }), "split team Ads"),
        (Edit::Team(TeamEdit::Merge { from: ADS, into: RED }), "merge team Ads into Team Red"),
        (Edit::Team(TeamEdit::AddGroup { kind: GroupKind::Tribe, name: "South".into() }), "add tribe South"),
        (Edit::Team(TeamEdit::Group { team: RED, group: GroupId(0) }), "put Team Red into tribe North"),
    ];
    for (edit, words) in cases {
        assert_eq!(say(std::slice::from_ref(&edit), &org()), words);
    }
    assert_eq!(say_one(&Edit::Report { person: BO, manager: Some(ED) }, &org()), "Move Bo to Ed");
}

#[test]
fn several_edits_are_told_by_their_number_or_their_first() {
    let to_ed = |person| Edit::Report { person, manager: Some(ED) };
    assert_eq!(say(&[to_ed(CY), to_ed(DI), to_ed(BO)], &org()), "move 3 people to Ed");
    let grow = Edit::Grow { engineers: 9, mode: Mode::Adapt, policy: Default::default(), topology: Default::default() };
    assert_eq!(say(&[grow, to_ed(CY)], &org()), "move Cy to Ed");
    let remove = |who| person(PersonEdit::Remove { person: who, fate: Fate::Along });
    assert_eq!(say(&[remove(CY), remove(BO)], &org()), "remove 2 people");
    let new = TeamId(2);
    let named = Edit::Team(TeamEdit::Rename { team: new, name: "Payments".into() });
    let join = |person| Edit::Transfer { person, team: Some(new) };
    let team = Edit::AddTeam { from: None };
    assert_eq!(say(&[team.clone(), named.clone()], &org()), "add team Payments");
    assert_eq!(say(&[team, named, join(CY), join(DI)], &org()), "add team Payments, and 2 more changes");
    let entitle = person(PersonEdit::Entitle { person: PersonId(5), title: "Scout".into() });
    assert_eq!(say(&[add("Hy", "", false), entitle], &org()), "add Hy under Ada");
    assert_eq!(say(&[to_ed(CY), remove(DI)], &org()), "move Cy to Ed, and 1 more change");
    assert_eq!(say(&[], &org()), "change nothing");
}

#[test]
fn long_names_are_cut() {
    let name = "Søren ".repeat(30);
    let said = say(&[person(PersonEdit::Name { person: BO, name })], &org());
    assert!(said.ends_with('…') && said.chars().count() <= 14 + LONGEST, "{said}");
}

#[test]
fn decisions_say_why_they_are_refused() {
    let settings = settings();
    let setting = Setting { origin: Origin::Imported, as_of: None, settings: &settings };
    let edits = [
        person(PersonEdit::Name { person: BO, name: "Bob".into() }),
        person(PersonEdit::Remove { person: BO, fate: Fate::Up }),
        Edit::Report { person: BO, manager: Some(ED) },
        Edit::Report { person: ADA, manager: Some(CY) },
        Edit::Join { manager: Some(PersonId(70)), team: None, role: Role::Engineer },
        Edit::Team(TeamEdit::Merge { from: RED, into: ADS }),
        Edit::Transfer { person: CY, team: Some(RED) },
        person(PersonEdit::Name { person: PersonId(5), name: "Hy".into() }),
        Edit::Team(TeamEdit::End { from: ADS, to: RED }),
        add("Iva", "", false),
    ];
    let told = decisions(org(), &edits, setting);
    let told: Vec<(&str, Option<&str>)> = told.iter().map(|one| (one.text.as_str(), one.refused.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("Rename Bo to Bob", None),
            ("Remove Bob, reports to Ada", None),
            ("Move Bob to Ed", Some("Bob is no longer there")),
            ("Move Ada to Cy", Some("Cy is below Ada")),
            ("Add an engineer under person 71", Some("person 71 is not there")),
            ("Merge Team Red into team Ads", None),
            ("Move Cy to Team Red", Some("Team Red is no longer there")),
            ("Rename somebody to Hy", Some("Hy is no longer there")),
            ("End what team Ads and Team Red do together", Some("team Ads and Team Red do not work together")),
            ("Add Iva under Ada", None),
        ]
    );
    let mut org = org();
    let refused: Vec<usize> = apply(&mut org, &edits, setting).into_iter().map(|(at, _)| at).collect();
    assert_eq!(refused, [2, 3, 4, 6, 7, 8]);
    assert_eq!(org.find("p7"), Some(PersonId(6)), "the refused one left an id free");
}

#[test]
fn a_name_that_is_taken_off_and_somebody_whose_decision_was_taken_back_are_told() {
    let said = say(&[person(PersonEdit::Name { person: BO, name: String::new() })], &org());
    assert_eq!(said, "take the name off Bo");
    let settings = settings();
    let setting = Setting { origin: Origin::Imported, as_of: None, settings: &settings };
    let new = PersonId(org().n_ids() as u32);
    let edits = [
        add("", "", false),
        person(PersonEdit::Name { person: new, name: "Hy".into() }),
        Edit::Report { person: new, manager: Some(ED) },
    ];
    let left = super::super::decision::without(org(), &edits, 0, setting);
    let told = decisions(org(), &left, setting);
    let told: Vec<(&str, Option<&str>)> = told.iter().map(|one| (one.text.as_str(), one.refused.as_deref())).collect();
    let gone = Some("Hy is no longer there");
    assert_eq!(told, [("Rename somebody to Hy", gone), ("Move Hy to Ed", gone)]);
}

#[test]
fn a_vacancy_without_a_name_is_called_by_its_title() {
    let edits = [add("", "Designer", true)];
    let mut org = org();
    let new = PersonId(org.n_ids() as u32);
    let settings = settings();
    apply(&mut org, &edits, Setting { origin: Origin::Imported, as_of: None, settings: &settings });
    assert_eq!(org.person(new).expect("added").label(), "Vacant: Designer");
    let said = say(&[person(PersonEdit::Remove { person: new, fate: Fate::Up })], &org);
    assert_eq!(said, "remove the vacancy (Designer)");
}
