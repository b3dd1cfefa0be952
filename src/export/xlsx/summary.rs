//! The first sheet: who speaks, how often, and when, at a glance.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Chart, ChartDataLabel, ChartSolidFill, Color, Format, FormatBorder, Worksheet, XlsxError};

use super::cross::Outlets;
use super::fitting::fitting;
use super::style::DOUBTFUL;
use crate::export::SpeakerRecord;

/// So many speakers are listed, and shown in the chart.
const SPEAKERS: usize = 15;
/// So many days are listed, the last ones.
const DAYS: usize = 400;
/// The column in which charts begin.
const CHARTS: u16 = 5;
/// The rows that a chart covers, at their usual height.
const CHART_ROWS: u32 = 18;

/// What is counted while rows go by.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) documents: usize,
    pub(super) rows: usize,
    /// Rows that are all or partly in quotation marks.
    pub(super) quoted: usize,
    /// Rows below the line of confidence.
    pub(super) doubtful: usize,
    /// Statements that stand in several documents.
    pub(super) shared: usize,
    /// Rows by outlet and day; the day is empty where a document has none.
    pub(super) outlets: Outlets,
    /// Rows by the day of their document.
    pub(super) days: BTreeMap<String, usize>,
}

/// Makes the sheet. `speakers` are in order, those with most rows first.
pub(super) fn sheet(figures: &Figures, speakers: &[SpeakerRecord]) -> Result<Worksheet, XlsxError> {
    let title = Format::new().set_bold().set_font_size(16);
    let heading = Format::new().set_bold().set_font_size(12);
    let header = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0xE9_EDF1))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(0x8A_949E));
    let mut sheet = Worksheet::new();
    sheet.set_name("summary")?;
    sheet.set_screen_gridlines(false);
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    for (column, width) in [34_u16, 10, 10, 12].into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    sheet.write_string_with_format(0, 0, "Who said what", &title)?;
    let doubtful = format!("of them to look at: confidence below {DOUBTFUL}");
    let all: [(&str, usize); 7] = [
        ("documents", figures.documents),
        ("outlets", figures.outlets.len()),
        ("rows", figures.rows),
        ("of them with quotation marks", figures.quoted),
        (&doubtful, figures.doubtful),
        ("speakers", speakers.len()),
        ("statements in several documents", figures.shared),
    ];
    for (row, (name, count)) in (2..).zip(all) {
        sheet.write_string(row, 0, name)?;
        sheet.write_number(row, 1, count as f64)?;
    }
    let mut row = 2 + all.len() as u32 + 1;
    sheet.write_string_with_format(row, 0, "Who speaks most", &heading)?;
    for (column, name) in ["speaker", "rows", "words", "documents"].into_iter().enumerate() {
        sheet.write_string_with_format(row + 1, column as u16, name, &header)?;
    }
    let first = row + 2;
    let top = &speakers[..speakers.len().min(SPEAKERS)];
    for (at, one) in (first..).zip(top) {
        sheet.write_string(at, 0, fitting(&one.speaker).as_ref())?;
        for (column, number) in [one.rows, one.words, one.documents].into_iter().enumerate() {
            sheet.write_number(at, column as u16 + 1, number as f64)?;
        }
    }
    if !top.is_empty() {
        let last = first + top.len() as u32 - 1;
        sheet.insert_chart(row, CHARTS, &by_speaker(first, last))?;
    }
    row = first + (top.len() as u32).max(CHART_ROWS) + 1;
    let skipped = figures.days.len().saturating_sub(DAYS);
    let days: Vec<(&String, &usize)> = figures.days.iter().skip(skipped).collect();
    if !days.is_empty() {
        sheet.write_string_with_format(row, 0, "When", &heading)?;
        for (column, name) in ["date", "rows"].into_iter().enumerate() {
            sheet.write_string_with_format(row + 1, column as u16, name, &header)?;
        }
        let first = row + 2;
        for (at, (day, count)) in (first..).zip(&days) {
            sheet.write_string(at, 0, day.as_str())?;
            sheet.write_number(at, 1, **count as f64)?;
        }
        let last = first + days.len() as u32 - 1;
        sheet.insert_chart(row, CHARTS, &by_day(first, last))?;
    }
    Ok(sheet)
}

const BAR: Color = Color::RGB(0x4A_7FB5);

/// A bar for each speaker, the longest on top.
fn by_speaker(first: u32, last: u32) -> Chart {
    let mut chart = Chart::new_bar();
    let mut labels = ChartDataLabel::new();
    chart
        .add_series()
        .set_categories(("summary", first, 0, last, 0))
        .set_values(("summary", first, 1, last, 1))
        .set_format(ChartSolidFill::new().set_color(BAR))
        .set_data_label(labels.show_value())
        .set_gap(40);
    chart.title().set_name("Rows by speaker");
    chart.legend().set_hidden();
    // Of a bar chart the categories stand at the side.
    chart.y_axis().set_reverse().set_major_gridlines(false);
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    chart.set_width(560).set_height(360);
    chart
}

/// A column for each day.
fn by_day(first: u32, last: u32) -> Chart {
    let mut chart = Chart::new_column();
    chart.y_axis().set_major_gridlines(false);
    chart
        .add_series()
        .set_categories(("summary", first, 0, last, 0))
        .set_values(("summary", first, 1, last, 1))
        .set_format(ChartSolidFill::new().set_color(BAR))
        .set_gap(40);
    chart.title().set_name("Rows by day");
    chart.legend().set_hidden();
    chart.set_width(560).set_height(300);
    chart
}
