//! How high stacks are, which blocks share a row, and how much wider streams may be: whatever shows the board largest in a
//! window of the wanted shape.

use std::ops::Range;

use super::arrange::{self, Bay, Block, helper_columns};
use super::nets::Nets;
use super::order::Order;
use super::ports;
use super::size::{self, GAP, PADDING, TITLE, UNIT};
use super::{BoardKind, BoardOptions, BoardTeam, NO_BLOCK};

/// Stacks are tried at these heights.
const STACKS: [usize; 9] = [6, 7, 8, 9, 10, 12, 15, 20, 30];
/// Row widths that are tried between the widest block and all blocks in one row.
const WIDTHS: i32 = 32;
/// Up to this width there is no room for helpers beside a stack.
const NARROW: i32 = 560;
/// The most by which streams are wider than their people ask for.
const MOST_STRETCH: i32 = 144;
/// What the corridors of a bay take without any lane, and a row of the base.
const BAY_CORRIDORS: i32 = 72;
const BASE_ROW: i32 = 120;
/// How many bundles there are for each lane of a channel.
const NETS_PER_LANE: i32 = 5;

/// What was decided.
#[derive(Debug)]
pub(super) struct Plan {
    /// From the left, row by row.
    pub(super) blocks: Vec<Block>,
    /// The blocks of each row.
    pub(super) rows: Vec<Range<usize>>,
    /// Added to the width of every stream.
    pub(super) stretch: i32,
    /// Width of the board if all teams stand in one column.
    pub(super) narrow: Option<i32>,
    /// Width to height in percent.
    pub(super) aspect: i32,
    /// About how wide the rows will be.
    pub(super) width: i32,
}

/// Decides all of it.
pub(super) fn plan(teams: &[BoardTeam], nets: &Nets, options: &BoardOptions, order: Order) -> Plan {
    let groups = arrange::groups(teams, nets, order);
    let narrow = options.max_width.filter(|&width| width <= NARROW);
    let longest = groups.iter().map(|group| group.len(narrow.is_some())).max().unwrap_or(0);
    let measure = Measure::of(teams, nets, options);
    let mut best: Option<(Fit, Vec<Block>)> = None;
    for (at, &highest) in STACKS.iter().enumerate() {
        if at > 0 && STACKS[at - 1] >= longest {
            break;
        }
        let blocks = arrange::blocks(&groups, nets, highest, narrow.is_some());
        let mut fit = if narrow.is_some() { Fit::one_a_row(blocks.len()) } else { measure.best_rows(&blocks) };
        // Lines between stacks of one group go far out, so more stacks have to be well worth it.
        let stacks: usize = blocks.iter().map(|block| block.bays.len()).sum();
        let (more, groups) = ((stacks - groups.len()) as i64, groups.len().max(1) as i64);
        fit.cost += fit.cost * more / groups / 4;
        if best.as_ref().is_none_or(|(other, _)| fit.cost < other.cost) {
            best = Some((fit, blocks));
        }
    }
    let (fit, blocks) = best.unwrap_or_default();
    Plan { blocks, rows: fit.rows, stretch: fit.stretch, narrow, aspect: measure.aspect, width: fit.width }
}

/// Blocks in rows, and how good that is: less is better.
#[derive(Debug, Default)]
struct Fit {
    cost: i64,
    rows: Vec<Range<usize>>,
    stretch: i32,
    width: i32,
}

impl Fit {
    fn one_a_row(blocks: usize) -> Fit {
        Fit { rows: (0..blocks).map(|block| block..block + 1).collect(), ..Fit::default() }
    }
}

/// Sizes before there is a single lane; good enough to compare.
struct Measure<'a> {
    teams: &'a [BoardTeam],
    nets: &'a Nets,
    aspect: i32,
    max_width: i32,
    /// Height of each team in a stack.
    heights: Vec<i32>,
    /// Width of all platforms in one row.
    base: i32,
    /// Height of a channel.
    channel: i32,
}

#[derive(Clone, Copy)]
struct Extent {
    width: i32,
    height: i32,
    bays: i32,
}

