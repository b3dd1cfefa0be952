//! Tokens, sentences, paragraphs and what the head of an article says of itself.

use std::ops::Range;

use super::{Classes, Span};

/// Index of a word's entry in the compiled lexicon; [`WordId::UNKNOWN`] for words that stand in none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no lexicon holds.
    pub const UNKNOWN: Self = Self(0);
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with inner hyphens, apostrophes or full stops (*U.S.*).
    Word,
    /// Split off the end of a word: *'s*, *'re*, *n't* stays with its verb.
    Clitic,
    /// Digits, perhaps with signs, separators and letters behind.
    Number,
    /// A quotation mark (or an apostrophe standing alone).
    Mark,
    /// Any other sign.
    Punct,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// *minister*
    Lower,
    /// *Minister*
    Title,
    /// *NATO*, *U.S.*
    Upper,
    /// *McCain*, *al-Busaidi*, *iPhone*
    Mixed,
    /// Anything without a letter.
    Other,
}

/// One token: a word, number, mark or sign, with what the lexicons know of it.
///
/// ```
/// let text = "Ann Lee won.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let tokens: Vec<&str> = analysis.tokens.iter().map(|token| token.span.slice(text)).collect();
/// assert_eq!(tokens, ["Ann", "Lee", "won", "."]);
/// assert!(analysis.tokens[0].is_capitalised());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space stands before it (true at the start of the text).
    pub spaced: bool,
    /// The hash of its text: see [`word_hash`](crate::lexicon::word_hash).
    pub hash: u64,
    /// Its entry in the compiled lexicon.
    pub word: WordId,
    /// The word classes it may belong to.
    pub classes: Classes,
}

impl Token {
    /// Whether it starts with a capital letter.
    ///
    /// ```
    /// let analysis = whosaid::Engine::built_in().analyse("Ann won.");
    /// let capitals: Vec<bool> = analysis.tokens.iter().map(|token| token.is_capitalised()).collect();
    /// assert_eq!(capitals, [true, false, false]);
    /// ```
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed)
    }
}

/// A sentence: a run of tokens inside one paragraph.
///
/// ```
/// let text = "It rained. Ann Lee won.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let sentences: Vec<&str> = analysis.sentences.iter().map(|sentence| sentence.span.slice(text)).collect();
/// assert_eq!(sentences, ["It rained.", "Ann Lee won."]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens, as indices.
    pub tokens: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// What part an article's paragraph plays. The weights know each by its number, so a new one takes the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The headline of the article.
    Title = 0,
    /// *By Staff, Agencies*
    Byline = 1,
    /// A line with nothing but a date.
    Date = 2,
    /// A short line without a sentence in it, between body paragraphs.
    Heading = 3,
    /// Running text.
    Body = 4,
}

impl ParagraphKind {
    /// Its name, as the pages have it.
    ///
    /// ```
    /// assert_eq!(whosaid::model::ParagraphKind::Byline.as_str(), "byline");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Heading => "heading",
            Self::Body => "body",
        }
    }
}

/// A line of the text that is not blank.
///
/// ```
/// let text = "It rained.\n\nAnn Lee won.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let paragraphs: Vec<&str> = analysis.paragraphs.iter().map(|paragraph| paragraph.span.slice(text)).collect();
/// assert_eq!(paragraphs, ["It rained.", "Ann Lee won."]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first character that is not white space to its last.
    pub span: Span,
    /// What part it plays.
    pub kind: ParagraphKind,
    /// Where its running text begins: behind a dateline (*LONDON (Reuters) —*) or a leading date.
    pub body: usize,
    /// Its tokens, as indices.
    pub tokens: Range<usize>,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
}

/// What the head of the text says of itself.
///
/// ```
/// let text = "Bridge to reopen\nBy Ann Lee\n3 March 2024\n\nMayor Ada Holm said the bridge was safe.";
/// let head = whosaid::Engine::built_in().analyse(text).metadata;
/// assert_eq!(head.title.map(|span| span.slice(text)), Some("Bridge to reopen"));
/// assert_eq!(head.date_iso.as_deref(), Some("2024-03-03"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<Span>,
    /// The date as written in the head of the text.
    pub date: Option<Span>,
    /// The same, as `YYYY-MM-DD`, where it could be read.
    pub date_iso: Option<String>,
    /// The byline.
    pub byline: Option<Span>,
}
