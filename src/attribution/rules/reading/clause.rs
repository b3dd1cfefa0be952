//! Where a clause or an object ends.

use super::{Context, Run, is_break, is_speech, may_be_verb, sentence_start};
use crate::flow::{Flow, Tag};

/// How far a clause goes, in units.
const REACH: usize = 80;

/// One past the clause that begins at `from` and depends on the cue.
pub fn end(cx: &Context<'_>, from: usize) -> usize {
    let flow = cx.flow;
    let mut depth = 0_usize;
    let mut at = from;
    while at < flow.units.len() && at - from < REACH {
        let tag = flow.units[at].tag;
        match tag {
            Tag::SentenceBreak | Tag::ParagraphBreak | Tag::Semicolon => break,
            Tag::Stop | Tag::Ask if super::break_at(flow, at).is_some() => break,
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
    trim(flow, from, at)
}

/// One past the last unit of `from..end` that is no comma or dash.
pub fn trim(flow: &Flow, from: usize, mut end: usize) -> usize {
    while end > from && matches!(flow.units[end - 1].tag, Tag::Comma | Tag::Dash) {
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
    let flow = cx.flow;
    let mut depth = 0_usize;
    let mut at = from;
    while at < flow.units.len() && at - from < REACH {
        let tag = flow.units[at].tag;
        match tag {
            Tag::SentenceBreak | Tag::ParagraphBreak | Tag::Semicolon | Tag::Dash | Tag::Colon => break,
            Tag::Subordinator => break,
            Tag::Stop | Tag::Ask if super::break_at(flow, at).is_some() => break,
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
            Tag::Preposition if at > from && says_when(flow, at) => break,
            Tag::Calendar if at > from && flow.units[at - 1].tag != Tag::Of && says_day(flow, at) => break,
            _ => {}
        }
        at += 1;
    }
    trim(flow, from, at)
}

/// Whether the object ends at the comma: another clause follows, or words that are no part of a list.
fn comma_ends_object(cx: &Context<'_>, comma: usize) -> bool {
    match cx.tag(comma + 1) {
        Tag::SpeechIng | Tag::But | Tag::Subject | Tag::Subordinator | Tag::Relative | Tag::It | Tag::There => true,
        Tag::Interrogative | Tag::If | Tag::That | Tag::To | Tag::Possessive | Tag::Time | Tag::Calendar => true,
        Tag::And if in_relative(cx) => true,
        Tag::And => {
            !matches!(cx.tag(comma + 2), Tag::Article | Tag::Possessive | Tag::Preposition)
                && !list_goes_on(cx.flow, comma)
        }
        Tag::Given | Tag::Place | Tag::Lower | Tag::Number | Tag::VerbIng | Tag::Adverb | Tag::VerbParticiple => false,
        tag if tag.is_finite() => true,
        _ => !list_goes_on(cx.flow, comma),
    }
}

/// Whether the comma at `at` stands in a list of nouns or adjectives that an *and* ends.
fn list_goes_on(flow: &Flow, at: usize) -> bool {
    for next in at + 1..at + 9 {
        match flow.tag(next as isize) {
            Tag::And => return next > at + 1 || flow.tag(next as isize + 1).is_nominal(),
            Tag::Comma | Tag::Of | Tag::Preposition => {}
            tag if tag.is_nominal() => {}
            _ => return false,
        }
    }
    false
}

/// *on Monday*, *last week*
fn says_when(flow: &Flow, at: usize) -> bool {
    matches!(flow.tag(at as isize + 1), Tag::Calendar) || {
        let next = flow.tag(at as isize + 1);
        matches!(next, Tag::Article) && matches!(flow.tag(at as isize + 2), Tag::Media)
    }
}

fn says_day(flow: &Flow, at: usize) -> bool {
    !flow.tag(at as isize - 1).is_name()
        && !matches!(flow.tag(at as isize - 1), Tag::Article | Tag::Possessive | Tag::And)
}

/// The clause that ends before the unit `end`: back to the sentence's start, or to a quotation or semicolon.
pub fn before(flow: &Flow, end: usize) -> Option<Run> {
    let start = sentence_start(flow, end);
    let end = trim(flow, start, end);
    let from = (start..end).rev().find(|&at| matches!(flow.units[at].tag, Tag::Semicolon)).map_or(start, |at| at + 1);
    (end > from).then_some(from..end)
}

/// Whether the units of `run` hold a verb that can be finite.
pub fn has_verb(flow: &Flow, run: &Run) -> bool {
    flow.units[run.clone()].iter().any(|unit| may_be_verb(unit.tag) || matches!(unit.tag, Tag::UnknownS))
}

/// Whether the clause from `at` on meets a finite verb before it is cut.
pub fn meets_verb(flow: &Flow, at: usize) -> bool {
    for next in at..at + 16 {
        let tag = flow.tag(next as isize);
        if tag.is_finite() {
            return true;
        }
        if is_break(tag) || matches!(tag, Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Relative | Tag::And) {
            return false;
        }
    }
    false
}
