//! Policy, thresholds and load terms, each with what it rests on.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::analyze::{RULES, Rule, RuleId, Settings, Unit};
use crate::engine::policy::{LOAD_TERMS, LoadTerm, POLICY_PRESETS, SPAN_KNOBS, TermUnit};
use crate::engine::units::{Decimal, round_half_up};
use crate::session::Command;
use crate::ui::components::band_icon::severity_icon;
use crate::ui::components::field::Field;
use crate::ui::components::modal::Modal;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(crate) struct SettingsDialogProps {
    pub(crate) settings: Settings,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_close: Callback<()>,
}

/// The settings dialog.
pub(crate) fn settings_dialog(props: &SettingsDialogProps) -> Html {
    let reset = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Command::ResetSettings))
    };
    html! {
        <Modal title="Policy and thresholds" on_close={props.on_close.clone()}
            foot={html! { <button type="button" class="button" onclick={reset}>{ "Back to defaults" }</button> }}>
            <p class="settings__lead">{ "No source proves a best span. Every number here is a heuristic with its source and grade: A peer-reviewed or mathematical, B industry data, C named practitioner, D our judgement. Changes take effect at once and travel in the link." }</p>
            <section class="settings" aria-labelledby="settings-policy">
                <h3 id="settings-policy" class="settings__title">{ "How the structure grows" }</h3>
                <div class="settings__presets" role="group" aria-label="Presets">{ for POLICY_PRESETS.iter().map(|preset| {
                    let (dispatch, policy) = (props.dispatch.clone(), preset.policy);
                    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Command::SetPolicy(policy)));
                    html! {
                        <button type="button" class="preset" aria-pressed={(props.settings.policy == policy).to_string()} {onclick}>
                            <strong>{ preset.label }</strong><span class="preset__help">{ preset.help }</span>
                        </button>
                    }
                }) }</div>
                { for (0..SPAN_KNOBS.len()).map(|at| knob(props, at)) }
            </section>
            <section class="settings" aria-labelledby="settings-rules">
                <h3 id="settings-rules" class="settings__title">{ "When a flag goes up" }</h3>
                <p class="settings__lead">{ wording::LEVELS }</p>
                { for RuleId::all().zip(RULES).map(|(id, rule)| thresholds(props, id, rule)) }
            </section>
            <section class="settings" aria-labelledby="settings-load">
                <h3 id="settings-load" class="settings__title">{ "What a manager's week is made of" }</h3>
                { for LOAD_TERMS.iter().enumerate().map(|(at, term)| load_term(props, at, term)) }
            </section>
        </Modal>
    }
}

/// A line of a form: name, field, source.
fn line(name: Html, field: Html, source: String) -> Html {
    html! { <div class="setting"><span class="setting__name">{ name }</span><span class="setting__field">{ field }</span><span class="setting__source">{ source }</span></div> }
}

/// Reads a number; what it must be, where it is none.
fn number(text: &str) -> Result<Decimal, String> {
    let read = text.replace(',', ".").parse().ok().filter(|&value| value >= Decimal(0));
    read.ok_or_else(|| format!("“{text}” is no number from 0 up. Escape brings the old one back."))
}

fn knob(props: &SettingsDialogProps, at: usize) -> Html {
    let knob = &SPAN_KNOBS[at];
    let value = (knob.get)(&props.settings.policy);
    let dispatch = props.dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Ok(value) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
            dispatch.dispatch(Command::SetSpan(at, value));
        }
    });
    let field = html! {
        <>
            <input type="range" class="setting__range" aria-label={knob.label} min={knob.range.0.to_string()} max={knob.range.1.to_string()} value={value.to_string()} {oninput} />
            <output class="setting__value">{ value }</output>
        </>
    };
    let name = html! { <>{ knob.label }<small class="setting__help">{ knob.help }</small></> };
    line(name, field, format!("{} · {}", knob.source, knob.grade))
}

fn thresholds(props: &SettingsDialogProps, id: RuleId, rule: &'static Rule) -> Html {
    let fields = rule.levels.iter().enumerate().map(|(at, level)| {
        let dispatch = props.dispatch.clone();
        let severity = level.severity.as_str();
        let (factor, unit) = read_in(rule.unit);
        let now = Decimal(props.settings.thresholds.get(id, at).0 * factor).to_string();
        let on_write = Callback::from(move |text: String| {
            let value = Decimal(round_half_up(number(&text)?.0, factor));
            dispatch.dispatch(Command::SetThreshold(rule.id.into(), severity.into(), value));
            Ok(())
        });
        html! {
            <label class="setting__level" data-severity={severity}>
                { severity_icon(level.severity) }<span class="setting__when">{ format!("{severity} {}", level.comparison.sign()) }</span>
                <Field class="setting__number" keys="decimal" label={format!("{}, {severity}, {unit}", rule.title)} value={now} {on_write} />
                if factor > 1 { { "%" } }
            </label>
        }
    });
    let name = html! { <>{ rule.title }<small class="setting__help">{ rule.explanation }</small></> };
    line(name, html! { <>{ for fields }</> }, format!("{} · {}", rule.source, rule.grade))
}

/// How often a threshold of a unit is taken to be read, and the unit's name then: loads and shares are read in percent.
fn read_in(unit: Unit) -> (i64, &'static str) {
    match unit {
        Unit::LoadIndex => (100, "% of the week"),
        Unit::Share => (100, "%"),
        unit => (1, unit.as_str()),
    }
}

fn load_term(props: &SettingsDialogProps, at: usize, term: &'static LoadTerm) -> Html {
    let now = shown(term, term.get(&props.settings.load));
    let dispatch = props.dispatch.clone();
    let on_write = Callback::from(move |text: String| {
        let factor = if term.unit == TermUnit::Minutes { 60 } else { 1 };
        let whole = round_half_up(number(&text)?.0 * factor, Decimal::SCALE).min(1_000_000);
        dispatch.dispatch(Command::SetLoadTerm(at, whole as u32));
        Ok(())
    });
    let unit = match term.unit {
        TermUnit::Minutes => "h a week",
        TermUnit::Percent => "%",
        TermUnit::Months => "months",
    };
    let field = html! {
        <label class="setting__level">
            <Field class="setting__number" keys="decimal" label={format!("{}, {unit}", term.label)} value={now} {on_write} />{ unit }
        </label>
    };
    line(html! { term.label }, field, format!("{} · {}", term.source, term.grade))
}

/// A term's value as the form shows it: minutes as hours.
fn shown(term: &LoadTerm, value: u32) -> String {
    match term.unit {
        TermUnit::Minutes => {
            let text = format!("{:.2}", f64::from(value) / 60.0);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        TermUnit::Percent | TermUnit::Months => value.to_string(),
    }
}
