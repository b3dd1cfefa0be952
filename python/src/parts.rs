//! What an engine is made of, as texts: so it can be pickled and built again where its files are not.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use whosaid::attribution::weights::Weights;
use whosaid::confidence::Calibration;
use whosaid::lexicon::{OwnFile, Sources};
use whosaid::{Lexicon, Result, Roster};

use whosaid_cli::embedded;
use whosaid_cli::weights::Texts;

/// The texts of the user's files; nothing for what is built in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    lexicons: Vec<OwnFile>,
    only_lexicons: Option<(String, Vec<OwnFile>)>,
    weights: Option<Texts>,
    /// Name and text.
    roster: Option<(String, String)>,
}

/// The same, compiled.
#[derive(Debug, Default)]
pub struct Loaded {
    lexicon: Option<Lexicon>,
    weights: Option<Weights>,
    calibration: Option<Calibration>,
    roster: Option<Roster>,
}

impl Parts {
    /// Reads the files of an engine.
    ///
    /// # Errors
    /// The first that cannot be read.
    pub fn read(
        lexicons: Option<&Path>,
        only_lexicons: Option<&Path>,
        weights: Option<&Path>,
        roster: Option<(String, Option<String>)>,
    ) -> Result<Self> {
        let only = |folder: &Path| Ok((folder.display().to_string(), embedded::folder_of_tables(folder)?));
        let roster_text = |(name, text): (String, Option<String>)| {
            let text = text.map_or_else(|| embedded::text_of(&PathBuf::from(&name)), Ok)?;
            Ok((name, text))
        };
        Ok(Self {
            lexicons: lexicons.map_or(Ok(Vec::new()), embedded::folder_of_tables)?,
            only_lexicons: only_lexicons.map(only).transpose()?,
            weights: weights.map(Texts::read).transpose()?,
            roster: roster.map(roster_text).transpose()?,
        })
    }

    /// Compiles them, or takes what this process has compiled of the same before: workers are handed the same engine
    /// with each task.
    ///
    /// # Errors
    /// The first fault in them.
    pub fn load(&self) -> Result<Arc<Loaded>> {
        /// So many are kept.
        const KEPT: usize = 4;
        static BUILT: Mutex<Vec<(Parts, Arc<Loaded>)>> = Mutex::new(Vec::new());
        let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, loaded)) = built.iter().find(|(parts, _)| parts == self) {
            return Ok(Arc::clone(loaded));
        }
        let loaded = Arc::new(self.compile()?);
        built.truncate(KEPT - 1);
        built.insert(0, (self.clone(), Arc::clone(&loaded)));
        Ok(loaded)
    }

    fn compile(&self) -> Result<Loaded> {
        let mut loaded = Loaded::default();
        if self.only_lexicons.is_some() || !self.lexicons.is_empty() {
            let mut sources = match &self.only_lexicons {
                Some((folder, files)) => Sources::alone(folder, files.clone())?,
                None => Sources::built_in(),
            };
            for (name, path, text) in &self.lexicons {
                sources.overlay(name, path, text.clone())?;
            }
            loaded.lexicon = Some(Lexicon::from_sources(&sources)?);
        }
        if let Some(texts) = &self.weights {
            (loaded.weights, loaded.calibration) = (Some(texts.weights()?), texts.calibration()?);
        }
        if let Some((name, text)) = &self.roster {
            loaded.roster = Some(Roster::read(name, text, loaded.lexicon())?);
        }
        Ok(loaded)
    }
}

impl Loaded {
    /// The lexicons.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_ref().unwrap_or_else(|| Lexicon::built_in())
    }

    /// The names of the columns that the roster adds.
    pub fn fields(&self) -> &[String] {
        self.roster.as_ref().map_or(&[], Roster::fields)
    }

    /// Whether speakers are linked to a roster.
    pub fn has_roster(&self) -> bool {
        self.roster.is_some()
    }

    /// An engine that works with them.
    pub fn engine(&self) -> whosaid::Engine<'_> {
        let engine = match &self.lexicon {
            Some(lexicon) => whosaid::Engine::new(lexicon),
            None => whosaid::Engine::built_in(),
        };
        let engine = self.weights.as_ref().map_or(engine, |weights| engine.with_weights(weights));
        let engine = self.calibration.as_ref().map_or(engine, |calibration| engine.with_calibration(calibration));
        self.roster.as_ref().map_or(engine, |roster| engine.with_roster(roster))
    }
}
