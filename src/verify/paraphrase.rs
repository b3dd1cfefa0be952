//! Rows that say perhaps the same in other words: their contents share most of a statement's telling words.

use std::collections::{BTreeSet, HashMap};

use super::passage::Passage;
use super::statement::Statement;
use super::words::Words;
use crate::lexicon::Lexicon;
use crate::model::{Class, Classes, Shape};

/// A word with fewer letters tells too little.
const SHORTEST: usize = 4;
/// Words count as the same that share so many first letters: *rebuild, rebuilding*.
const STEM: usize = 5;
/// A paraphrase shares at least so many telling words, and at least half of the statement's.
const LEAST: usize = 3;

/// Words that stand in any sentence.
const FUNCTION: Classes = Classes::of(&[
    Class::Article,
    Class::Possessive,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Demonstrative,
    Class::Relative,
    Class::Interrogative,
    Class::That,
    Class::Preposition,
    Class::And,
    Class::But,
    Class::Subordinator,
    Class::If,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Negation,
    Class::Quantifier,
    Class::There,
]);

/// Which statements have which telling words.
#[derive(Debug)]
pub(super) struct Stems {
    owners: HashMap<String, Vec<usize>>,
    /// How many each statement has.
    counts: Vec<usize>,
}

impl Stems {
    pub(super) fn new(statements: &[Statement], lexicon: &Lexicon) -> Self {
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        let mut counts = Vec::with_capacity(statements.len());
        for (index, statement) in statements.iter().enumerate() {
            let stems: BTreeSet<String> = statement.words.iter().filter_map(|word| stem(word, lexicon)).collect();
            counts.push(stems.len());
            for stem in stems {
                owners.entry(stem).or_default().push(index);
            }
        }
        Self { owners, counts }
    }

    /// For each statement that a row may paraphrase, the row and the share of telling words that it has; the best row.
    pub(super) fn rows(&self, passage: &Passage<'_>, lexicon: &Lexicon) -> HashMap<usize, (usize, f32)> {
        let mut best: HashMap<usize, (usize, f32)> = HashMap::new();
        for (row, attribution) in passage.analysis.attributions.iter().enumerate() {
            let words = attribution.content.iter().flat_map(|span| passage.words.within(*span));
            let stems: BTreeSet<String> = words.filter_map(|word| stem(passage.words.word(word), lexicon)).collect();
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for owner in stems.iter().filter_map(|stem| self.owners.get(stem)).flatten() {
                *shared.entry(*owner).or_default() += 1;
            }
            for (statement, count) in shared {
                let share = count as f32 / self.counts[statement] as f32;
                if count >= LEAST && 2 * count >= self.counts[statement] {
                    let old = best.entry(statement).or_insert((row, share));
                    if share > old.1 {
                        *old = (row, share);
                    }
                }
            }
        }
        best
    }
}

/// The first letters of a telling word.
pub(crate) fn stem(word: &str, lexicon: &Lexicon) -> Option<String> {
    is_telling(word, lexicon).then(|| word.chars().take(STEM).collect())
}

/// Whether a folded word tells what a statement is about.
pub(super) fn is_telling(word: &str, lexicon: &Lexicon) -> bool {
    let classes = lexicon.classes(lexicon.find(word), Shape::Lower);
    word.chars().count() >= SHORTEST && !classes.any(FUNCTION)
}

/// Whether a name as somebody wrote it may be one of a row's speakers: without titles, all words of the shorter name stand
/// in the longer one.
pub(crate) fn may_be(claimed: &str, speakers: &[String], lexicon: &Lexicon) -> bool {
    let bare = |name: &str| -> BTreeSet<String> {
        let words = Words::new(name);
        let all = || (0..words.len()).map(|index| words.word(index).to_owned());
        let title = Classes::of(&[Class::Courtesy, Class::Role, Class::RoleModifier, Class::Article]);
        let is_title = |word: &String| {
            [Shape::Lower, Shape::Title].iter().any(|shape| lexicon.classes(lexicon.find(word), *shape).any(title))
        };
        let names: BTreeSet<String> = all().filter(|word| !is_title(word)).collect();
        if names.is_empty() { all().collect() } else { names }
    };
    let claimed = bare(claimed);
    speakers.iter().map(|name| bare(name)).any(|name| name.is_subset(&claimed) || claimed.is_subset(&name))
}
