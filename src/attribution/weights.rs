//! The weights of all scorers, as one.

use std::borrow::Cow;

use crate::error::Result;
use crate::scorer::{Net, PRONOUN, Table, Trees, read_net, read_trees, read_weights};

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
    /// Whom *he* and *she* stand for.
    pub pronoun: Net,
}

/// The names of the weights files, in the order of [`Weights`]'s fields.
pub const FILES: [&str; 8] =
    ["cue.tsv", "chunk.tsv", "edge.tsv", "choice.tsv", "row.tsv", "trees.tsv", ANTECEDENTS[0], ANTECEDENTS[1]];

/// The files of those that tell whom a mention stands for, which are learned apart.
pub const ANTECEDENTS: [&str; 2] = ["antecedent.tsv", "pronoun.tsv"];

/// The files of a correction, each of which is added to the weights of the table whose file it is named after.
pub const MORE: [&str; 5] = ["cue-more.tsv", "chunk-more.tsv", "edge-more.tsv", "choice-more.tsv", "row-more.tsv"];

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
    pub fn from_packed([cue, chunk, edge, choice, row, trees, antecedent, pronoun]: [&'static [u8]; 8]) -> Self {
        Self {
            cue: Table::from_packed(cue),
            chunk: Table::from_packed(chunk),
            edge: Table::from_packed(edge),
            choice: Table::from_packed(choice),
            row: Table::from_packed(row),
            trees: Trees::from_packed(trees),
            antecedent: Table::from_packed(antecedent),
            pronoun: Net::from_packed(&PRONOUN, pronoun),
        }
    }

    /// The bytes of the tables and the trees, in the order of [`FILES`].
    pub fn packed(&self) -> [Cow<'_, [u8]>; 8] {
        let tables = [&self.cue.packed(), &self.chunk.packed(), &self.edge.packed()].map(|bytes| Cow::Borrowed(*bytes));
        let [cue, chunk, edge] = tables;
        let [choice, row, antecedent] =
            [self.choice.packed(), self.row.packed(), self.antecedent.packed()].map(Cow::Borrowed);
        let [trees, pronoun] = [self.trees.packed(), self.pronoun.packed()].map(Cow::Owned);
        [cue, chunk, edge, choice, row, trees, antecedent, pronoun]
    }

    /// Reads the files' texts, in the order of [`FILES`]; `folder` is for messages.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn read(folder: &str, texts: [&str; 8]) -> Result<Self> {
        let path = |place: usize| format!("{folder}/{}", FILES[place]);
        Ok(Self {
            cue: read_weights(&path(0), texts[0])?,
            chunk: read_weights(&path(1), texts[1])?,
            edge: read_weights(&path(2), texts[2])?,
            choice: read_weights(&path(3), texts[3])?,
            row: read_weights(&path(4), texts[4])?,
            trees: read_trees(&path(5), texts[5], &MEASURES)?,
            antecedent: read_weights(&path(6), texts[6])?,
            pronoun: read_net(&path(7), texts[7], &PRONOUN)?,
        })
    }

    /// The same weights with those of a correction added: the files' texts, in the order of [`MORE`], nothing for one that is not
    /// there. Lines about features that the program does not have change nothing. `folder` is for messages.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn corrected(self, folder: &str, texts: [Option<&str>; 5]) -> Result<Self> {
        fn add<const N: usize>(table: Table<N>, folder: &str, place: usize, text: Option<&str>) -> Result<Table<N>> {
            let Some(text) = text else { return Ok(table) };
            Ok(table.plus(read_weights(&format!("{folder}/{}", MORE[place]), text)?))
        }
        Ok(Self {
            cue: add(self.cue, folder, 0, texts[0])?,
            chunk: add(self.chunk, folder, 1, texts[1])?,
            edge: add(self.edge, folder, 2, texts[2])?,
            choice: add(self.choice, folder, 3, texts[3])?,
            row: add(self.row, folder, 4, texts[4])?,
            ..self
        })
    }

    /// Whether anything is added to them.
    pub fn is_corrected(&self) -> bool {
        let Self { cue, chunk, edge, choice, row, .. } = self;
        cue.has_more() || chunk.has_more() || edge.has_more() || choice.has_more() || row.has_more()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: [Option<&str>; 5] = [None; 5];

    #[test]
    fn what_is_not_there_changes_nothing() {
        let weights = Weights { cue: Table::from_weights([(7, [0.5])]), ..Weights::default() };
        let same = weights.clone().corrected("own", NOTHING).expect("nothing can be wrong");
        assert!(same == weights && !same.is_corrected(), "not even a second table that is empty");
    }

    #[test]
    fn each_file_goes_to_its_own_table() {
        let one = "[a]\n\t5\n";
        let texts = [Some(one), Some("[a]\n\t1 2 3\n"), Some("[a]\n\t1 2 3 4\n"), Some(one), Some(one)];
        let weights = Weights::default().corrected("own", texts).expect("all are right");
        let counts =
            [weights.cue.len(), weights.chunk.len(), weights.edge.len(), weights.choice.len(), weights.row.len()];
        assert!(weights.is_corrected() && counts == [0; 5], "they are added, not put among its own: {counts:?}");
        assert!([&weights.cue, &weights.choice, &weights.row].iter().all(|table| table.has_more()));
        assert!(weights.chunk.has_more() && weights.edge.has_more());
    }

    #[test]
    fn a_wrong_file_is_named_with_its_line() {
        for (place, name) in MORE.iter().enumerate() {
            let mut texts = NOTHING;
            texts[place] = Some("# a correction\n[a]\nsaid\tmuch\n");
            let error = Weights::default().corrected("own", texts).expect_err("no number").to_string();
            assert!(error.starts_with(&format!("own/{name}:3:")), "{error}");
        }
    }
}
