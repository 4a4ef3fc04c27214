//! Playing a slider: one step after another, until the end or a pause.

use gloo::timers::callback::Interval;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Steps that playback takes at most.
const PLAY_STEPS: u32 = 180;

/// A slider that plays: whether it does, and what its button and its field call.
pub(crate) struct Playback {
    pub(crate) is_playing: UseStateHandle<bool>,
    /// Plays or pauses; from the end it starts again.
    pub(crate) toggle: Callback<MouseEvent>,
    /// Takes the value of the field and pauses.
    pub(crate) slide: Callback<InputEvent>,
}

/// Advances a value to the end of its range while playing.
#[hook]
pub(crate) fn use_playback(at: u32, range: (u32, u32), set: &Callback<u32>, millis: u32) -> Playback {
    let is_playing = use_state_eq(|| false);
    let now = use_mut_ref(|| at);
    *now.borrow_mut() = at;
    use_effect_with((*is_playing, range), {
        let (playing, set) = (is_playing.setter(), set.clone());
        move |&(is_playing, (from, to))| {
            let step = ((to - from) / PLAY_STEPS).max(1);
            let interval = is_playing.then(|| {
                Interval::new(millis, move || {
                    let next = (*now.borrow() + step).min(to);
                    set.emit(next);
                    if next >= to {
                        playing.set(false);
                    }
                })
            });
            move || drop(interval)
        }
    });
    let toggle = {
        let (is_playing, set, (from, to)) = (is_playing.clone(), set.clone(), range);
        Callback::from(move |_: MouseEvent| {
            if !*is_playing && at >= to {
                set.emit(from);
            }
            is_playing.set(!*is_playing && from < to);
        })
    };
    let slide = {
        let (set, is_playing) = (set.clone(), is_playing.setter());
        Callback::from(move |event: InputEvent| {
            is_playing.set(false);
            if let Ok(value) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
                set.emit(value);
            }
        })
    };
    Playback { is_playing, toggle, slide }
}
