//! The source: the noun phrase left of the cue, the inverted one right of it, the subject of the main clause.

use super::{Context, Run, is_break, is_speech, may_be_verb, sentence_start};
use crate::cue::context::auxiliaries;
use crate::sequence::{Sequence, Tag};

/// How far a noun phrase goes to the left, in chunks.
const REACH: usize = 45;

/// The subject left of the cue's verb group: a pronoun, a noun phrase with its *of*-phrases, appositions and relative
/// clauses.
pub fn before_cue(cx: &Context<'_>) -> Option<Run> {
    before(cx.sequence, cx.facts.group.start)
}

/// The subject that ends before the verb group that starts at `start`.
pub fn before(sequence: &Sequence, start: usize) -> Option<Run> {
    let start = pass_adverbials(sequence, start);
    let last = start.checked_sub(1)?;
    match sequence.chunks[last].tag {
        Tag::Comma | Tag::Dash => set_off(sequence, last),
        tag if is_break(tag) || is_speech(tag) => None,
        _ => {
            let phrase = phrase_before(sequence, start)?;
            Some(relative_around(sequence, &phrase).or_else(|| list_before(sequence, &phrase)).unwrap_or(phrase))
        }
    }
}

/// Back over the adverbials between a subject and its verb group: *he then*, *she only*, *Roe this week*.
fn pass_adverbials(sequence: &Sequence, start: usize) -> usize {
    let mut at = start;
    while at > 1 && start - at < 4 {
        let before = sequence.chunks[at - 2].tag;
        let subject = matches!(before, Tag::Subject | Tag::Relative | Tag::It);
        match sequence.chunks[at - 1].tag {
            Tag::Adverb | Tag::UnknownLy | Tag::Hearsay | Tag::Negation | Tag::Time => {}
            Tag::RoleModifier | Tag::Quantifier | Tag::Number | Tag::Lower if subject => {}
            Tag::Calendar if before.is_nominal() || subject => {}
            Tag::Demonstrative if at < start => {}
            _ => break,
        }
        at -= 1;
    }
    at
}

/// The noun phrase that ends before the chunk `end`.
pub fn phrase_before(sequence: &Sequence, end: usize) -> Option<Run> {
    let tag = |at: usize| sequence.tag(at as isize);
    let least = end.saturating_sub(REACH);
    let mut at = end;
    let mut closed = false;
    while at > least {
        let before = at - 1;
        let joined = before > least && at < end && tag(before - 1).is_nominal();
        match tag(before) {
            Tag::Subject | Tag::It | Tag::Relative | Tag::There if at == end => return Some(before..end),
            Tag::That if at == end && before > least && tag(before - 1).is_nominal() => return Some(before..end),
            Tag::That if at == end && before > least && is_break(tag(before - 1)) => return Some(before..end),
            Tag::Object if at == end => {}
            Tag::BracketClose => {
                let open = (least..before).rev().take(14).find(|&open| tag(open) == Tag::BracketOpen)?;
                at = open;
                continue;
            }
            Tag::Article | Tag::Possessive | Tag::Demonstrative if !closed => closed = true,
            Tag::Quantifier | Tag::Number if closed => {}
            tag if tag.is_nominal() && !closed => {}
            Tag::Of if joined || before > least && tag(before - 1) == Tag::BracketClose => closed = false,
            Tag::Preposition | Tag::To | Tag::By | Tag::As if joined => closed = false,
            Tag::And if joined && !verb_left(sequence, before) => closed = false,
            Tag::VerbPast | Tag::VerbParticiple | Tag::SpeechPast | Tag::VerbIng
                if joined && matches!(tag(at), Tag::By | Tag::Preposition | Tag::To | Tag::As | Tag::Article) =>
            {
                closed = false;
            }
            _ => break,
        }
        at = before;
    }
    while at < end && matches!(tag(at), Tag::Of | Tag::Preposition | Tag::To | Tag::By | Tag::As | Tag::And) {
        at += 1;
    }
    (at < end && (at..end).any(|chunk| !matches!(tag(chunk), Tag::BracketOpen | Tag::BracketClose))).then_some(at..end)
}

