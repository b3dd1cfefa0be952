//! What a repair is.

use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

/// When a repair looks at rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// As they are proposed.
    Proposed,
    /// Once they are scored, before those that stand are chosen.
    Scored,
    /// Once those that stand are chosen; they are chosen anew afterwards.
    Chosen,
    /// When no row goes or comes any more: each row that stands by itself.
    Standing,
    /// In text order, knowing what the other rows have.
    Beside,
}

/// A correction of a row.
#[derive(Debug)]
pub struct Repair {
    /// Its name; the same as its file's.
    pub id: &'static str,
    /// What it does and why, for `explain`.
    pub doc: &'static str,
    /// When it looks.
    pub when: When,
    /// Texts in which it corrects a row: text, cue, source and content of the finished row (pieces joined by ` … `).
    pub acts: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Texts in which a row stands that is like those, and that it leaves alone.
    pub rests: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Corrects the row; whether there was anything to correct.
    pub apply: fn(&Setting<'_>, &mut Row) -> bool,
}
