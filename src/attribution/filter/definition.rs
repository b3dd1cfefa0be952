//! What a filter is.

use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

/// When a filter looks at rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before they are scored: it drops what must not be a rival of others either.
    Proposed,
    /// Once those that stand are chosen.
    Chosen,
}

/// A reason to drop a row.
#[derive(Debug)]
pub struct Filter {
    /// Its name; the same as its file's.
    pub id: &'static str,
    /// Why the row is dropped, for `explain`.
    pub doc: &'static str,
    /// When it looks.
    pub when: When,
    /// Texts in which it drops a row: text, the row's cue.
    pub drops: &'static [(&'static str, &'static str)],
    /// Texts in which a row stands that is like those: text, the row's cue.
    pub keeps: &'static [(&'static str, &'static str)],
    /// Whether it drops the row.
    pub apply: fn(&Setting<'_>, &Row) -> bool,
}
