//! Which files are read.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::super::glob;
use super::super::log::Log;
use super::choice::Choice;
use super::document::reason;

/// What stands for standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Standard,
    File {
        path: PathBuf,
        /// Whether it was named itself, rather than found in a folder.
        named: bool,
    },
}

impl Input {
    /// The input that a path names.
    pub(super) fn of(path: &Path) -> Self {
        if path.as_os_str() == STANDARD_INPUT {
            Self::Standard
        } else {
            Self::File { path: path.to_owned(), named: true }
        }
    }

    /// Its name, as given.
    pub(super) fn name(&self) -> String {
        self.path().map_or_else(|| STANDARD_INPUT.to_owned(), |path| path.display().to_string())
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File { path, .. } => Some(path),
        }
    }

    pub(super) fn is_named(&self) -> bool {
        matches!(self, Self::Standard | Self::File { named: true, .. })
    }
}

/// See [`super::Inputs::find`].
pub(super) fn find(paths: &[PathBuf], choice: &Choice<'_>, log: &Log) -> Vec<Input> {
    if paths.is_empty() {
        return vec![Input::Standard];
    }
    let mut inputs = Vec::new();
    for path in paths {
        if glob::is_pattern(path) {
            let found = glob::expand(path);
            if found.is_empty() {
                log.failure(&path.display().to_string(), "no file fits this pattern");
            }
            found.iter().for_each(|path| add(path, choice, &mut inputs, log));
        } else {
            add(path, choice, &mut inputs, log);
        }
    }
    inputs
}

fn add(path: &Path, choice: &Choice<'_>, inputs: &mut Vec<Input>, log: &Log) {
    // What cannot be looked at is told when it is read.
    if !path.is_dir() {
        inputs.push(Input::of(path));
        return;
    }
    let before = inputs.len();
    let mut walk =
        Walk { root: path, choice, seen: HashSet::new(), inputs, log, failed: false, others: BTreeMap::new() };
    walk.walk();
    let (failed, others) = (walk.failed, others(&walk.others));
    if let Some(others) = others {
        log.note(&path.display().to_string(), others);
    }
    if inputs.len() == before && !failed {
        log.failure(&path.display().to_string(), "no file of a known kind in this folder (--include takes others)");
    }
}

/// How many files of other kinds are left out, by the endings of their names.
fn others(counts: &BTreeMap<String, usize>) -> Option<String> {
    let all: usize = counts.values().sum();
    let each = counts.iter().map(|(ending, count)| match ending.as_str() {
        "" => format!("{count} without an ending"),
        ending => format!("{count} .{ending}"),
    });
    let each = each.collect::<Vec<_>>().join(", ");
    (all > 0).then(|| format!("{all} file(s) of other kinds left out: {each} (--include takes them)"))
}

/// A walk through a folder and the folders in it.
struct Walk<'a> {
    root: &'a Path,
    choice: &'a Choice<'a>,
    /// The folders read so far, by their true places.
    seen: HashSet<PathBuf>,
    inputs: &'a mut Vec<Input>,
    log: &'a Log,
    failed: bool,
    /// How many files of other kinds there are, by the endings of their names.
    others: BTreeMap<String, usize>,
}

impl Walk<'_> {
    fn walk(&mut self) {
        // A stack of our own, so that no depth of folders overflows the program's.
        let mut waiting = vec![self.root.to_owned()];
        while let Some(folder) = waiting.pop() {
            match fs::canonicalize(&folder).map(|place| self.seen.insert(place)) {
                Ok(true) => waiting.extend(self.entries(&folder).into_iter().rev()),
                Ok(false) => self.fail(&folder, "a folder loop: the link leads to a folder that is read already"),
                Err(error) => self.fail(&folder, reason(&error)),
            }
        }
    }

    /// Takes the files of a folder and gives the folders in it, sorted.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
        let mut paths: Vec<PathBuf> = match entries {
            Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
            Err(error) => {
                self.fail(folder, reason(&error));
                return Vec::new();
            }
        };
        paths.retain(|path| !is_hidden(path));
        paths.sort_unstable();
        let (mut folders, mut files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
        folders.retain(|folder| self.choice.enters(below(self.root, folder)));
        files.retain(|file| {
            let below = below(self.root, file);
            let taken = self.choice.takes(below);
            if !taken && self.choice.enters(below) {
                let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
                *self.others.entry(ending).or_default() += 1;
            }
            taken
        });
        for file in files {
            match fs::metadata(&file) {
                Ok(about) if !about.is_file() => self.fail(&file, "no regular file"),
                // A link to nowhere is told when it is read.
                _ => self.inputs.push(Input::File { path: file, named: false }),
            }
        }
        folders
    }

    fn fail(&mut self, path: &Path, reason: impl std::fmt::Display) {
        self.failed = true;
        self.log.failure(&path.display().to_string(), reason);
    }
}

fn below<'a>(root: &Path, path: &'a Path) -> &'a Path {
    path.strip_prefix(root).unwrap_or(path)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
