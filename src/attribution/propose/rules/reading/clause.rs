//! Where a clause or an object ends.

use super::{Context, Run, is_break, is_speech, may_be_verb, sentence_start};
use crate::sequence::{Sequence, Tag};

/// How far a clause goes, in chunks.
const REACH: usize = 80;

/// One past the clause that begins at `from` and depends on the cue.
pub fn end(cx: &Context<'_>, from: usize) -> usize {
    let sequence = cx.sequence;
    let mut depth = 0_usize;
    let mut at = from;
    while at < sequence.chunks.len() && at - from < REACH {
        let tag = sequence.chunks[at].tag;
        match tag {
            Tag::SentenceBreak | Tag::ParagraphBreak | Tag::Semicolon => break,
            Tag::Stop | Tag::Ask if super::break_at(sequence, at).is_some() => break,
            Tag::BracketOpen => depth += 1,
            Tag::BracketClose if depth == 0 => break,
            Tag::BracketClose => depth -= 1,
            Tag::Comma if depth == 0 && at > from && comma_ends(cx, at) => break,
            Tag::QuoteComma if depth == 0 && at > from && comma_ends(cx, at) => {
                at += 1;
                break;
            }
            Tag::And if depth == 0 && at > from && joins_cue(cx, at + 1) => break,
            _ => {}
        }
        at += 1;
    }
    trim(sequence, from, at)
}

/// One past the last chunk of `from..end` that is no comma or dash.
pub fn trim(sequence: &Sequence, from: usize, mut end: usize) -> usize {
    while end > from && matches!(sequence.chunks[end - 1].tag, Tag::Comma | Tag::Dash) {
        end -= 1;
    }
    end
}

/// Whether what follows a comma no longer belongs to what was said.
fn comma_ends(cx: &Context<'_>, comma: usize) -> bool {
    let tag = |at: usize| cx.tag(at);
    match tag(comma + 1) {
        Tag::SpeechIng | Tag::SpeechPast => true,
        Tag::VerbIng => tag(comma + 2) == Tag::To,
        Tag::But => may_be_verb(tag(comma + 2)),
        Tag::And if in_relative(cx) => true,
        Tag::And => joins_cue(cx, comma + 2),
        next if is_speech(next) => false,
        next => parenthesis(cx, comma + 1, next),
    }
}

/// Whether a short attribution of its own follows: *…, she said*, *…, officials say*.
fn parenthesis(cx: &Context<'_>, at: usize, first: Tag) -> bool {
    if first == Tag::Subject {
        return matches!(cx.tag(at + 1), Tag::SpeechPast | Tag::SpeechPresent);
    }
    if first.is_nominal() {
        let end = (at..at + 6).find(|&end| !cx.tag(end).is_nominal());
        return end
            .is_some_and(|end| matches!(cx.tag(end), Tag::SpeechPast | Tag::SpeechPresent) && sets_off(cx, end + 1));
    }
    // Behind a relative clause the main clause goes on: Roe, who said he would run, won.
    in_relative(cx) && (first.is_finite() || may_be_verb(first))
}

fn sets_off(cx: &Context<'_>, at: usize) -> bool {
    matches!(cx.tag(at), Tag::Stop | Tag::Comma | Tag::SentenceBreak | Tag::ParagraphBreak)
}

/// Whether the cue's subject is a relative pronoun.
fn in_relative(cx: &Context<'_>) -> bool {
    cx.facts.group.start.checked_sub(1).is_some_and(|before| cx.tag(before) == Tag::Relative)
}

/// Whether the *and* before `at` leads to a verb coordinated with the cue: *praised Lee and said he*.
fn joins_cue(cx: &Context<'_>, at: usize) -> bool {
    same_form(cx, at) && !matches!(cx.tag(at), Tag::VerbPast | Tag::VerbIng)
}

/// Whether the verb behind `at` has the cue's own form and no subject.
fn same_form(cx: &Context<'_>, mut at: usize) -> bool {
    while matches!(cx.tag(at), Tag::Adverb | Tag::UnknownLy) {
        at += 1;
    }
    let past = |tag| matches!(tag, Tag::SpeechPast | Tag::VerbPast);
    let present = |tag| matches!(tag, Tag::SpeechPresent | Tag::VerbPresent);
    let (head, next) = (cx.head(), cx.tag(at));
    match head {
        _ if past(head) => past(next),
        _ if present(head) => present(next),
        Tag::SpeechIng | Tag::VerbIng => matches!(next, Tag::SpeechIng | Tag::VerbIng),
        _ => matches!(next, Tag::SpeechPast),
    }
}

