//! How two teams can work together, seen from one of them, and the edits that make it so.

use crate::engine::edit::{Edit, TeamEdit};
use crate::engine::ids::TeamId;
use crate::engine::org::{InteractionMode, Org};

/// How a team works with another, seen from the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The mode.
    pub mode: InteractionMode,
    /// Whether the team is the provider or helper; of a collaboration it makes no difference.
    pub gives: bool,
    /// Name in forms.
    pub name: &'static str,
    /// The same as part of a sentence that starts with the team and ends with the other.
    pub says: &'static str,
}

const fn joint(mode: InteractionMode, gives: bool, name: &'static str, says: &'static str) -> Joint {
    Joint { mode, gives, name, says }
}

/// Every way to work together, in the order in which forms offer them.
pub const JOINTS: [Joint; 5] = [
    joint(InteractionMode::XAsAService, false, "X-as-a-Service: uses it", "uses a service of"),
    joint(InteractionMode::XAsAService, true, "X-as-a-Service: provides it", "provides a service to"),
    joint(InteractionMode::Collaboration, true, "Collaboration", "collaborates with"),
    joint(InteractionMode::Facilitating, true, "Facilitating: helps", "helps"),
    joint(InteractionMode::Facilitating, false, "Facilitating: is helped", "is helped by"),
];

impl Joint {
    /// The place in [`JOINTS`] of an interaction, seen from its first team or from its second.
    pub fn place(mode: InteractionMode, gives: bool) -> usize {
        let is_it =
            |joint: &Joint| joint.mode == mode && (joint.gives == gives || mode == InteractionMode::Collaboration);
        JOINTS.iter().position(is_it).unwrap_or(0)
    }

    /// The edits after which `own` works with `other` in this way and in no other, what is known of it kept.
    pub fn edits(self, org: &Org, own: TeamId, other: TeamId) -> Vec<Edit> {
        let known = [(own, other), (other, own)].into_iter().find_map(|(a, b)| Some((a, b, org.interaction(a, b)?)));
        let keeps = known.map(|(a, b, _)| (a, b)).filter(|_| self.mode == InteractionMode::Collaboration);
        let (from, to) = keeps.unwrap_or(if self.gives { (own, other) } else { (other, own) });
        let mut edits = Vec::new();
        if org.interaction(to, from).is_some() {
            edits.push(Edit::Team(TeamEdit::End { from: to, to: from }));
        }
        edits.push(Edit::Interact { from, to, mode: self.mode });
        if let Some((a, b, interaction)) = known
            && (a, b) != (from, to)
        {
            let (since, purpose) = (interaction.since, interaction.purpose.clone());
            edits.push(Edit::Team(TeamEdit::Describe { from, to, since, purpose }));
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::edit::{Setting, apply};
    use crate::engine::grow::Origin;
    use crate::engine::org::{Interaction, Overlap, Team};

    fn after(choices: &[usize]) -> Vec<(u32, u32, InteractionMode, String)> {
        let mut org = Org::new();
        let (own, other) = (org.add_team(Team::named("A")), org.add_team(Team::named("B")));
        let since = Interaction {
            mode: InteractionMode::Facilitating,
            since: None,
            purpose: "learn".into(),
            overlap: Overlap::default(),
        };
        org.set_interaction(other, own, since).expect("two teams");
        let settings = Settings::default();
        let setting = Setting { origin: Origin::Imported, as_of: None, settings: &settings };
        for &choice in choices {
            let edits = JOINTS[choice].edits(&org, own, other);
            assert_eq!(apply(&mut org, &edits, setting), []);
        }
        let interactions = org.interactions();
        interactions.into_iter().map(|(a, b, one)| (a.0, b.0, one.mode, one.purpose.clone())).collect()
    }

    #[test]
    fn another_way_takes_the_place_of_the_one_before() {
        use InteractionMode::{Collaboration, Facilitating, XAsAService};
        let told = |a, b, mode| vec![(a, b, mode, "learn".to_owned())];
        assert_eq!(after(&[0]), told(1, 0, XAsAService));
        assert_eq!(after(&[1]), told(0, 1, XAsAService));
        assert_eq!(after(&[2]), told(1, 0, Collaboration), "no direction is as good as the other");
        assert_eq!(after(&[1, 2, 4]), told(1, 0, Facilitating));
    }

    #[test]
    fn every_interaction_has_its_place() {
        for (at, joint) in JOINTS.iter().enumerate() {
            assert_eq!(Joint::place(joint.mode, joint.gives), at);
        }
        assert_eq!(Joint::place(InteractionMode::Collaboration, false), 2);
    }
}
