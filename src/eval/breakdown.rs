//! Scores by act, cue and rule, and what goes wrong most often.

use std::collections::BTreeMap;

use super::tally::{Both, Score};
use super::words::Words;
use crate::lexicon::{Lexicon, MultiWord};

/// How many examples of a confusion are kept.
const EXAMPLES: usize = 3;

/// The counts of the attributions that share an act, a cue or a rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Slice {
    /// Attributions.
    pub all: Both,
    /// Those paired.
    pub matched: Both,
    /// Those paired whose source is right.
    pub attr: Both,
}

impl Slice {
    /// The score of pairs with the right source.
    pub fn score(&self) -> Score {
        Score::new(self.attr, self.all)
    }

    pub(super) fn gold(&mut self, paired: Option<bool>) {
        self.all.gold += 1;
        self.matched.gold += usize::from(paired.is_some());
        self.attr.gold += usize::from(paired == Some(true));
    }

    pub(super) fn found(&mut self, paired: Option<bool>) {
        self.all.pred += 1;
        self.matched.pred += usize::from(paired.is_some());
        self.attr.pred += usize::from(paired == Some(true));
    }
}

/// What went wrong with an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Nothing was found for a gold attribution.
    Missed,
    /// Something was found where gold has nothing.
    Spurious,
    /// Gold and found share words, but less than half of them.
    Content,
    /// The source is another one.
    Source,
    /// The speaker's name is another one.
    Speaker,
}

impl Fault {
    /// As people read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Spurious => "not in gold",
            Self::Content => "other extent",
            Self::Source => "other source",
            Self::Speaker => "other speaker",
        }
    }
}

/// One attribution that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The document.
    pub document: String,
    /// What gold has.
    pub gold: String,
    /// What was found.
    pub found: String,
}

/// The attributions that went wrong in the same way at the same cue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confusion {
    /// How many.
    pub count: usize,
    /// The first ones.
    pub examples: Vec<Example>,
}

/// What went wrong, by fault and cue.
#[derive(Debug, Clone, Default)]
pub struct Confusions(BTreeMap<(Fault, String), Confusion>);

impl Confusions {
    pub(super) fn add(&mut self, fault: Fault, cue: &str, example: impl FnOnce() -> Example) {
        let confusion = self.0.entry((fault, cue.to_owned())).or_default();
        confusion.count += 1;
        if confusion.examples.len() < EXAMPLES {
            confusion.examples.push(example());
        }
    }

    /// The commonest, first.
    pub fn commonest(&self, count: usize) -> Vec<(Fault, &str, &Confusion)> {
        let mut all: Vec<_> =
            self.0.iter().map(|((fault, cue), confusion)| (*fault, cue.as_str(), confusion)).collect();
        all.sort_by_key(|(.., confusion)| std::cmp::Reverse(confusion.count));
        all.truncate(count);
        all
    }
}

/// The dictionary form and the act of a cue, looked up in the lexicons: a known phrase, else the verb that is most surely
/// a cue, else such a noun or adjective. A cue that is in none is its own form, without an act.
///
/// ```
/// let (lemma, act) = whosaid::eval::cue_entry("denied", whosaid::Lexicon::built_in());
/// assert_eq!((lemma.as_str(), act.as_str()), ("deny", "deny"));
/// ```
pub fn cue_entry(cue: &str, lexicon: &Lexicon) -> (String, String) {
    let words = Words::new(cue);
    let ids: Vec<_> = (0..words.spans().len()).map(|index| lexicon.find(words.word(index))).collect();
    for at in 0..ids.len() {
        let found = lexicon.longest(ids[at], |ahead| ids.get(at + ahead).copied());
        let phrase = found.and_then(|(_, entries)| {
            entries.iter().find_map(|entry| match entry {
                MultiWord::Phrase(id) => lexicon.phrases.get(*id as usize),
                _ => None,
            })
        });
        if let Some(phrase) = phrase {
            return (phrase.phrase.clone(), phrase.act.clone());
        }
    }
    // The share of its occurrences in which a word is a cue tells *said* from *is* and *interview*.
    let share = |cues: u32, seen: u32| (f64::from(cues) + 0.5) / (f64::from(seen) + 1.0);
    let infos = || ids.iter().map(|&id| lexicon.info(id));
    let verbs = infos().filter_map(|info| lexicon.verbs.get(info.verb? as usize));
    if let Some(verb) = verbs.max_by(|a, b| share(a.cues, a.seen).total_cmp(&share(b.cues, b.seen))) {
        return (verb.lemma.clone(), verb.act.clone());
    }
    let nouns = infos().filter_map(|info| lexicon.nouns.get(info.noun? as usize));
    if let Some(noun) = nouns.max_by(|a, b| share(a.cues, a.seen).total_cmp(&share(b.cues, b.seen))) {
        return (noun.lemma.clone(), noun.act.clone());
    }
    let adjectives = infos().filter_map(|info| lexicon.adjectives.get(info.adjective? as usize));
    if let Some(adjective) = adjectives.max_by(|a, b| share(a.cues, a.seen).total_cmp(&share(b.cues, b.seen))) {
        return (adjective.lemma.clone(), adjective.act.clone());
    }
    let own = cue.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (if own.is_empty() { "(no cue)".to_owned() } else { own }, String::new())
}

#[cfg(test)]
mod tests {
    use super::cue_entry;
    use crate::lexicon::Lexicon;

    #[test]
    fn cues_are_known_by_their_dictionary_form() {
        let lemma = |cue: &str| cue_entry(cue, Lexicon::built_in()).0;
        assert_eq!(lemma("has repeatedly denied"), "deny");
        assert_eq!(lemma("has since said by interview"), "say");
        assert_eq!(lemma("According to"), "according to");
        assert_eq!(lemma(":"), ":");
        assert_eq!(lemma(""), "(no cue)");
    }
}
