//! Boards like those of real organizations.

use super::super::{BoardKind, BoardLink, BoardTeam, NO_BLOCK};
use crate::engine::org::InteractionMode::{Collaboration, Facilitating, XAsAService};

pub(super) fn team(kind: BoardKind, people: u32, block: u32) -> BoardTeam {
    BoardTeam { kind, people, block }
}

/// How many of what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mix {
    pub(super) streams: u32,
    pub(super) platforms: u32,
    pub(super) enabling: u32,
    pub(super) subsystems: u32,
    pub(super) blocks: u32,
    pub(super) links: usize,
}

impl Mix {
    pub(super) const SMALL: Mix = Mix { streams: 6, platforms: 1, enabling: 1, subsystems: 0, blocks: 0, links: 12 };
    pub(super) const MIDDLE: Mix = Mix { streams: 28, platforms: 6, enabling: 3, subsystems: 3, blocks: 5, links: 90 };
    pub(super) const LARGE: Mix =
        Mix { streams: 160, platforms: 24, enabling: 8, subsystems: 8, blocks: 16, links: 400 };
}

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(end.max(1))) as u32
    }
}

/// Most streams use a platform or two of those nearest to them; the rest is between teams of one block.
pub(super) fn board(mix: Mix, seed: u64) -> (Vec<BoardTeam>, Vec<BoardLink>) {
    let mut dice = Dice(seed);
    let mut teams = Vec::new();
    for (kind, count) in [
        (BoardKind::Stream, mix.streams),
        (BoardKind::Platform, mix.platforms),
        (BoardKind::Enabling, mix.enabling),
        (BoardKind::Subsystem, mix.subsystems),
    ] {
        for at in 0..count {
            let block = if mix.blocks == 0 { NO_BLOCK } else { at * mix.blocks / count };
            teams.push(team(kind, 3 + dice.below(8), block));
        }
    }
    let first_helper = mix.streams + mix.platforms;
    let helpers = mix.enabling + mix.subsystems;
    let mut links: Vec<BoardLink> = Vec::new();
    while links.len() < mix.links {
        let to = dice.below(mix.streams);
        let from = match dice.below(10) {
            0..6 => mix.streams + (to * mix.platforms / mix.streams + dice.below(2)) % mix.platforms,
            6..9 => {
                let near = teams[to as usize].block;
                let neighbors: Vec<u32> = (0..mix.streams).filter(|&at| teams[at as usize].block == near).collect();
                neighbors[dice.below(neighbors.len() as u32) as usize]
            }
            _ if helpers > 0 => {
                let helper = first_helper + dice.below(helpers);
                let is_near = |at: u32| teams[at as usize].block == teams[helper as usize].block;
                if is_near(to) { helper } else { dice.below(mix.streams) }
            }
            _ => dice.below(mix.streams),
        };
        let mode = match teams[from as usize].kind {
            BoardKind::Enabling => Facilitating,
            BoardKind::Stream if dice.below(3) > 0 => Collaboration,
            _ => XAsAService,
        };
        if from != to && !links.iter().any(|link| (link.from, link.to) == (from, to)) {
            links.push(BoardLink { from, to, mode });
        }
    }
    (teams, links)
}
