//! What the app is doing: pure and tested natively.
