//! Spreadsheets: a sheet of rows, one of speakers, one of documents.
//!
//! Dates, numbers and links are what they are; everything else is text and never a formula. The same reports give the
//! same bytes. A cell holds 32,767 UTF-16 units: longer texts are cut and end with ` …`. A sheet holds 1,048,576 rows:
//! further ones go to `rows 2`, `rows 3`, …. The book is held in memory until its end.

mod style;

use std::borrow::Cow;
use std::fmt;
use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::column::Column;
use super::quoted::{PLACES, STATEMENTS, place_cells, statement_cells};
use super::report::{Failure, Report, Shared};
use super::writing::writing;
use super::{SpeakerRecord, Tally, speaker_cells, speaker_headings};
use crate::error::{Error, Result};
use crate::quotes::Statement;
use style::{Kind, Layout, Styles};

/// Rows that fit below the header of a sheet.
const ROWS: u32 = 1_048_575;
/// Links that fit a sheet; whatever is beyond stays text.
const LINKS: usize = 65_530;
/// UTF-16 units that fit a cell.
const UNITS: usize = 32_767;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// Height of the tallest row, in points.
const TALLEST: f64 = 405.0;
/// The longest address that can be a link, in bytes; below what spreadsheets take, since some bytes get escaped.
const ADDRESS: usize = 600;

/// A book that is being filled.
#[derive(Debug)]
pub(super) struct Book<W: Write> {
    out: W,
    styles: Styles,
    layout: Vec<Layout>,
    /// The sheets of rows; the last is being filled.
    sheets: Vec<Sheet>,
    tally: Tally,
    /// The names of the columns that a roster adds.
    roster: Vec<String>,
    documents: Sheet,
}

impl<W: Write> Book<W> {
    pub(super) fn new(out: W, columns: &[Column], roster: Vec<String>) -> Result<Self> {
        let styles = Styles::new();
        let layout: Vec<Layout> = columns.iter().map(|&column| Layout::of(column, &roster)).collect();
        let sheets = vec![Sheet::new("rows", &layout, &styles)?];
        let documents = Sheet::new("documents", &style::DOCUMENTS, &styles)?;
        Ok(Self { out, styles, layout, sheets, tally: Tally::default(), roster, documents })
    }

    /// Takes a document into the other two sheets.
    pub(super) fn document(&mut self, report: &Report<'_>, shared: Shared<'_>, rows: usize) -> Result<()> {
        self.tally.add(report);
        let count = rows.to_string();
        let cells = [shared.doc, shared.date, shared.outlet, shared.title, shared.url, &count, ""];
        self.documents.write(&cells.map(Cow::from), &style::DOCUMENTS, &self.styles)
    }

    pub(super) fn failure(&mut self, failure: &Failure) -> Result<()> {
        let cells = [&failure.name, "", "", "", "", "", &failure.reason];
        self.documents.write(&cells.map(Cow::from), &style::DOCUMENTS, &self.styles)
    }

    pub(super) fn row(&mut self, cells: &[Cow<'_, str>]) -> Result<()> {
        if self.sheets.last().is_none_or(|sheet| sheet.filled >= ROWS) {
            let name = format!("rows {}", self.sheets.len() + 1);
            self.sheets.push(Sheet::new(&name, &self.layout, &self.styles)?);
        }
        match self.sheets.last_mut() {
            Some(sheet) => sheet.write(cells, &self.layout, &self.styles),
            None => Ok(()),
        }
    }

    pub(super) fn finish(self) -> Result<W> {
        let mut sheets = Vec::new();
        for sheet in self.sheets {
            sheets.push(sheet.finish(&self.layout, &self.styles)?);
        }
        sheets.push(speakers(&self.tally.speakers(), &self.roster, &self.styles)?);
        sheets.push(self.documents.finish(&style::DOCUMENTS, &self.styles)?);
        save(self.out, sheets)
    }
}

/// Writes a book of speakers alone.
pub(super) fn write_speakers<W: Write>(out: W, records: &[SpeakerRecord], roster: &[String]) -> Result<W> {
    save(out, vec![speakers(records, roster, &Styles::new())?])
}

/// Writes a book of statements, and of the places where they stand.
pub(super) fn write_quotes<'a, W: Write>(out: W, statements: impl Iterator<Item = Statement<'a>>) -> Result<W> {
    let styles = Styles::new();
    let statement_layout = STATEMENTS.map(Layout::of_quotes);
    let place_layout = PLACES.map(Layout::of_quotes);
    let mut quotes = Sheet::new("quotes", &statement_layout, &styles)?;
    let mut places = Sheet::new("places", &place_layout, &styles)?;
    for statement in statements {
        quotes.write(&statement_cells(&statement), &statement_layout, &styles)?;
        place_cells(&statement).try_for_each(|cells| places.write(&cells, &place_layout, &styles))?;
    }
    save(out, vec![quotes.finish(&statement_layout, &styles)?, places.finish(&place_layout, &styles)?])
}

fn speakers(records: &[SpeakerRecord], roster: &[String], styles: &Styles) -> Result<Worksheet> {
    let layout: Vec<Layout> = speaker_headings(roster).into_iter().map(Layout::of_speakers).collect();
    let mut sheet = Sheet::new("speakers", &layout, styles)?;
    for record in records {
        sheet.write(&speaker_cells(record, roster.len()), &layout, styles)?;
    }
    sheet.finish(&layout, styles)
}

