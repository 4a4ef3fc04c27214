//! A small chart of an org. What becomes of people is told by a sign and a pattern as well as by color.

use std::borrow::Cow;
use std::fmt::Write as _;

use yew::prelude::*;

use super::picture::{Fitted, MARGIN, Picture, TEXT};
use crate::engine::compare::Side;
use crate::engine::layout::{Rect, Scene, ShapeKind};
use crate::engine::text_width::fitting_in;
use crate::session::Mark;

/// Pixels from which names can be read, and signs be told apart.
const READABLE: f64 = 8.5;
/// People up to whom everyone has a name to point at.
const MANY: usize = 1_500;

/// Every mark with its token, its name, and its sign around the middle.
const MARKS: [(Mark, &str, &str, &str); 3] = [
    (Mark::Added, "added", "added", "M-4 0h8M0-4v8"),
    (Mark::Removed, "removed", "removed", "M-4 0h8"),
    (Mark::Moved, "moved", "moved", "M-4.5 0h9M1-3.5l3.5 3.5l-3.5 3.5"),
];

pub(super) struct ChartProps<'a> {
    pub(super) picture: &'a Picture,
    pub(super) side: &'a Side,
    pub(super) fitted: &'a Fitted,
    /// Ids of the people who are brought out.
    pub(super) lit: &'a [String],
    pub(super) column: usize,
}

/// The chart of a column.
pub(super) fn chart(props: &ChartProps<'_>) -> Html {
    let ChartProps { picture, side, fitted, lit, column } = props;
    let scene = picture.scene(fitted.orientation);
    let (width, height) = (scene.bounds.width + 2 * MARGIN, scene.bounds.height + 2 * MARGIN);
    let pixels = |length: i32| format!("{:.1}", f64::from(length) * fitted.scale);
    let is_near = TEXT * fitted.scale >= READABLE;
    let boxes = |keep: &dyn Fn(u32) -> bool| {
        let mut path = String::new();
        for shape in scene.shapes.iter().filter(|shape| keep(shape.person)) {
            let Rect { x, y, width, height } = shape.rect;
            put(&mut path, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
        }
        path
    };
    let mark = |person: u32| picture.marks[person as usize];
    let lit = lit.iter().filter_map(|key| picture.drawn.index(side.org.find(key)?));
    let lit: Vec<u32> = lit.collect();
    let hatch = format!("hatch-{column}");
    // A stripe is as wide on the screen at every scale.
    let stripe = 6.0 / fitted.scale;
    html! {
        <svg class="org" role="img" aria-label={label(props)} viewBox={format!("-{MARGIN} -{MARGIN} {width} {height}")}
            width={pixels(width)} height={pixels(height)}>
            <defs>
                <pattern id={hatch.clone()} width={stripe.to_string()} height={stripe.to_string()} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="org__hatch" width={stripe.to_string()} height={stripe.to_string()} />
                    <rect class="org__stripe" width={(stripe / 2.5).to_string()} height={stripe.to_string()} />
                </pattern>
            </defs>
            <path class="org__lines" d={lines(scene)} />
            <path class="org__boxes" d={boxes(&|person| mark(person).is_none())} />
            { for MARKS.iter().map(|&(which, token, ..)| {
                let path = boxes(&|person| mark(person) == Some(which));
                let fill = (which == Mark::Moved).then(|| format!("url(#{hatch})"));
                html! { if !path.is_empty() { <path class="org__boxes" data-mark={token} {fill} d={path} /> } }
            }) }
            if !lit.is_empty() {
                <path class="org__lit" d={boxes(&|person| lit.contains(&person))} />
            }
            if is_near {
                { for scene.shapes.iter().map(|shape| {
                    let Rect { x, y, width, height } = shape.rect;
                    let marked = mark(shape.person);
                    let room = width - if marked.is_some() { 26 } else { 10 };
                    html! {
                        <>
                            <text class="org__name" data-card={(shape.kind == ShapeKind::Card).then_some("true")} x={(x + 6).to_string()} y={(y + height / 2).to_string()}>{ fitting_in(&name(side, picture, shape.person), room, TEXT as i32) }</text>
                            if let Some(which) = marked {
                                { sign(which, x + width - 12, y + height / 2) }
                            }
                        </>
                    }
                }) }
            }
            if scene.shapes.len() <= MANY {
                { for scene.shapes.iter().map(|shape| {
                    let Rect { x, y, width, height } = shape.rect;
                    let what = mark(shape.person).and_then(|which| MARKS.iter().find(|row| row.0 == which)).map(|row| format!(": {}", row.2));
                    html! {
                        <rect class="org__spot" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()}>
                            <title>{ format!("{}{}", name(side, picture, shape.person), what.unwrap_or_default()) }</title>
                        </rect>
                    }
                }) }
            }
        </svg>
    }
}

fn name<'a>(side: &'a Side, picture: &Picture, person: u32) -> Cow<'a, str> {
    side.org.person(picture.drawn.ids[person as usize]).map_or("".into(), |person| person.label())
}

fn sign(which: Mark, x: i32, y: i32) -> Html {
    let path = MARKS.iter().find(|row| row.0 == which).map_or("", |row| row.3);
    html! { <path class="org__sign" d={path} transform={format!("translate({x} {y})")} /> }
}

/// The chart in words.
fn label(props: &ChartProps<'_>) -> String {
    let n = |which: Mark| props.picture.marks.iter().filter(|&&mark| mark == Some(which)).count();
    let marks = MARKS.iter().filter(|row| n(row.0) > 0).map(|row| format!(", {} {}", n(row.0), row.2));
    let people = props.side.report.metrics.people;
    format!("Org chart, {people} people{}", marks.collect::<String>())
}

fn lines(scene: &Scene) -> String {
    let mut path = String::new();
    for link in &scene.links {
        put(&mut path, format_args!("M{} {}L{} {}", link.from.x, link.from.y, link.to.x, link.to.y));
    }
    path
}

fn put(path: &mut String, text: std::fmt::Arguments<'_>) {
    path.write_fmt(text).expect("a string takes any text");
}

/// What the signs and patterns mean.
pub(super) fn legend(has_others: bool) -> Html {
    if !has_others {
        return Html::default();
    }
    html! {
        <ul class="compare__legend" aria-label="Legend">
            { for MARKS.iter().map(|&(which, token, name, _)| html! {
                <li class="compare__key">
                    <svg class="org org--key" viewBox="0 0 34 18" width="34" height="18" aria-hidden="true" focusable="false">
                        if which == Mark::Moved {
                            <defs><pattern id="hatch-key" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="org__hatch" width="6" height="6" /><rect class="org__stripe" width="2.4" height="6" /></pattern></defs>
                        }
                        <path class="org__boxes" data-mark={token} fill={(which == Mark::Moved).then_some("url(#hatch-key)")} d="M1 1h32v16h-32z" />
                        { sign(which, 17, 9) }
                    </svg>
                    { name }
                </li>
            }) }
            <li class="compare__note">{ "In A, removed and moved mark whom any other column removes or moves. One scale for all charts." }</li>
        </ul>
    }
}
