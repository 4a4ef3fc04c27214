//! The target by month, drawn with the pointer or with the arrow keys.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::engine::grow::MOST_ENGINEERS;
use crate::engine::layout::axis::Plot;
use crate::engine::layout::viewport::ScreenSize;
use crate::engine::plan::{HiringPlan, draw};
use crate::ui::browser::resize::use_size;
use crate::ui::components::line_chart::{Curve, CurveProps, EDGE, Series, Shape, px, scales};
use crate::ui::part::part;
use crate::ui::shared::Shared;

#[derive(Properties, PartialEq)]
pub(super) struct CurvePadProps {
    /// The plan with a start, for the names of its months.
    pub(super) plan: HiringPlan,
    /// Engineers there are.
    pub(super) present: u32,
    /// Engineers at the end of every month, from month 1 on, were drawn.
    pub(super) on_draw: Callback<Vec<u32>>,
}

/// The target of a month holds until the next one.
const SHAPE: Shape = Shape::Steps;

/// A stroke that is being drawn.
#[derive(Clone, PartialEq)]
struct Stroke {
    curve: Vec<u32>,
    at: (u32, u32),
    /// Engineers at the top of the plot, which stays while the pointer is down.
    top: f64,
}

/// The pad.
#[component]
pub(super) fn CurvePad(props: &CurvePadProps) -> Html {
    let CurvePadProps { plan, present, on_draw } = props;
    let node = use_node_ref();
    let size = use_size(&node);
    let stroke = use_state_eq(|| None::<Stroke>);
    let month = use_state_eq(|| plan.months);
    let month_now = (*month).clamp(1, plan.months);
    let asked = plan.target(*present).curve(*present, plan.months);
    let limits = *present..=MOST_ENGINEERS.max(*present);
    let top = stroke.as_ref().map_or_else(|| room_above(&asked), |stroke| stroke.top);
    let shown = stroke.as_ref().map_or(&asked, |stroke| &stroke.curve);
    let points = |curve: &[u32]| (0..).zip(curve).map(|(month, &size)| (f64::from(month), f64::from(size))).collect();
    let series = Shared::from_rc(Rc::new(Series {
        shown: points(shown),
        other: if stroke.is_some() { points(&asked) } else { Vec::new() },
        between: Vec::new(),
        reach: top,
    }));
    let plot = size.map(|size| {
        let (x, (y, _)) = scales(&series, None, size, SHAPE.ticks());
        (size, Plot { x, y })
    });
    let place = {
        let node = node.clone();
        move |event: &PointerEvent| {
            let (element, (_, Plot { x, y })) = (node.cast::<Element>()?, plot?);
            let rect = element.get_bounding_client_rect();
            let month = x.value_at(f64::from(event.client_x()) - rect.left()).round().max(0.0) as u32;
            let engineers = y.value_at(f64::from(event.client_y()) - rect.top()).round().max(0.0) as u32;
            Some((month, engineers))
        }
    };
    let onpointerdown = {
        let (stroke, place, month, node) = (stroke.setter(), place.clone(), month.setter(), node.clone());
        let (asked, limits, last) = (asked.clone(), limits.clone(), plan.months);
        Callback::from(move |event: PointerEvent| {
            let Some(at) = place(&event).filter(|_| event.button() == 0) else { return };
            if let Some(element) = node.cast::<Element>() {
                // Without capture a stroke ends at the edge of the pad, which is no harm.
                let _refused = element.set_pointer_capture(event.pointer_id());
            }
            let mut curve = asked.clone();
            draw(&mut curve, at, at, &limits);
            month.set(at.0.clamp(1, last));
            stroke.set(Some(Stroke { curve, at, top }));
        })
    };
    let onpointermove = {
        let (stroke, month, limits, last) = (stroke.clone(), month.setter(), limits.clone(), plan.months);
        Callback::from(move |event: PointerEvent| {
            if let Some((drawn, to)) = stroke.as_ref().zip(place(&event)) {
                let mut curve = drawn.curve.clone();
                draw(&mut curve, drawn.at, to, &limits);
                month.set(to.0.clamp(1, last));
                stroke.set(Some(Stroke { curve, at: to, top: drawn.top }));
            }
        })
    };
    let onpointerup = {
        let (stroke, on_draw) = (stroke.clone(), on_draw.clone());
        Callback::from(move |_: PointerEvent| {
            if let Some(drawn) = stroke.as_ref() {
                on_draw.emit(drawn.curve[1..].to_vec());
            }
            stroke.set(None);
        })
    };
    let onpointercancel = {
        let stroke = stroke.setter();
        Callback::from(move |_: PointerEvent| stroke.set(None))
    };
    let onkeydown = {
        let (month, asked, last, on_draw) = (month.setter(), asked.clone(), plan.months, on_draw.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (along, up) = match event.key().as_str() {
                "ArrowLeft" => (-1, 0),
                "ArrowRight" => (1, 0),
                "ArrowUp" => (0, 1),
                "ArrowDown" => (0, -1),
                "PageUp" => (0, 10),
                "PageDown" => (0, -10),
                "Home" => (-i64::from(last), 0),
                "End" => (i64::from(last), 0),
                _ => return,
            };
            event.prevent_default();
            month.set((i64::from(month_now) + along).clamp(1, last.into()) as u32);
            if up != 0 {
                let mut curve = asked.clone();
                let to = (month_now, (i64::from(asked[month_now as usize]) + up).max(0) as u32);
                draw(&mut curve, to, to, &limits);
                on_draw.emit(curve[1..].to_vec());
            }
        })
    };
    let engineers = shown[month_now as usize];
    let text = format!("{}: {engineers} engineers", plan.month_in_short(month_now));
    html! {
        <div class="curve-pad">
            <p class="curve-pad__title">{ "Target by month" }<strong class="curve-pad__value">{ &text }</strong></p>
            <div class="curve-pad__plot" ref={node} tabindex="0" role="slider" aria-label="Target by month" aria-orientation="vertical"
                aria-valuemin={present.to_string()} aria-valuemax={MOST_ENGINEERS.max(*present).to_string()}
                aria-valuenow={engineers.to_string()} aria-valuetext={text.clone()}
                {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onkeydown}>
                if let Some((size, plot)) = plot {
                    <svg class="line-chart__svg" width={size.width.to_string()} height={size.height.to_string()} aria-hidden="true" focusable="false">
                        { frozen(plan, &plot, size) }
                        { part::<Curve>(CurveProps { along: "months", shape: SHAPE, band: None, series: series.clone(), width: size.width, height: size.height }) }
                        { cursor(&plot, month_now, engineers) }
                    </svg>
                }
            </div>
            <p class="field__help">
                { "Drag to draw how many engineers there are at the end of each month. With the keyboard, left and right choose a month, up and down change it." }
                if !plan.freezes.is_empty() { { " In shaded months nobody is hired." } }
            </p>
        </div>
    }
}

/// Engineers at the top of the plot: room to draw above the highest.
fn room_above(curve: &[u32]) -> f64 {
    f64::from(curve.iter().copied().max().unwrap_or(0)) * 1.25 + 5.0
}

fn frozen(plan: &HiringPlan, plot: &Plot, size: ScreenSize) -> Html {
    let frozen = (1..=plan.months).filter(|&month| plan.is_frozen(month)).map(|month| {
        let (from, to) = (plot.x.position(f64::from(month) - 1.0), plot.x.position(f64::from(month)));
        html! { <rect class="curve-pad__frozen" x={px(from)} width={px(to - from)} y={px(EDGE.2)} height={px(size.height - EDGE.2 - EDGE.3)} /> }
    });
    html! { { for frozen } }
}

fn cursor(plot: &Plot, month: u32, engineers: u32) -> Html {
    let (x, y) = (plot.x.position(month.into()), plot.y.position(engineers.into()));
    html! { <circle class="line-chart__dot" cx={px(x)} cy={px(y)} r="3.5" /> }
}
