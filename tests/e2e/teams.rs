//! The team map: teams connected by hand and by keyboard, team files brought in and shared, what is filtered and rolled up, and
//! the map of a large org.

use std::path::PathBuf;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;
use spanwise::engine::analyze::Part;
use spanwise::engine::org::{InteractionMode, TeamType};
use spanwise::engine::policy::{TopologyPolicy, TopologyShape};
use spanwise::engine::roster::teams::TeamFiles;
use spanwise::engine::roster::{Roster, import_bytes};
use spanwise::engine::scenario::{Scenario, Source};
use spanwise::engine::team_map::{MapNode, MapOptions, Roll};

use crate::steps::{
    choose_rosters, click, copy_link, data, fragment_of, in_words, items, open_example, open_roster, read,
    set_engineers, shown, until_drawn, until_preview, until_selected, visitor_at, walk_until,
};
use crate::support::{Options, Page, browse, evidence_folder};
use crate::team_steps::{
    COLLABORATES, PROVIDES, USES, boxes, connected, load, map, until_load, until_mapped, until_mode, until_team,
};

/// The name of the box that has the focus; empty where none has it.
async fn focused(page: &Page) -> String {
    let script = "const box = document.activeElement;
        return box.getAttribute('role') === 'option' ? box.ariaLabel : ''";
    page.js(script).await.as_str().unwrap().to_owned()
}

/// The middle of an element on the screen.
async fn middle(page: &Page, element: &Element) -> [i32; 2] {
    let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect();
        return [x + width / 2, y + height / 2].map(Math.round)";
    serde_json::from_value(read(page, element, script).await).unwrap()
}

#[test]
fn two_teams_connected_with_the_pointer_are_so_everywhere() {
    browse(Options::default(), async |page| {
        let before = Scenario::default();
        let after = connected(&before, "Payments", "Checkout", COLLABORATES);
        let (was, is) = (load(&before, "Ada Okafor"), load(&after, "Ada Okafor"));
        assert_eq!(was.part(Part::Dependencies), 0);
        assert!(is.part(Part::Dependencies) > 0);
        assert_eq!(is.minutes() - was.minutes(), is.part(Part::Dependencies));

        open_example(&page).await;
        click(&page, "tab", "Teams").await;
        until_mapped(&page, &shown(&before), &MapOptions::default()).await;
        page.find_starting("option", "Payments, ").await.click().await.unwrap();
        until_team(&page, "Payments").await;
        until_load(&page, &before, "Ada Okafor").await;

        let to = page.find_starting("option", "Checkout, ").await;
        let before_pan = middle(&page, &to).await;
        page.drag(&to, 40, 20).await;
        page.until("the map moved along", async || {
            middle(&page, &to).await == [before_pan[0] + 40, before_pan[1] + 20]
        })
        .await;
        until_team(&page, "Payments").await;

        let from = page.find_starting("option", "Payments, ").await;
        let handle = from.find(Locator::Css("[data-handle]")).await.unwrap();
        let [from_x, from_y] = middle(&page, &handle).await;
        let [to_x, to_y] = middle(&page, &to).await;
        page.drag(&handle, to_x - from_x, to_y - from_y).await;
        page.find("dialog", "Connect Payments and Checkout").await;
        assert_eq!(middle(&page, &to).await, [to_x, to_y], "the map stays where it is");
        page.find_starting("button", "Collaboration").await.click().await.unwrap();
        page.until_js("!document.querySelector('dialog')").await;

        until_team(&page, "Payments").await;
        until_mode(&page, "Checkout", Some(COLLABORATES)).await;
        until_load(&page, &after, "Ada Okafor").await;
        until_mapped(&page, &shown(&after), &MapOptions::default()).await;
        fragment_of(&page, &after).await;

        click(&page, "button", "Undo").await;
        until_mode(&page, "Checkout", None).await;
        until_load(&page, &before, "Ada Okafor").await;
        click(&page, "button", "Redo").await;
        until_mode(&page, "Checkout", Some(COLLABORATES)).await;
        until_load(&page, &after, "Ada Okafor").await;

        click(&page, "tab", "Chart").await;
        until_drawn(&page, &after).await;
        click(&page, "button", "Undo").await;
        until_drawn(&page, &before).await;
    });
}