fn save<W: Write>(mut out: W, sheets: Vec<Worksheet>) -> Result<W> {
    let mut book = Workbook::new();
    // A book bears the time of its making unless it is given one; the same input is to give the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    out.write_all(&book.save_to_buffer().map_err(failed)?).map_err(writing)?;
    Ok(out)
}

struct Sheet {
    sheet: Worksheet,
    /// Rows below the header.
    filled: u32,
    links: usize,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("filled", &self.filled).field("links", &self.links).finish_non_exhaustive()
    }
}

impl Sheet {
    fn new(name: &str, layout: &[Layout], styles: &Styles) -> Result<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        sheet.set_repeat_rows(0, 0).map_err(failed)?;
        sheet.set_landscape();
        for (column, layout) in (0..).zip(layout) {
            sheet.set_column_width(column, layout.width).map_err(failed)?;
            let header = styles.header(layout.kind);
            sheet.write_string_with_format(0, column, layout.name.as_ref(), header).map_err(failed)?;
        }
        Ok(Self { sheet, filled: 0, links: 0 })
    }

    fn write(&mut self, cells: &[Cow<'_, str>], layout: &[Layout], styles: &Styles) -> Result<()> {
        if self.filled >= ROWS {
            return Ok(());
        }
        self.filled += 1;
        for ((column, layout), cell) in (0..).zip(layout).zip(cells) {
            self.cell(column, layout, cell, styles).map_err(failed)?;
        }
        // Not every program makes room for wrapped words by itself.
        match layout.iter().zip(cells).map(|(layout, cell)| layout.lines(cell)).max() {
            Some(lines) if lines > 1 => {
                let height = (lines as f64 * LINE).min(TALLEST);
                self.sheet.set_row_height(self.filled, height).map(drop).map_err(failed)
            }
            _ => Ok(()),
        }
    }

    fn cell(
        &mut self,
        column: u16,
        layout: &Layout,
        cell: &str,
        styles: &Styles,
    ) -> std::result::Result<(), XlsxError> {
        let (row, format) = (self.filled, styles.of(layout.kind));
        if cell.is_empty() {
            return Ok(());
        }
        let number = || cell.parse::<f64>().ok().filter(|number| number.is_finite());
        match layout.kind {
            Kind::Number | Kind::Bar | Kind::Share => {
                if let Some(number) = number() {
                    return self.sheet.write_number_with_format(row, column, number, format).map(drop);
                }
            }
            Kind::Date => {
                if let Some(date) = date(cell) {
                    return self.sheet.write_datetime_with_format(row, column, &date, format).map(drop);
                }
            }
            Kind::Link if is_address(cell) && self.links < LINKS => {
                self.links += 1;
                return self.sheet.write_url_with_options(row, column, cell, cell, "", Some(format)).map(drop);
            }
            Kind::Text | Kind::Long | Kind::Link => {}
        }
        self.sheet.write_string_with_format(row, column, fitting(cell), format).map(drop)
    }

    /// Adds what covers all rows.
    fn finish(mut self, layout: &[Layout], styles: &Styles) -> Result<Worksheet> {
        let columns = u16::try_from(layout.len()).unwrap_or(u16::MAX);
        if let Some(last) = columns.checked_sub(1) {
            self.sheet.autofilter(0, 0, self.filled, last).map_err(failed)?;
        }
        if self.filled > 0 {
            for (column, layout) in (0..).zip(layout) {
                styles.scale(&mut self.sheet, column, layout.kind, self.filled).map_err(failed)?;
            }
        }
        Ok(self.sheet)
    }
}

/// The day of a date of the shape `YYYY-MM-DD`, where a spreadsheet knows it.
fn date(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if parts.next().is_some() {
        return None;
    }
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Whether a text may become a link: of the web, and short enough.
fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && text.len() <= ADDRESS && !text.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// The text, or as much of it as fits a cell.
fn fitting(text: &str) -> Cow<'_, str> {
    // No text has more UTF-16 units than bytes.
    if text.len() <= UNITS || text.chars().map(char::len_utf16).sum::<usize>() <= UNITS {
        return text.into();
    }
    let mut left = UNITS - 2;
    let fits = |c: &char| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push_str(" …");
    cut.into()
}

fn failed(error: XlsxError) -> Error {
    writing(std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_that_a_spreadsheet_knows() {
        assert!(date("2024-02-29").is_some());
        for text in ["2023-02-29", "1815-06-18", "2024-02", "2024-02-29-1", "x", "May 5"] {
            assert!(date(text).is_none(), "{text}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert!(is_address("https://example.org/a?b=c#d"));
        let long = format!("https://example.org/{}", "x".repeat(ADDRESS));
        for text in ["file:///etc/passwd", "javascript:alert(1)", "internal:rows!A1", "https://a b", &long, ""] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn long_texts_are_cut_to_a_cell() {
        let short = "é".repeat(UNITS);
        assert_eq!(fitting(&short), short);
        for text in ["🦤".repeat(UNITS), "x".repeat(UNITS + 1)] {
            let cut = fitting(&text);
            assert!((UNITS - 1..=UNITS).contains(&cut.encode_utf16().count()));
            assert!(cut.ends_with(" …"));
        }
    }
}
