//! Growth over time: bands that appear, a run to go through month by month, a plan to set, its table to take away.

use serde_json::json;

use crate::steps::{click, items, open_example, open_roster, paste_roster, read, until_bands, until_simulated, write};
use crate::support::{Options, Page, browse};

async fn field(page: &Page, name: &str) -> fantoccini::elements::Element {
    let name = serde_json::to_string(name).unwrap();
    let script = format!(
        "return [...document.querySelectorAll('.field')].find(f => f.querySelector('.field__name').textContent === {name}).querySelector('input')"
    );
    let found = page.client.execute(&script, Vec::new()).await.unwrap();
    fantoccini::elements::Element::from_element_id(page.client.clone(), {
        let id = found.as_object().unwrap().values().next().unwrap().as_str().unwrap();
        id.to_owned().into()
    })
}

#[test]
fn bands_appear_and_a_run_is_gone_through_by_keyboard() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Growth").await;
        until_bands(&page).await;
        until_simulated(&page).await;
        let likely = items(&page, "Breakpoints").await;
        assert!(likely.iter().any(|item| item.contains("3 management layers")), "{likely:?}");
        assert!(likely.iter().all(|item| item.contains('%')), "{likely:?}");

        let people = page.js("return document.querySelectorAll('[role=treeitem]').length").await.as_u64().unwrap();
        let slider = page.find("slider", "Month").await;
        slider.click().await.unwrap();
        page.press("Home").await;
        for _ in 0..6 {
            page.press("ArrowRight").await;
        }
        page.until_js("document.querySelector('[aria-label=Month]').value === '6'").await;
        page.until_js(&format!("document.querySelectorAll('[role=treeitem]').length > {people}")).await;
        let told = items(&page, "Events").await;
        assert!(told.iter().any(|item| item.contains(" joins, ")), "{told:?}");
        let figures = read(&page, &page.find("region", "Time").await, "return arguments[0].innerText").await;
        assert!(figures.as_str().unwrap().contains("Cost a month"), "{figures}");
    });
}

#[test]
fn another_run_is_another_history() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Growth").await;
        let slider = page.find("slider", "Month").await;
        slider.click().await.unwrap();
        page.press("End").await;
        page.until_js("document.querySelector('[aria-label=Month]').value === '36'").await;
        let told = items(&page, "Events").await;
        write(&page, &page.find("spinbutton", "Run").await, "2").await;
        page.until("another history is told", async || items(&page, "Events").await != told).await;
    });
}

#[test]
fn a_plan_is_set_refused_and_set_again_and_nothing_is_lost() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Plan").await;
        until_simulated(&page).await;
        let target = field(&page, "Target").await;
        write(&page, &target, "20").await;
        page.until_js("document.body.innerText.includes('the target of 20 engineers is below the present 24')").await;
        assert_eq!(target.prop("value").await.unwrap().as_deref(), Some("20"), "what was typed stays");
        write(&page, &target, "12=40, 24=60").await;
        page.until_js("document.querySelector('.outcomes__name').textContent === '98 % of 60 engineers'").await;
        write(&page, &field(&page, "Attrition").await, "25..10").await;
        page.until_js("document.body.innerText.includes('the range 25..10 is upside down')").await;
        write(&page, &field(&page, "Attrition").await, "10..25").await;
        page.until_js("!document.body.innerText.includes('upside down')").await;
        write(&page, &field(&page, "Hiring freezes").await, "1..36").await;
        page.until_js("document.body.innerText.includes('the hiring freeze covers all 36 months')").await;
        until_simulated(&page).await;

        page.until_js("location.hash.startsWith('#s=2.')").await;
        let link = page.js("return location.hash").await;
        let other = page.another(Options::default()).await;
        other.open(link.as_str().unwrap()).await;
        other.find_starting("treeitem", "Dana Moss").await;
        click(&other, "tab", "Plan").await;
        let there = field(&other, "Target").await;
        assert_eq!(there.prop("value").await.unwrap().as_deref(), Some("12=40, 24=60"));
        let attrition = field(&other, "Attrition").await;
        assert_eq!(attrition.prop("value").await.unwrap().as_deref(), Some("10..25"));
    });
}

#[test]
fn a_target_is_drawn_by_pointer_and_by_keyboard() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Plan").await;
        let pad = page.find("slider", "Target by month").await;
        let at_end = "return [...document.querySelectorAll('.curve-pad__plot')].map(p => Number(p.ariaValueNow ?? p.getAttribute('aria-valuenow')))[0]";
        assert_eq!(page.js(at_end).await, json!(200), "the end of the plan is looked at first");

        // From the middle of the pad to the right edge and up.
        page.drag(&pad, 400, -40).await;
        let curve = "document.querySelectorAll('.field__input')[2].value.split(',').map(Number)";
        page.until_js(&format!("{curve}.length === 36")).await;
        let drawn: Vec<u32> = serde_json::from_value(page.js(&format!("return {curve}")).await).unwrap();
        assert!(drawn[18..].is_sorted(), "it rises as it was drawn: {drawn:?}");
        assert!(drawn[35] > drawn[18] && drawn[35] > 150, "{drawn:?}");
        assert!(drawn.iter().all(|&size| size >= 24), "never below the present: {drawn:?}");

        page.press("End").await;
        page.press("ArrowUp").await;
        page.until_js(&format!("{curve}[35] === {}", drawn[35] + 1)).await;
        page.press("ArrowLeft").await;
        page.press("PageDown").await;
        page.until_js(&format!("{curve}[34] === {}", drawn[34].saturating_sub(10).max(24))).await;
        page.until_js("document.querySelector('.curve-pad__value').textContent.includes(':')").await;
        until_simulated(&page).await;
    });
}

