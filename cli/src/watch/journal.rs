//! A table that grows, and beside it the journal of what went into it.
//!
//! The journal (`quotes.csv.watch`) is lines of JSON that are only ever put behind each other. Before the table grows, the
//! length from which it will is written there; behind the growth, what was taken and the new length. So whatever moment a
//! run is killed at, the next one knows how much of the table is whole, cuts the rest off and takes it again.

use std::collections::{HashMap, HashSet};
use std::fs::{File, TryLockError};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use whosaid::export::{Format, Report, TableOptions, Writer};
use whosaid::{Error, Result};

use super::print;
use super::taken::{Stamp, Taken};

/// A line of a journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    /// The head of the table.
    Head(String),
    /// The table is about to grow from this length, in bytes.
    GrowsFrom(u64),
    /// A document that was taken, with the fingerprints of its rows.
    Document { name: String, print: String, rows: Vec<u64> },
    /// A file that was taken.
    File { path: String, stamp: Stamp },
    /// All before is in the table, which is this long.
    Length(u64),
}

/// A table that grows.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    table: File,
    journal: File,
    length: u64,
    head: Vec<u8>,
    format: Format,
    options: TableOptions,
    rows: HashMap<String, HashSet<u64>>,
    /// What goes into the table and the journal next.
    growth: Vec<u8>,
    entries: Vec<Entry>,
}

/// The journal's place.
pub(super) fn beside(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".watch");
    name.into()
}

impl Journal {
    /// Opens a table and its journal, or makes them, and mends what a killed run left.
    ///
    /// # Errors
    /// A table that has no journal, or was changed by somebody else; another run that is at work.
    pub(super) fn open(path: &Path, format: Format, options: TableOptions) -> Result<(Self, Taken)> {
        let failed = |error| Error::io(format!("going on with {}", path.display()), error);
        let open = |path: &Path| {
            File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)
        };
        let state = beside(path);
        let mut journal = open(&state)?;
        // Where the file system has no locks, nobody can be found at work.
        if matches!(journal.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(Error::usage(format!("{}: another run is at work on it", path.display())));
        }
        let (entries, end, growing) = read(&mut journal, &state)?;
        let table = open(path)?;
        let there = table.metadata().map_err(failed)?.len();
        let length = entries.iter().rev().find_map(|entry| if let Entry::Length(n) = entry { Some(*n) } else { None });
        let length = length.unwrap_or(0);
        if there < length || (there > length && !growing) {
            let told = match length {
                0 => "it was not begun by this command: name another file".to_owned(),
                _ => format!(
                    "it was changed since the last run: {length} bytes were written, {there} are there. Put it back as it was, or move it and {} away to begin anew",
                    state.display()
                ),
            };
            return Err(Error::usage(format!("-o {}: {told}", path.display())));
        }
        let head = Writer::new(Vec::new(), format, options.clone())?.finish()?;
        let own_head = entries.iter().find_map(|entry| if let Entry::Head(head) = entry { Some(head) } else { None });
        if own_head.is_some_and(|own| own.as_bytes() != head) {
            let other = "it was begun with other columns or options: give the same, or name another file";
            return Err(Error::usage(format!("-o {}: {other}", path.display())));
        }
        table.set_len(length).and_then(|()| journal.set_len(end)).map_err(failed)?;
        journal.seek(SeekFrom::Start(end)).map_err(failed)?;
        let (mut taken, mut rows) = (Taken::default(), HashMap::new());
        for entry in entries {
            match entry {
                Entry::Document { name, print, rows: prints } => {
                    rows.entry(name.clone()).or_insert_with(HashSet::new).extend(prints);
                    taken.document(name, print);
                }
                Entry::File { path, stamp } => taken.file(path, stamp),
                Entry::Head(_) | Entry::GrowsFrom(_) | Entry::Length(_) => {}
            }
        }
        let path = path.to_owned();
        let (growth, entries) = (Vec::new(), Vec::new());
        Ok((Self { path, table, journal, length, head, format, options, rows, growth, entries }, taken))
    }

    /// Takes those rows of a document that are not in the table, and gives their number.
    pub(super) fn add(&mut self, report: &Report<'_>, print: &str) -> Result<usize> {
        let name = report.document.name;
        let known = self.rows.entry(name.to_owned()).or_default();
        let rows = report.rows();
        let prints = print::of_rows(&rows);
        let is_known = |(row, print): (&whosaid::export::Row<'_>, &u64)| known.contains(print).then_some(row.id - 1);
        let left_out: Vec<usize> = rows.iter().zip(&prints).filter_map(is_known).collect();
        let mut writer = Writer::new(Vec::new(), self.format, self.options.clone())?;
        writer.write(&Report { left_out: &left_out, ..*report })?;
        let bytes = writer.finish()?;
        self.growth.extend_from_slice(bytes.get(self.head.len()..).unwrap_or_default());
        known.extend(&prints);
        self.entries.push(Entry::Document { name: name.to_owned(), print: print.to_owned(), rows: prints });
        Ok(rows.len() - left_out.len())
    }

    /// Notes that a file was taken.
    pub(super) fn file(&mut self, path: &str, stamp: Stamp) {
        self.entries.push(Entry::File { path: path.to_owned(), stamp });
    }

    /// Writes what was taken since the last time.
    pub(super) fn commit(&mut self) -> Result<()> {
        let failed = |error| Error::io(format!("writing {}", self.path.display()), error);
        if self.length == 0 {
            let head = String::from_utf8_lossy(&self.head).into_owned();
            self.entries.insert(0, Entry::Head(head));
            let growth = [self.head.as_slice(), &self.growth].concat();
            self.growth = growth;
        }
        if !self.growth.is_empty() {
            log(&mut self.journal, &[Entry::GrowsFrom(self.length)]).map_err(failed)?;
            self.table.seek(SeekFrom::Start(self.length)).map_err(failed)?;
            self.table.write_all(&self.growth).and_then(|()| self.table.sync_data()).map_err(failed)?;
            self.length += self.growth.len() as u64;
            self.growth.clear();
        }
        self.entries.push(Entry::Length(self.length));
        log(&mut self.journal, &self.entries).map_err(failed)?;
        self.entries.clear();
        Ok(())
    }
}

