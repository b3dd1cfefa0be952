//! The weights of all scorers, as one.

use std::borrow::Cow;

use crate::error::Result;
use crate::scorer::{Table, Trees, read_trees, read_weights};

/// The learned weights.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    /// Which words are cues.
    pub cue: Table<1>,
    /// Which chunks are source, cue and content.
    pub chunk: Table<3>,
    /// Where content and source start and end.
    pub edge: Table<4>,
    /// Which of a window's few best labellings is its reading.
    pub choice: Table<1>,
    /// Which rows stand, each by itself.
    pub row: Table<1>,
    /// Which rows stand, beside their neighbours.
    pub trees: Trees,
    /// Whom a mention stands for.
    pub antecedent: Table<1>,
}

/// The names of the weights files, in the order of [`Weights`]'s fields.
pub const FILES: [&str; 7] = ["cue.tsv", "chunk.tsv", "edge.tsv", "choice.tsv", "row.tsv", "trees.tsv", ANTECEDENTS];

/// The file of those that tell whom a mention stands for, which are learned apart.
pub const ANTECEDENTS: &str = "antecedent.tsv";

/// What the trees look at: see `score::measures`. Lengths and gaps are in chunks of the sequence; a score is what the weights of the row sum to.
pub const MEASURES: [&str; 27] = [
    "score",
    "probability",
    "fit",
    "source-length",
    "cue-length",
    "content-length",
    "content-pieces",
    "source-side",
    "content-side",
    "source-gap",
    "content-gap",
    "quotation",
    "sentences",
    "paragraph",
    "rate",
    "complement",
    "fits",
    "is-read",
    "agrees",
    "best-inside",
    "best-held",
    "best-overlap",
    "best-in-source",
    "best-same-source-before",
    "best-same-source-after",
    "best-content-with-source",
    "recent",
];

impl Weights {
    /// Weights made by [`Weights::packed`]; the tables are used where they lie.
    pub fn from_packed([cue, chunk, edge, choice, row, trees, antecedent]: [&'static [u8]; 7]) -> Self {
        Self {
            cue: Table::from_packed(cue),
            chunk: Table::from_packed(chunk),
            edge: Table::from_packed(edge),
            choice: Table::from_packed(choice),
            row: Table::from_packed(row),
            trees: Trees::from_packed(trees),
            antecedent: Table::from_packed(antecedent),
        }
    }

    /// The bytes of the tables and the trees, in the order of [`FILES`].
    pub fn packed(&self) -> [Cow<'_, [u8]>; 7] {
        let tables = [&self.cue.packed(), &self.chunk.packed(), &self.edge.packed()].map(|bytes| Cow::Borrowed(*bytes));
        let [cue, chunk, edge] = tables;
        let [choice, row] = [self.choice.packed(), self.row.packed()].map(Cow::Borrowed);
        [cue, chunk, edge, choice, row, Cow::Owned(self.trees.packed()), Cow::Borrowed(self.antecedent.packed())]
    }

    /// Reads the files' texts, in the order of [`FILES`]; `folder` is for messages.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn read(folder: &str, texts: [&str; 7]) -> Result<Self> {
        let path = |place: usize| format!("{folder}/{}", FILES[place]);
        Ok(Self {
            cue: read_weights(&path(0), texts[0])?,
            chunk: read_weights(&path(1), texts[1])?,
            edge: read_weights(&path(2), texts[2])?,
            choice: read_weights(&path(3), texts[3])?,
            row: read_weights(&path(4), texts[4])?,
            trees: read_trees(&path(5), texts[5], &MEASURES)?,
            antecedent: read_weights(&path(6), texts[6])?,
        })
    }
}
