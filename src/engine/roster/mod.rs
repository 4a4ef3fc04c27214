//! Roster import: the bytes of a table of people become a clean reporting tree and a list of notices.
//!
//! ```text
//! bytes --encoding--> text --delimiter, quotes--> Table --guess--> ColumnMap --import--> Roster + notices
//! ```
//!
//! One bad row never fails the whole file: what can be taken is taken, and a [`Notice`] says per row what was done. Only what
//! is no table at all, or so broken that rows cannot be told apart, is refused with an [`ImportError`].

mod clean;
mod column;
mod columns;
mod date;
mod delimiter;
mod encoding;
mod error;
mod guess;
mod header;
mod identity;
mod import;
mod lookup;
mod near;
mod notice;
mod number;
mod outline;
mod person;
mod quotes;
mod record;
mod scope;
mod status;
mod table;
pub mod teams;
mod topology;
mod tree;

pub use column::Field;
pub use columns::ColumnMap;
pub use encoding::{NotUtf8, utf8, without_mark};
pub use error::{ImportError, MAX_BYTES, MAX_COLUMNS, MAX_ROWS};
pub use identity::{NAMES_AS_WRITTEN, look_reversed};
pub use import::{Import, import};
pub use notice::Notice;
pub use number::{MOST_REQUISITIONS, MOST_SALARY};
pub use person::{FULL_TIME, Roster, RosterPerson, RosterRotation};
pub use record::Record;
pub use scope::{Scope, ScopeError};
pub use table::{Table, read_table};
pub use topology::{RosterGroup, RosterInteraction, RosterMembership, RosterTeam, Topology};

/// Reads a roster file in one go: [`read_table`], [`ColumnMap::guess`], [`import`].
///
/// # Errors
/// [`ImportError`] where the bytes are no table of people; nothing is half-imported.
pub fn import_bytes(bytes: &[u8]) -> Result<Import, ImportError> {
    let table = read_table(bytes)?;
    let columns = ColumnMap::guess(&table);
    import(&table, &columns)
}
