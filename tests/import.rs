//! Roster import on real organizations, on the shapes of real exports, and on broken files.
#![cfg(not(target_arch = "wasm32"))]

#[path = "import/bad.rs"]
mod bad;
#[path = "import/figures.rs"]
mod figures;
#[path = "import/orgs.rs"]
mod orgs;
#[path = "import/support.rs"]
mod support;
