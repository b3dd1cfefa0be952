//! How something was said: the act, whether it was said at all, and to whom.

use super::parts::Parts;
use super::refusal;
use super::row::Row;
use crate::lexicon::Lexicon;
use crate::lexicon::entries::WordUse;
use crate::lexicon::vocabulary::Addressee;
use crate::model::{Class, CueMatch, CueSource, Polarity, Span};
use crate::sequence::{Sequence, Tag};

/// What is read of a row's manner.
#[derive(Debug)]
pub(super) struct SpeechAct {
    pub(super) act: String,
    pub(super) polarity: Polarity,
    pub(super) addressee: Option<Span>,
}

/// Reads the manner of a row.
pub(super) fn read(parts: &Parts<'_>, cue: &CueMatch, row: &Row) -> SpeechAct {
    let (mut act, mut addressees) = entry(parts.lexicon, cue);
    // Police said nothing was stolen: of the phrase only the verb is the cue.
    let tail = row.facts.tail;
    let has_infinitive = || (cue.chunk + 1..=tail).any(|at| parts.sequence.chunks[at].tag == Tag::To);
    let is_part = |row: &Row| tail > cue.chunk && row.proposal.content.contains(&tail) && !has_infinitive();
    if cue.source == CueSource::Phrase
        && is_part(row)
        && let Some(verb) = parts.lexicon.info(parts.tokens[cue.head].word).verb
    {
        (act, addressees) = entry(parts.lexicon, &CueMatch { source: CueSource::Verb, entry: verb, ..cue.clone() });
    }
    SpeechAct {
        act: act.to_owned(),
        polarity: polarity(parts, cue, row, act),
        addressee: addressees.iter().find_map(|kind| addressee(parts, cue, row, *kind)),
    }
}

/// Act and addressees of the cue's entry. A quotation makes an act of thinking one of stating only where the entry says
/// so, so nothing is changed here.
fn entry<'a>(lexicon: &'a Lexicon, cue: &CueMatch) -> (&'a str, &'a [Addressee]) {
    let place = cue.entry as usize;
    match cue.source {
        CueSource::Verb => lexicon.verbs.get(place).map(|verb| (verb.act.as_str(), verb.addressee.as_slice())),
        CueSource::Noun => lexicon.nouns.get(place).map(|noun| (noun.act.as_str(), [].as_slice())),
        CueSource::Adjective => lexicon.adjectives.get(place).map(|word| (word.act.as_str(), [].as_slice())),
        CueSource::Phrase => {
            lexicon.phrases.get(place).map(|phrase| (phrase.act.as_str(), phrase.addressee.as_slice()))
        }
        CueSource::Adverb | CueSource::Mark => None,
    }
    .unwrap_or(("state", &[]))
}

/// Whether the cue's entry has the one spoken to for its object.
pub fn tells_object(lexicon: &Lexicon, cue: &CueMatch) -> bool {
    entry(lexicon, cue).1.contains(&Addressee::Object)
}

/// Whether the cue's entry has the one spoken to behind *to*.
pub(super) fn tells_by_to(lexicon: &Lexicon, cue: &CueMatch) -> bool {
    entry(lexicon, cue).1.contains(&Addressee::To)
}

/// Whether the cue's entry has for its subject the body or group that is told.
pub(super) fn tells_subject(lexicon: &Lexicon, cue: &CueMatch) -> bool {
    entry(lexicon, cue).1.contains(&Addressee::Subject)
}

