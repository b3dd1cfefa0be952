//! The strict reader of the lexicons' tab-separated files.
//!
//! A file is comments (`#`), a header line with the column names, then one entry a line with as many cells, sorted by
//! the first cell (lower-cased, then as is), each key once. Every fault is reported with path, line and column; a file
//! with a fault is not used at all.

use std::collections::HashMap;

use crate::error::{Error, Result};

/// One line of a lexicon file.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Name of the file, for messages.
    pub path: &'a str,
    /// Its line, from 1.
    pub line: usize,
    cells: &'a str,
}

impl<'a> Row<'a> {
    /// A line of a file.
    pub const fn new(path: &'a str, line: usize, cells: &'a str) -> Self {
        Self { path, line, cells }
    }

    /// The cell of a column, from 0; empty where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells.split('\t').nth(column).unwrap_or("")
    }

    /// The parts of a cell that `|` joins; none for an empty cell.
    pub fn list(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(column).split('|').filter(|part| !part.is_empty())
    }

    /// An error at the start of a column.
    pub fn fault(&self, column: usize, problem: impl Into<String>) -> Error {
        let before: usize = self.cells.split('\t').take(column).map(|cell| cell.chars().count() + 1).sum();
        Error::data(self.path, self.line, before + 1, problem)
    }

    /// The cell as a member of a closed vocabulary.
    pub fn one_of<T: Copy>(&self, column: usize, vocabulary: &[(&str, T)]) -> Result<T> {
        let cell = self.cell(column);
        lookup(cell, vocabulary).ok_or_else(|| self.fault(column, unknown(cell, vocabulary)))
    }

    /// The parts of a cell as members of a closed vocabulary.
    pub fn all_of<T: Copy>(&self, column: usize, vocabulary: &[(&str, T)]) -> Result<Vec<T>> {
        self.list(column)
            .map(|part| lookup(part, vocabulary).ok_or_else(|| self.fault(column, unknown(part, vocabulary))))
            .collect()
    }

    /// The cell as a number; an empty cell is 0.
    pub fn number(&self, column: usize) -> Result<u32> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(0);
        }
        cell.parse().map_err(|_| self.fault(column, format!("expected a whole number, found “{cell}”")))
    }
}

fn lookup<T: Copy>(word: &str, vocabulary: &[(&str, T)]) -> Option<T> {
    vocabulary.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

fn unknown<T>(word: &str, vocabulary: &[(&str, T)]) -> String {
    let known: Vec<&str> = vocabulary.iter().map(|(name, _)| *name).collect();
    format!("“{word}” is not one of: {}", known.join(" "))
}

/// The order of keys: lower-cased, then as is.
pub fn key_order(a: &str, b: &str) -> std::cmp::Ordering {
    if a.is_ascii() && b.is_ascii() {
        let lower = |s: &'_ str| s.bytes().map(|c| c.to_ascii_lowercase()).collect::<Vec<_>>();
        return lower(a).cmp(&lower(b)).then_with(|| a.cmp(b));
    }
    a.to_lowercase().cmp(&b.to_lowercase()).then_with(|| a.cmp(b))
}

/// The lines of a file that are no comments, with their numbers from 1: its header, then its entries.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // A byte order mark, as some editors put it there, belongs to no line.
    let lines =
        text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate().map(|(index, line)| (index + 1, line));
    lines.filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
}

/// Reads `text` as a lexicon file with these columns, in any order-preserving layout.
///
/// # Errors
/// The first fault, with path, line and column: a missing header, a wrong number of cells, an unsorted or repeated
/// key, white space at the edge of a cell.
pub fn rows<'a>(path: &'a str, text: &'a str, columns: &[&str]) -> Result<Vec<Row<'a>>> {
    let (rows, faults) = rows_and_faults(path, text, columns);
    faults.into_iter().next().map_or(Ok(rows), Err)
}

/// Reads a file that is laid over another: its entries may stand in any order, and cells that are empty at the end of a line
/// need not be there.
///
/// # Errors
/// As for [`rows`], but for these.
pub fn overlay_rows<'a>(path: &'a str, text: &'a str, columns: &[&str]) -> Result<Vec<Row<'a>>> {
    let (rows, faults) = overlay_rows_and_faults(path, text, columns);
    faults.into_iter().next().map_or(Ok(rows), Err)
}

/// The same, with every fault instead of the first.
pub fn overlay_rows_and_faults<'a>(path: &'a str, text: &'a str, columns: &[&str]) -> (Vec<Row<'a>>, Vec<Error>) {
    read(path, text, columns, false)
}

/// The rows of a file that is whole, with every fault instead of the first. Lines with a wrong number of cells are no rows.
pub fn rows_and_faults<'a>(path: &'a str, text: &'a str, columns: &[&str]) -> (Vec<Row<'a>>, Vec<Error>) {
    read(path, text, columns, true)
}

fn read<'a>(path: &'a str, text: &'a str, columns: &[&str], strict: bool) -> (Vec<Row<'a>>, Vec<Error>) {
    let mut header = false;
    let mut out: Vec<Row<'a>> = Vec::new();
    let mut faults = Vec::new();
    let mut keys: HashMap<&str, usize> = HashMap::new();
    for (number, line) in lines(text) {
        let row = Row::new(path, number, line);
        if !header {
            if !line.split('\t').eq(columns.iter().copied()) {
                faults.push(row.fault(0, format!("expected the header “{}”, found “{line}”", columns.join("⇥"))));
                return (out, faults);
            }
            header = true;
            continue;
        }
        let cells = line.split('\t').count();
        if cells > columns.len() || strict && cells < columns.len() {
            faults.push(row.fault(
                cells.min(columns.len()) - 1,
                format!("expected {} cells separated by tabs ({}), found {cells}", columns.len(), columns.join("⇥")),
            ));
            continue;
        }
        check_cells(&row, &mut faults);
        if strict && let Some(before) = out.last() {
            faults.extend(check_order(before, &row).err());
        }
        if !strict && let Some(line) = keys.insert(row.cell(0), number) {
            faults.push(twice(&row, line));
        }
        out.push(row);
    }
    if !header {
        faults.push(Error::data(path, 1, 0, format!("no header “{}”", columns.join("⇥"))));
    }
    (out, faults)
}

fn check_cells(row: &Row<'_>, faults: &mut Vec<Error>) {
    for (column, cell) in row.cells.split('\t').enumerate() {
        if cell != cell.trim() {
            faults.push(row.fault(column, format!("white space at the edge of “{cell}”: take it out")));
        }
    }
    if row.cell(0).is_empty() {
        faults.push(row.fault(0, "the key is empty"));
    }
}

fn twice(row: &Row<'_>, line: usize) -> Error {
    row.fault(0, format!("“{}” stands here twice (see line {line}): keep one", row.cell(0)))
}

fn check_order(before: &Row<'_>, row: &Row<'_>) -> Result<()> {
    let (old, new) = (before.cell(0), row.cell(0));
    match key_order(old, new) {
        std::cmp::Ordering::Less => Ok(()),
        std::cmp::Ordering::Equal => Err(twice(row, before.line)),
        std::cmp::Ordering::Greater => Err(row.fault(0, format!("“{new}” should stand before “{old}”: sort the file"))),
    }
}
