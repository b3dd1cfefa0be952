//! A text made ready to be searched: its words, which of them people are said to have said, and in which row.

use super::words::Words;
use crate::model::{Analysis, QuoteRole};

/// A text with what was found in it.
pub(super) struct Passage<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) words: Words,
    /// For each word, whether it stands in the content of a row or between marks of speech.
    said: Vec<bool>,
    /// For each word, whether it stands between marks of speech.
    quoted: Vec<bool>,
    /// How many said words stand before each word.
    said_before: Vec<usize>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let words = Words::new(text);
        let mut quoted = vec![false; words.len()];
        for quote in analysis.quotes.iter().filter(|quote| quote.role == QuoteRole::Speech) {
            quoted[words.within(quote.inner)].fill(true);
        }
        let mut said = quoted.clone();
        for content in analysis.attributions.iter().flat_map(|row| &row.content) {
            said[words.within(*content)].fill(true);
        }
        let mut said_before = Vec::with_capacity(words.len() + 1);
        said_before.push(0);
        for (index, said) in said.iter().enumerate() {
            said_before.push(said_before[index] + usize::from(*said));
        }
        Self { text, analysis, words, said, quoted, said_before }
    }

    pub(super) fn is_said(&self, word: usize) -> bool {
        self.said.get(word).copied().unwrap_or(false)
    }

    pub(super) fn is_quoted(&self, word: usize) -> bool {
        self.quoted.get(word).copied().unwrap_or(false)
    }

    /// Whether the words from `from` up to `to` stand between two that are said.
    pub(super) fn between_said(&self, from: usize, to: usize) -> bool {
        from > 0 && self.is_said(from - 1) && self.is_said(to)
    }

    /// How many words from `from` up to `to` a quoter who leaves out attributions has left out.
    pub(super) fn missing(&self, from: usize, to: usize) -> usize {
        if to <= from {
            0
        } else if self.between_said(from, to) {
            self.said_before[to] - self.said_before[from]
        } else {
            to - from
        }
    }

    /// The words around one that belong together: the piece of a content that it stands in, else its sentence.
    pub(super) fn unit(&self, word: usize) -> std::ops::Range<usize> {
        let span = self.words.span(word);
        let contents = self.analysis.attributions.iter().flat_map(|row| &row.content);
        let content = contents.filter(|content| content.contains(span)).min_by_key(|content| content.len());
        let sentence = || self.analysis.sentences.iter().map(|sentence| &sentence.span).find(|own| own.contains(span));
        content.or_else(sentence).map_or(word..word + 1, |unit| self.words.within(*unit))
    }

    /// Whether a sentence begins with a word, or the text is at its end.
    pub(super) fn begins_sentence(&self, word: usize) -> bool {
        if word >= self.words.len() {
            return true;
        }
        let start = self.words.span(word).start;
        let after = self.analysis.sentences.partition_point(|sentence| sentence.span.start <= start);
        let Some(sentence) = after.checked_sub(1).map(|at| &self.analysis.sentences[at]) else { return word == 0 };
        self.words.within(sentence.span).start == word
    }

    /// The row whose content holds most of these words.
    pub(super) fn row(&self, words: &[usize]) -> Option<usize> {
        let held = |content: &[crate::model::Span]| {
            let ranges = content.iter().map(|span| self.words.within(*span));
            let count = |range: std::ops::Range<usize>| {
                words.partition_point(|word| *word < range.end) - words.partition_point(|word| *word < range.start)
            };
            ranges.map(count).sum::<usize>()
        };
        let counts = self.analysis.attributions.iter().map(|row| held(&row.content)).enumerate();
        let best = counts.filter(|(_, count)| *count > 0).reduce(|a, b| if b.1 > a.1 { b } else { a });
        best.map(|(index, _)| index)
    }
}
