//! One person as drawn: a card for whoever has reports, a chip for the others.

use web_sys::Element;
use yew::prelude::*;

use crate::engine::ids::PersonId;
use crate::engine::layout::Rect;
use crate::ui::browser::motion;
use crate::ui::components::band_icon::band_icon;

/// What a treeitem says and looks like. Compared whole, so that only what changed is drawn again.
#[derive(Properties, Clone, PartialEq)]
pub(super) struct ItemProps {
    pub(super) id: PersonId,
    pub(super) rect: Rect,
    pub(super) is_card: bool,
    pub(super) name: AttrValue,
    pub(super) line: AttrValue,
    /// Accessible name.
    pub(super) label: AttrValue,
    /// Load index with two places, for managers.
    pub(super) index: Option<AttrValue>,
    pub(super) band: &'static str,
    /// Load as a share of the bar, 0 to 100.
    pub(super) fill: u32,
    pub(super) span: AttrValue,
    pub(super) hidden: Option<AttrValue>,
    pub(super) level: u32,
    pub(super) set_size: u32,
    pub(super) place: u32,
    pub(super) is_expanded: Option<bool>,
    pub(super) is_selected: bool,
    pub(super) is_focused: bool,
    pub(super) is_new: bool,
    pub(super) is_vacant: bool,
    /// "near", "middle" or "far".
    pub(super) detail: &'static str,
    /// Milliseconds that a way to a new place takes.
    pub(super) glide: u32,
}

/// The id of a person's element.
pub(super) fn element_id(id: PersonId) -> String {
    format!("person-{}", id.0)
}

/// Shows how a card gets to a new place. At rest it has no transform: hundreds of them would slow every frame of a zoom.
#[hook]
fn use_glide(node: &NodeRef, rect: Rect, millis: u32) {
    let last = use_mut_ref(|| rect);
    let node = node.clone();
    use_effect_with(rect, move |&rect| {
        let before = last.replace(rect);
        let from = (before.x - rect.x, before.y - rect.y);
        if let (true, Some(element)) = (from != (0, 0) && millis > 0, node.cast::<Element>()) {
            motion::glide(&element, from, millis);
        }
    });
}

/// A treeitem of the chart.
#[component]
pub(super) fn Item(props: &ItemProps) -> Html {
    let Rect { x, y, width, height } = props.rect;
    let node = use_node_ref();
    use_glide(&node, props.rect, props.glide);
    html! {
        <div
            ref={node}
            id={element_id(props.id)}
            class={if props.is_card { "card" } else { "chip" }}
            role="treeitem"
            tabindex={if props.is_focused { "0" } else { "-1" }}
            aria-label={&props.label}
            aria-level={props.level.to_string()}
            aria-setsize={props.set_size.to_string()}
            aria-posinset={props.place.to_string()}
            aria-selected={props.is_selected.to_string()}
            aria-expanded={props.is_expanded.map(|open| AttrValue::from(open.to_string()))}
            data-person={props.id.0.to_string()}
            data-band={props.band}
            data-detail={props.detail}
            data-new={props.is_new.then_some("true")}
            data-vacant={props.is_vacant.then_some("true")}
            style={format!("left:{x}px;top:{y}px;width:{width}px;height:{height}px;--fill:{}%", props.fill)}
        >
            // A shortened name is not the accessible one, so it is drawn as well.
            if props.detail == "near" {
                <span class="card__name" dir="auto">{ &props.name }</span>
            } else {
                <span class="card__name" dir="auto" data-text={&props.name} />
            }
            // What stands beside the name is drawn by the stylesheet: the accessible name says it in words.
            if props.is_card {
                if props.detail == "near" {
                    <span class="card__line" dir="auto" data-text={&props.line} />
                }
                <span class="card__figures">
                    if let Some(index) = &props.index {
                        <span class="card__load" data-text={index}>{ band_icon(props.band) }</span>
                    }
                    if props.detail == "near" {
                        <span class="card__span" data-text={&props.span} />
                    }
                </span>
                if props.detail != "far" {
                    if let Some(hidden) = props.hidden.as_ref().filter(|_| props.detail == "near" || props.is_expanded == Some(false)) {
                        <span class="card__toggle" data-toggle="true" data-text={hidden} />
                    }
                }
            }
        </div>
    }
}
