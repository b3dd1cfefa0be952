//! With which weights documents are read: the built-in ones, or those with what was learned from the decisions, which the project
//! keeps.

use std::hash::Hasher as _;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row};
use rustc_hash::FxHasher;
use serde_json::Value;
use whosaid::attribution::weights::{MORE, Weights};
use whosaid::model::Analysis;
use whosaid::{Engine, Result};

use super::super::super::input::Document;
use super::file::{engine, failed};

/// An engine by which documents are read: its number, and the weights that are not the built-in ones.
#[derive(Debug, Clone)]
pub(in super::super) struct Using {
    pub(super) id: i64,
    pub(super) weights: Option<Arc<Weights>>,
}

impl Using {
    /// The engine with these weights.
    pub(super) fn on<'a>(&'a self, engine: Engine<'a>) -> Engine<'a> {
        self.weights.as_ref().map_or(engine, |weights| engine.with_weights(weights))
    }

    /// What it finds in a document.
    pub(super) fn analyse(&self, engine: Engine<'_>, document: &Document) -> Analysis {
        document.weighed(self.on(engine).analyse(&document.text))
    }
}

/// Weights that were learned, as the project keeps them.
#[derive(Debug)]
pub(super) struct Learned {
    pub(super) id: i64,
    /// When.
    pub(super) since: String,
    /// The engine to whose weights they are to be added.
    pub(super) base: String,
    /// Whether documents are read with them.
    pub(super) used: bool,
    /// What they are worth.
    pub(super) report: Value,
    texts: [Option<String>; 5],
}

impl Learned {
    /// The weights with what was learned.
    fn on(&self, base: &Weights, name: &str) -> Result<Weights> {
        base.clone().corrected(name, self.texts.each_ref().map(Option::as_deref))
    }

    /// The name of the engine that reads with them.
    fn name(&self, made_of: &str) -> String {
        let mut hasher = FxHasher::default();
        for text in self.texts.iter().map(|text| text.as_deref().unwrap_or_default()) {
            hasher.write(text.as_bytes());
            hasher.write_u8(0xff);
        }
        format!("{made_of} + {:016x}", hasher.finish())
    }
}

/// The weights that were learned last, and those in use.
pub(super) fn learned(connection: &Connection, used: bool) -> rusqlite::Result<Option<Learned>> {
    let sql = "SELECT id, since, base, used, report, texts FROM weights WHERE used OR NOT ? ORDER BY id DESC LIMIT 1";
    let read = |row: &Row<'_>| {
        let (report, texts): (String, String) = (row.get(4)?, row.get(5)?);
        let texts: Value = serde_json::from_str(&texts).unwrap_or_default();
        Ok(Learned {
            id: row.get(0)?,
            since: row.get(1)?,
            base: row.get(2)?,
            used: row.get(3)?,
            report: serde_json::from_str(&report).unwrap_or_default(),
            texts: MORE.map(|name| texts[name].as_str().map(str::to_owned)),
        })
    };
    connection.query_row(sql, [used], read).optional()
}

/// The engine of today: with the weights that were learned, where the project uses them.
pub(super) fn today(connection: &Connection, (path, made_of): (&str, &str), base: &Weights) -> Result<Using> {
    let wrong = |error: rusqlite::Error| failed(path.as_ref(), &error);
    let (name, weights) = match learned(connection, true).map_err(wrong)? {
        Some(learned) => (learned.name(made_of), Some(Arc::new(learned.on(base, path)?))),
        None => (made_of.to_owned(), None),
    };
    Ok(Using { id: engine(connection, &name).map_err(wrong)?, weights })
}
