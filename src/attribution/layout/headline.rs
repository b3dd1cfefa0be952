//! Headlines that end with who says it: *No leak at the school: police*, *Mayor not to resign – opposition insists*.

use std::ops::Range;

use super::floating;
use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::model::{Attribution, ContentType};
use crate::sequence::{ChunkKind, Tag};

/// A headline whose speaker stands at its end, as chunks.
#[derive(Debug, Clone)]
pub struct Headline {
    pub(super) said: Range<usize>,
    pub(super) mark: usize,
    pub(super) source: Range<usize>,
    /// A verb behind the speaker; else the mark is the cue.
    pub(super) verb: Option<usize>,
}

/// Such headlines, in text order.
pub(super) fn headlines(parts: &Parts<'_>) -> Vec<Headline> {
    let is_headline = |paragraph: &Range<usize>| parts.sequence.is_headline(paragraph.start);
    parts.paragraphs().into_iter().filter(is_headline).filter_map(|paragraph| headline(parts, paragraph)).collect()
}

fn headline(parts: &Parts<'_>, paragraph: Range<usize>) -> Option<Headline> {
    /// The longest such speaker, and the shortest statement, in chunks.
    const SPEAKER: usize = 5;
    const STATEMENT: usize = 3;
    let chunks = &parts.sequence.chunks;
    let tag = |at: usize| chunks[at].tag;
    let plain = paragraph.clone().all(|at| chunks[at].kind == ChunkKind::Token);
    let mark = paragraph.clone().rev().find(|&at| matches!(tag(at), Tag::Colon | Tag::Dash)).filter(|_| plain)?;
    let said = paragraph.start..mark;
    if said.len() < STATEMENT
        || said.clone().any(|at| matches!(tag(at), Tag::Colon | Tag::Ask))
        || opens_otherwise(tag(said.start))
    {
        return None;
    }
    let verb = (mark + 2 < paragraph.end)
        .then(|| paragraph.end - 1)
        .filter(|&last| tag(last).is_cue_verb() && tag(last).is_finite());
    let source = mark + 1..verb.unwrap_or(paragraph.end);
    let nominal = |at: usize| {
        tag(at).is_nominal()
            && !matches!(tag(at), Tag::UnknownEd | Tag::ApostropheS | Tag::Calendar | Tag::Time | Tag::Number)
    };
    if source.is_empty() || source.len() > SPEAKER || !source.clone().all(nominal) {
        return None;
    }
    let spoken = verb.is_some() || tag(mark) == Tag::Colon;
    let fits = match tag(source.end - 1) {
        Tag::Document => spoken,
        Tag::Role | Tag::PersonNoun | Tag::Group | Tag::Media | Tag::Body => true,
        name => spoken && name.is_name(),
    };
    let fits = fits && states(parts, said.clone());
    fits.then_some(Headline { said, mark, source, verb })
}

/// Whether words that begin so are no statement: a question, or what somebody is to do.
fn opens_otherwise(tag: Tag) -> bool {
    matches!(tag, Tag::Interrogative | Tag::If | Tag::VerbBase | Tag::SpeechBase)
}

/// Whether a run tells something: it has a verb, if only a participle or the infinitive by which headlines tell what is to come,
/// or a count of something at its head.
fn states(parts: &Parts<'_>, run: Range<usize>) -> bool {
    let tag = |at: usize| parts.sequence.chunks[at].tag;
    let verb = |at: usize| {
        tag(at).is_finite()
            || matches!(tag(at), Tag::UnknownEd | Tag::VerbParticiple)
            || tag(at) == Tag::To && at + 1 < run.end && !tag(at + 1).is_name()
    };
    matches!(tag(run.start), Tag::Negation | Tag::Quantifier | Tag::Number) || run.clone().skip(1).any(verb)
}

/// Whether a chunk is in a headline from its statement to its end.
pub(in crate::attribution) fn holds(headlines: &[Headline], chunk: usize) -> bool {
    let behind = headlines.partition_point(|headline| headline.said.start <= chunk);
    behind > 0 && chunk < headlines[behind - 1].verb.map_or(headlines[behind - 1].source.end, |verb| verb + 1)
}

/// The row of such a headline.
pub(super) fn attribution(parts: &Parts<'_>, headline: &Headline) -> Attribution {
    /// How surely such a headline is what its end says.
    const PROBABILITY: f32 = 0.6;
    let spans = |run: Range<usize>| parts.spans(&run.collect::<Vec<_>>());
    Attribution {
        kind: ContentType::Indirect,
        source: spans(headline.source.clone()),
        cue: parts.spans(&[headline.verb.unwrap_or(headline.mark)]),
        content: spans(headline.said.clone()),
        quotes: Vec::new(),
        rule: rules::HEADLINE,
        confidence: PROBABILITY,
        row_confidence: PROBABILITY,
        ..floating::attribution(parts, headline.mark)
    }
}