/// Chooses a team in the field that has the focus and makes the interaction a collaboration, by keyboard.
async fn collaborate(page: &Page, scenario: &Scenario, other: &str) -> Scenario {
    page.press(&other[..1].to_lowercase()).await;
    walk_until(page, "Tab", "document.activeElement.textContent === 'Connect'").await;
    page.press("Enter").await;
    until_mode(page, other, Some(USES)).await;
    let uses = connected(scenario, "Payments", other, USES);
    until_load(page, &uses, "Ada Okafor").await;
    let label = json!(format!("Mode with {other}"));
    walk_until(page, "Shift+Tab", &format!("document.activeElement.ariaLabel === {label}")).await;
    page.press("ArrowDown").await;
    until_mode(page, other, Some(PROVIDES)).await;
    let provides = connected(&uses, "Payments", other, PROVIDES);
    until_load(page, &provides, "Ada Okafor").await;
    page.press("ArrowDown").await;
    until_mode(page, other, Some(COLLABORATES)).await;
    let collaborates = connected(&provides, "Payments", other, COLLABORATES);
    until_load(page, &collaborates, "Ada Okafor").await;
    walk_until(page, "Tab", "document.activeElement.ariaLabel === 'Connect to another team'").await;
    collaborates
}

#[test]
fn a_team_is_connected_by_keyboard_until_the_rule_speaks() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Teams").await;
        page.find("listbox", "Teams").await;
        walk_until(&page, "Tab", "document.activeElement.getAttribute('role') === 'option'").await;
        let first = focused(&page).await;
        assert!(first.starts_with("Payments, Stream-aligned, 7 people, led by Ada Okafor"), "{first}");
        for key in ["ArrowDown", "ArrowRight", "ArrowLeft"] {
            page.press(key).await;
            page.until("the second of the column has the focus", async || {
                focused(&page).await.starts_with("Checkout, ")
            })
            .await;
        }
        page.press("ArrowUp").await;
        page.until("the first box has the focus", async || focused(&page).await == first).await;
        page.press("End").await;
        page.until("the last box has the focus", async || focused(&page).await.starts_with("Identity, ")).await;
        page.press("Enter").await;
        until_team(&page, "Identity").await;
        page.press("Home").await;
        page.until("the first box has the focus", async || focused(&page).await == first).await;
        // The key selects the team and goes to the field in one.
        page.press("c").await;
        until_team(&page, "Payments").await;
        page.until_js("document.activeElement.ariaLabel === 'Connect to another team'").await;

        let mut scenario = Scenario::default();
        for other in ["Checkout", "Search", "Identity"] {
            scenario = collaborate(&page, &scenario, other).await;
        }
        assert!(load(&scenario, "Ada Okafor").minutes() > load(&Scenario::default(), "Ada Okafor").minutes());
        fragment_of(&page, &scenario).await;

        let frame = shown(&scenario);
        let finding = frame.report.findings.iter().find(|finding| finding.rule.rule().id == "collab_many").unwrap();
        let (message, title) =
            (finding.message(&frame.structure, &frame.subject_name(finding.subject)), finding.rule.rule().title);
        assert!(message.contains("Payments collaborates with 3 teams at once"), "{message}");
        let flag = json!(format!("{} · {message}", in_words(finding.severity)));
        page.until_js(&format!(
            "[...document.querySelectorAll('section[aria-label=\"Selected team\"] .flag__text')].some(flag => flag.textContent === {flag})"
        ))
        .await;
        click(&page, "tab", "Findings").await;
        let listed = items(&page, "Findings").await;
        let wanted = format!("{} {message} {title}", in_words(finding.severity));
        assert!(listed.iter().any(|item| item.starts_with(&wanted)), "{wanted}: {listed:#?}");

        click(&page, "tab", "Teams").await;
        until_team(&page, "Payments").await;
        walk_until(&page, "Tab", "document.activeElement.textContent.startsWith('Ada Okafor · show in the chart')")
            .await;
        page.press("Enter").await;
        until_selected(&page, "Ada Okafor").await;
        until_drawn(&page, &scenario).await;
        click(&page, "tab", "Teams").await;
        until_team(&page, "Payments").await;
    });
}

