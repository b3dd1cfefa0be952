//! CSV and its kin: a table with a header, a record a row.
//!
//! Rows are cut out of the bytes here, and read later. A quotation mark that is opened and not closed would take all the
//! rest of the file into one cell: such a row is given up, and reading goes on in the line behind its first one.

use std::sync::Arc;

use csv::StringRecord;

use super::decode::{NoText, decode};
use super::document::{Document, Fault};
use super::fields::{DELIMITERS, is_same};
use super::lines::Lines;
use super::piece::Piece;
use super::reading::Reading;
use super::values::Record;

/// The longest row of several lines, in bytes.
const LONGEST: usize = 8 * 1024 * 1024;
/// Columns that stand together in the tables that whosaid writes and in those it is checked and measured by.
const OWN: [[&str; 3]; 2] = [["speaker", "cue", "content"], ["file", "event", "speaker"]];

/// The names of the columns, and what stands between cells.
struct Header {
    names: Vec<String>,
    delimiter: u8,
}

/// A row, unread.
pub(super) struct Row {
    file: Arc<str>,
    header: Arc<Header>,
    /// Its first line.
    line: u64,
    bytes: Vec<u8>,
    note: Option<String>,
}

/// The rows of a table that are not blank.
pub(super) struct Rows {
    lines: Lines,
    header: Arc<Header>,
}

impl Rows {
    /// Reads the header; `named` says whether the file was named itself.
    pub(super) fn new(mut lines: Lines, reading: &Reading, named: bool) -> Result<Self, Fault> {
        let first = loop {
            match lines.next() {
                Some(Ok(line)) if line.bytes.trim_ascii().is_empty() => {}
                Some(line) => break line?,
                None => return Err(Fault::new(&*lines.file, NoText::Empty)),
            }
        };
        let told = told_delimiter(&first.bytes);
        let given = reading.fields.delimiter().or(told);
        let first = match told.and_then(|_| lines.next()) {
            Some(line) => line?,
            None => first,
        };
        let delimiter = given.unwrap_or_else(|| likely_delimiter(&first.bytes));
        lines.give_back(std::iter::once(first));
        let (number, bytes) = cut(&mut lines, delimiter).unwrap_or_else(|| Ok((1, Vec::new())))?;
        let names = cells(bytes, delimiter).map_err(|why| lines.fault(number, why))?.0;
        let header = Header { names: names.iter().map(|name| name.trim().to_owned()).collect(), delimiter };
        let has = |own: &str| header.names.iter().any(|name| name == own);
        if OWN.iter().any(|table| table.iter().all(|own| has(own))) {
            let fault = Fault::new(&*lines.file, "left out: a table of who said what, and no articles");
            return Err(Fault { aside: !named, ..fault });
        }
        reading.fields.check(&header.names).map_err(|why| Fault::new(&*lines.file, why))?;
        Ok(Self { lines, header: Arc::new(header) })
    }
}

impl Iterator for Rows {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            match cut(&mut self.lines, self.header.delimiter)? {
                Ok((_, bytes)) if bytes.trim_ascii().is_empty() => {}
                Ok((line, bytes)) => {
                    let note = self.lines.take_note();
                    let row = Row { file: self.lines.file.clone(), header: self.header.clone(), line, bytes, note };
                    return Some(Piece::new(|reading| row.document(reading)));
                }
                Err(fault) => return Some(fault.into()),
            }
        }
    }
}

/// The next row's bytes, and the number of its first line; none at the end.
fn cut(lines: &mut Lines, delimiter: u8) -> Option<Result<(u64, Vec<u8>), Fault>> {
    let first = match lines.next()? {
        Ok(line) => line,
        Err(fault) => return Some(Err(fault)),
    };
    let number = first.number;
    let mut quoting = Quoting::default();
    quoting.read(&first.bytes, delimiter);
    let mut taken = vec![first];
    let mut length = 0;
    while quoting.is_open() && length <= LONGEST {
        match lines.next() {
            Some(Ok(line)) => {
                quoting.read(&line.bytes, delimiter);
                length += line.bytes.len();
                taken.push(line);
            }
            Some(Err(fault)) => return Some(Err(fault)),
            None => break,
        }
    }
    let problem = match (quoting.is_open(), quoting.spoilt && taken.len() > 1) {
        (true, _) => "a quotation mark is opened and not closed",
        (_, true) => "a quotation mark is closed inside a cell, lines later",
        _ => return Some(Ok((number, taken.into_iter().flat_map(|line| line.bytes).collect()))),
    };
    lines.give_back(taken.into_iter().skip(1));
    Some(Err(lines.fault(number, problem)))
}

