//! What earlier runs have taken.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// How a file was: another size or time tells that it has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// In bytes.
    pub(super) size: u64,
    /// Nanoseconds since 1970; empty where the system does not tell.
    pub(super) modified: String,
}

impl Stamp {
    /// That of a file as it is now; none where it cannot be looked at.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = since.map_or_else(String::new, |since| since.as_nanos().to_string());
        Some(Self { size: about.len(), modified })
    }
}

/// The fingerprints of documents, by name: several where it changed, or a file holds several of one name.
pub(super) type Prints = HashMap<String, HashSet<String>>;

/// What earlier runs have taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    files: HashMap<String, Stamp>,
    documents: Prints,
}

impl Taken {
    pub(super) fn file(&mut self, path: String, stamp: Stamp) {
        self.files.insert(path, stamp);
    }

    pub(super) fn document(&mut self, name: String, print: String) {
        self.documents.entry(name).or_default().insert(print);
    }

    /// Whether a file was taken as it is.
    pub(super) fn has_file(&self, path: &str, stamp: &Stamp) -> bool {
        self.files.get(path) == Some(stamp)
    }

    /// Whether a document was taken as it is.
    pub(super) fn has(&self, name: &str, print: &str) -> bool {
        self.documents.get(name).is_some_and(|prints| prints.contains(print))
    }

    /// Of what grows only a database forgets: the fingerprints that a document had before, other than these.
    #[cfg(feature = "sqlite")]
    pub(super) fn former(&self, name: &str, now: &HashSet<String>) -> Vec<String> {
        self.documents.get(name).map_or_else(Vec::new, |prints| prints.difference(now).cloned().collect())
    }
}
