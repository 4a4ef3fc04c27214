//! The details of a person: up and down the chain of load by keyboard alone, room for own work and successors.

use spanwise::engine::analyze::{coding_headroom, succession};
use spanwise::engine::scenario::Scenario;
use spanwise::session::Frame;

use crate::steps::{
    figure, focused, index, open_example, position, set_engineers, shown, tab_into_chart, until_figure, until_selected,
};
use crate::support::{Options, Page, browse};

/// What has the focus in the chain of load; empty where nothing in it has it.
async fn link(page: &Page) -> String {
    let script = "const link = document.activeElement;
        return link.closest('[aria-label=\"Chain of load\"]') ? link.innerText.replace(/\\s+/g, ' ').trim() : ''";
    page.js(script).await.as_str().unwrap().to_owned()
}

/// Walks with the Tab key to somebody in the chain, told with the load, and opens the details with Enter.
async fn follow(page: &Page, frame: &Frame, at: u32) {
    let wanted = format!("{} {}", frame.name(at), index(frame.load(at).unwrap().index()));
    let mut passed = Vec::new();
    while link(page).await != wanted {
        assert!(passed.len() < 40, "{wanted} is not on the way: {passed:?}");
        page.press("Tab").await;
        passed.push(link(page).await);
    }
    page.press("Enter").await;
    until_selected(page, frame.name(at)).await;
}

#[test]
fn the_chain_of_load_is_walked_by_keyboard() {
    browse(Options::default(), async |page| {
        let frame = shown(&Scenario { engineers: Some(120), ..Scenario::default() });
        let s = &frame.structure;
        let is_between = |&&at: &&u32| s.manager_reports(at) > 0 && !s.is_root(at);
        let middle = *s.managers().iter().find(is_between).expect("a manager of managers below another");
        let above = frame.chain(middle)[0];
        let below = *s.direct_reports(middle).last().unwrap();

        open_example(&page).await;
        set_engineers(&page, 120).await;
        until_figure(&page, "Managers", frame.report.metrics.managers).await;
        tab_into_chart(&page).await;
        for _ in 0..s.len() {
            if focused(&page).await.starts_with(frame.name(middle)) {
                break;
            }
            let before = focused(&page).await;
            page.press("ArrowDown").await;
            page.until("the focus moves on", async || focused(&page).await != before).await;
        }
        page.press(" ").await;
        until_selected(&page, frame.name(middle)).await;
        for at in [above, middle, below, middle] {
            follow(&page, &frame, at).await;
            page.until_js("document.activeElement.closest('[aria-label=\"Selected person\"]')").await;
        }
    });
}

/// Waits until the details say what the engine has of this manager's capacity.
async fn assert_capacity(page: &Page, frame: &Frame, name: &str) {
    let at = position(frame, name);
    let seats = succession(&frame.structure, |at| frame.person(at).title.as_str());
    let seat = seats.iter().find(|seat| seat.manager == at).unwrap();
    let (start, candidates) =
        if seat.ready.is_empty() { ("nobody yet; nearly ", &seat.nearly) } else { ("", &seat.ready) };
    let names: Vec<&str> = candidates.iter().take(3).map(|candidate| frame.name(candidate.at)).collect();
    let more = match candidates.len().saturating_sub(3) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    page.find_starting("treeitem", name).await.click().await.unwrap();
    until_selected(page, name).await;
    assert_eq!(figure(page, "Could take over").await, format!("{start}{}{more}", names.join(", ")));
    let room = figure(page, "Room for own technical work").await;
    let hours: f64 = room.strip_suffix(" h a week").unwrap().parse().unwrap();
    assert_eq!((hours * 60.0).round() as u32, coding_headroom(frame.load(at).unwrap()), "{room}");
}

#[test]
fn a_manager_s_details_tell_room_for_own_work_and_who_could_take_over() {
    browse(Options::default(), async |page| {
        let example = shown(&Scenario::default());
        open_example(&page).await;
        for name in ["Dana Moss", "Ada Okafor", "Ines Silva"] {
            assert_capacity(&page, &example, name).await;
        }
    });
}
