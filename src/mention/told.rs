//! What the full names of a document tell of its words.

/// What people’s full names tell of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// One of them ends with it.
    pub(super) surname: bool,
    /// That, and it is a common word or a place too.
    pub(super) common: bool,
    /// One of them begins with it.
    pub(super) given: bool,
}
