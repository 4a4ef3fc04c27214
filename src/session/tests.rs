use std::collections::BTreeSet;

use super::*;
use crate::engine::analyze::{Severity, SubjectId, analyze, rule_named};
use crate::engine::edit::Edit;
use crate::engine::fix::fixes;
use crate::engine::grow::Mode;
use crate::engine::ids::PersonId;
use crate::engine::org::{Role, Structure};
use crate::engine::plan::{HiringPlan, Target};
use crate::engine::policy::GrowthPolicy;
use crate::engine::scenario::file::{read_scenario, write_scenario};
use crate::engine::scenario::{Mute, Scenario, Source};
use crate::engine::units::Decimal;

fn after(commands: impl IntoIterator<Item = Command>) -> Session {
    commands.into_iter().fold(Session::default(), |session, command| session.update(command).unwrap_or(session))
}

#[test]
fn nothing_changes_when_nothing_is_new() {
    let session = after([Command::SetEngineers(80)]);
    assert!(session.update(Command::SetEngineers(80)).is_none());
    assert!(session.update(Command::Select(None)).is_none());
}

#[test]
fn a_read_only_scenario_can_be_looked_at_and_nothing_else() {
    let mut session = after([Command::SetEngineers(80)]);
    session.view.is_read_only = true;
    let edit = Edit::Retitle { person: PersonId(0), role: Role::Cto };
    for command in [
        Command::SetEngineers(90),
        Command::SetMode(Mode::Hold),
        Command::SetSpan(0, 9),
        Command::Rename("Ours".into()),
        Command::Edit("retitle".into(), vec![edit]),
        Command::ResetSettings,
        Command::Undo,
    ] {
        let refused = session.update(command.clone());
        assert!(refused.is_none_or(|next| next.scenario == session.scenario), "{command:?}");
    }
    let looked = session.update(Command::Select(Some(PersonId(0)))).expect("looking around is no change");
    assert_eq!(looked.view.selected, Some(PersonId(0)));
    let other = Scenario { name: "Another".into(), ..Scenario::default() };
    assert_eq!(session.update(Command::Open(Box::new(other))).expect("opened").scenario.name, "Another");
}

#[test]
fn looking_further_makes_the_slider_longer() {
    let session = after([Command::SetEngineers(640)]);
    assert_eq!(session.slider_end(), 1000);
    assert_eq!(after([Command::SetEngineers(9_999)]).scenario.engineers, Some(2000));
}

#[test]
fn the_slider_ends_beyond_whoever_is_there() {
    let add = |n: u32| {
        let form = editing::PersonForm { title: "Engineer".into(), ..Default::default() };
        let newcomers = editing::Newcomers { form, count: n };
        Command::Edit("add".into(), editing::add(Some(PersonId(1)), &newcomers))
    };
    let range = |session: &Session| Key::new(&session.scenario, session.slider_end()).outcome().range();
    let mut session = after([]);
    for _ in 0..3 {
        session = made(&session, add(50));
    }
    assert_eq!(range(&session), (174, 200));
    let full = made(&session, add(26));
    assert_eq!(range(&full), (200, 500), "as many as the end");
    let fuller = made(&full, add(24));
    assert_eq!(range(&fuller), (224, 500));
    assert_eq!(
        range(&after([Command::Resume(fuller.scenario.clone(), History::default())])),
        (224, 500),
        "opened again"
    );
    assert_eq!(range(&made(&made(&fuller, Command::Undo), Command::Undo)), (174, 200), "taken back");
    assert_eq!(range(&made(&fuller, Command::Withdraw(0))), (223, 500));
}

#[test]
fn a_target_above_its_limit_takes_the_limit_along() {
    let policy = after([Command::SetSpan(0, 12)]).scenario.settings.policy;
    assert_eq!((policy.em_span, policy.em_split_at), (12, 13));
    let policy = after([Command::SetSpan(0, 12), Command::SetSpan(1, 9)]).scenario.settings.policy;
    assert_eq!((policy.em_span, policy.em_split_at), (9, 9));
    let policy = after([Command::SetSpan(2, 99)]).scenario.settings.policy;
    assert!(policy.validate().is_ok(), "{policy:?}");
}

