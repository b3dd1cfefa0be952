//! CSV and TSV.
//!
//! CSV follows RFC 4180: cells with commas, quotation marks or line breaks are quoted, lines end with CR LF. TSV knows no
//! quoting: tabs and line breaks inside a cell become one space.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula, and news text is not to be trusted with
//! that: such cells get an apostrophe in front unless [`TableOptions::raw`] is set.

use std::borrow::Cow;
use std::io::Write;

use super::column::{Column, Shared};
use super::{Format, Report, writing};
use crate::error::Result;

/// How tables are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// Which columns, in which order; none means all.
    pub columns: Vec<Column>,
    /// Leave cells that a spreadsheet would run as formulas as they are.
    pub raw: bool,
    /// Begin with a byte order mark, by which spreadsheets know that it is UTF-8.
    pub byte_order_mark: bool,
}

#[derive(Debug)]
pub(super) struct TableWriter<W: Write> {
    lines: Lines<W>,
    columns: Vec<Column>,
    raw: bool,
}

/// The lines of a table.
#[derive(Debug)]
pub(super) enum Lines<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Tsv(W),
}

impl<W: Write> TableWriter<W> {
    pub(super) fn new(out: W, format: Format, options: TableOptions) -> Result<Self> {
        let lines = Lines::new(out, format, options.byte_order_mark)?;
        let columns = if options.columns.is_empty() { Column::ALL.to_vec() } else { options.columns };
        let mut table = Self { lines, columns, raw: options.raw };
        let header: Vec<Cow<'_, str>> = table.columns.iter().map(|column| column.as_str().into()).collect();
        table.lines.write(&header)?;
        Ok(table)
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        let shared = shared(report);
        for row in report.rows() {
            let cells: Vec<Cow<'_, str>> = self.columns.iter().map(|column| column.cell(shared, &row)).collect();
            let cells: Vec<_> = if self.raw { cells } else { cells.into_iter().map(safe).collect() };
            self.lines.write(&cells)?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<W> {
        self.lines.finish()
    }
}

impl<W: Write> Lines<W> {
    /// Lines as the format has them; a byte order mark first, where one is wanted.
    pub(super) fn new(mut out: W, format: Format, byte_order_mark: bool) -> Result<Self> {
        if byte_order_mark {
            out.write_all("\u{feff}".as_bytes()).map_err(writing)?;
        }
        Ok(match format {
            Format::Tsv => Self::Tsv(out),
            _ => Self::Csv(Box::new(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out))),
        })
    }

    pub(super) fn finish(self) -> Result<W> {
        match self {
            Self::Csv(csv) => csv.into_inner().map_err(|error| writing(error.into_error())),
            Self::Tsv(out) => Ok(out),
        }
    }

    pub(super) fn write(&mut self, cells: &[Cow<'_, str>]) -> Result<()> {
        match self {
            Self::Csv(csv) => {
                csv.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(|error| writing(error.into()))
            }
            Self::Tsv(out) => {
                let line = cells.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join("\t");
                writeln!(out, "{line}").map_err(writing)
            }
        }
    }
}

pub(super) fn shared<'a>(report: &Report<'a>) -> Shared<'a> {
    let document = report.document;
    let found = &report.analysis.metadata;
    let title = found.title.map_or("", |span| span.slice(document.text));
    let date = found.date_iso.as_deref().unwrap_or("");
    Shared {
        doc: document.name,
        date: if document.date.is_empty() { date } else { document.date },
        outlet: document.outlet,
        title: if document.title.is_empty() { title } else { document.title },
        url: document.url,
    }
}

/// A cell that no spreadsheet runs as a formula.
pub(super) fn safe(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell }
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
