//! What an analysis becomes for others: rows, and the tables, spreadsheets, pages, JSON, annotations and
//! databases made of them.
//!
//! Everything here writes to a given [`Write`] or returns a string; no file is opened. Spans turn from bytes into Unicode
//! code points here and nowhere else, so that `text[start:end]` in Python is the content's hull.

mod about;
mod annotation;
mod brat;
mod closed;
mod column;
#[cfg(feature = "parquet")]
mod columnar;
mod compact;
mod compared;
mod cover;
mod entry;
mod evidence;
mod format;
mod group;
mod html;
mod json;
mod label_studio;
mod list;
mod offsets;
mod part;
mod quoted;
mod report;
mod row;
mod selection;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod tally;
mod tei;
#[cfg(test)]
mod tests;
mod verdict;
mod writing;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::io::Write;

pub use about::Topic;
pub use brat::brat;
pub use column::{Added, Column};
pub use compared::PieceRecord;
pub use entry::{EntryPlace, cue_entry};
pub use evidence::{EntryRecord, EvidenceRecord, GroundRecord, LostCandidate, Mark, Weight};
pub use format::Format;
pub use json::{EntityRecord, Fields, MentionRecord, Record, SCHEMA, SCHEMA_VERSION};
pub use offsets::CodePoints;
pub use part::{GAP, JOINT, Part};
pub use quoted::{QuoteView, write_quotes};
pub use report::{Document, Failure, Report};
pub use row::Row;
#[cfg(feature = "sqlite")]
pub use rusqlite;
pub use selection::Selection;
#[cfg(feature = "sqlite")]
pub use sqlite::{DATABASE_SCHEMA, Database};
pub use table::TableOptions;
pub use tally::{
    Count, Joined, SpeakerRecord, Tally, speaker_cells, speaker_headings, write_roster_draft, write_speakers,
};
pub use verdict::{VERDICT_COLUMNS, VerdictRecord, write_verdicts};

use crate::error::Result;
use writing::writing;

/// Writes the reports of a run one after the other, in one format. Holds none of them, but for spreadsheets and rows that
/// are to be grouped, whose cells wait in memory.
///
/// ```
/// use whosaid::export::{Column, Document, Format, Report, TableOptions, Writer};
/// let text = "“We won,” Mayor Ada Holm told reporters.";
/// let engine = whosaid::Engine::built_in();
/// let analysis = engine.analyse(text);
/// let document = Document { name: "a.txt", text, ..Document::default() };
/// let report = Report::new(document, &analysis, engine.lexicon());
/// let columns = vec![Column::Speaker, Column::Cue, Column::Content];
/// let options = TableOptions { columns, ..TableOptions::default() };
/// let mut writer = Writer::new(Vec::new(), Format::Tsv, options)?;
/// writer.write(&report)?;
/// let table = String::from_utf8(writer.finish()?).expect("it is text");
/// assert_eq!(table, "speaker\tcue\tcontent\nAda Holm\ttold\t“We won,”\n");
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write> {
    state: State<W>,
}

#[derive(Debug)]
enum State<W: Write> {
    Table(table::TableWriter<W>),
    Json(json::ArrayWriter<W>),
    Lines(json::LineWriter<W>),
    Page(html::PageWriter<W>),
    #[cfg(feature = "sqlite")]
    Database(sqlite::DatabaseWriter<W>),
    Brat(W),
    Tasks(list::List<W>),
    Corpus(tei::Corpus<W>),
    Annotations(list::List<W>),
}

impl<W: Write> Writer<W> {
    /// Begins the output: a table's header, an array's bracket. For brat, documents follow each other without a
    /// mark between them, so give each its own writer.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(out: W, format: Format, options: TableOptions) -> Result<Self> {
        let state = match format {
            Format::Csv | Format::Tsv => State::Table(table::TableWriter::new(out, format, options)?),
            #[cfg(feature = "xlsx")]
            Format::Xlsx => State::Table(table::TableWriter::book(out, options)?),
            #[cfg(feature = "parquet")]
            Format::Parquet => State::Table(table::TableWriter::columnar(out, options)?),
            Format::Json => State::Json(json::ArrayWriter::new(out)?),
            Format::Jsonl => State::Lines(json::LineWriter::new(out)),
            Format::Html => State::Page(html::PageWriter::new(out, options)?),
            #[cfg(feature = "sqlite")]
            Format::Sqlite => State::Database(sqlite::DatabaseWriter::new(out)?),
            Format::Brat => State::Brat(out),
            Format::LabelStudio => State::Tasks(list::List::new(out)?),
            Format::Tei => State::Corpus(tei::Corpus::new(out)?),
            Format::WebAnnotation => State::Annotations(list::List::new(out)?),
        };
        Ok(Self { state })
    }

    /// Writes a document's rows.
    ///
    /// # Errors
    /// The writer's.
    pub fn write(&mut self, report: &Report<'_>) -> Result<()> {
        match &mut self.state {
            State::Table(table) => table.write(report),
            State::Json(array) => array.write(report),
            State::Lines(lines) => lines.write(report),
            State::Page(page) => page.write(report),
            #[cfg(feature = "sqlite")]
            State::Database(database) => database.write(report),
            State::Brat(out) => out.write_all(brat(report).as_bytes()).map_err(writing),
            State::Tasks(tasks) => tasks.add(&label_studio::task(report)),
            State::Corpus(corpus) => corpus.write(report),
            State::Annotations(all) => annotation::annotations(report).iter().try_for_each(|one| all.add(one)),
        }
    }

    /// Names an input that gave no document, where the format has a place for it: a spreadsheet's sheet of
    /// documents, the end of a page.
    ///
    /// # Errors
    /// The writer's.
    ///
    /// ```
    /// use whosaid::export::{Failure, Format, TableOptions, Writer};
    /// let mut writer = Writer::new(Vec::new(), Format::Html, TableOptions::default())?;
    /// writer.failure(&Failure { name: "b.txt".to_owned(), reason: "it is empty".to_owned() })?;
    /// let page = String::from_utf8(writer.finish()?).expect("it is text");
    /// assert!(page.contains("b.txt"));
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn failure(&mut self, failure: &Failure) -> Result<()> {
        match &mut self.state {
            State::Table(table) => table.failure(failure),
            State::Page(page) => {
                page.failure(failure);
                Ok(())
            }
            State::Json(_) | State::Lines(_) | State::Brat(_) => Ok(()),
            State::Tasks(_) | State::Corpus(_) | State::Annotations(_) => Ok(()),
            #[cfg(feature = "sqlite")]
            State::Database(_) => Ok(()),
        }
    }

    /// Ends the output and hands the writer back, flushed.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(self) -> Result<W> {
        let mut out = match self.state {
            State::Table(table) => table.finish()?,
            State::Json(array) => array.finish()?,
            State::Page(page) => page.finish()?,
            #[cfg(feature = "sqlite")]
            State::Database(database) => database.finish()?,
            State::Lines(lines) => lines.finish(),
            State::Brat(out) => out,
            State::Tasks(list) | State::Annotations(list) => list.finish()?,
            State::Corpus(corpus) => corpus.finish()?,
        };
        out.flush().map_err(writing)?;
        Ok(out)
    }
}
