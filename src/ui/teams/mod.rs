//! The team map: teams in the field's notation, how they work together, and the lines above them.
//!
//! Boxes are elements that take the focus; interactions and blocks are one drawing beneath them. Panning and zooming change
//! one transform.

mod boxes;
mod connect;
mod details;
mod drag;
mod legend;
mod overlay;
mod policy;
mod sheet;
mod walk;
mod whole;

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use super::browser::{focus::focus, motion, resize::use_size};
use super::canvas::{Camera, use_gestures};
use super::panels::fix::Fixing;
use super::shared::Shared;
use super::store::Dispatch;
use crate::engine::analyze::topology;
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::layout::Rect;
use crate::engine::layout::viewport::{ScreenSize, Viewport};
use crate::engine::org::NONE;
use crate::engine::policy::TopologyPolicy;
use crate::engine::team_map::{MapNode, MapOptions, TeamMap};
use crate::session::{Command, Frame, View};
use crate::ui::part::part;
use boxes::boxes;
use connect::{Asked, ConnectDialog, ConnectDialogProps};
use details::{DetailsProps, details};
use drag::use_drag;
use legend::{LegendProps, legend};
use policy::{PolicyProps, policy};
use sheet::sheet;
use whole::{WholeProps, whole};

/// The scale below which boxes show their names only, which may take two lines then, and the one below which they have one.
const LEAST_FOR_ALL: f64 = 0.8;
const LEAST_FOR_TWO_LINES: f64 = 0.46;
/// World units that the map is wide on a narrow screen.
const NARROW_WIDTH: i32 = 420;

#[derive(Properties, PartialEq)]
pub(crate) struct TeamsProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) view: View,
    pub(crate) topology: TopologyPolicy,
    pub(crate) fixing: Fixing,
    pub(crate) dispatch: Dispatch,
    /// Changes when another scenario is opened: then all of the map is shown.
    pub(crate) opened: u32,
}

/// The map, what is selected on it, and what is known of that.
#[component]
pub(crate) fn Teams(props: &TeamsProps) -> Html {
    let (stage, world, zoom_label) = (use_node_ref(), use_node_ref(), use_node_ref());
    let size = use_size(&stage);
    let is_narrow = motion::use_media(motion::NARROW);
    let map = use_map(&props.frame, &props.view.map, is_narrow);
    let camera = use_memo((), |()| {
        let node = world.clone();
        let moved = Callback::from(move |viewport: Viewport| {
            let detail = match viewport.scale {
                scale if scale < LEAST_FOR_TWO_LINES => "name",
                scale if scale < LEAST_FOR_ALL => "names",
                _ => "all",
            };
            if let Some(world) = node.cast::<Element>() {
                // An attribute takes any text.
                let _refused = world.set_attribute("data-detail", detail);
            }
        });
        Camera::new(world.clone(), zoom_label.clone(), moved).reading_between(LEAST_FOR_ALL, 1.0)
    });
    use_gestures(&stage, &camera);
    use_kept_in_place(&camera, &map, size, props.view.has_lines);
    use_effect_with((props.opened, props.view.map.clone()), {
        let camera = camera.clone();
        move |_| camera.fit()
    });
    let asked = use_state_eq(|| None::<Asked>);
    use_drag(&stage, &world, &map, &asked);
    let report =
        use_memo(props.frame.clone(), |frame| topology(&frame.structure, &frame.report.teams, &frame.settings.load));
    let team = selected_team(&props.frame, &props.view);
    let place = selected_place(&props.view, &map, team);
    use_effect_with((place, Shared::from_rc(Rc::clone(&map))), {
        let (camera, map) = (camera.clone(), Rc::clone(&map));
        move |(place, _)| {
            let rect = place.map(|at| map.scene.teams[at as usize].rect);
            let is_seen = |rect: &Rect| camera.window(-8.0).is_some_and(|window| window.union(rect) == window);
            if let Some(rect) = rect.filter(|rect| !is_seen(rect)) {
                camera.reveal(&rect, 0.4);
            }
        }
    });
    let focused = use_state_eq(|| None::<MapNode>);
    let focus_place = focused
        .and_then(|node| map.teams.iter().position(|one| one.node == node))
        .or(place.map(|at| at as usize))
        .unwrap_or(0);
    let pick = {
        let (dispatch, frame, options) = (props.dispatch.clone(), props.frame.clone(), props.view.map.clone());
        let focused = focused.setter();
        move |map: &TeamMap, at: usize| {
            let one = &map.teams[at];
            focused.set(Some(one.node));
            dispatch.dispatch(match one.node {
                MapNode::Team(team) => Command::SelectTeam(team, who_leads(&frame, one.lead, team)),
                MapNode::TeamOf(manager) => Command::Select(Some(manager)),
                MapNode::Group(group) => {
                    let mut options = options.clone();
                    options.toggle_group(group);
                    Command::SetMap(Box::new(options))
                }
            });
        }
    };
    let onclick = {
        let (map, pick, dispatch) = (Rc::clone(&map), pick.clone(), props.dispatch.clone());
        Callback::from(move |event: MouseEvent| match place_of(event.target()) {
            Some(at) => pick(&map, at),
            None => dispatch.dispatch(Command::Select(None)),
        })
    };
    // The field is there once the team is selected.
    let n_connecting = use_state_eq(|| 0_u32);
    use_effect_with(*n_connecting, |n| {
        if *n > 0 {
            focus(details::CONNECT);
        }
    });
    let onkeydown = {
        let (map, focused, camera) = (Rc::clone(&map), focused.setter(), camera.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || map.teams.is_empty() {
                return;
            }
            let at = place_of(event.target()).filter(|at| *at < map.teams.len()).unwrap_or(focus_place);
            match event.key().as_str() {
                "Enter" | " " => pick(&map, at),
                "c" => {
                    pick(&map, at);
                    n_connecting.set(*n_connecting + 1);
                }
                key => match walk::step(&map, at, key) {
                    Some(next) => {
                        focused.set(Some(map.teams[next].node));
                        camera.reveal(&map.scene.teams[next].rect, 0.4);
                        focus(&boxes::element_id(next));
                    }
                    None => return,
                },
            }
            event.prevent_default();
        })
    };
    let close_asked = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <>
            <section class="chart" aria-label="Team map">
                <div class="chart__stage team-stage" ref={stage} role="listbox" aria-label="Teams" {onclick} {onkeydown}>
                    <div class="chart__world" ref={world} role="none">
                        { sheet(&map, place) }
                        if props.view.has_lines {
                            { overlay::overlay(&props.frame, &map) }
                        }
                        { boxes(&props.frame, &map, place, focus_place, props.view.has_lines) }
                        <svg class="sheet team-sheet" width="1" height="1" aria-hidden="true" focusable="false"><path class="team-sheet__drag" /></svg>
                    </div>
                    if map.teams.is_empty() {
                        <p class="team-stage__none">{ "No team is shown. Turn types on again below, or bring a roster with a team column." }</p>
                    }
                </div>
                { legend(&LegendProps { camera: (*camera).clone(), zoom_label, view: props.view.clone(), is_rolled: map.is_rolled, frame: props.frame.clone(), team, dispatch: props.dispatch.clone() }) }
            </section>
            if !props.view.is_read_only {
            <aside class="side" aria-label="Details">
                { match team.zip(team.and_then(|team| report.teams.get(team.index()))) {
                    Some((team, figures)) => details(&DetailsProps { frame: props.frame.clone(), team, figures: *figures, fixing: props.fixing.clone(), dispatch: props.dispatch.clone() }),
                    None => whole(&WholeProps { frame: props.frame.clone(), figures: report.org.clone(), dispatch: props.dispatch.clone() }),
                } }
                if team.is_none() {
                    { policy(&PolicyProps { topology: props.topology, dispatch: props.dispatch.clone() }) }
                }
            </aside>
            }
            if let Some(pair) = (*asked).filter(|_| !props.view.is_read_only) {
                { part::<ConnectDialog>(ConnectDialogProps { frame: props.frame.clone(), pair, dispatch: props.dispatch.clone(), on_close: close_asked }) }
            }
        </>
    }
}