/// Puts lines behind a journal.
fn log(journal: &mut File, entries: &[Entry]) -> std::io::Result<()> {
    let mut lines = Vec::new();
    for entry in entries {
        serde_json::to_writer(&mut lines, entry)?;
        lines.push(b'\n');
    }
    journal.write_all(&lines)?;
    journal.sync_data()
}

/// The entries up to the last that tells a length, where they end, and whether the table was about to grow behind them.
fn read(journal: &mut File, path: &Path) -> Result<(Vec<Entry>, u64, bool)> {
    let failed = |error| Error::io(format!("reading {}", path.display()), error);
    let mut lines = BufReader::new(&*journal);
    let (mut entries, mut line, mut at) = (Vec::new(), Vec::new(), 0);
    let (mut whole, mut end, mut growing) = (0, 0, false);
    for number in 1.. {
        line.clear();
        at += lines.read_until(b'\n', &mut line).map_err(failed)? as u64;
        if !line.ends_with(b"\n") {
            break;
        }
        let entry = serde_json::from_slice(&line).map_err(|_| {
            Error::data(path.display().to_string(), number, 0, "no journal of `whosaid watch`: move it away")
        })?;
        growing |= matches!(entry, Entry::GrowsFrom(_));
        let is_end = matches!(entry, Entry::Length(_));
        entries.push(entry);
        if is_end {
            (whole, end, growing) = (entries.len(), at, false);
        }
    }
    entries.truncate(whole);
    Ok((entries, end, growing))
}
