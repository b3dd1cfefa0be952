//! Where words of statements stand in a text: short runs of the words of all statements, looked for in one pass.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::AhoCorasick;

use super::statement::Statement;
use super::words::Words;
use crate::error::{Error, Result};

/// Words of a run.
const LONG: usize = 3;
/// From how many words on a statement's part is looked for in runs of three; a shorter one in runs of two, so that a
/// changed word in its middle leaves something to find.
const LONG_FROM: usize = 7;
/// How often the same run of one statement is looked for.
const REPEATED: usize = 4;

/// A run of words that a statement and a text share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// Its first word in the text.
    pub(super) text: usize,
    /// Its first word in the statement.
    pub(super) statement: usize,
    /// How many words.
    pub(super) length: usize,
}

/// The runs of all statements.
#[derive(Debug)]
pub(super) struct Seeds {
    automaton: AhoCorasick,
    /// For each run the statements that have it, and where.
    owners: Vec<Vec<(usize, usize)>>,
    lengths: Vec<usize>,
}

impl Seeds {
    /// # Errors
    /// More runs than an automaton can hold.
    pub(super) fn new(statements: &[Statement]) -> Result<Self> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let (mut patterns, mut owners, mut lengths) = (Vec::new(), Vec::<Vec<(usize, usize)>>::new(), Vec::new());
        for (index, statement) in statements.iter().enumerate() {
            for (at, length) in runs(statement) {
                let pattern = format!(" {} ", statement.words[at..at + length].join(" "));
                let place = *places.entry(pattern.clone()).or_insert_with(|| {
                    patterns.push(pattern);
                    owners.push(Vec::new());
                    lengths.push(length);
                    owners.len() - 1
                });
                // What a statement says over and over would be found in every place of every other.
                if owners[place].iter().rev().take_while(|(owner, _)| *owner == index).count() < REPEATED {
                    owners[place].push((index, at));
                }
            }
        }
        let automaton = AhoCorasick::new(&patterns)
            .map_err(|error| Error::usage(format!("too many statements for one run; take fewer: {error}")))?;
        Ok(Self { automaton, owners, lengths })
    }

    /// The shared runs by statement, in the order of the text.
    pub(super) fn hits(&self, words: &Words) -> BTreeMap<usize, Vec<Hit>> {
        let mut out: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
        for found in self.automaton.find_overlapping_iter(words.folded()) {
            let Some(text) = words.at_folded(found.start() + 1) else { continue };
            let pattern = found.pattern().as_usize();
            for &(index, statement) in &self.owners[pattern] {
                out.entry(index).or_default().push(Hit { text, statement, length: self.lengths[pattern] });
            }
        }
        for hits in out.values_mut() {
            hits.sort_unstable();
        }
        out
    }
}

/// The runs by which a statement is looked for: first word and length. Single words only where there is nothing else.
fn runs(statement: &Statement) -> Vec<(usize, usize)> {
    let segments = statement.segments();
    let longest = segments.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    let mut out = Vec::new();
    for segment in segments {
        let length = match segment.len() {
            1 if longest > 1 => continue,
            1 => 1,
            words if words >= LONG_FROM => LONG,
            _ => 2,
        };
        out.extend((segment.start..=segment.end - length).map(|at| (at, length)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_wherever_they_stand() {
        let statements = ["We will win", "will win", "Win [it] now", "…"].map(Statement::new);
        let seeds = Seeds::new(&statements).expect("few");
        let hits = seeds.hits(&Words::new("“We will—win!” We will win now."));
        let places = |index: usize| hits.get(&index).map_or(0, Vec::len);
        assert_eq!([0, 1, 2, 3].map(places), [4, 2, 3, 0]);
        assert_eq!(hits[&0][0], Hit { text: 0, statement: 0, length: 2 });
    }
}
