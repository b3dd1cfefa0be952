//! Cues: which words signal that somebody said, thought, wanted, decided or showed something.
//!
//! Candidates come from the lexicons; a linear scorer over what stands around each says how surely it is a cue. The
//! scorer's design follows Pareti's verb-cue classifier (2015), on lexicon classes in place of a parse.

pub mod context;
mod features;

use crate::flow::{Flow, Tag, UnitKind};
use crate::lexicon::{Lexicon, MultiWord};
use crate::model::{Class, CueMatch, CueSource, ParagraphKind, Token};
use crate::scorer::{Sum, Table, sigmoid};
pub(crate) use features::PHRASE_LEMMA;
pub use features::{Around, Facts, facts, features};

/// Cues less sure than this are dropped at once.
const LEAST: f32 = 0.04;

/// The least surety of a phrase that a preposition opens.
const PHRASE: f32 = 0.06;

/// Whether a cue is a phrase that a preposition opens: *in the view of*.
pub fn opens_with_preposition(flow: &Flow, cue: &CueMatch) -> bool {
    cue.source == CueSource::Phrase && flow.units[cue.unit].tag == Tag::Preposition
}

/// The words that may be cues, in text order, each with the surety that it is one.
pub fn find_cues(flow: &Flow, tokens: &[Token], lexicon: &Lexicon, weights: &Table<1>) -> Vec<CueMatch> {
    let mut cues = candidates(flow, tokens, lexicon);
    let around = Around::new(flow, tokens, lexicon, &cues);
    let scores: Vec<f32> = (0..cues.len())
        .map(|index| {
            let mut sum = Sum::new(weights);
            features(&around, index, &mut sum);
            sigmoid(sum.total()[0])
        })
        .collect();
    for (cue, score) in cues.iter_mut().zip(scores) {
        // A phrase that a preposition opens is for the rules to read, however seldom the weights have met it.
        cue.score = if opens_with_preposition(flow, cue) { score.max(PHRASE) } else { score };
    }
    cues.retain(|cue| cue.score >= LEAST);
    cues
}

/// The words of the lexicons that may be cues, unscored.
pub fn candidates(flow: &Flow, tokens: &[Token], lexicon: &Lexicon) -> Vec<CueMatch> {
    let mut out = Vec::new();
    for (at, unit) in flow.units.iter().enumerate() {
        if unit.kind != UnitKind::Token {
            continue;
        }
        let token = &tokens[unit.start];
        let info = lexicon.info(token.word);
        let found = if unit.tag.is_cue_verb() {
            info.verb.map(|entry| (CueSource::Verb, entry))
        } else if matches!(unit.tag, Tag::Colon | Tag::Dash) {
            mark_may_cue(flow, at).then_some((CueSource::Mark, 0))
        } else if unit.tag == Tag::Hearsay {
            Some((CueSource::Adverb, 0))
        } else if token.classes.has(Class::CueNoun) && !is_closed(unit.tag) {
            info.noun.map(|entry| (CueSource::Noun, entry))
        } else if token.classes.has(Class::CueAdjective) && !is_closed(unit.tag) {
            info.adjective.map(|entry| (CueSource::Adjective, entry))
        } else if token.classes.has(Class::CueVerb) && !is_closed(unit.tag) {
            info.verb.map(|entry| (CueSource::Verb, entry))
        } else {
            None
        };
        // A phrase of one word with a capital inside of a sentence is a name: Per Aasen.
        let is_name = |length: usize| length == 1 && token.is_capitalised() && !flow.units[at.max(1) - 1].is_break();
        let phrase = phrase_at(flow, tokens, lexicon, at).filter(|(_, length)| !is_name(*length));
        let whole = phrase.map(|(id, _)| (CueSource::Phrase, id));
        let Some((source, entry)) = whole.or(found) else { continue };
        let last = phrase.map_or(at, |(_, length)| at + length - 1);
        out.push(CueMatch {
            head: unit.start,
            tokens: unit.start..flow.units[last].end,
            source,
            entry,
            unit: at,
            word: token.word,
            score: 0.0,
        });
    }
    out
}

fn is_closed(tag: Tag) -> bool {
    matches!(tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Preposition | Tag::Capital | Tag::As)
}

/// The entry of `phrases.tsv` that begins at a unit, for verbs (*expressed hope*) and *according to* alike, and how many
/// units it has.
fn phrase_at(flow: &Flow, tokens: &[Token], lexicon: &Lexicon, at: usize) -> Option<(u32, usize)> {
    let first = tokens[flow.units[at].start].word;
    let next = |n: usize| {
        let unit = flow.units.get(at + n)?;
        (unit.kind == UnitKind::Token).then(|| tokens[unit.start].word)
    };
    let (length, entries) = lexicon.longest(first, next)?;
    entries.iter().find_map(|entry| if let MultiWord::Phrase(id) = entry { Some((*id, length)) } else { None })
}

/// A colon cues where a quotation, a headline or a transcript's turn follows; a dash before a name behind a quotation.
fn mark_may_cue(flow: &Flow, at: usize) -> bool {
    let next = flow.units.get(at + 1);
    if flow.units[at].tag == Tag::Dash {
        let before = at.checked_sub(1).map(|before| &flow.units[before]);
        let quote_before = before.is_some_and(|unit| unit.is_quote() || unit.is_break() && at == 1);
        return quote_before && next.is_some_and(|unit| unit.tag.is_nominal());
    }
    let quote = next.is_some_and(|unit| unit.is_quote());
    let break_then_quote =
        next.is_some_and(|unit| unit.is_break()) && flow.units.get(at + 2).is_some_and(|unit| unit.is_quote());
    let headline = matches!(flow.paragraphs[at], ParagraphKind::Title | ParagraphKind::Heading);
    let since_break = (1..=8).find(|back| at >= *back && flow.units[at - back].is_break());
    quote || break_then_quote || headline || since_break.is_some()
}
