//! `spanwise grow`.

use super::Answer;
use super::args::{GrowArgs, TableFormat};
use super::input::{self, Input};
use super::json::{self, GrowView};
use super::scope::Size;
use super::text;
use crate::engine::export::Table;
use crate::engine::org::Structure;
use crate::engine::policy::{GrowthPolicy, PartialPolicy};
use crate::engine::scenario::Source;
use crate::engine::units::Ratio;

/// Where growth ends by default, engineers.
const DEFAULT_TO: u32 = 200;

pub(super) fn run(args: &GrowArgs) -> Result<Answer, String> {
    let mut input = input::read(&args.common, Size::Start)?;
    let note = input.note();
    let Input { scenario, .. } = &mut input;
    let given = PartialPolicy {
        em_span: args.em_span,
        em_split_at: args.em_split_at,
        mom_span: args.mom_span,
        mom_split_at: args.mom_split_at,
    };
    let policy = GrowthPolicy::with(given, scenario.settings.policy).map_err(|error| error.to_string())?;
    scenario.settings.policy = policy;
    if let Some(engineers) = args.from {
        scenario.source = Source::Generated { engineers };
    }
    let mode = args.structure.map_or(scenario.mode, Into::into);
    let base = scenario.base_org();
    let start = Structure::of(&base, scenario.as_of).n_engineers();
    if let Some(to) = args.to.filter(|&to| to < start) {
        return Err(format!("--to {to} is below the start, which has {start} engineers"));
    }
    let growth = scenario.growth(&base, args.to.unwrap_or(DEFAULT_TO.max(start)), mode);
    let view = GrowView::of(&growth, policy);
    let text = match args.format {
        TableFormat::Text => text::grow(mode, &view),
        TableFormat::Json => json::to_line(&view),
        TableFormat::Csv => steps_table(&view),
    };
    Ok(Answer { note, ..Answer::of(text) })
}

fn steps_table(view: &GrowView<'_>) -> String {
    let mut table = Table::new(&[
        "engineers",
        "people",
        "managers",
        "management_layers",
        "teams",
        "span_mean",
        "span_max",
        "manager_share",
        "load_index_max",
        "findings_red",
        "findings_amber",
        "findings_info",
    ]);
    for step in &view.steps {
        table.row(&[
            step.engineers.to_string(),
            step.people.to_string(),
            step.managers.to_string(),
            step.management_layers.to_string(),
            step.teams.to_string(),
            text::or_blank(step.span_mean),
            text::or_blank(step.span_max),
            text::or_blank(step.manager_share),
            text::or_blank(step.load_index_max.map(Ratio::as_f64)),
            step.findings.red.to_string(),
            step.findings.amber.to_string(),
            step.findings.info.to_string(),
        ]);
    }
    table.into_text()
}
