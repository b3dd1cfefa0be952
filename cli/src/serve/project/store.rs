//! The file of a project: opened, and brought to the engine of today.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row, params};
use rustc_hash::FxHasher;
use whosaid::attribution::weights::Weights;
use whosaid::export::Report;
use whosaid::lexicon::Lexicon;
use whosaid::model::Analysis;
use whosaid::review::{RowState, carry, states};
use whosaid::{Error, Result};

use super::super::super::input::Document;
use super::super::problem::{Answer, Problem};
use super::file::{failed, now};
use super::using::{Using, today};

/// The tables, as SQL makes them.
const SCHEMA: &str = include_str!("schema.sql");
/// The table that projects of earlier versions of the program lack.
const WEIGHTS: &str = include_str!("weights.sql");
/// By which the file of a project is known, and the version of its tables.
const MARK: i64 = 2_003_792_237;
const VERSION: i64 = 1;

/// A project.
pub(in super::super) struct Project {
    pub(super) path: PathBuf,
    connection: Mutex<Connection>,
    /// What the engine is made of, without what is learned here.
    pub(super) made_of: String,
    /// The engines that documents were read with; the last is that of today.
    pub(super) engines: RwLock<Vec<Using>>,
}

impl fmt::Debug for Project {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Project").field("path", &self.path).finish_non_exhaustive()
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::own(format!("the project's file: {error}"))
    }
}

impl Project {
    /// Opens the project at `path`, or makes it; `made_of` tells the engine apart from others, and `weights` are its own.
    ///
    /// # Errors
    /// A file of something else; one that cannot be written.
    pub(in super::super) fn open(path: &Path, made_of: &str, weights: &Weights) -> Result<Self> {
        let wrong = |error: rusqlite::Error| failed(path, &error);
        let connection = connect(path).map_err(wrong)?;
        let number = |sql: &str| connection.query_row(sql, (), |row| row.get::<_, i64>(0));
        let marks = (number("PRAGMA application_id").map_err(wrong)?, number("PRAGMA user_version").map_err(wrong)?);
        if marks == (0, 0) && number("SELECT count(*) FROM sqlite_master").map_err(wrong)? == 0 {
            connection.execute_batch(&format!("BEGIN IMMEDIATE;\n{SCHEMA}COMMIT;")).map_err(wrong)?;
        } else if marks != (MARK, VERSION) {
            return Err(foreign(path, "name another file, which will be made"));
        }
        connection.execute_batch(WEIGHTS).map_err(wrong)?;
        let using = today(&connection, (&path.display().to_string(), made_of), weights)?;
        let engines = RwLock::new(vec![using]);
        Ok(Self { path: path.to_owned(), connection: Mutex::new(connection), made_of: made_of.to_owned(), engines })
    }

    /// The engine of today.
    pub(super) fn using(&self) -> Using {
        let engines = self.engines.read().unwrap_or_else(PoisonError::into_inner);
        engines.last().cloned().unwrap_or(Using { id: 0, weights: None })
    }

    /// The number of the engine of today.
    pub(super) fn engine(&self) -> i64 {
        self.using().id
    }

    /// The connection that writes. Whoever holds it is alone.
    pub(super) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection of one's own, for what takes long and only reads.
    pub(super) fn reader(&self) -> Answer<Connection> {
        Ok(connect(&self.path)?)
    }

