//! Outputs of texts that want to do harm: in a spreadsheet, in a terminal, in a folder.

use std::process::{Command, Stdio};

use whosaid::Engine;
use whosaid::export::{Column, Document, Format, Report, TableOptions, Writer};

use super::{installed, say};
use crate::place::Place;

/// What hostile cells are made of.
const PIECES: [&str; 24] = [
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "=1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+",
    "-2",
    "@SUM(A1)",
    "\t",
    "\0",
    "🦤",
    "é",
    "'",
    ";",
    "\u{feff}",
    "\u{2028}",
    "\u{1b}[31m",
    "|",
    "\\",
    " ",
    "word",
];
const COLUMNS: [Column; 4] = [Column::Doc, Column::Outlet, Column::Title, Column::Url];
const ROWS: usize = 2_500;

/// Cells made of up to five pieces each, the same ones in each run.
fn cells() -> Vec<[String; 4]> {
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut cell = || -> String {
        // Never empty: an empty title or date gives way to the text's own.
        let count = 1 + next(5);
        (0..count).map(|_| PIECES[next(PIECES.len())]).collect()
    };
    (0..ROWS).map(|_| [cell(), cell(), cell(), cell()]).collect()
}

/// A table of these cells, a row each.
fn table(cells: &[[String; 4]], format: Format, raw: bool) -> Vec<u8> {
    let engine = Engine::built_in();
    let text = "“We won,” said Ann Lee.";
    let analysis = engine.analyse(text);
    assert_eq!(analysis.attributions.len(), 1);
    let options = TableOptions { columns: COLUMNS.to_vec(), raw, ..TableOptions::default() };
    let mut writer = Writer::new(Vec::new(), format, options).expect("begins");
    for [name, outlet, title, url] in cells {
        let document = Document { name, text, outlet, title, url, ..Document::default() };
        writer.write(&Report::new(document, &analysis, engine.lexicon())).expect("writes");
    }
    writer.finish().expect("ends")
}

/// As `README.md` has it: an apostrophe before what a spreadsheet would run.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// The same of the name of a document, by which tables are joined: one in which no sign can do harm stays as it is.
fn defused_name(name: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || " -_./:@#+=,~".contains(c);
    if name.chars().all(harmless) { name.to_owned() } else { defused(name) }
}

/// Reads CSV from standard input, and writes its cells as JSON.
const PYTHON: &str = "
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
json.dump(list(csv.reader(text, strict=True)), sys.stdout)
";

#[test]
fn ten_thousand_hostile_cells_read_back_identical_in_python() {
    if !installed("python3") {
        return;
    }
    let new = Command::new("python3").args(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]).status();
    if !new.is_ok_and(|status| status.success()) {
        return say("skipped: the csv module of Python before 3.11 takes no NUL");
    }
    let cells = cells();
    assert!(
        cells.iter().flatten().any(|cell| cell.starts_with('=')) && cells.iter().flatten().any(|c| c.contains('\0'))
    );
    for raw in [false, true] {
        let mut python = Command::new("python3");
        let mut python =
            python.args(["-c", PYTHON]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
        let csv = table(&cells, Format::Csv, raw);
        let mut input = python.stdin.take().expect("a pipe");
        let writing = std::thread::spawn(move || std::io::Write::write_all(&mut input, &csv));
        let done = python.wait_with_output().expect("ends");
        writing.join().expect("no panic").expect("written");
        let read: Vec<Vec<String>> = serde_json::from_slice(&done.stdout).expect("JSON");
        assert_eq!(read.len(), ROWS + 1);
        for (read, cells) in read[1..].iter().zip(&cells) {
            let mut expected = cells.each_ref().map(|cell| if raw { cell.clone() } else { defused(cell) });
            if !raw {
                expected[0] = defused_name(&cells[0]);
            }
            assert_eq!(read, &expected);
        }
    }
}

