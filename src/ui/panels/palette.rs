//! The palette: finds people, teams and commands, and goes there or does it.

use yew::prelude::*;

use crate::session::{ACTIONS, Act, Command, Found, Frame, Panel, find};
use crate::ui::browser::keyboard::Claim;
use crate::ui::components::finder::{Finder, FinderProps, Match};
use crate::ui::components::modal::Sheet;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(crate) struct PaletteProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) dispatch: Dispatch,
    /// Whether one person is selected, below whom somebody could be added.
    pub(crate) has_one: bool,
    /// Brings the keyboard to somebody.
    pub(crate) claim: Claim,
    /// Does what was chosen, which may open something else.
    pub(crate) perform: Callback<Act>,
    pub(crate) on_close: Callback<()>,
}

/// Matches of a kind that are listed at most.
const MOST_MATCHES: usize = 12;

/// The palette.
pub(crate) fn palette(props: &PaletteProps) -> Html {
    let look = {
        let (frame, has_one) = (props.frame.clone(), props.has_one);
        Callback::from(move |words: String| {
            find(&frame, &words, MOST_MATCHES).into_iter().map(|found| line(&frame, found, has_one)).collect::<Vec<_>>()
        })
    };
    let on_choose = {
        let (frame, dispatch) = (props.frame.clone(), props.dispatch.clone());
        let claim = props.claim.clone();
        let (perform, on_close) = (props.perform.clone(), props.on_close.clone());
        Callback::from(move |(words, place): (String, usize)| {
            let Some(&found) = find(&frame, &words, MOST_MATCHES).get(place) else { return };
            on_close.emit(());
            match found {
                Found::Person(at) => {
                    claim.bring_to(frame.structure.id(at));
                    show_person(&frame, at, &dispatch);
                }
                Found::Team(team) => {
                    dispatch.dispatch(Command::Show(Panel::Teams));
                    dispatch.dispatch(Command::SelectTeam(team, None));
                }
                Found::Action(at) => ACTIONS[at].act.into_iter().for_each(|act| perform.emit(act)),
            }
        })
    };
    let nothing = {
        let people = props.frame.report.metrics.people;
        Callback::from(move |words: String| {
            format!("No one among {} matches “{words}”.", wording::count(people, "person", "people"))
        })
    };
    html! {
        <Sheet name="Search" on_close={props.on_close.clone()}>
            { part::<Finder>(FinderProps { label: "Search".into(), placeholder: "Name, title, team or command".into(), list: "matches", find: look, on_choose, nothing }) }
        </Sheet>
    }
}

/// Brings somebody to the front, with everyone above unfolded.
fn show_person(frame: &Frame, at: u32, dispatch: &Dispatch) {
    let above = frame.chain(at).into_iter().map(|at| frame.structure.id(at)).collect();
    dispatch.dispatch(Command::Show(Panel::Chart));
    dispatch.dispatch(Command::Expand(above));
    dispatch.dispatch(Command::Select(Some(frame.structure.id(at))));
}

fn line(frame: &Frame, found: Found, has_one: bool) -> Match {
    match found {
        Found::Person(at) => {
            Match { name: frame.name(at).to_owned().into(), line: about(frame, at).into(), ..Match::default() }
        }
        Found::Team(team) => {
            let name = frame.org.team(team).map(|team| team.name.clone()).unwrap_or_default();
            Match { name: name.into(), line: "Team".into(), ..Match::default() }
        }
        Found::Action(at) => {
            let action = &ACTIONS[at];
            let keys = action.keys.first().map(|keys| keys.shown().into());
            let name = if action.act == Some(Act::Add) && !has_one { "Add at the top" } else { action.name };
            Match { name: name.into(), line: "Command".into(), keys, ..Match::default() }
        }
    }
}

/// Title, team and manager of somebody.
pub(crate) fn about(frame: &Frame, at: u32) -> String {
    let manager = frame.chain(at).first().map(|&at| format!("reports to {}", frame.name(at)));
    let parts = [Some(frame.person(at).title.clone()), frame.team_of(at).map(str::to_owned), manager];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    parts.join(" · ")
}
