//! Spanwise: an org-chart and team-topology simulator for engineering leaders.
//!
//! [`engine`] is pure and knows no browser; [`session`] says what the app is doing; `ui` (wasm only) draws it;
//! `cli` (native only) answers on the command line.

pub mod engine;
pub mod session;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(target_arch = "wasm32")]
pub mod ui;
