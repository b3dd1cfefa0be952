//! One opaque error for everything that can go wrong. Analysis itself never fails: only reading lexicons, weights,
//! gold and rosters, and writing output can.

use std::fmt;
use std::io;

/// What went wrong, where, and what was expected.
///
/// ```
/// let fault = whosaid::Error::data("people.csv", 3, 1, "an empty id");
/// assert_eq!(fault.to_string(), "people.csv:3:1: an empty id");
/// assert_eq!((fault.path(), fault.place(), fault.is_usage()), (Some("people.csv"), (3, 1), false));
/// ```
#[derive(Debug)]
pub struct Error(Box<Kind>);

/// A `Result` with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
enum Kind {
    Data { path: String, line: usize, column: usize, problem: String },
    Io { what: String, source: io::Error },
    Usage(String),
}

impl Error {
    /// A fault in a data file (lexicon, weights, roster, gold). `line` and `column` count from 1; 0 means the whole file.
    pub fn data(path: impl Into<String>, line: usize, column: usize, problem: impl Into<String>) -> Self {
        Self(Box::new(Kind::Data { path: path.into(), line, column, problem: problem.into() }))
    }

    /// An input or output error; `what` says what was being done: `reading a.txt`.
    pub fn io(what: impl Into<String>, source: io::Error) -> Self {
        Self(Box::new(Kind::Io { what: what.into(), source }))
    }

    /// A wrong use: the message says what to do instead.
    pub fn usage(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Usage(message.into())))
    }

    /// Whether the reader of the output went away (a closed pipe), which is no fault.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(&*self.0, Kind::Io { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Whether the caller used the tool wrongly (exit code 2).
    pub fn is_usage(&self) -> bool {
        matches!(&*self.0, Kind::Usage(_))
    }

    /// Line and column of a fault in a data file, from 1; 0 where it has none.
    pub fn place(&self) -> (usize, usize) {
        match &*self.0 {
            Kind::Data { line, column, .. } => (*line, *column),
            _ => (0, 0),
        }
    }

    /// The data file at fault, by the name it was read under.
    pub fn path(&self) -> Option<&str> {
        match &*self.0 {
            Kind::Data { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Whether a data file is at fault.
    pub fn is_data(&self) -> bool {
        matches!(&*self.0, Kind::Data { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Data { path, line: 0, problem, .. } => write!(f, "{path}: {problem}"),
            Kind::Data { path, line, column: 0, problem } => write!(f, "{path}:{line}: {problem}"),
            Kind::Data { path, line, column, problem } => write!(f, "{path}:{line}:{column}: {problem}"),
            Kind::Io { what, source } => write!(f, "{what}: {source}"),
            Kind::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Kind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
