//! Cues, attributions and the reasons behind them.

use std::ops::Range;

use super::{Entity, EntityId, QuoteId, Span, WordId};

/// Index of a cue in [`super::Analysis::cues`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CueId(pub usize);

/// Which lexicon a cue comes from. The weights know each by its number, so a new one takes the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueSource {
    /// `verbs.tsv`
    Verb = 0,
    /// `nouns.tsv`
    Noun = 1,
    /// `adjectives.tsv`
    Adjective = 2,
    /// `phrases.tsv`
    Phrase = 3,
    /// `adverbs.tsv`: *reportedly*
    Adverb = 4,
    /// A colon or dash.
    Mark = 5,
}

/// A word or phrase that may signal an attribution.
///
/// ```
/// let text = "“We won,” said Ann Lee.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let head = analysis.tokens[analysis.cues[0].head];
/// assert_eq!(head.span.slice(text), "said");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CueMatch {
    /// The word that decides: *said* in *has repeatedly said*.
    pub head: usize,
    /// With auxiliaries, negation and adverbs, as token indices.
    pub tokens: Range<usize>,
    /// Which lexicon it comes from.
    pub source: CueSource,
    /// Its entry's index in that lexicon.
    pub entry: u32,
    /// The chunk of the sequence that holds the head.
    pub chunk: usize,
    /// The head's word in the compiled lexicon.
    pub word: WordId,
    /// How surely it is a cue here, 0 to 1.
    pub score: f32,
}

/// Whether the words attributed stand in quotation marks.
///
/// ```
/// use whosaid::model::ContentType;
/// let text = "Ann Lee said the bridge was safe.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// assert_eq!(analysis.attributions[0].kind, ContentType::Indirect);
/// assert_eq!(ContentType::Indirect.as_str(), "indirect");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContentType {
    /// Every word.
    Direct,
    /// Some words.
    Mixed,
    /// None: a paraphrase.
    Indirect,
}

impl ContentType {
    /// As written in the outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Whether it was said, and how the text puts it.
///
/// ```
/// use whosaid::model::Polarity;
/// let analysis = whosaid::Engine::built_in().analyse("Did Ada Holm say that the bridge was safe?");
/// assert_eq!(analysis.attributions[0].polarity, Polarity::Asked);
/// assert_eq!(Polarity::Asked.as_str(), "asked");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Polarity {
    /// *said*
    #[default]
    Said,
    /// *did not say*
    Negated,
    /// *declined to comment*
    Refused,
    /// *if she says no*
    Hypothetical,
    /// *will say*
    Future,
    /// *did he say?*
    Asked,
}

impl Polarity {
    /// As written in the outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Negated => "negated",
            Self::Refused => "refused",
            Self::Hypothetical => "hypothetical",
            Self::Future => "future",
            Self::Asked => "asked",
        }
    }
}

/// A day as a text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Day {
    /// *Monday*: 1 Monday to 7 Sunday.
    Weekday(u8),
    /// *3 March*, *March 3, 2024*.
    Date {
        /// The day of the month, from 1.
        day: u8,
        /// From 1.
        month: u8,
        /// None where the text leaves it out.
        year: Option<u16>,
    },
    /// *today*, *yesterday*: so many days before the text's own.
    Ago(u32),
}

/// The day on which something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The words that name it: *on Monday*.
    pub span: Span,
    /// What they name.
    pub day: Day,
}

/// A candidate that lost, for `explain`.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The rule that proposed it.
    pub rule: &'static str,
    /// Its source.
    pub source: Vec<Span>,
    /// Its content.
    pub content: Vec<Span>,
    /// Its score, on the winner's scale.
    pub score: f32,
}

/// What spoke for or against a row, in words.
///
/// ```
/// use whosaid::{Engine, Options};
/// let analysis = Engine::built_in().analyse_with("“We won,” said Ann Lee.", Options { explain: true });
/// for ground in &analysis.attributions[0].evidence.grounds {
///     println!("{:+.2} {}", ground.weight, ground.words);
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// What was seen: *the verb is a cue in 8 of 10 places*.
    pub words: String,
    /// The sum of the weights that look at it: above 0 speaks for the row.
    pub weight: f32,
}

/// One weight that spoke for or against a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The feature, readable.
    pub feature: String,
    /// Its weight: above 0 speaks for the row.
    pub weight: f32,
}

/// What is behind a row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The candidates that lost, best first. Filled only when the analysis was asked to explain.
    pub losers: Vec<Candidate>,
    /// What the weights saw, loudest first. Filled only when the analysis was asked to explain.
    pub grounds: Vec<Ground>,
    /// The weights that decided, largest first. Filled only when the analysis was asked to explain.
    pub reasons: Vec<Reason>,
}

