//! The closed sets of words that the measures name, read from the file beside this one.

use once_cell::sync::Lazy;
use std::collections::HashSet;

const FILE: &str = include_str!("measure.tsv");

static ARTICLES: Lazy<Set> = Lazy::new(|| Set::of(&["article"]));
static FUNCTION: Lazy<Set> = Lazy::new(|| Set::of(&["article", "function"]));
static NOT_NAMES: Lazy<Set> = Lazy::new(|| Set::of(&["article", "function", "not-name"]));
static UNNAMED: Lazy<Set> = Lazy::new(|| Set::of(&["unnamed"]));
static CLIPPED: Lazy<Set> = Lazy::new(|| Set::of(&["clipped"]));

/// A set of lower-case words.
#[derive(Debug)]
pub(super) struct Set(HashSet<&'static str>);

impl Set {
    fn of(names: &[&str]) -> Self {
        let rows = FILE.lines().filter_map(|line| line.split_once('\t'));
        let named = rows.filter(|(name, _)| names.contains(name));
        Self(named.flat_map(|(_, rest)| rest.split('\t').next().unwrap_or("").split('|')).collect())
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word.to_lowercase().as_str())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }
}

/// *a, an, the*
pub(super) fn articles() -> &'static Set {
    &ARTICLES
}

/// Articles, prepositions and the like.
pub(super) fn function_words() -> &'static Set {
    &FUNCTION
}

/// Words that are no part of a name even where they have a capital.
pub(super) fn not_names() -> &'static Set {
    &NOT_NAMES
}

/// Words that do not count where speakers' names are compared.
pub(super) fn unnamed() -> &'static Set {
    &UNNAMED
}

/// Words written with an apostrophe at their head.
pub(super) fn clipped() -> &'static Set {
    &CLIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_has_its_words() {
        assert!(articles().has("The") && !articles().has("of"));
        assert!(function_words().has("of") && function_words().has("an"));
        assert!(not_names().has("Several") && not_names().has("which"));
        assert!(unnamed().has("former") && clipped().has("'til"));
    }
}
