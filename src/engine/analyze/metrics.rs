//! Org-wide measures, each with one definition.

use super::Load;
use crate::engine::org::{Structure, Teams};
use crate::engine::units::Ratio;

/// Measures of a whole org.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    /// People, vacancies not counted.
    pub people: u32,
    /// People with no direct reports.
    pub engineers: u32,
    /// People with at least one direct report.
    pub managers: u32,
    /// People with nobody above.
    pub roots: u32,
    /// People on the longest chain from a root down.
    pub depth: u32,
    /// Managers on the longest chain from a root down.
    pub management_layers: u32,
    /// Mean number of direct reports over managers.
    pub span_mean: Option<Ratio>,
    /// Median number of direct reports over managers; of an even count the mean of the middle two.
    pub span_median: Option<Ratio>,
    /// Largest number of direct reports.
    pub span_max: Option<u32>,
    /// Managers ÷ people.
    pub manager_share: Option<Ratio>,
    /// Teams with someone in them.
    pub teams: u32,
    /// Largest load index.
    pub load_index_max: Option<Ratio>,
}

/// Measures a structure, in linear time.
pub(super) fn measure(structure: &Structure, teams: &Teams, loads: &[Load]) -> Metrics {
    let managers = structure.managers();
    let reports: u32 = managers.iter().map(|&at| structure.span(at)).sum();
    let of = |part: u32, whole: usize| (whole > 0).then(|| Ratio::new(i64::from(part), whole as i64));
    Metrics {
        people: structure.len() as u32,
        engineers: structure.n_engineers(),
        managers: managers.len() as u32,
        roots: structure.roots().count() as u32,
        depth: structure.roots().map(|root| structure.depth(root)).max().unwrap_or(0),
        management_layers: structure.roots().map(|root| structure.management_layers(root)).max().unwrap_or(0),
        span_mean: of(reports, managers.len()),
        span_median: median_span(structure),
        span_max: managers.iter().map(|&at| structure.span(at)).max(),
        manager_share: of(managers.len() as u32, structure.len()),
        teams: teams.n_staffed(),
        load_index_max: loads
            .iter()
            .filter_map(Load::index)
            .max_by(|a, b| a.partial_cmp(b).expect("ratios of integers compare")),
    }
}

fn median_span(structure: &Structure) -> Option<Ratio> {
    let spans: Vec<u32> = structure.managers().iter().map(|&at| structure.span(at)).collect();
    let middle = spans.len() / 2;
    let upper = ranked(&spans, middle)?;
    if spans.len() % 2 == 1 {
        return Some(Ratio::whole(i64::from(upper)));
    }
    let lower = ranked(&spans, middle - 1)?;
    Some(Ratio::new(i64::from(lower) + i64::from(upper), 2))
}

/// The value at a place, from 0, if the values were sorted. Spans are small numbers: halving their range takes few rounds and
/// no sort of its own.
fn ranked(values: &[u32], place: usize) -> Option<u32> {
    let (mut low, mut high) = (0, *values.iter().max()?);
    while low < high {
        let middle = low + (high - low) / 2;
        if values.iter().filter(|&&value| value <= middle).count() > place {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(low)
}