impl<'a> Measure<'a> {
    fn of(teams: &'a [BoardTeam], nets: &'a Nets, options: &BoardOptions) -> Measure<'a> {
        let height = |(team, data): (u32, &BoardTeam)| {
            size::of(data).height.max(ports::room_in_stack(nets.bundles_at(&[team]) as usize))
        };
        let platforms: Vec<u32> =
            (0..teams.len() as u32).filter(|&team| teams[team as usize].kind == BoardKind::Platform).collect();
        Measure {
            teams,
            nets,
            aspect: options.aspect.clamp(20, 1_000) as i32,
            max_width: options.max_width.unwrap_or(i32::MAX),
            heights: (0..).zip(teams).map(height).collect(),
            base: platforms.iter().map(|&team| size::of(&teams[team as usize]).width + GAP).sum(),
            channel: 4 * UNIT + UNIT * (nets.count as i32 / NETS_PER_LANE),
        }
    }

    fn best_rows(&self, blocks: &[Block]) -> Fit {
        let extents: Vec<Extent> = blocks.iter().map(|block| self.block(block)).collect();
        let widest = extents.iter().map(|extent| extent.width).max().unwrap_or(0);
        let whole: i32 = extents.iter().map(|extent| extent.width + 3 * UNIT).sum();
        let mut best = self.fit(&extents, widest);
        for step in 1..=WIDTHS {
            let fit = self.fit(&extents, widest + (whole - widest).max(0) / WIDTHS * step + UNIT);
            if fit.cost < best.cost {
                best = fit;
            }
        }
        best
    }

    /// Fills rows up to a width.
    fn fit(&self, extents: &[Extent], limit: i32) -> Fit {
        let mut rows: Vec<Range<usize>> = Vec::new();
        let (mut width, mut height, mut bays) = (0, 0, 1);
        let mut row = Extent { width: 0, height: 0, bays: 0 };
        for (index, extent) in extents.iter().enumerate() {
            let wider = row.width + extent.width + if row.width > 0 { 3 * UNIT } else { 0 };
            match rows.last_mut() {
                Some(range) if wider <= limit => {
                    range.end = index + 1;
                    height += (extent.height - row.height).max(0);
                    let (height, bays) = (row.height.max(extent.height), row.bays + extent.bays);
                    row = Extent { width: wider, height, bays };
                }
                _ => {
                    rows.push(index..index + 1);
                    height += extent.height + self.channel;
                    row = *extent;
                }
            }
            width = width.max(row.width);
            bays = bays.max(row.bays);
        }
        let base_width = width.max(8 * UNIT);
        height += (self.base / base_width + i32::from(self.base > 0)) * BASE_ROW;
        let wished = i64::from(height) * i64::from(self.aspect);
        let excess = i64::from((width - self.max_width).max(0));
        let cost = wished.max(i64::from(width) * 100) + excess * 1_000_000;
        let free = (wished / 100).min(i64::from(self.max_width)) as i32 - width;
        let stretch = size::down((free / bays).clamp(0, MOST_STRETCH));
        Fit { cost, rows, stretch, width: width + stretch * bays }
    }

    fn block(&self, block: &Block) -> Extent {
        let (mut width, mut height) = (PADDING, 0);
        for bay in &block.bays {
            let (bay_width, bay_height) = self.bay(bay);
            width += bay_width;
            height = height.max(bay_height);
        }
        let head = if block.id == NO_BLOCK { PADDING } else { TITLE };
        Extent { width, height: height + head + PADDING, bays: block.bays.len() as i32 }
    }

    fn bay(&self, bay: &Bay) -> (i32, i32) {
        let size = |&team: &u32| size::of(&self.teams[team as usize]);
        let stack_width = bay.stack.iter().map(|team| size(team).width).max().unwrap_or(0);
        let stack_height: i32 = bay.stack.iter().map(|&team| self.heights[team as usize] + GAP).sum();
        let (mut width, mut height) =
            (BAY_CORRIDORS + stack_width + UNIT * self.nets.bundles_at(&bay.stack), stack_height);
        for column in helper_columns(&bay.helpers, stack_height, self.teams) {
            width += column.iter().map(|team| size(team).width).max().unwrap_or(0) + 4 * UNIT;
            height = height.max(column.iter().map(|team| size(team).height + GAP).sum());
        }
        (width, height - GAP)
    }
}
