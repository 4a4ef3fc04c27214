//! The teams of an org as a map: which boxes and lines there are, who is rolled up with whom, and where everything goes.
//!
//! Page and pictures draw the same map. A box is a team, or a group whose teams are rolled up into one.

mod group;
mod options;
mod path;

pub use group::MapGroup;
pub use options::{MapOptions, ROLL_UP_ABOVE, Roll};
pub use path::Bundle;

use crate::engine::analyze::Report;
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::layout::board::{BoardKind, BoardLink, BoardOptions, BoardScene, BoardTeam, lay_out_board};
use crate::engine::org::{InteractionMode, NONE, Org, Structure, TeamSource, TeamType, told_name};
use crate::engine::sort::sort_by_key;
use crate::engine::team_map::group::Grouping;

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapNode {
    /// A named team.
    Team(TeamId),
    /// The unnamed team of a manager.
    TeamOf(PersonId),
    /// A group, with its teams rolled up.
    Group(MapGroup),
}

/// A box of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapTeam {
    /// What it stands for.
    pub node: MapNode,
    /// Name as shown.
    pub name: String,
    /// The type; of a group the one that all of its teams have.
    pub team_type: Option<TeamType>,
    /// People in it: engineers, else members, else as stated.
    pub people: u32,
    /// Teams in it: 1, of a group as many as are rolled up.
    pub n_teams: u32,
    /// The first line manager, by position in the structure.
    pub lead: Option<u32>,
}

/// A line of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapLink {
    /// Provider or helper, by place among the boxes.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// The mode.
    pub mode: InteractionMode,
}

/// Boxes, lines and where they go.
#[derive(Clone, Debug)]
pub struct TeamMap {
    /// In the order of teams, rolled-up groups where their first team would be.
    pub teams: Vec<MapTeam>,
    /// By their boxes.
    pub links: Vec<MapLink>,
    /// Titles of the blocks of the scene.
    pub blocks: Vec<String>,
    /// Where everything goes.
    pub scene: BoardScene,
    /// Whether groups are rolled up.
    pub is_rolled: bool,
    /// For every named team the place of the box that shows it, or [`NONE`].
    places: Vec<u32>,
}

impl TeamMap {
    /// The map of an analyzed org.
    pub fn of(org: &Org, structure: &Structure, report: &Report, options: &MapOptions) -> TeamMap {
        let grouping = Grouping::of(org);
        let (mut nodes, mut places) = nodes(org, structure, report, options, &grouping);
        let mut links = links(structure, options, &places);
        if let Some(around) = options.around {
            keep_around(&mut nodes, &mut links, &mut places, MapNode::Team(around));
        }
        let mut blocks: Vec<MapGroup> = Vec::new();
        let block_of = |node: &MapTeam, blocks: &mut Vec<MapGroup>| {
            let group = match node.node {
                MapNode::Team(team) => grouping.group_of(team),
                MapNode::TeamOf(_) | MapNode::Group(_) => None,
            };
            group.map_or(NONE, |group| {
                blocks.iter().position(|known| *known == group).unwrap_or_else(|| {
                    blocks.push(group);
                    blocks.len() - 1
                }) as u32
            })
        };
        let board: Vec<BoardTeam> = nodes
            .iter()
            .map(|node| BoardTeam { kind: kind_of(node), people: node.people, block: block_of(node, &mut blocks) })
            .collect();
        let lines: Vec<BoardLink> =
            links.iter().map(|link| BoardLink { from: link.from, to: link.to, mode: link.mode }).collect();
        let board_options = BoardOptions { max_width: options.width, ..BoardOptions::default() };
        let scene = lay_out_board(&board, &lines, &board_options);
        let blocks = blocks.into_iter().map(|group| group.name(org)).collect();
        TeamMap { teams: nodes, links, blocks, scene, is_rolled: options.is_rolled(structure), places }
    }

    /// The box that shows a named team: its own, or that of the group it is rolled up in.
    pub fn place_of(&self, team: TeamId) -> Option<u32> {
        self.places.get(team.index()).copied().filter(|&place| place != NONE)
    }
}

