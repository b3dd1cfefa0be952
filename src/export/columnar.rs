//! Parquet, for data frames: the columns of the other tables, numbers as numbers, dates as days.
//!
//! Compressed by snappy. The file is held in memory, compressed, until its end.

use std::borrow::Cow;
use std::fmt;
use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::column::{Added, Column};
use super::writing::writing;
use crate::error::{Error, Result};

/// Rows that are written at a time.
const GROUP: usize = 10_000;

/// A file that is being filled.
pub(super) struct Columnar<W: Write> {
    out: W,
    file: SerializedFileWriter<Vec<u8>>,
    kinds: Vec<Kind>,
    /// The rows that wait to be a group.
    rows: Vec<Vec<String>>,
}

impl<W: Write> fmt::Debug for Columnar<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Columnar")
            .field("kinds", &self.kinds)
            .field("waiting", &self.rows.len())
            .finish_non_exhaustive()
    }
}

/// What a column's cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Share,
    /// A day; none where the cell holds no day.
    Date,
}

impl Kind {
    fn of(column: Column) -> Self {
        match column {
            Column::Id | Column::Continues | Column::Paragraph | Column::Start | Column::End => Self::Number,
            Column::Confidence | Column::RowConfidence | Column::SpeakerConfidence => Self::Share,
            Column::Date | Column::StatementDate => Self::Date,
            _ => Self::Text,
        }
    }

    fn field(self, name: &str) -> std::result::Result<Type, ParquetError> {
        let (physical, logical, repetition) = match self {
            Self::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
            Self::Number => (Physical::INT64, None, Repetition::REQUIRED),
            Self::Share => (Physical::DOUBLE, None, Repetition::REQUIRED),
            Self::Date => (Physical::INT32, Some(LogicalType::Date), Repetition::OPTIONAL),
        };
        Type::primitive_type_builder(name, physical).with_logical_type(logical).with_repetition(repetition).build()
    }

    /// Writes the cells of a column.
    fn write(self, column: &mut SerializedColumnWriter<'_>, cells: &[&str]) -> std::result::Result<(), ParquetError> {
        match self {
            Self::Text => {
                let texts: Vec<ByteArray> = cells.iter().map(|&cell| ByteArray::from(cell)).collect();
                column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
            }
            Self::Number => {
                let numbers: Vec<i64> = cells.iter().map(|cell| cell.parse().unwrap_or_default()).collect();
                column.typed::<Int64Type>().write_batch(&numbers, None, None)?;
            }
            Self::Share => {
                let shares: Vec<f64> = cells.iter().map(|cell| cell.parse().unwrap_or_default()).collect();
                column.typed::<DoubleType>().write_batch(&shares, None, None)?;
            }
            Self::Date => {
                let days: Vec<Option<i32>> = cells.iter().map(|cell| day(cell)).collect();
                let there: Vec<i16> = days.iter().map(|day| i16::from(day.is_some())).collect();
                let days: Vec<i32> = days.into_iter().flatten().collect();
                column.typed::<Int32Type>().write_batch(&days, Some(&there), None)?;
            }
        }
        Ok(())
    }
}

impl<W: Write> Columnar<W> {
    pub(super) fn new(out: W, columns: &[Column], added: Added<'_>) -> Result<Self> {
        let kinds: Vec<Kind> = columns.iter().map(|&column| Kind::of(column)).collect();
        let field = |(kind, column): (&Kind, &Column)| kind.field(&column.heading(added)).map(Arc::new);
        let fields: std::result::Result<Vec<_>, _> = kinds.iter().zip(columns).map(field).collect();
        let schema = fields.and_then(|fields| Type::group_type_builder("rows").with_fields(fields).build());
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
        let properties = properties.set_created_by("whosaid".to_owned()).build();
        let file =
            schema.and_then(|schema| SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)));
        Ok(Self { out, file: file.map_err(failed)?, kinds, rows: Vec::new() })
    }

    pub(super) fn row(&mut self, cells: Vec<Cow<'_, str>>) -> Result<()> {
        self.rows.push(cells.into_iter().map(Cow::into_owned).collect());
        if self.rows.len() < GROUP { Ok(()) } else { self.group().map_err(failed) }
    }

    fn group(&mut self) -> std::result::Result<(), ParquetError> {
        let mut group = self.file.next_row_group()?;
        for (place, kind) in self.kinds.iter().enumerate() {
            let cells: Vec<&str> = self.rows.iter().map(|row| row.get(place).map_or("", String::as_str)).collect();
            if let Some(mut column) = group.next_column()? {
                kind.write(&mut column, &cells)?;
                column.close()?;
            }
        }
        group.close()?;
        self.rows.clear();
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<W> {
        if !self.rows.is_empty() {
            self.group().map_err(failed)?;
        }
        self.out.write_all(&self.file.into_inner().map_err(failed)?).map_err(writing)?;
        Ok(self.out)
    }
}

/// Days from 1 January 1970 to a date that begins as `YYYY-MM-DD` does.
fn day(date: &str) -> Option<i32> {
    let mut parts = date.get(..10)?.split('-');
    let mut number = || parts.next()?.parse::<i32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March have their odd day at their end; 400 of them have 146,097 days.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let of_era = year.rem_euclid(400) * 365 + year.rem_euclid(400) / 4 - year.rem_euclid(400) / 100 + of_year;
    Some(year.div_euclid(400) * 146_097 + of_era - 719_468)
}

fn failed(error: ParquetError) -> Error {
    writing(std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_count_from_1970() {
        let cases = [("1970-01-01", 0), ("2000-02-29", 11_016), ("2024-05-06", 19_849), ("1969-12-31T23:00", -1)];
        for (date, days) in cases {
            assert_eq!(day(date), Some(days), "{date}");
        }
        for date in ["", "2024-13-01", "2024-00-10", "May 6, 2024", "2024-05"] {
            assert_eq!(day(date), None, "{date}");
        }
    }
}
