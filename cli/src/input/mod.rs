//! From paths to documents.
//!
//! Reading goes in two steps, so that the second can run on many threads: [`Inputs::pieces`] walks through the inputs and
//! takes bytes from them, a file or a record at a time and in order; [`Piece::read`] makes a document of the bytes. Whoever
//! needs no threads takes [`Inputs::documents`], which does both. Only one piece is held at a time, however long the
//! file it is from.

mod carry;
mod choice;
mod date;
mod decode;
mod document;
#[cfg_attr(not(feature = "docx"), path = "no_docx.rs")]
mod docx;
mod fields;
mod frames;
mod json;
mod kind;
mod language;
mod lines;
mod mail;
mod open;
#[cfg_attr(not(feature = "pdf"), path = "no_pdf.rs")]
mod pdf;
mod piece;
mod reading;
mod record;
mod subtitles;
mod table;
#[cfg(test)]
mod tests;
mod values;
mod walk;
#[cfg_attr(not(feature = "web"), path = "no_web.rs")]
mod web;

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use whosaid::{Error, Result};

use super::log::Log;
use decode::{NoText, decode};
use document::Fault;
#[cfg(feature = "serve")]
pub(super) use document::Fault as InputFault;
pub(super) use document::{Document, reason};
#[cfg(not(feature = "serve"))]
use kind::Kind;
#[cfg(feature = "serve")]
pub(super) use kind::Kind;
use lines::Lines;
use open::Opened;
pub(super) use piece::Piece;
use piece::{Records, noted};
pub(super) use reading::Reading;
#[cfg(feature = "serve")]
pub(super) use reading::size;
use walk::Input;

/// The inputs of a run.
#[derive(Debug)]
pub(super) struct Inputs(Vec<Input>);

impl Inputs {
    /// The inputs that paths name, in order: files as they are, patterns expanded, folders with all the files in them
    /// that look like text, sorted. What cannot be used is told in the log. No path at all means standard input.
    pub(super) fn find(paths: &[PathBuf], reading: &Reading, log: &Log) -> Self {
        let inputs = walk::find(paths, &reading.choice(), log);
        if inputs.contains(&Input::Standard) && std::io::stdin().is_terminal() {
            log.note(walk::STANDARD_INPUT, "type or paste the text, then press Ctrl-D on a line of its own");
        }
        Self(inputs)
    }

    /// The one input that a path names.
    ///
    /// # Errors
    /// If it is a folder.
    pub(super) fn single(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::usage(format!("{}: a folder; name one file in it", path.display())));
        }
        Ok(Self(vec![Input::of(path)]))
    }

    /// How many files they are, standard input counted as one. A file may hold many documents.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many bytes their files have in all; none where that cannot be known.
    pub(super) fn bytes(&self) -> Option<u64> {
        self.0.iter().map(|input| Some(fs::metadata(input.path()?).map_or(0, |about| about.len()))).sum()
    }

    /// Leaves out the file that is to be written, where it was found in a folder.
    ///
    /// # Errors
    /// If it was named itself: it would be lost.
    pub(super) fn spare(&mut self, output: &Path) -> Result<()> {
        let Ok(output_place) = fs::canonicalize(output) else { return Ok(()) };
        let is_it =
            |input: &Input| input.path().is_some_and(|path| fs::canonicalize(path).is_ok_and(|p| p == output_place));
        if self.0.iter().any(|input| input.is_named() && is_it(input)) {
            return Err(Error::usage(format!(
                "-o {}: this is one of the inputs, which would be lost",
                output.display()
            )));
        }
        self.0.retain(|input| !is_it(input));
        Ok(())
    }

    /// Their paths, as documents are named by them.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().filter_map(Input::path)
    }

    /// Keeps only the files whose paths are `wanted`.
    pub(super) fn keep(&mut self, wanted: impl Fn(&Path) -> bool) {
        self.0.retain(|input| input.path().is_some_and(&wanted));
    }

    /// Their pieces, in order, each made of bytes and not yet of text.
    pub(super) fn pieces(self, reading: &Reading) -> Pieces<'_> {
        Pieces { inputs: self.0.into_iter(), reading, open: None }
    }

    /// Their documents, in order. Those that cannot be read are told in the log and left out.
    ///
    /// # Errors
    /// An item is an error only where `--strict` asks to stop at the first document that cannot be read.
    pub(super) fn documents<'a>(
        self,
        reading: &'a Reading,
        log: &'a Log,
    ) -> impl Iterator<Item = Result<Document>> + 'a {
        self.pieces(reading).filter_map(move |piece| reading.settle(piece.read(reading), log).transpose())
    }
}

/// An iterator over pieces, which opens one file after the other.
pub(super) struct Pieces<'a> {
    inputs: std::vec::IntoIter<Input>,
    reading: &'a Reading,
    open: Option<Records>,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(records) = &mut self.open {
                match records.next() {
                    Some(piece) => return Some(piece),
                    None => self.open = None,
                }
            }
            let input = self.inputs.next()?;
            let opened = Opened::new(&input).map_err(|error| Fault::new(input.name(), reason(&error)));
            match opened.and_then(|opened| records(opened, self.reading)) {
                Ok(records) => self.open = Some(records),
                Err(fault) => return Some(fault.into()),
            }
        }
    }
}

