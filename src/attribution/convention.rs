//! Where cue and content part, whatever the weights have learned from: a content begins behind *that*, a verb's cue ends
//! before its colon, and the one addressed belongs to neither.

use crate::cue::context::noun_phrase_end;
use crate::sequence::{Sequence, Tag};

/// Brings cue and content of a row to that form. `told` says that the cue's entry has the one spoken to for its object.
pub fn part(sequence: &Sequence, head: usize, told: bool, cue: &mut Vec<usize>, content: &mut Vec<usize>) {
    leave_out_colon(sequence, cue);
    let last = cue.last().copied().unwrap_or(head);
    if told {
        leave_out_addressee(sequence, last, content);
    }
    leave_out_that(sequence, last, content);
}

/// *said:*, *asks:*
fn leave_out_colon(sequence: &Sequence, cue: &mut Vec<usize>) {
    let is_colon = |at: &usize| sequence.chunks[*at].tag == Tag::Colon;
    while cue.len() > 1 && cue.last().is_some_and(is_colon) {
        cue.pop();
    }
}

/// *said that the road was shut*; but *said that was wrong*, where it stands for something.
fn leave_out_that(sequence: &Sequence, last: usize, content: &mut Vec<usize>) {
    let opening =
        content.iter().take_while(|&&at| at > last && matches!(sequence.chunks[at].tag, Tag::Comma | Tag::That));
    let mut length = opening.count();
    let stands = length > 0
        && content.get(length).is_some_and(|&at| at == content[length - 1] + 1 && is_verb(sequence.chunks[at].tag));
    if stands {
        length -= 1;
    }
    content.drain(..length);
}

/// A form that can only be a finite verb.
fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::SpeechPast | Tag::SpeechPresent)
}

/// *urged the public to watch*, *told them that …*: the object right behind the cue, where what was said follows it.
fn leave_out_addressee(sequence: &Sequence, last: usize, content: &mut Vec<usize>) {
    if content.first() != Some(&(last + 1)) {
        return;
    }
    let end = noun_phrase_end(sequence, last + 1);
    let length = end - last - 1;
    let whole = content.get(length) == Some(&end) && content.get(length.saturating_sub(1)) == Some(&(end - 1));
    if length > 0 && whole && matches!(sequence.chunks[end].tag, Tag::To | Tag::That) {
        content.drain(..length);
    }
}
