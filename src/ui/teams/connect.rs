//! Connecting two teams: the ways in which they can work together.

use yew::prelude::*;

use crate::engine::ids::TeamId;
use crate::session::{Command, Frame, JOINTS};
use crate::ui::components::modal::Modal;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;

/// Two teams that are to be connected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    /// The one that was dragged from.
    pub(super) own: TeamId,
    /// The other.
    pub(super) other: TeamId,
}

#[derive(Properties, Clone, PartialEq)]
pub(super) struct ConnectDialogProps {
    pub(super) frame: Shared<Frame>,
    pub(super) pair: Asked,
    pub(super) dispatch: Dispatch,
    pub(super) on_close: Callback<()>,
}

/// Asks how two teams work together from now on.
#[component]
pub(super) fn ConnectDialog(props: &ConnectDialogProps) -> Html {
    let Asked { own, other } = props.pair;
    let [from, to] = [own, other].map(|team| team_name(&props.frame, team));
    html! {
        <Modal title={format!("Connect {from} and {to}")} on_close={props.on_close.clone()}>
            <div class="choices">
                { for (0..JOINTS.len()).map(|at| {
                    let (props, name) = (props.clone(), format!("{from} {} {to}", JOINTS[at].says));
                    let step = name.clone();
                    let onclick = move |_: MouseEvent| {
                        props.dispatch.dispatch(connected(&props.frame, own, other, at, &step));
                        props.on_close.emit(());
                    };
                    html! { <button type="button" class="preset" {onclick}><strong>{ JOINTS[at].mode.label() }</strong><span class="preset__help">{ name }</span></button> }
                }) }
            </div>
        </Modal>
    }
}

/// The command after which a team works with another in a way, by its place in [`JOINTS`].
pub(super) fn connected(frame: &Frame, own: TeamId, other: TeamId, joint: usize, step: &str) -> Command {
    Command::Edit(step.to_owned(), JOINTS[joint].edits(&frame.org, own, other))
}

/// The name of a team.
pub(super) fn team_name(frame: &Frame, team: TeamId) -> String {
    frame.org.team(team).map(|team| team.name.clone()).unwrap_or_default()
}
