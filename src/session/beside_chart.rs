//! Why a month of a run has other figures than the chart at the same size, in a sentence.

use super::{Frame, Outcome};
use crate::engine::analyze::{Load, Part};
use crate::engine::grow::{Mode, Step};
use crate::engine::labels;
use crate::engine::units::Ratio;

/// What the chart shows at the size of a month, and what is different in the month; `None` where the figures are the same,
/// or the chart shows no such size. `mode` is the chart's: over time the structure always adapts.
pub fn beside_chart(outcome: &Outcome, mode: Mode, month: &Frame) -> Option<String> {
    let (from, to) = outcome.range();
    let now = month.report.metrics;
    if !(from..=to).contains(&now.engineers) {
        return None;
    }
    let step = outcome.growth(mode).step(now.engineers);
    let loads = (step.load_index_max, now.load_index_max);
    let mut figures = Vec::new();
    if step.managers != now.managers {
        figures.push(said(labels::MANAGERS, step.managers));
    }
    if step.management_layers != now.management_layers {
        figures.push(said(labels::MANAGEMENT_LAYERS, step.management_layers));
    }
    if let (Some(there), true) = (loads.0, loads.0.map(Ratio::as_load) != loads.1.map(Ratio::as_load)) {
        figures.push(said(labels::LOAD_MAX, there.as_load()));
    }
    let figures = figures.join(", ");
    let engineers = now.engineers;
    (!figures.is_empty()).then(|| {
        format!(
            "At {engineers} engineers Chart shows: {figures}. It differs here because {}.",
            reasons(mode, step, month)
        )
    })
}

fn said(label: &str, value: impl std::fmt::Display) -> String {
    format!("{} {value}", label.to_lowercase())
}

/// What is so in the month and not in the chart.
fn reasons(mode: Mode, step: &Step, month: &Frame) -> String {
    let has = |part: Part| month.report.loads.iter().any(|load: &Load| load.part(part) > 0);
    let managers = month.report.metrics.managers;
    let all = [
        (mode == Mode::Hold, "the structure adapts"),
        (has(Part::Ramping), "newcomers ramp up"),
        (has(Part::Requisitions), "managers search for people"),
        (mode == Mode::Adapt && managers < step.managers, "new managers are found late"),
        (mode == Mode::Adapt && managers > step.managers, "managers stay when engineers leave"),
    ];
    let told: Vec<&str> = all.into_iter().filter_map(|(is_so, text)| is_so.then_some(text)).collect();
    match told.split_last() {
        None => "people leave and come, and teams keep their shape".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::plan::{HiringPlan, Target};
    use crate::engine::scenario::Scenario;
    use crate::session::Key;

    fn scenario() -> Scenario {
        let plan = HiringPlan { months: 18, target: Some(Target::End(80)), ..HiringPlan::default() };
        Scenario { plan, ..Scenario::default() }
    }

    fn told(scenario: &Scenario, mode: Mode, month: u32) -> Option<String> {
        let outcome = Key::new(scenario, 200).outcome();
        let history = scenario.simulator(&outcome.base).expect("a plan to live through").history(0);
        let frame = Frame::of_month(&outcome.base, scenario.origin(), &history, month, &scenario.settings);
        beside_chart(&outcome, mode, &frame)
    }

    #[test]
    fn where_nothing_happened_yet_there_is_nothing_to_explain() {
        assert_eq!(told(&scenario(), Mode::Adapt, 0), None);
        assert_eq!(told(&scenario(), Mode::Hold, 0), None);
    }

    #[test]
    fn later_the_figures_of_the_chart_are_told_with_the_reasons() {
        let text = told(&scenario(), Mode::Adapt, 9).expect("people ramp up");
        assert!(text.starts_with("At ") && text.contains("highest load "), "{text}");
        assert!(text.contains("newcomers ramp up"), "{text}");
        let held = told(&scenario(), Mode::Hold, 18).expect("the structure adapted");
        assert!(held.contains("managers 5") && held.contains("the structure adapts"), "{held}");
    }

    #[test]
    fn beyond_the_slider_the_chart_shows_nothing() {
        let scenario = scenario();
        let outcome = Key::new(&scenario, 0).outcome();
        let history = scenario.simulator(&outcome.base).expect("a plan to live through").history(0);
        let frame = Frame::of_month(&outcome.base, scenario.origin(), &history, 18, &scenario.settings);
        assert!(frame.report.metrics.engineers > outcome.range().1);
        assert_eq!(beside_chart(&outcome, Mode::Adapt, &frame), None);
    }
}