/// Whether a verb stands in the clause left of `at`: an *and* then joins clauses.
fn verb_left(sequence: &Sequence, at: usize) -> bool {
    for before in (at.saturating_sub(30)..at).rev() {
        let tag = sequence.chunks[before].tag;
        if is_break(tag) || is_speech(tag) || matches!(tag, Tag::Semicolon | Tag::That | Tag::Comma | Tag::Subordinator)
        {
            return false;
        }
        if may_be_verb(tag) || tag == Tag::Subject {
            return true;
        }
    }
    false
}

/// *people who backed the bill*, where `phrase` is the last noun phrase of the relative clause.
fn relative_around(sequence: &Sequence, phrase: &Run) -> Option<Run> {
    let verb = phrase.start.checked_sub(1)?;
    if !may_be_verb(sequence.chunks[verb].tag) && !sequence.chunks[verb].tag.is_nominal() {
        return None;
    }
    for before in (phrase.start.saturating_sub(10)..phrase.start).rev() {
        match sequence.chunks[before].tag {
            Tag::Relative => return Some(phrase_before(sequence, before)?.start..phrase.end),
            Tag::Comma | Tag::Semicolon | Tag::Subject | Tag::And | Tag::But | Tag::That => return None,
            tag if is_break(tag) || is_speech(tag) => return None,
            _ => {}
        }
    }
    None
}

/// *Lee, Roe and Dale*, where `phrase` is *Roe and Dale*.
fn list_before(sequence: &Sequence, phrase: &Run) -> Option<Run> {
    if !sequence.chunks[phrase.clone()].iter().any(|chunk| chunk.tag == Tag::And) {
        return None;
    }
    let mut start = phrase.start;
    while start >= 2 && sequence.chunks[start - 1].tag == Tag::Comma {
        let Some(item) = phrase_before(sequence, start - 1) else { break };
        if item.len() > 6 || sequence.chunks[item.start].tag.is_pronoun() {
            break;
        }
        start = item.start;
    }
    let opened = start.checked_sub(1).is_some_and(|before| opens_clause(sequence.chunks[before].tag));
    (start < phrase.start && opened).then_some(start..phrase.end)
}

/// Whether a subject may begin right behind a chunk of this tag.
fn opens_clause(tag: Tag) -> bool {
    is_break(tag)
        || is_speech(tag)
        || tag.is_finite()
        || matches!(
            tag,
            Tag::Semicolon
                | Tag::Colon
                | Tag::Dash
                | Tag::That
                | Tag::And
                | Tag::But
                | Tag::Subordinator
                | Tag::If
                | Tag::Interrogative
                | Tag::BracketOpen
                | Tag::As
                | Tag::Adverb
                | Tag::UnknownLy
        )
}

/// The subject before an apposition, relative clause or aside that the mark at `last` ends: *Roe, a farmer, said*.
fn set_off(sequence: &Sequence, last: usize) -> Option<Run> {
    let mark = sequence.chunks[last].tag;
    let mut fallback = None;
    let mut depth = 0_usize;
    for at in (last.saturating_sub(REACH)..last).rev() {
        let tag = sequence.chunks[at].tag;
        match tag {
            Tag::BracketClose => depth += 1,
            Tag::BracketOpen => depth = depth.saturating_sub(1),
            Tag::Semicolon | Tag::Colon => break,
            _ if is_break(tag) || is_speech(tag) => break,
            _ => {}
        }
        if tag != mark || depth > 0 {
            continue;
        }
        let Some(phrase) = phrase_before(sequence, at) else { continue };
        let found = if is_aside(sequence.chunks[at + 1].tag) { phrase.clone() } else { phrase.start..last + 1 };
        let before = phrase.start.checked_sub(1).map_or(Tag::ParagraphBreak, |before| sequence.chunks[before].tag);
        if opens_clause(before) || before == Tag::Comma && opens_with_aside(sequence, phrase.start - 1) {
            return Some(found);
        }
        fallback = Some(found);
    }
    fallback
}

/// Whether words between commas that begin so say how or when, not who.
fn is_aside(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Preposition
            | Tag::Adverb
            | Tag::UnknownLy
            | Tag::Subordinator
            | Tag::As
            | Tag::If
            | Tag::VerbIng
            | Tag::SpeechIng
            | Tag::UnknownIng
            | Tag::Particle
            | Tag::Calendar
    )
}

