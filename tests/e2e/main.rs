//! Journeys through the built page in headless Chromium, one file per journey.
//!
//! `cargo xtask test` builds the page and runs them; `cargo test --test e2e` runs them on the page built last.
//! Every journey also fails when the browser logs an error or asks another origin for anything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

mod accessible;
mod chart_keyboard;
mod compare;
mod dark_mode;
mod details;
mod editing;
mod editing_keyboard;
mod export;
mod faults;
mod fields;
mod findings;
mod firefox;
mod first_picture;
mod first_screen;
mod fixes;
mod harness;
mod held_structure;
mod import_broken;
mod import_file;
mod import_paste;
mod keyboard;
mod offline;
mod pan_zoom;
mod policy;
mod search;
mod share;
mod slider;
mod small_screen;
mod steps;
mod support;
mod table;
mod team_steps;
mod teams;
mod time;
mod trouble;
mod update;
mod worker;
mod workspace;
