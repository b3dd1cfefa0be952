//! Spreadsheets: a summary, then a sheet of rows, one of statements that several documents have, one of speakers, counts of
//! speakers by outlet and of both over time, one of documents.
//!
//! Dates, numbers and links are what they are; everything else is text and never a formula. The same reports give the
//! same bytes. A cell holds 32,767 UTF-16 units: longer texts are cut and end with ` …`. A sheet holds 1,048,576 rows:
//! further ones go to `rows 2`, `rows 3`, …. The book is held in memory until its end.

mod cross;
mod fitting;
mod sheet;
mod style;
mod summary;

use std::borrow::Cow;
use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::column::{Added, Column};
use super::quoted::{PLACES, STATEMENTS, place_cells, statement_cells};
use super::report::{Failure, Report, Shared};
use super::row::Row;
use super::writing::writing;
use super::{SpeakerRecord, Tally, speaker_cells, speaker_headings};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::ContentType;
use crate::quotes::{Coverage, Statement};
use sheet::{ROWS, Sheet, date, failed};
use style::{DOUBTFUL, Layout, Styles};
use summary::Figures;

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
