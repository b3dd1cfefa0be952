//! Cues: which words signal that somebody said, thought, wanted, decided or showed something.
//!
//! Candidates come from the lexicons; a linear scorer over what stands around each says how surely it is a cue. The
//! scorer's design follows Pareti's verb-cue classifier (2015), on lexicon classes in place of a parse.

pub mod context;
mod features;

use crate::lexicon::vocabulary::Complement;
use crate::lexicon::{Lexicon, MultiWord};
use crate::model::{Class, CueMatch, CueSource, Token};
use crate::scorer::{Grouped, Memo, Table, sigmoid};
use crate::sequence::{ChunkKind, Sequence, Tag};
pub(crate) use features::PHRASE_LEMMA;
pub use features::{Around, Facts, LAST_CELLS, counts, facts, features};

/// Cues less sure than this are dropped at once.
const LEAST: f32 = 0.04;

/// The least probability of a phrase that a preposition opens.
const PHRASE: f32 = 0.06;

/// Whether a cue is a phrase that a preposition opens: *in the view of*.
pub fn opens_with_preposition(sequence: &Sequence, cue: &CueMatch) -> bool {
    cue.source == CueSource::Phrase && sequence.chunks[cue.chunk].tag == Tag::Preposition
}

/// The words that may be cues, in text order, each with the probability that it is one.
pub fn find_cues(sequence: &Sequence, tokens: &[Token], lexicon: &Lexicon, weights: &Table<1>) -> Vec<CueMatch> {
    find_cues_keeping(sequence, tokens, lexicon, weights, &mut memo())
}

/// What [`find_cues_keeping`] begins with.
pub fn memo() -> Memo<1> {
    Memo::new(LAST_CELLS.end(), 0)
}

/// The same as [`find_cues`], with the sums that are kept for the next document; `memo` is used with these weights only.
pub fn find_cues_keeping(
    sequence: &Sequence,
    tokens: &[Token],
    lexicon: &Lexicon,
    weights: &Table<1>,
    memo: &mut Memo<1>,
) -> Vec<CueMatch> {
    let mut cues = scored(sequence, tokens, lexicon, weights, memo);
    cues.retain(|cue| cue.score >= LEAST);
    cues
}

/// The words that [`find_cues`] drops for being cues too seldom in such a place, for `explain`.
pub fn weak_cues(sequence: &Sequence, tokens: &[Token], lexicon: &Lexicon, weights: &Table<1>) -> Vec<CueMatch> {
    let mut cues = scored(sequence, tokens, lexicon, weights, &mut memo());
    cues.retain(|cue| cue.score < LEAST);
    cues
}

/// All candidates, each with the probability that it is a cue.
fn scored(
    sequence: &Sequence,
    tokens: &[Token],
    lexicon: &Lexicon,
    weights: &Table<1>,
    memo: &mut Memo<1>,
) -> Vec<CueMatch> {
    let mut cues = candidates(sequence, tokens, lexicon);
    let around = Around::new(sequence, tokens, lexicon, &cues);
    let looked_at = looked_at(&around, &cues);
    let mut sums = Grouped::new(weights, memo, [0; 2]);
    let scores: Vec<f32> = (0..cues.len())
        .map(|index| {
            if !looked_at[index] {
                return 0.0;
            }
            sigmoid(sums.thing(|sink| features(&around, index, sink))[0])
        })
        .collect();
    for (cue, score) in cues.iter_mut().zip(scores) {
        // A phrase that a preposition opens is for the rules to read, however seldom the weights have met it.
        cue.score =
            if opens_with_preposition(sequence, cue) || refuses(lexicon, cue) { score.max(PHRASE) } else { score };
    }
    cues
}

/// Which candidates are scored: all, but where they stand closer together than in any prose only those that are cues most
/// often, so that a text of nothing but such words takes hardly more time than another.
fn looked_at(around: &Around<'_>, cues: &[CueMatch]) -> Vec<bool> {
    /// Chunks, and how many candidates of them are scored.
    const STRETCH: usize = 64;
    const CROWD: usize = 32;
    let mut out = vec![true; cues.len()];
    let mut start = 0;
    for stretch in cues.chunk_by(|a, b| a.chunk / STRETCH == b.chunk / STRETCH) {
        let places = start..start + stretch.len();
        start = places.end;
        if stretch.len() > CROWD {
            let mut order: Vec<usize> = places.collect();
            order.sort_by_key(|&index| (std::cmp::Reverse(around.facts(index).rate), index));
            order[CROWD..].iter().for_each(|&index| out[index] = false);
        }
    }
    out
}

