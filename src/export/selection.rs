//! Which rows are wanted.

use crate::lexicon::Lexicon;
use crate::model::{Analysis, ContentType};

/// Narrows the output. An empty list narrows nothing, and so does the default of the whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Kinds of act: said, thought, wanted, decided, shown.
    pub kinds: Vec<String>,
    /// Speakers, by name or by some of its words that stand together: *Holm* finds *Ada Holm*, and upper or lower case
    /// makes no difference.
    pub speakers: Vec<String>,
    /// Types of content.
    pub types: Vec<ContentType>,
    /// The least confidence.
    pub min_confidence: f32,
}

pub(super) static EVERYTHING: Selection =
    Selection { kinds: Vec::new(), speakers: Vec::new(), types: Vec::new(), min_confidence: 0.0 };

impl Selection {
    /// Whether the row at `index` of the analysis is wanted; one that is not there is not.
    pub fn keeps(&self, index: usize, analysis: &Analysis, lexicon: &Lexicon) -> bool {
        let Some(row) = analysis.attributions.get(index) else { return false };
        let kind = || lexicon.act_kind(&row.act);
        let names = || analysis.namings.get(index).map_or(&[][..], |naming| naming.speakers.as_slice());
        (self.types.is_empty() || self.types.contains(&row.kind))
            && (self.kinds.is_empty() || self.kinds.iter().any(|wanted| wanted == kind()))
            && (self.min_confidence <= 0.0 || row.confidence >= self.min_confidence)
            && (self.speakers.is_empty()
                || self.speakers.iter().any(|wanted| names().iter().any(|name| is_named(name, wanted))))
    }
}

/// Whether the words of `wanted` stand in `name` one after the other. Nobody is named by no words.
fn is_named(name: &str, wanted: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (name, wanted) = (words(name), words(wanted));
    !wanted.is_empty() && name.windows(wanted.len()).any(|part| part == wanted)
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn names_are_found_by_whole_words() {
        for wanted in ["Ada Holm", "holm", "ADA", " ada  holm ", "holm jr."] {
            assert!(is_named("Ada Holm Jr.", wanted), "{wanted}");
        }
        for wanted in ["Hol", "Holm Ada", "Ada Holm Jr. II", "", " "] {
            assert!(!is_named("Ada Holm Jr.", wanted), "{wanted}");
        }
    }
}
