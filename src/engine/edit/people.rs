//! What a person decides about people: who they are, whether a seat is taken, who comes and goes.

use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{LADDER, Org, OrgError, Person};

/// One edit of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonEdit {
    /// A person gets a name.
    Name {
        /// Who.
        person: PersonId,
        /// The name from now on.
        name: String,
    },
    /// A person gets a title of their own, which growth leaves as it is; an empty one is none.
    Entitle {
        /// Who.
        person: PersonId,
        /// The title from now on.
        title: String,
    },
    /// A person works at another place.
    Locate {
        /// Who.
        person: PersonId,
        /// Where, as written.
        location: String,
    },
    /// A seat is empty, or taken again.
    Vacate {
        /// Whose.
        person: PersonId,
        /// Whether it is empty from now on.
        vacant: bool,
    },
    /// Somebody new, or an empty seat. Without a name somebody new is called as growth would call them, and an empty seat by
    /// its title.
    Add {
        /// Whom the person reports to, if anybody.
        manager: Option<PersonId>,
        /// The named team the person joins.
        team: Option<TeamId>,
        /// The name.
        name: String,
        /// The title.
        title: String,
        /// Whether it is an empty seat.
        vacant: bool,
    },
    /// A person gets another manager, or none, and leaves the reports behind: they go to the manager before. Somebody who
    /// was below may be the one.
    MoveAlone {
        /// Who.
        person: PersonId,
        /// To whom.
        manager: Option<PersonId>,
    },
    /// A person is no longer part of the org.
    Remove {
        /// Who.
        person: PersonId,
        /// What becomes of the reports.
        fate: Fate,
    },
}

/// What becomes of the reports of somebody who goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They report to the manager of who goes, or to nobody where there is none.
    Up,
    /// They report to this person. Somebody below who goes takes the seat over, and reports to the manager of who goes.
    To(PersonId),
    /// They go too, with everyone below them.
    Along,
}

