//! A text as words that can be compared: letters and digits, whatever their case and the kind of their apostrophes.

use crate::model::Span;

/// The words of a text.
#[derive(Debug)]
pub(crate) struct Words {
    /// The folded words with a space before, between and behind them.
    folded: String,
    /// Where each word begins in `folded`.
    starts: Vec<usize>,
    /// Where each stands in the text.
    spans: Vec<Span>,
}

impl Words {
    pub(crate) fn new(text: &str) -> Self {
        let mut words = Self { folded: String::with_capacity(text.len() + 2), starts: Vec::new(), spans: Vec::new() };
        words.folded.push(' ');
        let mut from = 0;
        while let Some(span) = next_word(text, from) {
            words.starts.push(words.folded.len());
            fold(span.slice(text), &mut words.folded);
            words.folded.push(' ');
            words.spans.push(span);
            from = span.end;
        }
        words
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// All of them, folded, with a space before, between and behind them.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// A word, folded.
    pub(crate) fn word(&self, index: usize) -> &str {
        let start = self.starts[index];
        let end = self.starts.get(index + 1).map_or(self.folded.len(), |next| *next) - 1;
        &self.folded[start..end]
    }

    /// The word that begins at a byte of [`Words::folded`].
    pub(crate) fn at_folded(&self, byte: usize) -> Option<usize> {
        self.starts.binary_search(&byte).ok()
    }

    pub(crate) fn span(&self, index: usize) -> Span {
        self.spans[index]
    }

    /// The words that lie in a span of the text, whole or in part.
    pub(crate) fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.spans.partition_point(|word| word.end <= span.start);
        let last = self.spans.partition_point(|word| word.start < span.end);
        first..last.max(first)
    }
}

/// The next run of letters and digits, with apostrophes inside.
pub(super) fn next_word(text: &str, from: usize) -> Option<Span> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    Some(Span::new(start, word_end(text, start)))
}

/// Where the word ends that begins at `start`.
pub(super) fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let inside = is_apostrophe(c) && rest.peek().is_some_and(|next| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Lower case, with straight apostrophes.
pub(super) fn fold(word: &str, into: &mut String) {
    let one = |c: char| if is_apostrophe(c) { '\'' } else { c };
    into.extend(word.chars().map(one).flat_map(char::to_lowercase));
}

pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_places() {
        let text = "“Don’t,” said ÉMILE’s aunt: 3.5";
        let words = Words::new(text);
        assert_eq!(words.folded(), " don't said émile's aunt 3 5 ");
        assert_eq!((words.len(), words.word(2), words.span(2).slice(text)), (6, "émile's", "ÉMILE’s"));
        assert_eq!(words.within(Span::new(0, text.find("aunt").unwrap_or(0))), 0..3);
        assert_eq!(words.at_folded(1), Some(0));
        assert_eq!(Words::new("…").len(), 0);
    }
}
