//! The model: pure, native and wasm alike.