#[hook]
fn use_map(frame: &Shared<Frame>, options: &MapOptions, is_narrow: bool) -> Rc<TeamMap> {
    let width = is_narrow.then_some(NARROW_WIDTH);
    use_memo((frame.clone(), options.clone(), width), |(frame, options, width)| {
        let options = MapOptions { width: *width, ..options.clone() };
        TeamMap::of(&frame.org, &frame.structure, &frame.report, &options)
    })
}

/// The team that is selected: one by itself, or that of whoever is selected.
fn selected_team(frame: &Frame, view: &View) -> Option<TeamId> {
    let has = |team: &TeamId| frame.org.has_team(*team);
    let of_person = || {
        let at = frame.structure.position(view.selected?)?;
        let own = frame.org.team_of(view.selected?);
        own.or_else(|| {
            let led = frame.report.teams.leads().iter().find(|(_, manager)| *manager == at)?.0;
            (led < frame.structure.team_facts().len() as u32).then_some(TeamId(led))
        })
    };
    view.team.filter(has).or_else(of_person).filter(has)
}

/// The box of what is selected.
fn selected_place(view: &View, map: &TeamMap, team: Option<TeamId>) -> Option<u32> {
    let of_person = || {
        let selected = view.selected?;
        map.teams.iter().position(|one| one.node == MapNode::TeamOf(selected)).map(|at| at as u32)
    };
    team.and_then(|team| map.place_of(team)).or_else(of_person)
}

/// Who stands for a team in the org chart: its line manager, else who leads it, else its first member.
fn who_leads(frame: &Frame, lead: Option<u32>, team: TeamId) -> Option<PersonId> {
    let members = || frame.org.members(team);
    let leader = || members().into_iter().find(|(_, part)| part.leads).map(|(person, _)| person);
    let first = || members().first().map(|(person, _)| *person);
    lead.filter(|lead| *lead != NONE).map(|lead| frame.structure.id(lead)).or_else(leader).or_else(first)
}

/// The box that an event is about.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("[data-place]").ok()??.get_attribute("data-place")?.parse().ok()
}

/// When the map changes, it stays where it is seen.
#[hook]
fn use_kept_in_place(camera: &Camera, map: &Rc<TeamMap>, size: Option<ScreenSize>, has_lines: bool) {
    let map = Rc::clone(map);
    use_effect_with(
        (camera.clone(), Shared::from_rc(Rc::clone(&map)), size, has_lines),
        move |(camera, _, size, _)| {
            if let Some(size) = size {
                let home = map.scene.teams.first().map(|team| team.rect).unwrap_or_default();
                let bounds = map.scene.bounds;
                let bounds = if has_lines { overlay::bounds(bounds) } else { bounds };
                camera.adjust(bounds, home, *size, None);
            }
        },
    );
}