#[test]
fn settings_go_back_to_their_defaults() {
    let changed = [
        Command::SetPolicy(GrowthPolicy { em_span: 10, em_split_at: 12, ..GrowthPolicy::default() }),
        Command::SetThreshold("span_wide".into(), "red".into(), Decimal::whole(12)),
        Command::SetLoadTerm(0, 500),
    ];
    let session = after(changed);
    assert_ne!(session.scenario.settings, Default::default());
    let back = session.update(Command::ResetSettings).expect("they differ");
    assert_eq!(back.scenario.settings, Default::default());
    let refused = after([Command::SetThreshold("span_wide".into(), "red".into(), Decimal(-1))]);
    assert_eq!((refused.scenario, refused.view), (Default::default(), Default::default()));
}

#[test]
fn opening_a_scenario_forgets_who_was_selected() {
    let session = after([Command::Select(Some(PersonId(3))), Command::Toggle(PersonId(1))]);
    let opened = session.update(Command::Open(Box::default())).expect("the view changes");
    assert_eq!((opened.view.selected, opened.view.collapsed.len()), (None, 0));
}

#[test]
fn an_outcome_holds_every_size_in_both_modes() {
    let session = after([Command::SetEngineers(60), Command::SetMode(Mode::Hold)]);
    let outcome = Key::new(&session.scenario, 120).outcome();
    assert_eq!(outcome.range(), (24, 120));
    let settings = &session.scenario.settings;
    for mode in [Mode::Adapt, Mode::Hold] {
        let frame = Frame::new(&outcome, mode, 60, None, settings, None);
        assert_eq!(frame.report.metrics.engineers, 60);
        assert!(!frame.joined.is_empty());
    }
    assert_eq!(
        Key::new(&session.scenario, 120),
        Key::new(&Session::default().scenario, 120),
        "size and mode are only looked at"
    );
}

#[test]
fn a_target_is_judged_at_every_size() {
    let target = Some(Target::Doubling { tenths: 60, to: 200 });
    let plan = HiringPlan { target, ..HiringPlan::default() };
    let outcome = Key::new(&Scenario::default(), 80).outcome();
    let rules = |hiring| {
        let frame = Frame::new(&outcome, Mode::Adapt, 60, None, &Default::default(), hiring);
        frame.report.findings.iter().map(|finding| finding.rule.rule().id).collect::<Vec<_>>()
    };
    assert!(rules(plan.pace(outcome.range().0)).contains(&"hiring_speed"));
    assert!(!rules(None).contains(&"hiring_speed"));
}

#[test]
fn search_puts_names_before_titles_and_teams() {
    let outcome = Key::new(&Scenario::default(), 24).outcome();
    let frame = Frame::new(&outcome, Mode::Adapt, 24, None, &Default::default(), None);
    let names = |words| frame.search(words, 3).into_iter().map(|at| frame.name(at).to_owned()).collect::<Vec<_>>();
    assert_eq!(names("ada"), ["Ada Okafor"]);
    assert_eq!(names("fontaine"), ["Lea Fontaine"]);
    assert_eq!(names("payments").len(), 3);
    assert_eq!(names("  "), [""; 0]);
}

#[test]
fn a_shorter_plan_takes_the_month_along_and_another_scenario_starts_at_its_opening() {
    let plan = |months| Box::new(HiringPlan { months, ..HiringPlan::default() });
    let session = after([Command::SetPlan(plan(36)), Command::SetMonth(30), Command::SetPlan(plan(12))]);
    assert_eq!(session.view.month, 12);
    assert_eq!(after([Command::SetMonth(99)]).view.month, 36);
    let opened = session.update(Command::Open(Box::default())).expect("another scenario");
    assert_eq!((opened.view.month, opened.view.run), (0, 0));
}

#[test]
fn whoever_is_selected_belongs_to_the_org_in_view() {
    let session = after([Command::Select(Some(PersonId(3))), Command::Show(Panel::Findings)]);
    assert_eq!(session.view.selected, Some(PersonId(3)));
    assert_eq!(session.update(Command::Show(Panel::Growth)).expect("another part").view.selected, None);
}

/// The text of the scenario file: equal bytes are the same scenario.
fn file(session: &Session) -> String {
    write_scenario(&session.scenario)
}

