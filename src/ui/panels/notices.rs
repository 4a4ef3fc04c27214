//! What the page says of itself: that a new version is there, and that this browser makes it slow.

use yew::prelude::*;

use crate::ui::browser;

#[derive(Properties, PartialEq)]
pub(crate) struct NoticesProps {
    /// The page simulates without a worker.
    pub(crate) is_slow: bool,
}

/// Notices above everything else, each until it is dismissed.
#[component]
pub(crate) fn Notices(props: &NoticesProps) -> Html {
    let has_update = use_state_eq(browser::build::is_there);
    let is_known = use_state_eq(|| false);
    use_effect_with((), {
        let has_update = has_update.setter();
        move |()| {
            let listener = browser::build::on_new_build(move || has_update.set(true));
            move || drop(listener)
        }
    });
    // What is open is kept as the page is left.
    let update = Callback::from(|_: MouseEvent| browser::build::take());
    let dismiss = |state: UseStateHandle<bool>, to: bool| Callback::from(move |_: MouseEvent| state.set(to));
    html! {
        // Always there: a screen reader says what comes into a status, not a status that comes.
        <div role="status">
            if *has_update {
                <div class="banner banner--notice">
                    <p class="banner__text">{ "A new version of Spanwise is ready. What is open stays open." }</p>
                    <button type="button" class="button button--primary" onclick={update}>{ "Update" }</button>
                    <button type="button" class="button" onclick={dismiss(has_update.clone(), false)}>{ "Later" }</button>
                </div>
            }
            if props.is_slow && !*is_known {
                <div class="banner banner--notice">
                    <p class="banner__text">{ "This browser started no background worker. The page works by itself, in small steps: simulations take longer." }</p>
                    <button type="button" class="button" onclick={dismiss(is_known.clone(), true)}>{ "Dismiss" }</button>
                </div>
            }
        </div>
    }
}
