//! What to do about a red flag: the smallest fix of one, a plan for all, each kept, taken back and made again; figures as the
//! engine promises them.

use std::cmp::Reverse;

use fantoccini::elements::Element;
use serde_json::json;
use spanwise::engine::fix::{Fix, Step, fixes};
use spanwise::engine::grow::Mode;
use spanwise::engine::roster::import_bytes;
use spanwise::engine::scenario::{Scenario, Source};
use spanwise::session::FixPlan;

use crate::steps::{
    choose_roster, click, data, fragment_of, hold, index, items, open_example, open_roster, paste_roster, position,
    read, set_engineers, shown, tally, until_drawn, until_engineers, until_figure, until_saved, until_selected,
};
use crate::support::{Options, Page, browse};

/// The ways to clear somebody's worst flag, as the engine has them.
fn ways_of(scenario: &Scenario, name: &str) -> Vec<Fix> {
    let frame = shown(scenario);
    let flags = frame.report.findings_about(position(&frame, name));
    let worst = flags.max_by_key(|finding| (finding.severity, Reverse(finding.rule))).expect("a flag");
    fixes(&scenario.ground(&frame.org, &frame.structure, &frame.report), worst)
}

/// A scenario after a fix.
fn with(scenario: &Scenario, fix: &Fix) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.edit(&fix.edits);
    scenario
}

/// Selects a manager and waits for the fix that is offered.
async fn offer_for(page: &Page, name: &str) -> Element {
    page.find_starting("treeitem", name).await.click().await.unwrap();
    until_selected(page, name).await;
    page.find("region", "Smallest fix").await
}

/// Checks that what is offered is what the engine gives: every way in its steps, and the figures of the first.
async fn assert_offered(page: &Page, offer: &Element, ways: &[Fix]) {
    let script = "const steps = list => [...list.children].map(step => step.textContent);
        return [...arguments[0].querySelectorAll('ol')].map(steps)";
    let wanted: Vec<&Vec<String>> = ways.iter().map(|way| &way.sentences).collect();
    assert_eq!(read(page, offer, script).await, json!(wanted));

    let (first, script) =
        (&ways[0], "return [...arguments[0].querySelectorAll('tbody tr')].map(row => row.innerText.trim())");
    let rows: Vec<String> = serde_json::from_value(read(page, offer, script).await).unwrap();
    let (was, is) = (first.before.subject.unwrap(), first.after.subject.unwrap());
    for row in [
        format!("Load\t{}\t{}", index(was.load_index), index(is.load_index)),
        format!("Direct reports\t{}\t{}", was.direct_reports, is.direct_reports),
        format!("Red findings\t{}\t{}", first.before.findings[0], first.after.findings[0]),
        format!("People moved\t\t{}", first.people_moved),
    ] {
        assert!(rows.contains(&row), "{row:?} is not among {rows:?}");
    }
}

/// Waits until a status says that this was done.
async fn until_done(page: &Page, what: &str) {
    let said = json!(format!("Done: {what}"));
    page.until_js(&format!(
        "[...document.querySelectorAll('[role=status]')].some(status => status.innerText.includes({said}))"
    ))
    .await;
}

/// Waits until the figures on top are those that a fix promises.
async fn until_promised(page: &Page, fix: &Fix) {
    until_figure(page, "Managers", fix.after.metrics.managers).await;
    until_figure(page, "Layers", fix.after.metrics.management_layers).await;
    until_figure(page, "Largest span", fix.after.metrics.span_max.unwrap()).await;
}

async fn until_tally(page: &Page, findings: [u32; 3]) {
    let wanted = tally(findings);
    page.until(&format!("there are {wanted:?}"), async || items(page, "Findings by severity").await == wanted).await;
}

#[test]
fn a_fix_is_applied_taken_back_made_again_and_kept_in_the_link() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 48).await;
        let held = Scenario { mode: Mode::Hold, engineers: Some(48), ..Scenario::default() };
        let ways = ways_of(&held, "Ada Okafor");
        let fixed = with(&held, &ways[0]);
        let offer = offer_for(&page, "Ada Okafor").await;
        assert_offered(&page, &offer, &ways).await;
        page.until_js("location.hash.includes('sel=')").await;
        let before = fragment_of(&page, &held).await;

        click(&page, "button", "Apply").await;
        until_done(&page, &ways[0].name()).await;
        until_drawn(&page, &fixed).await;
        until_promised(&page, &ways[0]).await;
        let after = fragment_of(&page, &fixed).await;

        click(&page, "button", "Undo").await;
        until_drawn(&page, &held).await;
        page.until_js(&format!("location.hash === {}", json!(before))).await;
        page.until_js("!document.body.innerText.includes('Done:')").await;
        page.press("Control+Shift+z").await;
        until_drawn(&page, &fixed).await;
        page.until_js(&format!("location.hash === {}", json!(after))).await;

        page.client.refresh().await.unwrap();
        until_selected(&page, "Ada Okafor").await;
        until_drawn(&page, &fixed).await;
        until_promised(&page, &ways[0]).await;
        assert_eq!(fragment_of(&page, &fixed).await, after);
        click(&page, "tab", "Findings").await;
        until_tally(&page, ways[0].after.findings).await;
    });
}

