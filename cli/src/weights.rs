//! The texts of a folder of weights: whole ones, or those that are to be added, or both.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use whosaid::attribution::weights::{FILES, MORE, Weights};
use whosaid::confidence::{self, Calibration};
use whosaid::{Engine, Error, Result};

/// The texts of a folder of weights.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    folder: String,
    /// Of whole weights; without them it is the built-in ones to which something is added.
    whole: Option<[String; FILES.len()]>,
    more: [Option<String>; MORE.len()],
    /// The calibration's, if there is one: it is learned after the others.
    calibration: Option<String>,
}

impl Texts {
    /// Reads the files.
    ///
    /// # Errors
    /// The first that cannot be read; one of a whole set that is not there.
    pub fn read(folder: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).map_err(|error| Error::io(path.display().to_string(), error))
        };
        let is_there = |name: &str| folder.join(name).exists();
        let mut texts = Self { folder: folder.display().to_string(), ..Self::default() };
        for (name, text) in MORE.iter().zip(&mut texts.more).filter(|(name, _)| is_there(name)) {
            *text = Some(read(name)?);
        }
        if texts.more.iter().all(Option::is_none) || FILES.iter().any(|name| is_there(name)) {
            let mut whole: [String; FILES.len()] = Default::default();
            for (name, text) in FILES.iter().zip(&mut whole) {
                *text = read(name)?;
            }
            texts.whole = Some(whole);
        }
        texts.calibration = is_there(confidence::FILE).then(|| read(confidence::FILE)).transpose()?;
        Ok(texts)
    }

    /// The weights.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn weights(&self) -> Result<Weights> {
        let base = match &self.whole {
            Some(whole) => Weights::read(&self.folder, whole.each_ref().map(String::as_str))?,
            None => Engine::built_in().weights().clone(),
        };
        base.corrected(&self.folder, self.more.each_ref().map(Option::as_deref))
    }

    /// The calibration, if there is one.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn calibration(&self) -> Result<Option<Calibration>> {
        let path = Path::new(&self.folder).join(confidence::FILE).display().to_string();
        self.calibration.as_ref().map(|text| Calibration::read(&path, text)).transpose()
    }
}
