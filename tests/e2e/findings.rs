//! The list of findings: filtered, grouped, sorted; from a finding to the person in the chart; muted with a reason; and which
//! rules judge nothing.

use spanwise::engine::analyze::{Finding, RULES, Severity, SubjectId, not_judged};
use spanwise::engine::grow::Mode;
use spanwise::engine::scenario::{Mute, Scenario};
use spanwise::session::Frame;

use crate::steps::{
    click, example, fragment_of, frame, hold, in_words, items, open_example, read, set_engineers, shown, tally,
    type_text, unfold, until_selected,
};
use crate::support::{Options, Page, browse};

#[test]
fn findings_are_listed_worst_first_and_lead_to_the_person() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 80).await;
        page.find("combobox", "Layers shown").await.select_by_label("1 layer").await.unwrap();
        click(&page, "tab", "Findings").await;

        let frame = frame(&example(200), Mode::Hold, 80);
        let listed = items(&page, "Findings").await;
        assert_eq!(listed.len(), frame.report.findings.len());
        let mut wanted: Vec<String> = frame
            .report
            .findings
            .iter()
            .map(|f| {
                format!("{} {}", in_words(f.severity), f.message(&frame.structure, &frame.subject_name(f.subject)))
            })
            .collect();
        for item in &listed {
            let at = wanted.iter().position(|finding| item.starts_with(finding)).unwrap_or_else(|| panic!("{item}"));
            wanted.swap_remove(at);
            assert!(item.contains("grade "), "a finding names its source: {item}");
        }
        let severities: Vec<&str> = listed.iter().map(|item| item.split(' ').next().unwrap()).collect();
        assert_eq!(severities[0], "Red");
        let rank = |severity: &str| ["Red", "Amber", "Info"].iter().position(|&s| s == severity).unwrap();
        assert!(severities.iter().map(|severity| rank(severity)).is_sorted(), "{severities:?}");

        let about = listed.iter().find(|item| item.starts_with("Red Chen Wei has")).expect("Chen Wei has a red flag");
        page.find_starting("button", about.split(" has").next().unwrap()).await.click().await.unwrap();
        until_selected(&page, "Chen Wei").await;
        let chart = page.find("tab", "Chart").await;
        assert_eq!(chart.attr("aria-selected").await.unwrap().as_deref(), Some("true"));
    });
}

#[test]
fn no_findings_are_said_too() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Findings").await;
        let frame = frame(&example(200), Mode::Adapt, 24);
        let none = format!("None of the {} rules", RULES.len() - not_judged(&frame.structure).len());
        page.until_js(&format!("document.querySelector('[role=tabpanel]').innerText.includes('{none}')")).await;
        let tally = items(&page, "Findings by severity").await;
        assert_eq!(tally, ["0 red", "0 amber", "0 info"]);
        page.press("ArrowLeft").await;
        page.find("tree", "Org chart").await;
    });
}

/// A finding as its item in the list starts.
fn told(frame: &Frame, finding: &Finding) -> String {
    let message = finding.message(&frame.structure, &frame.subject_name(finding.subject));
    format!("{} {message} {}", in_words(finding.severity), finding.rule.rule().title)
}

/// Waits until a list has exactly these findings in this order.
async fn until_listed<'a>(page: &Page, list: &str, frame: &Frame, findings: impl IntoIterator<Item = &'a Finding>) {
    let wanted: Vec<String> = findings.into_iter().map(|finding| told(frame, finding)).collect();
    page.until(&format!("{list} are {wanted:#?}"), async || {
        let listed = items(page, list).await;
        listed.len() == wanted.len() && listed.iter().zip(&wanted).all(|(item, wanted)| item.starts_with(wanted))
    })
    .await;
}

/// The held example with several rules at two severities, in front.
async fn open_findings(page: &Page) -> (Scenario, Frame) {
    open_example(page).await;
    hold(page).await;
    set_engineers(page, 48).await;
    click(page, "tab", "Findings").await;
    let scenario = Scenario { mode: Mode::Hold, engineers: Some(48), ..Scenario::default() };
    let frame = shown(&scenario);
    (scenario, frame)
}

