//! The model: pure, the same bits natively and in the browser.
//!
//! One pipeline, one folder a stage: roster → org → analyze → grow → edit → scenario → fix → layout → export | share.
//! Later stages read earlier ones, never the other way round.
//!
//! **Invariant:** nothing here knows the page, the clock, the locale, or randomness without a seed.

pub mod analyze;
pub mod compare;
pub mod date;
pub mod edit;
pub mod export;
pub mod fix;
pub mod grow;
pub mod ids;
pub mod labels;
pub mod layout;
pub mod lookup;
pub mod money;
pub mod org;
pub mod plan;
pub mod policy;
pub mod random;
pub mod roster;
pub mod scenario;
pub mod share;
pub mod simulate;
pub mod sort;
pub mod team_map;
pub mod text_width;
pub mod units;