fn kind_of(node: &MapTeam) -> BoardKind {
    match (node.node, node.team_type) {
        (_, Some(TeamType::Platform)) => BoardKind::Platform,
        (MapNode::Group(_), _) => BoardKind::Rolled,
        (_, Some(TeamType::StreamAligned)) => BoardKind::Stream,
        (_, Some(TeamType::Enabling)) => BoardKind::Enabling,
        (_, Some(TeamType::ComplicatedSubsystem)) => BoardKind::Subsystem,
        (_, None) => BoardKind::Unknown,
    }
}

/// The boxes, and for every named team the place of the one that shows it, or [`NONE`].
fn nodes(
    org: &Org,
    structure: &Structure,
    report: &Report,
    options: &MapOptions,
    grouping: &Grouping,
) -> (Vec<MapTeam>, Vec<u32>) {
    let is_rolled = options.is_rolled(structure);
    let mut nodes: Vec<MapTeam> = Vec::new();
    let mut place_of = vec![NONE; structure.n_named_teams as usize];
    for (at, view) in (0..).zip(report.teams.list()) {
        let lead = Some(view.lead).filter(|lead| *lead != NONE);
        let (node, name, team_type) = match view.source {
            TeamSource::Named(team) => {
                let Some(known) = org.team(TeamId(team)).filter(|team| !team.is_dissolved) else { continue };
                (MapNode::Team(TeamId(team)), told_name(&known.name).to_owned(), known.team_type)
            }
            TeamSource::Implicit(manager) => {
                let id = structure.id(manager);
                let name = org.person(id).map_or_else(String::new, |person| format!("{}'s team", person.called()));
                (MapNode::TeamOf(id), name, None)
            }
        };
        if !options.shows(team_type) {
            continue;
        }
        let people = view.people;
        let rolled = match node {
            // Platforms are the base of the whole map, whatever group they belong to.
            MapNode::Team(team) if is_rolled && team_type != Some(TeamType::Platform) => {
                grouping.group_of(team).filter(|group| !options.opened.contains(group))
            }
            _ => None,
        };
        let Some(group) = rolled else {
            if let MapNode::Team(team) = node {
                place_of[team.index()] = nodes.len() as u32;
            }
            nodes.push(MapTeam { node, name, team_type, people, n_teams: 1, lead });
            continue;
        };
        let known = nodes.iter().position(|one| one.node == MapNode::Group(group));
        let place = known.unwrap_or_else(|| {
            let (node, name) = (MapNode::Group(group), group.name(org));
            nodes.push(MapTeam { node, name, team_type, people: 0, n_teams: 0, lead: None });
            nodes.len() - 1
        });
        let box_ = &mut nodes[place];
        box_.people += people;
        box_.n_teams += 1;
        box_.team_type = box_.team_type.filter(|known| Some(*known) == team_type);
        place_of[at as usize] = place as u32;
    }
    (nodes, place_of)
}

/// The lines between boxes, those of rolled-up teams joined.
fn links(structure: &Structure, options: &MapOptions, place_of: &[u32]) -> Vec<MapLink> {
    let mut links: Vec<MapLink> = Vec::new();
    for link in structure.links().iter().filter(|link| options.shows_mode(link.mode)) {
        let (from, to) = (place_of[link.a as usize], place_of[link.b as usize]);
        if from != NONE && to != NONE && from != to {
            links.push(MapLink { from, to, mode: link.mode });
        }
    }
    sort_by_key(&mut links, |link| (link.from, link.to, link.mode));
    links.dedup();
    links
}

/// Keeps a box and those it has a line with.
fn keep_around(nodes: &mut Vec<MapTeam>, links: &mut Vec<MapLink>, places: &mut [u32], middle: MapNode) {
    let Some(middle) = nodes.iter().position(|one| one.node == middle).map(|at| at as u32) else { return };
    links.retain(|link| link.from == middle || link.to == middle);
    let is_kept = |at: u32| at == middle || links.iter().any(|link| link.from == at || link.to == at);
    let mut moved = vec![NONE; nodes.len()];
    let mut next = 0;
    for at in 0..nodes.len() as u32 {
        if is_kept(at) {
            moved[at as usize] = next;
            next += 1;
        }
    }
    let mut at = 0;
    nodes.retain(|_| {
        at += 1;
        moved[at - 1] != NONE
    });
    for place in places.iter_mut().filter(|place| **place != NONE) {
        *place = moved[*place as usize];
    }
    for link in links {
        (link.from, link.to) = (moved[link.from as usize], moved[link.to as usize]);
    }
}
