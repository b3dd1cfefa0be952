//! One sheet: its head, its cells as what they are, what covers all rows.

use std::borrow::Cow;
use std::fmt;

use rust_xlsxwriter::{ConditionalFormatFormula, ExcelDateTime, Worksheet, XlsxError};

use super::fitting::fitting;
use super::style::{DOUBTFUL, Kind, Layout, Styles};
use crate::error::{Error, Result};
use crate::export::writing::writing;

/// Rows that fit below the header of a sheet.
pub(super) const ROWS: u32 = 1_048_575;
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

/// A sheet that is being filled.
pub(super) struct Sheet {
    pub(super) sheet: Worksheet,
    /// Rows below the header.
    pub(super) filled: u32,
    links: usize,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("filled", &self.filled).field("links", &self.links).finish_non_exhaustive()
    }
}

impl Sheet {
    pub(super) fn new(name: &str, layout: &[Layout], styles: &Styles) -> Result<Self> {
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
    pub(super) fn frozen(mut self, columns: u16) -> Result<Self> {
        self.sheet.set_freeze_panes(1, columns).map_err(failed)?;
        Ok(self)
    }

    /// Marks the first columns of rows whose confidence, in the column of this place, is below the line.
    pub(super) fn mark(&mut self, place: u16, columns: u16, styles: &Styles) -> Result<()> {
        if self.filled == 0 {
            return Ok(());
        }
        let name = rust_xlsxwriter::utility::column_number_to_name(place);
        let rule = format!("AND(ISNUMBER(${name}2),${name}2<{DOUBTFUL})");
        let mark = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&styles.doubtful);
        self.sheet.add_conditional_format(1, 0, self.filled, columns - 1, &mark).map(drop).map_err(failed)
    }

    pub(super) fn write(&mut self, cells: &[Cow<'_, str>], layout: &[Layout], styles: &Styles) -> Result<()> {
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
    pub(super) fn finish(mut self, layout: &[Layout], styles: &Styles) -> Result<Worksheet> {
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
pub(super) fn date(text: &str) -> Option<ExcelDateTime> {
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

pub(super) fn failed(error: XlsxError) -> Error {
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