#[test]
fn a_plan_for_all_is_applied_and_taken_back_as_one_step() {
    browse(Options::default(), async |page| {
        let file = data("orgs/uk-dfid-2011-09-senior.csv");
        let roster = import_bytes(&std::fs::read(&file).unwrap()).unwrap().roster;
        let plan = FixPlan::of(&Scenario { source: Source::Roster(roster.into()), ..Scenario::default() });
        let n_raising = plan.unsolved.iter().filter(|(_, raises)| raises.is_some()).count();
        assert!(!plan.steps.is_empty() && (1..plan.unsolved.len()).contains(&n_raising), "{plan:?}");
        assert_eq!(plan.after[0] as usize, plan.unsolved.len());

        open_example(&page).await;
        choose_roster(&page, &file).await;
        open_roster(&page).await;
        click(&page, "tab", "Findings").await;
        until_tally(&page, plan.before).await;
        let listed = items(&page, "Findings").await;
        click(&page, "button", "Fix all").await;
        let step = |step: &Step| format!("{} {}", step.clears, step.sentences.join(" "));
        assert_eq!(items(&page, "Fixes").await, plan.steps.iter().map(step).collect::<Vec<_>>());
        let left = |(finding, raises): &(String, Option<String>)| match raises {
            Some(red) => format!("{finding} The best way raises red: {red}"),
            None => format!("{finding} No move of those tried clears it"),
        };
        assert_eq!(items(&page, "Not cleared").await, plan.unsolved.iter().map(left).collect::<Vec<_>>());
        let dialog = page.find("dialog", "Fix all red findings").await.text().await.unwrap();
        let [red, amber, info] = [0, 1, 2].map(|at| format!("{} → {}", plan.before[at], plan.after[at]));
        assert!(dialog.contains(&format!("Findings: red {red}, amber {amber}, info {info}")), "{dialog}");

        click(&page, "button", "Apply all").await;
        page.until_js("!document.querySelector('dialog')").await;
        until_done(&page, &format!("{} fixes", plan.steps.len())).await;
        until_tally(&page, plan.after).await;
        click(&page, "button", "Undo this").await;
        until_tally(&page, plan.before).await;
        assert_eq!(items(&page, "Findings").await, listed);
    });
}

/// A roster of one manager with many reports and one with few, as a sheet gives it.
fn wide_roster() -> String {
    let mut rows = "id\tname\ttitle\tmanager_id\tteam\n\
        1\tAda\tHead of Engineering\t\t\n\
        2\tBo\tEngineering Manager\t1\tSearch\n\
        3\tCy\tEngineering Manager\t1\tPayments\n"
        .to_owned();
    let mut add = |team: &str, manager: u32, n: u32| {
        for at in 1..=n {
            rows += &format!("{team}-{at}\t{team} {at}\tEngineer\t{manager}\t{team}\n");
        }
    };
    add("Search", 2, 14);
    add("Payments", 3, 6);
    rows
}

#[test]
fn a_fix_of_an_imported_org_is_kept_in_the_browser_and_is_where_growth_starts() {
    browse(Options::default(), async |page| {
        let roster = import_bytes(wide_roster().as_bytes()).unwrap().roster;
        let source = Source::Roster(roster.into());
        let name = "Pasted roster".to_owned();
        let held = Scenario { name, source, mode: Mode::Hold, engineers: Some(30), ..Scenario::default() };
        let ways = ways_of(&held, "Bo");
        let fixed = with(&held, &ways[0]);
        let n_engineers = shown(&fixed).engineers;

        open_example(&page).await;
        paste_roster(&page, &wide_roster()).await;
        open_roster(&page).await;
        until_engineers(&page, 20).await;
        hold(&page).await;
        set_engineers(&page, 30).await;
        let offer = offer_for(&page, "Bo").await;
        assert_offered(&page, &offer, &ways).await;
        click(&page, "button", "Apply").await;
        until_drawn(&page, &fixed).await;
        until_saved(&page).await;

        page.client.refresh().await.unwrap();
        until_engineers(&page, n_engineers).await;
        until_drawn(&page, &fixed).await;
        until_promised(&page, &ways[0]).await;
        let slider = page.find("slider", "Engineers").await;
        assert_eq!(slider.prop("min").await.unwrap(), Some(n_engineers.to_string()), "where growth starts now");
        let address = page.client.current_url().await.unwrap();
        assert!(!address.as_str().contains("s="), "an imported org is not in the address bar: {address}");
        set_engineers(&page, n_engineers + 5).await;
    });
}
