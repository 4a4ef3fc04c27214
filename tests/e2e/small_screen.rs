//! A telephone: 390 by 844, or smaller, and fingers.

use serde_json::json;

use crate::steps::{
    choose_roster, click, data, engineers, hold, open_example, open_roster, people, read, set_engineers,
    until_engineers, until_preview, until_selected,
};
use crate::support::{Options, Page, browse};

const PHONE: Options = Options { width: 390, height: 844, dark: false, reduced_motion: true };

async fn assert_no_sideways_scrolling(page: &Page) {
    let widths = page.js("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]").await;
    let [page, screen]: [u32; 2] = serde_json::from_value(widths).unwrap();
    assert!(page <= screen && screen <= 390, "a page of {page} on a screen of {screen}");
}

#[test]
fn the_page_fits_and_the_slider_works() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        assert_no_sideways_scrolling(&page).await;
        for name in ["Scenarios", "Undo", "Search", "Share", "More"] {
            let [left, right]: [f64; 2] = serde_json::from_value(
                read(
                    &page,
                    &page.find("button", name).await,
                    "const { left, right } = arguments[0].getBoundingClientRect(); return [left, right]",
                )
                .await,
            )
            .unwrap();
            assert!(left >= 0.0 && right <= 390.0, "{name} from {left} to {right}");
        }
        let slider = page.find("slider", "Engineers").await;
        let (left, _, width, _) = slider.rectangle().await.unwrap();
        assert!(left >= 0.0 && width > 200.0 && left + width <= 390.0, "{left} {width}");
        page.drag(&slider, 60, 0).await;
        page.until("the slider follows", async || engineers(&page).await > 112).await;
        page.press("End").await;
        until_engineers(&page, 200).await;
        hold(&page).await;
        set_engineers(&page, 120).await;
        assert_no_sideways_scrolling(&page).await;
        click(&page, "tab", "Findings").await;
        page.find("list", "Findings").await;
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn the_chart_is_shown_large_enough_to_read() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        let seen = page
            .js("const stage = document.querySelector('[role=tree]').getBoundingClientRect();
            const seen = [...document.querySelectorAll('[role=treeitem]')].filter(item => {
                const { left, right, top, bottom } = item.getBoundingClientRect();
                return right > stage.left && left < stage.right && bottom > stage.top && top < stage.bottom;
            });
            return [stage.width, stage.height, seen.length]")
            .await;
        let [width, height, seen]: [f64; 3] = serde_json::from_value(seen).unwrap();
        assert!(width <= 390.0 && height > 240.0 && seen >= 3.0, "{width} {height} {seen}");
        let dana = page.find_starting("treeitem", "Dana Moss").await;
        dana.click().await.unwrap();
        until_selected(&page, "Dana Moss").await;
        assert_no_sideways_scrolling(&page).await;
        assert!(people(&page).await.len() >= 5);
    });
}

/// Everyone in the window of the chart: name and the size of the letters of it as they are seen.
async fn seen(page: &Page) -> Vec<(String, f64)> {
    let script = "const stage = document.querySelector('[role=tree]').getBoundingClientRect();
        return [...document.querySelectorAll('[role=treeitem]')].filter(item => {
            const { left, right, top, bottom } = item.getBoundingClientRect();
            return left >= stage.left && right <= stage.right && top >= stage.top && bottom <= stage.bottom;
        }).map(item => {
            const scale = item.getBoundingClientRect().width / item.offsetWidth;
            const size = parseFloat(getComputedStyle(item.querySelector('.card__name')).fontSize);
            return [item.ariaLabel.split(',')[0], size * scale];
        })";
    serde_json::from_value(page.js(script).await).unwrap()
}

