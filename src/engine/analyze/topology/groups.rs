//! People of groups.

use crate::engine::org::{Structure, Teams};
use crate::engine::sort::sort_by_key;

/// Distinct people of every group, by id. Whoever has parts in several teams of a group counts once; of a team in which
/// nobody is known the stated number counts.
pub fn people_of_groups(structure: &Structure, teams: &Teams) -> Vec<u32> {
    let groups = structure.groups();
    let of_team = |&team: &u32| {
        teams.list().get(team as usize).map_or(0, |team| if team.is_stated { team.people } else { team.size })
    };
    let mut people: Vec<u32> = groups
        .iter()
        .map(|group| {
            if group.kind.is_of_teams() { group.members.iter().map(of_team).sum() } else { group.members.len() as u32 }
        })
        .collect();
    if structure.shares().is_empty() || groups.is_empty() {
        return people;
    }
    let of_teams = (0..).zip(groups).filter(|(_, group)| group.kind.is_of_teams());
    let mut grouped: Vec<(u32, u32)> =
        of_teams.flat_map(|(at, group)| group.members.iter().map(move |&team| (team, at))).collect();
    sort_by_key(&mut grouped, |pair| *pair);
    let groups_of = |team: u32| {
        let from = grouped.partition_point(|pair| pair.0 < team);
        grouped[from..].iter().take_while(move |pair| pair.0 == team).map(|pair| pair.1 as usize)
    };
    // The last person who was counted in each group: parts come by person, and engineers are in their own team already.
    let mut last = vec![None; groups.len()];
    let mut person = None;
    for share in structure.shares() {
        if person != Some(share.person) {
            person = Some(share.person);
            groups_of(teams.team_of(share.person)).for_each(|group| last[group] = person);
        }
        for group in groups_of(share.team).filter(|&group| last[group] != person).collect::<Vec<_>>() {
            last[group] = person;
            people[group] += 1;
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    #[test]
    fn everyone_counts_once_in_a_group() {
        let outline = "\
Ada @A 20 % + B 20 %
  Bo @A 60 % + B 40 %
  x3 @A
  Cy @C 60 % + B 40 %
team Far: 7 people
tribe North: A, B, Far
area South: C
chapter Minds: Ada, Bo
";
        let structure = Structure::of(&parse_outline(outline).expect("well formed"), None);
        let mut teams = Teams::default();
        teams.derive(&structure);
        // Bo and three in A, Ada, Cy by a part in B, and seven who are stated.
        assert_eq!(people_of_groups(&structure, &teams), [4 + 1 + 1 + 7, 1, 2]);
    }
}