/// One row: a source said, wrote, thinks or wants some content.
///
/// ```
/// let text = "“We won,” Mayor Ada Holm told reporters.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let row = &analysis.attributions[0];
/// let words = [&row.source, &row.cue, &row.content].map(|spans| spans[0].slice(text));
/// assert_eq!(words, ["Mayor Ada Holm", "told", "“We won,”"]);
/// assert_eq!(row.addressee.map(|span| span.slice(text)), Some("reporters"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Whether the content stands in quotation marks.
    pub kind: ContentType,
    /// The words that stand for the speaker; empty where there are none.
    pub source: Vec<Span>,
    /// The words that signal it; empty for a floating quotation.
    pub cue: Vec<Span>,
    /// The words attributed, in text order, with their quotation marks; empty for a refusal (*declined to comment*) alone.
    pub content: Vec<Span>,
    /// The quotation spans inside the content that are speech.
    pub quotes: Vec<QuoteId>,
    /// The cue it was read from.
    pub cue_id: Option<CueId>,
    /// What kind of saying, from the lexicon's closed vocabulary (`acts.tsv`).
    pub act: String,
    /// Whether it was said.
    pub polarity: Polarity,
    /// Whom it was said to.
    pub addressee: Option<Span>,
    /// On which day, where the text names one.
    pub when: Option<When>,
    /// The pattern it was read by.
    pub rule: &'static str,
    /// Probability that content, source and speaker are right, 0 to 1. Until the speakers are named, that of content and
    /// source.
    pub confidence: f32,
    /// Probability that content and source are right, 0 to 1.
    pub row_confidence: f32,
    /// What is behind it.
    pub evidence: Evidence,
    /// Whether it stands inside of another's content: *“He told me, ‘Sign it,’ and I did,” Ms Roe said*, where *He* has a
    /// row too.
    pub nested: bool,
    /// The place, among the rows of the document, of the one before it that it goes on from: a quotation in a paragraph of its
    /// own behind *“We wait,” she said.*
    pub continues: Option<usize>,
}

impl Attribution {
    /// From the first byte of the content to the last; for a refusal, which has none, of the cue.
    ///
    /// ```
    /// let text = "“We won,” said Ann Lee.";
    /// let analysis = whosaid::Engine::built_in().analyse(text);
    /// assert_eq!(analysis.attributions[0].hull().slice(text), "“We won,”");
    /// ```
    pub fn hull(&self) -> Span {
        match (self.content.first(), self.content.last()) {
            (Some(first), Some(last)) => first.hull(*last),
            _ => self.cue.first().zip(self.cue.last()).map_or_else(Span::default, |(first, last)| first.hull(*last)),
        }
    }
}

/// The rows that go on from no other, by their places, each with its content and that of the rows that go on from it: as
/// corpora have them whose people put these together.
///
/// ```
/// let analysis = whosaid::Engine::built_in().analyse("“We won,” said Ann Lee.");
/// let rows = whosaid::model::joined(&analysis.attributions);
/// assert_eq!(rows, [(0, analysis.attributions[0].content.clone())]);
/// ```
pub fn joined(rows: &[Attribution]) -> Vec<(usize, Vec<Span>)> {
    let mut firsts: Vec<usize> = Vec::with_capacity(rows.len());
    let mut out: Vec<(usize, Vec<Span>)> = Vec::new();
    let mut slots = vec![0; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        let first = row.continues.and_then(|before| firsts.get(before)).copied().unwrap_or(at);
        firsts.push(first);
        if first == at {
            slots[at] = out.len();
            out.push((at, row.content.clone()));
        } else {
            out[slots[first]].1.extend_from_slice(&row.content);
        }
    }
    out
}

/// What a speaker is, for the output.
///
/// ```
/// use whosaid::model::SpeakerKind;
/// let analysis = whosaid::Engine::built_in().analyse("“We won,” said Ann Lee.");
/// assert_eq!(analysis.namings[0].kind, SpeakerKind::Person);
/// assert_eq!(SpeakerKind::Person.as_str(), "person");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SpeakerKind {
    /// One human being.
    Person,
    /// Several people.
    Group,
    /// A company, a ministry, a paper.
    Organisation,
    /// *the report*
    Document,
    /// Somebody who is not to be named: *a senior aide who asked not to be named*.
    Anonymous,
    /// Nobody can be named.
    #[default]
    None,
}

impl SpeakerKind {
    /// As written in the outputs; empty for [`SpeakerKind::None`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Anonymous => "anonymous",
            Self::None => "",
        }
    }
}

/// Who the source of an attribution is.
///
/// ```
/// let text = "Mayor Ada Holm said the bridge was safe. “We checked it twice,” she said.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let naming = &analysis.namings[1];
/// assert_eq!((naming.speakers[0].as_str(), naming.title.as_str()), ("Ada Holm", "Mayor"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Naming {
    /// The speakers' names, each attested in the text; empty when nobody can be named.
    pub speakers: Vec<String>,
    /// The entities behind them, where there are any.
    pub entities: Vec<EntityId>,
    /// What they are.
    pub kind: SpeakerKind,
    /// The role given with the name or the descriptor.
    pub title: String,
    /// Probability that these are the speakers, given that content and source are right; where nobody is named, that
    /// nobody can be. 0 to 1.
    pub confidence: f32,
    /// How it was found, for `explain`: *pronoun, last subject*.
    pub why: &'static str,
}

impl Naming {
    /// The entity that the speaker at `place` is: the one so called, else the one at the same place.
    ///
    /// ```
    /// let analysis = whosaid::Engine::built_in().analyse("“We won,” said Ann Lee.");
    /// let entity = analysis.namings[0].entity_of(0, &analysis.entities);
    /// assert_eq!(entity.map(|id| analysis.entities[id.0].name.as_str()), Some("Ann Lee"));
    /// ```
    pub fn entity_of(&self, place: usize, entities: &[Entity]) -> Option<EntityId> {
        let speaker = self.speakers.get(place)?;
        let called = |id: &&EntityId| entities.get(id.0).is_some_and(|entity| entity.is_called(speaker));
        let parallel = self.entities.len() == self.speakers.len();
        let same_place = || self.entities.get(place).filter(|_| parallel);
        self.entities.iter().find(called).or_else(same_place).copied()
    }
}
