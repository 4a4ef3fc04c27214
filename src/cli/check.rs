//! `spanwise check`.

use super::Answer;
use super::args::{CheckArgs, TableFormat};
use super::input::{self, Input};
use super::json::{self, CheckView};
use super::scope::Size;
use super::text;
use crate::engine::analyze::{Finding, PARTS, analyze};
use crate::engine::export::Table;

pub(super) fn run(args: &CheckArgs) -> Result<Answer, String> {
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
        TableFormat::Csv => nodes_table(&view),
    };
    Ok(Answer { failed, ..Answer::of(text) })
}

fn nodes_table(view: &CheckView<'_>) -> String {
    let mut header = vec![
        "id",
        "name",
        "title",
        "manager_id",
        "layer",
        "direct_reports",
        "total_reports",
        "load_minutes",
        "load_index",
        "band",
    ];
    header.extend(PARTS.iter().map(|(_, name, _)| *name));
    let mut table = Table::new(&header);
    for node in &view.nodes {
        let mut cells = vec![
            node.id.to_owned(),
            node.name.to_owned(),
            node.title.unwrap_or_default().to_owned(),
            node.manager_id.unwrap_or_default().to_owned(),
            node.layer.to_string(),
            node.direct_reports.to_string(),
            node.total_reports.to_string(),
            text::or_blank(node.load_minutes),
            text::or_blank(node.load_index),
            node.band.unwrap_or_default().to_owned(),
        ];
        cells.extend(PARTS.iter().map(|(_, name, _)| {
            let part = node.parts.iter().find(|part| part.part == *name);
            text::or_blank(part.map(|part| part.minutes).or(node.load_minutes.map(|_| 0)))
        }));
        table.row(&cells);
    }
    table.into_text()
}
