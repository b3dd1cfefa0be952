//! Measuring against annotated text.

mod words;

pub use words::{Words, jaccard, shared};
