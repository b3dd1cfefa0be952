//! Regression testing: texts with a table of what stands in them, and what became of each row.
//!
//! People write what is right (type, speaker, source, cue, content); the tool writes its verdict beside it. A run is
//! compared with the verdicts recorded before, so that a change shows which rows it gained and which it lost.
//! No file is opened here.

mod anchor;
mod compare;
mod fixture;
mod judge;
mod report;
mod show;
#[cfg(test)]
mod tests;
mod write;

pub use compare::{Change, Counts, Outcome, RowOutcome, check};
pub use fixture::{
    About, Cells, Column, EXPECTED_HEADER, Expected, Fixture, Record, State, Status, VERDICTS_HEADER, read_article,
    read_cases, read_verdicts,
};
pub use judge::Verdict;
pub use report::{json, junit};
pub use show::{Show, show};
pub use write::{accepted, confirmed, drafts, expected, verdicts};

/// Stands between the pieces of what is not in one piece.
const GAP: &str = " … ";
/// Stands between the names of joint speakers.
const JOINT: &str = " | ";
/// Stands for what was cut out of a long content.
const CUT: &str = " [...] ";
/// Stands for the end of a paragraph.
const BREAK: char = '¶';
