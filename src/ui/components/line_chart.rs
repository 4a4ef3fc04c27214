//! A small chart of one figure along the sizes, with a cursor.

use web_sys::Element;
use yew::prelude::*;

use crate::engine::layout::axis::{LinearScale, Plot, TickKind, Ticks};
use crate::engine::layout::viewport::ScreenSize;
use crate::ui::browser::resize::use_size;
use crate::ui::part::part;
use crate::ui::shared::Shared;

/// How points are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Counts: steps.
    Steps,
    /// Measures: straight lines.
    Line,
}

impl Shape {
    pub(crate) fn ticks(self) -> TickKind {
        match self {
            Shape::Steps => TickKind::Whole,
            Shape::Line => TickKind::Decimal,
        }
    }
}

/// The points of a chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Series {
    /// Drawn strong.
    pub(crate) shown: Vec<(f64, f64)>,
    /// Drawn dashed, for comparison.
    pub(crate) other: Vec<(f64, f64)>,
    /// Shaded between two values: place, lower, upper.
    pub(crate) between: Vec<(f64, f64, f64)>,
    /// The scale reaches at least so high.
    pub(crate) reach: f64,
}

#[derive(Properties, PartialEq)]
pub(crate) struct LineChartProps {
    pub(crate) title: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) note: &'static str,
    /// What runs along the bottom, such as "engineers".
    pub(crate) along: &'static str,
    pub(crate) shape: Shape,
    pub(crate) band: Option<(f64, f64, &'static str)>,
    pub(crate) series: Shared<Series>,
    /// Where the cursor stands.
    pub(crate) at: f64,
    /// The value there.
    pub(crate) value: Option<f64>,
    /// The value in words.
    pub(crate) text: AttrValue,
    /// A place on the chart was pressed.
    pub(crate) on_pick: Callback<f64>,
}

/// Pixels around the plot: left, right, top, bottom.
pub(crate) const EDGE: (f64, f64, f64, f64) = (34.0, 14.0, 8.0, 18.0);

/// A small chart of one figure.
#[component]
pub(crate) fn LineChart(props: &LineChartProps) -> Html {
    let node = use_node_ref();
    let size = use_size(&node);
    let onpointerdown = {
        let (node, on_pick, series) = (node.clone(), props.on_pick.clone(), props.series.clone());
        Callback::from(move |event: PointerEvent| {
            if let (Some(element), Some(size)) = (node.cast::<Element>(), size) {
                let (x, _) = scales(&series, None, size, TickKind::Decimal);
                on_pick.emit(x.value_at(f64::from(event.client_x()) - element.get_bounding_client_rect().left()));
            }
        })
    };
    html! {
        <figure class="line-chart">
            <figcaption class="line-chart__title">{ props.title }<strong class="line-chart__value">{ &props.text }</strong><span class="line-chart__unit">{ props.unit }</span>if !props.note.is_empty() { <span class="line-chart__note">{ props.note }</span> }</figcaption>
            <div class="line-chart__plot" ref={node} {onpointerdown}>
                if let Some(size) = size { { plot(props, size) } }
            </div>
        </figure>
    }
}