/// Whether the words of the sentence before the comma at `comma` are an opening such as *On Monday,*.
fn opens_with_aside(sequence: &Sequence, comma: usize) -> bool {
    let start = sentence_start(sequence, comma);
    let tag = sequence.chunks[start].tag;
    let tag = if matches!(tag, Tag::And | Tag::But) { sequence.tag(start as isize + 1) } else { tag };
    is_aside(tag) || matches!(tag, Tag::To | Tag::Time | Tag::VerbParticiple | Tag::VerbPast | Tag::UnknownEd)
}

/// Whether a subject is the *it* or *there* that stands for nobody.
pub fn is_empty(sequence: &Sequence, subject: &Run) -> bool {
    matches!(sequence.chunks[subject.start].tag, Tag::It | Tag::There)
}

/// The inverted subject that begins at `at`, with its appositions: *said the head of the port authority, Lee Grant*.
pub fn inverted(sequence: &Sequence, at: usize) -> Option<Run> {
    if matches!(sequence.tag(at as isize), Tag::Subject | Tag::It) {
        return Some(at..at + 1);
    }
    let end = phrase_end(sequence, at);
    if end == at {
        return None;
    }
    let end = if sequence.tag(end as isize) == Tag::Relative {
        (end..end + 30).find(|&stop| closes(sequence.tag(stop as isize))).unwrap_or(end)
    } else {
        appositions_end(sequence, end)
    };
    Some(at..end)
}

/// One past the noun phrase that begins at `at`, with its *of*-phrases and the phrases that say whose or where from.
pub fn phrase_end(sequence: &Sequence, at: usize) -> usize {
    let tag = |at: usize| sequence.tag(at as isize);
    let mut end = at;
    let mut fresh = true;
    while end - at < 30 {
        let goes_on = match tag(end) {
            Tag::Article | Tag::Possessive | Tag::Demonstrative => fresh,
            Tag::Object | Tag::It | Tag::There => fresh,
            // A day behind the name says when.
            Tag::Calendar | Tag::Time => fresh || tag(end + 1).is_nominal() && tag(end) == Tag::Time,
            Tag::Of => end > at,
            Tag::And => end > at && joins_noun(sequence, end + 1),
            Tag::BracketOpen => {
                let close = (end + 1..end + 10).find(|&close| tag(close) == Tag::BracketClose);
                let Some(close) = close.filter(|_| end > at) else { break };
                end = close + 1;
                continue;
            }
            Tag::Preposition => end > at && (tag(end - 1) == Tag::Role || names_place(sequence, end)),
            tag if tag.is_nominal() => true,
            _ => false,
        };
        if !goes_on {
            break;
        }
        fresh = matches!(tag(end), Tag::Of | Tag::Preposition | Tag::And | Tag::Quantifier);
        end += 1;
    }
    while end > at && matches!(tag(end - 1), Tag::Of | Tag::Preposition | Tag::And) {
        end -= 1;
    }
    end
}

/// Whether the words behind an *and* are another noun phrase of a pair: a name, or words up to the sentence's next mark.
fn joins_noun(sequence: &Sequence, at: usize) -> bool {
    let next = (at..at + 6).find(|&next| !sequence.tag(next as isize).is_nominal()).unwrap_or(at);
    next > at
        && (closes(sequence.tag(next as isize))
            || sequence.tag(at as isize).is_name() && !sequence.tag(next as isize).is_finite())
}

/// Whether the preposition at `at` leads to a name: *of the firm*, *from Leeds*, not *in an interview*.
fn names_place(sequence: &Sequence, at: usize) -> bool {
    let next = sequence.tag(at as isize + 1);
    let next = if next == Tag::Article { sequence.tag(at as isize + 2) } else { next };
    next.is_name() || matches!(next, Tag::Demonym | Tag::Body)
}

