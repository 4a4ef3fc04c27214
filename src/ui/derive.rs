//! From session to what is shown, each stage worked out again only where its inputs changed.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::shared::Shared;
use crate::engine::analyze::{Settings, rank};
use crate::engine::grow::Mode;
use crate::engine::scenario::Source;
use crate::session::{Frame, Key, Outcome, Session};

/// People from which on an org is shown before its growth is worked out.
const MANY: usize = 600;
/// Milliseconds between the two: enough for the first picture.
const GROW_AFTER: u32 = 40;

/// Growth of the session's scenario in both modes. A large org that was just brought in is there at once as it is, and with
/// its growth a moment later.
#[hook]
pub(crate) fn use_outcome(session: &Session) -> Shared<Outcome> {
    let shown = use_state_eq(|| None::<Source>);
    let source = session.scenario.source.clone();
    let is_large = matches!(&source, Source::Roster(roster) if roster.people.len() >= MANY);
    let is_new = is_large && shown.as_ref() != Some(&source);
    use_effect_with(source, {
        let shown = shown.setter();
        move |source| {
            let source = source.clone();
            let timeout = is_new.then(|| Timeout::new(GROW_AFTER, move || shown.set(Some(source))));
            move || drop(timeout)
        }
    });
    let key = Key::new(&session.scenario, if is_new { 0 } else { session.slider_end() });
    Shared::from_rc(use_memo(key, Key::outcome))
}

/// The org at the size looked at, its findings ranked.
#[hook]
pub(crate) fn use_frame(session: &Session, outcome: &Shared<Outcome>) -> Shared<Frame> {
    let scenario = &session.scenario;
    let inputs: (Shared<Outcome>, Mode, u32, Settings) =
        (outcome.clone(), scenario.mode, outcome.engineers(scenario), scenario.settings.clone());
    let as_of = scenario.as_of;
    let frame = use_memo(inputs, |(outcome, mode, engineers, settings)| {
        let mut frame = Frame::new(outcome, *mode, *engineers, as_of, settings);
        let mut findings = std::mem::take(&mut frame.report.findings);
        rank(&mut findings, &frame.structure, &frame.report);
        frame.report.findings = findings;
        frame
    });
    Shared::from_rc(frame)
}
