//! Names that resemble a mistyped one.

use crate::engine::sort::sort_by_key;

/// The few candidates nearest to `wanted`: those that contain it or differ in a few letters, the nearest first.
pub(super) fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<String> {
    const SHOWN: usize = 5;
    const LONGEST: usize = 64;
    let wanted: Vec<char> = wanted.to_lowercase().chars().take(LONGEST).collect();
    let text: String = wanted.iter().collect();
    let mut near: Vec<(usize, &str)> = candidates
        .filter(|candidate| !candidate.is_empty() && candidate.len() <= LONGEST)
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let edits = distance(&wanted, &lower.chars().collect::<Vec<_>>());
            let is_near = edits * 3 <= wanted.len().max(3) || (!text.is_empty() && lower.contains(&text));
            is_near.then_some((edits, candidate))
        })
        .collect();
    sort_by_key(&mut near, |near| *near);
    near.dedup();
    near.into_iter().take(SHOWN).map(|(_, candidate)| candidate.to_owned()).collect()
}

/// Levenshtein distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_first() {
        let names = ["Engineering", "Enginering Ops", "Sales", "Finance"];
        assert_eq!(nearest("enginering", names.into_iter()), ["Engineering", "Enginering Ops"]);
        assert_eq!(nearest("sale", names.into_iter()), ["Sales"]);
        assert!(nearest("zzzzzz", names.into_iter()).is_empty());
    }
}
