//! Which rows are wanted, as Python tells it.

use std::collections::BTreeSet;

use pyo3::prelude::*;
use whosaid::export::{Selection, Topic};
use whosaid::model::ContentType;
use whosaid::{Error, Lexicon, Result};

/// Which rows are wanted.
#[derive(FromPyObject)]
pub struct Narrowing {
    kinds: Vec<String>,
    types: Vec<String>,
    speakers: Vec<String>,
    min_confidence: f32,
    about: Vec<String>,
    since: String,
    until: String,
    outlet: Vec<String>,
    roster_only: bool,
}

impl Narrowing {
    /// The selection that is asked for.
    ///
    /// # Errors
    /// A kind or type that there is not, a topic without words, `roster_only` without a roster.
    pub fn selection(self, lexicon: &Lexicon, has_roster: bool) -> Result<Selection> {
        let known: BTreeSet<&str> = lexicon.acts.iter().map(|act| act.kind.as_ref()).collect();
        let unknown = |what: &str, name: &str, known: &[&str]| {
            Error::usage(format!("{what}: “{name}” is none; there are: {}", known.join(", ")))
        };
        let known: Vec<&str> = known.into_iter().collect();
        if let Some(kind) = self.kinds.iter().find(|kind| !known.contains(&kind.as_str())) {
            return Err(unknown("kinds", kind, &known));
        }
        let all = [ContentType::Direct, ContentType::Mixed, ContentType::Indirect];
        let of = |name: &String| {
            let found = all.into_iter().find(|kind| kind.as_str() == name);
            found.ok_or_else(|| unknown("types", name, &all.map(|kind| kind.as_str())))
        };
        let topic = |words: &String| {
            Topic::new(words).ok_or_else(|| Error::usage(format!("about: “{words}” has no words in it")))
        };
        if self.roster_only && !has_roster {
            return Err(Error::usage("roster_only: the engine has no roster; Engine(roster=…) gives it one"));
        }
        Ok(Selection {
            types: self.types.iter().map(of).collect::<Result<_>>()?,
            topics: self.about.iter().map(topic).collect::<Result<_>>()?,
            kinds: self.kinds,
            speakers: self.speakers,
            min_confidence: self.min_confidence,
            since: self.since,
            until: self.until,
            outlets: self.outlet,
            listed: self.roster_only,
        })
    }
}
