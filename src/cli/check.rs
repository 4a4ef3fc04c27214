//! `spanwise check`.

use super::Answer;
use super::args::{CheckArgs, TableFormat};
use super::input::{self, Input};
use super::json::{self, CheckView};
use super::scope::Size;
use super::text;
use crate::engine::analyze::{Finding, analyze};
use crate::engine::export::{OrgPicture, table_named};

pub(super) fn run(args: &CheckArgs) -> Result<Answer, String> {
    if args.table.is_some() && !matches!(args.format, TableFormat::Csv) {
        return Err("--table chooses what --format csv gives: add --format csv".into());
    }
    let Input { scenario, notices } = input::read(&args.common, Size::Shown)?;
    let org = scenario.org();
    let structure = scenario.structure(&org);
    let report = analyze(&structure, &scenario.settings);
    let is_open = |finding: &Finding| scenario.mute_of(&structure, &report, finding).is_none();
    let fails = |least| report.findings.iter().any(|finding| finding.severity >= least && is_open(finding));
    let failed = args.fail_on.severity().is_some_and(fails);
    let view = CheckView::of(&org, &structure, &report, &scenario, &notices);
    let text = match args.format {
        TableFormat::Text => text::check(&scenario.name, &view),
        TableFormat::Json => json::to_line(&view),
        TableFormat::Csv => {
            let name = args.table.as_deref().unwrap_or("load");
            let table = table_named(name).ok_or_else(|| format!("there is no table {name}"))?;
            (table.write)(&OrgPicture { org: &org, structure: &structure, report: &report, scenario: &scenario })
        }
    };
    Ok(Answer { failed, ..Answer::of(text) })
}
