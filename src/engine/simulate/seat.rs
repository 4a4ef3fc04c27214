//! Seats: places in the structure, held by someone or empty.

use crate::engine::ids::PersonId;
pub(super) use crate::engine::money::Pay;
use crate::engine::org::NONE;
use crate::engine::units::SIXTEENTHS_OF_DAYS_IN_MONTH;

/// A place in the structure. The growth policy sees seats; load and figures see the people in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    /// Who holds it, or the id under which the empty seat is drawn.
    pub(super) holder: PersonId,
    /// Whether someone holds it.
    pub(super) is_filled: bool,
    /// The holder's first day, in days from the start of the plan; `None` where unknown.
    pub(super) first_day: Option<i32>,
    /// What the holder is paid.
    pub(super) pay: Pay,
    /// Who does the work while the seat is empty, by position; [`NONE`] where nobody was named.
    pub(super) carrier: u32,
    /// How an empty seat is to be filled.
    pub(super) search: Search,
}

impl Seat {
    /// The seat of someone who starts on a day.
    pub(super) fn taken(holder: PersonId, first_day: Option<i32>, pay: Pay) -> Seat {
        Seat { holder, is_filled: true, first_day, pay, carrier: NONE, search: Search::Undecided }
    }

    /// An empty seat that someone carries meanwhile.
    pub(super) fn empty(drawn_as: PersonId, carrier: u32) -> Seat {
        Seat { is_filled: false, carrier, ..Seat::taken(drawn_as, None, Pay::Unknown) }
    }
}

/// How an empty seat is to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Search {
    /// It has just become empty.
    Undecided,
    /// Someone from inside, in a month.
    Inside {
        /// The month.
        due: u32,
    },
    /// Someone from outside, whenever the search ends.
    Outside,
}

/// Days from the start of the plan to the end of a month: the fraction of a day is cut off.
pub(super) fn day_of(month: u32) -> i32 {
    (i64::from(month) * SIXTEENTHS_OF_DAYS_IN_MONTH / 16) as i32
}
