//! Journeys through the built page in headless Chromium, one file per journey.
//!
//! `cargo xtask test` builds the page and runs them; `cargo test --test e2e` runs them on the page built last.
//! Every journey also fails when the browser logs an error or asks another origin for anything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

mod first_screen;
mod harness;
mod support;
