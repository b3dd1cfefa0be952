//! What is noted while the weights of the ranker are learned: the candidates of each choice whose answer is known.

use super::candidate::Candidate;
use super::pronoun::Values;
use crate::lexicon::Lexicon;
use crate::mention::WordMap;
use crate::model::Class;
use crate::scorer::Record;

/// Who a mention is, by the annotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The words of the name, lower-cased, without articles.
    pub words: Vec<String>,
    /// The name is the source’s own words: nobody is named.
    pub written: bool,
}

/// A choice: each candidate’s features and whether it is right.
pub type Decision = Vec<(Record, bool)>;

/// The same for *he* and *she*: each candidate’s numbers.
pub type PronounDecision = Vec<(Values, bool)>;

/// Answers by mention, and the decisions that come of them.
#[derive(Debug, Default)]
pub struct Lesson {
    /// Who the mentions are whose speaker is known.
    pub answers: WordMap<usize, Answer>,
    /// What was decided where an answer is known and somebody right is among the candidates.
    pub decisions: Vec<Decision>,
    /// The same for *he* and *she*.
    pub pronouns: Vec<PronounDecision>,
    /// Whether the reading goes on with the right one, else with the one that the weights choose.
    pub leads: bool,
    /// The words of each referent’s fullest name, or of the descriptor that brought it on.
    names: Vec<(Vec<String>, bool)>,
}

impl Lesson {
    /// A lesson with these answers.
    pub fn new(answers: WordMap<usize, Answer>, leads: bool) -> Self {
        Self { answers, leads, ..Self::default() }
    }

    /// Notes a referent that comes into being: by name, or by a descriptor.
    pub(super) fn add(&mut self, words: Vec<String>, named: bool) {
        self.names.push((words, named));
    }

    /// Notes a referent that a descriptor brings on: by what it is called, if that is known, else by its words.
    pub(super) fn open(&mut self, mention: usize, words: Vec<String>) {
        let answer = self.answers.get(&mention).filter(|answer| answer.written);
        let words = answer.map_or(words, |answer| answer.words.clone());
        self.add(words, false);
    }

    /// Which candidates of a choice are right, where that is known and there is one.
    pub(super) fn right(&self, mention: usize, candidates: &[Candidate]) -> Option<Vec<bool>> {
        let answer = self.answers.get(&mention)?;
        let exact = |candidate: &Candidate| match candidate.referent {
            None => answer.written,
            Some(referent) => self.names[referent].0 == answer.words,
        };
        let near = |candidate: &Candidate| {
            candidate.referent.is_some_and(|referent| {
                let (words, named) = &self.names[referent];
                *named && !answer.written && is_near(words, &answer.words)
            })
        };
        let mut right: Vec<bool> = candidates.iter().map(exact).collect();
        if !right.contains(&true) {
            right = candidates.iter().map(near).collect();
        }
        right.contains(&true).then_some(right)
    }
}

/// The words of a name, made comparable: in small letters, without articles and possessive endings.
pub fn name_words(lexicon: &Lexicon, name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace('’', "'");
    let pieces = name.split_whitespace().map(|word| word.strip_suffix("'s").unwrap_or(word));
    let words = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    let article = |word: &&str| lexicon.info(lexicon.find(word)).classes.has(Class::Article);
    words.filter(|word| !article(word)).map(str::to_owned).collect()
}

/// Whether one of two names holds the other’s words, as *Tom McCabe MSP* those of *Tom McCabe*.
fn is_near(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}
