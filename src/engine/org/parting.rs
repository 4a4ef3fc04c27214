//! What goes with whom when a team splits: one rule for the org and for the flat structure.
//!
//! Domains are shared out by their points, the heaviest first, so that both parts have about the same to keep in mind. Both
//! parts keep what they use as a service; every second one of the other interactions goes.

use std::cmp::Reverse;

use super::{Complexity, InteractionMode};
use crate::engine::sort::sort_by_key;

/// Which of a team's domains go to the new part, in the order given; one alone stays.
pub(crate) fn domains_that_go(domains: &[Complexity]) -> Vec<bool> {
    let mut heaviest: Vec<usize> = (0..domains.len()).collect();
    sort_by_key(&mut heaviest, |&at| (Reverse(domains[at].points()), at));
    let (mut stays, mut goes) = (0, 0);
    let mut going = vec![false; domains.len()];
    for at in heaviest {
        going[at] = goes < stays;
        *(if going[at] { &mut goes } else { &mut stays }) += domains[at].points();
    }
    going
}

/// What becomes of an interaction of a team that splits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Stays with the old part.
    Stays,
    /// Goes with the new one.
    Goes,
    /// Both have it from then on.
    Both,
}

/// What becomes of a team's interactions, in their order: for each the mode, and whether the team is the one that is served.
pub(crate) fn fates(interactions: impl Iterator<Item = (InteractionMode, bool)>) -> Vec<Fate> {
    let mut n_others = 0;
    let fate = |(mode, is_served): (InteractionMode, bool)| {
        if is_served && mode == InteractionMode::XAsAService {
            return Fate::Both;
        }
        n_others += 1;
        if n_others % 2 == 0 { Fate::Goes } else { Fate::Stays }
    };
    interactions.map(fate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Complexity::{Complex, Complicated, Simple};

    #[test]
    fn domains_are_shared_out_by_their_points() {
        assert_eq!(domains_that_go(&[Simple, Complex]), [true, false]);
        assert_eq!(domains_that_go(&[Complicated]), [false], "one alone stays");
        assert_eq!(domains_that_go(&[Complicated, Simple, Simple, Simple]), [false, true, true, false]);
        assert!(domains_that_go(&[]).is_empty());
    }

    #[test]
    fn both_parts_keep_what_they_use() {
        use InteractionMode::{Collaboration, XAsAService};
        let interactions = [(XAsAService, true), (Collaboration, true), (XAsAService, false), (Collaboration, false)];
        assert_eq!(fates(interactions.into_iter()), [Fate::Both, Fate::Stays, Fate::Goes, Fate::Stays]);
    }
}
