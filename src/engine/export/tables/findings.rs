//! Findings with all that they rest on, the worst first.

use super::super::{OrgPicture, Table};
use crate::engine::analyze::{Names, rank};
use crate::engine::units::Ratio;

const COLUMNS: [&str; 10] =
    ["rule", "severity", "subjects", "measured", "limit", "unit", "source", "grade", "message", "muted"];

/// Every finding; `muted` has the reason for which it is accepted.
pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let OrgPicture { org, structure, report, scenario } = *picture;
    let names = Names::new(org, structure, report);
    let mut findings = report.findings.clone();
    rank(&mut findings, structure, report);
    let mut table = Table::new(&COLUMNS);
    for finding in &findings {
        let (told, rule) = (names.told(finding), finding.rule.rule());
        let muted = scenario.mute_of(structure, report, finding);
        table.row(&[
            rule.id.to_owned(),
            finding.severity.as_str().to_owned(),
            super::listed(&told.subjects),
            number(finding.measured),
            finding.limit.to_string(),
            rule.unit.as_str().to_owned(),
            rule.source.to_owned(),
            rule.grade.to_string(),
            told.message,
            muted
                .map(|mute| if mute.reason.is_empty() { "yes".to_owned() } else { mute.reason.clone() })
                .unwrap_or_default(),
        ]);
    }
    table.into_text()
}

/// Whole numbers without a decimal point, others as the nearest double.
fn number(ratio: Ratio) -> String {
    if ratio.num % ratio.den == 0 { (ratio.num / ratio.den).to_string() } else { ratio.as_f64().to_string() }
}
