//! Every call to the browser, each behind a small function. What a browser may refuse, these take without harm.

pub(crate) mod build;
pub(crate) mod chosen;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod crypto;
pub(crate) mod database;
pub(crate) mod dialog;
pub(crate) mod download;
pub(crate) mod file;
pub(crate) mod focus;
pub(crate) mod form;
pub(crate) mod keyboard;
pub(crate) mod location;
pub(crate) mod motion;
pub(crate) mod page_life;
pub(crate) mod parts;
pub(crate) mod picture;
pub(crate) mod popover;
pub(crate) mod printer;
pub(crate) mod resize;
pub(crate) mod storage;
pub(crate) mod theme;
pub(crate) mod tips;
pub(crate) mod trouble;
pub(crate) mod typing;
