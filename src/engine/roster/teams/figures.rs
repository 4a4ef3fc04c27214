//! What team files add up to.

use std::collections::HashMap;

use super::TeamFiles;
use super::index::{Hierarchy, TeamIndex};
use super::words::{is_former, is_lead};
use crate::engine::sort::sort_by_key;
use crate::engine::units::Ratio;

/// Figures of team files as the files are: nothing is joined with a roster. Words come with the number of their rows, the
/// most frequent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamFigures {
    /// Teams, each id once.
    pub teams: usize,
    /// Ids that occur more than once.
    pub duplicate_team_ids: Vec<String>,
    /// Teams by the sort of team.
    pub kinds: Vec<(String, usize)>,
    /// Teams that name no parent.
    pub roots: usize,
    /// Ids of teams whose parent is no team of the files.
    pub teams_with_unknown_parent: Vec<String>,
    /// Ids of the teams of each cycle.
    pub parent_cycles: Vec<Vec<String>>,
    /// Teams on the longest chain of parents, cycles being cut.
    pub depth: usize,
    /// Most teams that are directly part of one.
    pub max_child_teams: usize,
    /// People who are named as members or leads, those who were it included.
    pub people: usize,
    /// People who are a member of a team now.
    pub people_with_membership: usize,
    /// Pairs of a person and a team that the person is a member of now.
    pub memberships: usize,
    /// Rows by role.
    pub roles: Vec<(String, usize)>,
    /// Memberships of a person, of those who have any.
    pub teams_per_person_mean: Ratio,
    /// Most memberships of one person.
    pub teams_per_person_max: usize,
    /// People with more than one membership.
    pub people_in_more_than_one_team: usize,
    /// Members of a team, of those that have any.
    pub team_size_mean: Ratio,
    /// The middle of these sizes.
    pub team_size_median: Ratio,
    /// The largest of them.
    pub team_size_max: usize,
    /// Teams without a member.
    pub teams_without_members: usize,
    /// Teams that somebody leads.
    pub teams_with_lead: usize,
    /// People who lead more than one team.
    pub people_leading_more_than_one_team: usize,
    /// Sum of the sizes as stated.
    pub stated_size_sum: u64,
    /// Interactions as often as they are stated.
    pub interactions: usize,
    /// Interactions by mode.
    pub interaction_modes: Vec<(String, usize)>,
    /// Interactions with something that is no team of the files.
    pub interactions_to_unknown_team: usize,
    /// What these are with, sorted.
    pub unknown_teams: Vec<String>,
    /// Ordered pairs of teams that interact.
    pub distinct_interacting_pairs: usize,
}

