//! The picture of how teams work together: stream-aligned teams stacked along the flow of change, helpers standing beside
//! them, platforms beneath as a base, and every interaction as a line of its own between them.
//!
//! Everything stands on a grid of rows, columns and the corridors between them. Lines run in the corridors only, so they
//! can cross no team and no title: gutters run down between columns, channels across between rows, and each bundle of
//! links has a lane of its own wherever it runs. Corridors are as wide as their lanes need.
//!
//! Places depend on each other in one direction: which links share a side of a team gives heights, heights give places
//! within a row, these the lanes of gutters, these all places across, these the lanes of channels, and these the rest.

mod across;
mod arrange;
mod base;
mod channel;
mod draw;
mod grid;
mod gutter;
mod lines;
mod nets;
mod order;
mod pack;
mod ports;
mod route;
mod size;
mod stack;
mod tracks;

use super::geometry::{Point, Rect};
use crate::engine::org::InteractionMode;

/// The block of a team that belongs to none.
pub const NO_BLOCK: u32 = u32::MAX;

/// How a team is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BoardKind {
    /// Aligned to a flow of work: a wide box in a stack.
    Stream,
    /// Helps other teams to learn: a tall box beside the stack.
    Enabling,
    /// Owns a part that needs specialists: an octagon beside the stack, whose corners whoever draws cuts off.
    Subsystem,
    /// Serves other teams: a wide box in the base.
    Platform,
    /// Of no known type: stands in the stack like a stream.
    #[default]
    Unknown,
    /// Several teams as one wide box in the stack.
    Rolled,
}

/// A team to place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardTeam {
    /// How it is drawn.
    pub kind: BoardKind,
    /// People in it; more make a larger box.
    pub people: u32,
    /// The block it belongs to, [`NO_BLOCK`] for none. Platforms stand in the base whatever their block.
    pub block: u32,
}

/// An interaction of two teams, given by index; the provider or helper comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardLink {
    /// Provider, helper, or either of two that collaborate.
    pub from: u32,
    /// The other team.
    pub to: u32,
    /// How they interact.
    pub mode: InteractionMode,
}

/// How the board is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardOptions {
    /// Width to height that the board comes near to, in percent.
    pub aspect: u32,
    /// The width not to exceed, in world units, where boxes and lanes leave a choice. A board too narrow for helpers beside
    /// their streams has all teams in one column.
    pub max_width: Option<i32>,
}

impl Default for BoardOptions {
    fn default() -> Self {
        BoardOptions { aspect: 160, max_width: None }
    }
}

/// A placed team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamShape {
    /// Index of the team in the input, which is also its index here.
    pub team: u32,
    /// How it is drawn.
    pub kind: BoardKind,
    /// The box.
    pub rect: Rect,
    /// The part of the box that is free for text, at least 80 wide and 40 high.
    pub label: Rect,
}

/// A drawn interaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkShape {
    /// Index of the interaction in the input.
    pub link: u32,
    /// How the teams interact.
    pub mode: InteractionMode,
    /// Links of one provider and one mode are one bundle: they share lines, and with no other bundle.
    pub bundle: u32,
    /// Corner by corner from the edge of the provider to the edge of the other team; every stretch is horizontal or vertical.
    pub points: Vec<Point>,
}

/// The ground on which the teams of a block stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockShape {
    /// The block, [`NO_BLOCK`] for teams without one; of these there can be several.
    pub block: u32,
    /// The ground.
    pub rect: Rect,
    /// Where the name goes; empty for [`NO_BLOCK`].
    pub title: Rect,
}

/// A placed board; whatever it holds lies in [`bounds`](Self::bounds).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardScene {
    /// Starts at (0, 0).
    pub bounds: Rect,
    /// One for each team, in input order.
    pub teams: Vec<TeamShape>,
    /// In input order, without links from a team to itself and links whose teams do not exist.
    pub links: Vec<LinkShape>,
    /// Row by row from the left.
    pub blocks: Vec<BlockShape>,
    /// The ground of the platforms, if there are any.
    pub base: Option<Rect>,
}

impl BoardScene {
    /// The team whose box holds a point of the world.
    #[must_use]
    pub fn team_at(&self, point: Point) -> Option<u32> {
        let spot = Rect { x: point.x, y: point.y, width: 0, height: 0 };
        self.teams.iter().find(|shape| shape.rect.touches(&spot)).map(|shape| shape.team)
    }
}

/// Places teams and leads the lines between them. The same input gives the same scene everywhere.
#[must_use]
pub fn lay_out_board(teams: &[BoardTeam], links: &[BoardLink], options: &BoardOptions) -> BoardScene {
    lay_out_in_order(teams, links, options, order::Order::ByPartners)
}

fn lay_out_in_order(
    teams: &[BoardTeam],
    links: &[BoardLink],
    options: &BoardOptions,
    order: order::Order,
) -> BoardScene {
    let nets = nets::Nets::of(teams.len(), links);
    let mut plan = pack::plan(teams, &nets, options, order);
    order::sort_bays(&mut plan.blocks, &nets, order);
    let mut grid = grid::Grid::of_blocks(teams, &plan);
    grid.place_across(plan.narrow);
    let base_rows = base::compose(teams, &nets, &plan, &grid);
    grid.add_base(&base_rows);
    grid.place_across(plan.narrow);

    let routes = route::Routes::of(&nets, &grid);
    let mut ports = ports::Ports::of(&nets, &routes);
    stack::place_in_rows(&mut grid, teams, &nets, &ports);
    ports.straighten(&nets, &routes, &grid);
    let gutters = gutter::Gutters::of(&nets, &routes, &mut ports, &mut grid);
    grid.place_across(plan.narrow);
    base::place_ports(&mut ports, &gutters, &nets, &grid);
    let channels = channel::Channels::of(&nets, &routes, &gutters, &ports, &mut grid);
    let (grid, nets, routes, ports) = (&grid, &nets, &routes, &ports);
    draw::Board { teams, nets, grid, routes, ports, gutters: &gutters, channels: &channels }.draw()
}

#[cfg(test)]
mod tests;
