//! The lexicons of a run: the built-in ones or the user's in their place, with the user's laid over them.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use whosaid::attribution::weights::Weights;
use whosaid::confidence::Calibration;
use whosaid::lexicon::{Lexicon, OwnFile, Sources, built_in_files};
use whosaid::{Engine, Error, Result};

use super::log::Log;
use super::weights::Texts;

/// Which lexicons are used.
#[derive(Debug, Args)]
pub(super) struct Lexicons {
    /// A folder of lexicon files to lay over the built-in ones: a line adds or changes an entry, `-` before its key
    /// takes the entry out
    #[arg(long = "lexicons", value_name = "DIR")]
    folder: Option<PathBuf>,

    /// A complete folder of lexicon files to use in place of the built-in ones (`whosaid lexicon copy` makes one)
    #[arg(long, value_name = "DIR")]
    only_lexicons: Option<PathBuf>,

    /// A folder of weights files to use in place of the built-in ones, as whosaid-train writes them, or to add to them,
    /// as whosaid learn does
    #[arg(long = "weights", value_name = "DIR")]
    weights: Option<PathBuf>,
}

/// Lexicons ready for use, with the texts of the user's files.
#[derive(Debug)]
pub(super) struct Loaded {
    own: Option<Lexicon>,
    weights: Option<Weights>,
    calibration: Option<Calibration>,
    /// The user's files; those laid over others come behind them.
    files: Vec<OwnFile>,
}

impl Lexicons {
    /// Reads the folders, if any is given. Nothing is run with a half-read lexicon: the first fault ends it.
    pub(super) fn load(&self, log: &Log) -> Result<Loaded> {
        let texts = self.weights.as_deref().map(Texts::read).transpose()?;
        let weights = texts.as_ref().map(Texts::weights).transpose()?;
        let calibration = texts.as_ref().map(Texts::calibration).transpose()?.flatten();
        let (sources, files) = self.read(log)?;
        let own = if files.is_empty() { None } else { Some(Lexicon::from_sources(&sources)?) };
        Ok(Loaded { own, weights, calibration, files })
    }

    /// The texts of the lexicons, uncompiled.
    pub(super) fn sources(&self, log: &Log) -> Result<Sources> {
        self.read(log).map(|(sources, _)| sources)
    }

    fn read(&self, log: &Log) -> Result<(Sources, Vec<OwnFile>)> {
        let mut files = self.only_lexicons.as_deref().map_or(Ok(Vec::new()), read_folder)?;
        let mut sources = match &self.only_lexicons {
            Some(folder) => Sources::alone(&folder.display().to_string(), files.clone())?,
            None => Sources::built_in(),
        };
        let overlays = self.folder.as_deref().map_or(Ok(Vec::new()), read_folder)?;
        for (name, path, text) in &overlays {
            sources.overlay(name, path, text.clone())?;
        }
        if let Some(folder) = self.folder.as_deref().filter(|_| overlays.len() >= built_in_files().count()) {
            log.note(
                &folder.display().to_string(),
                "a whole set of lexicon files, laid over the built-in ones: a line deleted there changes nothing; \
                 with --only-lexicons it would",
            );
        }
        files.extend(overlays);
        Ok((sources, files))
    }
}

impl Loaded {
    /// The compiled lexicons.
    pub(super) fn lexicon(&self) -> &Lexicon {
        self.own.as_ref().unwrap_or_else(|| Lexicon::built_in())
    }

    /// An engine that works with them.
    pub(super) fn engine(&self) -> Engine<'_> {
        let engine = match &self.own {
            Some(lexicon) => Engine::new(lexicon),
            None => Engine::built_in(),
        };
        let engine = self.weights.as_ref().map_or(engine, |weights| engine.with_weights(weights));
        self.calibration.as_ref().map_or(engine, |calibration| engine.with_calibration(calibration))
    }

    /// Everything of the user's in it, by which one set of lexicons and weights is told from another; empty where all is built in.
    #[cfg(feature = "serve")]
    pub(super) fn made_of(&self) -> String {
        let own = self.weights.is_some() || self.calibration.is_some();
        let weights = if own { format!("{:?}{:?}", self.weights, self.calibration) } else { String::new() };
        self.files.iter().map(|(name, _, text)| format!("{name}{text}")).collect::<String>() + &weights
    }

    /// The path of the file that an entry was read from: the user's where that line of it holds the entry.
    pub(super) fn path_of(&self, file: &str, entry: &str, line: usize) -> String {
        let holds = |text: &str| {
            let found = text.lines().nth(line.saturating_sub(1));
            found.is_some_and(|line| line.split('\t').next() == Some(entry))
        };
        let own = self.files.iter().rev().find(|(name, _, text)| name == file && holds(text));
        let built_in = || built_in_files().find(|(name, ..)| *name == file).map(|(_, path, _)| path.to_owned());
        own.map(|(_, path, _)| path.clone()).or_else(built_in).unwrap_or_else(|| file.to_owned())
    }
}

/// The lexicon files in a folder.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<OwnFile>> {
    let fault = |path: &Path, problem: String| Error::data(path.display().to_string(), 0, 0, problem);
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
    let entries = entries.map_err(|error| fault(folder, format!("no folder of lexicons: {error}")))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    paths.sort_unstable();
    if paths.is_empty() {
        return Err(fault(folder, "no .tsv file in this folder".to_owned()));
    }
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).map_err(|error| fault(&path, format!("cannot be read: {error}")))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&b| b == b'\n').count() + 1;
            Error::data(path.display().to_string(), line, 0, "expected UTF-8: save the file in this encoding")
        })?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok((name, path.display().to_string(), text))
    };
    paths.into_iter().map(read).collect()
}