fn made(session: &Session, command: Command) -> Session {
    session.update(command).expect("something changes")
}

/// What the page shows of a session.
fn shown(session: &Session) -> Frame {
    let scenario = &session.scenario;
    let outcome = Key::new(scenario, session.slider_end()).outcome();
    Frame::new(&outcome, scenario.mode, outcome.engineers(scenario), scenario.as_of, &scenario.settings, None)
}

#[test]
fn a_fix_is_one_step_and_undo_gives_the_same_bytes() {
    let held = after([Command::SetMode(Mode::Hold), Command::SetEngineers(48)]);
    let frame = shown(&held);
    let ground = held.scenario.ground(&frame.org, &frame.structure, &frame.report);
    let reds = frame.report.findings.iter().filter(|finding| finding.severity == Severity::Red);
    let fix = reds.flat_map(|finding| fixes(&ground, finding)).next().expect("a fix of something");
    let fixed = made(&held, Command::Edit("apply a fix".into(), fix.edits.clone()));
    let now = shown(&fixed).report;
    assert_eq!(now.metrics, fix.after.metrics, "what was promised");
    assert_eq!(Severity::ALL.map(|severity| now.n_findings(severity)), fix.after.findings);
    assert_eq!(fixed.history.undo_name(), Some("apply a fix"));
    let undone = made(&fixed, Command::Undo);
    assert_eq!(file(&undone), file(&held));
    assert_eq!(file(&made(&undone, Command::Redo)), file(&fixed));
    assert_eq!(read_scenario(&file(&fixed)).expect("a file").scenario, *fixed.scenario);
}

#[test]
fn what_is_promised_is_shown_whatever_the_titles() {
    for (mode, engineers) in [(Mode::Hold, 80), (Mode::Hold, 130), (Mode::Adapt, 150)] {
        let session = after([Command::SetMode(mode), Command::SetEngineers(engineers)]);
        let plan = FixPlan::of(&session.scenario);
        let before = shown(&session).report;
        assert_eq!(plan.before, Severity::ALL.map(|severity| before.n_findings(severity)));
        let Some(fixed) = session.update(Command::Edit("fix all".into(), plan.edits)) else { continue };
        let now = shown(&fixed).report;
        assert_eq!(Severity::ALL.map(|severity| now.n_findings(severity)), plan.after, "{mode:?} {engineers}");
    }
}

#[test]
fn dragging_is_one_step_and_looking_around_is_none() {
    let dragged = after([30, 40, 50].map(Command::SetEngineers));
    let looked = made(&dragged, Command::Select(Some(PersonId(2))));
    assert_eq!(looked.history.undo_name(), Some("change the engineers"));
    let undone = made(&looked, Command::Undo);
    assert_eq!((undone.scenario.engineers, undone.history.undo_name()), (None, None));
    assert_eq!(undone.history.redo_name(), Some("change the engineers"));
    assert_eq!(
        made(&undone, Command::SetMode(Mode::Hold)).history.redo_name(),
        None,
        "a new step ends what was undone"
    );
    assert!(undone.update(Command::Undo).is_none());
}

#[test]
fn muting_changes_no_figure_and_can_be_taken_back() {
    let session = after([Command::SetEngineers(80)]);
    let rule = rule_named("overload").expect("a rule");
    let subject = SubjectId::Person(PersonId(1));
    let muted = made(&session, Command::Mute(Mute { rule, subject, reason: "known".into() }));
    let again = made(&muted, Command::Mute(Mute { rule, subject, reason: "known since May".into() }));
    assert_eq!(again.scenario.muted.len(), 1);
    let analyzed =
        |session: &Session| analyze(&Structure::of(&session.scenario.org(), None), &session.scenario.settings);
    assert_eq!(analyzed(&again).findings, analyzed(&session).findings);
    assert_eq!(analyzed(&again).metrics, analyzed(&session).metrics);
    assert_eq!(file(&made(&again, Command::Unmute(rule, subject))), file(&session));
}

