//! Links in bundles: those of one provider and one mode are drawn as one tree of lines.

use super::BoardLink;
use crate::engine::org::InteractionMode;
use crate::engine::sort::sort_by_key;

/// A link that can be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leg {
    /// Index in the input.
    pub(super) link: u32,
    /// Its bundle.
    pub(super) net: u32,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) mode: InteractionMode,
}

/// All links, bundle by bundle, and who has to do with whom.
#[derive(Debug)]
pub(super) struct Nets {
    pub(super) legs: Vec<Leg>,
    /// Number of bundles.
    pub(super) count: usize,
    /// The legs of `team` are `legs_at[starts[team]..starts[team + 1]]`.
    starts: Vec<u32>,
    legs_at: Vec<u32>,
}

impl Nets {
    pub(super) fn of(teams: usize, links: &[BoardLink]) -> Nets {
        let can_be_drawn = |link: &BoardLink| link.from.max(link.to) < teams as u32 && link.from != link.to;
        let mut legs: Vec<Leg> = (0..)
            .zip(links)
            .filter(|(_, link)| can_be_drawn(link))
            .map(|(index, &BoardLink { from, to, mode })| Leg { link: index, net: 0, from, to, mode })
            .collect();
        sort_by_key(&mut legs, |leg| (leg.from, leg.mode, leg.to));
        let mut count = 0;
        for at in 0..legs.len() {
            if at == 0 || (legs[at - 1].from, legs[at - 1].mode) != (legs[at].from, legs[at].mode) {
                count += 1;
            }
            legs[at].net = count as u32 - 1;
        }

        // Counted two places further up, so that after filling each entry is the start of its own team.
        let mut starts = vec![0; teams + 2];
        for team in legs.iter().flat_map(|leg| [leg.from, leg.to]) {
            starts[team as usize + 2] += 1;
        }
        for team in 2..starts.len() {
            starts[team] += starts[team - 1];
        }
        let mut legs_at = vec![0; 2 * legs.len()];
        for (index, leg) in (0..).zip(&legs) {
            for team in [leg.from, leg.to] {
                let slot = &mut starts[team as usize + 1];
                legs_at[*slot as usize] = index;
                *slot += 1;
            }
        }
        Nets { legs, count, starts, legs_at }
    }

    pub(super) fn teams(&self) -> usize {
        self.starts.len() - 2
    }

    /// The legs of a team, each with the team at its other end.
    pub(super) fn partners(&self, team: u32) -> impl Iterator<Item = (&Leg, u32)> {
        let own = self.starts[team as usize] as usize..self.starts[team as usize + 1] as usize;
        self.legs_at[own].iter().map(move |&leg| {
            let leg = &self.legs[leg as usize];
            (leg, leg.from + leg.to - team)
        })
    }

    /// How many bundles start or end at any of these teams.
    pub(super) fn bundles_at(&self, teams: &[u32]) -> i32 {
        let mut nets: Vec<u32> = teams.iter().flat_map(|&team| self.partners(team)).map(|(leg, _)| leg.net).collect();
        sort_by_key(&mut nets, |&net| net);
        nets.dedup();
        nets.len() as i32
    }
}
