//! What is asked and assumed. A field that cannot be read says why beside it and keeps what was typed; the plan stays.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::curve::{CurvePad, CurvePadProps};
use crate::engine::money::{PLACES, Place};
use crate::engine::plan::{ASSUMPTIONS, Freeze, HiringPlan, MOST_MONTHS, MOST_RUNS, Month, Range, Target};
use crate::engine::units::{Decimal, round_half_up};
use crate::session::Command;
use crate::ui::components::field::Field;
use crate::ui::part::part;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(super) struct PlanFormProps {
    /// The form's element, to be scrolled to.
    pub(super) node: NodeRef,
    pub(super) plan: HiringPlan,
    /// The month that the plan is told from.
    pub(super) start: Option<Month>,
    /// Engineers there are.
    pub(super) present: u32,
    pub(super) dispatch: Dispatch,
}

/// Reads a text into a plan.
type Read = fn(&mut HiringPlan, &str) -> Result<(), String>;

/// A change of the plan.
type Change = Box<dyn Fn(&mut HiringPlan) -> Result<(), String>>;

/// A field with its text, what it reads, and what stands under it.
struct Asked {
    name: &'static str,
    unit: &'static str,
    kind: &'static str,
    text: String,
    help: String,
    read: Read,
}

/// The form. `trouble` is why the curve could not be drawn.
pub(super) fn plan_form(props: &PlanFormProps, trouble: &UseStateHandle<Option<String>>) -> Html {
    let plan = &props.plan;
    let change = {
        let (dispatch, plan, present) = (props.dispatch.clone(), plan.clone(), props.present);
        Callback::from(move |change: Change| {
            let mut next = plan.clone();
            change(&mut next)?;
            next.check(present).map_err(|error| error.to_string())?;
            dispatch.dispatch(Command::SetPlan(Box::new(next)));
            Ok(())
        })
    };
    let on_draw = {
        let (change, trouble) = (change.clone(), trouble.setter());
        Callback::from(move |curve: Vec<u32>| {
            let drawn = change.emit(Box::new(move |plan| {
                plan.target = Some(Target::Curve(curve.clone()));
                Ok(())
            }));
            trouble.set(drawn.err());
        })
    };
    let place = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            // The list offers only places that there are.
            let _refused = change.emit(Box::new(move |plan| {
                plan.place = Place::named(&name).ok_or("a place of the list is needed")?;
                Ok(())
            }));
        })
    };
    html! {
        <section class="plan__form" aria-label="Plan" ref={props.node.clone()}>
            <h2 class="plan__title">{ "The plan" }</h2>
            { for asked(plan, props.present).into_iter().map(|shown| {
                let is_target = shown.name == TARGET;
                html! {
                    <>
                        { field(shown, &change) }
                        if is_target {
                            { part::<CurvePad>(CurvePadProps { plan: HiringPlan { start: props.start, ..plan.clone() }, present: props.present, on_draw: on_draw.clone() }) }
                            if let Some(trouble) = &**trouble { <p class="field-trouble" role="alert">{ trouble }</p> }
                        }
                    </>
                }
            }) }
            <label class="field">
                <span class="field__name">{ "Place" }</span>
                <select class="select field__input" onchange={place}>
                    { for PLACES.iter().map(|row| html! { <option value={row.name} selected={row.place == plan.place}>{ row.label }</option> }) }
                </select>
                <span class="field__unit">{ plan.place.row().currency.code() }</span>
                <span class="field__help">{ "Where newcomers work, and whoever's place is not known. Nothing is converted." }</span>
            </label>
            <h2 class="plan__title">{ "What is assumed" }</h2>
            <p class="plan__lead">{ "A number, or a range such as 10..20 in which it lies with 80 % odds. Heuristics with a source and a grade, not facts." }</p>
            { for ASSUMPTIONS.iter().map(|row| {
                let change = change.clone();
                let on_write = Callback::from(move |text: String| {
                    change.emit(Box::new(move |plan| {
                        let range = if text.is_empty() { Range::certain(row.default) } else { Range::parse(&text)? };
                        plan.assumptions.set(row.assumption, range)
                    }))
                });
                let text = plan.assumptions.get(row.assumption).to_string();
                line(row.label, row.unit, format!("{} · grade {}", row.source, row.grade), "text", text, on_write)
            }) }
        </section>
    }
}

/// A field of the plan itself.
fn field(asked: Asked, change: &Callback<Change, Result<(), String>>) -> Html {
    let Asked { name, unit, kind, text, help, read } = asked;
    let on_write = change.reform(move |text: String| -> Change { Box::new(move |plan| read(plan, &text)) });
    line(name, unit, help, kind, text, on_write)
}

