//! What can be undone survives as text: after a round trip every step gives the same bytes, and damage is noticed.
#![cfg(not(target_arch = "wasm32"))]

use std::time::Instant;

use proptest::prelude::*;
use spanwise::engine::analyze::{SubjectId, rule_named};
use spanwise::engine::edit::{Edit, TeamEdit};
use spanwise::engine::grow::Mode;
use spanwise::engine::ids::{PersonId, TeamId};
use spanwise::engine::org::Role;
use spanwise::engine::plan::HiringPlan;
use spanwise::engine::policy::GrowthPolicy;
use spanwise::engine::roster::{Roster, RosterPerson};
use spanwise::engine::scenario::file::{read_scenario, write_scenario};
use spanwise::engine::scenario::{Mute, Scenario, Source};
use spanwise::session::{Command, Session, journal};

fn roster(people: u32, word: &str) -> Scenario {
    let person = |at: u32| RosterPerson {
        id: format!("e{at}"),
        name: format!("{word} {at}"),
        title: "Engineer".into(),
        team: format!("Team {}", at / 9),
        manager: at.checked_sub(1).map(|before| before / 7),
        fte: 10_000,
        row: at + 1,
        ..RosterPerson::default()
    };
    let roster = Roster { people: (0..people).map(person).collect(), ..Roster::default() };
    Scenario { name: word.into(), source: Source::Roster(roster.into()), ..Scenario::default() }
}

/// A command that changes a scenario, or walks through what was changed, or only looks.
fn commands() -> impl Strategy<Value = Command> {
    let person = (0u32..24).prop_map(PersonId);
    let edit = prop_oneof![
        (person.clone(), person.clone()).prop_map(|(person, manager)| Edit::Report { person, manager: Some(manager) }),
        person.clone().prop_map(|person| Edit::Retitle { person, role: Role::StaffEngineer }),
        (0u32..4, "[a-zé\"\\\\ ]{0,6}")
            .prop_map(|(team, name)| Edit::Team(TeamEdit::Rename { team: TeamId(team), name: name.trim().into() })),
    ];
    let mute = ("\\PC{0,8}", person.clone()).prop_map(|(reason, person)| Mute {
        rule: rule_named("overload").expect("a rule"),
        subject: SubjectId::Person(person),
        reason: reason.trim().into(),
    });
    prop_oneof![
        4 => (1u32..200).prop_map(Command::SetEngineers),
        2 => (0usize..4, 3u32..15).prop_map(|(at, value)| Command::SetSpan(at, value)),
        2 => ("\\PC{0,8}", edit).prop_map(|(name, edit)| Command::Edit(name, vec![edit])),
        1 => mute.prop_map(Command::Mute),
        1 => any::<bool>().prop_map(|held| Command::SetMode(if held { Mode::Hold } else { Mode::Adapt })),
        1 => (1u32..60).prop_map(|months| Command::SetPlan(Box::new(HiringPlan { months, ..HiringPlan::default() }))),
        1 => "\\PC{0,12}".prop_map(Command::Rename),
        1 => (1u32..30, "[a-zü]{1,4}").prop_map(|(people, word)| Command::Open(Box::new(roster(people, &word)))),
        1 => Just(Command::Open(Box::default())),
        1 => Just(Command::ResetSettings),
        1 => Just(Command::SetPolicy(GrowthPolicy { em_span: 10, em_split_at: 12, ..GrowthPolicy::default() })),
        1 => Just(Command::Rest),
        4 => Just(Command::Undo),
        2 => Just(Command::Redo),
        1 => person.prop_map(|person| Command::Select(Some(person))),
    ]
}

fn after(commands: impl IntoIterator<Item = Command>) -> Session {
    commands.into_iter().fold(Session::default(), |session, command| session.update(command).unwrap_or(session))
}

fn text(session: &Session) -> String {
    journal::write(&session.scenario, &session.history)
}

fn reloaded(session: &Session) -> Session {
    let (scenario, history) = journal::read(&text(session)).expect("what was written is read");
    Session::default().update(Command::Resume(scenario, history)).unwrap_or_default()
}

