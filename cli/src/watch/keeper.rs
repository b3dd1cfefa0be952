//! The outputs that can be gone on with.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use whosaid::export::{Format, Report, TableOptions, Writer};
use whosaid::{Error, Result};

use super::super::output::{self, Sink};
use super::journal::{self, Journal};
use super::taken::{Prints, Stamp, Taken};

/// An output that can be gone on with.
#[derive(Debug)]
pub(super) enum Keeper {
    /// A table: rows go behind the others.
    Table(Box<Journal>),
    /// What can only be written as a whole, with its place.
    Whole(Box<Writer<BufWriter<Sink>>>, PathBuf),
    #[cfg(feature = "sqlite")]
    Database(whosaid::export::Database),
}

impl Keeper {
    /// The output at `path`, and what it holds.
    pub(super) fn open(path: &Path, format: Format, options: TableOptions) -> Result<(Self, Taken)> {
        output::check(path)?;
        match format {
            Format::Csv | Format::Tsv => {
                let (journal, taken) = Journal::open(path, format, options)?;
                Ok((Self::Table(Box::new(journal)), taken))
            }
            #[cfg(feature = "sqlite")]
            Format::Sqlite => database(path),
            _ => {
                let taken = if path.exists() { files(&journal::beside(path)) } else { Taken::default() };
                let writer = Writer::new(Sink::file(path)?, format, options)?;
                Ok((Self::Whole(Box::new(writer), path.to_owned()), taken))
            }
        }
    }

    /// Whether it needs all documents again when one is new.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(..))
    }

    /// Takes what is new of a document, and gives the number of rows.
    pub(super) fn add(&mut self, report: &Report<'_>, print: &str) -> Result<usize> {
        match self {
            Self::Table(journal) => journal.add(report, print),
            Self::Whole(writer, ..) => writer.write(report).map(|()| report.count()),
            #[cfg(feature = "sqlite")]
            Self::Database(database) => database.add(report, print),
        }
    }

    /// Makes sure of what was taken so far, where that can be.
    pub(super) fn save(&mut self) -> Result<()> {
        match self {
            Self::Table(journal) => journal.commit(),
            Self::Whole(..) => Ok(()),
            #[cfg(feature = "sqlite")]
            Self::Database(database) => database.commit().and_then(|()| database.begin()),
        }
    }

    /// Ends a run that took these files, in which it saw these documents.
    #[cfg_attr(not(feature = "sqlite"), expect(unused_variables, reason = "only a database forgets what was before"))]
    pub(super) fn finish(mut self, files: Vec<(String, Stamp)>, seen: &Prints, before: &Taken) -> Result<()> {
        if self.is_whole() {
            return self.replace(&files);
        }
        match &mut self {
            Self::Table(journal) => {
                files.into_iter().for_each(|(path, stamp)| journal.file(&path, stamp));
                journal.commit()
            }
            Self::Whole(..) => Ok(()),
            #[cfg(feature = "sqlite")]
            Self::Database(database) => {
                for (name, now) in seen {
                    before.former(name, now).iter().try_for_each(|print| database.remove(name, print))?;
                }
                files.iter().try_for_each(|(path, stamp)| database.watch(path, stamp.size, &stamp.modified))?;
                database.commit()
            }
        }
    }

    /// Puts the whole in its place; only then it is noted what is in it.
    fn replace(self, files: &[(String, Stamp)]) -> Result<()> {
        let Self::Whole(writer, path) = self else { return Ok(()) };
        Sink::keep(writer.finish()?)?;
        let lines = files.iter().map(|file| serde_json::to_string(file).map(|line| format!("{line}\n")));
        let lines: String = lines
            .collect::<std::result::Result<_, _>>()
            .map_err(|error| Error::io(format!("writing what is in {}", path.display()), error.into()))?;
        output::write(&journal::beside(&path), &lines)
    }
}

/// The files that are in a whole, by the lines beside it. Where they cannot be read, all is taken again.
fn files(path: &Path) -> Taken {
    let mut taken = Taken::default();
    let lines = fs::read_to_string(path).unwrap_or_default();
    for (path, stamp) in lines.lines().filter_map(|line| serde_json::from_str::<(String, Stamp)>(line).ok()) {
        taken.file(path, stamp);
    }
    taken
}

#[cfg(feature = "sqlite")]
fn database(path: &Path) -> Result<(Keeper, Taken)> {
    use std::io::Error as IoError;
    use whosaid::export::{Database, rusqlite::Connection};

    let opened = Connection::open(path);
    let connection = opened.map_err(|error| Error::io(format!("opening {}", path.display()), IoError::other(error)))?;
    let mut database = Database::new(connection)?;
    // What is there is read in the transaction that goes on from it.
    database.begin()?;
    let mut taken = Taken::default();
    database.documents()?.into_iter().for_each(|(name, print)| taken.document(name, print));
    for (path, size, modified) in database.watched()? {
        taken.file(path, Stamp { size, modified });
    }
    Ok((Keeper::Database(database), taken))
}
