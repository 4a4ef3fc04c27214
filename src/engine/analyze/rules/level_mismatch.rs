//! `level_mismatch`: titles that do not fit the reporting lines.

use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Misfit, Need, Rule, RuleId, Said, Severity, Subject, Unit,
};
use crate::engine::org::{NONE, Role, Structure};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "level_mismatch",
    title: "Title and place differ",
    explanation: "Who decides what is hard to see where titles say one thing and reporting lines another. Titles name different jobs in different places, so this is a question rather than an answer.",
    source: "role guides, which conflict",
    grade: "D",
    unit: Unit::Levels,
    levels: &[Level::new(Severity::Amber, Comparison::AtLeast, Decimal::whole(1))],
    needs: Some(Need::Titles),
    check,
    say,
};

/// Engineering managers whom a VP or CTO may have without a director between.
const MOST_STRAIGHT: u32 = 6;

fn say(said: &Said<'_>) -> String {
    let Detail::Title(misfit) = said.detail else { return String::new() };
    match misfit {
        Misfit::Above { own, above } => {
            let too = if own == above { " too" } else { "" };
            format!("is {} by title but reports to someone who is {}{too}", in_words(own), in_words(above))
        }
        Misfit::Layers { own, layers } => {
            let usual = match own.rung().levels {
                (0, 0) => "no management layer is usual".to_owned(),
                (1, 1) => "1 management layer is usual".to_owned(),
                (from, to) => format!("{from} to {to} management layers are usual"),
            };
            format!("is {} by title, where {usual}, but has {layers}", in_words(own))
        }
        Misfit::Straight { own, n } => {
            format!("is {} by title and has {n} engineering managers with no director between", in_words(own))
        }
    }
}

/// A rung in words that fit all its titles: many a director directs something else than engineering.
fn in_words(role: Role) -> &'static str {
    match role {
        Role::Engineer => "an engineer",
        Role::SeniorEngineer => "a senior engineer",
        Role::StaffEngineer => "a staff engineer",
        Role::EngineeringManager => "a manager",
        Role::SeniorEngineeringManager => "a senior manager",
        Role::Director => "a director",
        Role::HeadOfEngineering => "a head",
        Role::VpEngineering => "a VP",
        Role::Cto => "a CTO",
    }
}

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    let mut n_ems = vec![0u32; structure.len()];
    let ems = structure.managers().iter().filter(|&&at| structure.manager_reports(at) == 0);
    for &at in ems {
        if let Some(n) = n_ems.get_mut(structure.parents()[at as usize] as usize) {
            *n += 1;
        }
    }
    for at in 0..structure.len() as u32 {
        let misfit = structure.role(at).and_then(|own| {
            let misfit = above(structure, at, own).or_else(|| layers(structure, at, own));
            misfit.or_else(|| straight(own, n_ems[at as usize]))
        });
        if let Some((misfit, levels)) = misfit {
            let subject = Subject::Person(at);
            found.extend(context.judge_detail(rule, subject, Ratio::whole(levels), Detail::Title(misfit)));
        }
    }
}

/// The place of a role among those that can be compared. A head may stand above a director or below one.
fn rank(role: Role) -> u32 {
    match role {
        Role::HeadOfEngineering => Role::Director as u32,
        role => role as u32,
    }
}

/// Whether a rung usually has so many management layers.
fn is_usual(role: Role, layers: u32) -> bool {
    let (from, to) = role.rung().levels;
    (from..=to).contains(&layers)
}

/// A manager below somebody of the same rung or a lower one. The same rung will do where it has room for both: a VP may
/// report to a VP. Engineers without reports are left out: their rungs say nothing about whom they report to.
fn above(structure: &Structure, at: u32, own: Role) -> Option<(Misfit, u32)> {
    let manager = structure.parents()[at as usize];
    let above = (manager != NONE && structure.is_manager(at)).then(|| structure.role(manager)).flatten()?;
    let layers = structure.management_layers(manager);
    let has_room = rank(own) == rank(above) && (own != above || is_usual(above, layers));
    let missing = (rank(own) + 1).saturating_sub(rank(above));
    (missing > 0 && !has_room).then_some((Misfit::Above { own, above }, missing))
}

/// Somebody with other management layers than the rung usually has. The top of a small org may have fewer.
fn layers(structure: &Structure, at: u32, own: Role) -> Option<(Misfit, u32)> {
    let layers = structure.management_layers(at);
    let (from, to) = own.rung().levels;
    let off = layers.saturating_sub(to) + if structure.is_root(at) { 0 } else { from.saturating_sub(layers) };
    (off > 0).then_some((Misfit::Layers { own, layers }, off))
}

/// A VP or CTO of so many engineering managers that a director is missing.
fn straight(own: Role, n: u32) -> Option<(Misfit, u32)> {
    (own >= Role::VpEngineering && n > MOST_STRAIGHT).then_some((Misfit::Straight { own, n }, 1))
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires_where_a_manager_reports_to_no_higher_rung() {
        assert_eq!(
            findings(
                "level_mismatch",
                "Ada (Engineering Manager)\n  Bo (Engineering Manager)\n    x4\n  Cy (CTO)\n    Di\n      x4\n"
            ),
            [
                "amber: Ada is a manager by title, where 1 management layer is usual, but has 3",
                "amber: Bo is a manager by title but reports to someone who is a manager too",
                "amber: Cy is a CTO by title but reports to someone who is a manager"
            ]
        );
    }

    #[test]
    fn fires_where_the_layers_are_not_those_of_the_title() {
        assert_eq!(
            findings(
                "level_mismatch",
                "Ada (CTO)\n  Bo (Director)\n    x4\n  Cy (Senior Engineer)\n    x4\n  Di (EM)\n"
            ),
            [
                "amber: Bo is a director by title, where 2 to 3 management layers are usual, but has 1",
                "amber: Cy is a senior engineer by title, where no management layer is usual, but has 1",
                "amber: Di is a manager by title, where 1 management layer is usual, but has 0"
            ]
        );
    }

    #[test]
    fn fires_where_a_director_is_missing() {
        let em = "  Bo (Engineering Manager)\n    x4\n";
        assert_eq!(
            findings("level_mismatch", &format!("Ada (VP of Engineering)\n{}", em.repeat(7))),
            ["amber: Ada is a VP by title and has 7 engineering managers with no director between"]
        );
        assert!(findings("level_mismatch", &format!("Ada (VP of Engineering)\n{}", em.repeat(6))).is_empty());
        assert!(findings("level_mismatch", &format!("Ada (Head of Engineering)\n{}", em.repeat(7))).is_empty());
    }

    #[test]
    fn a_director_below_a_director_general_is_no_director_below_a_director() {
        let area = "    Cy (Manager)\n      x4\n    Di (Manager)\n      x4\n";
        for top in ["Director General, Finance", "Managing Director", "General Manager", "Office of the CTO"] {
            let org = format!("Ada\n  Bo ({top})\n    Ed (Director, Tax)\n{}", area.replace("    ", "      "));
            assert_eq!(findings("level_mismatch", &org), [""; 0], "{top}");
        }
    }

    #[test]
    fn is_silent() {
        let org = "Ada (CTO)\n  Bo (VP)\n    Cy (VP)\n      Di (Head of Data)\n        Ed (Senior Manager)\n          x4\n        Flo (Product Manager)\n  Gus (Clerk)\n    x4\n";
        assert!(findings("level_mismatch", org).is_empty());
        assert!(findings("level_mismatch", "Ada (CTO)\n  x3\n").is_empty(), "the top of a small org");
    }
}