/// People of two of the teams in the files.
const ROSTER: &str = "id,name,title,manager_id,team\n\
    1,Ada,Head of Engineering,,\n\
    2,Bo,Engineering Manager,1,Billing Team\n\
    3,Cy,Engineering Manager,1,Invoicing Team\n\
    4,Di,Engineer,2,Billing Team\n\
    5,Ed,Engineer,2,Billing Team\n\
    6,Flo,Engineer,2,Billing Team\n\
    7,Gus,Engineer,3,Invoicing Team\n\
    8,Hal,Engineer,3,Invoicing Team\n";

/// What the roster and the team files make together.
fn joined(files: &[PathBuf]) -> Roster {
    let mut read = TeamFiles::default();
    for file in files {
        read.read(&std::fs::read(file).unwrap()).unwrap();
    }
    read.join(import_bytes(ROSTER.as_bytes()).unwrap().roster).0
}

/// What the buttons of the legend say.
async fn legend(page: &Page) -> Vec<String> {
    let group = page.find("group", "Legend and filter").await;
    let script = "return [...arguments[0].children].map(key => key.textContent)";
    serde_json::from_value(read(page, &group, script).await).unwrap()
}

#[test]
fn team_files_are_brought_in_filtered_rolled_up_and_shared() {
    browse(Options::default(), async |page| {
        let roster = evidence_folder().join("people.csv");
        std::fs::create_dir_all(evidence_folder()).unwrap();
        std::fs::write(&roster, ROSTER).unwrap();
        let files = ["teams", "interactions"].map(|name| data(&format!("teams/logicore-after/{name}.csv")));
        let together = joined(&files);
        let (n_teams, n_interactions) = (together.topology.teams.len(), together.topology.interactions.len());
        assert_eq!(n_teams, 34);
        let frame = shown(&Scenario { source: Source::Roster(together.into()), ..Scenario::default() });

        open_example(&page).await;
        choose_rosters(&page, &[&files[0], &roster, &files[1]]).await;
        for figure in [
            "8 people".to_owned(),
            "34 teams".to_owned(),
            format!("{n_interactions} interactions from 145 rows, those of one pair joined"),
        ] {
            until_preview(&page, &figure).await;
        }
        open_roster(&page).await;
        click(&page, "tab", "Teams").await;
        until_mapped(&page, &frame, &MapOptions::default()).await;
        assert_eq!(boxes(&page).await.len(), 34);
        let whole = legend(&page).await;

        let mut options = MapOptions::default();
        for (key, change) in [
            ("Platform ", &|options: &mut MapOptions| options.toggle_type(Some(TeamType::Platform))),
            ("Not known ", &|options: &mut MapOptions| options.toggle_type(None)),
            ("X-as-a-Service ", &|options: &mut MapOptions| options.toggle_mode(InteractionMode::XAsAService)),
        ] as [(&str, &dyn Fn(&mut MapOptions)); 3]
        {
            page.find_starting("button", key).await.click().await.unwrap();
            change(&mut options);
            until_mapped(&page, &frame, &options).await;
            let pressed = page.find_starting("button", key).await.attr("aria-pressed").await.unwrap();
            assert_eq!(pressed.as_deref(), Some("false"), "{key}");
        }
        page.until_js("!document.querySelector('g.link[data-mode=service]')").await;
        page.until_js("document.querySelector('g.link[data-mode=collaboration]')").await;
        for key in ["X-as-a-Service ", "Not known ", "Platform "] {
            page.find_starting("button", key).await.click().await.unwrap();
        }
        until_mapped(&page, &frame, &MapOptions::default()).await;

        click(&page, "button", "Groups").await;
        let mut options = MapOptions { roll: Roll::Up, ..MapOptions::default() };
        until_mapped(&page, &frame, &options).await;
        let rolled = map(&frame, &options);
        let group = rolled.teams.iter().find(|one| one.name == "B2B Services").unwrap();
        let MapNode::Group(opened) = group.node else { panic!("B2B Services is rolled up") };
        page.find_starting("option", "B2B Services, ").await.send_keys("\u{E007}").await.unwrap();
        options.toggle_group(opened);
        until_mapped(&page, &frame, &options).await;
        assert!(boxes(&page).await.iter().any(|name| name.starts_with("Load Planning Team, Stream-aligned, ")));

        let link = copy_link(&page, &["Names", "Titles"]).await;
        let other = visitor_at(&page, &link).await;
        click(&other, "tab", "Teams").await;
        until_mapped(&other, &frame, &MapOptions::default()).await;
        assert_eq!(legend(&other).await, whole);
        other.find_starting("option", "Billing Team, ").await.click().await.unwrap();
        until_team(&other, "Billing Team").await;
        until_mode(&other, "Payment Processing Team", Some(COLLABORATES)).await;
    });
}

