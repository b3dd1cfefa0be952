//! Spreadsheets, read back by another library.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};

use super::*;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn book(options: TableOptions, failures: &[Failure]) -> Book {
    let bytes = with_report(&Selection::default(), false, |report| {
        let mut writer = Writer::new(Vec::new(), Format::Xlsx, options).expect("begins");
        let document = Document { url: "https://example.org/a?b=1", title: "=1+1", ..report.document };
        writer.write(&Report { document, ..*report }).expect("writes");
        failures.iter().for_each(|failure| writer.failure(failure).expect("writes"));
        writer.finish().expect("ends")
    });
    Xlsx::new(Cursor::new(bytes)).expect("is a book")
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(sheet: &Range<Data>, row: u32, column: &str) -> String {
    cell(sheet, row, column).to_string()
}

fn cell<'a>(sheet: &'a Range<Data>, row: u32, column: &str) -> &'a Data {
    let header = sheet.rows().next().expect("a header");
    let at = header.iter().position(|name| name.as_string().as_deref() == Some(column)).expect(column);
    sheet.get_value((row, u32::try_from(at).expect("few columns"))).unwrap_or(&Data::Empty)
}

/// 6 May 2024, as spreadsheets count days.
const MAY_6: f64 = 45_418.0;

fn day(cell: &Data) -> Option<f64> {
    cell.get_datetime().map(|day| day.as_f64())
}

#[test]
fn rows_keep_their_words_and_types() {
    let mut book = book(TableOptions::default(), &[]);
    let names = ["summary", "rows", "quotes", "speakers"];
    let counts = ["speakers by outlet", "speakers by day", "outlets by day"];
    assert_eq!(book.sheet_names(), [&names[..], &counts, &["documents"]].concat());
    let rows = sheet(&mut book, "rows");
    let header: Vec<String> = rows.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    assert_eq!(header[..3], ["speaker", "content", "speaker_title"]);
    let sorted = |names: Vec<String>| names.into_iter().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(sorted(header), sorted(Column::ALL.iter().map(|column| column.as_str().to_owned()).collect()));
    assert_eq!(rows.height(), 4);
    assert_eq!(cell(&rows, 2, "content"), &Data::String("=It stays".to_owned()), "words, not a formula");
    assert_eq!(cell(&rows, 1, "title"), &Data::String("=1+1".to_owned()));
    assert_eq!(text(&rows, 1, "content"), "“no” … “never,\tever”");
    assert_eq!(cell(&rows, 1, "confidence"), &Data::Float(0.73));
    assert_eq!(cell(&rows, 1, "row_confidence"), &Data::Float(0.93));
    assert_eq!(cell(&rows, 1, "speaker_confidence"), &Data::Float(0.5));
    assert_eq!(cell(&rows, 1, "start"), &Data::Float(43.0));
    assert_eq!(day(cell(&rows, 1, "date")), Some(MAY_6));
    assert_eq!(text(&rows, 1, "url"), "https://example.org/a?b=1");
    assert_eq!(cell(&rows, 2, "speaker"), &Data::Empty);
    assert!(book.worksheet_formula("rows").expect("there").used_cells().next().is_none(), "no cell is a formula");
}

#[test]
fn speakers_and_documents_have_sheets() {
    let failure = Failure { name: "-x.png".to_owned(), reason: "binary: this is no text file".to_owned() };
    let mut book = book(TableOptions::default(), &[failure]);
    let speakers = sheet(&mut book, "speakers");
    let names: Vec<String> = speakers.rows().skip(1).map(|row| row[0].to_string()).collect();
    assert_eq!(names, ["Ada Öz", "Bo"]);
    assert_eq!((text(&speakers, 1, "rows"), text(&speakers, 1, "quoted_words")), ("1".to_owned(), "1".to_owned()));
    assert_eq!(text(&speakers, 1, "acts"), "state 1");
    assert_eq!(day(cell(&speakers, 1, "first_date")), Some(MAY_6));
    let documents = sheet(&mut book, "documents");
    assert_eq!((text(&documents, 1, "doc"), text(&documents, 1, "rows")), ("a,b.txt".to_owned(), "3".to_owned()));
    assert_eq!(text(&documents, 2, "doc"), "-x.png");
    assert_eq!(text(&documents, 2, "error"), "binary: this is no text file");
    assert_eq!(cell(&documents, 2, "rows"), &Data::Empty);
}

#[test]
fn counts_over_time_need_no_pivot() {
    let mut book = book(TableOptions::default(), &[]);
    let all = |book: &mut Book, name: &str| -> Vec<Vec<String>> {
        sheet(book, name).rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let speakers = all(&mut book, "speakers by day");
    assert_eq!(speakers, [["speaker", "rows", "2024-05-06"], ["Ada Öz", "1", "1"], ["Bo", "1", "1"]]);
    let outlets = all(&mut book, "outlets by day");
    assert_eq!((outlets.len(), &outlets[0][..]), (2, &["outlet", "rows", "2024-05-06"].map(str::to_owned)[..]));
    assert_eq!(outlets[1][1..], ["3", "3"]);
}

#[test]
fn the_summary_counts_what_is_there() {
    let mut book = book(TableOptions::default(), &[]);
    let summary = sheet(&mut book, "summary");
    let of = |name: &str| {
        summary.rows().find(|row| row[0].as_string().as_deref() == Some(name)).map(|row| row[1].to_string())
    };
    assert_eq!(["documents", "rows", "speakers", "Ada Öz"].map(of), ["1", "3", "2", "1"].map(|n| Some(n.to_owned())));
    assert_eq!(of("2024-05-06"), Some("3".to_owned()));
}

#[test]
fn columns_are_chosen_and_speakers_grouped() {
    let options =
        TableOptions { columns: vec![Column::Speaker, Column::Id], by_speaker: true, ..TableOptions::default() };
    let rows = sheet(&mut book(options, &[]), "rows");
    let all: Vec<Vec<String>> = rows.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(all, [["speaker", "id"], ["Ada Öz | Bo", "1"], ["", "2"], ["", "3"]]);
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let bytes = || written_bytes(Format::Xlsx, TableOptions::default());
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_book_without_rows_opens() {
    let writer = Writer::new(Vec::new(), Format::Xlsx, TableOptions::default()).expect("begins");
    let mut book: Book = Xlsx::new(Cursor::new(writer.finish().expect("ends"))).expect("is a book");
    assert_eq!(sheet(&mut book, "rows").height(), 1);
}