impl PersonEdit {
    pub(super) fn apply(&self, org: &mut Org) -> Result<(), OrgError> {
        let known = |org: &mut Org, person: PersonId, change: &mut dyn FnMut(&mut Person)| {
            org.person_mut(person).map(change).ok_or(OrgError::UnknownPerson(person))
        };
        match self {
            PersonEdit::Name { person, name } => known(org, *person, &mut |known| known.name.clone_from(name)),
            PersonEdit::Entitle { person, title } => known(org, *person, &mut |known| {
                known.title.clone_from(title);
                known.has_own_title = !title.is_empty();
            }),
            PersonEdit::Locate { person, location } => {
                known(org, *person, &mut |known| known.location.clone_from(location))
            }
            PersonEdit::Vacate { person, vacant } => known(org, *person, &mut |known| known.vacant = *vacant),
            PersonEdit::Add { manager, team, name, title, vacant } => {
                super::join(org, *manager, *team, &mut |person| {
                    if *vacant || !name.is_empty() {
                        person.name.clone_from(name);
                    }
                    person.title.clone_from(title);
                    // Whoever has a title of the ladder is promoted as everybody else is.
                    person.has_own_title = !title.is_empty() && LADDER.iter().all(|rung| rung.title != title);
                    person.vacant = *vacant;
                })
            }
            PersonEdit::MoveAlone { person, manager } => org.move_alone(*person, *manager),
            PersonEdit::Remove { person, fate: Fate::Up } => org.remove_person(*person).map(drop),
            PersonEdit::Remove { person, fate: Fate::To(other) } => org.replace_person(*person, *other).map(drop),
            PersonEdit::Remove { person, fate: Fate::Along } => org.remove_branch(*person),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Setting, apply};
    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::grow::{Mode, Origin};
    use crate::engine::org::{Membership, Structure, parse_outline};

    const ORG: &str = "Ada\n  Bo\n    Cy @Ads\n      Di @Ads\n    Ed @Ads\n  Fy\n    Gus\n";
    const ADA: PersonId = PersonId(0);
    const BO: PersonId = PersonId(1);
    const CY: PersonId = PersonId(2);
    const DI: PersonId = PersonId(3);
    const ED: PersonId = PersonId(4);
    const FY: PersonId = PersonId(5);
    const GUS: PersonId = PersonId(6);

    fn edited(outline: &str, edits: &[PersonEdit]) -> (Org, Vec<OrgError>) {
        let mut org = parse_outline(outline).expect("well formed");
        let setting = Setting { origin: Origin::Generated, as_of: None, settings: &Settings::default() };
        let edits: Vec<Edit> = edits.iter().cloned().map(Edit::Person).collect();
        let refused = apply(&mut org, &edits, setting);
        (org, refused.into_iter().map(|(_, error)| error).collect())
    }

    fn managers(org: &Org) -> Vec<Option<u32>> {
        org.people().map(|(id, _)| org.manager_of(id).map(|id| id.0)).collect()
    }

    fn removed(person: PersonId, fate: Fate) -> Vec<Option<u32>> {
        let (org, refused) = edited(ORG, &[PersonEdit::Remove { person, fate }]);
        assert_eq!((refused, org.person(person)), (Vec::new(), None));
        managers(&org)
    }

    #[test]
    fn reports_of_who_goes_go_where_they_are_sent() {
        assert_eq!(removed(BO, Fate::Up), [None, Some(0), Some(2), Some(0), Some(0), Some(5)]);
        assert_eq!(removed(ADA, Fate::Up), [None, Some(1), Some(2), Some(1), None, Some(5)]);
        assert_eq!(removed(BO, Fate::To(GUS)), [None, Some(6), Some(2), Some(6), Some(0), Some(5)]);
        assert_eq!(removed(BO, Fate::Along), [None, Some(0), Some(5)]);
        assert_eq!(removed(ADA, Fate::Along), []);
    }

    #[test]
    fn somebody_below_takes_the_seat_over() {
        assert_eq!(removed(BO, Fate::To(CY)), [None, Some(0), Some(2), Some(2), Some(0), Some(5)]);
        // Also from further below, who is then above whom they reported to.
        assert_eq!(removed(BO, Fate::To(DI)), [None, Some(3), Some(0), Some(3), Some(0), Some(5)]);
        assert_eq!(removed(ADA, Fate::To(FY)), [Some(5), Some(1), Some(2), Some(1), None, Some(5)]);
    }

    #[test]
    fn who_moves_alone_leaves_the_reports_with_the_manager_before() {
        let moved = |person, manager| {
            let (org, refused) = edited(ORG, &[PersonEdit::MoveAlone { person, manager }]);
            assert_eq!(refused, []);
            managers(&org)
        };
        assert_eq!(moved(BO, Some(FY)), [None, Some(5), Some(0), Some(2), Some(0), Some(0), Some(5)]);
        assert_eq!(moved(BO, Some(CY)), [None, Some(2), Some(0), Some(2), Some(0), Some(0), Some(5)]);
        assert_eq!(moved(ADA, None), [None, None, Some(1), Some(2), Some(1), None, Some(5)]);
    }

    #[test]
    fn what_cannot_be_is_refused_and_changes_nothing() {
        let nobody = PersonId(9);
        let add =
            |manager, team| PersonEdit::Add { manager, team, name: "Hy".into(), title: String::new(), vacant: false };
        let edits = [
            PersonEdit::Remove { person: nobody, fate: Fate::Up },
            PersonEdit::Remove { person: BO, fate: Fate::To(nobody) },
            PersonEdit::Remove { person: BO, fate: Fate::To(BO) },
            PersonEdit::MoveAlone { person: BO, manager: Some(BO) },
            PersonEdit::MoveAlone { person: BO, manager: Some(nobody) },
            PersonEdit::Name { person: nobody, name: "X".into() },
            PersonEdit::Vacate { person: nobody, vacant: true },
            add(Some(nobody), None),
            add(None, Some(TeamId(7))),
        ];
        for edit in edits {
            let (org, refused) = edited(ORG, std::slice::from_ref(&edit));
            assert_eq!(refused.len(), 1, "{edit:?}");
            assert_eq!(managers(&org), [None, Some(0), Some(1), Some(2), Some(1), Some(0), Some(5)], "{edit:?}");
            assert_eq!(org.person(BO).map(|person| person.called()), Some("Bo"));
        }
    }

    #[test]
    fn whoever_goes_leaves_no_lines_behind_and_no_id_is_given_twice() {
        let mut org = parse_outline(ORG).expect("well formed");
        org.add_dotted_line(GUS, CY).expect("both are there");
        org.join_team(CY, TeamId(0), Membership { leads: true, ..Membership::default() }).expect("both are there");
        let setting = Setting { origin: Origin::Imported, as_of: None, settings: &Settings::default() };
        let remove = |person, fate| Edit::Person(PersonEdit::Remove { person, fate });
        let add = Edit::Person(PersonEdit::Add {
            manager: Some(ADA),
            team: Some(TeamId(0)),
            name: "Hy".into(),
            title: "Staff Engineer".into(),
            vacant: false,
        });
        assert_eq!(apply(&mut org, &[remove(GUS, Fate::Up), remove(CY, Fate::Up), add], setting), []);
        let members: Vec<(u32, bool)> = org.members(TeamId(0)).iter().map(|(id, part)| (id.0, part.leads)).collect();
        assert_eq!(members, [(3, false), (4, false), (7, false)]);
        let new = org.person(PersonId(7)).expect("the next id");
        assert_eq!((new.key.as_str(), new.name.as_str(), new.title.as_str()), ("p8", "Hy", "Staff Engineer"));
        assert_eq!((org.find("p3"), org.manager_of(DI), org.dotted_managers(ED)), (None, Some(BO), Vec::new()));
        assert_eq!(Structure::of(&org, None).len(), 6);
    }

    #[test]
    fn a_title_of_ones_own_outlives_growth() {
        let entitle = PersonEdit::Entitle { person: BO, title: "Pathfinder".into() };
        let grow =
            Edit::Grow { engineers: 40, mode: Mode::Adapt, policy: Default::default(), topology: Default::default() };
        let mut org = parse_outline(ORG).expect("well formed");
        let setting = Setting { origin: Origin::Generated, as_of: None, settings: &Settings::default() };
        apply(&mut org, &[Edit::Person(entitle), grow], setting);
        let title = |id: PersonId| org.person(id).map(|person| person.title.as_str());
        assert_eq!((title(BO), title(CY)), (Some("Pathfinder"), Some("Engineering Manager")));
    }

    #[test]
    fn an_empty_seat_counts_for_nobody_until_it_is_taken() {
        let seat = |name: &str| PersonEdit::Add {
            manager: Some(FY),
            team: None,
            name: name.into(),
            title: "Engineer".into(),
            vacant: true,
        };
        let new = PersonId(7);
        let (org, _) = edited(ORG, &[seat("")]);
        assert_eq!(
            (Structure::of(&org, None).len(), org.person(new).map(|person| person.called())),
            (7, Some("Engineer"))
        );
        let fill = [
            PersonEdit::Vacate { person: new, vacant: false },
            PersonEdit::Name { person: new, name: "Hy".into() },
            PersonEdit::Locate { person: new, location: "Oslo".into() },
        ];
        let (org, _) = edited(ORG, &[&[seat("")], &fill[..]].concat());
        let person = org.person(new).expect("there");
        assert_eq!((Structure::of(&org, None).len(), person.called(), person.location.as_str()), (8, "Hy", "Oslo"));
    }
}
