//! Rows as columns of Arrow: those of the command line's tables, numbers as numbers, days as days, and behind them the
//! places of content, cue and source, piece by piece.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use whosaid::export::{Added, Column, Part, Report, Row};
use whosaid::{Error, Result};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Cell(Column),
    ContentSpans,
    CueSpans,
    SourceSpans,
}

const SPANS: [(Wanted, &str); 3] =
    [(Wanted::ContentSpans, "content_spans"), (Wanted::CueSpans, "cue_spans"), (Wanted::SourceSpans, "source_spans")];

/// Which columns a table has.
#[derive(Debug, Clone)]
pub struct Layout {
    wanted: Vec<Wanted>,
    schema: SchemaRef,
    numbered: bool,
}

impl Layout {
    /// The columns of these names, or all. `numbered` tells whether documents are named by numbers.
    ///
    /// # Errors
    /// A name that no column has.
    pub fn new(names: Option<&[String]>, numbered: bool, added: Added<'_>) -> Result<Self> {
        let cells = Column::usual(added).into_iter().map(|column| (Wanted::Cell(column), column.heading(added)));
        let all: Vec<(Wanted, Cow<'_, str>)> = cells.chain(SPANS.map(|(wanted, name)| (wanted, name.into()))).collect();
        let known = || all.iter().map(|(_, name)| name.as_ref()).collect::<Vec<_>>().join(", ");
        let find = |name: &String| {
            let found = all.iter().find(|(_, known)| known == name);
            found.cloned().ok_or_else(|| Error::usage(format!("“{name}” is no column; the columns are: {}", known())))
        };
        let chosen = match names {
            Some(names) => names.iter().map(find).collect::<Result<Vec<_>>>()?,
            None => all.clone(),
        };
        let fields: Vec<Field> = chosen.iter().map(|(wanted, name)| field(*wanted, name, numbered)).collect();
        let wanted = chosen.into_iter().map(|(wanted, _)| wanted).collect();
        Ok(Self { wanted, schema: Arc::new(Schema::new(fields)), numbered })
    }

    /// The table's schema.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The rows of a document, if it has any; `number` is its name, where that is one.
    ///
    /// # Errors
    /// Arrow's: more text in one document than a column holds.
    pub fn batch(
        &self,
        report: &Report<'_>,
        number: Option<i64>,
    ) -> std::result::Result<Option<RecordBatch>, ArrowError> {
        let rows = report.rows();
        if rows.is_empty() {
            return Ok(None);
        }
        let column = |wanted: &Wanted| match wanted {
            Wanted::Cell(Column::Doc) if self.numbered => {
                Arc::new(Int64Array::from(vec![number.unwrap_or_default(); rows.len()])) as ArrayRef
            }
            Wanted::Cell(column) => cells(*column, report, &rows),
            Wanted::ContentSpans => spans(&rows, |row| Some(&row.content)),
            Wanted::CueSpans => spans(&rows, |row| row.cue.as_ref()),
            Wanted::SourceSpans => spans(&rows, |row| row.source.as_ref()),
        };
        RecordBatch::try_new(self.schema.clone(), self.wanted.iter().map(column).collect()).map(Some)
    }
}

fn field(wanted: Wanted, name: &str, numbered: bool) -> Field {
    let (kind, nullable) = match wanted {
        Wanted::Cell(Column::Doc) if numbered => (DataType::Int64, false),
        Wanted::Cell(Column::Continues) => (DataType::Int64, true),
        Wanted::Cell(Column::Id | Column::Paragraph | Column::Start | Column::End) => (DataType::Int64, false),
        Wanted::Cell(Column::Confidence | Column::RowConfidence | Column::SpeakerConfidence) => {
            (DataType::Float64, false)
        }
        Wanted::Cell(Column::Date | Column::StatementDate) => (DataType::Date32, true),
        Wanted::Cell(_) => (DataType::Utf8, false),
        _ => (DataType::List(piece()), false),
    };
    Field::new(name, kind, nullable)
}

/// What a list of places holds.
fn piece() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Struct(ends()), false))
}

fn ends() -> Fields {
    Fields::from(vec![Field::new("start", DataType::Int64, false), Field::new("end", DataType::Int64, false)])
}

fn cells(column: Column, report: &Report<'_>, rows: &[Row<'_>]) -> ArrayRef {
    let number = |of: fn(&Row<'_>) -> usize| {
        Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| of(row) as i64))) as ArrayRef
    };
    let share = |of: fn(&Row<'_>) -> f64| Arc::new(Float64Array::from_iter_values(rows.iter().map(of))) as ArrayRef;
    match column {
        Column::Id => number(|row| row.id),
        Column::Paragraph => number(|row| row.paragraph),
        Column::Start => number(|row| row.start),
        Column::End => number(|row| row.end),
        Column::Continues => Arc::new(rows.iter().map(|row| row.continues.map(|id| id as i64)).collect::<Int64Array>()),
        Column::Confidence => share(|row| row.confidence),
        Column::RowConfidence => share(|row| row.row_confidence),
        Column::SpeakerConfidence => share(|row| row.speaker_confidence),
        Column::Date | Column::StatementDate => {
            Arc::new(rows.iter().map(|row| day(&column.text(report, row))).collect::<Date32Array>())
        }
        _ => Arc::new(StringArray::from_iter_values(rows.iter().map(|row| column.text(report, row)))),
    }
}

/// Days since 1970; none where the text is no day.
fn day(text: &str) -> Option<i32> {
    let date: jiff::civil::Date = text.parse().ok()?;
    date.since(jiff::civil::date(1970, 1, 1)).ok().map(|span| span.get_days())
}

fn spans<'r>(rows: &'r [Row<'_>], of: impl Fn(&'r Row<'_>) -> Option<&'r Part>) -> ArrayRef {
    let pieces = |row| of(row).map_or(&[][..], |part| part.spans.as_slice());
    let lengths = OffsetBuffer::from_lengths(rows.iter().map(|row| pieces(row).len()));
    let all = || rows.iter().flat_map(pieces);
    let [starts, ends_of]: [Vec<i64>; 2] =
        [all().map(|span| span[0] as i64).collect(), all().map(|span| span[1] as i64).collect()];
    let columns: Vec<ArrayRef> =
        [starts, ends_of].map(|column| Arc::new(Int64Array::new(ScalarBuffer::from(column), None)) as ArrayRef).into();
    Arc::new(ListArray::new(piece(), lengths, Arc::new(StructArray::new(ends(), columns, None)), None))
}
