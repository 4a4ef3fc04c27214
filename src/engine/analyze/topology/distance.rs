//! How far up two teams meet: the lowest manager above both of their managers.

use crate::engine::analyze::load::common_manager;
use crate::engine::org::{NONE, Structure, Teams};

/// Where the lines of two teams meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The lowest common manager of the teams' managers, by position; `None` in different trees.
    pub common: Option<u32>,
    /// Management levels from the nearer team's manager up to the common one: 0 where that is the same person. In different
    /// trees levels up to where somebody above both roots would be.
    pub nearer: u32,
    /// The same from the farther team's manager.
    pub farther: u32,
    /// The common manager has nobody above.
    pub is_root: bool,
}

/// Who answers for each named team, by position: its line manager, or of several the lowest manager of them all; [`NONE`]
/// where nobody is.
pub(crate) fn answering(structure: &Structure, teams: &Teams) -> Vec<u32> {
    let mut answering = vec![None; structure.n_named_teams as usize];
    for &(team, manager) in teams.leads() {
        if let Some(known) = answering.get_mut(team as usize) {
            *known = Some(known.map_or(manager, |other| common_manager(structure, other, manager)));
        }
    }
    answering.into_iter().map(|known| known.unwrap_or(NONE)).collect()
}

/// Where the lines of two managers meet; `None` where one of them is [`NONE`].
pub fn distance(structure: &Structure, a: u32, b: u32) -> Option<Distance> {
    if a == NONE || b == NONE {
        return None;
    }
    let common = common_manager(structure, a, b);
    let (common, top) = if common == NONE { (None, 0) } else { (Some(common), structure.layer(common)) };
    let [a, b] = [a, b].map(|at| structure.layer(at) - top);
    Some(Distance {
        common,
        nearer: a.min(b),
        farther: a.max(b),
        is_root: common.is_some_and(|at| structure.is_root(at)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    const ORG: &str = "Ada\n  Bo\n    Cy\n      x3 @A\n    Di\n      x3 @B\n  Ed\n    x3 @C\nFlo\n  x3 @D\n";

    fn between(a: u32, b: u32) -> (Option<u32>, u32, u32, bool) {
        let structure = Structure::of(&parse_outline(ORG).expect("well formed"), None);
        let mut teams = Teams::default();
        teams.derive(&structure);
        let answering = answering(&structure, &teams);
        let found = distance(&structure, answering[a as usize], answering[b as usize]).expect("all are led");
        (found.common, found.nearer, found.farther, found.is_root)
    }

    #[test]
    fn teams_meet_at_the_lowest_common_manager() {
        assert_eq!(between(0, 1), (Some(1), 1, 1, false));
        assert_eq!(between(0, 2), (Some(0), 1, 2, true));
        assert_eq!(between(0, 3), (None, 1, 3, false), "in different trees");
    }

    #[test]
    fn several_managers_answer_together() {
        let structure =
            Structure::of(&parse_outline("Ada\n  Bo\n    x2 @A\n  Cy\n    x2 @A\nx1 @B\n").expect("fine"), None);
        let mut teams = Teams::default();
        teams.derive(&structure);
        assert_eq!(answering(&structure, &teams), [0, NONE]);
        assert_eq!(distance(&structure, 0, NONE), None);
    }
}