/// A box on the screen: its name, its sides from left over top, and those of the name within it, left and right.
type Drawn = (String, [f64; 4], String, [f64; 2]);

/// Every box as it is drawn.
async fn drawn(page: &Page) -> Vec<Drawn> {
    let script = "return [...document.querySelectorAll('[role=option]')].map(box => {
            const { left, top, right, bottom } = box.getBoundingClientRect();
            const name = box.querySelector('.box__name'), sides = name.getBoundingClientRect();
            return [box.ariaLabel, [left, top, right, bottom], name.innerText.trim(), [sides.left, sides.right]];
        })";
    serde_json::from_value(page.js(script).await).unwrap()
}

#[test]
fn growth_gives_all_squads_one_platform_and_every_team_its_place() {
    browse(Options::default(), async |page| {
        let mut scenario = Scenario::default();
        scenario.settings.topology = TopologyPolicy::of(TopologyShape::Platform);
        open_example(&page).await;
        click(&page, "tab", "Teams").await;
        page.find_starting("button", "Product squads with a platform").await.click().await.unwrap();
        set_engineers(&page, 80).await;
        scenario.engineers = Some(80);
        until_mapped(&page, &shown(&scenario), &MapOptions::default()).await;
        let all = drawn(&page).await;
        let of = |kind: TeamType| all.iter().filter(move |one| one.0.contains(&format!(", {}, ", kind.label())));
        let platforms: Vec<&Drawn> = of(TeamType::Platform).collect();
        assert_eq!(platforms.len(), 1, "{platforms:?}");
        assert!(of(TeamType::StreamAligned).count() > 4);
        for (name, [.., bottom], ..) in of(TeamType::StreamAligned) {
            assert!(*bottom <= platforms[0].1[1], "{name} is not above {}", platforms[0].0);
        }

        click(&page, "tab", "Chart").await;
        let told = items(&page, "Breakpoints").await;
        assert!(told.iter().any(|item| item.contains("platform")), "{told:#?}");

        click(&page, "tab", "Teams").await;
        set_engineers(&page, 200).await;
        scenario.engineers = Some(200);
        until_mapped(&page, &shown(&scenario), &MapOptions::default()).await;
        let all = drawn(&page).await;
        for (at, (name, [left, top, right, bottom], shown, [from, to])) in all.iter().enumerate() {
            assert!(!shown.is_empty() && from >= left && to <= right && to > from, "{name}: {shown}, {from} to {to}");
            for (other, sides, ..) in &all[at + 1..] {
                let is_apart = *right <= sides[0] || sides[2] <= *left || *bottom <= sides[1] || sides[3] <= *top;
                assert!(is_apart, "{name} and {other} overlap");
            }
        }
    });
}