#[test]
fn what_matters_most_is_told_and_the_table_is_taken_away() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Plan").await;
        let turned = "document.querySelectorAll('.tornado__row:not([data-waiting])').length === 14";
        page.until_js(turned).await;
        page.js("window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => saved.push(text)); return make.call(URL, blob); };
            HTMLAnchorElement.prototype.click = function () { saved.name = this.download; };")
            .await;
        click(&page, "button", "Download CSV").await;
        page.until_js("saved.length === 1").await;
        assert_eq!(page.js("return saved.name").await, json!("Example plan.csv"));
        let csv = page.js("return saved[0]").await;
        let csv = csv.as_str().unwrap();
        assert_eq!(csv.lines().count(), 38, "a header and 37 months");
        assert!(csv.starts_with("month,date,target_engineers,engineers_p10,"), "{csv}");
    });
}

#[test]
fn what_is_paid_in_another_currency_stays_apart_and_is_told() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let roster = "id,name,manager_id,location\n1,Ada,,New York\n2,Bo,1,New York\n3,Cy,1,London\n4,Di,1,London\n";
        paste_roster(&page, roster).await;
        open_roster(&page).await;
        click(&page, "tab", "Plan").await;
        until_simulated(&page).await;
        let told = async |words: &str| {
            page.until_js(&format!("document.querySelector('main').innerText.includes({})", json!(words))).await;
        };
        told("of pay in USD alone").await;
        told("in USD and GBP").await;
        let result = page.client.find(fantoccini::Locator::Css("select[aria-label=Result]")).await.unwrap();
        result.select_by_label("Cost of the plan").await.unwrap();
        told("Means of the runs, of those paid in USD alone: nothing is converted, so GBP is left out.").await;
    });
}

#[test]
fn the_plan_says_how_many_runs_its_figures_rest_on_and_does_not_jump() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Plan").await;
        write(&page, &field(&page, "Runs").await, "1200").await;
        let said = "[...document.querySelectorAll('.plan__runs')].map(said => said.textContent)";
        let so_far = "/^\\d+ of 1200 runs so far, preliminary$/";
        page.until_js(&format!("{so_far}.test({said}[0]) && document.querySelector('.plan__results[aria-busy]')"))
            .await;
        let heights = "document.querySelector('.outcomes').offsetHeight";
        let before = page.js(&format!("return {heights}")).await;
        page.until_js("!document.querySelector('.plan__results[aria-busy]')").await;
        let all = ["all 1200 runs", "all 1200 runs", "all 14 assumptions"];
        assert_eq!(page.js(&format!("return {said}.slice(0, 3)")).await, json!(all));
        assert_eq!(page.js(&format!("return {said}[3]")).await, json!("all 1200 runs"));
        assert_eq!(page.js(&format!("return {heights}")).await, before);
        let status = "[...document.querySelectorAll('.runs [role=status]')].map(said => said.textContent)";
        assert_eq!(page.js(&format!("return {status}")).await, json!(["The simulation is done."]));
    });
}

#[test]
fn the_runs_stop_and_go_on() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "tab", "Plan").await;
        write(&page, &field(&page, "Runs").await, "100000").await;
        click(&page, "button", "Stop").await;
        page.find("button", "Go on").await;
        let before = page.js("return document.querySelector('.runs__text').textContent").await;
        page.until_js("document.querySelectorAll('[role=tab]').length === 5").await;
        assert_eq!(page.js("return document.querySelector('.runs__text').textContent").await, before);
        write(&page, &field(&page, "Runs").await, "200").await;
        click(&page, "button", "Go on").await;
        page.until_js("document.querySelector('.runs__text').textContent.startsWith('200 ')").await;
    });
}

#[test]
fn time_fits_a_small_screen() {
    let phone = Options { width: 390, height: 844, ..Options::default() };
    browse(phone, async |page| {
        open_example(&page).await;
        for tab in ["Growth", "Plan"] {
            click(&page, "tab", tab).await;
            until_simulated(&page).await;
            page.until_js("document.documentElement.scrollWidth <= innerWidth + 1").await;
        }
        click(&page, "button", "Change the plan").await;
        page.until_js("document.querySelector('.plan__form').getBoundingClientRect().top < innerHeight / 2").await;
    });
}
