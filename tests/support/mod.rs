//! What several test programs share: random orgs and policies, and a walk over an org that is independent of the engine.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub(crate) mod growths;
pub(crate) mod orgs;
pub(crate) mod promises;
pub(crate) mod walk;
