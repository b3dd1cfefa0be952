//! Plain types that the stages hand to each other. Nothing here decides anything: span arithmetic only.
//!
//! Every span is a half-open byte range into the original text, on character boundaries. Outputs for people and for
//! other languages convert to Unicode code points at the very end ([`crate::export`]).

mod attribution;
mod classes;
mod considered;
mod entity;
mod joined;
mod quote;
mod span;
mod text;

pub use attribution::{
    Attribution, Candidate, ContentType, CueId, CueMatch, CueSource, Day, Evidence, Ground, Naming, Polarity, Reason,
    SpeakerKind, When, joined,
};
pub use classes::{Class, Classes};
pub use considered::{Considered, Outcome, Step};
pub use entity::{Ambiguous, Entity, EntityId, EntityKind, Gender, Listed, Mention, MentionId, MentionKind};
pub(crate) use joined::Joined;
pub use quote::{QuoteId, QuoteRole, QuoteSpan};
pub use span::Span;
pub use text::{Metadata, Paragraph, ParagraphKind, Sentence, Shape, Token, TokenKind, WordId};

/// Everything the analysis of one document found, stage by stage. Built by [`crate::Engine`].
///
/// ```
/// let text = "“We won,” said Ann Lee.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let (row, naming) = (&analysis.attributions[0], &analysis.namings[0]);
/// assert_eq!(row.content[0].slice(text), "“We won,”");
/// assert_eq!(naming.speakers, ["Ann Lee"]);
/// assert_eq!(analysis.entities[naming.entities[0].0].name, "Ann Lee");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// What the head of the text says of itself: title, date, author.
    pub metadata: Metadata,
    /// Paragraphs in text order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in text order; they tile the tokens.
    pub sentences: Vec<Sentence>,
    /// Tokens in text order. Of a text that is read in parts ([`crate::Engine::analyse`]) they are not kept.
    pub tokens: Vec<Token>,
    /// Quotation spans in order of their opening mark; nested ones follow their parent.
    pub quotes: Vec<QuoteSpan>,
    /// Words that may signal an attribution, in text order; of a text that is read in parts, those that have a row.
    pub cues: Vec<CueMatch>,
    /// Namings of somebody, in text order.
    pub mentions: Vec<Mention>,
    /// Those somebodies, in order of first mention.
    pub entities: Vec<Entity>,
    /// Who said what, in text order of the content.
    pub attributions: Vec<Attribution>,
    /// Who the source of each attribution is; parallel to `attributions`.
    pub namings: Vec<Naming>,
    /// The speakers whom a roster lists more than once, so that none was chosen.
    pub ambiguous: Vec<Ambiguous>,
    /// What became of each word that may signal an attribution. Filled only when the analysis was asked to explain.
    pub considered: Vec<Considered>,
}
