//! Why a link does not open, or cannot be made.

/// Why a link does not open, or cannot be made. The messages are for people; the open scenario stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Not a link of this kind at all.
    #[error("this is not a Spanwise link: {0}")]
    Malformed(&'static str),
    /// Not all of the characters are those that were written.
    #[error("the link is damaged, or its end was cut off: copy the whole link again")]
    Damaged,
    /// A newer version.
    #[error("the link is of version {found}, this program opens versions up to {newest}: reload the page or update")]
    UnknownVersion {
        /// The link's version as it is written, shortened.
        found: String,
        /// The newest version that opens.
        newest: u32,
    },
    /// More data than is ever unpacked.
    #[error("the link holds more than {limit} bytes, which is the limit")]
    TooLarge {
        /// Most bytes that are unpacked.
        limit: usize,
    },
    /// More people than a link holds.
    #[error("{people} people are too many for a link, which holds at most {limit}: save a scenario file instead")]
    TooManyPeople {
        /// People of the scenario.
        people: usize,
        /// Most people of a link.
        limit: usize,
    },
    /// More of something than a link holds.
    #[error("{found} {what} are too many for a link, which holds at most {limit}: save a scenario file instead")]
    TooMany {
        /// Of what, in the plural.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// Most that a link holds.
        limit: usize,
    },
    /// Locked with a passphrase: [`super::sealed`].
    #[error("this link is locked with a passphrase: open it in the page")]
    Locked,
    /// Whole and undamaged, but it says something that cannot be.
    #[error("the link holds something that cannot be: {0}")]
    Invalid(String),
}
