//! Along the bottom: the middle of all runs, the range of eight in ten, and the run in view, with the month's cursor.

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{History, Scale, Series, currency_of};
use crate::session::{Command, Progress};
use crate::ui::components::line_chart::{LineChart, LineChartProps, Series as Points, Shape};
use crate::ui::part::keyed_part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(super) struct BandsProps {
    pub(super) plan: HiringPlan,
    pub(super) progress: Shared<Progress>,
    pub(super) history: Shared<History>,
    pub(super) month: u32,
    pub(super) dispatch: Dispatch,
}

/// The series that are drawn.
const DRAWN: [Series; 6] = [
    Series::Engineers,
    Series::Managers,
    Series::OpenRequisitions,
    Series::RampingShare,
    Series::Overloaded,
    Series::MonthlyCost,
];

/// The row of charts.
pub(super) fn bands(props: &BandsProps) -> Html {
    let set = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |month: f64| dispatch.dispatch(Command::SetMonth(month.round().max(0.0) as u32)))
    };
    html! {
        <section class="growth-charts growth-charts--six" aria-label="Charts over time" tabindex="0">
            { for DRAWN.into_iter().map(|series| band(props, series, &set)) }
        </section>
    }
}

/// The chart of one series.
fn band(props: &BandsProps, series: Series, on_pick: &Callback<f64>) -> Html {
    let row = series.row();
    let read = |value: i64| scaled(row.scale, value);
    let summary = &props.progress.summary;
    let months = 0..if summary.runs > 0 { summary.n_months() + 1 } else { 0 };
    // One chart has one currency: the plan's, or the one that is paid where the plan's is not.
    let home = currency_of(&props.plan);
    let drawn = summary.costs(0, home).next().map_or(home, |(currency, _)| currency);
    let of_drawn = |month: u32| summary.costs(month, home).find(|&(paid, _)| paid == drawn);
    let all = |month: u32| match series {
        Series::MonthlyCost => of_drawn(month).map(|(_, found)| found).unwrap_or_default(),
        _ => summary.quantiles(month, series),
    };
    let quantiles: Vec<_> = months.map(|month| (f64::from(month), all(month))).collect();
    let run = &props.history.run;
    let one = |month: u32| match series {
        Series::MonthlyCost => {
            run.costs(month, drawn).next().filter(|&(paid, _)| paid == drawn).map_or(0, |found| found.1)
        }
        _ => run.figure(month, series),
    };
    let months = 0..props.history.moments.len() as u32;
    let run: Vec<_> = months.map(|month| (f64::from(month), read(one(month)))).collect();
    let middle = quantiles.iter().map(|(month, found)| (*month, read(found.p50)));
    let points = Points {
        shown: if quantiles.is_empty() { run.clone() } else { middle.collect() },
        other: run,
        between: quantiles.iter().map(|(month, found)| (*month, read(found.p10), read(found.p90))).collect(),
        reach: 0.0,
    };
    let found = all(props.month);
    let text = |value: i64| wording::figure(&props.plan, series, value);
    let range = match series {
        Series::MonthlyCost => {
            let (middle, range) = wording::cost_of_month(&props.plan, summary, props.month);
            range.map_or(middle, |range| range.replace(" to ", "–"))
        }
        _ if found.p10 == found.p90 => text(found.p50),
        _ => format!("{}–{}", text(found.p10), text(found.p90)),
    };
    let (value, text) = match props.progress.summary.runs {
        0 => (None, wording::NOTHING.to_owned()),
        _ => (Some(scaled(row.scale, found.p50)), range),
    };
    let shape = if row.scale == Scale::Count { Shape::Steps } else { Shape::Line };
    keyed_part::<LineChart>(
        row.name,
        LineChartProps {
            title: if row.scale == Scale::Minor { "Cost, k a month" } else { row.label },
            unit: if row.scale == Scale::Minor { drawn.code() } else { "" },
            note: "",
            along: "months",
            shape,
            band: None,
            series: Shared::from_rc(Rc::new(points)),
            at: f64::from(props.month),
            value,
            text: text.into(),
            on_pick: on_pick.clone(),
        },
    )
}

/// A value as it is drawn: shares in percent, money in thousands.
fn scaled(scale: Scale, value: i64) -> f64 {
    match scale {
        Scale::BasisPoints => value as f64 / 100.0,
        Scale::Minor => value as f64 / 100_000.0,
        _ => scale.read(value as f64),
    }
}
