//! Quotation spans.

use std::ops::Range;

use super::Span;

/// Index of a quotation span in [`super::Analysis::quotes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteId(pub usize);

/// What a pair of marks is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteRole {
    /// Words that somebody said or wrote.
    Speech,
    /// A word or two held at arm's length (*the so-called “green corridor”*), a nickname.
    Scare,
    /// The title of a work (*the film “The Long Good Autumn”*).
    Work,
}

/// A run of text between quotation marks.
///
/// ```
/// use whosaid::model::QuoteRole;
/// let text = "“The bridge is safe,” said Ada Holm, who saw the film “The Long Night”.";
/// let quotes = whosaid::Engine::built_in().analyse(text).quotes;
/// assert_eq!((quotes[0].inner.slice(text), quotes[0].role), ("The bridge is safe,", QuoteRole::Speech));
/// assert_eq!((quotes[1].inner.slice(text), quotes[1].role), ("The Long Night", QuoteRole::Work));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteSpan {
    /// With the marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// Its tokens with the marks, as indices.
    pub tokens: Range<usize>,
    /// How many quotation spans it lies in.
    pub depth: usize,
    /// The one it lies in directly.
    pub parent: Option<QuoteId>,
    /// The span before it that it goes on from: marks re-opened at the start of a paragraph.
    pub continues: Option<QuoteId>,
    /// Whether a closing mark was found, or the next paragraph re-opens.
    pub closed: bool,
    /// What the marks are for.
    pub role: QuoteRole,
    /// Why it was taken for that, in a word or two, for `explain`.
    pub why: &'static str,
}
