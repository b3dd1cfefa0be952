//! JSON Lines, a record a line; and JSON, a record or a list of records.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::decode::{NoText, decode};
use super::document::{Document, Fault};
use super::fields::is_same;
use super::lines::{Line, Lines};
use super::piece::Piece;
use super::reading::Reading;
use super::values::Record;

/// A line of JSON Lines, unread.
pub(super) struct JsonLine {
    file: Arc<str>,
    line: Line,
    note: Option<String>,
}

/// The lines of a file that are not blank.
pub(super) struct JsonLines {
    lines: Lines,
    any: bool,
}

impl JsonLines {
    pub(super) fn new(lines: Lines) -> Self {
        Self { lines, any: false }
    }
}

impl Iterator for JsonLines {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            let line = match self.lines.next() {
                Some(Ok(line)) if line.bytes.trim_ascii().is_empty() => continue,
                Some(Ok(line)) => line,
                Some(Err(fault)) => {
                    self.any = true;
                    return Some(fault.into());
                }
                None if self.any => return None,
                None => {
                    self.any = true;
                    return Some(Fault::new(&*self.lines.file, NoText::Empty).into());
                }
            };
            self.any = true;
            let note = self.lines.take_note();
            let line = JsonLine { file: self.lines.file.clone(), line, note };
            return Some(Piece::new(|reading| line.document(reading)));
        }
    }
}

impl JsonLine {
    pub(super) fn document(self, reading: &Reading) -> Result<Document, Fault> {
        let (file, number) = (self.file.clone(), self.line.number);
        self.read(reading).map_err(|why| Fault::new(format!("{file}:{number}"), why))
    }

    fn read(self, reading: &Reading) -> Result<Document, String> {
        let decoded = decode(self.line.bytes, None).map_err(|why| why.to_string())?;
        let record: Map<String, Value> = serde_json::from_str(decoded.text.trim_end())
            .map_err(|error| format!("no JSON object: {} (column {})", words(&error), error.column()))?;
        let mut document = reading.fields.document(&self.file, self.line.number, &record)?;
        document.notes.extend(self.note.into_iter().chain(decoded.note));
        Ok(document)
    }
}

/// A record of a list, read.
pub(super) struct JsonRecord {
    file: Arc<str>,
    /// Its place in the list, from 1.
    place: u64,
    record: Value,
}

impl JsonRecord {
    pub(super) fn document(self, reading: &Reading) -> Result<Document, Fault> {
        let document = match &self.record {
            Value::Object(record) => reading.fields.document(&self.file, self.place, record),
            _ => Err("no JSON object".to_owned()),
        };
        document.map_err(|why| Fault::new(format!("{}#{}", self.file, self.place), why))
    }
}

/// The records of a JSON text: those of its list; of an object that holds nothing but a list besides values, those of
/// that list; else itself.
pub(super) fn records(file: &Arc<str>, text: &str, reading: &Reading) -> Result<Vec<Piece>, Fault> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let place = format!("{file}:{}", error.line());
        Fault::new(place, format!("no JSON: {} (column {})", words(&error), error.column()))
    })?;
    let list = match value {
        Value::Array(list) => list,
        Value::Object(fields) if is_feed(&fields) => items(fields),
        Value::Object(mut fields) => match list_in(&fields).filter(|_| !reading.fields.has_text(&fields)) {
            Some(name) => match fields.remove(&name) {
                Some(Value::Array(list)) => list,
                _ => Vec::new(),
            },
            None => vec![Value::Object(fields)],
        },
        other => vec![other],
    };
    if list.is_empty() {
        return Err(Fault::new(&**file, NoText::Empty));
    }
    let record = |(index, record)| JsonRecord { file: file.clone(), place: index as u64 + 1, record };
    Ok(list.into_iter().enumerate().map(record).map(|record| Piece::new(|reading| record.document(reading))).collect())
}

/// Whether an object is a JSON Feed.
fn is_feed(fields: &Map<String, Value>) -> bool {
    fields.get("version").and_then(Value::as_str).is_some_and(|version| version.contains("jsonfeed.org"))
}

/// The items of a JSON Feed, each with the feed's title for its outlet.
fn items(mut fields: Map<String, Value>) -> Vec<Value> {
    let Some(Value::Array(mut items)) = fields.remove("items") else { return Vec::new() };
    if let Some(title) = fields.remove("title") {
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            item.entry("outlet").or_insert_with(|| title.clone());
        }
    }
    items
}

/// The name of the one field that is a list of objects.
fn list_in(fields: &Map<String, Value>) -> Option<String> {
    let is_list = |value: &Value| value.as_array().is_some_and(|list| list.first().is_some_and(Value::is_object));
    let mut lists = fields.iter().filter(|(_, value)| is_list(value)).map(|(name, _)| name);
    lists.next().filter(|_| lists.next().is_none()).cloned()
}

/// What is wrong, without the place.
fn words(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.split(" at line ").next().unwrap_or(&words).to_owned()
}

impl Record for Map<String, Value> {
    fn given(&self, name: &str) -> Option<String> {
        at(self, name).and_then(text)
    }

    fn usual(&self, name: &str) -> Option<String> {
        self.iter().find(|(key, _)| is_same(key, name)).and_then(|(_, value)| text(value))
    }

    fn value(&self, name: &str) -> Option<String> {
        at(self, name).map(|value| match value {
            Value::Null => String::new(),
            Value::Array(values) if values.iter().any(|value| value.is_object() || value.is_array()) => {
                value.to_string()
            }
            Value::Object(_) => value.to_string(),
            value => text(value).unwrap_or_default(),
        })
    }

    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }
}

/// The value of the field of exactly this name, or of this path of names joined by dots.
fn at<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    fields.get(name).or_else(|| {
        let mut names = name.split('.');
        let first = fields.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    })
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
