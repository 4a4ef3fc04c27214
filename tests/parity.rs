//! The same figures natively and in the browser, bit for bit: each test runs in both and compares with one recorded digest.

use spanwise::engine::analyze::{Settings, Severity};
use spanwise::engine::grow::{Change, Growth, Mode, Origin, generated_org, grow, seed_org};
use spanwise::engine::ids::{PersonId, TeamId};
use spanwise::engine::org::{Org, parse_outline};
use spanwise::engine::plan::{ASSUMPTIONS, HiringPlan, Range, Target};
use spanwise::engine::policy::{POLICY_PRESETS, TopologyPolicy, TopologyShape};
use spanwise::engine::scenario::example_org;
use spanwise::engine::share::{With, decode, encode};
use spanwise::engine::simulate::{Run, Simulator, Summary};
use spanwise::engine::units::Ratio;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

/// 64-bit FNV-1a.
fn digest(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn the_digest_is_the_published_one() {
    assert_eq!(digest(*b""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(digest(*b"foobar"), 0x8594_4171_f739_67e8);
}

/// What curves are computed with; the platform's own `exp`, `ln` and `pow` do not agree with each other.
#[test]
fn transcendental_functions_agree() {
    let inputs = (1..=20_000_u32).map(|i| f64::from(i) / 1_000.0);
    let results = inputs.flat_map(|x| [libm::exp(x), libm::log(x), libm::pow(x, 1.7), libm::tanh(x)]);
    assert_eq!(digest(results.flat_map(f64::to_le_bytes)), 0xbf7f_b179_8083_86ae);
}

/// An org as a roster might bring it: two roots, a wide manager, mixed reports, a chain, two teams under one manager.
const ODD: &str = "\
Ada
  Bo
    x5 @Search
    x4 @Ads
  Cy
    Di
      Ed
        x12 @Mobile
  x3
Flo
  x9
Gus
";

/// Digests of whole growths: every step, breakpoint and change, and the org at the end. A change of the growth
/// algorithm, of a rule, a load term or a name changes them, and is meant to be seen here. What the breakpoints say is
/// the last line, so that new wording changes that one alone.
const GOLDEN: &[(&str, u64)] = &[
    ("pyramid adapt: example to 200", 0x95949ec71b4a1335),
    ("pyramid adapt: one to 400", 0x4c94b88e83e78031),
    ("pyramid adapt: ninety to 150", 0x259df181e9533785),
    ("pyramid adapt: odd to 180", 0x8a3f6f86bb09e44f),
    ("pyramid hold: example to 200", 0x29098e9f28257af0),
    ("pyramid hold: one to 400", 0x465dee4e78bcfe43),
    ("pyramid hold: ninety to 150", 0xfcebc224efd8c6c9),
    ("pyramid hold: odd to 180", 0x7874b805254e6b0f),
    ("tall adapt: example to 200", 0x17ed411800626570),
    ("tall adapt: one to 400", 0x61d68f04dd22815a),
    ("tall adapt: ninety to 150", 0x3096544a533d7de5),
    ("tall adapt: odd to 180", 0x8dfb19a6f84e7577),
    ("tall hold: example to 200", 0x29098e9f28257af0),
    ("tall hold: one to 400", 0x465dee4e78bcfe43),
    ("tall hold: ninety to 150", 0xb7e9cc43c23d5d15),
    ("tall hold: odd to 180", 0x899478477ed24260),
    ("flat adapt: example to 200", 0xac4ccffe998bbf49),
    ("flat adapt: one to 400", 0x4877a3106c1c1fa0),
    ("flat adapt: ninety to 150", 0xf56ec86962c20ae9),
    ("flat adapt: odd to 180", 0x0ea245d2f2b873e9),
    ("flat hold: example to 200", 0x29098e9f28257af0),
    ("flat hold: one to 400", 0x465dee4e78bcfe43),
    ("flat hold: ninety to 150", 0x111666a9b8bc6eef),
    ("flat hold: odd to 180", 0x7918de0b2ada31f1),
    ("great_flattening adapt: example to 200", 0x8a16cb75e55f079b),
    ("great_flattening adapt: one to 400", 0xf84ffbc14989207a),
    ("great_flattening adapt: ninety to 150", 0xe8e63356a15e3b64),
    ("great_flattening adapt: odd to 180", 0xebb39ba5b96b7bb2),
    ("great_flattening hold: example to 200", 0x29098e9f28257af0),
    ("great_flattening hold: one to 400", 0x465dee4e78bcfe43),
    ("great_flattening hold: ninety to 150", 0x310b77f122c66386),
    ("great_flattening hold: odd to 180", 0xa428272ae12e859d),
    ("what the breakpoints say", 0x5c3bf391a387fe54),
];

/// As [`GOLDEN`], for the shapes by which teams of a growing org work together; with what their breakpoints say.
const SHAPES: &[(&str, u64)] = &[
    ("alone", 0x2f5dc5a5443e211c),
    ("platform", 0x43a98f200a90e234),
    ("functional", 0x564babf149266160),
    ("tribes", 0x8e01b71e4923b9c8),
    ("services", 0xbda25479ab249c31),
];

/// What a digest is taken of: numbers as eight little-endian bytes, text with its length before it.
struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, number: impl Into<i64>) {
        self.0.extend(number.into().to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend(text.bytes());
    }

    fn ratio(&mut self, ratio: Option<Ratio>) {
        let bits = ratio.map_or(u64::MAX, |ratio| ratio.as_f64().to_bits());
        self.0.extend(bits.to_le_bytes());
    }

    fn person(&mut self, person: Option<PersonId>) {
        self.number(person.map_or(-1, |person| i64::from(person.0)));
    }

    fn team(&mut self, team: Option<TeamId>) {
        self.number(team.map_or(-1, |team| i64::from(team.0)));
    }

    fn change(&mut self, change: &Change) {
        match *change {
            Change::Join { person, manager, team, leads } => {
                self.number(1);
                self.person(Some(person));
                self.person(manager);
                self.team(team);
                self.number(i64::from(leads));
            }
            Change::AddTeam { team, from } => {
                self.number(2);
                self.team(Some(team));
                self.team(from);
            }
            Change::Report { person, manager } => {
                self.number(3);
                self.person(Some(person));
                self.person(Some(manager));
            }
            Change::Transfer { person, team } => {
                self.number(4);
                self.person(Some(person));
                self.team(team);
            }
            Change::End { from, to } => {
                self.number(8);
                self.team(Some(from));
                self.team(Some(to));
            }
            Change::MoveDomain { from, at, to } => {
                self.number(9);
                self.team(Some(from));
                self.number(at);
                self.team(Some(to));
            }
            Change::SetType { team, team_type } => {
                self.number(10);
                self.team(Some(team));
                self.number(team_type.map_or(-1, |one| one as i64));
            }
            Change::AddGroup { group, kind } => {
                self.number(11);
                self.number(group.0);
                self.number(kind as i64);
            }
            Change::Group { team, group } => {
                self.number(12);
                self.team(Some(team));
                self.number(group.0);
            }
            Change::OnCall { person, rotation } => {
                self.number(6);
                self.person(Some(person));
                self.number(rotation.0);
            }
            Change::Interact { from, to, mode } => {
                self.number(7);
                self.team(Some(from));
                self.team(Some(to));
                self.number(mode as u32);
            }
            Change::Retitle { person, role } => {
                self.number(5);
                self.person(Some(person));
                self.number(role as u32);
            }
        }
    }

    fn growth(&mut self, growth: &Growth) {
        for step in &growth.steps {
            for number in [step.engineers, step.people, step.managers, step.management_layers, step.teams] {
                self.number(number);
            }
            for ratio in [step.span_mean, step.manager_share, step.load_index_max] {
                self.ratio(ratio);
            }
            self.number(step.span_max.map_or(-1, i64::from));
            step.findings.iter().for_each(|&findings| self.number(findings));
            growth.changes_at(step.engineers).iter().for_each(|change| self.change(change));
        }
        for breakpoint in &growth.breakpoints {
            self.number(breakpoint.engineers);
            self.text(breakpoint.kind.as_str());
            self.text(&breakpoint.subject);
            self.person(breakpoint.person);
            let flag = breakpoint.flag.map(|(rule, severity)| (rule.rule().id, Severity::as_str(severity)));
            let (rule, severity) = flag.unwrap_or_default();
            self.text(rule);
            self.text(severity);
        }
    }

    fn org(&mut self, org: &Org) {
        for (id, person) in org.people() {
            self.text(&person.key);
            self.text(&person.name);
            self.text(&person.title);
            self.person(org.manager_of(id));
            self.team(org.team_of(id));
        }
        for (_, team) in org.teams() {
            self.text(&team.key);
            self.text(&team.name);
        }
    }
}

fn growth_digest(base: &Org, origin: Origin, to: u32, mode: Mode, settings: &Settings, said: &mut Bytes) -> u64 {
    let growth = grow(base, origin, None, to, mode, settings);
    growth.breakpoints.iter().for_each(|breakpoint| said.text(&breakpoint.message));
    let mut bytes = Bytes(Vec::new());
    bytes.growth(&growth);
    bytes.org(&growth.org_at(base, to));
    digest(bytes.0)
}

fn growth_digests() -> Vec<(String, u64)> {
    let odd = parse_outline(ODD).expect("well formed");
    let (mut found, mut said) = (Vec::new(), Bytes(Vec::new()));
    for preset in POLICY_PRESETS {
        let settings = Settings { policy: preset.policy, ..Settings::default() };
        for (mode, label) in [(Mode::Adapt, "adapt"), (Mode::Hold, "hold")] {
            let half = generated_org(90, &settings);
            for (name, base, origin, to) in [
                ("example to 200", &example_org(), Origin::Generated, 200),
                ("one to 400", &seed_org(), Origin::Generated, 400),
                ("ninety to 150", &half, Origin::Generated, 150),
                ("odd to 180", &odd, Origin::Imported, 180),
            ] {
                let name = format!("{} {label}: {name}", preset.id);
                found.push((name, growth_digest(base, origin, to, mode, &settings, &mut said)));
            }
        }
    }
    found.push(("what the breakpoints say".to_owned(), digest(said.0)));
    found
}

#[test]
fn growth_is_the_same_on_every_machine() {
    let found = growth_digests();
    let table: String = found.iter().map(|(name, digest)| format!("    (\"{name}\", {digest:#018x}),\n")).collect();
    let golden: Vec<(String, u64)> = GOLDEN.iter().map(|&(name, digest)| (name.to_owned(), digest)).collect();
    assert!(found == golden, "the digests are now\n{table}");
}

#[test]
fn topologies_are_the_same_on_every_machine() {
    let odd = parse_outline(ODD).expect("well formed");
    let digest_of = |shape| {
        let settings = Settings { topology: TopologyPolicy::of(shape), ..Settings::default() };
        let mut said = Bytes(Vec::new());
        let own = growth_digest(&seed_org(), Origin::Generated, 400, Mode::Adapt, &settings, &mut said);
        let odd = growth_digest(&odd, Origin::Imported, 180, Mode::Adapt, &settings, &mut said);
        digest([own, odd, digest(said.0)].into_iter().flat_map(u64::to_le_bytes))
    };
    let found: Vec<(&str, u64)> =
        TopologyShape::ALL.into_iter().map(|shape| (shape.as_str(), digest_of(shape))).collect();
    let table: String = found.iter().map(|(name, digest)| format!("    (\"{name}\", {digest:#018x}),\n")).collect();
    assert!(found == SHAPES, "the digests are now\n{table}");
}

/// Runs of a plan with every assumption uncertain, and their odds.
#[test]
fn runs_of_a_plan_agree() {
    let settings = Settings::default();
    let mut plan = HiringPlan { target: Some(Target::End(90)), months: 24, seed: 7, ..HiringPlan::default() };
    for row in ASSUMPTIONS {
        plan.assumptions.set(row.assumption, Range { low: row.swing.0, high: row.swing.1 }).expect("within the limits");
    }
    let simulator = Simulator::new(&example_org(), None, &[], &plan, &settings).expect("a plan to live through");
    let mut run = Run::default();
    let mut bytes = Vec::new();
    for number in 0..20 {
        simulator.run(number, &mut run);
        bytes.extend(run.months.iter().flatten().flat_map(|figure| figure.to_le_bytes()));
        bytes.extend(run.marks().iter().flat_map(|(mark, month)| format!("{mark:?}{month}").into_bytes()));
    }
    let summary = Summary::of(&simulator.sweep(0..20));
    bytes.extend(format!("{:?}", summary.odds).into_bytes());
    assert_eq!(digest(bytes), RUNS, "runs changed; if on purpose, record the new digest");
}

const RUNS: u64 = 0x548ea59ff8837336;

/// Links of imported orgs come from a model that expects bits: a link opens, and is made again, of the same characters.
#[test]
fn links_are_made_of_the_same_characters() {
    for (text, with) in [
        (include_str!("links/v5/common-names.txt"), With { names: true, titles: true, pay: false }),
        (include_str!("links/v5/uncommon-everything.txt"), With { names: true, titles: true, pay: true }),
    ] {
        let (_, field) = text.lines().next().and_then(|link| link.split_once('#')).expect("a link");
        let opened = decode(field).expect("a released link").scenario;
        assert_eq!(encode(&opened, with).as_deref(), Ok(field));
    }
}