/// The documents of bytes that are held already; without a kind, name and beginning tell it.
#[cfg(feature = "serve")]
pub(super) fn of_bytes<'a>(
    name: &str,
    bytes: Vec<u8>,
    kind: Option<Kind>,
    reading: &'a Reading,
) -> Box<dyn Iterator<Item = std::result::Result<Document, Fault>> + 'a> {
    let opened = Opened::of_bytes(name, bytes).map_err(|error| Fault::new(name, reason(&error)));
    let pieces = opened.and_then(|opened| {
        let kind = kind.unwrap_or_else(|| reading.kind_of(&opened));
        records_of(opened, kind, reading)
    });
    match pieces {
        Ok(pieces) => Box::new(pieces.map(|piece| piece.read(reading))),
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    }
}

/// The pieces of an open input. Files that are one document are left unread; feeds and JSON are read here, as they can
/// only be read whole; the others are read a record at a time.
fn records(opened: Opened, reading: &Reading) -> std::result::Result<Records, Fault> {
    let kind = reading.kind_of(&opened);
    records_of(opened, kind, reading)
}

fn records_of(opened: Opened, kind: Kind, reading: &Reading) -> std::result::Result<Records, Fault> {
    let file = opened.name.clone();
    Ok(match kind {
        kind @ (Kind::Text | Kind::Markdown | Kind::Subtitles | Kind::Html | Kind::Docx | Kind::Pdf) => {
            Box::new(std::iter::once(Piece::new(move |reading| whole(opened, kind, reading))))
        }
        Kind::Jsonl => Box::new(json::JsonLines::new(lines(opened, reading)?)),
        Kind::Csv => {
            let named = opened.named;
            Box::new(table::Rows::new(lines(opened, reading)?, reading, named)?)
        }
        Kind::Json => {
            let (text, note) = text_of(opened, reading)?;
            noted(json::records(&file, &text, reading)?, note)
        }
        Kind::Feed => {
            let (text, note) = text_of(opened, reading)?;
            let (entries, problem) = web::entries(&file, &text).map_err(|why| Fault::new(&*file, why))?;
            let problem = problem.map(|why| Fault::new(&*file, why).into());
            noted(entries.into_iter().map(|entry| Piece::new(|_| entry.document())).chain(problem).collect(), note)
        }
    })
}

fn lines(opened: Opened, reading: &Reading) -> std::result::Result<Lines, Fault> {
    let file = opened.name.clone();
    let bytes = opened.bytes(reading.encoding).map_err(|why| Fault::new(&*file, why))?;
    Ok(Lines::new(file, bytes, reading.max_size))
}

/// The whole text of an input, and what a reader should know about how it was read.
fn text_of(opened: Opened, reading: &Reading) -> std::result::Result<(String, Option<String>), Fault> {
    let file = opened.name.clone();
    let bytes = opened.read(reading.max_size).map_err(|why| Fault::new(&*file, why))?;
    let decoded = decode(bytes, reading.encoding).map_err(|why| Fault::new(&*file, why))?;
    Ok((decoded.text, decoded.note))
}

fn whole(opened: Opened, kind: Kind, reading: &Reading) -> std::result::Result<Document, Fault> {
    let name = opened.name.to_string();
    if let Kind::Docx | Kind::Pdf = kind {
        let read_kind = if kind == Kind::Docx { docx::read } else { pdf::read };
        let read = opened.read(reading.max_size).and_then(|bytes| read_kind(bytes, reading.max_size));
        return read.map(|document| Document { name: name.clone(), ..document }).map_err(|why| Fault::new(name, why));
    }
    let (text, note) = text_of(opened, reading)?;
    let mut document = match kind {
        Kind::Html => web::read_page(&text, reading.whole_page).map_err(|why| Fault::new(&*name, why))?,
        Kind::Markdown => Document { text: web::markdown(&text), ..Document::default() },
        Kind::Subtitles => Document { text: subtitles::text(&text), ..Document::default() },
        _ => mail::read(&text).unwrap_or_else(|| Document { text, ..Document::default() }),
    };
    if document.text.trim().is_empty() {
        return Err(Fault::new(name, NoText::Empty));
    }
    document.notes.extend(note);
    Ok(Document { name, ..document })
}

/// The text of a file that the project's own formats ask to be UTF-8.
pub(super) fn read(path: &Path) -> Result<String> {
    let fault = |problem: &str| Error::data(path.display().to_string(), 0, 0, problem);
    let bytes = fs::read(path).map_err(|error| fault(&reason(&error)))?;
    String::from_utf8(bytes).map_err(|_| fault("expected UTF-8: save the file in this encoding"))
}
