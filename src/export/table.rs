//! Tables: CSV, TSV, spreadsheets and Parquet.
//!
//! CSV follows RFC 4180: cells with commas, quotation marks or line breaks are quoted, lines end with CR LF. TSV knows no
//! quoting: tabs and line breaks inside a cell become one space.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula, and news text is not to be trusted with
//! that: such cells get an apostrophe in front unless [`TableOptions::raw`] is set. Names of documents and records, by
//! which tables are joined, get it only where they hold a sign that a formula needs to do anything. In XLSX a cell says itself
//! that it holds text, so the words stay as they are.

use std::borrow::Cow;
use std::io::Write;

use super::column::{Added, Column};
#[cfg(feature = "parquet")]
use super::columnar::Columnar;
use super::format::Format;
use super::group::Groups;
use super::report::{Failure, Report, Shared, shared};
use super::row::{Maker, Row};
use super::writing::writing;
#[cfg(feature = "xlsx")]
use super::xlsx::Book;
use crate::error::{Error, Result};

/// How tables are written.
///
/// ```
/// use whosaid::export::{Column, TableOptions};
/// let columns = vec![Column::Speaker, Column::Content];
/// let options = TableOptions { columns, by_speaker: true, ..TableOptions::default() };
/// assert!(!options.raw);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// Which columns, in which order; none means all, those of the roster too.
    pub columns: Vec<Column>,
    /// The names of the columns that a roster adds ([`crate::roster::Roster::fields`]).
    pub roster: Vec<String>,
    /// The names of the fields that documents carry over from their records ([`super::Document::carried`]).
    pub carried: Vec<String>,
    /// Whether there is a column that tells what people decided ([`Report::reviewed`]).
    pub reviewed: bool,
    /// Leave cells that a spreadsheet would run as formulas as they are.
    pub raw: bool,
    /// Begin with a byte order mark, by which spreadsheets know that it is UTF-8.
    pub byte_order_mark: bool,
    /// Put the rows of a speaker together: those with most rows first, then by name, rows that name nobody last. All
    /// rows are held until the end.
    pub by_speaker: bool,
}

impl TableOptions {
    /// The names of the columns that are added to the usual ones.
    pub(super) fn added(&self) -> Added<'_> {
        Added { roster: &self.roster, carried: &self.carried, reviewed: self.reviewed }
    }

    /// The columns of the table.
    pub(super) fn chosen(&self) -> Vec<Column> {
        if self.columns.is_empty() { Column::usual(self.added()) } else { self.columns.clone() }
    }
}

#[derive(Debug)]
pub(super) struct TableWriter<W: Write> {
    target: Target<W>,
    columns: Vec<Column>,
    /// The rows that wait for the end, where they are to be grouped.
    groups: Option<Groups>,
}

#[derive(Debug)]
enum Target<W: Write> {
    Lines(Lines<W>),
    #[cfg(feature = "xlsx")]
    Book(Box<Book<W>>),
    #[cfg(feature = "parquet")]
    Columnar(Box<Columnar<W>>),
}

/// The lines of a table.
#[derive(Debug)]
pub(super) struct Lines<W: Write> {
    form: Form<W>,
    raw: bool,
    /// Which columns tables are joined by; none where nothing is known of them.
    keys: Vec<bool>,
}

#[derive(Debug)]
enum Form<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Tsv(W),
}

impl<W: Write> TableWriter<W> {
    /// A table of lines.
    pub(super) fn new(out: W, format: Format, options: TableOptions) -> Result<Self> {
        let mut lines = Lines::new(out, format, &options)?;
        let columns = options.chosen();
        lines.write(&columns.iter().map(|column| column.heading(options.added())).collect::<Vec<_>>())?;
        lines.keys = columns.iter().map(|column| column.is_key()).collect();
        let groups = options.by_speaker.then(Groups::default);
        Ok(Self { target: Target::Lines(lines), columns, groups })
    }

    /// A spreadsheet.
    #[cfg(feature = "xlsx")]
    pub(super) fn book(out: W, options: TableOptions) -> Result<Self> {
        let given = !options.columns.is_empty();
        let columns = if given { options.columns.clone() } else { Column::for_reading(options.added()) };
        let target = Target::Book(Box::new(Book::new(out, &columns, options.added())?));
        Ok(Self { target, columns, groups: options.by_speaker.then(Groups::default) })
    }

    /// A file of columns.
    #[cfg(feature = "parquet")]
    pub(super) fn columnar(out: W, options: TableOptions) -> Result<Self> {
        let columns = options.chosen();
        let target = Target::Columnar(Box::new(Columnar::new(out, &columns, options.added())?));
        Ok(Self { target, columns, groups: options.by_speaker.then(Groups::default) })
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        let shared = shared(report);
        #[cfg(feature = "xlsx")]
        if let Target::Book(book) = &mut self.target {
            let rows = report.rows();
            book.document(report, shared, &rows)?;
            return rows.iter().try_for_each(|row| self.row(shared, row));
        }
        // A row at a time: those of a long text take more memory than the text.
        Maker::new(report).each().try_for_each(|row| self.row(shared, &row))
    }

