//! Playing a slider: one step after another, until the end or a pause.

use gloo::timers::callback::Interval;
use yew::prelude::*;

/// Steps that playback takes at most.
const PLAY_STEPS: u32 = 180;

/// Advances a value to the end of its range while playing.
#[hook]
pub(crate) fn use_playback(at: u32, range: (u32, u32), set: &Callback<u32>, millis: u32) -> UseStateHandle<bool> {
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
    is_playing
}
