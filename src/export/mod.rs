//! What an analysis becomes for others: rows, and the tables, spreadsheets, pages, JSON and
//! brat files made of them.
//!
//! Everything here writes to a given [`Write`] or returns a string; no file is opened. Spans turn from bytes into Unicode
//! code points here and nowhere else, so that `text[start:end]` in Python is the content's hull.

mod brat;
mod column;
#[cfg(feature = "parquet")]
mod columnar;
mod entry;
mod evidence;
mod group;
mod html;
mod json;
mod offsets;
mod row;
mod selection;
mod table;
mod tally;
#[cfg(test)]
mod tests;
mod verdict;
#[cfg(feature = "xlsx")]
mod xlsx;

use serde::Serialize;
use std::io::Write;

pub use brat::brat;
pub use column::Column;
pub use entry::{EntryPlace, cue_entry};
pub use evidence::{EntryRecord, EvidenceRecord, LostCandidate, Mark, Weight};
pub use json::{EntityRecord, Fields, MentionRecord, Record};
pub use offsets::CodePoints;
pub use row::{GAP, JOINT, Part, Row};
pub use selection::Selection;
pub use table::TableOptions;
pub use tally::{
    Count, Joined, SpeakerRecord, Tally, speaker_cells, speaker_headings, write_roster_draft, write_speakers,
};
pub use verdict::{PieceRecord, VERDICT_COLUMNS, VerdictRecord, write_verdicts};

use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Attribution};

/// The version of the JSON shape, raised whenever a reader of the old one would stumble.
pub const SCHEMA_VERSION: u32 = 1;

/// The JSON Schema of one document of the JSON and JSON Lines outputs.
pub const SCHEMA: &str = include_str!("schema.json");

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
    /// Its headline, where known from elsewhere; else the one found in the text.
    pub title: &'a str,
    /// Its date, where known from elsewhere; else the one found in the text.
    pub date: &'a str,
}

/// A document with its analysis, and what of it is wanted.
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
    /// Whether brat's annotations hold a row and those that go on from it as one.
    pub join_continued: bool,
    /// Whether JSON carries the evidence; worth it only where the analysis was asked to explain.
    pub explain: bool,
}

impl<'a> Report<'a> {
    /// A report of every row, without evidence.
    pub fn new(document: Document<'a>, analysis: &'a Analysis, lexicon: &'a Lexicon) -> Self {
        Self { document, analysis, lexicon, selection: &selection::EVERYTHING, join_continued: false, explain: false }
    }

    /// The wanted rows. A row keeps its number however many others are left out.
    pub fn rows(&self) -> Vec<Row<'a>> {
        row::Maker::new(self).rows()
    }

    /// How many rows are wanted.
    pub fn count(&self) -> usize {
        self.wanted().count()
    }

    /// The wanted attributions, each with its index.
    fn wanted(&self) -> impl Iterator<Item = (usize, &'a Attribution)> {
        let attributions = self.analysis.attributions.iter().enumerate();
        attributions.filter(|&(index, _)| self.selection.keeps(index, self.analysis, self.lexicon))
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

/// The forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values after RFC 4180: for spreadsheets.
    Csv,
    /// Tab-separated values without quoting.
    Tsv,
    /// One array of documents, indented.
    Json,
    /// A document a line.
    Jsonl,
    /// Columns for data frames. Needs the feature `parquet`.
    #[cfg(feature = "parquet")]
    Parquet,
    /// One page that needs nothing else, for reading in a browser.
    Html,
    /// Excel's own: a sheet of rows, one of speakers, one of documents. Needs the feature `xlsx`.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// Stand-off annotation: an `.ann` text for each document.
    Brat,
}

impl Format {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: &'static [Self] = &[
        Self::Csv,
        Self::Tsv,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        Self::Html,
        Self::Json,
        Self::Jsonl,
        Self::Brat,
    ];

    /// Its name, which is also the usual ending of its files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Html => "html",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
            Self::Brat => "brat",
        }
    }

    /// The format of a name or file ending.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "ndjson" => Some(Self::Jsonl),
            "ann" => Some(Self::Brat),
            "htm" => Some(Self::Html),
            _ => Self::ALL.iter().copied().find(|format| format.as_str() == name),
        }
    }
}

/// Writes the reports of a run one after the other, in one format. Holds none of them, but for spreadsheets and rows that
/// are to be grouped, whose cells wait in memory.
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
    Brat(W),
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
            Format::Brat => State::Brat(out),
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
            State::Brat(out) => out.write_all(brat(report).as_bytes()).map_err(writing),
        }
    }

    /// Names an input that gave no document, where the format has a place for it: a spreadsheet's sheet of
    /// documents, the end of a page.
    ///
    /// # Errors
    /// The writer's.
    pub fn failure(&mut self, failure: &Failure) -> Result<()> {
        match &mut self.state {
            State::Table(table) => table.failure(failure),
            State::Page(page) => {
                page.failure(failure);
                Ok(())
            }
            State::Json(_) | State::Lines(_) | State::Brat(_) => Ok(()),
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
            State::Lines(lines) => lines.finish(),
            State::Brat(out) => out,
        };
        out.flush().map_err(writing)?;
        Ok(out)
    }
}

/// Writes records as an array of JSON.
fn write_array<T: Serialize>(out: &mut impl Write, records: &[T]) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, records).map_err(|error| writing(error.into()))?;
    out.write_all(b"\n").map_err(writing)
}

/// Writes records as JSON, a line each.
fn write_lines<T: Serialize>(out: &mut impl Write, records: &[T]) -> Result<()> {
    for record in records {
        serde_json::to_writer(&mut *out, record).map_err(|error| writing(error.into()))?;
        out.write_all(b"\n").map_err(writing)?;
    }
    Ok(())
}

fn writing(error: std::io::Error) -> Error {
    Error::io("writing the output", error)
}
