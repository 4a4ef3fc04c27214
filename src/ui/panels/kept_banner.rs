//! What a person must know where the open scenario is not saved, and what can be done about it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ui::workspace::{Kept, Workspace, use_kept};

#[derive(Properties, PartialEq)]
pub(crate) struct KeptProps {
    pub(crate) workspace: Workspace,
}

/// A few words on whether the open scenario is saved.
#[component]
pub(crate) fn KeptNote(props: &KeptProps) -> Html {
    let kept = use_kept(&props.workspace).as_str();
    html! { <span class="top-bar__kept" title={kept}>{ kept }</span> }
}

/// The banner; nothing where all is well.
#[component]
pub(crate) fn KeptBanner(props: &KeptProps) -> Html {
    let workspace = &props.workspace;
    let kept = use_kept(workspace);
    // The state about which somebody wants to hear no more.
    let dismissed = use_state_eq(|| None::<Kept>);
    use_effect_with(kept, {
        let dismissed = dismissed.setter();
        move |kept| {
            if matches!(kept, Kept::Link | Kept::Saved) {
                dismissed.set(None);
            }
        }
    });
    let text = match kept {
        Kept::Full => {
            "The browser has no room left: what you changed is not saved. Back it up to a file, or delete scenarios that you no longer need."
        }
        Kept::Denied => {
            "This browser refuses storage, as in a private window: what you do here is gone when you close the tab. Back it up to a file."
        }
        Kept::Conflict => {
            "Another tab changed this scenario meanwhile. Nothing is saved here until you choose: what the other tab saved, or what you have here, as a copy beside it."
        }
        Kept::Link | Kept::Saving | Kept::Saved | Kept::Removed | Kept::InFile => return Html::default(),
    };
    if *dismissed == Some(kept) {
        return Html::default();
    }
    let button = |name: &'static str, act: fn(&Workspace)| {
        let workspace = workspace.clone();
        html! { <button type="button" class="button" onclick={move |_: MouseEvent| act(&workspace)}>{ name }</button> }
    };
    html! {
           <div class="banner" role="alert">
               <p class="banner__text">{ text }</p>
               if kept == Kept::Conflict {
                   { button("Show that one", Workspace::show_other) }
                   { button("Keep this as a copy", Workspace::keep_copy) }
               } else {
                   { button("Back up to a file", |workspace| {
                       let workspace = workspace.clone();
                       spawn_local(async move {
    let _said = workspace.back_up().await;
    });
                   }) }
                   <button type="button" class="button" onclick={let dismissed = dismissed.setter(); move |_: MouseEvent| dismissed.set(Some(kept))}>{ "Dismiss" }</button>
               }
           </div>
       }
}