impl TeamFigures {
    /// Works the figures out.
    pub fn of(files: &TeamFiles) -> Self {
        let index = TeamIndex::of(files);
        let hierarchy = Hierarchy::of(&index);
        let n_teams = index.rows.len();
        let id = |at: &u32| index.rows[*at as usize].id.clone();
        let mut children = vec![0_usize; n_teams];
        for parent in hierarchy.parents.iter().flatten() {
            children[*parent as usize] += 1;
        }

        let mut keys = Keys { index: &index, unknown: HashMap::new(), people: HashMap::new() };
        let (mut members, mut leads) = (Vec::new(), Vec::new());
        for row in &files.members {
            let pair = (keys.team(&row.team), keys.person(&row.person));
            if !is_former(&row.role) {
                members.push(pair);
            }
            if is_lead(&row.role) {
                leads.push(pair);
            }
        }
        for (team, row) in (0..).zip(&index.rows) {
            leads.extend(row.leads.iter().map(|lead| (team, keys.person(lead))));
        }
        let to_unknown = files.interactions.iter().map(|row| row.to.as_str()).filter(|to| index.find(to).is_none());
        let to_unknown: Vec<&str> = to_unknown.collect();
        let mut interacting: Vec<(u32, u32)> =
            files.interactions.iter().map(|row| (keys.team(&row.from), keys.team(&row.to))).collect();
        for pairs in [&mut members, &mut leads, &mut interacting] {
            distinct(pairs);
        }
        let n_people = keys.people.len();
        let n_keys = n_teams + keys.unknown.len();
        let per_person = filled(tally(members.iter().map(|pair| pair.1), n_people));
        let led_by_person = tally(leads.iter().map(|pair| pair.1), n_people);
        let of_known = |pairs: &[(u32, u32)]| {
            let mut tally = tally(pairs.iter().map(|pair| pair.0), n_keys);
            tally.truncate(n_teams);
            filled(tally)
        };
        let sizes = of_known(&members);
        let mut duplicates: Vec<&str> = index.duplicates.iter().map(|(row, _)| row.id.as_str()).collect();
        distinct(&mut duplicates);
        let mut unknown_teams = to_unknown.clone();
        distinct(&mut unknown_teams);
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<String>>();

        TeamFigures {
            teams: n_teams,
            duplicate_team_ids: owned(duplicates),
            kinds: counted(index.rows.iter().map(|row| row.kind.as_str())),
            roots: index.rows.iter().filter(|row| row.parent.is_empty()).count(),
            teams_with_unknown_parent: hierarchy.orphans.iter().map(id).collect(),
            parent_cycles: hierarchy.cycles.iter().map(|cycle| cycle.iter().map(id).collect()).collect(),
            depth: hierarchy.depth(),
            max_child_teams: most(&children),
            people: n_people,
            people_with_membership: per_person.len(),
            memberships: members.len(),
            roles: counted(files.members.iter().map(|row| row.role.as_str())),
            teams_per_person_mean: mean(&per_person),
            teams_per_person_max: most(&per_person),
            people_in_more_than_one_team: per_person.iter().filter(|&&n| n > 1).count(),
            team_size_mean: mean(&sizes),
            team_size_median: median(&sizes),
            team_size_max: most(&sizes),
            teams_without_members: n_teams - sizes.len(),
            teams_with_lead: of_known(&leads).len(),
            people_leading_more_than_one_team: led_by_person.iter().filter(|&&n| n > 1).count(),
            stated_size_sum: index.rows.iter().filter_map(|row| row.stated_size).map(u64::from).sum(),
            interactions: files.interactions.len(),
            interaction_modes: counted(files.interactions.iter().map(|row| row.mode.as_str())),
            interactions_to_unknown_team: to_unknown.len(),
            unknown_teams: owned(unknown_teams),
            distinct_interacting_pairs: interacting.len(),
        }
    }
}

/// Numbers for teams and people: known teams by position, the unknown after them, people in the order of their first row.
struct Keys<'a> {
    index: &'a TeamIndex<'a>,
    unknown: HashMap<&'a str, u32>,
    people: HashMap<&'a str, u32>,
}

impl<'a> Keys<'a> {
    fn team(&mut self, reference: &'a str) -> u32 {
        let next = (self.index.rows.len() + self.unknown.len()) as u32;
        self.index.find(reference).unwrap_or_else(|| *self.unknown.entry(reference).or_insert(next))
    }

    fn person(&mut self, key: &'a str) -> u32 {
        let next = self.people.len() as u32;
        *self.people.entry(key).or_insert(next)
    }
}

/// Sorts a list and leaves each element once.
fn distinct<T: Ord + Copy>(list: &mut Vec<T>) {
    sort_by_key(list, |element| *element);
    list.dedup();
}

/// How often each number below `n` occurs.
fn tally(numbers: impl Iterator<Item = u32>, n: usize) -> Vec<usize> {
    let mut tally = vec![0; n];
    for number in numbers {
        tally[number as usize] += 1;
    }
    tally
}

/// The counts that are not 0, sorted.
fn filled(mut counts: Vec<usize>) -> Vec<usize> {
    counts.retain(|&count| count > 0);
    sort_by_key(&mut counts, |count| *count);
    counts
}

fn most(counts: &[usize]) -> usize {
    counts.iter().copied().max().unwrap_or(0)
}

fn mean(counts: &[usize]) -> Ratio {
    Ratio::new(counts.iter().sum::<usize>() as i64, counts.len().max(1) as i64)
}

/// The middle of sorted counts, 0 of none.
fn median(counts: &[usize]) -> Ratio {
    let upper = counts.get(counts.len() / 2).copied().unwrap_or(0) as i64;
    let lower = counts.get(counts.len().saturating_sub(1) / 2).copied().unwrap_or(0) as i64;
    Ratio::new(lower + upper, 2)
}

/// The words that are not empty with how often each occurs, the most frequent first.
fn counted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<(String, usize)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut counts: Vec<(String, usize)> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let at = *places.entry(word).or_insert(counts.len());
        match counts.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => counts.push((word.to_owned(), 1)),
        }
    }
    sort_by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    counts
}
