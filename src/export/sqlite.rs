//! SQLite: documents, rows, speakers and spans as tables that can be queried, with an index of the words.
//!
//! [`DATABASE_SCHEMA`] is the whole shape. Everything is added inside of transactions: a run that is killed leaves what the last
//! whole one wrote.

use std::fmt;
use std::io::{Error as IoError, Write};

use rusqlite::{Connection, Error as SqlError, Row as Line, params};

use super::part::{GAP, JOINT, Part};
use super::report::{Report, shared};
use super::row::{Maker, Row};
use super::writing::writing;
use crate::error::{Error, Result};

/// The tables, as SQL makes them.
pub const DATABASE_SCHEMA: &str = include_str!("sqlite/schema.sql");

/// The version of the tables, which a database holds as its `user_version`.
const VERSION: i64 = 1;

/// A database of documents and their rows.
pub struct Database {
    connection: Connection,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").finish_non_exhaustive()
    }
}

impl Database {
    /// A database behind a connection; the tables are made where there are none.
    ///
    /// # Errors
    /// The connection's; tables of something else, or of another version.
    ///
    /// ```
    /// use whosaid::export::{Database, Document, Report, rusqlite::Connection};
    /// use whosaid::lexicon::Lexicon;
    /// let text = "“We will rebuild,” Mayor Ada Holm told reporters.";
    /// let analysis = whosaid::Engine::built_in().analyse(text);
    /// let document = Document { name: "a.txt", text, ..Document::default() };
    /// let mut database = Database::new(Connection::open_in_memory().expect("opened"))?;
    /// database.begin()?;
    /// database.add(&Report::new(document, &analysis, Lexicon::built_in()), "")?;
    /// database.commit()?;
    /// let speaker: String = database.connection().query_row("SELECT name FROM speakers", (), |row| row.get(0)).expect("one");
    /// assert_eq!(speaker, "Ada Holm");
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn new(connection: Connection) -> Result<Self> {
        connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 30000").map_err(failed)?;
        let number = |sql: &str| connection.query_row(sql, (), |row| row.get::<_, i64>(0)).map_err(failed);
        match (number("PRAGMA user_version")?, number("SELECT count(*) FROM sqlite_master")?) {
            (VERSION, _) => {}
            (0, 0) => {
                connection.execute_batch(&format!("BEGIN IMMEDIATE;\n{DATABASE_SCHEMA}COMMIT;")).map_err(failed)?;
            }
            _ => {
                let other = "this database holds tables of something else, or of another version of this program";
                return Err(Error::usage(other));
            }
        }
        Ok(Self { connection })
    }

    /// The connection, for queries.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Begins a transaction.
    ///
    /// # Errors
    /// The connection's; so for all that follow.
    pub fn begin(&mut self) -> Result<()> {
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(failed)
    }

    /// Ends a transaction: all that was added since it began stays.
    ///
    /// # Errors
    /// The connection's.
    pub fn commit(&mut self) -> Result<()> {
        self.connection.execute_batch("COMMIT").map_err(failed)
    }

    /// Adds a document with its wanted rows, and gives their number. `fingerprint` is the caller's, to tell later whether the
    /// document has changed.
    ///
    /// # Errors
    /// The connection's.
    pub fn add(&mut self, report: &Report<'_>, fingerprint: &str) -> Result<usize> {
        self.add_rows(report, fingerprint).map_err(failed)
    }

