//! Text into paragraphs, tokens and sentences, all with byte spans into the original text.
//!
//! The first stage. It never fails: any string has a segmentation, and every span slices its own text. Paragraphs hold
//! sentences, sentences tile the tokens of their paragraph.

mod date;
mod dateline;
mod head;
mod paragraphs;
mod sentences;
mod tokens;

use crate::lexicon::Lexicon;
use crate::model::{Metadata, Paragraph, Sentence, Token};

/// What the first stage gives.
#[derive(Debug, Clone, Default)]
pub struct Segmentation {
    /// What the head of the text says of itself.
    pub metadata: Metadata,
    /// Lines that are not blank.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Tokens.
    pub tokens: Vec<Token>,
}

/// The date that a line begins with, as `YYYY-MM-DD`; none where it begins with something else. Whether the month has
/// such a day is not asked.
///
/// ```
/// use whosaid::{lexicon::Lexicon, segment::date_at_start};
/// let date = date_at_start("Oct. 3rd, 2025, 10:30", Lexicon::built_in());
/// assert_eq!(date.as_deref(), Some("2025-10-03"));
/// ```
pub fn date_at_start(line: &str, lexicon: &Lexicon) -> Option<String> {
    date::date(line, lexicon).map(|(_, iso)| iso)
}

/// Cuts `text` into paragraphs, tokens and sentences.
///
/// ```
/// use whosaid::{lexicon::Lexicon, segment::segment};
/// let text = "Mr. Dale left the U.S. He did not say why.";
/// let found = segment(text, Lexicon::built_in());
/// assert_eq!(found.sentences.len(), 2);
/// assert_eq!(found.tokens[0].span.slice(text), "Mr.");
/// ```
pub fn segment(text: &str, lexicon: &Lexicon) -> Segmentation {
    // A token to five bytes, or a few more.
    let mut found = Segmentation { tokens: Vec::with_capacity(text.len() / 5), ..Segmentation::default() };
    for span in paragraphs::paragraphs(text) {
        let first = found.tokens.len();
        tokens::tokenize(text, span, lexicon, &mut found.tokens);
        let tokens = first..found.tokens.len();
        let first_sentence = found.sentences.len();
        let index = found.paragraphs.len();
        sentences::split(text, &found.tokens, tokens.clone(), index, lexicon, &mut found.sentences);
        found.paragraphs.push(Paragraph {
            span,
            kind: crate::model::ParagraphKind::Body,
            body: span.start,
            tokens,
            sentences: first_sentence..found.sentences.len(),
        });
    }
    found.metadata = head::read_head(text, &mut found.paragraphs, lexicon);
    found
}
