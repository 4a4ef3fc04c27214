//! The list of findings, and from a finding to the person in the chart.

use spanwise::engine::analyze::{RULES, not_judged};
use spanwise::engine::grow::Mode;

use crate::steps::{click, example, frame, hold, in_words, items, open_example, set_engineers, until_selected};
use crate::support::{Options, browse};

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
