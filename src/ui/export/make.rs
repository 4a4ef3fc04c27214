//! The file of a choice.

use super::ExportDialogProps;
use super::choice::{Choice, Form};
use crate::engine::export::{FORMATS, OrgPicture, Pages, SingleFile, TABLES, file_name, plan_table};
use crate::engine::grow::Origin;
use crate::engine::plan::HiringPlan;
use crate::engine::scenario::file::write_scenario;
use crate::engine::simulate::History;
use crate::session::{Frame, Outcome, Progress};
use crate::ui::browser::parts::{self, Parts};

/// What comes of a choice.
pub(super) enum Made {
    /// A file. A picture that is to become pixels is an SVG here, under the name that the pixels will have.
    File { name: String, media_type: &'static str, text: String },
    /// The page as one file, which is made when it is asked for.
    Page { name: String, scenario: String },
    /// Sheets of paper.
    Print { n_pages: usize },
    /// Nothing yet, and why.
    NotYet(&'static str),
}

/// The org at the size looked at.
pub(super) fn picture_of(props: &ExportDialogProps) -> OrgPicture<'_> {
    let Frame { org, structure, report, .. } = &*props.frame;
    OrgPicture { org, structure, report, scenario: &props.scenario }
}

/// The page with a scenario inside.
pub(super) async fn one_file(title: &str, scenario: &str) -> Result<String, String> {
    let Parts { styles, script, program } = parts::parts().await?;
    Ok(SingleFile { title, styles: &styles, script: &script, program: &program, scenario }.write())
}

/// Makes it.
pub(super) fn make(choice: Choice, form: Form, props: &ExportDialogProps) -> Made {
    let scenario = &*props.scenario;
    let picture = picture_of(props);
    let file = |what: &str, extension: &str, media_type: &'static str, text: String| Made::File {
        name: file_name(&scenario.name, what, extension),
        media_type,
        text,
    };
    match choice {
        Choice::Picture(view) => match form {
            Form::Format(at) => {
                let format = &FORMATS[at];
                file(view.label(), format.extension, format.media_type, format.write(view, &picture))
            }
            Form::Png => file(view.label(), "png", "image/png", FORMATS[0].write(view, &picture)),
        },
        Choice::Table(at) => file(TABLES[at].name, "csv", "text/csv", (TABLES[at].write)(&picture)),
        Choice::Scenario => file("scenario", "json", "application/json", write_scenario(scenario)),
        Choice::Page => Made::Page { name: file_name(&scenario.name, "", "html"), scenario: write_scenario(scenario) },
        Choice::Print => Made::Print { n_pages: Pages::of(&picture).len() },
        Choice::Plan => {
            let progress = &*props.simulation.progress;
            if props.simulation.error.is_some() {
                return Made::NotYet("This plan cannot be simulated; the Plan tab says why.");
            }
            if progress.summary.runs == 0 {
                return Made::NotYet("The plan is being simulated.");
            }
            let text = plan_csv(&props.plan, progress, props.history.as_deref(), &props.outcome, scenario.origin());
            file("plan", "csv", "text/csv", text)
        }
    }
}

/// The plan month by month, with what happened in the run in view.
pub(crate) fn plan_csv(
    plan: &HiringPlan,
    progress: &Progress,
    history: Option<&History>,
    outcome: &Outcome,
    origin: Origin,
) -> String {
    let present = outcome.range().0;
    let curve = plan.target(present).curve(present, plan.months);
    plan_table(plan, &curve, &progress.summary, history.map(|history| (history, origin)), &outcome.base)
}