#[test]
fn findings_are_filtered_grouped_and_sorted() {
    browse(Options::default(), async |page| {
        let (_, frame) = open_findings(&page).await;
        let all = &frame.report.findings;
        until_listed(&page, "Findings", &frame, all).await;

        let n_of = |severity| frame.report.n_findings(severity);
        for severity in [Severity::Red, Severity::Amber] {
            let name = format!("{} {}", n_of(severity), severity.as_str());
            click(&page, "button", &name).await;
            until_listed(&page, "Findings", &frame, all.iter().filter(|finding| finding.severity == severity)).await;
        }
        click(&page, "button", &format!("{} amber", n_of(Severity::Amber))).await;
        page.find("searchbox", "Filter findings").await.click().await.unwrap();
        for (words, wanted) in [("BEN ruiz", "Ben Ruiz"), ("big team", "engineers"), ("nobody", "nobody")] {
            page.press("Control+a").await;
            type_text(&page, words).await;
            if wanted == "nobody" {
                page.until_js("document.body.innerText.includes('No open finding fits the filter.')").await;
            } else {
                let fitting = all.iter().filter(|finding| told(&frame, finding).contains(wanted));
                until_listed(&page, "Findings", &frame, fitting).await;
            }
        }
        page.press("Control+a").await;
        page.press("Delete").await;

        page.find_starting("combobox", "Sort by").await.select_by_label("name").await.unwrap();
        let mut sorted: Vec<&Finding> = all.iter().collect();
        sorted.sort_by_key(|finding| frame.subject_name(finding.subject));
        until_listed(&page, "Findings", &frame, sorted.iter().copied()).await;
        page.find_starting("combobox", "Group by").await.select_by_label("rule").await.unwrap();
        let mut titles: Vec<&str> = sorted.iter().map(|finding| finding.rule.rule().title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert!(titles.len() > 2, "{titles:?}");
        for title in titles {
            let of_rule: Vec<&Finding> = sorted.iter().copied().filter(|f| f.rule.rule().title == title).collect();
            page.find("heading", &format!("{title} · {}", of_rule.len())).await;
            until_listed(&page, &format!("Findings: {title}"), &frame, of_rule).await;
        }
        assert_eq!(items(&page, "Findings by severity").await, tally(Severity::ALL.map(n_of)));

        page.find_starting("button", "Red Ines Silva has").await.click().await.unwrap();
        until_selected(&page, "Ines Silva").await;
    });
}

#[test]
fn a_finding_is_muted_with_a_reason_and_unmuted() {
    browse(Options::default(), async |page| {
        let (scenario, frame) = open_findings(&page).await;
        let is_it = |f: &&Finding| frame.subject_name(f.subject) == "Ada Okafor" && f.rule.rule().id == "span_wide";
        let finding = frame.report.findings.iter().find(is_it).expect("a wide span");
        let others = || frame.report.findings.iter().filter(|other| *other != finding);
        let counted = tally(Severity::ALL.map(|severity| frame.report.n_findings(severity)));
        let subject = SubjectId::of(&frame.structure, &frame.report, finding.subject);
        let mute = Mute { rule: finding.rule, subject, reason: "splits in May".into() };
        let muted = Scenario { muted: vec![mute], ..scenario.clone() };
        let details = format!("Why and fix: Ada Okafor, {}", finding.rule.rule().title);

        click(&page, "button", &details).await;
        page.find("textbox", "Reason for muting").await.click().await.unwrap();
        page.press("Enter").await;
        until_listed(&page, "Findings", &frame, &frame.report.findings).await;
        type_text(&page, "splits in May").await;
        page.press("Enter").await;
        until_listed(&page, "Findings", &frame, others()).await;
        unfold(&page, "1 muted").await;
        until_listed(&page, "Muted findings", &frame, [finding]).await;
        assert_eq!(items(&page, "Findings by severity").await, counted);
        fragment_of(&page, &muted).await;

        page.client.refresh().await.unwrap();
        click(&page, "tab", "Findings").await;
        until_listed(&page, "Findings", &frame, others()).await;
        assert_eq!(items(&page, "Findings by severity").await, counted);
        unfold(&page, "1 muted").await;
        click(&page, "button", &details).await;
        page.until_js(
            "document.querySelector('[aria-label=\"Muted findings\"]').innerText.includes('Muted: splits in May')",
        )
        .await;
        click(&page, "button", "Unmute").await;
        until_listed(&page, "Findings", &frame, &frame.report.findings).await;
        page.until_js("!document.querySelector('[aria-label=\"Muted findings\"]')").await;
        fragment_of(&page, &scenario).await;
    });
}

#[test]
fn rules_without_data_are_named() {
    browse(Options::default(), async |page| {
        let (_, frame) = open_findings(&page).await;
        let wanted: Vec<String> = not_judged(&frame.structure)
            .into_iter()
            .map(|(rule, reason)| format!("{}: {reason}", rule.rule().title))
            .collect();
        assert!(wanted.len() > 3 && wanted.len() < RULES.len(), "{wanted:?}");
        let heading = format!("{} rules not judged for lack of data", wanted.len());
        unfold(&page, &heading).await;
        let group = page.find("DisclosureTriangle", &heading).await;
        let script = "return [...arguments[0].parentElement.querySelectorAll('li')].map(item => item.innerText)";
        assert_eq!(read(&page, &group, script).await, serde_json::json!(wanted));
    });
}
