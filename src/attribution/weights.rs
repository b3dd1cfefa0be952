//! The weights of all scorers, as one.

use crate::error::Result;
use crate::scorer::{Table, read_weights};

/// The learned weights.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    /// Which words are cues.
    pub cue: Table<1>,
    /// Which units are source, cue and content.
    pub unit: Table<3>,
    /// Where content and source start and end.
    pub edge: Table<4>,
    /// Which rows stand.
    pub row: Table<1>,
}

/// The names of the weights files, in the order of [`Weights`]'s fields.
pub const FILES: [&str; 4] = ["cue.tsv", "unit.tsv", "edge.tsv", "row.tsv"];

impl Weights {
    /// Weights made by [`Weights::packed`], used where they lie.
    pub const fn from_packed([cue, unit, edge, row]: [&'static [u8]; 4]) -> Self {
        Self {
            cue: Table::from_packed(cue),
            unit: Table::from_packed(unit),
            edge: Table::from_packed(edge),
            row: Table::from_packed(row),
        }
    }

    /// The bytes of the four tables, in the order of [`FILES`].
    pub fn packed(&self) -> [&[u8]; 4] {
        [self.cue.packed(), self.unit.packed(), self.edge.packed(), self.row.packed()]
    }

    /// Reads the four files' texts, in the order of [`FILES`]; `folder` is for messages.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn read(folder: &str, texts: [&str; 4]) -> Result<Self> {
        let path = |place: usize| format!("{folder}/{}", FILES[place]);
        Ok(Self {
            cue: read_weights(&path(0), texts[0])?,
            unit: read_weights(&path(1), texts[1])?,
            edge: read_weights(&path(2), texts[2])?,
            row: read_weights(&path(3), texts[3])?,
        })
    }
}
