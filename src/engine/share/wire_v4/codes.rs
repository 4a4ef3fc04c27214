//! Words by number. A code is a place in these lists, so they only ever grow at the end.

use super::invalid;
use crate::engine::org::{Complexity, GroupKind, TeamType};
use crate::engine::policy::TopologyShape;
use crate::engine::share::ShareError;

pub(super) const TYPES: &[TeamType] =
    &[TeamType::StreamAligned, TeamType::Enabling, TeamType::ComplicatedSubsystem, TeamType::Platform];

pub(super) const COMPLEXITIES: &[Complexity] = &[Complexity::Simple, Complexity::Complicated, Complexity::Complex];

pub(super) const KINDS: &[GroupKind] = &[GroupKind::Area, GroupKind::Tribe, GroupKind::Chapter, GroupKind::Guild];

pub(super) const SHAPES: &[TopologyShape] = &[
    TopologyShape::Alone,
    TopologyShape::Platform,
    TopologyShape::Functional,
    TopologyShape::Tribes,
    TopologyShape::Services,
];

/// The code of a word.
pub(super) fn code<T: PartialEq>(list: &[T], word: &T) -> u8 {
    list.iter().position(|known| known == word).unwrap_or(0) as u8
}

/// The word of a code.
pub(super) fn value<T: Copy>(list: &[T], code: u8) -> Result<T, ShareError> {
    list.get(usize::from(code)).copied().ok_or_else(|| invalid("a word not known here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_codes<T: Copy + PartialEq>(list: &[T], all: &[T]) -> bool {
        all.iter().all(|word| value(list, code(list, word)).is_ok_and(|back| back == *word))
    }

    #[test]
    fn every_word_has_a_code() {
        assert!(has_codes(TYPES, &TeamType::ALL));
        assert!(has_codes(COMPLEXITIES, &Complexity::ALL));
        assert!(has_codes(KINDS, &GroupKind::ALL));
        assert!(has_codes(SHAPES, &TopologyShape::ALL));
    }
}
