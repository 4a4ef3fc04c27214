//! Links: a scenario as a token of URL-safe characters, and back.
//!
//! A link is `<page>#s=<version>.<token>`, with further fields such as `m` or `sel` joined by `&` in any order. Everything is
//! in the fragment, which browsers send to no server. `docs/links.md` says what travels and what is lost on the way.
//!
//! **Invariant:** every link of any released version opens for ever. A version's wire type is frozen; a change is a new
//! version beside it.

mod checksum;
mod coder;
mod column;
mod embed;
mod error;
mod fields;
mod model;
mod qr;
pub mod sealed;
mod token;
mod wire_v1;
mod wire_v2;
mod wire_v3;
mod wire_v4;
mod wire_v5;

pub use embed::{EMBED, embed_snippet, without_embed};
pub use error::ShareError;
pub use fields::fragment;
pub use qr::{MOST_BYTES as MOST_QR_BYTES, QrPicture, qr_code};
pub(crate) use wire_v1::start_month;

use std::collections::BTreeMap;

use crate::engine::edit::{MOST_GROWTHS, n_growths};
use crate::engine::plan::HiringPlan;
use crate::engine::scenario::Scenario;
use crate::engine::text_width::fitting;

/// The newest version that is known. An imported org is written as version 5, everything else as the oldest that carries
/// it; version 6 is a link of another that is locked with a passphrase.
pub const VERSION: u32 = sealed::VERSION;

/// Most people that a link holds.
pub const MOST_PEOPLE: usize = 20_000;

/// What of an imported org travels besides its shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct With {
    /// The scenario's name, of people the id, name, department, team and location, and whatever was written about teams.
    pub names: bool,
    /// Job titles.
    pub titles: bool,
    /// Salaries.
    pub pay: bool,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The scenario.
    pub scenario: Scenario,
    /// The other fields of the link, such as the month or the selection.
    pub fields: BTreeMap<String, String>,
}

/// The field of a scenario, `s=1.<token>`: append it to the page's address after `#`. [`fragment`] adds other fields.
///
/// ```
/// use spanwise::engine::scenario::Scenario;
/// use spanwise::engine::share::{With, decode, encode};
///
/// let field = encode(&Scenario::default(), With::default())?;
/// assert_eq!(decode(&format!("http://127.0.0.1:8080/#{field}&m=3"))?.fields["m"], "3");
/// # Ok::<(), spanwise::engine::share::ShareError>(())
/// ```
///
/// # Errors
/// [`ShareError::TooManyPeople`] above [`MOST_PEOPLE`], [`ShareError::TooMany`] for as many teams and the like.
pub fn encode(scenario: &Scenario, with: With) -> Result<String, ShareError> {
    if let Some(token) = wire_v5::pack(scenario, with)? {
        return Ok(format!("s=5.{token}"));
    }
    if wire_v4::is_needed(scenario) {
        let wire = wire_v4::Wire::of(scenario, with)?;
        return Ok(format!("s=4.{}", token::pack(&wire)));
    }
    if wire_v3::is_needed(scenario) {
        let wire = wire_v3::Wire::of(scenario, with)?;
        return Ok(format!("s=3.{}", token::pack(&wire)));
    }
    if scenario.plan == HiringPlan::default() {
        let wire = wire_v1::Wire::of(scenario, with)?;
        return Ok(format!("s=1.{}", token::pack(&wire)));
    }
    let wire = wire_v2::Wire::of(scenario, with)?;
    Ok(format!("s=2.{}", token::pack(&wire)))
}

/// Opens a link: the whole address, its part from `#` on, or the fields alone.
///
/// # Errors
/// [`ShareError`] for anything but a whole, undamaged link of a known version; never a panic.
pub fn decode(link: &str) -> Result<Decoded, ShareError> {
    let decoded = unpack(link)?;
    if n_growths(&decoded.scenario.edits) > MOST_GROWTHS {
        return Err(ShareError::Invalid("decisions by which the org grows more than 1,000 times".into()));
    }
    Ok(decoded)
}

fn unpack(link: &str) -> Result<Decoded, ShareError> {
    let (versioned, fields) = fields::split(link)?;
    let (version, token) = versioned.split_once('.').ok_or(ShareError::Malformed("s= needs <version>.<token>"))?;
    let is_number = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
    if !is_number {
        return Err(ShareError::Malformed("the version after s= is not a number"));
    }
    match version.parse().unwrap_or(u32::MAX) {
        0 => Err(ShareError::Malformed("there is no version 0; copy the whole link again")),
        1 => Ok(Decoded { scenario: token::unpack::<wire_v1::Wire>(token)?.into_scenario()?, fields }),
        6 => {
            sealed::Sealed::of(link)?;
            Err(ShareError::Locked)
        }
        5 => Ok(Decoded { scenario: wire_v5::unpack(token)?, fields }),
        4 => Ok(Decoded { scenario: token::unpack::<wire_v4::Wire>(token)?.into_scenario()?, fields }),
        3 => Ok(Decoded { scenario: token::unpack::<wire_v3::Wire>(token)?.into_scenario()?, fields }),
        2 => Ok(Decoded { scenario: token::unpack::<wire_v2::Wire>(token)?.into_scenario()?, fields }),
        _ => Err(ShareError::UnknownVersion { found: fitting(version, 1_200), newest: VERSION }),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
