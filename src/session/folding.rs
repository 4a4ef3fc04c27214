//! Whose reports are out of sight until somebody asks for them, where a screen has no room for everyone.

use super::{Frame, View};
use crate::engine::ids::PersonId;

/// People whom a small screen shows all of.
const MOST_SHOWN: usize = 40;

/// The managers whose reports a small screen hides, as long as nobody has chosen that by hand: all below the head, so that
/// the head and those next to it can be read; where there are several heads, they as well. Nobody above whoever is selected
/// is among them, and in a small org nobody is.
pub fn folds_of_small_screen(frame: &Frame, view: &View) -> Vec<PersonId> {
    let structure = &frame.structure;
    if structure.len() <= MOST_SHOWN {
        return Vec::new();
    }
    let n_heads = structure.managers().iter().filter(|&&at| structure.is_root(at)).count();
    let shown = if n_heads > 1 { 0 } else { 1 };
    let selected = view.selected.and_then(|id| structure.position(id));
    let above = selected.map(|at| frame.chain(at)).unwrap_or_default();
    let managers = structure.managers().iter().copied();
    let hidden = managers.filter(|at| structure.layer(*at) > shown && !above.contains(at));
    hidden.map(|at| structure.id(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::grow::Mode;
    use crate::engine::scenario::Scenario;
    use crate::session::{Command, Key, Session};

    fn frame(engineers: u32) -> Frame {
        let scenario = Scenario { engineers: Some(engineers), ..Scenario::default() };
        let outcome = Key::new(&scenario, engineers).outcome();
        Frame::new(&outcome, Mode::Adapt, engineers, None, &Settings::default(), None)
    }

    #[test]
    fn the_head_and_those_next_to_it_stay_in_sight() {
        let view = View::default();
        assert_eq!(folds_of_small_screen(&frame(24), &view), [], "there is room for all");
        let frame = frame(200);
        let folds = folds_of_small_screen(&frame, &view);
        let root = frame.structure.roots().next().expect("a head");
        assert_eq!(folds.len() + 1, frame.structure.managers().len());
        assert!(!folds.contains(&frame.structure.id(root)));
    }

    #[test]
    fn whoever_is_selected_stays_in_sight() {
        let frame = frame(200);
        let last = frame.structure.len() as u32 - 1;
        let view = View { selected: Some(frame.structure.id(last)), ..View::default() };
        let folds = folds_of_small_screen(&frame, &view);
        assert!(frame.chain(last).iter().all(|&above| !folds.contains(&frame.structure.id(above))));
        assert!(!folds.is_empty());
    }

    #[test]
    fn what_is_folded_by_hand_stays_so() {
        let (a, b) = (PersonId(1), PersonId(2));
        let after = |commands: Vec<Command>| {
            commands.into_iter().fold(Session::default(), |session, command| session.update(command).unwrap_or(session))
        };
        let of = |session: &Session| session.view.collapsed.iter().copied().collect::<Vec<_>>();
        assert_eq!(of(&after(vec![Command::Fold(vec![a, b])])), [a, b]);
        assert_eq!(of(&after(vec![Command::Fold(vec![a, b]), Command::Fold(vec![b])])), [b], "another size");
        assert_eq!(of(&after(vec![Command::Fold(vec![a, b]), Command::Toggle(a), Command::Fold(vec![a])])), [b]);
        let all = vec![Command::CollapseTo(Vec::new()), Command::Fold(vec![a])];
        assert_eq!(of(&after(all.clone())), []);
        let opened = all.into_iter().chain([Command::Open(Box::default()), Command::Fold(vec![a])]).collect();
        assert_eq!(of(&after(opened)), [a], "another scenario");
    }
}