/// The file at every step on the way to one end, with the names of the steps.
fn walked(mut session: Session, command: &Command) -> (Vec<(String, Option<String>)>, Session) {
    let mut files = Vec::new();
    loop {
        let history = &session.history;
        let name = if *command == Command::Undo { history.undo_name() } else { history.redo_name() };
        files.push((write_scenario(&session.scenario), name.map(str::to_owned)));
        match session.update(command.clone()) {
            Some(next) => session = next,
            None => return (files, session),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_step_gives_the_same_bytes_after_a_reload(commands in prop::collection::vec(commands(), 0..40)) {
        let session = after(commands);
        let again = reloaded(&session);
        prop_assert_eq!(text(&again), text(&session));
        let (back, start) = walked(session, &Command::Undo);
        let (back_again, start_again) = walked(again, &Command::Undo);
        prop_assert_eq!(&back, &back_again);
        prop_assert_eq!(write_scenario(&start.scenario), write_scenario(&Scenario::default()));
        // Kept once more at the start, all of it lies ahead.
        let (on, _) = walked(start, &Command::Redo);
        let (on_again, _) = walked(reloaded(&start_again), &Command::Redo);
        prop_assert_eq!(on, on_again);
    }

    #[test]
    fn work_goes_on_after_a_reload(
        before in prop::collection::vec(commands(), 0..20),
        then in prop::collection::vec(commands(), 0..20),
    ) {
        let session = after(before.into_iter().chain([Command::Rest]));
        let go_on = |session: Session| {
            then.iter().fold(session, |session, command| session.update(command.clone()).unwrap_or(session))
        };
        let (again, session) = (go_on(reloaded(&session)), go_on(session));
        prop_assert_eq!(walked(again, &Command::Undo).0, walked(session, &Command::Undo).0);
    }

    #[test]
    fn damage_is_noticed_and_never_a_panic(
        commands in prop::collection::vec(commands(), 0..12),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        is_cut in any::<bool>(),
    ) {
        let whole = text(&after(commands));
        let mut bytes = whole.clone().into_bytes();
        let at = at.index(bytes.len());
        if is_cut { bytes.truncate(at) } else { bytes[at] = byte }
        let damaged = String::from_utf8_lossy(&bytes);
        if damaged != whole {
            prop_assert!(journal::read(&damaged).is_err());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "(spanwise-journal 1 [0-9a-f]{16}\n)?([0-9]{1,3} [0-9]{1,3}\n)?\\PC*") {
        prop_assert!(journal::read(&text).is_err());
    }
}

/// The end of the line with the checksum was not looked at: any letter in its place passed.
#[test]
fn damage_to_any_byte_is_noticed() {
    let whole = text(&after([Command::SetEngineers(60), Command::SetMode(Mode::Hold)]));
    for at in 0..whole.len() {
        for byte in [b'\0', b'\n', b'0', b'z'] {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] = byte;
            let damaged = String::from_utf8_lossy(&bytes);
            assert!(damaged == whole || journal::read(&damaged).is_err(), "byte {at} as {byte}");
        }
    }
}

#[test]
fn a_damaged_history_leaves_the_scenario() {
    let session = after([Command::SetEngineers(60), Command::SetMode(Mode::Hold)]);
    let whole = text(&session);
    let cut = &whole[..whole.len() - 5];
    let damaged = journal::read(cut).expect_err("it is cut");
    assert_eq!(damaged.scenario.as_ref(), Some(&session.scenario));
    assert_eq!(journal::read(""), Err(journal::Damaged { scenario: None }));
}

#[test]
fn a_hundred_steps_of_a_large_roster_take_little_more_than_its_file() {
    for people in [1_000, 10_000] {
        let open = Command::Open(Box::new(roster(people, "Person")));
        let edits = (1..100).map(|at| {
            let edit = Edit::Retitle { person: PersonId(at), role: Role::StaffEngineer };
            Command::Edit(format!("step {at}"), vec![edit])
        });
        let mut session = after(std::iter::once(open).chain(edits));
        let started = Instant::now();
        let first = text(&session).len();
        let whole = started.elapsed();
        session = session.update(Command::Rename("Now".into())).expect("another name");
        let started = Instant::now();
        let kept = text(&session);
        let again = started.elapsed();
        let started = Instant::now();
        assert!(journal::read(&kept).is_ok());
        let file = write_scenario(&session.scenario).len();
        println!(
            "{people} people: {first} bytes, file {file}; first {whole:?}, again {again:?}, read {:?}",
            started.elapsed()
        );
        assert!(kept.len() < file + file / 4 + 100_000, "{} bytes for a file of {file}", kept.len());
    }
}

#[test]
fn a_text_of_another_version_keeps_every_step() {
    // Another version may write the same choices with other bytes, such as a space more.
    let spaced = |engineers: u32| {
        let scenario = Scenario { engineers: Some(engineers), ..Scenario::default() };
        write_scenario(&scenario).replacen('{', "{ ", 1)
    };
    let (now, before, first) = (spaced(60), spaced(50), spaced(40));
    let source = write_scenario(&Scenario::default());
    let at = now.find("60").expect("the size");
    let body = [
        &format!("{} {}\n{now}{source}", now.len(), source.len()),
        &format!("past 3 {at} {} 2 0\nnew50", now.len() - at - 2),
        &format!("past 3 0 0 {} 0\nold{first}", first.len()),
        &format!("future 3 0 0 {} 0\non {before}", before.len()),
    ]
    .map(String::as_str)
    .concat();
    let sum = body
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let (scenario, history) = journal::read(&format!("spanwise-journal 1 {sum:016x}\n{body}")).expect("a sound text");
    let session = Session::default().update(Command::Resume(scenario, history)).expect("another scenario");
    let named = |(file, name): (String, Option<String>)| {
        let engineers = read_scenario(&file).expect("a file").scenario.engineers;
        (engineers.unwrap_or(0), name.unwrap_or_default())
    };
    let steps = |command| walked(session.clone(), &command).0.into_iter().map(named).collect::<Vec<_>>();
    assert_eq!(steps(Command::Undo), [(60, "new".into()), (50, "old".into()), (40, String::new())]);
    assert_eq!(steps(Command::Redo), [(60, "on ".into()), (50, String::new())]);
}
