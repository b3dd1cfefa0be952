//! JSON Lines: a record a line.

use std::io::{BufRead, Read};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::decode::{NoText, decode};
use super::open::{Bytes, Opened, too_long};
use super::record::Record;
use super::{Document, Fault, Piece, Reading, What, reason};

/// A line, unread.
pub(super) struct Line {
    file: Arc<str>,
    /// From 1.
    number: u64,
    bytes: Vec<u8>,
}

/// The lines of a file that are not blank.
pub(super) struct Lines {
    file: Arc<str>,
    bytes: Bytes,
    /// The longest line, in bytes.
    most: u64,
    /// The number of the line read last.
    number: u64,
    /// Whether a line was not blank.
    any: bool,
    ended: bool,
}

impl Iterator for Lines {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            let mut bytes = Vec::new();
            match self.line(&mut bytes) {
                Ok(true) if bytes.trim_ascii().is_empty() => {}
                Ok(true) => {
                    self.any = true;
                    let line = Line { file: self.file.clone(), number: self.number, bytes };
                    return Some(Piece(What::Line(line)));
                }
                Ok(false) => self.ended = true,
                Err(why) => {
                    self.any = true;
                    return Some(Fault::new(format!("{}:{}", self.file, self.number), why).into());
                }
            }
        }
        let empty = !self.any;
        self.any = true;
        empty.then(|| Fault::new(&*self.file, NoText::Empty).into())
    }
}

impl Lines {
    pub(super) fn new(opened: Opened, reading: &Reading) -> Self {
        let file = opened.name.clone();
        Self { file, bytes: opened.bytes(), most: reading.max_size, number: 0, any: false, ended: false }
    }

    /// Reads a line; false at the end. A line that is too long is skipped without being held.
    fn line(&mut self, line: &mut Vec<u8>) -> Result<bool, String> {
        let read = (&mut self.bytes).take(self.most.saturating_add(1)).read_until(b'\n', line);
        let read = read.inspect_err(|_| self.ended = true).map_err(|error| reason(&error))?;
        self.number += u64::from(read > 0);
        if line.len() as u64 <= self.most || line.ends_with(b"\n") {
            return Ok(read > 0);
        }
        self.bytes.skip_until(b'\n').inspect_err(|_| self.ended = true).map_err(|error| reason(&error))?;
        Err(too_long(self.most))
    }
}

impl Line {
    pub(super) fn document(self, reading: &Reading) -> Result<Document, Fault> {
        let (file, number) = (self.file.clone(), self.number);
        self.read(&file, reading).map_err(|why| Fault::new(format!("{file}:{number}"), why))
    }

    fn read(self, file: &str, reading: &Reading) -> Result<Document, String> {
        let decoded = decode(self.bytes, reading.encoding).map_err(|why| why.to_string())?;
        let line = decoded.text.trim_start_matches('\u{feff}').trim_end();
        let record: Map<String, Value> = serde_json::from_str(line).map_err(|error| broken(&error))?;
        let document = reading.fields.document(file, self.number, &record)?;
        if document.text.trim().is_empty() {
            return Err(NoText::Empty.to_string());
        }
        Ok(Document { notes: decoded.note.into_iter().collect(), ..document })
    }
}

/// What is wrong with a line, and where in it.
fn broken(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words);
    format!("no JSON object: {words} (column {})", error.column())
}

impl Record for Map<String, Value> {
    fn given(&self, name: &str) -> Option<String> {
        let value = self.get(name).or_else(|| {
            let mut names = name.split('.');
            let first = self.get(names.next()?)?;
            names.try_fold(first, |value, name| value.get(name))
        });
        value.and_then(text)
    }

    fn usual(&self, name: &str) -> Option<String> {
        self.iter().find(|(key, _)| key.to_lowercase() == name).and_then(|(_, value)| text(value))
    }

    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }
}

/// A value as text: a list's members are joined, of an object its name is taken.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(values) => Some(values.iter().filter_map(text).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("title")).and_then(text),
    }
}
