//! Scenario files: JSON that people can read, compare and edit.
//!
//! Every setting is optional. What this version does not know is kept at the top level and written back, and reported as a
//! [`Notice`](crate::engine::roster::Notice) further down: nothing is dropped silently. The schema is `docs/scenario.schema.json`.

mod backup;
mod decisions;
mod edit;
mod edit_out;
mod error;
mod node;
mod number;
mod out;
mod parts;
mod people;
mod person;
mod place;
mod plan;
mod read;
mod rotation;
mod topology;
mod topology_out;
mod write;

pub use backup::{Backup, read_backup, write_backup};
pub use error::FileError;
pub use read::{ScenarioFile, read_scenario, read_settings, reread_scenario};
pub use write::write_scenario;

/// What `format` says in every scenario file.
pub const FORMAT: &str = "spanwise-scenario";

/// The version of the format that is written, and the newest that is read.
pub const VERSION: u32 = 1;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
