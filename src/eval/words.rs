//! A text as its words, the measure in which spans are compared.

use once_cell::sync::Lazy;

use regex::Regex;

use crate::model::Span;

// A fixed pattern, which the tests compile; it cannot fail elsewhere.
static WORD: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*").unwrap_or_else(|error| panic!("pattern of a word: {error}"))
});

/// The words of a text: runs of letters and digits, with apostrophes inside. Spans of people and programs differ in
/// marks and spaces that nobody cares for, so they are compared by the words they hold.
///
/// ```
/// use whosaid::eval::Words;
/// let words = Words::new("Don’t re-open");
/// assert_eq!((words.word(0), words.spans().len()), ("Don’t", 3));
/// ```
#[derive(Debug)]
pub struct Words<'a> {
    text: &'a str,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    /// Finds the words of `text`.
    pub fn new(text: &'a str) -> Self {
        let spans = WORD.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect();
        Self { text, spans }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where each word stands.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// A word.
    pub fn word(&self, index: usize) -> &'a str {
        self.spans.get(index).map_or("", |span| span.slice(self.text))
    }

    /// The words of which at least half of the characters lie in `spans`, in order.
    pub fn covered(&self, spans: &[Span]) -> Vec<usize> {
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for span in spans {
            let first = self.spans.partition_point(|word| word.end <= span.start);
            for (index, word) in self.spans.iter().enumerate().skip(first) {
                if word.start >= span.end {
                    break;
                }
                hits.push((index, self.length(Span::new(word.start.max(span.start), word.end.min(span.end)))));
            }
        }
        hits.sort_unstable();
        let mut out: Vec<(usize, usize)> = Vec::new();
        for (index, length) in hits {
            match out.last_mut() {
                Some((last, sum)) if *last == index => *sum += length,
                _ => out.push((index, length)),
            }
        }
        out.retain(|&(index, length)| 2 * length >= self.length(self.spans[index]));
        out.into_iter().map(|(index, _)| index).collect()
    }

    fn length(&self, span: Span) -> usize {
        span.slice(self.text).chars().count()
    }
}

/// How many words two sorted lists share.
pub fn shared(a: &[usize], b: &[usize]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// The Jaccard index of two sorted lists: shared words over all words of either; 0 where both are empty.
///
/// ```
/// assert_eq!(whosaid::eval::jaccard(&[1, 2, 3], &[2, 3, 4]), 0.5);
/// ```
pub fn jaccard(a: &[usize], b: &[usize]) -> f64 {
    let both = shared(a, b);
    let either = a.len() + b.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hold_apostrophes_but_no_hyphens_or_underscores() {
        let words = Words::new("Don’t re-open snake_case, l'été 3rd 'x'");
        let found: Vec<&str> = (0..words.spans().len()).map(|index| words.word(index)).collect();
        assert_eq!(found, ["Don’t", "re", "open", "snake", "case", "l'été", "3rd", "x"]);
    }

    #[test]
    fn half_of_a_word_is_enough() {
        let words = Words::new("abcd été");
        assert_eq!(words.covered(&[Span::new(2, 5)]), [0]);
        assert_eq!(words.covered(&[Span::new(3, 8)]), [1]);
        // The first letter of “été” has two bytes, and is a third of it.
        assert!(words.covered(&[Span::new(5, 7)]).is_empty());
        assert_eq!(words.covered(&[Span::new(0, 1), Span::new(3, 4)]), [0]);
    }

    #[test]
    fn overlap_is_counted_over_sorted_lists() {
        assert_eq!(shared(&[1, 3, 5], &[2, 3, 5, 9]), 2);
        assert!((jaccard(&[1, 2, 3], &[2, 3, 4]) - 0.5).abs() < 1e-9);
        assert!(jaccard(&[], &[]).abs() < 1e-9);
    }
}