#[test]
fn hostile_cells_stay_in_their_line_of_tsv() {
    let cells = cells();
    let tsv = String::from_utf8(table(&cells, Format::Tsv, false)).expect("UTF-8");
    let lines: Vec<&str> = tsv.split('\n').collect();
    assert_eq!(lines.len(), ROWS + 2, "header, rows, and the end of the last");
    for line in &lines[..=ROWS] {
        assert_eq!(line.split('\t').count(), 4, "{line:?}");
        assert!(line.split('\t').skip(1).all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{line:?}");
        let name = line.split('\t').next().unwrap_or_default();
        assert!(!name.starts_with(['=', '+', '-', '@']) || !name.contains(['(', '|', '!', '"', '\0']), "{line:?}");
    }
}

#[test]
fn statements_to_verify_become_no_formulas() {
    let place = Place::new();
    place.file("a.txt", "“We won,” said Ann Lee.");
    place.file("quotes.csv", "id,speaker,quote\n=1+1,+Ann,@SUM(A1) we won the lot\n");
    let verify = ["verify", "--quotes", "quotes.csv", "a.txt", "--format", "csv"];
    let cells = |more: &[&str]| -> Vec<String> {
        let done = place.run(&[&verify[..], more].concat());
        let table = super::records(done.ended(1, &[]).out().as_bytes());
        ["=1+1", "+Ann", "@SUM(A1) we won the lot"]
            .map(|hostile| table[1].iter().find(|cell| cell.ends_with(hostile)).expect("a cell").clone())
            .to_vec()
    };
    assert_eq!(cells(&[]), ["'=1+1", "'+Ann", "'@SUM(A1) we won the lot"]);
    assert_eq!(cells(&["--raw"]), ["=1+1", "+Ann", "@SUM(A1) we won the lot"]);
}

/// Sequences that would clear the screen, set the title, print backwards, ring.
const ESCAPES: &str = "“We \u{1b}[2J won \u{9b}31m the\rcup \u{7},” said Ann \u{1b}]0;owned\u{7} Lee.\n\n\
    The so-called “green \u{1b}[8m corridor” was opened.\n\n“Nobody \u{1b}c knows.”\n";

#[test]
fn nothing_in_a_text_is_obeyed_by_a_terminal() {
    let place = Place::new();
    place.file("a.txt", ESCAPES);
    let is_obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    for arguments in [
        &["explain", "a.txt"][..],
        &["explain", "a.txt", "--id", "1"],
        &["lexicon", "try", ESCAPES],
        &["lexicon", "find", "\u{1b}[2Jsaid"],
        &["lexicon", "suggest", "a.txt"],
        &["speakers", "a.txt", "--format", "table"],
        &["extract", "--format", "jsonl", "\u{1b}[2J\rno such\nwhosaid: file.txt"],
        &["explain", "\u{1b}[2J"],
    ] {
        let done = place.run(arguments);
        for told in [done.out(), done.err()] {
            assert!(!told.contains(is_obeyed), "{arguments:?}: {told:?}");
        }
    }
    let told = place.run(&["explain", "a.txt"]).out();
    assert!(told.contains("We ␛[2J won"), "{told}");
    let told = place.run(&["extract", "no such\nwhosaid: file.txt"]).err();
    assert_eq!(told.lines().count(), 1, "a name does not forge a line: {told}");
}

#[test]
fn names_of_documents_lead_no_file_out_of_its_folder() {
    let place = Place::new();
    let ids = [
        "../../out",
        "/etc/passwd",
        "..\\\\..\\\\x",
        "..",
        "a\\u0000b",
        "C:x",
        ".",
        "con\\n",
        &"long".repeat(200),
        "~root",
    ];
    let line = |id: &&str| format!("{{\"id\": \"{id}\", \"text\": \"“We won the cup,” said Ann Lee.\"}}\n");
    place.file("in/news.jsonl", ids.iter().map(line).collect::<String>());
    for (format, ending) in [("brat", ".ann"), ("html", ".html")] {
        let out = format!("out-{format}/");
        place.run(&["extract", "in/news.jsonl", "--format", format, "-o", &out]).ended(0, &[]);
        let mut names: Vec<String> = std::fs::read_dir(place.path().join(&out))
            .expect("the folder is made")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
            .collect();
        names.sort();
        assert_eq!(names.len(), ids.len(), "{names:?}");
        assert!(names.iter().all(|name| name.ends_with(ending) && !name.contains(char::is_control)), "{names:?}");
    }
    let mut left: Vec<_> =
        std::fs::read_dir(place.path()).expect("listed").flatten().map(|one| one.file_name()).collect();
    left.sort();
    assert_eq!(left, ["in", "out-brat", "out-html"]);
}
