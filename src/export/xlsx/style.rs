//! How the sheets look.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Color, ConditionalFormat3ColorScale, ConditionalFormatDataBar, ConditionalFormatType, Format, FormatAlign,
    FormatBorder, FormatUnderline, Worksheet, XlsxError,
};

use crate::export::column::{Added, Column};

/// Rows with less confidence are marked.
pub(super) const DOUBTFUL: f64 = 0.5;

/// What a column's cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, on one line.
    Text,
    /// Words that flow over as many lines as they need.
    Long,
    /// A whole number.
    Number,
    /// A whole number with a bar.
    Bar,
    /// A number from 0 to 1, coloured by a scale.
    Share,
    /// A day.
    Date,
    /// An address.
    Link,
}

/// One column of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) name: Cow<'static, str>,
    pub(super) kind: Kind,
    /// In characters.
    pub(super) width: u16,
}

const fn layout(name: &'static str, kind: Kind, width: u16) -> Layout {
    Layout { name: Cow::Borrowed(name), kind, width }
}

impl Layout {
    /// That of a column of rows.
    pub(super) fn of(column: Column, added: Added<'_>) -> Self {
        let (kind, width) = match column {
            Column::Doc => (Kind::Text, 24),
            Column::Date | Column::StatementDate => (Kind::Date, 11),
            Column::Title => (Kind::Text, 32),
            Column::Speaker => (Kind::Long, 24),
            Column::Outlet | Column::SpeakerTitle | Column::Author => (Kind::Text, 22),
            Column::Source | Column::Addressee | Column::Rule => (Kind::Text, 20),
            Column::Cue => (Kind::Text, 15),
            Column::Type | Column::Act | Column::Polarity => (Kind::Text, 10),
            Column::SpeakerKind => (Kind::Text, 14),
            Column::SpeakerId | Column::RecordId => (Kind::Text, 11),
            Column::Content => (Kind::Long, 64),
            Column::Quoted | Column::Context => (Kind::Text, 40),
            Column::Id => (Kind::Number, 6),
            Column::Continues => (Kind::Number, 10),
            Column::Paragraph => (Kind::Number, 11),
            Column::Start | Column::End => (Kind::Number, 8),
            Column::Confidence => (Kind::Share, 12),
            Column::RowConfidence | Column::SpeakerConfidence => (Kind::Share, 18),
            Column::Url => (Kind::Link, 40),
            Column::Roster(_) | Column::Carried(_) | Column::Reviewed => (Kind::Text, 18),
        };
        Self { name: column.heading(added), kind, width }
    }

    /// How many lines a cell needs, as far as the number of its characters tells.
    pub(super) fn lines(&self, cell: &str) -> usize {
        // Widths count digits; letters of prose are narrower.
        let width = (usize::from(self.width) * 6 / 5).max(1);
        let lines = |line: &str| line.chars().count().div_ceil(width).max(1);
        if self.kind == Kind::Long { cell.lines().map(lines).sum() } else { 1 }
    }

    /// That of a column of statements or of their places.
    pub(super) fn of_quotes(name: &'static str) -> Self {
        let (kind, width) = match name {
            "quote" | "wording" => (Kind::Long, 64),
            "differences" | "diff" => (Kind::Text, 40),
            "documents" => (Kind::Bar, 12),
            "id" => (Kind::Number, 6),
            "story" | "row" | "start" | "end" | "stories" | "outlets" | "variants" | "paraphrases" => {
                (Kind::Number, 10)
            }
            "first_date" | "last_date" | "date" => (Kind::Date, 11),
            "confidence" => (Kind::Share, 12),
            "title" | "first_title" => (Kind::Text, 32),
            "first_url" | "url" => (Kind::Link, 40),
            "type" | "speaker_kind" => (Kind::Text, 12),
            _ => (Kind::Text, 22),
        };
        Self { name: Cow::Borrowed(name), kind, width }
    }

    /// A column of numbers.
    pub(super) fn number(name: String, width: u16) -> Self {
        Self { name: name.into(), kind: Kind::Number, width }
    }

    /// That of a column of speakers.
    pub(super) fn of_speakers(name: Cow<'static, str>) -> Self {
        let (kind, width) = match name.as_ref() {
            "speaker" | "outlet" => (Kind::Text, 28),
            "rows" => (Kind::Bar, 12),
            "words" | "quoted_words" | "documents" | "direct" | "mixed" | "indirect" => (Kind::Number, 13),
            "acts" | "outlets" | "titles" | "aliases" => (Kind::Long, 36),
            "first_date" | "last_date" => (Kind::Date, 12),
            _ => (Kind::Text, 16),
        };
        Self { name, kind, width }
    }
}

/// The columns of the sheet of documents.
pub(super) const DOCUMENTS: [Layout; 7] = [
    layout("doc", Kind::Text, 36),
    layout("date", Kind::Date, 11),
    layout("outlet", Kind::Text, 22),
    layout("title", Kind::Long, 48),
    layout("url", Kind::Link, 40),
    layout("rows", Kind::Number, 8),
    layout("error", Kind::Long, 48),
];

/// The formats of cells.
#[derive(Debug)]
pub(super) struct Styles {
    header: Format,
    header_of_numbers: Format,
    text: Format,
    long: Format,
    number: Format,
    share: Format,
    date: Format,
    link: Format,
    /// What a doubtful row has beside its own.
    pub(super) doubtful: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let header = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xE9_EDF1))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(Color::RGB(0x8A_949E))
            .set_align(FormatAlign::VerticalCenter);
        Self {
            header_of_numbers: header.clone().set_align(FormatAlign::Right),
            header,
            text: top(),
            doubtful: Format::new().set_background_color(Color::RGB(0xFD_EBD8)).set_font_color(Color::RGB(0x8A_4B08)),
            long: top().set_text_wrap(),
            number: top().set_num_format("0"),
            share: top().set_num_format("0.00"),
            date: top().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: top().set_font_color(Color::RGB(0x0B_57D0)).set_underline(FormatUnderline::Single),
        }
    }

    pub(super) fn header(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Number | Kind::Bar | Kind::Share => &self.header_of_numbers,
            Kind::Text | Kind::Long | Kind::Date | Kind::Link => &self.header,
        }
    }

    pub(super) fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Text => &self.text,
            Kind::Long => &self.long,
            Kind::Number | Kind::Bar => &self.number,
            Kind::Share => &self.share,
            Kind::Date => &self.date,
            Kind::Link => &self.link,
        }
    }

    /// Adds the colours or bars of a column with `filled` rows, where it has any.
    pub(super) fn scale(&self, sheet: &mut Worksheet, column: u16, kind: Kind, filled: u32) -> Result<(), XlsxError> {
        match kind {
            Kind::Share => {
                let scale = ConditionalFormat3ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 0.0)
                    .set_midpoint(ConditionalFormatType::Number, 0.5)
                    .set_maximum(ConditionalFormatType::Number, 1.0)
                    .set_minimum_color(Color::RGB(0xF4_B6A6))
                    .set_midpoint_color(Color::RGB(0xFB_EFC4))
                    .set_maximum_color(Color::RGB(0xB5_DDB8));
                sheet.add_conditional_format(1, column, filled, column, &scale).map(drop)
            }
            Kind::Bar => {
                let bar = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0xA9_C7EA)).set_solid_fill(true);
                sheet.add_conditional_format(1, column, filled, column, &bar).map(drop)
            }
            _ => Ok(()),
        }
    }
}
