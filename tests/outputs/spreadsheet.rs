//! The spreadsheet against the CSV of the same run.

use std::io::Cursor;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};

use super::{installed, read, records};
use crate::cli::fixtures;
use crate::place::Place;

/// Words that spreadsheets or their XML stumble over, in quotation marks, so that each becomes a cell.
const HOSTILE: &str = "“=HYPERLINK(\"http://x\")” said Ada Holm.\r\n\r\n\
    “+1, \"two\"; <b>&amp;</b> _x0041_ \u{1}\u{b} 🦤” said Bo Vale.\n\n\
    “@SUM(1)\ton two\r\nlines” said Cyd Rae.\n";

fn run(place: &Place) -> Vec<Vec<String>> {
    place.file("hostile.txt", HOSTILE);
    place.file("=bad.png", b"\x89PNG\r\n\x1a\n\0\0\0\0");
    let paths = [&fixtures(), "hostile.txt", "=bad.png"];
    let run = |more: &[&str]| {
        let done = place.run(&[&["extract"], &paths[..], more].concat());
        done.ended(1, &["=bad.png"]);
        done
    };
    run(&["-o", "report.xlsx"]);
    let csv = records(&run(&["--raw"]).0.stdout);
    // A sheet has the columns for reading first.
    let place = |name: &str| csv[0].iter().position(|column| column == name).expect("a column");
    let mut order: Vec<usize> = FIRST.iter().map(|name| place(name)).collect();
    order.extend((0..csv[0].len()).filter(|column| !FIRST.contains(&csv[0][*column].as_str())));
    csv.iter().map(|row| order.iter().map(|column| row[*column].clone()).collect()).collect()
}

/// The columns with which a sheet begins.
const FIRST: [&str; 11] =
    ["speaker", "content", "speaker_title", "cue", "act", "type", "outlet", "date", "title", "url", "confidence"];

#[test]
fn a_spreadsheet_has_the_cells_of_the_csv() {
    let place = Place::new();
    let expected = run(&place);
    assert!(expected.iter().flatten().any(|cell| cell.starts_with("“=HYPERLINK")), "the hostile rows are there");
    let mut book = Xlsx::new(Cursor::new(read(&place.path().join("report.xlsx")))).expect("a book");
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    let rows = book.worksheet_range("rows").expect("the rows");
    assert_eq!(rows.height(), expected.len());
    for (row, expected) in rows.rows().zip(&expected) {
        let found: Vec<String> = row.iter().map(cell).collect();
        for (found, expected) in found.iter().zip(expected) {
            let same = found == expected || found.parse::<f64>().ok().is_some_and(|n| Ok(n) == expected.parse());
            assert!(same, "{found:?} for {expected:?}");
        }
        assert_eq!(found.len(), expected.len());
    }
    let documents = book.worksheet_range("documents").expect("the documents");
    let last = documents.rows().next_back().expect("a row");
    assert_eq!(last[0].to_string(), "=bad.png");
    assert!(last[6].to_string().starts_with("binary"), "{last:?}");
}

#[test]
fn libreoffice_reads_the_same_cells() {
    if !installed("soffice") {
        return;
    }
    let place = Place::new();
    let expected = run(&place);
    // Comma, quotation mark, UTF-8, from line 1, cells as shown, all sheets.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";
    let profile = format!("-env:UserInstallation=file://{}/profile", place.path().display());
    let done = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", filter, "report.xlsx"])
        .current_dir(place.path())
        .output()
        .expect("it starts");
    let sheet = |name: &str| {
        let path = place.path().join(format!("report-{name}.csv"));
        assert!(path.exists(), "no sheet {name}: {}", String::from_utf8_lossy(&done.stderr));
        records(&read(&path))
    };
    let rows = sheet("rows");
    assert_eq!(rows.len(), expected.len());
    for (found, expected) in rows.iter().zip(&expected) {
        // It writes any line break inside a cell as a line feed.
        let expected: Vec<String> = expected.iter().map(|cell| cell.replace("\r\n", "\n")).collect();
        assert_eq!(found, &expected);
    }
    assert!(sheet("speakers").len() > 10);
    assert_eq!(sheet("summary")[0][0], "Who said what");
    assert_eq!(sheet("documents").last().expect("a row")[0], "=bad.png");
}
