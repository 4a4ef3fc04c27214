//! Lists on the wire: places as steps, and lists of lists as lengths with everything in one row.

use super::invalid;
use crate::engine::share::ShareError;

/// Places as the step of each from the one before.
pub(super) fn steps(places: impl Iterator<Item = u32>) -> Vec<i32> {
    let mut before = 0;
    places.map(|at| at.wrapping_sub(std::mem::replace(&mut before, at)) as i32).collect()
}

/// Steps as places below `n`.
pub(super) fn places(steps: &[i32], n: usize) -> Result<Vec<u32>, ShareError> {
    let mut at = 0u32;
    let place = |step: &i32| {
        at = at.checked_add_signed(*step).ok_or_else(|| invalid("a place before the first"))?;
        below(at, n)
    };
    steps.iter().map(place).collect()
}

/// A place, if it is below `n`.
pub(super) fn below(at: u32, n: usize) -> Result<u32, ShareError> {
    if (at as usize) < n { Ok(at) } else { Err(invalid("a place after the last")) }
}

/// A row that is cut into lists from its start.
pub(super) struct Row<'a, T>(pub(super) &'a [T]);

impl<'a, T> Row<'a, T> {
    /// The next `n`.
    pub(super) fn cut(&mut self, n: u32) -> Result<&'a [T], ShareError> {
        let (list, rest) = self.0.split_at_checked(n as usize).ok_or_else(|| invalid("a list that ends early"))?;
        self.0 = rest;
        Ok(list)
    }

    /// Whether everything was cut off.
    pub(super) fn end(&self) -> Result<(), ShareError> {
        if self.0.is_empty() { Ok(()) } else { Err(invalid("a list that does not end")) }
    }
}
