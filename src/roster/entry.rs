//! An entry of a roster.

use crate::model::{EntityKind, Gender};

/// Somebody on a roster.
///
/// ```
/// use whosaid::{Lexicon, Roster};
/// let people = "id,name,aliases,party\nQ1,Ada Holm,A. Holm|Ada M. Holm,Green\n";
/// let roster = Roster::read("people.csv", people, Lexicon::built_in())?;
/// let entry = &roster.entries()[0];
/// assert_eq!(entry.aliases, ["A. Holm", "Ada M. Holm"]);
/// assert_eq!((entry.fields[0].as_str(), entry.line), ("Green", 2));
/// # Ok::<(), whosaid::Error>(())
/// ```
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
