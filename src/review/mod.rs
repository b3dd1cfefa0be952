//! What people decide about rows, and what becomes of the rows by it.
//!
//! A decision holds a whole row as a person left it, so that the last one that stands is all there is to know. Rows are told
//! apart by keys: a row of the engine has that of its spans, and hands it on to the row that a later engine finds in
//! its place ([`carry`]), so that decisions outlive the engine they were made with. [`corrected`] makes of an analysis the one that
//! people left, from which every output follows as from any other; [`alpha`] tells how far two people agree.
//!
//! Places are code points here, as in the outputs.

mod agree;
mod correct;
mod key;
mod state;
#[cfg(test)]
mod tests;

pub use agree::{Agreement, alpha, compare};
pub use correct::{Corrected, corrected};
pub use key::{carry, own_key};
pub use state::{Decision, RowState, Verdict, states};
