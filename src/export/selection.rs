//! Which rows are wanted.

use super::about::Topic;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Attribution, ContentType};

/// Narrows the output. An empty list narrows nothing, and so does the default of the whole.
///
/// ```
/// use whosaid::export::{Document, Report, Selection};
/// use whosaid::model::ContentType;
/// let engine = whosaid::Engine::built_in();
/// let text = "“We won,” said Ann Lee. She said it rained.";
/// let analysis = engine.analyse(text);
/// let selection = Selection { types: vec![ContentType::Direct], ..Selection::default() };
/// let report = Report::new(Document { text, ..Document::default() }, &analysis, engine.lexicon());
/// assert_eq!(Report { selection: &selection, ..report }.count(), 1);
/// ```
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
    /// Topics, of which one has to stand in the content or in the sentences around it.
    pub topics: Vec<Topic>,
    /// The first day of documents, `YYYY-MM-DD` or its beginning; those without a date are left out.
    pub since: String,
    /// The last day, or the last month or year.
    pub until: String,
    /// Outlets, by name or by some of its words that stand together, as for speakers.
    pub outlets: Vec<String>,
    /// Only rows of speakers whom a roster lists.
    pub listed: bool,
}

pub(super) static EVERYTHING: Selection = Selection {
    kinds: Vec::new(),
    speakers: Vec::new(),
    types: Vec::new(),
    min_confidence: 0.0,
    topics: Vec::new(),
    since: String::new(),
    until: String::new(),
    outlets: Vec::new(),
    listed: false,
};

impl Selection {
    /// Whether rows of a document of this date and outlet are wanted at all.
    pub(super) fn keeps_document(&self, date: &str, outlet: &str) -> bool {
        let until = |date: &str| date.get(..self.until.len()).unwrap_or(date) <= self.until.as_str();
        let dated = date.starts_with(|c: char| c.is_ascii_digit());
        (self.since.is_empty() || dated && date >= self.since.as_str())
            && (self.until.is_empty() || dated && until(date))
            && (self.outlets.is_empty() || self.outlets.iter().any(|wanted| is_named(outlet, wanted)))
    }

    /// Whether a row of a wanted document is wanted, the one at `index` of the analysis; `around` gives the sentences that hold it.
    pub(super) fn keeps<'t>(
        &self,
        (index, row): (usize, &Attribution),
        analysis: &Analysis,
        lexicon: &Lexicon,
        around: impl FnOnce() -> &'t str,
    ) -> bool {
        let kind = || lexicon.act_kind(&row.act);
        let naming = || analysis.namings.get(index);
        let names = || naming().map_or(&[][..], |naming| naming.speakers.as_slice());
        let is_listed = |id: usize| analysis.entities.get(id).is_some_and(|entity| entity.listed.is_some());
        let listed = || naming().is_some_and(|naming| naming.entities.iter().any(|id| is_listed(id.0)));
        (self.types.is_empty() || self.types.contains(&row.kind))
            && (self.kinds.is_empty() || self.kinds.iter().any(|wanted| wanted == kind()))
            && (self.min_confidence <= 0.0 || row.confidence >= self.min_confidence)
            && (self.speakers.is_empty()
                || self.speakers.iter().any(|wanted| names().iter().any(|name| is_named(name, wanted))))
            && (!self.listed || listed())
            && (self.topics.is_empty() || {
                let around = around();
                self.topics.iter().any(|topic| topic.is_in(around))
            })
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
