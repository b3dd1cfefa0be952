//! An entry of a roster.

use crate::model::{EntityKind, Gender};

/// Somebody on a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// By which they are known, whatever it is: a number, a Wikidata id.
    pub id: String,
    /// The name as it is to be shown.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is; unknown where the roster does not say.
    pub kind: EntityKind,
    /// The title or role; empty where the roster gives none.
    pub title: String,
    /// Unknown where the roster does not say.
    pub gender: Gender,
    /// The cells of [`crate::roster::Roster::fields`].
    pub fields: Vec<String>,
    /// Its line in the file, from 1.
    pub line: usize,
}
