//! Attribution: for each cue its source and content, and which of all those rows stand.

pub mod features;
pub mod lattice;
mod window;

pub use window::window;