    /// Adds a document with what an engine found in it; nothing where it is there already. Gives its number, and whether it is
    /// new; none where that engine is not that of today any more.
    pub(super) fn add(&self, document: &Document, using: &Using, analysis: &Analysis) -> Answer<Option<(i64, bool)>> {
        let mut connection = self.connection();
        if self.engine() != using.id {
            return Ok(None);
        }
        let transaction = connection.transaction()?;
        let print = print(document);
        let known = transaction
            .query_row("SELECT id FROM documents WHERE doc = ? AND print = ?", [&document.name, &print], |row| {
                row.get(0)
            })
            .optional()?;
        if let Some(id) = known {
            return Ok(Some((id, false)));
        }
        let about = Report::new(document.about(), analysis, Lexicon::built_in());
        transaction.execute(
            "INSERT INTO documents (doc, title, date, saved_on, outlet, url, author, record_id, carried, is_foreign, text, headline,
             day, print, added, engine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                document.name,
                document.title,
                document.date,
                document.saved_on,
                document.outlet,
                document.url,
                document.author,
                document.record_id,
                serde_json::to_string(&document.carried)?,
                document.foreign,
                document.text,
                about.title(),
                about.date(),
                print,
                now(),
                using.id
            ],
        )?;
        let id = transaction.last_insert_rowid();
        let rows = states(&document.text, analysis);
        put_rows(&transaction, (id, using.id), analysis, &rows, &carry(&rows, &[]))?;
        transaction.commit()?;
        Ok(Some((id, true)))
    }

    /// The numbers of the documents in which another engine than that of today was the last to look.
    pub(super) fn outdated(&self) -> Answer<Vec<i64>> {
        let connection = self.connection();
        let mut query = connection.prepare("SELECT id FROM documents WHERE engine <> ? ORDER BY id")?;
        let ids = query.query_map([self.engine()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }

    /// Puts what an engine finds in a document in place of what the last one found. Rows in the place of old ones
    /// have their keys, by which decisions stay with them; the old ones are kept aside.
    pub(super) fn renew(&self, id: i64, using: &Using, analysis: &Analysis, text: &str) -> Answer<()> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let mut forms: Vec<(String, Vec<RowState>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let former = "SELECT key, state FROM rows WHERE document = ?1 AND current
            UNION ALL SELECT key, row FROM decisions WHERE document = ?1 AND undoes IS NULL
            AND id IN (SELECT decision FROM standing WHERE document = ?1)";
        {
            let mut query = transaction.prepare(former)?;
            let mut rows = query.query([id])?;
            while let Some(row) = rows.next()? {
                let (key, state): (String, String) = (row.get(0)?, row.get(1)?);
                let place = *places.entry(key.clone()).or_insert_with(|| {
                    forms.push((key, Vec::new()));
                    forms.len() - 1
                });
                forms[place].1.push(serde_json::from_str(&state)?);
            }
        }
        let rows = states(text, analysis);
        let keys = carry(&rows, &forms);
        transaction.execute("UPDATE rows SET current = 0 WHERE document = ? AND current", [id])?;
        transaction.execute("DELETE FROM rows WHERE document = ? AND engine = ?", [id, using.id])?;
        put_rows(&transaction, (id, using.id), analysis, &rows, &keys)?;
        transaction.execute("UPDATE documents SET engine = ? WHERE id = ?", [using.id, id])?;
        transaction.commit()?;
        Ok(())
    }
}

/// Opens a project in which nothing is to be changed.
///
/// # Errors
/// It is none.
pub(super) fn look_into(path: &Path) -> Result<Connection> {
    let wrong = |error: rusqlite::Error| failed(path, &error);
    if !path.is_file() {
        return Err(Error::usage(format!("{}: there is no such project", path.display())));
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(wrong)?;
    connection
        .execute_batch("PRAGMA busy_timeout = 30000; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF")
        .map_err(wrong)?;
    let number = |sql: &str| connection.query_row(sql, (), |row| row.get::<_, i64>(0));
    match (number("PRAGMA application_id").map_err(wrong)?, number("PRAGMA user_version").map_err(wrong)?) {
        (MARK, VERSION) => Ok(connection),
        _ => Err(foreign(path, "name one that `whosaid serve` made")),
    }
}

fn foreign(path: &Path, advice: &str) -> Error {
    Error::usage(format!("{}: no project of this version of the program: {advice}", path.display()))
}

/// Opens the file so that what is confirmed is on the disk.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF",
    )?;
    Ok(connection)
}

fn put_rows(
    connection: &Connection,
    (document, engine): (i64, i64),
    analysis: &Analysis,
    rows: &[RowState],
    keys: &[String],
) -> Answer<()> {
    let sql = "INSERT INTO rows (document, engine, number, key, state, rule, act, confidence, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)";
    let mut insert = connection.prepare(sql)?;
    for (index, ((state, key), row)) in rows.iter().zip(keys).zip(&analysis.attributions).enumerate() {
        let (number, state) = (i64::try_from(index + 1).unwrap_or(i64::MAX), serde_json::to_string(state)?);
        insert.execute(params![document, engine, number, key, state, row.rule, row.act, f64::from(row.confidence)])?;
    }
    Ok(())
}

/// A document of the project, as it was read.
pub(super) fn document(connection: &Connection, id: i64) -> Answer<Document> {
    let sql = "SELECT doc, title, date, saved_on, outlet, url, author, record_id, carried, is_foreign, text FROM documents WHERE id = ?";
    let read = |row: &Row<'_>| {
        let carried: String = row.get(8)?;
        Ok(Document {
            name: row.get(0)?,
            title: row.get(1)?,
            date: row.get(2)?,
            saved_on: row.get(3)?,
            outlet: row.get(4)?,
            url: row.get(5)?,
            author: row.get(6)?,
            record_id: row.get(7)?,
            carried: serde_json::from_str(&carried).unwrap_or_default(),
            foreign: row.get(9)?,
            text: row.get(10)?,
            notes: Vec::new(),
        })
    };
    let found = connection.query_row(sql, [id], read).optional()?;
    found.ok_or_else(|| Problem::missing(format!("the project has no document {id}")))
}

/// By what a document that has changed is told from itself.
fn print(document: &Document) -> String {
    let mut hasher = FxHasher::default();
    for part in [&document.text, &document.title, &document.date, &document.outlet, &document.url, &document.author] {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xff);
    }
    format!("{:016x}", hasher.finish())
}
