//! Which breakpoints answer "what breaks first", and in which order.

use super::{Breakpoint, BreakpointKind, Growth, Mode};
use crate::engine::analyze::{RULES, Severity};
use crate::engine::sort::sort_by_key;

/// Places among a growth's breakpoints of those that tell its story, by size. `mode` is the one it was grown in.
///
/// Held, these are the red and amber flags: who breaks if nothing is done. Adapting, they are what the structure becomes,
/// and each red or amber flag the first time that it goes up all the same. Of one size a new layer comes first, then other
/// changes of the structure, then red flags, then amber ones.
pub fn told(growth: &Growth, mode: Mode) -> Vec<usize> {
    let mut has_been = vec![[false; Severity::ALL.len()]; RULES.len()];
    let mut places = Vec::new();
    for (place, breakpoint) in growth.breakpoints.iter().enumerate() {
        let is_told = match (breakpoint.kind, breakpoint.flag) {
            (BreakpointKind::FlagRaised, Some((rule, severity))) => {
                let before = std::mem::replace(&mut has_been[rule.index()][severity as usize], true);
                severity != Severity::Info && !(before && mode == Mode::Adapt)
            }
            (kind, _) => mode == Mode::Adapt && is_structural(kind, growth, breakpoint),
        };
        if is_told {
            places.push(place);
        }
    }
    sort_by_key(&mut places, |&place| (growth.breakpoints[place].engineers, order(&growth.breakpoints[place])));
    places
}

/// What comes first of one size.
fn order(breakpoint: &Breakpoint) -> u32 {
    match (breakpoint.kind, breakpoint.flag) {
        (BreakpointKind::LayerAdded, _) => 0,
        (BreakpointKind::FlagRaised, Some((_, Severity::Red))) => 2,
        (BreakpointKind::FlagRaised, _) => 3,
        _ => 1,
    }
}

/// Whether a breakpoint tells what becomes of the structure. A new manager is told by the split that needs one.
fn is_structural(kind: BreakpointKind, growth: &Growth, breakpoint: &Breakpoint) -> bool {
    match kind {
        BreakpointKind::LayerAdded
        | BreakpointKind::TeamSplit
        | BreakpointKind::FirstManager
        | BreakpointKind::PlatformAdded
        | BreakpointKind::EnablingAdded
        | BreakpointKind::TribeFormed
        | BreakpointKind::TribeDivided => true,
        BreakpointKind::ManagerAdded => {
            let mut same = growth.breakpoints.iter().filter(|other| other.engineers == breakpoint.engineers);
            !same.any(|other| other.kind == BreakpointKind::TeamAdded && other.person == breakpoint.person)
        }
        BreakpointKind::TeamAdded | BreakpointKind::FlagRaised | BreakpointKind::FlagCleared => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::grow::{Origin, generated_org, grow};

    fn grown(mode: Mode) -> Growth {
        let settings = Settings::default();
        grow(&generated_org(24, &settings), Origin::Generated, None, 200, mode, &settings)
    }

    fn lines(growth: &Growth, mode: Mode) -> Vec<&Breakpoint> {
        told(growth, mode).into_iter().map(|place| &growth.breakpoints[place]).collect()
    }

    #[test]
    fn held_it_tells_every_flag_and_nothing_else() {
        let growth = grown(Mode::Hold);
        let lines = lines(&growth, Mode::Hold);
        let is_bad = |b: &&Breakpoint| b.flag.is_some_and(|(_, severity)| severity != Severity::Info);
        let raised = growth.breakpoints.iter().filter(|b| b.kind == BreakpointKind::FlagRaised).filter(is_bad);
        assert_eq!(lines.len(), raised.count());
        assert!(lines.iter().all(is_bad) && lines.len() > 3);
    }

    #[test]
    fn adapting_it_tells_the_structure_and_each_flag_once() {
        let growth = grown(Mode::Adapt);
        let lines = lines(&growth, Mode::Adapt);
        let n = |kind| lines.iter().filter(|b| b.kind == kind).count();
        let all = |kind| growth.breakpoints.iter().filter(|b| b.kind == kind).count();
        for kind in [BreakpointKind::LayerAdded, BreakpointKind::TeamSplit, BreakpointKind::PlatformAdded] {
            assert_eq!(n(kind), all(kind), "{}", kind.as_str());
        }
        assert!(n(BreakpointKind::LayerAdded) > 0 && n(BreakpointKind::FlagRaised) > 0);
        let mut flags: Vec<_> = lines.iter().filter_map(|b| b.flag).collect();
        let n_flags = flags.len();
        flags.sort_unstable();
        flags.dedup();
        assert_eq!(flags.len(), n_flags, "a flag is told where it goes up first");
        assert!(flags.iter().all(|(_, severity)| *severity != Severity::Info));
    }

    #[test]
    fn of_one_size_a_layer_comes_first_and_red_before_amber() {
        for mode in [Mode::Adapt, Mode::Hold] {
            let growth = grown(mode);
            let order: Vec<_> = lines(&growth, mode).into_iter().map(|b| (b.engineers, order(b))).collect();
            assert!(order.is_sorted(), "{order:?}");
        }
    }
}