#[test]
fn a_large_org_opens_at_its_head_and_unfolds_where_it_is_asked_to() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        set_engineers(&page, 200).await;
        page.until("the head and who is next to it can be read", async || {
            let seen = seen(&page).await;
            let is_head = seen.iter().any(|(name, _)| name == "Dana Moss");
            is_head && seen.len() >= 3 && people(&page).await.len() < 12 && seen.iter().all(|(_, size)| *size >= 9.0)
        })
        .await;
        let before = people(&page).await.len();
        let toggle = "document.querySelector('[role=treeitem][aria-level=\"2\"] [data-toggle]')";
        page.js(&format!("{toggle}.click()")).await;
        page.until("those below come into view, as readable", async || {
            let (n, seen) = (people(&page).await.len(), seen(&page).await);
            n > before && n < before + 12 && seen.len() >= 3 && seen.iter().all(|(_, size)| *size >= 9.0)
        })
        .await;
        page.until_js(
            "[...document.querySelectorAll('[role=treeitem]')].every(item => item.dataset.detail === 'near')",
        )
        .await;
        set_engineers(&page, 180).await;
        assert!(people(&page).await.len() > before, "what was unfolded by hand stays so");
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn the_team_map_of_a_large_org_is_as_wide_as_the_screen() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        set_engineers(&page, 200).await;
        click(&page, "tab", "Teams").await;
        page.find_starting("option", "Payments, ").await;
        page.until("the first team is nearly as wide as the screen, with all of its words", async || {
            let script = "const { left, right } = document.querySelector('[role=option]').getBoundingClientRect();
                return [left, right, document.querySelector('[data-detail]').dataset.detail === 'all' ? 1 : 0]";
            let [left, right, all]: [f64; 3] = serde_json::from_value(page.js(script).await).unwrap();
            left >= 0.0 && right <= 390.0 && right - left > 250.0 && all == 1.0
        })
        .await;
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn the_team_map_fits() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        click(&page, "tab", "Teams").await;
        page.find_starting("option", "Payments, ").await;
        page.until("all four teams lie in the window of the map", async || {
            let script = "const stage = document.querySelector('[role=listbox]').getBoundingClientRect();
                const seen = [...document.querySelectorAll('[role=option]')].filter(box => {
                    const { left, right, top, bottom } = box.getBoundingClientRect();
                    return left >= stage.left && right <= stage.right && top >= stage.top && bottom <= stage.bottom;
                });
                return [stage.width, stage.height, seen.length]";
            let [width, height, seen]: [f64; 3] = serde_json::from_value(page.js(script).await).unwrap();
            width > 300.0 && width <= 390.0 && height > 240.0 && seen == 4.0
        })
        .await;
        assert_no_sideways_scrolling(&page).await;
        page.find_starting("option", "Payments, ").await.click().await.unwrap();
        page.find("region", "Selected team").await;
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn the_growth_charts_are_a_row_to_swipe() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        let row = page.find("region", "Growth charts").await;
        let widths = read(&page, &row, "return [arguments[0].clientWidth, arguments[0].scrollWidth]").await;
        let [shown, whole]: [f64; 2] = serde_json::from_value(widths).unwrap();
        assert!(shown <= 390.0 && whole > shown * 2.0, "{shown} of {whole}");
        let script = "arguments[0].scrollIntoView(); arguments[0].scrollLeft = arguments[0].scrollWidth;
            const last = arguments[0].lastElementChild.getBoundingClientRect();
            return last.left >= 0 && last.right <= innerWidth + 1";
        assert_eq!(read(&page, &row, script).await, true, "the last chart comes into view");
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn a_roster_is_imported() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        until_preview(&page, "9 people").await;
        let dialog = page.find("dialog", "Import a roster").await;
        let (left, top, width, height) = dialog.rectangle().await.unwrap();
        assert!(
            left >= 0.0 && top >= 0.0 && left + width <= 390.0 && top + height <= 844.0,
            "{left} {top} {width} {height}"
        );
        let overflow = read(
            &page,
            &dialog,
            "return [...arguments[0].querySelectorAll('*')]
            .some(element => element.getBoundingClientRect().right > innerWidth + 1)",
        )
        .await;
        assert_eq!(overflow, false, "nothing of the dialog leaves the screen");
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        assert_no_sideways_scrolling(&page).await;
    });
}

/// Where something is in the window, in pixels: left, top, right, bottom.
async fn sides(page: &Page, element: &fantoccini::elements::Element) -> [f64; 4] {
    let script =
        "const { left, top, right, bottom } = arguments[0].getBoundingClientRect(); return [left, top, right, bottom]";
    serde_json::from_value(read(page, element, script).await).unwrap()
}

#[test]
fn the_content_starts_within_200_pixels() {
    for (width, height) in [(390, 844), (360, 740)] {
        browse(Options { width, height, ..PHONE }, async |page| {
            open_example(&page).await;
            for tab in ["Chart", "Teams", "Growth", "Findings", "Plan"] {
                click(&page, "tab", tab).await;
                page.until_js("document.querySelector('main').getBoundingClientRect().top + scrollY <= 200").await;
                assert_no_sideways_scrolling(&page).await;
            }
            let cut = page
                .js("return [...document.querySelectorAll('.tab, .figures__item')].filter(part => part.getBoundingClientRect().right > innerWidth).length")
                .await;
            assert_eq!(cut, 0, "tabs and figures are on the screen");
            click(&page, "tab", "Chart").await;
            click(&page, "radio", "Table").await;
            page.find("treegrid", "Org table").await;
            let rows = "[...document.querySelectorAll('[role=row]')].filter(row => row.getBoundingClientRect().bottom < innerHeight - 100).length";
            page.until_js(&format!("{rows} >= 8")).await;
        });
    }
}

