//! Parquet, read back.

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::*;

#[test]
fn rows_keep_their_words_and_types() {
    let bytes = written_bytes(Format::Parquet, TableOptions::default());
    assert_eq!(bytes, written_bytes(Format::Parquet, TableOptions::default()), "the same bytes each time");
    let file = SerializedFileReader::new(bytes::Bytes::from(bytes)).expect("is Parquet");
    let names: Vec<String> =
        file.metadata().file_metadata().schema().get_fields().iter().map(|field| field.name().to_owned()).collect();
    assert_eq!(names, Column::ALL.iter().map(|column| column.as_str()).collect::<Vec<_>>());
    let rows: Vec<Vec<(String, Field)>> =
        file.get_row_iter(None).expect("rows").map(|row| row.expect("a row").into_columns()).collect();
    assert_eq!(rows.len(), 3);
    let cell = |row: usize, name: &str| rows[row].iter().find(|(other, _)| other == name).expect(name).1.clone();
    assert_eq!(cell(0, "content"), Field::Str("“no” … “never,\tever”".to_owned()));
    assert_eq!(cell(1, "content"), Field::Str("=It stays".to_owned()), "words as they are");
    assert_eq!(cell(0, "start"), Field::Long(43));
    assert_eq!(cell(0, "confidence"), Field::Double(0.73));
    assert_eq!(cell(0, "row_confidence"), Field::Double(0.93));
    assert_eq!(cell(0, "speaker_confidence"), Field::Double(0.5));
    assert_eq!(cell(0, "date"), Field::Date(19_849));
    assert_eq!(cell(1, "speaker"), Field::Str(String::new()));
}

#[test]
fn a_file_without_rows_is_whole() {
    let writer = Writer::new(Vec::new(), Format::Parquet, TableOptions::default()).expect("begins");
    let file = SerializedFileReader::new(bytes::Bytes::from(writer.finish().expect("ends"))).expect("is Parquet");
    assert_eq!(file.metadata().file_metadata().num_rows(), 0);
}
