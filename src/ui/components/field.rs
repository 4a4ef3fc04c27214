//! A field for what is kept: while somebody writes in it, nothing else puts its text back.
//!
//! The page is drawn anew whenever a simulation, a search or a playback goes on, and a field that is told its value at each
//! of these times loses what was typed. So what is written is a draft until it is taken: when the field is left, by Enter,
//! or when the browser says that it changed. Escape drops it. What cannot be taken stays, and the field says why.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    /// Accessible name; without one the label around the field names it.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    pub(crate) class: &'static str,
    #[prop_or("text")]
    pub(crate) kind: &'static str,
    /// What is kept.
    pub(crate) value: AttrValue,
    /// Takes what was written, blanks around it removed, or says why it cannot.
    pub(crate) on_write: Callback<String, Result<(), String>>,
    /// What a number is at least and at most.
    #[prop_or_default]
    pub(crate) range: Option<(u32, u32)>,
    /// The keyboard of a phone.
    #[prop_or_default]
    pub(crate) keys: Option<&'static str>,
    /// What stands in it while it is empty.
    #[prop_or_default]
    pub(crate) hint: Option<&'static str>,
    /// Letters at most.
    #[prop_or_default]
    pub(crate) most: Option<&'static str>,
    /// The id of a list of what could be meant.
    #[prop_or_default]
    pub(crate) list: Option<&'static str>,
}

#[derive(Default)]
struct Draft {
    /// What stands in the field instead of what is kept: from when it is entered until it is taken or given up.
    text: Option<String>,
    is_written: bool,
    has_focus: bool,
}

/// A field that keeps a draft.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let draft = use_mut_ref(Draft::default);
    let trouble = use_state_eq(|| None::<AttrValue>);
    let redraw = use_force_update();
    let drop_draft = {
        let (draft, trouble, redraw) = (draft.clone(), trouble.setter(), redraw);
        Callback::from(move |()| {
            let has_focus = draft.borrow().has_focus;
            *draft.borrow_mut() = Draft { has_focus, ..Draft::default() };
            trouble.set(None);
            redraw.force_update();
        })
    };
    // What is decided elsewhere replaces a draft that nobody works on.
    use_effect_with(props.value.clone(), {
        let (draft, drop_draft) = (draft.clone(), drop_draft.clone());
        move |_| {
            let is_left = {
                let draft = draft.borrow();
                draft.is_written && !draft.has_focus
            };
            if is_left {
                drop_draft.emit(());
            }
        }
    });
    let take = {
        let (draft, trouble, drop_draft) = (draft.clone(), trouble.setter(), drop_draft.clone());
        let on_write = props.on_write.clone();
        Callback::from(move |()| {
            let text = draft.borrow().text.clone();
            let Some(text) = text.filter(|_| draft.borrow().is_written) else { return };
            match on_write.emit(text.trim().to_owned()) {
                Ok(()) => drop_draft.emit(()),
                Err(why) => trouble.set(Some(why.into())),
            }
        })
    };
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            let mut draft = draft.borrow_mut();
            draft.text = Some(event.target_unchecked_into::<HtmlInputElement>().value());
            draft.is_written = true;
        })
    };
    // What is entered stays as it is, or a selection would be lost before the first letter.
    let onfocus = {
        let (draft, value) = (draft.clone(), props.value.clone());
        Callback::from(move |_: FocusEvent| {
            let mut draft = draft.borrow_mut();
            draft.has_focus = true;
            draft.text.get_or_insert_with(|| value.to_string());
        })
    };
    let onblur = {
        let (draft, take, drop_draft) = (draft.clone(), take.clone(), drop_draft.clone());
        Callback::from(move |_: FocusEvent| {
            draft.borrow_mut().has_focus = false;
            let is_written = draft.borrow().is_written;
            if is_written {
                take.emit(());
            } else {
                drop_draft.emit(());
            }
        })
    };
    let onkeydown = {
        let (draft, take) = (draft.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // What an input method composes is ended with Enter as well.
            "Enter" if !event.is_composing() => take.emit(()),
            "Escape" if !event.is_composing() && draft.borrow().is_written => {
                // The dialog around the field stays open.
                event.prevent_default();
                event.stop_propagation();
                drop_draft.emit(());
            }
            _ => {}
        })
    };
    let onchange = Callback::from(move |_: Event| take.emit(()));
    let shown = draft.borrow().text.clone().map_or_else(|| props.value.clone(), AttrValue::from);
    let (least, most) = props.range.map(|(least, most)| (least.to_string(), most.to_string())).unzip();
    let why = trouble.as_ref().zip(props.label.as_ref()).map(|(_, label)| id_of(label));
    html! {
        <>
            <input class={props.class} type={props.kind} aria-label={&props.label} dir={(props.kind == "text").then_some("auto")}
                inputmode={props.keys} min={least} max={most} maxlength={props.most} placeholder={props.hint} list={props.list}
                autocomplete="off" spellcheck="false" value={shown} aria-invalid={trouble.is_some().then_some("true")}
                aria-describedby={why.clone()} {oninput} {onchange} {onfocus} {onblur} {onkeydown} />
            if let Some(trouble) = &*trouble {
                <small class="field-trouble" id={why} role="alert">{ trouble }</small>
            }
        </>
    }
}

/// The id of what is wrong with a field.
fn id_of(label: &str) -> String {
    let word = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    format!("why-{}", label.chars().map(word).collect::<String>())
}
