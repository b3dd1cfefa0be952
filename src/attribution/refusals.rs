//! Refusals: *declined to comment*, *could not be reached*, *did not reply*. Somebody says nothing, so the row has no content.

use super::Parts;
use super::accept::Row;
use super::decode::Proposal;
use super::rules;
use crate::cue::Around;
use crate::cue::context::{auxiliaries, noun_phrase_end};
use crate::lexicon::vocabulary::{Complement, Complements};
use crate::lexicon::{Lexicon, MultiWord};
use crate::model::{Class, CueMatch, CueSource};
use crate::sequence::{ChunkKind, Sequence, Tag};

/// The act of verbs and phrases that refuse.
pub(super) const ACT: &str = "refuse";

/// What the cue's entry takes, and its act; nothing for nouns and signs.
fn entry<'a>(lexicon: &'a Lexicon, cue: &CueMatch) -> Option<(Complements, &'a str)> {
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
fn end(parts: &Parts<'_>, cue: &CueMatch, tail: usize, negated: bool) -> Option<usize> {
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
fn infinitive_end(parts: &Parts<'_>, cue: &CueMatch) -> Option<usize> {
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

/// Makes a row that stands a refusal where it is one.
pub(super) fn settle(parts: &Parts<'_>, row: &mut Row) {
    let cue = &parts.cues[row.cue];
    let (group, tail) = (row.facts.group, row.facts.tail);
    // declined to say: the infinitive of the phrase is the cue's, what follows it the content.
    let phrase = cue.chunk + 1..tail + 1;
    let has_infinitive = || phrase.clone().any(|at| parts.sequence.chunks[at].tag == Tag::To);
    if cue.source == CueSource::Phrase
        && entry(parts.lexicon, cue).is_some_and(|(_, act)| act == ACT)
        && row.proposal.content.last().is_some_and(|last| *last > tail)
        && has_infinitive()
    {
        row.proposal.content.retain(|at| !phrase.contains(at));
        row.proposal.cue = (group.start..tail + 1).collect();
    }
    if cue.source == CueSource::Verb
        && let Some(end) = infinitive_end(parts, cue)
        && row.proposal.content.first().is_some_and(|first| (cue.chunk + 1..end).contains(first))
        && row.proposal.content.last().is_some_and(|last| *last >= end)
    {
        row.proposal.content.retain(|&at| at >= end);
        row.proposal.cue = (group.start..end).collect();
    }
    if let Some(end) = end(parts, cue, tail, group.negated)
        && !row.proposal.content.iter().any(|&at| parts.sequence.chunks[at].is_quote())
    {
        row.proposal.cue = (group.start..end).collect();
        row.proposal.content.clear();
    }
}

/// The chunks of the phrases that refuse, head and all: a word of one that might be a cue by itself is none.
pub(super) fn phrases(parts: &Parts<'_>, around: &Around<'_>) -> Vec<std::ops::Range<usize>> {
    let whole = parts.cues.iter().enumerate().filter(|(_, cue)| is_whole(parts.lexicon, cue));
    whole.map(|(index, cue)| cue.chunk..around.facts(index).tail + 1).collect()
}

/// The refusals that no row holds. `taken` tells the chunks of other rows.
pub(super) fn rows(parts: &Parts<'_>, around: &Around<'_>, taken: &[bool]) -> Vec<Row> {
    let row = |(index, cue): (usize, &CueMatch)| {
        let facts = *around.facts(index);
        // A phrase may bring its own auxiliary and negation.
        let start = if cue.source == CueSource::Phrase {
            auxiliaries(parts.sequence, cue.chunk).start
        } else {
            facts.group.start
        };
        let end = end(parts, cue, facts.tail, facts.group.negated)?;
        let source = rules::subject(parts.sequence, start)?;
        let source: Vec<usize> = parts.sequence.unbroken(source).collect();
        let free = !source.is_empty() && (start..end).chain(source.iter().copied()).all(|at| !taken[at]);
        let stands = free && is_somebody(parts.sequence, &source);
        let proposal = Proposal { source, cue: (start..end).collect(), content: Vec::new(), fit: 0.0 };
        stands.then_some(Row { cue: index, facts, proposal, read: 0, rule: 0 })
    };
    let mut found: Vec<Row> = parts.cues.iter().enumerate().filter_map(row).collect();
    found.dedup_by(|b, a| a.proposal.cue.last() >= b.proposal.cue.first());
    found
}

/// Whether a subject can refuse: not *it* of *it did not answer the question*, which may, but nothing without a name or noun.
fn is_somebody(sequence: &Sequence, source: &[usize]) -> bool {
    source.iter().any(|&at| {
        let tag = sequence.chunks[at].tag;
        tag.is_name()
            || matches!(
                tag,
                Tag::Subject
                    | Tag::It
                    | Tag::Role
                    | Tag::PersonNoun
                    | Tag::Group
                    | Tag::Body
                    | Tag::Media
                    | Tag::Relative
            )
            || matches!(tag, Tag::UnknownS | Tag::Lower | Tag::Demonym | Tag::Affiliation)
    })
}
