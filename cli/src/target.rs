//! Where the reports of a run go: one file or stream, a file for each document, or a table on the screen.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use whosaid::export::{Failure, Format, JOINT, Report, Row, TableOptions, Writer};
use whosaid::{Error, Result};

use super::folder::Folder;
use super::output::Sink;
use super::shape::Shape;
use super::table::{Column, Look, Table};

/// Where the reports go.
#[derive(Debug)]
pub(super) enum Target {
    Stream(Box<Writer<BufWriter<Sink>>>),
    /// A file for each document.
    Folder(Folder, Format, TableOptions),
    /// A table to read.
    Table(Table, BufWriter<Sink>),
}

impl Target {
    /// The target for a shape: `output` or standard output, for so many inputs.
    pub(super) fn new(output: Option<&PathBuf>, shape: Shape, options: TableOptions, inputs: usize) -> Result<Self> {
        let Shape::Format(format) = shape else {
            let mut sink = output.map_or_else(|| Ok(Sink::standard()), |path| Sink::file(path))?;
            let table = Table::new(&COLUMNS, output.is_none());
            put(&mut sink, &table.header())?;
            return Ok(Self::Table(table, sink));
        };
        let sink = match (output, format) {
            (Some(path), Format::Brat) => return Ok(Self::Folder(Folder::create(path, "-o", "ann")?, format, options)),
            (Some(path), Format::Html) if is_folder(path) => {
                return Ok(Self::Folder(Folder::create(path, "-o", "html")?, format, options));
            }
            (None, Format::Brat) if inputs > 1 => {
                return Err(Error::usage("brat writes a file for each text: name a folder with -o"));
            }
            (Some(path), _) => Sink::file(path)?,
            (None, _) => Sink::standard(),
        };
        Ok(Self::Stream(Box::new(Writer::new(sink, format, options)?)))
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        match self {
            Self::Stream(writer) => writer.write(report),
            Self::Folder(folder, format, options) => {
                let mut writer = Writer::new(Vec::new(), *format, options.clone())?;
                writer.write(report)?;
                folder.write(report.document.name, &writer.finish()?).map(drop)
            }
            Self::Table(table, sink) => {
                let rows = report.rows();
                if !rows.is_empty() {
                    put(sink, &table.section(&named(report)))?;
                }
                rows.iter().try_for_each(|row| put(sink, &line(table, row)))
            }
        }
    }

    pub(super) const fn is_table(&self) -> bool {
        matches!(self, Self::Table(..))
    }

    /// Ends the output, with a word on the inputs that could not be used.
    pub(super) fn finish(self, failures: &[Failure]) -> Result<()> {
        match self {
            Self::Stream(mut writer) => {
                failures.iter().try_for_each(|failure| writer.failure(failure))?;
                Sink::keep(writer.finish()?)
            }
            Self::Folder(..) => Ok(()),
            Self::Table(_, sink) => Sink::keep(sink),
        }
    }
}

fn put(sink: &mut BufWriter<Sink>, text: &str) -> Result<()> {
    sink.write_all(text.as_bytes()).map_err(|error| Error::io("writing the output", error))
}

/// The columns of the table to read.
const COLUMNS: [Column; 4] = [
    Column::words("speaker", 3, 30, 3).look(Look::Bold),
    Column::words("what", 8, 110, 4),
    Column::words("how", 2, 22, 2).look(Look::Faint).from(60),
    Column::number("conf", 4).from(40).look(Look::Share),
];

fn line(table: &Table, row: &Row<'_>) -> String {
    let cue = row.cue.as_ref().map_or("", |cue| cue.text.as_str());
    let how = if cue.is_empty() { row.act } else { cue };
    let speaker = match row.speaker.is_empty() {
        true => row.source.as_ref().map_or_else(String::new, |source| format!("({})", source.text)),
        false => row.speaker.join(JOINT),
    };
    // A refusal has no content.
    let what = if row.content.text.is_empty() { format!("({how})") } else { row.content.text.clone() };
    table.row(&[&speaker, &what, how, &format!("{:.2}", row.confidence)])
}

/// *Bridge to be rebuilt, Harlow Sentinel, 2026-03-02 (news/a.txt)*
fn named(report: &Report<'_>) -> String {
    let document = &report.document;
    let known = [report.title(), document.outlet, report.date()].into_iter().filter(|part| !part.is_empty());
    let known = known.collect::<Vec<_>>().join(", ");
    if known.is_empty() { document.name.to_owned() } else { format!("{known} ({})", document.name) }
}

/// Whether a path is meant to be a folder: it is one, or ends like one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}
