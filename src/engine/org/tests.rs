use super::*;

fn person(key: &str) -> Person {
    Person { key: key.into(), name: key.into(), ..Person::default() }
}

fn chain() -> (Org, [PersonId; 3]) {
    let mut org = Org::new();
    let ids = ["ada", "bo", "cy"].map(|key| org.add_person(person(key)).expect("keys differ"));
    org.set_manager(ids[1], Some(ids[0])).expect("no cycle");
    org.set_manager(ids[2], Some(ids[1])).expect("no cycle");
    (org, ids)
}

#[test]
fn a_person_has_one_manager_at_a_time() {
    let (mut org, [ada, bo, cy]) = chain();
    org.set_manager(cy, Some(ada)).expect("no cycle");
    assert_eq!(org.manager_of(cy), Some(ada));
    assert_eq!(org.direct_reports(bo), []);
    assert_eq!(org.direct_reports(ada), [bo, cy]);
}

#[test]
fn a_cycle_is_refused_and_changes_nothing() {
    let (mut org, [ada, _, cy]) = chain();
    assert_eq!(org.set_manager(ada, Some(cy)), Err(OrgError::Cycle { person: ada, manager: cy }));
    assert_eq!(org.set_manager(ada, Some(ada)), Err(OrgError::Cycle { person: ada, manager: ada }));
    assert_eq!(org.manager_of(ada), None);
    let cycle = Org::from_people(vec![person("a"), person("b"), person("c")], &[None, Some(2), Some(1)]);
    assert!(matches!(cycle, Err(OrgError::Cycle { .. })));
}

#[test]
fn keys_are_unique_also_after_removal() {
    let (mut org, [ada, bo, cy]) = chain();
    assert_eq!(org.add_person(person("bo")), Err(OrgError::DuplicateKey("bo".into())));
    org.remove_person(bo).expect("bo is there");
    assert_eq!(org.manager_of(cy), Some(ada), "reports move up");
    assert_eq!(org.find("bo"), None);
    assert_eq!(org.add_person(person("bo")), Err(OrgError::DuplicateKey("bo".into())));
    assert_eq!(org.person(bo), None, "ids are never given twice");
}

#[test]
fn dotted_lines_stay_beside_the_solid_one() {
    let (mut org, [ada, bo, cy]) = chain();
    org.add_dotted_line(cy, ada).expect("both are there");
    org.add_dotted_line(cy, ada).expect("again is fine");
    assert_eq!(org.dotted_managers(cy), [ada]);
    assert_eq!(org.manager_of(cy), Some(bo));
    assert_eq!(org.add_dotted_line(cy, cy), Err(OrgError::Cycle { person: cy, manager: cy }));
}

#[test]
fn people_teams_and_groups_share_one_graph() {
    let (mut org, [_, bo, cy]) = chain();
    let (pay, search) = (org.add_team(Team::default()), org.add_team(Team::default()));
    org.join_team(cy, pay, Membership { share: 4000, leads: false }).expect("known");
    org.join_team(cy, search, Membership { share: 6000, leads: true }).expect("known");
    assert_eq!(org.team_of(cy), Some(search), "most time counts");
    org.set_team(cy, Some(pay)).expect("known");
    assert_eq!(org.team_of(cy), Some(pay));
    assert_eq!(org.team_of(bo), None);

    let service = Interaction {
        mode: InteractionMode::XAsAService,
        since: None,
        purpose: String::new(),
        overlap: Overlap::Unknown,
    };
    org.set_interaction(pay, search, service.clone()).expect("two teams");
    assert_eq!(org.set_interaction(pay, pay, service), Err(OrgError::SelfInteraction(pay)));
    assert_eq!(org.interactions().len(), 1);

    let tribe = org.add_group(Group { name: "Commerce".into(), kind: GroupKind::Tribe });
    org.group_team(tribe, pay).expect("known");
    org.group_person(tribe, bo).expect("known");
    assert_eq!(org.teams_of_group(tribe), [pay]);
    assert_eq!(org.groups().map(|(id, group)| (id, group.kind)).collect::<Vec<_>>(), [(tribe, GroupKind::Tribe)]);
    assert_eq!(org.team_of(bo), None, "a group is no team");
}

#[test]
fn what_a_whole_serves_to_its_part_goes_on_when_the_part_splits() {
    let mut org = Org::new();
    let [whole, part, new] = ["Whole", "Part", "New"].map(|name| org.add_team(Team::named(name)));
    org.set_parent_team(part, Some(whole)).expect("no cycle");
    org.set_mode(whole, part, InteractionMode::XAsAService).expect("two teams");
    org.part_team(part, new).expect("both are there");
    assert_eq!(org.parent_team(new), Some(whole));
    let mode = |team| org.interaction(whole, team).map(|interaction| interaction.mode);
    assert_eq!([part, new].map(mode), [Some(InteractionMode::XAsAService); 2]);
}
