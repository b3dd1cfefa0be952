//! The roster of a run, and what is told of names that it lists twice.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Mutex;

use clap::Args;
use whosaid::lexicon::Lexicon;
use whosaid::model::{Ambiguous, Analysis};
use whosaid::roster::Roster;
use whosaid::{Engine, Result};

use super::input;
use super::log::Log;

/// Which roster is used.
#[derive(Debug, Args)]
pub(super) struct RosterOption {
    /// A table of people and bodies by which speakers are one in all documents: id, name, and where wanted aliases
    /// (parted by |), kind, title, gender and any further columns, which come out as roster.NAME
    #[arg(long = "roster", value_name = "FILE")]
    path: Option<PathBuf>,
}

/// A roster ready for use, or none.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    roster: Option<Roster>,
    /// What was told already, so that each doubtful name is told once a run.
    told: Mutex<HashSet<(String, Vec<String>)>>,
}

impl RosterOption {
    /// Reads the roster, if one is given. Nothing is run with one that has a fault.
    pub(super) fn load(&self, lexicon: &Lexicon) -> Result<Loaded> {
        let read = |path: &PathBuf| Roster::read(&path.display().to_string(), &input::read(path)?, lexicon);
        Ok(Loaded { roster: self.path.as_ref().map(read).transpose()?, ..Loaded::default() })
    }
}

impl Loaded {
    /// The engine with the roster.
    pub(super) fn engage<'a>(&'a self, engine: Engine<'a>) -> Engine<'a> {
        match &self.roster {
            Some(roster) => engine.with_roster(roster),
            None => engine,
        }
    }

    /// The names of the columns that it adds.
    pub(super) fn fields(&self) -> &[String] {
        self.roster.as_ref().map_or(&[], Roster::fields)
    }

    /// The names on it.
    #[cfg(feature = "serve")]
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.roster.iter().flat_map(Roster::entries).map(|entry| entry.name.as_str())
    }

    /// Tells which speakers of a document may be several on the roster.
    pub(super) fn tell(&self, document: &str, analysis: &Analysis, log: &Log) {
        for Ambiguous { name, ids } in &analysis.ambiguous {
            let Ok(mut told) = self.told.lock() else { return };
            if told.insert((name.clone(), ids.clone())) {
                log.note(document, format_args!("“{name}” may be {}: not linked to the roster", self.either(ids)));
            }
        }
    }

    /// *Ann Roe (Q1) or Bob Roe (Q2)*
    fn either(&self, ids: &[String]) -> String {
        let name = |id: &String| {
            let entry = self.roster.as_ref().and_then(|roster| roster.entries().iter().find(|entry| entry.id == *id));
            entry.map_or_else(|| id.clone(), |entry| format!("{} ({id})", entry.name))
        };
        ids.iter().map(name).collect::<Vec<_>>().join(" or ")
    }
}