    fn add_rows(&self, report: &Report<'_>, fingerprint: &str) -> std::result::Result<usize, SqlError> {
        let shared = shared(report);
        self.connection.execute(
            "INSERT INTO documents (doc, title, date, outlet, url, author, record_id, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                shared.doc,
                shared.title,
                shared.date,
                shared.outlet,
                shared.url,
                shared.author,
                shared.record_id,
                fingerprint
            ],
        )?;
        let document = self.connection.last_insert_rowid();
        let mut count = 0;
        for row in Maker::new(report).each() {
            self.add_row(document, &row)?;
            count += 1;
        }
        Ok(count)
    }

    fn add_row(&self, document: i64, row: &Row<'_>) -> std::result::Result<(), SqlError> {
        let words = |part: &Option<Part>| part.as_ref().map_or_else(String::new, |part| part.text.clone());
        self.connection.execute(
            "INSERT INTO rows (document, number, statement_date, type, speaker, speaker_kind, speaker_title, source, cue, act,
             polarity, content, quoted, addressee, continues, nested, context, paragraph, confidence, row_confidence,
             speaker_confidence, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                document,
                whole(row.id),
                row.statement_date,
                row.kind.as_str(),
                row.speaker.join(JOINT),
                row.speaker_kind.as_str(),
                row.speaker_title,
                words(&row.source),
                words(&row.cue),
                row.act,
                row.polarity.as_str(),
                row.content.text,
                row.quoted.join(GAP),
                row.addressee,
                row.continues.map(whole),
                row.nested,
                row.context,
                whole(row.paragraph),
                row.confidence,
                row.row_confidence,
                row.speaker_confidence,
                row.rule
            ],
        )?;
        let id = self.connection.last_insert_rowid();
        let mut speakers = self.connection.prepare("INSERT INTO speakers VALUES (?, ?, ?, ?)")?;
        for (place, name) in row.speaker.iter().enumerate() {
            // Where fewer entities than names are known, nothing tells which is whose.
            let known = (row.speaker_id.len() == row.speaker.len()).then(|| row.speaker_id[place].as_str());
            speakers.execute(params![id, whole(place), name, known.unwrap_or_default()])?;
        }
        let mut spans = self.connection.prepare("INSERT INTO spans VALUES (?, ?, ?, ?, ?)")?;
        let parts = [("source", row.source.as_ref()), ("cue", row.cue.as_ref()), ("content", Some(&row.content))];
        for (name, part) in parts.into_iter().filter_map(|(name, part)| Some((name, part?))) {
            for (place, &[start, stop]) in part.spans.iter().enumerate() {
                spans.execute(params![id, name, whole(place), whole(start), whole(stop)])?;
            }
        }
        Ok(())
    }

    /// The names and fingerprints of all documents.
    ///
    /// # Errors
    /// The connection's.
    pub fn documents(&self) -> Result<Vec<(String, String)>> {
        self.lines("SELECT doc, fingerprint FROM documents", |line| Ok((line.get(0)?, line.get(1)?)))
    }

    /// Removes a document of this name and fingerprint, with its rows.
    ///
    /// # Errors
    /// The connection's.
    pub fn remove(&mut self, doc: &str, fingerprint: &str) -> Result<()> {
        let sql = "DELETE FROM documents WHERE doc = ? AND fingerprint = ?";
        self.connection.execute(sql, [doc, fingerprint]).map(drop).map_err(failed)
    }

    /// The files that were taken, with their sizes and times.
    ///
    /// # Errors
    /// The connection's.
    pub fn watched(&self) -> Result<Vec<(String, u64, String)>> {
        let sql = "SELECT path, size, modified FROM watched";
        self.lines(sql, |line| Ok((line.get(0)?, line.get::<_, i64>(1)?.try_into().unwrap_or(0), line.get(2)?)))
    }

    /// Notes that a file was taken as it is.
    ///
    /// # Errors
    /// The connection's.
    pub fn watch(&mut self, path: &str, size: u64, modified: &str) -> Result<()> {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let sql = "INSERT OR REPLACE INTO watched VALUES (?, ?, ?)";
        self.connection.execute(sql, params![path, size, modified]).map(drop).map_err(failed)
    }

    fn lines<T>(&self, sql: &str, read: fn(&Line<'_>) -> std::result::Result<T, SqlError>) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare(sql).map_err(failed)?;
        let lines = statement.query_map((), read).map_err(failed)?;
        lines.collect::<std::result::Result<_, _>>().map_err(failed)
    }
}

/// A whole database as bytes: it is held in memory until its end.
#[derive(Debug)]
pub(super) struct DatabaseWriter<W: Write> {
    out: W,
    database: Database,
}

impl<W: Write> DatabaseWriter<W> {
    pub(super) fn new(out: W) -> Result<Self> {
        let mut database = Database::new(Connection::open_in_memory().map_err(failed)?)?;
        database.begin()?;
        Ok(Self { out, database })
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        self.database.add(report, "").map(drop)
    }

    pub(super) fn finish(mut self) -> Result<W> {
        self.database.commit()?;
        let bytes = self.database.connection.serialize("main").map_err(failed)?;
        self.out.write_all(&bytes).map_err(writing)?;
        Ok(self.out)
    }
}

/// A number as SQLite has them.
fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn failed(error: SqlError) -> Error {
    writing(IoError::other(format!("the database: {error}")))
}
