//! On-call rotations as rules judge them: who shares one, and who answers for it.

use super::Subject;
use super::load::common_manager;
use crate::engine::ids::RotationId;
use crate::engine::org::{NONE, Rotation, Structure};

/// A rotation that has people in it.
#[derive(Clone, Copy)]
pub(super) struct RotationView<'a> {
    pub(super) id: RotationId,
    pub(super) rotation: &'a Rotation,
    /// People who share it.
    pub(super) people: u32,
    /// One of them.
    pub(super) member: u32,
    /// The lowest manager whom they all report to, directly or not, who may be one of them; the org where they have none.
    pub(super) answers: Subject,
}

/// Every rotation with someone in it, in id order. Linear in people, and the way up from two of them for each rotation.
pub(super) fn rotations(structure: &Structure) -> Vec<RotationView<'_>> {
    if structure.rotations.is_empty() {
        return Vec::new();
    }
    let order = depth_first(structure);
    // Whoever is above the first and the last in this order is above everyone between them.
    let mut ends = vec![None; structure.rotations.len()];
    for (&at, work) in &structure.work {
        if let Some(ends) = work.rotation.and_then(|id| ends.get_mut(id.index())) {
            let (first, last) = ends.unwrap_or((at, at));
            let place = |at: u32| order[at as usize];
            *ends = Some((
                std::cmp::min_by_key(first, at, |&at| place(at)),
                std::cmp::max_by_key(last, at, |&at| place(at)),
            ));
        }
    }
    let view = |(id, ends): (u32, Option<(u32, u32)>)| {
        let (first, last) = ends?;
        let id = RotationId(id);
        let (rotation, people) = structure.rotation(id)?;
        let common = common_manager(structure, first, last);
        let answers = match common {
            NONE => Subject::Org,
            _ if structure.is_manager(common) || structure.is_root(common) => Subject::Person(common),
            _ => Subject::Person(structure.parents()[common as usize]),
        };
        Some(RotationView { id, rotation, people, member: first, answers })
    };
    (0..).zip(ends).filter_map(view).collect()
}

/// The place of everyone in an order in which whoever is below somebody comes right behind.
fn depth_first(structure: &Structure) -> Vec<u32> {
    let mut place = vec![0; structure.len()];
    let mut next = 0;
    for root in structure.roots() {
        place[root as usize] = next;
        next += structure.total_reports(root) + 1;
    }
    for &at in structure.top_down() {
        let mut next = place[at as usize] + 1;
        for &report in structure.direct_reports(at) {
            place[report as usize] = next;
            next += structure.total_reports(report) + 1;
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    fn answering(outline: &str) -> Vec<(u32, Subject)> {
        let structure = Structure::of(&parse_outline(outline).expect("well formed"), None);
        rotations(&structure).iter().map(|rotation| (rotation.people, rotation.answers)).collect()
    }

    #[test]
    fn the_lowest_common_manager_answers() {
        let org = "Ada\n  Bo\n    Cy on call Ops\n    Di\n      x2 on call Ops\n    x1 on call Web\n  Ed on call Web\n  Flo\n    x3 on call All\nGus on call All\n";
        let expected = [(3, Subject::Person(1)), (2, Subject::Person(0)), (4, Subject::Org)];
        assert_eq!(answering(org), expected);
    }

    #[test]
    fn a_manager_may_be_one_of_them_and_one_engineer_has_one() {
        assert_eq!(answering("Ada\n  Bo on call Ops\n    x2 on call Ops\n"), [(3, Subject::Person(1))]);
        assert_eq!(answering("Ada\n  Bo\n    x1 on call Ops\n"), [(1, Subject::Person(1))]);
        assert_eq!(answering("Ada on call Ops\n"), [(1, Subject::Person(0))]);
        assert_eq!(answering("on call Ops: 1 tier\nAda\n  x2\n"), []);
    }
}
