//! A document with its analysis, as the outputs take it, and what all its rows share.

use super::selection::{EVERYTHING, Selection};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Attribution};

/// What is known of a document besides its analysis.
#[derive(Debug, Clone, Copy, Default)]
pub struct Document<'a> {
    /// Its name, as given: a path, a number, an address.
    pub name: &'a str,
    /// Its text, exactly as analysed.
    pub text: &'a str,
    /// Who published it, where known.
    pub outlet: &'a str,
    /// Where it stands, where known.
    pub url: &'a str,
    /// Who wrote it, where known.
    pub author: &'a str,
    /// Its own id, where it is a record of a file with many.
    pub record_id: &'a str,
    /// What is carried over from the record that it was read from: names and values, in the order of their columns.
    pub carried: &'a [(String, String)],
    /// Its headline, where known from elsewhere; else the one found in the text.
    pub title: &'a str,
    /// Its date, where known from elsewhere; else the one found in the text.
    pub date: &'a str,
    /// The day on which its file was made, where known: its date if nothing else tells one.
    pub saved_on: &'a str,
}

/// A document with its analysis, and what of it is wanted.
///
/// ```
/// use whosaid::export::{Document, Report, Selection};
/// let text = "“We won,” Mayor Ada Holm told reporters.";
/// let engine = whosaid::Engine::built_in();
/// let analysis = engine.analyse(text);
/// let document = Document { name: "a.txt", text, ..Document::default() };
/// let report = Report::new(document, &analysis, engine.lexicon());
/// let selection = Selection { speakers: vec!["Lee".to_owned()], ..Selection::default() };
/// let narrowed = Report { selection: &selection, ..report };
/// assert_eq!((report.count(), narrowed.count()), (1, 0));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The document.
    pub document: Document<'a>,
    /// What was found in it.
    pub analysis: &'a Analysis,
    /// The lexicons it was analysed with.
    pub lexicon: &'a Lexicon,
    /// Which rows are wanted.
    pub selection: &'a Selection,
    /// Attributions that are left out whatever is wanted: their indices, sorted.
    pub left_out: &'a [usize],
    /// Whether brat's annotations hold a row and those that go on from it as one.
    pub join_continued: bool,
    /// Of each attribution whether somebody looked at it; empty where nobody was asked to.
    pub reviewed: &'a [&'static str],
    /// Whether JSON carries the evidence; worth it only where the analysis was asked to explain.
    pub explain: bool,
}

impl<'a> Report<'a> {
    /// A report of every row, without evidence.
    pub fn new(document: Document<'a>, analysis: &'a Analysis, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            analysis,
            lexicon,
            selection: &EVERYTHING,
            left_out: &[],
            join_continued: false,
            reviewed: &[],
            explain: false,
        }
    }

    /// The document's date, as the rows have it.
    pub fn date(&self) -> &'a str {
        shared(self).date
    }

    /// Its headline, as the rows have it.
    pub fn title(&self) -> &'a str {
        shared(self).title
    }

    /// The names of all speakers of the document, wanted or not.
    pub fn speakers(&self) -> impl Iterator<Item = &'a str> {
        self.analysis.namings.iter().flat_map(|naming| &naming.speakers).map(String::as_str)
    }

    /// How many rows are wanted.
    pub fn count(&self) -> usize {
        self.wanted().count()
    }

    /// The wanted attributions, each with its index.
    pub(super) fn wanted(&self) -> impl Iterator<Item = (usize, &'a Attribution)> {
        let shared = shared(self);
        let document = self.selection.keeps_document(shared.date, shared.outlet);
        let attributions = self.analysis.attributions.iter().enumerate().filter(move |_| document);
        let (analysis, lexicon) = (self.analysis, self.lexicon);
        attributions
            .filter(|(index, _)| self.left_out.binary_search(index).is_err())
            .filter(move |&(index, row)| self.selection.keeps((index, row), analysis, lexicon, || self.around(row)))
    }

    /// The sentences from the first to the last that hold content, cue or source of a row.
    pub(super) fn around(&self, row: &Attribution) -> &'a str {
        let sentences = &self.analysis.sentences;
        let hull = row.cue.iter().chain(&row.source).fold(row.hull(), |hull, span| hull.hull(*span));
        let first = sentences.partition_point(|sentence| sentence.span.end <= hull.start);
        let here = sentences[first.min(sentences.len())..].iter().take_while(|sentence| sentence.span.start < hull.end);
        here.fold(hull, |hull, sentence| hull.hull(sentence.span)).slice(self.document.text)
    }
}

/// An input that gave no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its name, as given.
    pub name: String,
    /// Why it gave none.
    pub reason: String,
}

/// What every row of one document shares.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared<'a> {
    pub(super) doc: &'a str,
    pub(super) date: &'a str,
    pub(super) outlet: &'a str,
    pub(super) title: &'a str,
    pub(super) url: &'a str,
    pub(super) author: &'a str,
    pub(super) record_id: &'a str,
    pub(super) carried: &'a [(String, String)],
}

pub(super) fn shared<'a>(report: &Report<'a>) -> Shared<'a> {
    let document = report.document;
    let found = &report.analysis.metadata;
    let title = found.title.map_or("", |span| span.slice(document.text));
    let date = found.date_iso.as_deref().unwrap_or(document.saved_on);
    Shared {
        doc: document.name,
        date: if document.date.is_empty() { date } else { document.date },
        outlet: document.outlet,
        title: if document.title.is_empty() { title } else { document.title },
        url: document.url,
        author: document.author,
        record_id: document.record_id,
        carried: document.carried,
    }
}
