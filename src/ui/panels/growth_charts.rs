//! Along the bottom: how the figures go with size, their cursor in step with the slider.

use yew::prelude::*;

use crate::engine::grow::{Mode, Step};
use crate::engine::labels;
use crate::engine::units::Ratio;
use crate::session::{Command, Outcome};
use crate::ui::components::line_chart::{LineChart, LineChartProps, Series, Shape};
use crate::ui::part::{keyed_part, part};
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(crate) struct GrowthChartsProps {
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) mode: Mode,
    pub(crate) engineers: u32,
    pub(crate) dispatch: Dispatch,
}

/// One figure along the sizes.
struct Figure {
    title: &'static str,
    unit: &'static str,
    shape: Shape,
    /// A recommended range and what recommends it.
    band: Option<(f64, f64, &'static str)>,
    value: fn(&Step) -> Option<f64>,
    text: fn(&Step) -> String,
}

fn double(ratio: Option<Ratio>) -> Option<f64> {
    ratio.map(Ratio::as_f64)
}

/// The figures, in the order in which they are read.
const FIGURES: &[Figure] = &[
    Figure {
        title: labels::MANAGEMENT_LAYERS,
        unit: "",
        shape: Shape::Steps,
        band: None,
        value: |step| Some(f64::from(step.management_layers)),
        text: |step| step.management_layers.to_string(),
    },
    Figure {
        title: labels::MANAGERS,
        unit: "",
        shape: Shape::Steps,
        band: None,
        value: |step| Some(f64::from(step.managers)),
        text: |step| wording::thousands(step.managers),
    },
    Figure {
        title: labels::SPAN_MEAN,
        unit: "reports",
        shape: Shape::Line,
        band: Some((6.0, 8.0, "6–8 Larson")),
        value: |step| double(step.span_mean),
        text: |step| wording::fixed(step.span_mean, 1),
    },
    Figure {
        title: labels::LOAD_MAX,
        unit: "of the week",
        shape: Shape::Line,
        band: Some((60.0, 85.0, "healthy")),
        value: |step| double(step.load_index_max).map(|index| index * 100.0),
        text: |step| wording::load(step.load_index_max),
    },
];

/// The row of charts.
pub(crate) fn growth_charts(props: &GrowthChartsProps) -> Html {
    let (from, to) = props.outcome.range();
    let at = props.engineers.clamp(from, to);
    let set = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |engineers: f64| {
            dispatch.dispatch(Command::SetEngineers(engineers.round().max(0.0) as u32));
        })
    };
    html! {
        <section class="growth-charts" aria-label="Growth charts" tabindex="0">
            { for FIGURES.iter().enumerate().map(|(place, figure)| {
                let now = props.outcome.growth(props.mode).step(at);
                keyed_part::<FigureChart>(place, FigureChartProps { outcome: props.outcome.clone(), mode: props.mode, place, at: f64::from(at), value: (figure.value)(now), text: (figure.text)(now).into(), on_pick: set.clone() })
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FigureChartProps {
    outcome: Shared<Outcome>,
    mode: Mode,
    place: usize,
    at: f64,
    value: Option<f64>,
    text: AttrValue,
    on_pick: Callback<f64>,
}

#[component]
fn FigureChart(props: &FigureChartProps) -> Html {
    let figure = &FIGURES[props.place];
    let series = use_memo((props.outcome.clone(), props.mode, props.place), |(outcome, mode, _)| {
        let points = |mode: Mode| {
            let steps = outcome.growth(mode).steps.iter();
            steps.filter_map(|step| Some((f64::from(step.engineers), (figure.value)(step)?))).collect::<Vec<_>>()
        };
        let other = match mode {
            Mode::Adapt => Mode::Hold,
            Mode::Hold => Mode::Adapt,
        };
        Series { shown: points(*mode), other: points(other), between: Vec::new(), reach: 0.0 }
    });
    // Said once, of all of them.
    let other = match props.mode {
        _ if props.place > 0 => "",
        Mode::Adapt => "if held",
        Mode::Hold => "if it adapts",
    };
    part::<LineChart>(LineChartProps {
        title: figure.title,
        unit: figure.unit,
        note: other,
        along: "engineers",
        shape: figure.shape,
        band: figure.band,
        series: Shared::from_rc(series),
        at: props.at,
        value: props.value,
        text: props.text.clone(),
        on_pick: props.on_pick.clone(),
    })
}
