//! The lexicons of a run: the built-in ones, with the user's laid over them.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use whosaid::attribution::weights::{FILES, Weights};
use whosaid::lexicon::{Lexicon, Sources, built_in_files};
use whosaid::{Engine, Error, Result};

/// Which lexicons are used.
#[derive(Debug, Args)]
pub(super) struct Lexicons {
    /// A folder of lexicon files to lay over the built-in ones: a line adds or changes an entry, `-` before its key
    /// takes the entry out
    #[arg(long = "lexicons", value_name = "DIR")]
    folder: Option<PathBuf>,

    /// A folder of weights files to use in place of the built-in ones, as whosaid-train writes them
    #[arg(long = "weights", value_name = "DIR")]
    weights: Option<PathBuf>,
}

/// Lexicons ready for use, with the texts of the files laid over them.
#[derive(Debug)]
pub(super) struct Loaded {
    own: Option<Lexicon>,
    weights: Option<Weights>,
    /// Path, file name and text of each file laid over.
    overlays: Vec<(String, String, String)>,
}

impl Lexicons {
    /// Reads the folder, if one is given. Nothing is run with a half-read lexicon: the first fault ends it.
    pub(super) fn load(&self) -> Result<Loaded> {
        let weights = self.weights.as_deref().map(read_weights).transpose()?;
        let Some(folder) = &self.folder else { return Ok(Loaded { own: None, weights, overlays: Vec::new() }) };
        let overlays = read_folder(folder)?;
        let sources = lay_over(&overlays)?;
        Ok(Loaded { own: Some(Lexicon::from_sources(&sources)?), weights, overlays })
    }

    /// The texts of the lexicons, uncompiled.
    pub(super) fn sources(&self) -> Result<Sources> {
        self.folder.as_deref().map_or_else(|| Ok(Sources::built_in()), |folder| lay_over(&read_folder(folder)?))
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
        match &self.weights {
            Some(weights) => engine.with_weights(weights),
            None => engine,
        }
    }

    /// The path of the file that an entry was read from: the user's where that line of it holds the entry.
    pub(super) fn path_of(&self, file: &str, entry: &str, line: usize) -> String {
        let holds = |text: &str| {
            let found = text.lines().nth(line.saturating_sub(1));
            found.is_some_and(|line| line.split('\t').next() == Some(entry))
        };
        let own = self.overlays.iter().rev().find(|(_, name, text)| name == file && holds(text));
        let built_in = || built_in_files().find(|(name, ..)| *name == file).map(|(_, path, _)| path.to_owned());
        own.map(|(path, ..)| path.clone()).or_else(built_in).unwrap_or_else(|| file.to_owned())
    }
}

fn read_weights(folder: &Path) -> Result<Weights> {
    let mut texts: [String; 4] = Default::default();
    for (name, text) in FILES.iter().zip(&mut texts) {
        let path = folder.join(name);
        *text = fs::read_to_string(&path).map_err(|error| Error::io(path.display().to_string(), error))?;
    }
    Weights::read(&folder.display().to_string(), texts.each_ref().map(String::as_str))
}

fn lay_over(overlays: &[(String, String, String)]) -> Result<Sources> {
    let mut sources = Sources::built_in();
    for (path, name, text) in overlays {
        sources.overlay(name, path, text.clone())?;
    }
    Ok(sources)
}

/// Path, name and text of each lexicon file in a folder.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<(String, String, String)>> {
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
        Ok((path.display().to_string(), name, text))
    };
    paths.into_iter().map(read).collect()
}
