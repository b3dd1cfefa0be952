//! Which rows are wanted.

use crate::lexicon::Lexicon;
use crate::model::{Attribution, ContentType};

/// Narrows the output. An empty list narrows nothing, and so does the default of the whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Kinds of act: said, thought, wanted, decided, shown.
    pub kinds: Vec<String>,
    /// Types of content.
    pub types: Vec<ContentType>,
    /// The least confidence.
    pub min_confidence: f32,
}

pub(super) static EVERYTHING: Selection = Selection { kinds: Vec::new(), types: Vec::new(), min_confidence: 0.0 };

impl Selection {
    /// Whether a row is wanted.
    pub fn keeps(&self, attribution: &Attribution, lexicon: &Lexicon) -> bool {
        let kind = || lexicon.act_kind(&attribution.act);
        (self.types.is_empty() || self.types.contains(&attribution.kind))
            && (self.kinds.is_empty() || self.kinds.iter().any(|wanted| wanted == kind()))
            && (self.min_confidence <= 0.0 || attribution.confidence >= self.min_confidence)
    }
}
