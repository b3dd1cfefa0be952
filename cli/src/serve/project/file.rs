//! What all that is kept in a project's file shares: the time, the numbers of engines, and what is told of a file that fails.

use std::path::Path;
use std::time::SystemTime;

use rusqlite::Connection;
use whosaid::Error;

/// The number of an engine, which it gets where it has none.
pub(super) fn engine(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    let sql =
        "INSERT INTO engines (name, since) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id";
    connection.query_row(sql, [name, &now()], |row| row.get(0))
}

/// The time, to the second.
pub(super) fn now() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let second = i64::try_from(since.as_secs()).unwrap_or_default();
    jiff::Timestamp::from_second(second).map_or_else(|_| String::new(), |time| time.to_string())
}

/// What is told of a file that is no project, or fails.
pub(super) fn failed(path: &Path, error: &rusqlite::Error) -> Error {
    Error::usage(format!("{}: it cannot be used as a project: {error}", path.display()))
}