/// One past the appositions and relative clauses behind `end`: the comma that closes them is theirs.
fn appositions_end(sequence: &Sequence, mut end: usize) -> usize {
    let tag = |at: usize| sequence.tag(at as isize);
    for _ in 0..3 {
        if tag(end) != Tag::Comma {
            break;
        }
        let next = tag(end + 1);
        let reach = match next {
            Tag::Relative => (end + 1..end + 40).find(|&at| closes(tag(at))).unwrap_or(end),
            Tag::Calendar | Tag::UnknownIng => end,
            _ if sequence.chunks.get(end + 1).is_some_and(|chunk| chunk.is_quote()) => end,
            _ if next.is_nominal() => {
                let reach = phrase_end(sequence, end + 1);
                let reach = (reach..reach + 25).find(|&at| closes(tag(at)) || may_be_verb(tag(at))).unwrap_or(end);
                if may_be_verb(tag(reach)) && tag(reach) != Tag::UnknownEd { end } else { reach }
            }
            _ => end,
        };
        if reach <= end + 1 {
            break;
        }
        end = reach;
    }
    end
}

fn closes(tag: Tag) -> bool {
    is_break(tag) || is_speech(tag) || matches!(tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Colon)
}

/// The subject of the clause that the chunk `at` depends on: that of the sentence's first finite verb left of it whose
/// clause is not a subordinate one.
pub fn of_main_clause(sequence: &Sequence, at: usize) -> Option<Run> {
    let start = sentence_start(sequence, at);
    let mut verb = start;
    let mut skip = matches!(sequence.tag(start as isize), Tag::Subordinator | Tag::If | Tag::Interrogative);
    while verb < at {
        let tag = sequence.chunks[verb].tag;
        if tag == Tag::Comma {
            skip = false;
        } else if !skip && (tag.is_finite() || tag == Tag::VerbParticiple) {
            let group = auxiliaries(sequence, verb);
            if !group.to
                && let Some(found) = before(sequence, group.start)
                    .filter(|found| !matches!(sequence.chunks[found.start].tag, Tag::Relative | Tag::That))
                    .or_else(|| after_quote(sequence, verb))
            {
                return Some(found);
            }
        }
        verb += 1;
    }
    first_phrase(sequence, start, at)
}

/// The subject of the nearest finite verb left of `at` in its clause.
pub fn of_nearest_verb(sequence: &Sequence, at: usize) -> Option<Run> {
    for verb in (at.saturating_sub(30)..at).rev() {
        let tag = sequence.chunks[verb].tag;
        if is_break(tag) || tag == Tag::Semicolon {
            return None;
        }
        if tag.is_finite() || matches!(tag, Tag::VerbParticiple | Tag::UnknownEd) {
            let group = auxiliaries(sequence, verb);
            let found =
                if group.to { None } else { before(sequence, group.start).or_else(|| after_quote(sequence, verb)) };
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// The inverted subject of a verb right behind a quotation.
fn after_quote(sequence: &Sequence, verb: usize) -> Option<Run> {
    let quote = verb.checked_sub(1).is_some_and(|before| sequence.chunks[before].is_quote());
    quote.then(|| inverted(sequence, verb + 1)).flatten()
}

/// The first noun phrase of a sentence none of whose verbs is known.
fn first_phrase(sequence: &Sequence, start: usize, end: usize) -> Option<Run> {
    let opens = |at: usize| {
        let tag = sequence.chunks[at].tag;
        tag == Tag::Subject || tag.is_nominal() && !matches!(tag, Tag::Time | Tag::Calendar | Tag::RoleModifier)
    };
    let mut at = start;
    if is_aside(sequence.tag(at as isize)) && !matches!(sequence.tag(at as isize), Tag::Adverb | Tag::UnknownLy) {
        at = (at..end).find(|&comma| sequence.chunks[comma].tag == Tag::Comma)?;
    }
    let at = (at..end).find(|&at| opens(at))?;
    if sequence.chunks[at].tag == Tag::Subject {
        return Some(at..at + 1);
    }
    let reach = (at..end).find(|&stop| !sequence.chunks[stop].tag.is_nominal() && sequence.chunks[stop].tag != Tag::Of);
    Some(at..reach.unwrap_or(end))
}

/// The possessive or the name with ’s before the noun, an adjective between them passed over.
pub fn possessor(sequence: &Sequence, noun: usize) -> Option<Run> {
    for at in (noun.saturating_sub(4)..noun).rev() {
        match sequence.chunks[at].tag {
            Tag::Possessive => return Some(at..at + 1),
            Tag::ApostropheS => {
                let start = phrase_before(sequence, at)?.start;
                return Some(start..at + 1);
            }
            tag if tag.is_nominal() && tag != Tag::Article => {}
            _ => return None,
        }
    }
    None
}
