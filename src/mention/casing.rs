//! Which words the document itself writes with a capital where no capital is due, and which it also writes small.

use super::look::{CLOSED, Look};
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
}

impl Casing {
    pub(super) fn new(look: &Look<'_>) -> Self {
        let mut seen = vec![(0, 0); look.words.len()];
        for at in 0..look.tokens.len() {
            if !look.is_word(at) {
                continue;
            }
            let capital = look.is_capital(at);
            if capital && (look.is_initial(at) || look.is_headline(at)) {
                continue;
            }
            if !capital {
                seen[look.words.number(at)].0 += 1;
                continue;
            }
            if let Some((_, last)) = look.word(at).rsplit_once('-')
                && let Some(word) = look.words.find(last)
            {
                // al-Marzouq: Marzouq is a name too.
                seen[word].1 += 1;
            }
            seen[look.words.number(at)].1 += 1;
        }
        Self { seen }
    }

    /// Notes a word of somebody’s full name, which may have stood only where a capital tells nothing. Gives whether that
    /// is news.
    pub(super) fn add_name(&mut self, look: &Look<'_>, at: usize) -> bool {
        if self.is_common(look, at) || self.is_name(look, at) {
            return false;
        }
        self.seen[look.words.number(at)].1 += 1;
        true
    }

    fn counts(&self, look: &Look<'_>, at: usize) -> (u32, u32) {
        self.seen[look.words.number(at)]
    }

    /// Written with a capital in mid-sentence, and hardly ever small.
    pub(super) fn is_name(&self, look: &Look<'_>, at: usize) -> bool {
        let (lower, capital) = self.counts(look, at);
        capital > lower
    }

    /// Whether the word at `at` is an ordinary one: written small somewhere, or known to the lexicons as no name.
    pub(super) fn is_common(&self, look: &Look<'_>, at: usize) -> bool {
        let (lower, capital) = self.counts(look, at);
        lower > 0 && lower >= capital || look.any(at, COMMON) && capital == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Casing;
    use crate::mention::testing::read;

    #[test]
    fn a_capital_counts_in_mid_sentence_only() {
        read("Kelp grows. Divers plant kelp. They met Solbakken there. Solbakken left.", |look, _| {
            let casing = Casing::new(look);
            let at = |word: &str| (0..look.tokens.len()).find(|&at| look.word(at) == word).unwrap_or_default();
            assert!(casing.is_common(look, at("Kelp")));
            assert!(casing.is_name(look, at("Solbakken")));
        });
    }
}
