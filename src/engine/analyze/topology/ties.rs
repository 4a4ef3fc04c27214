//! With how many teams a team has to do, by the way in which they work together.

use crate::engine::org::{InteractionMode, Structure, TeamLink};

/// How many other teams a team has to do with. Each other team counts once in each figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Teams it collaborates with.
    pub collaborations: u32,
    /// Teams it helps or is helped by.
    pub facilitating: u32,
    /// Teams that use what it provides as a service.
    pub consumers: u32,
    /// Teams whose services it uses.
    pub providers: u32,
    /// Outbound dependencies: teams it collaborates with, or whose services it uses.
    pub dependencies: u32,
}

impl Ties {
    fn add(&mut self, between: &[Option<TeamLink>; 2], own: u32) {
        let any = |is: &dyn Fn(&TeamLink) -> bool| between.iter().flatten().any(is);
        let collaborates = any(&|link| link.mode == InteractionMode::Collaboration);
        let is_served = any(&|link| link.mode == InteractionMode::XAsAService && link.b == own);
        self.collaborations += u32::from(collaborates);
        self.facilitating += u32::from(any(&|link| link.mode == InteractionMode::Facilitating));
        self.consumers += u32::from(any(&|link| link.mode == InteractionMode::XAsAService && link.a == own));
        self.providers += u32::from(is_served);
        self.dependencies += u32::from(collaborates || is_served);
    }
}

/// The ties of every named team, by position; empty where no team interacts with another.
pub fn ties(structure: &Structure) -> Vec<Ties> {
    let links = structure.links();
    if links.is_empty() {
        return Vec::new();
    }
    let mut ties = vec![Ties::default(); structure.n_named_teams as usize];
    for link in links {
        let back = structure.link_between(link.b, link.a);
        // Of two interactions of the same teams the first stands for both.
        if back.is_none() || link.a < link.b {
            for team in [link.a, link.b] {
                ties[team as usize].add(&[Some(*link), back], team);
            }
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    fn of(outline: &str) -> Vec<[u32; 5]> {
        let ties = ties(&Structure::of(&parse_outline(outline).expect("well formed"), None));
        let figures =
            |one: &Ties| [one.collaborations, one.facilitating, one.consumers, one.providers, one.dependencies];
        ties.iter().map(figures).collect()
    }

    #[test]
    fn teams_are_counted_by_the_way_they_work_together() {
        let outline = "A -> B: x_as_a_service\nA -> C: x_as_a_service\nB -> C: collaboration\nD -> A: facilitating\n";
        assert_eq!(of(outline), [[0, 1, 2, 0, 0], [1, 0, 0, 1, 2], [1, 0, 0, 1, 2], [0, 1, 0, 0, 0]]);
    }

    #[test]
    fn a_team_on_both_sides_counts_once() {
        assert_eq!(of("A -> B: collaboration\nB -> A: collaboration\n"), [[1, 0, 0, 0, 1]; 2]);
        assert_eq!(of("A -> B: x_as_a_service\nB -> A: collaboration\n"), [[1, 0, 1, 0, 1], [1, 0, 0, 1, 1]]);
        assert!(of("Ada\n  x3 @A\n").is_empty());
    }
}
