//! What became of the rows that were proposed.

use super::row::Row;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fate {
    /// It stands.
    Stands,
    /// It stands inside of another's content.
    Nested,
    /// The filter of this id dropped it.
    Filtered(&'static str),
    /// It was not sure enough.
    Unsure,
    /// A surer row, of this place in the trace, has too much of its content.
    Beaten(usize),
    /// It has no content.
    Empty,
}

/// The rows that were proposed, as they were when their fate was settled, each with its fate.
#[derive(Debug, Default)]
pub struct Trace {
    /// First those that were scored, then those dropped before.
    pub rows: Vec<(Row, Fate)>,
}
