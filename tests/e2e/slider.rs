//! "Engineers" from 24 to 200 and beyond: by key, pointer, number and playback; everything else follows.

use fantoccini::Locator;
use spanwise::engine::grow::{Mode, told};

use crate::steps::{
    click, engineers, example, figure, frame, in_words, items, open_example, read, roots, set_engineers, type_text,
    until_engineers, until_figure,
};
use crate::support::{Options, Page, browse};

/// Waits until figures and tree are those that the engine gives for a size of the adapting example.
async fn until_page_follows(page: &Page, engineers: u32) {
    let frame = frame(&example(engineers.max(200)), Mode::Adapt, engineers);
    let metrics = &frame.report.metrics;
    until_figure(page, "Managers", metrics.managers).await;
    assert_eq!(figure(page, "Layers").await, metrics.management_layers.to_string());
    assert_eq!(figure(page, "Largest span").await, metrics.span_max.unwrap().to_string());
    let title = &frame.person(0).title;
    let root = format!("{}, {title}, {} direct reports", frame.name(0), frame.structure.span(0));
    page.find_starting("treeitem", &root).await;
    assert_eq!(roots(page).await.len(), 1);
}

#[test]
fn the_slider_goes_to_200_by_keyboard() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.find("slider", "Engineers").await.click().await.unwrap();
        page.press("Home").await;
        until_engineers(&page, 24).await;
        page.press("ArrowRight").await;
        until_engineers(&page, 25).await;
        until_page_follows(&page, 25).await;

        page.press("PageUp").await;
        page.until("a page is more than a step", async || engineers(&page).await > 30).await;
        let reached = engineers(&page).await;
        until_page_follows(&page, reached).await;
        page.press("ArrowLeft").await;
        until_engineers(&page, reached - 1).await;

        page.press("End").await;
        until_engineers(&page, 200).await;
        until_page_follows(&page, 200).await;
        let slider = page.find("slider", "Engineers").await;
        let focus = read(&page, &slider, "return document.activeElement === arguments[0]").await;
        assert_eq!(focus, true, "the slider keeps the focus");
    });
}

#[test]
fn the_slider_goes_to_200_by_pointer() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let slider = page.find("slider", "Engineers").await;
        let (_, _, width, _) = slider.rectangle().await.unwrap();
        page.drag(&slider, (width / 4.0) as i32, 0).await;
        page.until("the slider follows the pointer", async || (130..200).contains(&engineers(&page).await)).await;
        let reached = engineers(&page).await;
        until_page_follows(&page, reached).await;
        page.drag(&slider, width as i32, 0).await;
        until_engineers(&page, 200).await;
        until_page_follows(&page, 200).await;
    });
}

#[test]
fn the_breakpoints_say_what_the_structure_becomes() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let listed = items(&page, "Breakpoints").await;
        let numbers: Vec<u32> = listed.iter().map(|item| item.split(' ').next().unwrap().parse().unwrap()).collect();
        assert!(numbers.is_sorted(), "{numbers:?}");

        let outcome = example(200);
        let growth = &outcome.adapt;
        let lines = told(growth, Mode::Adapt).into_iter().map(|place| {
            let breakpoint = &growth.breakpoints[place];
            let severity = breakpoint.flag.map(|(_, severity)| format!("{}, ", in_words(severity)));
            format!("{} {}{}", breakpoint.engineers, severity.unwrap_or_default(), breakpoint.message)
        });
        assert_eq!(listed, lines.collect::<Vec<_>>(), "what is told is of the mode that is chosen");
        assert!(listed.iter().any(|line| line.contains("Amber, ")), "flags that go up although it adapts");
        let note = "return document.querySelector('.board__note').textContent";
        assert!(page.js(note).await.as_str().unwrap().starts_with("The structure adapts"));

        let layer = listed
            .iter()
            .find(|item| item.contains("Third management layer under Dana Moss: a director layer"))
            .expect("a layer comes");
        click(&page, "button", layer).await;
        until_engineers(&page, layer.split(' ').next().unwrap().parse().unwrap()).await;
        until_figure(&page, "Layers", 3).await;
        let current = "return document.querySelector('[aria-current=step]').innerText.replace(/\\s+/g, ' ')";
        assert!(listed.contains(&page.js(current).await.as_str().unwrap().trim().to_owned()));
    });
}