    fn row(&mut self, shared: Shared<'_>, row: &Row<'_>) -> Result<()> {
        let cells: Vec<Cow<'_, str>> = self.columns.iter().map(|column| column.cell(shared, row)).collect();
        match &mut self.groups {
            Some(groups) => groups.add(row, &cells),
            None => self.target.row(cells)?,
        }
        Ok(())
    }

    /// Names an input that gave no document, where the format has a place for it.
    #[cfg_attr(not(feature = "xlsx"), expect(unused_variables, reason = "only spreadsheets have a place for it"))]
    pub(super) fn failure(&mut self, failure: &Failure) -> Result<()> {
        match &mut self.target {
            #[cfg(feature = "xlsx")]
            Target::Book(book) => book.failure(failure),
            Target::Lines(_) => Ok(()),
            #[cfg(feature = "parquet")]
            Target::Columnar(_) => Ok(()),
        }
    }

    pub(super) fn finish(mut self) -> Result<W> {
        for cells in self.groups.take().into_iter().flat_map(Groups::rows) {
            self.target.row(cells.into_iter().map(Cow::from).collect())?;
        }
        match self.target {
            Target::Lines(lines) => lines.finish(),
            #[cfg(feature = "xlsx")]
            Target::Book(book) => book.finish(),
            #[cfg(feature = "parquet")]
            Target::Columnar(file) => file.finish(),
        }
    }
}

impl<W: Write> Target<W> {
    fn row(&mut self, cells: Vec<Cow<'_, str>>) -> Result<()> {
        match self {
            Self::Lines(lines) => lines.write(&cells),
            #[cfg(feature = "xlsx")]
            Self::Book(book) => book.row(&cells),
            #[cfg(feature = "parquet")]
            Self::Columnar(file) => file.row(cells),
        }
    }
}

impl<W: Write> Lines<W> {
    /// Lines as the format has them; a byte order mark first, where one is wanted.
    pub(super) fn new(mut out: W, format: Format, options: &TableOptions) -> Result<Self> {
        if options.byte_order_mark {
            out.write_all("\u{feff}".as_bytes()).map_err(writing)?;
        }
        let form = match format {
            Format::Tsv => Form::Tsv(out),
            _ => Form::Csv(Box::new(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out))),
        };
        Ok(Self { form, raw: options.raw, keys: Vec::new() })
    }

    pub(super) fn finish(self) -> Result<W> {
        match self.form {
            Form::Csv(csv) => csv.into_inner().map_err(|error| writing(error.into_error())),
            Form::Tsv(out) => Ok(out),
        }
    }

    /// Writes a line, its cells made safe unless they are to stay as they are.
    pub(super) fn write(&mut self, cells: &[Cow<'_, str>]) -> Result<()> {
        let (raw, keys) = (self.raw, &self.keys);
        let cell = |(place, cell): (usize, Cow<'_, str>)| match raw || is_safe(&cell, keys.get(place) == Some(&true)) {
            true => cell.into_owned(),
            false => format!("'{cell}"),
        };
        match &mut self.form {
            Form::Csv(csv) => {
                let cells = cells.iter().map(|text| Cow::from(text.as_ref()));
                let cells: Vec<String> = cells.enumerate().map(cell).collect();
                csv.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(unwrapped)
            }
            Form::Tsv(out) => {
                // Made safe last: without its line breaks a cell may begin otherwise.
                let cells = cells.iter().map(|text| one_line(text));
                let line = cells.enumerate().map(cell).collect::<Vec<_>>().join("\t");
                writeln!(out, "{line}").map_err(writing)
            }
        }
    }
}

/// What failed behind a table of CSV: wrapped in an error of its own, a closed pipe would not be known for one.
fn unwrapped(error: csv::Error) -> Error {
    let told = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => writing(error),
        _ => writing(std::io::Error::other(told)),
    }
}

/// Whether no spreadsheet runs a cell as a formula. A key, by which tables are joined, is left as it is where it holds none of
/// the signs without which no formula can call, fetch or start anything.
fn is_safe(cell: &str, is_key: bool) -> bool {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // A lone dash, which stands for standard input, is no formula.
    let harmless = |c: char| c.is_alphanumeric() || " -_./:@#+=,~".contains(c);
    !begins || cell == "-" || (is_key && cell.chars().all(harmless))
}

/// Tabs and whatever some reader takes for the end of a line, as one space.
pub(super) fn one_line(cell: &str) -> Cow<'_, str> {
    let breaks = |c: char| matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !cell.contains(breaks) {
        return cell.into();
    }
    let pieces: Vec<&str> = cell.split(breaks).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ").into()
}
