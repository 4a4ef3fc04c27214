//! From session to what is shown, each stage worked out again only where its inputs changed.

use yew::prelude::*;

use super::shared::Shared;
use crate::engine::analyze::{Settings, rank};
use crate::engine::grow::Mode;
use crate::session::{Frame, Key, Outcome, Session};

/// Growth of the session's scenario in both modes.
#[hook]
pub(crate) fn use_outcome(session: &Session) -> Shared<Outcome> {
    let key = Key::new(&session.scenario, session.slider_end());
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