fn polarity(parts: &Parts<'_>, cue: &CueMatch, row: &Row, act: &str) -> Polarity {
    let sequence = parts.sequence;
    let group = row.facts.group;
    let negated = group.negated
        || row.proposal.cue.iter().any(|&at| sequence.chunks[at].tag == Tag::Negation)
        || row.proposal.source.first().is_some_and(|&at| sequence.chunks[at].tag == Tag::Negation);
    if row.proposal.content.is_empty() {
        return Polarity::Refused;
    }
    // declined to say: the verb before the infinitive refuses
    let verb = |at: usize| parts.lexicon.info(parts.tokens[sequence.chunks[at].start].word).verb;
    let before = row.proposal.cue.iter().take_while(|&&at| at < cue.chunk).filter_map(|&at| verb(at));
    let refuses = before.filter_map(|verb| parts.lexicon.verbs.get(verb as usize)).any(|verb| verb.act == refusal::ACT);
    if act == refusal::ACT || refuses || refusal::is_infinitive(parts, cue, &row.proposal.cue) {
        return if negated { Polarity::Said } else { Polarity::Refused };
    }
    if negated {
        return Polarity::Negated;
    }
    let first = row.proposal.source.first().copied().unwrap_or(group.start).min(group.start);
    if asks(sequence, cue.chunk, first) {
        return Polarity::Asked;
    }
    let before = first.checked_sub(1).map_or(Tag::ParagraphBreak, |at| sequence.chunks[at].tag);
    if before == Tag::If {
        return Polarity::Hypothetical;
    }
    if group.modal {
        let future = (group.start..cue.chunk).any(|at| {
            let chunk = &sequence.chunks[at];
            chunk.tag == Tag::Modal && parts.tokens[chunk.start].classes.has(Class::Future)
        });
        return if future { Polarity::Future } else { Polarity::Hypothetical };
    }
    Polarity::Said
}

/// Whether the cue stands in a question that the text itself asks: an auxiliary before the subject, a question mark at
/// the end.
fn asks(sequence: &Sequence, head: usize, first: usize) -> bool {
    let inverted = first
        .checked_sub(1)
        .is_some_and(|at| matches!(sequence.chunks[at].tag, Tag::Do | Tag::Modal | Tag::Have | Tag::Be));
    inverted
        && sequence.chunks[head..]
            .iter()
            .take(80)
            .take_while(|chunk| !chunk.is_break())
            .any(|chunk| chunk.tag == Tag::Ask)
}

/// The noun phrase right before the verb group, where it is neither source nor content.
fn subject(parts: &Parts<'_>, row: &Row) -> Option<Span> {
    let chunks = &parts.sequence.chunks;
    let end = row.facts.group.start;
    let is_free = |chunk: &usize| {
        !row.proposal.content.contains(chunk) && !row.proposal.source.contains(chunk) && !chunks[*chunk].is_quote()
    };
    let is_part = |chunk: &usize| chunks[*chunk].tag.is_nominal() || chunks[*chunk].tag == Tag::Subject;
    let mut found: Vec<usize> =
        (end.saturating_sub(8)..end).rev().take_while(|chunk| is_free(chunk) && is_part(chunk)).collect();
    found.reverse();
    parts.spans(&found).first().copied()
}

/// The phrase behind the cue that names the one spoken to, where the content does not take it.
fn addressee(parts: &Parts<'_>, cue: &CueMatch, row: &Row, kind: Addressee) -> Option<Span> {
    let sequence = parts.sequence;
    let at = match kind {
        Addressee::None => return None,
        // Dale was told: the object of the active verb.
        Addressee::Object if row.facts.group.be => return subject(parts, row),
        Addressee::Subject if row.proposal.source.is_empty() => return subject(parts, row),
        Addressee::Subject => return None,
        Addressee::Object => cue.chunk + 1,
        Addressee::To | Addressee::With | Addressee::Of => {
            let wanted = |tag: Tag, word: u64| match kind {
                Addressee::To => tag == Tag::To,
                Addressee::Of => tag == Tag::Of,
                _ => parts.lexicon.is_for(word, WordUse::Hearer),
            };
            (cue.chunk + 1..cue.chunk + 4)
                // “I paid,” she said, to laughter: behind a comma nobody is spoken to.
                .take_while(|&at| {
                    at < sequence.chunks.len()
                        && !sequence.chunks[at].is_break()
                        && sequence.chunks[at].tag != Tag::Comma
                })
                .find(|&at| wanted(sequence.chunks[at].tag, sequence.chunks[at].word))?
                + 1
        }
    };
    let end = crate::cue::context::noun_phrase_end(sequence, at);
    let is_free = |chunk: usize| {
        row.proposal.content.binary_search(&chunk).is_err() && row.proposal.source.binary_search(&chunk).is_err()
    };
    let chunks: Vec<usize> =
        (at..end).take_while(|&chunk| is_free(chunk) && !sequence.chunks[chunk].is_quote()).collect();
    let end_tag = chunks.last().map(|&last| sequence.chunks[last].tag)?;
    if matches!(end_tag, Tag::Article | Tag::Possessive | Tag::It | Tag::There) {
        return None;
    }
    parts.spans(&chunks).first().copied()
}