#[test]
fn a_generated_org_keeps_its_edits_when_the_policy_changes() {
    let generated = Scenario { source: Source::Generated { engineers: 60 }, ..Scenario::default() };
    let session = after([Command::Open(Box::new(generated))]);
    let edit = Edit::Retitle { person: PersonId(40), role: Role::StaffEngineer };
    let edited = made(&session, Command::Edit("retitle".into(), vec![edit]));
    let before = edited.scenario.org();
    let wide = GrowthPolicy { em_span: 12, em_split_at: 14, ..GrowthPolicy::default() };
    let after = made(&edited, Command::SetPolicy(wide)).scenario.org();
    assert_eq!(before.n_ids(), after.n_ids());
    assert_eq!(after.person(PersonId(40)).map(|person| person.title.as_str()), Some("Staff Engineer"));
}

#[test]
fn several_are_selected_one_by_one() {
    let [a, b, c] = [1, 2, 3].map(PersonId);
    let session = after([Command::Select(Some(a)), Command::Mark(b), Command::Mark(c)]);
    assert_eq!((session.view.selected, session.view.chosen().len()), (Some(a), 3));
    let fewer = session.update(Command::Mark(a)).expect("one less");
    assert_eq!((fewer.view.selected, fewer.view.chosen().len()), (Some(b), 2));
    let one = fewer.update(Command::Select(Some(c))).expect("somebody else");
    assert_eq!(one.view.chosen(), BTreeSet::from([c]));
    assert_eq!(one.history.undo_name(), None, "selecting is no step");
}

#[test]
fn the_palette_finds_people_teams_and_commands() {
    let outcome = Key::new(&Scenario::default(), 24).outcome();
    let frame = Frame::new(&outcome, Mode::Adapt, 24, None, &Default::default(), None);
    let found = find(&frame, "ch", 12);
    assert!(found.iter().any(|one| matches!(one, Found::Person(at) if frame.name(*at) == "Chen Wei")));
    assert!(found.iter().any(|one| matches!(one, Found::Team(_))), "Checkout");
    assert!(matches!(found.last(), Some(Found::Action(_))), "Go to Chart");
    let all = ACTIONS.iter().filter(|action| action.act.is_some_and(|act| act != Act::Find)).count();
    assert_eq!(find(&frame, " ", 3).len(), all, "without words every command");
}

#[test]
fn a_history_lacks_nothing_of_one_whose_latest_steps_are_its_own() {
    let [short, long] = [1, 3].map(|n| after((0..n).map(|n| Command::Rename(format!("{n}")))));
    assert!(long.history.has_all_of(&short.history) && long.history.has_all_of(&long.history));
    assert!(!short.history.has_all_of(&long.history));
    let other = after([Command::SetEngineers(30)]);
    assert!(!long.history.has_all_of(&other.history) && long.history.has_all_of(&History::default()));
}

#[test]
fn a_drag_ends_where_it_is_let_go() {
    let dragged = after([Command::SetEngineers(30), Command::SetEngineers(40), Command::Rest]);
    assert!(dragged.update(Command::Rest).is_none(), "nothing is dragged any more");
    let again = [Command::SetEngineers(50), Command::SetEngineers(60)].into_iter().fold(dragged, |s, c| made(&s, c));
    assert_eq!(again.history.n_steps(), (2, 0));
    let undone = made(&again, Command::Undo);
    assert_eq!(undone.scenario.engineers, Some(40));
    assert_eq!(made(&undone, Command::SetEngineers(70)).history.n_steps(), (2, 0), "what was undone ends a drag too");
}

#[test]
fn the_oldest_steps_go_first_where_there_are_too_many() {
    let mut session = after((1..=40).map(|at| Command::Edit(format!("step {at}"), Vec::new())));
    assert_eq!(session.history.n_steps(), (0, 0), "nothing changed");
    for at in 1..=40 {
        session = made(&session, Command::Rename(format!("Name {at}")));
        session = session.update(Command::Rest).unwrap_or(session);
    }
    assert_eq!(session.history.n_steps(), (40, 0));
    session.history.forget_beyond(20_000, &session.scenario);
    let (kept, _) = session.history.n_steps();
    assert!((5..40).contains(&kept), "{kept} steps are kept");
    for _ in 0..kept {
        session = made(&session, Command::Undo);
    }
    assert_eq!(session.scenario.name, format!("Name {}", 40 - kept), "the newest are those");
}