/// Name, field and unit, and what there is to know below.
fn line(
    name: &'static str,
    unit: &'static str,
    help: String,
    kind: &'static str,
    text: String,
    on_write: Callback<String, Result<(), String>>,
) -> Html {
    html! {
        <label class="field" key={name}>
            <span class="field__name">{ name }</span>
            <Field class="field__input" {kind} value={text} {on_write} />
            <span class="field__unit">{ unit }</span>
            <span class="field__help">{ help }</span>
        </label>
    }
}

/// The field that says how many engineers there are to be; the pad under it draws the same.
const TARGET: &str = "Target";

/// The fields of the plan itself.
fn asked(plan: &HiringPlan, present: u32) -> Vec<Asked> {
    vec![
        Asked {
            name: "Start",
            unit: "",
            kind: "month",
            text: plan.start.map(|start| start.to_string()).unwrap_or_default(),
            help: "The month of the org as it is, such as 2027-03; the plan begins a month later. Left empty it is this month, whenever the link is opened.".to_owned(),
            read: |plan, text| {
                plan.start = match text {
                    "" => None,
                    text => Some(Month::parse(text).ok_or("a month such as 2027-03 is needed")?),
                };
                Ok(())
            },
        },
        Asked {
            name: "Length",
            unit: "months",
            kind: "number",
            text: plan.months.to_string(),
            help: format!("1 to {MOST_MONTHS}."),
            read: |plan, text| {
                plan.months = text.parse().map_err(|_| "a number of months is needed")?;
                Ok(())
            },
        },
        Asked {
            name: TARGET,
            unit: "engineers",
            kind: "text",
            text: written(&plan.target(present)),
            help: "A number is for the end, reached by the same share each month. Or by months: 12=80, 24=200. Or doubling: x2/12 to 200, every 12 months. Or each month: 26, 28, 31.".to_owned(),
            read: |plan, text| {
                plan.target = match text {
                    "" => None,
                    text => Some(target(text)?),
                };
                Ok(())
            },
        },
        Asked {
            name: "Hiring freezes",
            unit: "months",
            kind: "text",
            text: plan.freezes.iter().map(Freeze::to_string).collect::<Vec<_>>().join(", "),
            help: "Nobody is hired in them. Such as 3..6, 9, counted from the start. Promotions go on.".to_owned(),
            read: |plan, text| {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                plan.freezes = parts.map(Freeze::parse).collect::<Result<_, _>>()?;
                Ok(())
            },
        },
        Asked {
            name: "Runs",
            unit: "",
            kind: "number",
            text: plan.runs.to_string(),
            help: format!("1 to {}. More runs, smoother odds.", wording::thousands(MOST_RUNS)),
            read: |plan, text| {
                plan.runs = text.parse().map_err(|_| "a number of runs is needed")?;
                Ok(())
            },
        },
        Asked {
            name: "Seed",
            unit: "",
            kind: "number",
            text: plan.seed.to_string(),
            help: "The same seed gives the same runs.".to_owned(),
            read: |plan, text| {
                plan.seed = text.parse().map_err(|_| "a whole number is needed")?;
                Ok(())
            },
        },
    ]
}

/// A target as it is typed.
fn written(target: &Target) -> String {
    match target {
        Target::End(to) => to.to_string(),
        Target::Milestones(milestones) => {
            milestones.iter().map(|(month, engineers)| format!("{month}={engineers}")).collect::<Vec<_>>().join(", ")
        }
        Target::Doubling { tenths, to } if tenths % 10 == 0 => format!("x2/{} to {to}", tenths / 10),
        Target::Doubling { tenths, to } => format!("x2/{}.{} to {to}", tenths / 10, tenths % 10),
        Target::Curve(points) => points.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Reads what [`written`] writes.
fn target(text: &str) -> Result<Target, String> {
    let number = |text: &str| {
        text.trim().parse::<u32>().map_err(|_| format!("\"{}\" is not a number of engineers", text.trim()))
    };
    if let Some(doubling) = text.strip_prefix("x2/") {
        let (months, to) = doubling.split_once("to").ok_or("such as x2/12 to 200 is needed")?;
        let months = months.trim().parse::<Decimal>().ok();
        let months = months.filter(|months| (Decimal::whole(1)..=Decimal::whole(240)).contains(months));
        let months = months.ok_or("a doubling time of 1 to 240 months is needed")?;
        return Ok(Target::Doubling { tenths: round_half_up(months.0 * 10, Decimal::SCALE) as u32, to: number(to)? });
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [only] if !only.contains('=') => Ok(Target::End(number(only)?)),
        parts if parts.iter().any(|part| part.contains('=')) => {
            let milestone = |part: &&str| {
                let (month, engineers) =
                    part.split_once('=').ok_or(format!("\"{part}\" needs a month, such as 12=80"))?;
                Ok((number(month)?, number(engineers)?))
            };
            Ok(Target::Milestones(parts.iter().map(milestone).collect::<Result<_, String>>()?))
        }
        parts => Ok(Target::Curve(parts.iter().map(|part| number(part)).collect::<Result<_, _>>()?)),
    }
}