/// One past the object that begins at `from`: a noun phrase with its *of*-phrases, prepositional tails, infinitives and
/// relative clauses, up to a comma or an adverbial of time.
pub fn object_end(cx: &Context<'_>, from: usize) -> usize {
    let sequence = cx.sequence;
    let mut depth = 0_usize;
    let mut at = from;
    while at < sequence.chunks.len() && at - from < REACH {
        let tag = sequence.chunks[at].tag;
        match tag {
            Tag::SentenceBreak | Tag::ParagraphBreak | Tag::Semicolon | Tag::Dash | Tag::Colon => break,
            Tag::Subordinator => break,
            Tag::Stop | Tag::Ask if super::break_at(sequence, at).is_some() => break,
            Tag::BracketOpen => depth += 1,
            Tag::BracketClose if depth == 0 => break,
            Tag::BracketClose => depth -= 1,
            Tag::Comma if depth == 0 && comma_ends_object(cx, at) => break,
            Tag::QuoteComma if at > from && comma_ends_object(cx, at) => {
                at += 1;
                break;
            }
            Tag::And if same_form(cx, at + 1) => break,
            Tag::But if at > from => break,
            Tag::Preposition if at > from && says_when(sequence, at) => break,
            Tag::Calendar if at > from && sequence.chunks[at - 1].tag != Tag::Of && says_day(sequence, at) => break,
            _ => {}
        }
        at += 1;
    }
    trim(sequence, from, at)
}

/// Whether the object ends at the comma: another clause follows, or words that are no part of a list.
fn comma_ends_object(cx: &Context<'_>, comma: usize) -> bool {
    match cx.tag(comma + 1) {
        Tag::SpeechIng | Tag::But | Tag::Subject | Tag::Subordinator | Tag::Relative | Tag::It | Tag::There => true,
        Tag::Interrogative | Tag::If | Tag::That | Tag::To | Tag::Possessive | Tag::Time | Tag::Calendar => true,
        Tag::And if in_relative(cx) => true,
        Tag::And => {
            !matches!(cx.tag(comma + 2), Tag::Article | Tag::Possessive | Tag::Preposition)
                && !list_goes_on(cx.sequence, comma)
        }
        Tag::Given | Tag::Place | Tag::Lower | Tag::Number | Tag::VerbIng | Tag::Adverb | Tag::VerbParticiple => false,
        tag if tag.is_finite() => true,
        _ => !list_goes_on(cx.sequence, comma),
    }
}

/// Whether the comma at `at` stands in a list of nouns or adjectives that an *and* ends.
fn list_goes_on(sequence: &Sequence, at: usize) -> bool {
    for next in at + 1..at + 9 {
        match sequence.tag(next as isize) {
            Tag::And => return next > at + 1 || sequence.tag(next as isize + 1).is_nominal(),
            Tag::Comma | Tag::Of | Tag::Preposition => {}
            tag if tag.is_nominal() => {}
            _ => return false,
        }
    }
    false
}

/// *on Monday*, *last week*
fn says_when(sequence: &Sequence, at: usize) -> bool {
    matches!(sequence.tag(at as isize + 1), Tag::Calendar) || {
        let next = sequence.tag(at as isize + 1);
        matches!(next, Tag::Article) && matches!(sequence.tag(at as isize + 2), Tag::Media)
    }
}

fn says_day(sequence: &Sequence, at: usize) -> bool {
    !sequence.tag(at as isize - 1).is_name()
        && !matches!(sequence.tag(at as isize - 1), Tag::Article | Tag::Possessive | Tag::And)
}

/// The clause that ends before the chunk `end`: back to the sentence's start, or to a quotation or semicolon.
pub fn before(sequence: &Sequence, end: usize) -> Option<Run> {
    let start = sentence_start(sequence, end);
    let end = trim(sequence, start, end);
    let from =
        (start..end).rev().find(|&at| matches!(sequence.chunks[at].tag, Tag::Semicolon)).map_or(start, |at| at + 1);
    (end > from).then_some(from..end)
}

/// Whether the chunks of `run` hold a verb that can be finite.
pub fn has_verb(sequence: &Sequence, run: &Run) -> bool {
    sequence.chunks[run.clone()].iter().any(|chunk| may_be_verb(chunk.tag) || matches!(chunk.tag, Tag::UnknownS))
}

/// Whether the clause from `at` on meets a finite verb before it is cut.
pub fn meets_verb(sequence: &Sequence, at: usize) -> bool {
    for next in at..at + 16 {
        let tag = sequence.tag(next as isize);
        if tag.is_finite() {
            return true;
        }
        if is_break(tag) || matches!(tag, Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Relative | Tag::And) {
            return false;
        }
    }
    false
}