#[test]
fn the_table_is_another_look_and_no_step() {
    let session =
        after([Command::Select(Some(PersonId(3))), Command::Toggle(PersonId(1)), Command::SetForm(Form::Table)]);
    assert_eq!(session.view.form, Form::Table);
    assert_eq!((session.view.selected, session.view.collapsed.len()), (Some(PersonId(3)), 1), "both forms share these");
    assert_eq!(session.history.undo_name(), None);
}

#[test]
fn a_range_is_selected_with_its_first_in_front() {
    let session = after([Command::Mark(PersonId(9)), Command::SelectAll([4, 3, 2].map(PersonId).into())]);
    assert_eq!(session.view.selected, Some(PersonId(4)));
    assert_eq!(session.view.chosen(), BTreeSet::from([2, 3, 4].map(PersonId)));
    assert!(session.update(Command::SelectAll(Vec::new())).expect("it changes").view.chosen().is_empty());
}

#[test]
fn sizes_worked_out_in_slices_are_the_outcome() {
    let told = |outcome: &Outcome| {
        let growths = [&outcome.adapt, &outcome.hold];
        format!("{} {:?}", outcome.is_whole, growths.map(|growth| (&growth.steps, &growth.breakpoints)))
    };
    let scenario = after([Command::SetEngineers(60)]).scenario;
    let (near, far) = (Key::new(&scenario, 100), Key::new(&scenario, 200));
    let mut sizes = Sizes::new(near.clone());
    assert_eq!((sizes.reached(), sizes.are_done()), (24, false));
    let first = sizes.work_left();
    sizes.reach(60);
    assert_eq!(sizes.so_far().range(), (24, 60));
    assert!(!sizes.so_far().is_whole && sizes.work_left() < first);
    sizes.go_on(1);
    assert_eq!(sizes.reached(), 61, "one size at least");
    while !sizes.are_done() {
        sizes.go_on(500);
    }
    assert_eq!(told(&sizes.so_far()), told(&near.outcome()));

    assert!(sizes.go_on_to(&far) && sizes.are_of(&far) && !sizes.are_done(), "the slider became longer");
    sizes.reach(u32::MAX);
    assert_eq!(told(&sizes.so_far()), told(&far.outcome()));
    assert!(!sizes.go_on_to(&near), "and shorter");
    let other = Scenario { edits: vec![Edit::Retitle { person: PersonId(0), role: Role::Cto }], ..(*scenario).clone() };
    assert!(!sizes.go_on_to(&Key::new(&other, 500)));
}

#[test]
fn steps_between_scenarios_are_told_from_those_within_one() {
    let ours = after([Command::SetEngineers(70), Command::Rename("Ours".into())]);
    let open = |session: &Session, name: &str| {
        let scenario = Scenario { name: name.into(), ..Scenario::default() };
        made(session, Command::Open(Box::new(scenario)))
    };
    let crossing = |before: &Session, after: &Session| before.history.crossing(&after.history);
    let opened = open(&ours, "Theirs");
    assert_eq!(crossing(&ours, &opened), None, "it is opened, not opened again");
    let edited = made(&opened, Command::SetMode(Mode::Hold));
    let undone = made(&edited, Command::Undo);
    assert_eq!(crossing(&edited, &undone), None);
    let back = made(&undone, Command::Undo);
    assert_eq!(crossing(&undone, &back), Some(Crossing::Back));
    assert_eq!((back.scenario.name.as_str(), back.scenario.engineers), ("Ours", Some(70)), "nothing is lost");
    assert_eq!(back.history.undo_name(), Some("rename the scenario"));
    let forth = made(&back, Command::Redo);
    assert_eq!((crossing(&back, &forth), forth.scenario.name.as_str()), (Some(Crossing::Forth), "Theirs"));
    assert_eq!(crossing(&forth, &made(&forth, Command::Redo)), None);
    assert_eq!(crossing(&back, &made(&back, Command::Undo)), None, "before it was opened");

    let replaced =
        made(&ours, Command::Replace(Box::new(Scenario { name: "Another tab's".into(), ..Scenario::default() })));
    assert_eq!(crossing(&replaced, &made(&replaced, Command::Undo)), None, "a version of the same");
}
