//! Spreadsheets: a summary, then a sheet of rows, one of statements that several documents have, one of speakers, counts of
//! speakers by outlet and of both over time, one of documents.
//!
//! Dates, numbers and links are what they are; everything else is text and never a formula. The same reports give the
//! same bytes. A cell holds 32,767 UTF-16 units: longer texts are cut and end with ` …`. A sheet holds 1,048,576 rows:
//! further ones go to `rows 2`, `rows 3`, …. The book is held in memory until its end.

mod cross;
mod fitting;
mod style;
mod summary;

use std::borrow::Cow;
use std::fmt;
use std::io::Write;

use rust_xlsxwriter::{ConditionalFormatFormula, DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::column::{Added, Column};
use super::quoted::{PLACES, STATEMENTS, place_cells, statement_cells};
use super::report::{Failure, Report, Shared};
use super::row::Row;
use super::writing::writing;
use super::{SpeakerRecord, Tally, speaker_cells, speaker_headings};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::model::ContentType;
use crate::quotes::{Coverage, Statement};
use fitting::fitting;
use style::{DOUBTFUL, Kind, Layout, Styles};
use summary::Figures;

/// Rows that fit below the header of a sheet.
const ROWS: u32 = 1_048_575;
/// Links that fit a sheet; whatever is beyond stays text.
const LINKS: usize = 65_530;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// Height of the tallest row, in points.
const TALLEST: f64 = 405.0;
/// The widest print, in characters.
const PRINTED: u16 = 200;
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
    coverage: Coverage,
    figures: Figures,
    /// Columns at the left that stay where they are when the others are moved.
    frozen: u16,
    /// The place of the column of confidence, where there is one.
    confidence: Option<u16>,
    /// The names of the columns that a roster adds.
    roster: Vec<String>,
    documents: Sheet,
}

impl<W: Write> Book<W> {
    pub(super) fn new(out: W, columns: &[Column], added: Added<'_>) -> Result<Self> {
        let styles = Styles::new();
        let layout: Vec<Layout> = columns.iter().map(|&column| Layout::of(column, added)).collect();
        // Who reads a row on a screen wants to see who says what, whatever else is looked at.
        let frozen = u16::from(columns.starts_with(&Column::FOR_READING[..2])) * 2;
        let sheets = vec![Sheet::new("rows", &layout, &styles)?.frozen(frozen)?];
        let documents = Sheet::new("documents", &style::DOCUMENTS, &styles)?;
        let place = columns.iter().position(|column| *column == Column::Confidence);
        Ok(Self {
            out,
            styles,
            layout,
            sheets,
            tally: Tally::default(),
            coverage: Coverage::default(),
            figures: Figures::default(),
            frozen,
            confidence: place.and_then(|place| u16::try_from(place).ok()),
            roster: added.roster.to_vec(),
            documents,
        })
    }

    /// Takes a document into the other sheets.
    pub(super) fn document(&mut self, report: &Report<'_>, shared: Shared<'_>, rows: &[Row<'_>]) -> Result<()> {
        self.tally.add(report);
        report.cover_rows(rows, &mut self.coverage);
        let figures = &mut self.figures;
        figures.documents += 1;
        figures.rows += rows.len();
        figures.quoted += rows.iter().filter(|row| row.kind != ContentType::Indirect).count();
        figures.doubtful += rows.iter().filter(|row| row.confidence < DOUBTFUL).count();
        let day = shared.date.get(..10).filter(|day| date(day).is_some()).unwrap_or_default();
        if !shared.outlet.is_empty() {
            let days = figures.outlets.entry(shared.outlet.to_owned()).or_default();
            *days.entry(day.to_owned()).or_default() += rows.len();
        }
        if !day.is_empty() {
            *figures.days.entry(day.to_owned()).or_default() += rows.len();
        }
        let count = rows.len().to_string();
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
            self.sheets.push(Sheet::new(&name, &self.layout, &self.styles)?.frozen(self.frozen)?);
        }
        match self.sheets.last_mut() {
            Some(sheet) => sheet.write(cells, &self.layout, &self.styles),
            None => Ok(()),
        }
    }

    pub(super) fn finish(mut self) -> Result<W> {
        let records = self.tally.speakers();
        // Which words tell nothing is the same in all lexicons, as good as always.
        let found = self.coverage.find(Lexicon::built_in());
        let statements: Vec<Statement<'_>> = found.statements(false).filter(|one| one.documents > 1).collect();
        self.figures.shared = statements.len();
        let mut sheets = vec![summary::sheet(&self.figures, &records).map_err(failed)?];
        for mut sheet in self.sheets {
            if let Some(place) = self.confidence {
                sheet.mark(place, self.frozen.max(1), &self.styles)?;
            }
            sheets.push(sheet.finish(&self.layout, &self.styles)?);
        }
        let layout = STATEMENTS.map(Layout::of_quotes);
        let mut quotes = Sheet::new("quotes", &layout, &self.styles)?;
        statements.iter().try_for_each(|one| quotes.write(&statement_cells(one), &layout, &self.styles))?;
        sheets.push(quotes.finish(&layout, &self.styles)?);
        sheets.push(speakers(&records, &self.roster, &self.styles)?);
        sheets.extend(cross::sheets(&records, &self.figures.outlets, &self.styles)?);
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
        // What a page has room for goes on paper; the rest is for looking things up.
        let mut wide = 0;
        let printed = layout.iter().take_while(|column| {
            wide += column.width;
            wide <= PRINTED
        });
        let printed = u16::try_from(printed.count().max(1)).unwrap_or(1);
        sheet.set_print_area(0, 0, ROWS, printed - 1).map_err(failed)?;
        sheet.set_print_fit_to_pages(1, 0);
        for (column, layout) in (0..).zip(layout) {
            sheet.set_column_width(column, layout.width).map_err(failed)?;
            let header = styles.header(layout.kind);
            sheet.write_string_with_format(0, column, layout.name.as_ref(), header).map_err(failed)?;
        }
        Ok(Self { sheet, filled: 0, links: 0 })
    }

    /// Keeps so many columns in sight, beside the header.
    fn frozen(mut self, columns: u16) -> Result<Self> {
        self.sheet.set_freeze_panes(1, columns).map_err(failed)?;
        Ok(self)
    }

    /// Marks the first columns of rows whose confidence, in the column of this place, is below the line.
    fn mark(&mut self, place: u16, columns: u16, styles: &Styles) -> Result<()> {
        if self.filled == 0 {
            return Ok(());
        }
        let name = rust_xlsxwriter::utility::column_number_to_name(place);
        let rule = format!("AND(ISNUMBER(${name}2),${name}2<{DOUBTFUL})");
        let mark = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&styles.doubtful);
        self.sheet.add_conditional_format(1, 0, self.filled, columns - 1, &mark).map(drop).map_err(failed)
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
}