/// Where in a row we are.
#[derive(Default)]
struct Quoting {
    place: Place,
    /// Whether a cell went on behind the mark that closed it.
    spoilt: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Start,
    Plain,
    Quoted,
    Closed,
}

impl Quoting {
    fn read(&mut self, line: &[u8], delimiter: u8) {
        for &byte in line {
            self.place = match (self.place, byte) {
                (Place::Quoted, b'"') => Place::Closed,
                (Place::Quoted, _) | (Place::Start | Place::Closed, b'"') => Place::Quoted,
                (_, b'\n') => Place::Start,
                (_, byte) if byte == delimiter => Place::Start,
                (Place::Closed, b'\r') => Place::Closed,
                (Place::Closed, _) => {
                    self.spoilt = true;
                    Place::Plain
                }
                (Place::Start | Place::Plain, _) => Place::Plain,
            };
        }
    }

    fn is_open(&self) -> bool {
        self.place == Place::Quoted
    }
}

/// What a line of its own, `sep=;`, says to stand between cells, as spreadsheets write it before the header.
fn told_delimiter(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii_end();
    match line.trim_ascii_start().strip_prefix(b"sep=") {
        Some(&[delimiter]) => Some(delimiter),
        // A tab is trimmed.
        Some([]) => Some(b'\t'),
        _ => None,
    }
}

/// What stands most often in the header outside of marks.
fn likely_delimiter(header: &[u8]) -> u8 {
    let outside = |delimiter: u8| {
        let mut quoted = false;
        let mut count = 0;
        for &byte in header {
            quoted ^= byte == b'"';
            count += usize::from(!quoted && byte == delimiter);
        }
        count
    };
    // The first of the most frequent ones.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| outside(delimiter)).unwrap_or(b',')
}

/// The cells of one row, and what is to be known of their encoding.
fn cells(bytes: Vec<u8>, delimiter: u8) -> Result<(StringRecord, Option<String>), String> {
    let decoded = decode(bytes, None).map_err(|why| why.to_string())?;
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(decoded.text.len().clamp(64, 8192));
    let mut record = StringRecord::new();
    let read = builder.from_reader(decoded.text.as_bytes()).read_record(&mut record);
    read.map_err(|error| error.to_string())?;
    Ok((record, decoded.note))
}

impl Row {
    pub(super) fn document(self, reading: &Reading) -> Result<Document, Fault> {
        let (file, line) = (self.file.clone(), self.line);
        self.read(reading).map_err(|why| Fault::new(format!("{file}:{line}"), why))
    }

    fn read(self, reading: &Reading) -> Result<Document, String> {
        let (cells, note) = cells(self.bytes, self.header.delimiter)?;
        if cells.len() != self.header.names.len() {
            let expected = self.header.names.len();
            return Err(format!("{} cells in this row, {expected} in the header", cells.len()));
        }
        let record = Cells { names: &self.header.names, cells: &cells };
        let mut document = reading.fields.document(&self.file, self.line, &record)?;
        document.notes.extend(self.note.into_iter().chain(note));
        Ok(document)
    }
}

struct Cells<'a> {
    names: &'a [String],
    cells: &'a StringRecord,
}

impl Cells<'_> {
    fn cell(&self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let column = self.names.iter().position(|name| is_it(name))?;
        self.cells.get(column).map(str::to_owned)
    }
}

impl Record for Cells<'_> {
    fn given(&self, name: &str) -> Option<String> {
        self.cell(|own| own == name)
    }

    fn usual(&self, name: &str) -> Option<String> {
        self.cell(|own| is_same(own, name))
    }

    fn value(&self, name: &str) -> Option<String> {
        self.given(name)
    }

    fn names(&self) -> Vec<String> {
        self.names.to_vec()
    }
}
