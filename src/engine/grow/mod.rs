//! Growth by headcount.
