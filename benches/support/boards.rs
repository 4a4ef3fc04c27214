//! Boards of teams as large organizations have them.

use spanwise::engine::layout::board::{BoardKind, BoardLink, BoardTeam};
use spanwise::engine::org::InteractionMode;

use super::Lcg;

/// So many teams in groups of twelve, and twice as many links: one team in eight is a platform, one in twelve helps others,
/// the rest are streams. Most links are to the platforms that a group uses, the others within the group.
pub(crate) fn board(teams: u32, seed: u64) -> (Vec<BoardTeam>, Vec<BoardLink>) {
    let mut random = Lcg(seed);
    let (platforms, helpers) = ((teams / 8).max(1), teams / 12);
    let streams = teams - platforms - helpers;
    let blocks = teams.div_ceil(12);
    let mut list: Vec<BoardTeam> = Vec::new();
    for (kind, count) in [
        (BoardKind::Stream, streams),
        (BoardKind::Platform, platforms),
        (BoardKind::Enabling, helpers.div_ceil(2)),
        (BoardKind::Subsystem, helpers / 2),
    ] {
        for at in 0..count {
            list.push(BoardTeam { kind, people: 3 + random.below(7), block: at * blocks / count });
        }
    }
    let links = (0..2 * teams).map(|_| {
        let to = random.below(streams);
        match random.below(8) {
            0..5 => {
                let near = to * platforms / streams + random.below(2);
                BoardLink { from: streams + near % platforms, to, mode: InteractionMode::XAsAService }
            }
            5 if helpers > 0 => {
                let from = streams + platforms + random.below(helpers);
                BoardLink { from, to, mode: InteractionMode::Facilitating }
            }
            _ => {
                let from = (to / 10 * 10 + random.below(10)).min(streams - 1);
                BoardLink { from, to, mode: InteractionMode::Collaboration }
            }
        }
    });
    let links = links.collect();
    (list, links)
}
