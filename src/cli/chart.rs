//! `spanwise chart`.

use super::Answer;
use super::args::ChartArgs;
use super::input;
use super::scope::Size;
use crate::engine::analyze::analyze;
use crate::engine::export::{OrgPicture, format_named};
use crate::engine::org::Structure;

pub(super) fn run(args: &ChartArgs) -> Result<Answer, String> {
    let input = input::read(&args.common, Size::Shown)?;
    let scenario = &input.scenario;
    let org = scenario.org();
    let structure = Structure::of(&org, scenario.as_of);
    let report = analyze(&structure, &scenario.settings);
    let format = format_named(&args.format).ok_or_else(|| format!("there is no format {}", args.format))?;
    let picture = OrgPicture { org: &org, structure: &structure, report: &report, scenario };
    Ok(Answer { note: input.note(), ..Answer::of(format.write(args.view.into(), &picture)) })
}
