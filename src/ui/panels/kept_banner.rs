//! What a person must know where the open scenario is not saved, and what can be done about it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ui::workspace::{Kept, Workspace};

pub(crate) struct KeptBannerProps<'a> {
    pub(crate) workspace: &'a Workspace,
    /// The state about which somebody wants to hear no more.
    pub(crate) dismissed: &'a UseStateHandle<Option<Kept>>,
}

/// The banner; nothing where all is well.
pub(crate) fn kept_banner(props: &KeptBannerProps<'_>) -> Html {
    let workspace = props.workspace;
    let kept = workspace.kept;
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
        Kept::Link | Kept::Saving | Kept::Saved => return Html::default(),
    };
    if **props.dismissed == Some(kept) {
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
                   <button type="button" class="button" onclick={let dismissed = props.dismissed.setter(); move |_: MouseEvent| dismissed.set(Some(kept))}>{ "Dismiss" }</button>
               }
           </div>
       }
}
