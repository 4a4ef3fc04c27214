//! What a move leads to for whoever people are moved below: told beside each manager before one is chosen.

use super::Frame;
use crate::engine::analyze::{Load, Report, Severity, Subject, analyze};
use crate::engine::edit::{Edit, Setting, apply};
use crate::engine::ids::PersonId;
use crate::engine::org::Structure;
use crate::engine::scenario::Scenario;
use crate::engine::units::Ratio;

/// People up to whom everything about a manager is told; in a larger org an analysis for everybody listed takes too long.
const MANY: usize = 4_000;

/// Something that a rule finds then and does not find, or finds less severe, now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// How bad.
    pub severity: Severity,
    /// What it says after the manager's name.
    pub said: String,
}

/// One manager now and after some edits.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Direct reports now and then, vacancies left out.
    pub direct_reports: (u32, u32),
    /// Load index now, where there is one, and then; `None` in an org too large to analyze for every manager listed.
    pub load: Option<(Option<Ratio>, Option<Ratio>)>,
    /// What else the rules find about the manager then, the worst first.
    pub raises: Vec<Raised>,
}

impl Outlook {
    /// What edits of a frame's org lead to for a manager; `None` where the manager is not counted.
    pub fn of(scenario: &Scenario, frame: &Frame, manager: PersonId, edits: &[Edit]) -> Option<Outlook> {
        let mut org = frame.org.clone();
        let setting = Setting { origin: scenario.origin(), as_of: scenario.as_of, settings: &scenario.settings };
        // What is refused changes nothing; whoever asks has seen to it that nothing is.
        let _refused = apply(&mut org, edits, setting);
        let mut structure = Structure::of(&org, scenario.as_of);
        structure.hiring = frame.structure.hiring;
        let (was, is) = (frame.structure.position(manager)?, structure.position(manager)?);
        let direct_reports = (frame.structure.span(was), structure.span(is));
        if structure.len() > MANY {
            return Some(Outlook { direct_reports, load: None, raises: Vec::new() });
        }
        let report = analyze(&structure, &frame.settings);
        let index = |report: &Report, structure: &Structure, at| report.load(structure, at).and_then(Load::index);
        let load = (index(&frame.report, &frame.structure, was), index(&report, &structure, is));
        let mut raises = Vec::new();
        for severity in [Severity::Red, Severity::Amber, Severity::Info] {
            let about = report.findings.iter().filter(|found| found.subject == Subject::Person(is));
            for found in about.filter(|found| found.severity == severity) {
                let mut known = frame.report.findings_about(was);
                if !known.any(|known| known.rule == found.rule && known.severity >= severity) {
                    let said = found.message(&structure, "").trim_start().to_owned();
                    raises.push(Raised { severity, said });
                }
            }
        }
        Some(Outlook { direct_reports, load: Some(load), raises })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::grow::Mode;
    use crate::session::Key;
    use crate::session::editing::move_under;

    fn frame(scenario: &Scenario) -> Frame {
        let outcome = Key::new(scenario, 0).outcome();
        Frame::new(&outcome, Mode::Adapt, outcome.engineers(scenario), None, &Settings::default(), None)
    }

    #[test]
    fn what_is_promised_of_a_move_is_what_the_move_leads_to() {
        let scenario = Scenario { engineers: Some(24), ..Scenario::default() };
        let frame = frame(&scenario);
        let managers = frame.structure.managers();
        let mut n_told = 0;
        for &below in managers {
            for &at in managers {
                let manager = frame.structure.id(at);
                let people: BTreeSet<PersonId> =
                    frame.structure.direct_reports(below).iter().map(|&at| frame.structure.id(at)).collect();
                let Ok(edits) = move_under(&frame.org, &people, Some(manager), false) else { continue };
                let outlook = Outlook::of(&scenario, &frame, manager, &edits).expect("managers are counted");
                let mut after = scenario.clone();
                after.edit(&edits);
                let org = after.org();
                let structure = after.structure(&org);
                let report = analyze(&structure, &after.settings);
                let is = structure.position(manager).expect("nobody leaves");
                assert_eq!(outlook.direct_reports, (frame.structure.span(at), structure.span(is)));
                let load = report.load(&structure, is).and_then(|load| load.index());
                assert_eq!(outlook.load.expect("the org is small").1, load);
                let findings: Vec<String> = report
                    .findings_about(is)
                    .map(|found| found.message(&structure, "").trim_start().to_owned())
                    .collect();
                assert!(outlook.raises.iter().all(|raised| findings.contains(&raised.said)));
                n_told += outlook.raises.len();
            }
        }
        assert!(n_told > 0, "some move is too much for somebody");
    }
}