#[test]
fn what_breaks_if_nothing_is_done_is_a_click_away() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let fold = page.client.find(Locator::Css(".board-other > summary")).await.unwrap();
        assert_eq!(fold.text().await.unwrap(), "If nothing is done: who breaks");
        fold.click().await.unwrap();
        let outcome = example(200);
        let first = &outcome.hold.breakpoints[told(&outcome.hold, Mode::Hold)[0]];
        let row = format!("{} Amber, {}", first.engineers, first.message);
        assert_eq!(items(&page, "If nothing is done: who breaks").await[0], row);
        click(&page, "button", &row).await;
        until_engineers(&page, first.engineers).await;
        page.until("its structure is held now", async || items(&page, "Breakpoints").await.first() == Some(&row)).await;
        page.until_js("document.activeElement.getAttribute('aria-current') === 'step'").await;
    });
}

#[test]
fn a_written_number_takes_the_slider_along() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 1000).await;
        page.until_js("document.querySelector('[aria-label=Engineers][type=range]').max === '1000'").await;
        until_page_follows(&page, 1000).await;
        let last = items(&page, "Breakpoints").await.pop().unwrap();
        assert!(last.split(' ').next().unwrap().parse::<u32>().unwrap() > 900, "{last}");

        set_engineers(&page, 30).await;
        until_page_follows(&page, 30).await;
    });
}

#[test]
fn people_keep_their_element_as_the_org_grows() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let names = ["Dana Moss", "Ada Okafor", "Hana Kim", "Felix Larsen"];
        let mut before = Vec::new();
        for name in names {
            before.push(page.find_starting("treeitem", name).await);
        }
        set_engineers(&page, 34).await;
        until_page_follows(&page, 34).await;
        for (name, element) in names.into_iter().zip(before) {
            let now = "return arguments[0].isConnected && arguments[0].ariaLabel";
            let label = read(&page, &element, now).await;
            assert!(label.as_str().is_some_and(|label| label.starts_with(name)), "{name}: {label}");
        }
    });
}

#[test]
fn playback_walks_on_until_it_is_stopped_or_at_the_end() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "button", "Play growth").await;
        page.until("growth plays", async || engineers(&page).await > 28).await;
        click(&page, "button", "Pause growth").await;
        page.find("button", "Play growth").await;
        let stopped = engineers(&page).await;
        let frames = "const done = arguments[0]; let left = 30;
            (function next() { left -= 1; left ? requestAnimationFrame(next) : done() })()";
        page.client.execute_async(frames, Vec::new()).await.unwrap();
        assert_eq!(engineers(&page).await, stopped);
        assert!(stopped < 200);

        set_engineers(&page, 197).await;
        click(&page, "button", "Play growth").await;
        until_engineers(&page, 200).await;
        page.find("button", "Play growth").await;
        until_page_follows(&page, 200).await;
    });
}

#[test]
fn a_click_is_a_step_of_its_own_also_where_the_page_is_slower_than_the_hand() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let before = engineers(&page).await;
        let faster_than_any_picture = "const slider = document.querySelector('input[type=range]');
            const send = event => slider.dispatchEvent(event);
            for (const value of [60, 90]) {
                slider.value = value;
                send(new InputEvent('input', { bubbles: true }));
                send(new PointerEvent('pointerup', { bubbles: true }));
            }";
        page.js(faster_than_any_picture).await;
        until_engineers(&page, 90).await;
        click(&page, "button", "Undo").await;
        until_engineers(&page, 60).await;
        click(&page, "button", "Undo").await;
        until_engineers(&page, before).await;
    });
}

#[test]
fn what_is_written_and_what_is_clicked_are_steps_of_their_own() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let field = page.client.find(Locator::Css(".growth-bar__number")).await.unwrap();
        for written in ["30", "40"] {
            field.click().await.unwrap();
            page.press("Control+a").await;
            type_text(&page, written).await;
            page.press("Enter").await;
            until_engineers(&page, written.parse().unwrap()).await;
        }
        let slider = page.find("slider", "Engineers").await;
        read(&page, &slider, "arguments[0].focus()").await;
        page.press("ArrowRight").await;
        until_engineers(&page, 41).await;
        slider.click().await.unwrap();
        page.until("it follows the click", async || engineers(&page).await > 60).await;
        for before in [41, 40, 30] {
            click(&page, "button", "Undo").await;
            until_engineers(&page, before).await;
        }
    });
}