#[test]
fn the_menu_is_worked_by_keyboard_and_gives_the_focus_back() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        let focused = async |name: &str| {
            page.until_js(&format!(
                "(document.activeElement.ariaLabel ?? document.activeElement.innerText).trim() === {}",
                json!(name)
            ))
            .await;
        };
        let more = page.find("button", "More").await;
        read(&page, &more, "arguments[0].focus()").await;
        page.press("Enter").await;
        // There is nothing to do again yet.
        focused("Import").await;
        assert_eq!(page.names("menuitem").await, ["Redo", "Import", "Export", "Compare", "Use dark colors"]);
        page.press("ArrowUp").await;
        focused("Use dark colors").await;
        page.press("ArrowDown").await;
        page.press("ArrowDown").await;
        focused("Export").await;
        page.press("Escape").await;
        page.until_js("!document.querySelector(':popover-open')").await;
        focused("More").await;

        page.press("ArrowDown").await;
        focused("Import").await;
        page.press("Tab").await;
        page.until_js("!document.querySelector(':popover-open')").await;
        read(&page, &more, "arguments[0].focus()").await;
        page.press("Enter").await;
        focused("Import").await;
        page.press("End").await;
        page.press("Enter").await;
        page.until_js("document.documentElement.dataset.theme === 'dark'").await;
        focused("More").await;

        click(&page, "button", "More").await;
        click(&page, "menuitem", "Compare").await;
        page.until_js("document.querySelector('dialog')").await;
        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
        focused("More").await;

        set_engineers(&page, 60).await;
        click(&page, "button", "Undo").await;
        until_engineers(&page, 24).await;
        click(&page, "button", "More").await;
        click(&page, "menuitem", "Redo").await;
        until_engineers(&page, 60).await;
    });
}

#[test]
fn names_can_be_read_and_details_leave_the_chart_where_it_is() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        let script = "const name = arguments[0].querySelector('.card__name');
            const { width } = name.getBoundingClientRect();
            return [name.textContent, parseFloat(getComputedStyle(name).fontSize) * width / name.offsetWidth, name.scrollWidth <= name.clientWidth]";
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        let (name, size, fits): (String, f64, bool) = serde_json::from_value(read(&page, &ada, script).await).unwrap();
        assert!(name == "Ada Okafor" && size >= 11.0 && fits, "{name} in {size} px, {fits}");
        assert!(people(&page).await.iter().any(|person| person.starts_with("Mina Sato")), "engineers are written out");

        let before = sides(&page, &ada).await;
        ada.click().await.unwrap();
        until_selected(&page, "Ada Okafor").await;
        let details = page.find("region", "Selected person").await;
        let [_, top, _, bottom] = sides(&page, &details).await;
        assert!(top > 400.0 && bottom <= 844.0, "the details are on the screen, {top} to {bottom}");
        assert_eq!(sides(&page, &ada).await, before);
        assert_eq!(page.js("return scrollY").await, 0);

        // Whom the details would lie over comes out from behind them, and the scale stays.
        click(&page, "button", "Close details").await;
        let chen = page.find_starting("treeitem", "Chen Wei").await;
        let width = |[left, _, right, _]: [f64; 4]| right - left;
        let was = sides(&page, &chen).await;
        assert!(was[3] > top, "Chen is behind");
        chen.click().await.unwrap();
        page.until("Chen is seen", async || sides(&page, &chen).await[3] < top).await;
        assert!((width(sides(&page, &chen).await) - width(was)).abs() < 1.0);

        // Grown, the names of the head and of those next to it are still there, whole or short.
        click(&page, "button", "Close details").await;
        click(&page, "button", "Fit").await;
        set_engineers(&page, 60).await;
        page.until_js("document.querySelectorAll('.card').length === 3").await;
        let smallest = page
            .js("return Math.min(...[...document.querySelectorAll('.card__name')].map(name => parseFloat(getComputedStyle(name).fontSize) * name.getBoundingClientRect().width / name.offsetWidth))")
            .await;
        assert!(smallest.as_f64().unwrap() >= 9.0, "{smallest}");
    });
}

async fn touch(page: &Page, kind: &str, points: &[(f64, f64)]) {
    let points: Vec<_> = points.iter().enumerate().map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id })).collect();
    page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
}

/// The window is touched from now on.
async fn use_fingers(page: &Page) {
    page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 })).await;
    page.until_js("matchMedia('(pointer: coarse)').matches").await;
}