/// The scales along and up, and the ticks of the latter.
pub(crate) fn scales(
    series: &Series,
    band: Option<(f64, f64, &'static str)>,
    size: ScreenSize,
    kind: TickKind,
) -> (LinearScale, (LinearScale, Ticks)) {
    // What is shown sets the scale. What it is compared with fits in where that at most halves what is shown; else it leaves
    // the plot.
    let least = |of: fn(&(f64, f64)) -> f64| series.shown.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| series.shown.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let lowest = series.between.iter().map(|p| p.1).fold(f64::INFINITY, f64::min);
    let highest = series.between.iter().map(|p| p.2).fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = band.map_or((f64::INFINITY, f64::NEG_INFINITY), |(low, high, _)| (low, high));
    // Counts are read against nothing, so their axis starts there.
    let floor = if kind == TickKind::Whole { 0.0 } else { f64::INFINITY };
    let bottom = least(|p| p.1).min(low).min(floor).min(lowest);
    let top = most(|p| p.1).max(high).max(highest).max(series.reach);
    let other_top = peak(&series.other);
    let top = if other_top <= 2.0 * top { top.max(other_top) } else { top };
    let ticks = Ticks::around(bottom, top, 3, kind);
    let x = LinearScale { domain: (least(|p| p.0), most(|p| p.0)), range: (EDGE.0, size.width - EDGE.1) };
    let y = LinearScale { domain: ticks.domain(), range: (size.height - EDGE.3, EDGE.2) };
    (x, (y, ticks))
}

/// The highest value.
fn peak(points: &[(f64, f64)]) -> f64 {
    points.iter().map(|point| point.1).fold(f64::NEG_INFINITY, f64::max)
}

/// Where a line first goes above a value.
fn crossing(points: &[(f64, f64)], top: f64, shape: Shape) -> Option<f64> {
    let at = points.iter().position(|point| point.1 > top)?;
    let (x, y) = points[at];
    Some(match (shape, at.checked_sub(1).map(|before| points[before])) {
        (Shape::Line, Some((x0, y0))) => x0 + (x - x0) * (top - y0) / (y - y0),
        _ => x,
    })
}

fn plot(props: &LineChartProps, size: ScreenSize) -> Html {
    if props.series.shown.is_empty() {
        return html! { <p class="line-chart__none">{ "Nothing to draw: nobody has reports." }</p> };
    }
    let (x, (y, _)) = scales(&props.series, props.band, size, props.shape.ticks());
    let cursor = x.position(props.at.clamp(x.domain.0, x.domain.1));
    html! {
        <svg class="line-chart__svg" width={size.width.to_string()} height={size.height.to_string()} role="img"
            aria-label={format!("{} by number of {}", props.title, props.along)}>
            { part::<Curve>(CurveProps { along: props.along, shape: props.shape, band: props.band, series: props.series.clone(), width: size.width, height: size.height }) }
            <g transform={format!("translate({cursor:.1})")}>
                <line class="line-chart__cursor" y1={px(EDGE.2)} y2={px(size.height - EDGE.3)} />
                if let Some(value) = props.value {
                    <circle class="line-chart__dot" cy={px(y.position(value))} r="3.5" />
                }
            </g>
        </svg>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct CurveProps {
    pub(crate) along: &'static str,
    pub(crate) shape: Shape,
    pub(crate) band: Option<(f64, f64, &'static str)>,
    pub(crate) series: Shared<Series>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Axes and lines: what a move of the cursor leaves as it is.
#[component]
pub(crate) fn Curve(props: &CurveProps) -> Html {
    let size = ScreenSize { width: props.width, height: props.height };
    let (x, (y, ticks)) = scales(&props.series, props.band, size, props.shape.ticks());
    let plot = Plot { x, y };
    let path = |points: &[(f64, f64)]| match props.shape {
        Shape::Steps => plot.step_path(points.iter().copied()),
        Shape::Line => plot.line_path(points.iter().copied()),
    };
    let (left, right) = x.range;
    let (from, to) = x.domain;
    let numbers: Vec<f64> = if from < to { vec![from, ((from + to) / 2.0).round(), to] } else { vec![from] };
    // A low chart has no room for the number of every line.
    let room = (size.height - EDGE.3 - EDGE.2) / ticks.values.len().max(2) as f64;
    let every = (12.0 / room.max(1.0)).ceil() as usize;
    let leaves = crossing(&props.series.other, y.domain.1, props.shape).map(|at| {
        let at = x.position(at).clamp(left + 5.0, right - 5.0);
        let (beside, anchor) = if at > right - 60.0 { (at - 7.0, "end") } else { (at + 7.0, "start") };
        html! {
            <>
                <path class="line-chart__leaves" d={format!("M{:.1} {:.1}l4.5 -7l4.5 7z", at - 4.5, EDGE.2 + 8.5)} />
                <text class="line-chart__band-name" x={px(beside)} y={px(EDGE.2 + 10.0)} text-anchor={anchor}>{ format!("to {}", ticks.label(peak(&props.series.other))) }</text>
            </>
        }
    });
    let (top, height) = (EDGE.2 - 2.0, size.height - EDGE.3 - EDGE.2 + 4.0);
    html! {
        <>
            if let Some((low, high, name)) = props.band {
                <rect class="line-chart__band" x={px(left)} width={px(right - left)} y={px(y.position(high))} height={px(y.position(low) - y.position(high))} />
                <text class="line-chart__band-name" x={px(right - 4.0)} y={px(y.position(high) + 11.0)} text-anchor="end">{ name }</text>
            }
            { for ticks.values.iter().enumerate().map(|(place, &tick)| {
                let at = y.position(tick);
                html! {
                    <>
                        <line class="line-chart__grid" x1={px(left)} x2={px(right)} y1={px(at)} y2={px(at)} />
                        if place % every == 0 {
                            <text class="line-chart__tick" x={px(left - 6.0)} y={px(at + 3.5)} text-anchor="end">{ ticks.label(tick) }</text>
                        }
                    </>
                }
            }) }
            { for numbers.iter().enumerate().map(|(place, &number)| {
                let anchor = match place { 0 => "start", _ if number == to => "end", _ => "middle" };
                html! { <text class="line-chart__tick" x={px(x.position(number))} y={px(size.height - 4.0)} text-anchor={anchor}>{ if anchor == "middle" { format!("{number} {}", props.along) } else { number.to_string() } }</text> }
            }) }
            <svg x={px(left)} y={px(top)} width={px(right - left)} height={px(height)}
                viewBox={format!("{left:.1} {top:.1} {:.1} {height:.1}", right - left)}>
                <path class="line-chart__between" d={area(&plot, &props.series.between)} />
                <path class="line-chart__other" d={path(&props.series.other)} />
                <path class="line-chart__line" d={path(&props.series.shown)} />
            </svg>
            { leaves }
        </>
    }
}

/// The shape between two lines: along the upper one and back along the lower one.
fn area(plot: &Plot, between: &[(f64, f64, f64)]) -> String {
    if between.is_empty() {
        return String::new();
    }
    let upper = plot.line_path(between.iter().map(|&(x, _, high)| (x, high)));
    let lower = plot.line_path(between.iter().rev().map(|&(x, low, _)| (x, low)));
    format!("{upper}L{}Z", &lower[1..])
}

pub(crate) fn px(value: f64) -> String {
    format!("{value:.1}")
}
