//! Which files are read, and reading them.

use std::collections::HashSet;
use std::fs;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use encoding_rs::Encoding;
use whosaid::{Error, Result};

use super::decode::decode;
use super::glob;
use super::log::Log;

/// The endings of the files that are taken from a folder.
const ENDINGS: [&str; 2] = ["txt", "md"];
/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// How inputs are read.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// The encoding of all inputs (utf-8, windows-1252, utf-16le, …) instead of the one each seems to be in
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
}

fn encoding(label: &str) -> std::result::Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        "no encoding has this name; use one such as utf-8, windows-1252, iso-8859-2 or utf-16le".to_owned()
    })
}

/// One text to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Standard,
    File(PathBuf),
}

impl Input {
    /// Its name, as given.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => STANDARD_INPUT.to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Whether it is the file at `path`, by whatever way.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        match self {
            Self::Standard => false,
            Self::File(own) => {
                fs::canonicalize(own).is_ok_and(|own| fs::canonicalize(path).is_ok_and(|path| own == path))
            }
        }
    }

    /// The text; none when it could not be read, which is then told in the log.
    pub(super) fn read(&self, reading: &Reading, log: &mut Log) -> Option<String> {
        let bytes = match self {
            Self::Standard => standard_input(log),
            Self::File(path) => fs::read(path),
        };
        let name = self.name();
        let bytes = bytes.map_err(|error| log.failure(&name, reason(&error))).ok()?;
        match decode(bytes, reading.encoding) {
            Ok(decoded) => {
                if let Some(note) = decoded.note {
                    log.note(&name, note);
                }
                Some(decoded.text)
            }
            Err(why) => {
                log.failure(&name, why);
                None
            }
        }
    }
}

fn standard_input(log: &mut Log) -> std::io::Result<Vec<u8>> {
    let mut stdin = std::io::stdin().lock();
    if stdin.is_terminal() {
        log.note(STANDARD_INPUT, "type or paste the text, then press Ctrl-D on a line of its own");
    }
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The system's words without its error number.
pub(super) fn reason(error: &std::io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words);
    format!("cannot be read: {}", words.to_lowercase())
}

/// The text of a file that the project's own formats ask to be UTF-8.
pub(super) fn read(path: &Path) -> Result<String> {
    let fault = |problem: &str| Error::data(path.display().to_string(), 0, 0, problem);
    let bytes = fs::read(path).map_err(|error| fault(&reason(&error)))?;
    String::from_utf8(bytes).map_err(|_| fault("expected UTF-8: save the file in this encoding"))
}

/// The one input that a path names.
pub(super) fn single(path: &Path) -> Result<Input> {
    if path.as_os_str() == STANDARD_INPUT {
        return Ok(Input::Standard);
    }
    if path.is_dir() {
        return Err(Error::usage(format!("{}: a folder; name one file in it", path.display())));
    }
    Ok(Input::File(path.to_owned()))
}

/// The inputs that paths name, in order: files as they are, patterns expanded, folders with all their text files,
/// sorted. What cannot be used is told in the log. No path at all means standard input.
pub(super) fn collect(paths: &[PathBuf], log: &mut Log) -> Vec<Input> {
    if paths.is_empty() {
        return vec![Input::Standard];
    }
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == STANDARD_INPUT {
            inputs.push(Input::Standard);
        } else if glob::is_pattern(path) {
            let found = glob::expand(path);
            if found.is_empty() {
                log.failure(&path.display().to_string(), "no file fits this pattern");
            }
            found.iter().for_each(|path| add(path, &mut inputs, log));
        } else {
            add(path, &mut inputs, log);
        }
    }
    inputs
}

fn add(path: &Path, inputs: &mut Vec<Input>, log: &mut Log) {
    // What cannot be looked at is told when it is read.
    if !path.is_dir() {
        inputs.push(Input::File(path.to_owned()));
        return;
    }
    let before = inputs.len();
    let mut walk = Walk { seen: HashSet::new(), inputs, log, failed: false };
    walk.folder(path);
    let failed = walk.failed;
    if inputs.len() == before && !failed {
        log.failure(&path.display().to_string(), "no .txt or .md file in this folder");
    }
}

/// A walk through a folder and the folders in it.
struct Walk<'a> {
    /// The folders read so far, by their true places.
    seen: HashSet<PathBuf>,
    inputs: &'a mut Vec<Input>,
    log: &'a mut Log,
    failed: bool,
}

impl Walk<'_> {
    fn folder(&mut self, root: &Path) {
        // A stack of our own, so that no depth of folders overflows the program's.
        let mut waiting = vec![root.to_owned()];
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
        let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
        for file in files.into_iter().filter(|file| has_text_ending(file)) {
            match fs::metadata(&file) {
                Ok(about) if !about.is_file() => self.fail(&file, "no regular file"),
                // A link to nowhere is told when it is read.
                _ => self.inputs.push(Input::File(file)),
            }
        }
        folders
    }

    fn fail(&mut self, path: &Path, reason: impl std::fmt::Display) {
        self.failed = true;
        self.log.failure(&path.display().to_string(), reason);
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn has_text_ending(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
