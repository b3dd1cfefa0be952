//! Refusals: *declined to comment*, *could not be reached*, *did not reply*. Somebody says nothing, so the row has no content.
//!
//! What a refusal is stands here; the repair of this name makes a row one, the filter keeps its words for it, and the layout
//! gives those that no row holds.

use std::ops::Range;

use super::parts::Parts;
use crate::cue::Around;
use crate::cue::context::noun_phrase_end;
use crate::lexicon::vocabulary::{Complement, Complements};
use crate::lexicon::{Lexicon, MultiWord};
use crate::model::{Class, CueMatch, CueSource};
use crate::sequence::{ChunkKind, Tag};

/// The act of verbs and phrases that refuse.
pub(super) const ACT: &str = "refuse";

/// What the cue's entry takes, and its act; nothing for nouns and signs.
pub(super) fn entry<'a>(lexicon: &'a Lexicon, cue: &CueMatch) -> Option<(Complements, &'a str)> {
    let place = cue.entry as usize;
    match cue.source {
        CueSource::Verb => lexicon.verbs.get(place).map(|verb| (verb.takes, verb.act.as_str())),
        CueSource::Phrase => lexicon.phrases.get(place).map(|phrase| (phrase.takes, phrase.act.as_str())),
        CueSource::Noun | CueSource::Adjective | CueSource::Adverb | CueSource::Mark => None,
    }
}

/// Whether a cue is a phrase that refuses by itself: *declined to comment*.
pub fn is_whole(lexicon: &Lexicon, cue: &CueMatch) -> bool {
    cue.source == CueSource::Phrase
        && entry(lexicon, cue).is_some_and(|(takes, act)| act == ACT && takes.has(Complement::Nothing))
}

/// One past the last chunk of the refusal that a cue makes, if it makes one: nothing that was said follows.
pub(super) fn end(parts: &Parts<'_>, cue: &CueMatch, tail: usize, negated: bool) -> Option<usize> {
    let sequence = parts.sequence;
    let (mut takes, act) = entry(parts.lexicon, cue)?;
    let mut tail = tail;
    // did not respond to a request: the verb of the phrase by itself
    if act != ACT && cue.source == CueSource::Phrase && !takes.has(Complement::Nothing) && answers(parts, cue.chunk) {
        (takes, tail) = (Complements::of(&[Complement::Nothing]), cue.chunk);
    }
    let end = match (act == ACT, takes.has(Complement::Nothing)) {
        (true, true) => tail + 1,
        // declined to respond, refused further to comment
        (true, false) => {
            let to = (tail + 1..tail + 4).find(|&at| sequence.tag(at as isize) == Tag::To)?;
            let between = (tail + 1..to).all(|at| is_adverb(sequence.tag(at as isize)));
            let verb = (to + 1..to + 4).find(|&at| !is_adverb(sequence.tag(at as isize)))?;
            (between && answers(parts, verb)).then_some(verb + 1)?
        }
        // did not reply
        (false, true) if negated => tail + 1,
        _ => return None,
    };
    ends_plainly(parts, end).then_some(end)
}

fn is_adverb(tag: Tag) -> bool {
    matches!(tag, Tag::Adverb | Tag::UnknownLy | Tag::RoleModifier)
}

/// Whether the verb at a chunk is one behind which nothing need follow: *comment*, *reply*.
fn answers(parts: &Parts<'_>, at: usize) -> bool {
    let word = parts.sequence.chunks.get(at).and_then(|chunk| parts.tokens.get(chunk.start)).map(|token| token.word);
    let verb = word.and_then(|word| parts.lexicon.info(word).verb);
    verb.and_then(|verb| parts.lexicon.verbs.get(verb as usize)).is_some_and(|verb| verb.takes.has(Complement::Nothing))
}

/// Whether what follows is no content: the end, a new clause, a time, what it was about, or a request that went before.
fn ends_plainly(parts: &Parts<'_>, at: usize) -> bool {
    let tag = |at: usize| parts.sequence.tag(at as isize);
    match tag(at) {
        Tag::To => {
            let end = noun_phrase_end(parts.sequence, at + 1);
            (at + 1..end.max(at + 2)).any(|at| {
                let classes = parts.tokens[parts.sequence.chunks[at].start].classes;
                classes.has(Class::CueNoun) || classes.has(Class::Document)
            })
        }
        Tag::Preposition | Tag::Of | Tag::By | Tag::As => {
            !parts.sequence.chunks.get(at + 1).is_some_and(|next| next.is_quote())
        }
        Tag::Stop | Tag::Comma | Tag::And | Tag::But | Tag::Semicolon | Tag::Subordinator | Tag::Dash | Tag::Ask => {
            true
        }
        Tag::Calendar | Tag::Time | Tag::Adverb | Tag::UnknownLy | Tag::SentenceBreak | Tag::ParagraphBreak => true,
        Tag::Interrogative => tag(at + 1) != Tag::To && !tag(at + 1).is_nominal(),
        _ => false,
    }
}

/// One past the infinitive that a verb of refusing has behind an adverb: *declined to publicly confirm the names*. Without the
/// adverb that is a phrase of the lexicon.
pub(super) fn infinitive_end(parts: &Parts<'_>, cue: &CueMatch) -> Option<usize> {
    /// The most chunks of such a phrase, adverbs left out.
    const LONGEST: usize = 6;
    let chunks = &parts.sequence.chunks;
    let plain = (cue.chunk..chunks.len()).take(2 * LONGEST).take_while(|&at| chunks[at].kind == ChunkKind::Token);
    let words: Vec<usize> = plain.filter(|&at| at == cue.chunk || !is_adverb(chunks[at].tag)).take(LONGEST).collect();
    let word = |place: usize| words.get(place).map(|&at| parts.tokens[chunks[at].start].word);
    let (length, entries) = parts.lexicon.longest(word(0)?, word)?;
    let refuses = entries.iter().any(|entry| match entry {
        MultiWord::Phrase(id) => parts.lexicon.phrases.get(*id as usize).is_some_and(|phrase| phrase.act == ACT),
        _ => false,
    });
    let last = *words.get(length - 1)?;
    (refuses && length > 2 && chunks[words[1]].tag == Tag::To).then_some(last + 1)
}

/// Whether the chunks of a cue are such a verb with its infinitive.
pub(super) fn is_infinitive(parts: &Parts<'_>, cue: &CueMatch, chunks: &[usize]) -> bool {
    let end = chunks.last().map(|&last| last + 1);
    cue.source == CueSource::Verb && end > Some(cue.chunk + 2) && infinitive_end(parts, cue) == end
}

/// The chunks of the phrases that refuse, head and all: a word of one that might be a cue by itself is none.
pub(super) fn phrases(parts: &Parts<'_>, around: &Around<'_>) -> Vec<Range<usize>> {
    let whole = parts.cues.iter().enumerate().filter(|(_, cue)| is_whole(parts.lexicon, cue));
    whole.map(|(index, cue)| cue.chunk..around.facts(index).tail + 1).collect()
}
