//! Policy and thresholds: a preset, a threshold and a load term change what is shown at once; defaults come back.

use spanwise::engine::analyze::{Settings, Severity};
use spanwise::engine::grow::Mode;
use spanwise::engine::policy::POLICY_PRESETS;
use spanwise::engine::scenario::Scenario;
use spanwise::session::{Frame, Key};

use crate::steps::{alert, click, example, frame, hold, items, open_example, set_engineers, until_figure, write};
use crate::support::{Options, Page, browse};
use spanwise::engine::units::Decimal;

/// The adapting or held example at 200 engineers under other settings.
fn under(settings: &Settings, mode: Mode) -> Frame {
    let outcome = Key::new(&Scenario { settings: settings.clone(), ..Scenario::default() }, 200).outcome();
    Frame::new(&outcome, mode, 200, None, settings, None)
}

async fn until_closed(page: &Page) {
    page.press("Escape").await;
    page.until_js("!document.querySelector('dialog')").await;
}

/// How many findings the page counts, red and amber.
async fn until_findings(page: &Page, frame: &Frame) {
    let (red, amber) = (frame.report.n_findings(Severity::Red), frame.report.n_findings(Severity::Amber));
    let wanted = format!("{red} red {amber} amber");
    page.until(&format!("the findings are {wanted}"), async || {
        items(page, "Findings by severity").await[..2].join(" ") == wanted
    })
    .await;
}

#[test]
fn a_preset_changes_the_managers_and_defaults_come_back() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 200).await;
        let usual = frame(&example(200), Mode::Adapt, 200).report.metrics.managers;
        until_figure(&page, "Managers", usual).await;

        let flat = POLICY_PRESETS.iter().find(|preset| preset.label == "Flat").unwrap().policy;
        let fewer = under(&Settings { policy: flat, ..Settings::default() }, Mode::Adapt).report.metrics.managers;
        assert!(fewer < usual);
        click(&page, "button", "Policy and thresholds").await;
        page.find("dialog", "Policy and thresholds").await;
        let preset = page.find_starting("button", "Flat").await;
        preset.click().await.unwrap();
        until_figure(&page, "Managers", fewer).await;
        assert_eq!(preset.attr("aria-pressed").await.unwrap().as_deref(), Some("true"));

        click(&page, "button", "Back to defaults").await;
        until_figure(&page, "Managers", usual).await;
        assert_eq!(preset.attr("aria-pressed").await.unwrap().as_deref(), Some("false"));
        until_closed(&page).await;
    });
}

#[test]
fn a_threshold_changes_the_findings() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 200).await;
        click(&page, "tab", "Findings").await;
        until_findings(&page, &under(&Settings::default(), Mode::Hold)).await;

        let mut lenient = Settings::default();
        lenient.thresholds.set("span_wide", "red", Decimal::whole(100)).unwrap();
        let calmer = under(&lenient, Mode::Hold);
        assert_ne!(
            calmer.report.n_findings(Severity::Red),
            under(&Settings::default(), Mode::Hold).report.n_findings(Severity::Red)
        );
        click(&page, "button", "Policy and thresholds").await;
        let field = page.find_starting("textbox", "Wide span, red").await;
        write(&page, &field, "100").await;
        until_closed(&page).await;
        until_findings(&page, &calmer).await;

        click(&page, "button", "Policy and thresholds").await;
        let field = page.find_starting("textbox", "Wide span, red").await;
        assert_eq!(field.prop("value").await.unwrap().as_deref(), Some("100"));
        write(&page, &field, "wide").await;
        assert!(alert(&page).await.contains("“wide” is no number"));
        assert_eq!(field.prop("value").await.unwrap().as_deref(), Some("wide"), "what was typed stays");
        assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
        click(&page, "button", "Back to defaults").await;
        page.until("the field is back", async || field.prop("value").await.unwrap().as_deref() == Some("10")).await;
        until_closed(&page).await;
        until_findings(&page, &under(&Settings::default(), Mode::Hold)).await;
    });
}
