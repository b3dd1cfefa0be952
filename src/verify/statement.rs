//! What is to be verified, taken apart: words, ellipses, and what stands in brackets.

use super::words::{fold, word_end};
use crate::model::Span;

/// A statement as its words.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    /// As it was given.
    pub(crate) text: String,
    /// The words, folded; those that its writer put in brackets are left out.
    pub(crate) words: Vec<String>,
    /// Where each stands in `text`.
    pub(crate) spans: Vec<Span>,
    /// Before which words an ellipsis stands.
    pub(crate) ellipses: Vec<usize>,
    /// What stands in brackets, and before which word.
    pub(crate) insertions: Vec<(usize, String)>,
}

impl Statement {
    pub(crate) fn new(text: &str) -> Self {
        Self::read(text, true)
    }

    /// The same with what stands in brackets as words like others, for a text that has them too; none where there are no
    /// brackets.
    pub(super) fn with_brackets_as_words(&self) -> Option<Self> {
        let cut = |span: &Span| span.slice(&self.text).contains('[');
        (!self.insertions.is_empty() || self.spans.iter().any(cut)).then(|| Self::read(&self.text, false))
    }

    fn read(text: &str, brackets_apart: bool) -> Self {
        let mut found = Self { text: text.to_owned(), ..Self::default() };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            at = if let Some(end) = ellipsis(text, at) {
                found.ellipses.push(found.words.len());
                end
            } else if let Some(end) = bracketed_letters(text, at).filter(|_| brackets_apart) {
                found.push(Span::new(at, end));
                end
            } else if let Some(inner) = brackets(text, at).filter(|_| brackets_apart) {
                found.insertions.push((found.words.len(), inner.slice(text).to_owned()));
                inner.end + 1
            } else if c.is_alphanumeric() {
                let end = word_end(text, at);
                found.push(Span::new(at, end));
                end
            } else {
                at + c.len_utf8()
            };
        }
        found
    }

    fn push(&mut self, span: Span) {
        let mut word = String::new();
        fold(&span.slice(&self.text).replace(['[', ']'], ""), &mut word);
        self.words.push(word);
        self.spans.push(span);
    }

    /// Whether an ellipsis stands between two words, or at their edges.
    pub(crate) fn has_ellipsis(&self, from: usize, to: usize) -> bool {
        self.ellipses.iter().any(|at| (from..=to).contains(at))
    }

    /// Whether an ellipsis or brackets stand before a word.
    pub(crate) fn is_parted(&self, word: usize) -> bool {
        self.has_ellipsis(word, word) || self.insertions.iter().any(|(at, _)| *at == word)
    }

    /// What stands in brackets between two words, or at their edges.
    pub(crate) fn inserted(&self, from: usize, to: usize) -> impl Iterator<Item = &str> {
        self.insertions.iter().filter(move |(at, _)| (from..=to).contains(at)).map(|(_, words)| words.as_str())
    }

    /// The runs of words that neither an ellipsis nor brackets part.
    pub(crate) fn segments(&self) -> Vec<std::ops::Range<usize>> {
        let mut cuts: Vec<usize> =
            self.ellipses.iter().copied().chain(self.insertions.iter().map(|(at, _)| *at)).collect();
        cuts.extend([0, self.words.len()]);
        cuts.sort_unstable();
        cuts.windows(2).filter(|pair| pair[0] < pair[1]).map(|pair| pair[0]..pair[1]).collect()
    }
}

/// Whether an ellipsis stands in a stretch.
pub(super) fn holds_ellipsis(text: &str) -> bool {
    text.char_indices().any(|(at, _)| ellipsis(text, at).is_some())
}

/// Where the ellipsis ends that begins here: three dots or their sign, in brackets of either kind or without.
fn ellipsis(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let inner = rest.trim_start_matches(['[', '(']);
    let opened = rest.len() - inner.len();
    let behind = inner.trim_start_matches(['.', '…', ' ']);
    let dots = &inner[..inner.len() - behind.len()];
    let is_ellipsis = dots.contains('…') || dots.matches('.').count() >= 3;
    if opened > 1 || !is_ellipsis || dots.starts_with(' ') {
        return None;
    }
    let end = rest.len() - behind.len();
    match opened {
        0 => Some(at + end),
        _ => behind.starts_with([']', ')']).then_some(at + end + 1),
    }
}

/// Where a word ends whose first letters stand in brackets: *[W]e*.
fn bracketed_letters(text: &str, at: usize) -> Option<usize> {
    let inner = brackets(text, at)?;
    let whole = inner.slice(text).chars().all(char::is_alphanumeric);
    let rest = &text[inner.end + 1..];
    (whole && rest.starts_with(char::is_alphanumeric)).then(|| word_end(text, inner.end + 1))
}

/// What stands in square brackets that open here.
fn brackets(text: &str, at: usize) -> Option<Span> {
    let rest = text[at..].strip_prefix('[')?;
    let length = rest.find([']', '['])?;
    (length > 0 && rest[length..].starts_with(']')).then(|| Span::new(at + 1, at + 1 + length))
}

#[cfg(test)]
mod tests {
    use super::Statement;

    #[test]
    fn statements_are_taken_apart() {
        let one = Statement::new("“... [W]e won't go [to Rome] ... or . . . stay [...] now.”…");
        assert_eq!(one.words, ["we", "won't", "go", "or", "stay", "now"]);
        assert_eq!(one.ellipses, [0, 3, 4, 5, 6]);
        assert_eq!(one.insertions, [(3, "to Rome".to_owned())]);
        assert_eq!(one.segments(), [0..3, 3..4, 4..5, 5..6]);
    }

    #[test]
    fn brackets_may_be_words_like_others() {
        let one = Statement::new("[W]e won't go [to Rome] [...] now");
        let whole = one.with_brackets_as_words().expect("there are brackets");
        assert_eq!(whole.words, ["w", "e", "won't", "go", "to", "rome", "now"]);
        assert!(whole.ellipses == [6] && whole.insertions.is_empty());
        assert!(Statement::new("we won't go [...] now").with_brackets_as_words().is_none());
    }

    #[test]
    fn full_stops_and_open_brackets_are_no_ellipses() {
        let one = Statement::new("No. No.. [never closed (a) end.");
        assert_eq!(one.words, ["no", "no", "never", "closed", "a", "end"]);
        assert!(one.ellipses.is_empty() && one.insertions.is_empty());
        assert!(Statement::new("— …").words.is_empty());
    }
}
