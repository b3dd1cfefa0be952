//! Which words the document itself writes with a capital where no capital is due, and which it also writes small.

use super::view::{CLOSED, View};
use super::words::WordSet;
use crate::model::{Class, Classes};

/// Words whose capital at the start of a sentence is that of the sentence.
pub(super) const COMMON: Classes = Classes::of(&[
    Class::CueVerb,
    Class::CueNoun,
    Class::CueAdjective,
    Class::OtherVerb,
    Class::Adverb,
    Class::Hearsay,
    Class::Quantifier,
    Class::Number,
    Class::Role,
    Class::RoleModifier,
    Class::Group,
    Class::PersonNoun,
    Class::Document,
    Class::Media,
    Class::Body,
    Class::Time,
    Class::Past,
    Class::Ing,
    Class::Work,
])
.with(CLOSED);

/// Counts of each word's spellings.
#[derive(Debug, Default)]
pub(super) struct Casing {
    /// How often it is written small and with a capital, by the word's number.
    seen: Vec<(u32, u32)>,
    /// Pairs of words, by their numbers, that stand side by side with capitals in mid-sentence.
    pairs: WordSet<(usize, usize)>,
    /// Words with a capital in mid-sentence and none right before, by their numbers.
    apart: WordSet<usize>,
}

impl Casing {
    pub(super) fn new(view: &View<'_>) -> Self {
        let mut seen = vec![(0, 0); view.words.len()];
        let mut pairs = WordSet::default();
        let mut apart = WordSet::default();
        for at in 0..view.tokens.len() {
            if !view.is_word(at) {
                continue;
            }
            let capital = view.is_capital(at);
            if capital && (view.is_initial(at) || view.is_headline(at)) {
                continue;
            }
            if !capital {
                seen[view.words.number(at)].0 += 1;
                continue;
            }
            if let Some((_, last)) = view.word(at).rsplit_once('-')
                && let Some(word) = view.words.find(last)
            {
                // al-Marzouq: Marzouq is a name too.
                seen[word].1 += 1;
            }
            seen[view.words.number(at)].1 += 1;
            if at > 0 && !view.is_capital(at - 1) {
                apart.insert(view.words.number(at));
            }
            if view.is_capital(at + 1) {
                pairs.insert((view.words.number(at), view.words.number(at + 1)));
            }
        }
        Self { seen, pairs, apart }
    }

    /// Whether the word at `at` and the capital behind it stand side by side in mid-sentence too, so that a name begins with
    /// it: *Public Health* where *the Public Health Agency* is met.
    pub(super) fn is_front(&self, view: &View<'_>, at: usize) -> bool {
        view.is_capital(at + 1) && self.pairs.contains(&(view.words.number(at), view.words.number(at + 1)))
    }

    /// Whether the word stands with a capital in mid-sentence and no capital before, so that a name begins with it.
    pub(super) fn is_apart(&self, view: &View<'_>, at: usize) -> bool {
        self.apart.contains(&view.words.number(at))
    }

    /// Notes a word of somebody’s full name, which may have stood only where a capital tells nothing. Gives whether that
    /// is news.
    pub(super) fn add_name(&mut self, view: &View<'_>, at: usize) -> bool {
        if self.is_common(view, at) || self.is_name(view, at) {
            return false;
        }
        self.seen[view.words.number(at)].1 += 1;
        true
    }

    fn counts(&self, view: &View<'_>, at: usize) -> (u32, u32) {
        self.seen[view.words.number(at)]
    }

    /// Written with a capital in mid-sentence, and hardly ever small.
    pub(super) fn is_name(&self, view: &View<'_>, at: usize) -> bool {
        let (lower, capital) = self.counts(view, at);
        capital > lower
    }

    /// Written small, and not less often than with a capital where none is due.
    pub(super) fn is_written_small(&self, view: &View<'_>, at: usize) -> bool {
        let (lower, capital) = self.counts(view, at);
        lower > 0 && lower >= capital
    }

    /// Whether the word at `at` is an ordinary one: written small somewhere, or known to the lexicons as no name.
    pub(super) fn is_common(&self, view: &View<'_>, at: usize) -> bool {
        let (_, capital) = self.counts(view, at);
        self.is_written_small(view, at) || view.any(at, COMMON) && capital == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Casing;
    use crate::mention::testing::read;

    #[test]
    fn a_capital_counts_in_mid_sentence_only() {
        read("Kelp grows. Divers plant kelp. They met Solbakken there. Solbakken left.", |view, _| {
            let casing = Casing::new(view);
            let at = |word: &str| (0..view.tokens.len()).find(|&at| view.word(at) == word).unwrap_or_default();
            assert!(casing.is_common(view, at("Kelp")));
            assert!(casing.is_name(view, at("Solbakken")));
        });
    }
}
