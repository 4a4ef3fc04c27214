//! Scenarios of every kind, for tests of what travels.

use proptest::prelude::*;

use super::people::person_edits;
use super::teams::{rosters, team_edits, topology_policies};
use super::*;

pub(super) fn people(max: usize) -> impl Strategy<Value = Vec<RosterPerson>> {
    let title = prop_oneof!["", "Engineer", "Staff Engineer", "junior dev", "Ünïcode & \"quoted\""];
    let date = prop_oneof![Just(None), (0..2_000i32).prop_map(|d| time::Date::from_julian_day(2_459_000 + d).ok())];
    let money = prop_oneof![Just(None), (0..1_000_000_000_i64).prop_map(Some)];
    let fte = prop_oneof![4 => Just(10_000u16), 1 => 0..20_000u16];
    let text = || prop_oneof!["", "a", "Payments\n", "Søk 🚀"];
    let line = (any::<prop::sample::Index>(), any::<bool>(), any::<prop::sample::Index>(), any::<bool>());
    let rotation = prop_oneof![4 => Just(""), 1 => Just("Ops"), 1 => Just("Søk")];
    let work = (prop::option::weighted(0.2, 0..=10_000u16), prop_oneof![4 => Just(0u16), 1 => 1..9u16], rotation);
    let one = (title, date, money, fte, (text(), text(), text()), prop::bool::weighted(0.1), line, work);
    prop::collection::vec(one, 1..max).prop_map(|all| {
        let n = all.len() as u32;
        let place = |at: u32| if n.is_multiple_of(2) { at } else { n - 1 - at };
        let mut people = Vec::new();
        for (at, (title, start_date, salary, fte, texts, vacant, line, work)) in (0..).zip(all) {
            let (above, is_root, dotted, has_dotted) = line;
            let (own_work, open_requisitions, on_call) = work;
            let of = |index: prop::sample::Index| place(index.index(at.max(1) as usize) as u32);
            let manager = (at > 0 && !(is_root && at % 7 == 0)).then(|| of(above));
            let dotted = (at > 0 && has_dotted && at % 3 == 0).then(|| of(dotted)).filter(|d| Some(*d) != manager);
            let (department, team, location) = texts;
            people.push(RosterPerson {
                id: format!("id-{at}"),
                name: format!("{department}{at}"),
                title,
                manager,
                dotted_managers: dotted.into_iter().collect(),
                department,
                team,
                location,
                email: "x@y.example".into(),
                start_date,
                salary,
                fte,
                own_work,
                open_requisitions,
                on_call: on_call.into(),
                vacant,
                row: at + 2,
            });
        }
        if !n.is_multiple_of(2) {
            people.reverse();
        }
        people
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let places = (any::<[prop::sample::Index; 4]>(), any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (places, 0..30_000u32, topology_policies()).prop_map(|((spans, rule, term), value, topology)| {
        let mut settings = Settings { topology, ..Settings::default() };
        let mut policy = settings.policy;
        for (knob, span) in SPAN_KNOBS.iter().zip(spans) {
            (knob.set)(&mut policy, knob.range.0 + span.index((knob.range.1 - knob.range.0 + 1) as usize) as u32);
        }
        settings.policy = policy.validate().unwrap_or_default();
        let rule = RULES[rule.index(RULES.len())];
        let set = settings.thresholds.set(rule.id, rule.levels[0].severity.as_str(), Decimal::hundredths(value.into()));
        set.expect("in range");
        let term = &LOAD_TERMS[term.index(LOAD_TERMS.len())];
        *(term.field)(&mut settings.load) = term.range.0 + value % (term.range.1 - term.range.0 + 1);
        settings
    })
}

pub(super) fn scenarios() -> impl Strategy<Value = Scenario> {
    let source = prop_oneof![
        Just(Source::Example),
        (1..=2000u32).prop_map(|engineers| Source::Generated { engineers }),
        (people(40), rotations())
            .prop_map(|(people, rotations)| Source::Roster(Roster { people, rotations, ..Roster::default() }.into())),
        rosters().prop_map(|roster| Source::Roster(roster.into())),
    ];
    let as_of = prop_oneof![Just(None), (0..2_000i32).prop_map(|d| time::Date::from_julian_day(2_459_000 + d).ok())];
    let sizes = (any::<bool>(), prop::option::of(1..=2000u32));
    (source, as_of, sizes, settings(), "[a-z ü]{0,12}", edits(), mutes()).prop_map(
        |(source, as_of, (hold, engineers), settings, name, edits, muted)| Scenario {
            name,
            source,
            as_of,
            mode: if hold { Mode::Hold } else { Mode::Adapt },
            engineers,
            settings,
            edits,
            muted,
            ..Scenario::default()
        },
    )
}

pub(super) fn rotations() -> impl Strategy<Value = Vec<RosterRotation>> {
    let incidents = prop::option::of((0..90_000i64).prop_map(Decimal));
    let one = |name: &'static str| {
        (1..=3u8, 1..=3u8, incidents.clone()).prop_map(move |(tiers, sites, incidents_per_shift)| RosterRotation {
            name: name.into(),
            tiers,
            sites,
            incidents_per_shift,
        })
    };
    (prop::option::of(one("Night")), prop::option::of(one("Ops"))).prop_map(|(a, b)| a.into_iter().chain(b).collect())
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let person = || (0..60u32).prop_map(PersonId);
    let team = || prop::option::of((0..9u32).prop_map(TeamId));
    let role = || (0..LADDER.len()).prop_map(|at| LADDER[at].role);
    let policy = GrowthPolicy { em_span: 9, em_split_at: 11, ..GrowthPolicy::default() };
    let one = prop_oneof![
        (1..=2000u32, any::<bool>(), topology_policies()).prop_map(move |(engineers, hold, topology)| Edit::Grow {
            engineers,
            mode: if hold { Mode::Hold } else { Mode::Adapt },
            policy,
            topology
        }),
        team_edits().prop_map(Edit::Team),
        person_edits().prop_map(Edit::Person),
        (0..9u32, 0..9u32, 0..3u32).prop_map(|(people, teams, groups)| Edit::Skip(Ids { people, teams, groups })),
        (prop::option::of(person()), team(), role()).prop_map(|(manager, team, role)| Edit::Join {
            manager,
            team,
            role
        }),
        team().prop_map(|from| Edit::AddTeam { from }),
        (person(), prop::option::of(person())).prop_map(|(person, manager)| Edit::Report { person, manager }),
        (person(), team()).prop_map(|(person, team)| Edit::Transfer { person, team }),
        (person(), role()).prop_map(|(person, role)| Edit::Retitle { person, role }),
        (person(), 0..5u32).prop_map(|(person, rotation)| Edit::OnCall { person, rotation: RotationId(rotation) }),
        (0..9u32, 0..9u32, 0..3usize).prop_map(|(from, to, mode)| Edit::Interact {
            from: TeamId(from),
            to: TeamId(to),
            mode: InteractionMode::ALL[mode]
        }),
    ];
    prop_oneof![1 => Just(Vec::new()), 1 => prop::collection::vec(one, 0..6)]
}

fn mutes() -> impl Strategy<Value = Vec<Mute>> {
    let subject = prop_oneof![
        (0..60u32).prop_map(|id| SubjectId::Person(PersonId(id))),
        (0..9u32).prop_map(|id| SubjectId::Team(TeamId(id))),
        (0..60u32).prop_map(|id| SubjectId::TeamOf(PersonId(id))),
        Just(SubjectId::Org),
        (0..9u32, 0..9u32).prop_map(|(from, to)| SubjectId::Link(TeamId(from), TeamId(to))),
        (0..9u32).prop_map(|id| SubjectId::Group(GroupId(id))),
    ];
    let one = (0..RULES.len(), subject, "[a-zü]{1,9}").prop_map(|(rule, subject, reason)| Mute {
        rule: rule_named(RULES[rule].id).expect("of the table"),
        subject,
        reason,
    });
    prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(one, 1..4)]
}

pub(super) fn plans() -> impl Strategy<Value = HiringPlan> {
    let target = prop_oneof![
        Just(None),
        (1..=2000u32).prop_map(|to| Some(Target::End(to))),
        (10..2_400u32, 1..=2000u32).prop_map(|(tenths, to)| Some(Target::Doubling { tenths, to })),
        prop::collection::vec(1..=2000u32, 0..20).prop_map(|points| Some(Target::Curve(points))),
        prop::collection::btree_map(1..120u32, 1..=2000u32, 0..6)
            .prop_map(|milestones| Some(Target::Milestones(milestones.into_iter().collect()))),
    ];
    let freezes = prop::collection::vec((1..60u32, 0..9u32), 0..3);
    let start = prop::option::of((2020..2040u16, 1..=12u16).prop_map(|(year, number)| Month::new(year, number)));
    (start, 1..=120u32, target, freezes, 0..5usize, any::<(u64, prop::sample::Index, u16, u16)>()).prop_map(
        |(start, months, target, freezes, place, (seed, which, a, b))| {
            let mut plan = HiringPlan { start: start.flatten(), months, target, seed, ..HiringPlan::default() };
            plan.freezes = freezes.into_iter().map(|(from, more)| Freeze { from, to: from + more }).collect();
            plan.place = PLACES[place].place;
            let row = &ASSUMPTIONS[which.index(ASSUMPTIONS.len())];
            let (least, most) = (row.limits.0.0, row.limits.1.0);
            let at = |share: u16| Decimal(least + (most - least) * i64::from(share) / i64::from(u16::MAX));
            let range = Range { low: at(a.min(b)), high: at(a.max(b)) };
            plan.assumptions.set(row.assumption, range).expect("within the limits");
            plan
        },
    )
}

pub(super) fn withs() -> impl Strategy<Value = With> {
    any::<[bool; 3]>().prop_map(|[names, titles, pay]| With { names, titles, pay })
}