#[test]
fn one_finger_moves_the_chart_and_two_enlarge_it() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        use_fingers(&page).await;
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        let before = sides(&page, &ada).await;
        // On a card, as it is most likely: a finger that does not rest moves the chart, not the person.
        let (x, y) = ((before[0] + before[2]) / 2.0, (before[1] + before[3]) / 2.0);
        touch(&page, "touchStart", &[(x, y)]).await;
        for step in 1..=6 {
            touch(&page, "touchMove", &[(x - f64::from(step) * 10.0, y + f64::from(step) * 5.0)]).await;
        }
        touch(&page, "touchEnd", &[]).await;
        page.until("the chart moved along", async || {
            let [left, top, ..] = sides(&page, &ada).await;
            (left - before[0] + 60.0).abs() < 12.0 && (top - before[1] - 30.0).abs() < 12.0
        })
        .await;
        assert_eq!(page.js("return [scrollX, scrollY]").await, json!([0, 0]), "the page itself stays");
        assert_eq!(page.js("return document.querySelectorAll('[role=treeitem][aria-selected=true]').length").await, 0);

        let before = sides(&page, &ada).await;
        touch(&page, "touchStart", &[(160.0, 420.0), (220.0, 420.0)]).await;
        for step in 1..=6 {
            let by = f64::from(step) * 10.0;
            touch(&page, "touchMove", &[(160.0 - by, 420.0), (220.0 + by, 420.0)]).await;
        }
        touch(&page, "touchEnd", &[]).await;
        page.until("the chart is larger", async || {
            let now = sides(&page, &ada).await;
            (now[2] - now[0]) > 1.5 * (before[2] - before[0])
        })
        .await;
        assert_eq!(page.js("return visualViewport.scale").await, 1, "the page itself is as large as it was");
    });
}

/// Everything on the screen that takes touches in less than 44 by 44 pixels, but what is drawn to a scale and words in a
/// text. What a control takes is walked from its middle.
const SMALL_TARGETS: &str = "
    const inside = document.querySelector('dialog[open]') ?? document;
    const controls = 'button, select, summary, a[href], input, textarea, [role=menuitem], .org-table__toggle';
    return [...inside.querySelectorAll(controls)].flatMap(control => {
        const { x, y, width, height } = control.getBoundingClientRect();
        const [middle, center] = [x + width / 2, y + height / 2];
        const takes = (x, y) => {
            const hit = document.elementFromPoint(x, y);
            return hit !== null && (control.contains(hit) || hit.closest('label')?.contains(control) === true);
        };
        let is_whole = x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
        // What a list is scrolled past is seen in part.
        for (let around = control.parentElement; around; around = around.parentElement) {
            const box = around.getBoundingClientRect();
            is_whole &&= getComputedStyle(around).overflowY !== 'auto' || (y >= box.top && y + height <= box.bottom);
        }
        if (control.disabled || !is_whole || width === 0 || !takes(middle, center)) return [];
        const reach = (right, down) => { let n = 0; while (n < 44 && takes(middle + right * (n + 1), center + down * (n + 1))) n += 1; return n };
        const size = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
        return Math.min(...size) >= 43 ? [] : [`${control.ariaLabel ?? control.textContent}: ${size}`];
    })";

#[test]
fn a_finger_finds_everything() {
    for (width, height) in [(390, 844), (360, 740), (820, 1180), (1180, 820)] {
        browse(Options { width, height, ..PHONE }, async |page| {
            use_fingers(&page).await;
            open_example(&page).await;
            let assert_large = async |what: &str| {
                let small = page.js(SMALL_TARGETS).await;
                assert_eq!(small, json!([]), "{what} at {width}");
                let overflow = page.js("return document.documentElement.scrollWidth - innerWidth").await;
                assert!(overflow.as_f64().unwrap() <= 0.0, "{what} at {width} is {overflow} too wide");
            };
            assert_large("Chart").await;
            if width <= 1100 {
                click(&page, "button", "More").await;
                page.find("menuitem", "Import").await;
                assert_large("More").await;
                page.press("Escape").await;
            }
            page.find_starting("treeitem", "Ada Okafor").await.click().await.unwrap();
            page.find("button", "Close details").await;
            assert_large("details").await;
            click(&page, "button", "Close details").await;
            click(&page, "radio", "Table").await;
            page.find("treegrid", "Org table").await;
            assert_large("Table").await;
            for tab in ["Teams", "Growth", "Findings", "Plan"] {
                click(&page, "tab", tab).await;
                page.until_js(&format!(
                    "document.querySelector('[role=tab][aria-selected=true]').innerText.startsWith('{tab}')"
                ))
                .await;
                assert_large(tab).await;
            }
        });
    }
}
