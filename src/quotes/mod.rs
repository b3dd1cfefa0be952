//! The same statement over documents and outlets: near-identical quotations are one.
//!
//! [`Coverage`] takes documents with their rows and holds what is needed of them: each wording once, and a sample of each
//! text. [`Coverage::find`] then puts together, in three steps:
//!
//! 1. copies of a whole article, by samples of runs of their words (`story`);
//! 2. quotations: each is held against longer ones that share runs of three words with it, and joins the longest that it
//!    is, whole or cut, with gaps or a few words changed (`cluster`); what only a few words make alike has to be of one speaker, too;
//! 3. paraphrases that report a statement, by its speaker and its telling words (`reported`).
//!
//! Time grows with the number of words, and memory with that of different wordings; texts are not kept.
//!
//! ```
//! use whosaid::export::{Document, Report};
//! use whosaid::quotes::Coverage;
//! let engine = whosaid::Engine::built_in();
//! let mut coverage = Coverage::default();
//! let texts = [
//!     ("Sentinel", "“We will rebuild the bridge by June,” said Mayor Ada Holm."),
//!     ("Courier", "“We will rebuild the bridge,” Ada Holm told reporters."),
//! ];
//! for (outlet, text) in texts {
//!     let analysis = engine.analyse(text);
//!     let document = Document { name: outlet, outlet, text, ..Document::default() };
//!     Report::new(document, &analysis, engine.lexicon()).cover(&mut coverage);
//! }
//! let found = coverage.find(engine.lexicon());
//! let statement = found.statements(false).next().expect("one");
//! assert_eq!(statement.wording, "We will rebuild the bridge by June,");
//! assert_eq!((statement.speaker, statement.outlets.len()), ("Ada Holm", 2));
//! ```

mod alike;
mod cluster;
mod day;
mod differ;
mod found;
mod kept;
mod leaders;
mod reported;
mod row;
mod speaker;
mod story;
#[cfg(test)]
mod tests;

pub use differ::{Change, Difference};
pub use found::{Found, Outlet, Place, Reported, Statement, Variant};
use kept::{Kept, hash};
use row::{NONE, Row, Saying};
use story::Sketch;

use crate::model::{ContentType, SpeakerKind};
use crate::verify::{Taken, Words};

/// What is known of a document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Article<'a> {
    /// Its name, as given.
    pub name: &'a str,
    /// Its text; empty where only its rows are at hand, and then it is nobody's copy.
    pub text: &'a str,
    /// Its date, `YYYY-MM-DD`, or empty.
    pub date: &'a str,
    /// Who published it, or empty.
    pub outlet: &'a str,
    /// Its headline, or empty.
    pub title: &'a str,
    /// Where it stands, or empty.
    pub url: &'a str,
}

/// A row of a document.
#[derive(Debug, Clone, Copy)]
pub struct Quotation<'a> {
    /// Its number in the document.
    pub row: usize,
    /// How much of it stands inside quotation marks.
    pub kind: ContentType,
    /// Who said it; nobody where nobody can be named.
    pub speakers: &'a [String],
    /// What they are.
    pub speaker_kind: SpeakerKind,
    /// The role given with the name.
    pub speaker_title: &'a str,
    /// The words attributed.
    pub content: &'a str,
    /// Those inside quotation marks, pieces joined by ` … `.
    pub quoted: &'a str,
    /// The content's first code point.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// Probability that it is right.
    pub confidence: f64,
}

/// Documents and their rows, with what is needed to tell which say the same.
///
/// ```
/// use whosaid::model::{ContentType, SpeakerKind};
/// use whosaid::quotes::{Article, Coverage, Quotation};
/// let speakers = ["Ada Holm".to_owned()];
/// let quoted = "We will rebuild the bridge by June";
/// let row = Quotation {
///     row: 1,
///     kind: ContentType::Direct,
///     speakers: &speakers,
///     speaker_kind: SpeakerKind::Person,
///     speaker_title: "Mayor",
///     content: quoted,
///     quoted,
///     start: 0,
///     end: quoted.chars().count(),
///     confidence: 0.9,
/// };
/// let mut coverage = Coverage::default();
/// coverage.add(&Article { name: "a.txt", outlet: "Sentinel", ..Article::default() }, &[row]);
/// coverage.add(&Article { name: "b.txt", outlet: "Courier", ..Article::default() }, &[row]);
/// assert_eq!((coverage.documents(), coverage.rows()), (2, 2));
/// let found = coverage.find(whosaid::Lexicon::built_in());
/// assert_eq!(found.len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Coverage {
    documents: Vec<Known>,
    rows: Vec<Row>,
    /// Names, titles, wordings.
    texts: Kept<u8>,
    /// The different words of all quotations.
    vocabulary: Kept<u8>,
    /// Quotations as words.
    runs: Kept<u32>,
}

/// What is kept of a document; texts by their numbers.
#[derive(Debug)]
struct Known {
    name: u32,
    date: u32,
    outlet: u32,
    title: u32,
    url: u32,
    sketch: Sketch,
}

impl Coverage {
    /// Takes a document with its rows. Calls in the same order give the same statements.
    pub fn add(&mut self, article: &Article<'_>, rows: &[Quotation<'_>]) {
        let document = self.documents.len() as u32;
        let words = Words::new(article.text);
        let hashes: Vec<u64> = (0..words.len()).map(|word| hash(words.word(word))).collect();
        self.documents.push(Known {
            name: self.texts.add_text(article.name),
            date: self.texts.add_text(article.date.get(..10).unwrap_or(article.date)),
            outlet: self.texts.add_text(article.outlet),
            title: self.texts.add_text(article.title),
            url: self.texts.add_text(article.url),
            sketch: Sketch::new(&hashes),
        });
        rows.iter().for_each(|row| self.add_row(document, row));
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// How many rows there are that hold words.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    fn add_row(&mut self, document: u32, row: &Quotation<'_>) {
        let taken = Taken::new(row.quoted);
        let saying = match (row.kind, taken.words.len()) {
            (ContentType::Indirect, _) | (_, 0) => Saying::Reported,
            (ContentType::Mixed, words) if words < row::FEW => Saying::Reported,
            _ => Saying::Quoted,
        };
        let (wording, words) = match saying {
            Saying::Quoted => {
                let words: Vec<u32> = taken.words.iter().map(|word| self.vocabulary.add_text(word)).collect();
                (row.quoted, self.runs.add(&words))
            }
            Saying::Reported => (row.content, NONE),
        };
        if !wording.contains(char::is_alphanumeric) {
            return;
        }
        let speaker = self.texts.add_text(&row.speakers.join(row::JOINT));
        let title = self.texts.add_text(row.speaker_title);
        let wording = self.texts.add_text(wording);
        self.rows.push(Row {
            document,
            row: row.row as u32,
            start: row.start as u32,
            end: row.end as u32,
            wording,
            words,
            speaker,
            title,
            confidence: row.confidence as f32,
            kind: row.kind,
            speaker_kind: row.speaker_kind,
        });
    }

    fn date(&self, row: &Row) -> &str {
        self.texts.text(self.documents[row.document as usize].date)
    }

    fn speaker(&self, row: &Row) -> &str {
        self.texts.text(row.speaker)
    }
}
