//! Which rows are wanted: what several commands ask alike.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};
use whosaid::export::Selection;
use whosaid::lexicon::Lexicon;
use whosaid::model::ContentType;
use whosaid::{Error, Result};

/// Options that leave rows out.
#[derive(Debug, Args)]
pub(super) struct Narrowing {
    /// Only these kinds of act: said, thought, wanted, decided, shown
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    kinds: Vec<String>,

    /// Only these types of content
    #[arg(long = "type", value_name = "TYPES", value_delimiter = ',')]
    types: Vec<TypeName>,

    /// Only rows of this speaker: the name or some words of it, as in Holm for Ada Holm; may be given several times
    #[arg(long = "speaker", value_name = "NAME", value_parser = name)]
    speakers: Vec<String>,

    /// Only rows with at least this confidence, from 0 to 1: the probability that content, source and speaker are right
    #[arg(long, value_name = "NUMBER", default_value_t = 0.0, value_parser = share)]
    min_confidence: f32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypeName {
    Direct,
    Mixed,
    Indirect,
}

impl From<TypeName> for ContentType {
    fn from(name: TypeName) -> Self {
        match name {
            TypeName::Direct => Self::Direct,
            TypeName::Mixed => Self::Mixed,
            TypeName::Indirect => Self::Indirect,
        }
    }
}

fn name(name: &str) -> std::result::Result<String, String> {
    if name.trim().is_empty() { Err("expected a name".to_owned()) } else { Ok(name.to_owned()) }
}

fn share(number: &str) -> std::result::Result<f32, String> {
    let number: f32 = number.parse().map_err(|_| "expected a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err("expected a number from 0 to 1".to_owned()) }
}

impl Narrowing {
    /// The selection that they ask for.
    pub(super) fn selection(&self, lexicon: &Lexicon) -> Result<Selection> {
        let known = lexicon.acts.iter().map(|act| act.kind).collect::<BTreeSet<_>>();
        if let Some(kind) = self.kinds.iter().find(|kind| !known.contains(kind.as_str())) {
            let known = known.into_iter().collect::<Vec<_>>().join(", ");
            return Err(Error::usage(format!("--kinds {kind}: the kinds are {known}")));
        }
        let types = self.types.iter().map(|&name| name.into()).collect();
        let (kinds, speakers) = (self.kinds.clone(), self.speakers.clone());
        Ok(Selection { kinds, speakers, types, min_confidence: self.min_confidence })
    }
}