/// Whether a cue is a phrase that refuses by itself: *declined to comment*.
pub fn refuses(lexicon: &Lexicon, cue: &CueMatch) -> bool {
    cue.source == CueSource::Phrase
        && lexicon.phrases.get(cue.entry as usize).is_some_and(|phrase| phrase.takes.has(Complement::Nothing))
}

/// The words of the lexicons that may be cues, unscored.
pub fn candidates(sequence: &Sequence, tokens: &[Token], lexicon: &Lexicon) -> Vec<CueMatch> {
    let mut out = Vec::new();
    for (at, chunk) in sequence.chunks.iter().enumerate() {
        if chunk.kind != ChunkKind::Token {
            continue;
        }
        let token = &tokens[chunk.start];
        let info = lexicon.info(token.word);
        let found = if chunk.tag.is_cue_verb() {
            info.verb.map(|entry| (CueSource::Verb, entry))
        } else if matches!(chunk.tag, Tag::Colon | Tag::Dash) {
            mark_may_cue(sequence, at).then_some((CueSource::Mark, 0))
        } else if chunk.tag == Tag::Hearsay {
            Some((CueSource::Adverb, 0))
        } else if token.classes.has(Class::CueNoun) && !is_closed(chunk.tag) {
            info.noun.map(|entry| (CueSource::Noun, entry))
        } else if token.classes.has(Class::CueAdjective) && !is_closed(chunk.tag) {
            info.adjective.map(|entry| (CueSource::Adjective, entry))
        } else if token.classes.has(Class::CueVerb) && !is_closed(chunk.tag) {
            info.verb.map(|entry| (CueSource::Verb, entry))
        } else {
            None
        };
        // A phrase of one word with a capital inside of a sentence is a name: Per Aasen.
        let is_name =
            |length: usize| length == 1 && token.is_capitalised() && !sequence.chunks[at.max(1) - 1].is_break();
        let phrase = phrase_at(sequence, tokens, lexicon, at).filter(|(_, length)| !is_name(*length));
        let whole = phrase.map(|(id, _)| (CueSource::Phrase, id));
        let Some((source, entry)) = whole.or(found) else { continue };
        let last = phrase.map_or(at, |(_, length)| at + length - 1);
        out.push(CueMatch {
            head: chunk.start,
            tokens: chunk.start..sequence.chunks[last].end,
            source,
            entry,
            chunk: at,
            word: token.word,
            score: 0.0,
        });
    }
    out
}

fn is_closed(tag: Tag) -> bool {
    matches!(tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Preposition | Tag::Capital | Tag::As)
}

/// The entry of `phrases.tsv` that begins at a chunk, for verbs (*expressed hope*) and *according to* alike, and how many
/// chunks it has.
fn phrase_at(sequence: &Sequence, tokens: &[Token], lexicon: &Lexicon, at: usize) -> Option<(u32, usize)> {
    let first = tokens[sequence.chunks[at].start].word;
    let next = |n: usize| {
        let chunk = sequence.chunks.get(at + n)?;
        (chunk.kind == ChunkKind::Token).then(|| tokens[chunk.start].word)
    };
    let (length, entries) = lexicon.longest(first, next)?;
    entries.iter().find_map(|entry| if let MultiWord::Phrase(id) = entry { Some((*id, length)) } else { None })
}

/// A colon cues where a quotation, a headline or a transcript's turn follows; a dash before a name behind a quotation.
fn mark_may_cue(sequence: &Sequence, at: usize) -> bool {
    let next = sequence.chunks.get(at + 1);
    if sequence.chunks[at].tag == Tag::Dash {
        let before = at.checked_sub(1).map(|before| &sequence.chunks[before]);
        let quote_before = before.is_some_and(|chunk| chunk.is_quote() || chunk.is_break() && at == 1);
        return quote_before && next.is_some_and(|chunk| chunk.tag.is_nominal());
    }
    let quote = next.is_some_and(|chunk| chunk.is_quote());
    let break_then_quote =
        next.is_some_and(|chunk| chunk.is_break()) && sequence.chunks.get(at + 2).is_some_and(|chunk| chunk.is_quote());
    let headline = sequence.is_headline(at);
    let since_break = (1..=8).find(|back| at >= *back && sequence.chunks[at - back].is_break());
    quote || break_then_quote || headline || since_break.is_some()
}
