//! Turns of a transcript or an interview: *SMITH: …*, *Q: …*.

use super::talk;
use super::turn::Turn;
use crate::attribution::parts::Parts;
use crate::attribution::propose::window;
use crate::model::{Shape, TokenKind};
use crate::sequence::{Chunk, ChunkKind, Sequence, Tag};

/// The turns of a transcript or an interview, in text order: *SMITH: …*, *Q: …*. A few labels in a document may be
/// anything; as many as make a conversation are turns.
/// Second, the colons of labels that are no talk's: lists of charges, scores and prices have labels too.
pub(super) fn turns(parts: &Parts<'_>) -> (Vec<Turn>, Vec<usize>) {
    /// Fewer labels than these are no conversation; of labels in capitals, two are.
    const FEWEST: usize = 3;
    let chunks = &parts.sequence.chunks;
    let mut turns = Vec::new();
    let mut in_capitals = 0;
    let mut start = 1;
    while start < chunks.len() {
        let length = chunks[start..].iter().position(|chunk| chunk.kind == ChunkKind::ParagraphBreak);
        let end = length.map_or(chunks.len(), |length| start + length);
        let first = behind_stamp(parts.sequence, start);
        if let Some(colon) = label_end(parts, first) {
            in_capitals += usize::from(
                chunks[first..colon].iter().all(|chunk| is_sign(parts, chunk) || is_capitals(parts, chunk)),
            );
            turns.push(Turn { start: first, colon, end, has_colon: true, probability: 0.0 });
        }
        start = end + 1;
    }
    // Labels in capitals are a transcript's; others are to be judged.
    let probability = match in_capitals + 1 >= FEWEST {
        true => Some(talk::AGAIN),
        false => talk::probability(parts, &turns).filter(|_| turns.len() >= FEWEST),
    };
    let Some(probability) = probability else {
        let listed = turns.iter().filter(|_| turns.len() >= FEWEST).map(|turn| turn.colon).collect();
        return (Vec::new(), listed);
    };
    turns.iter_mut().for_each(|turn| turn.probability = probability);
    (turns, Vec::new())
}

/// Where a label begins behind a time in brackets: *[00:04] Lena Quist: …*
fn behind_stamp(sequence: &Sequence, start: usize) -> usize {
    /// The longest such time with its brackets, in chunks.
    const LONGEST: usize = 5;
    let chunks = &sequence.chunks[start..];
    if chunks.first().is_none_or(|chunk| chunk.tag != Tag::BracketOpen) {
        return start;
    }
    let close = chunks.iter().take(LONGEST).position(|chunk| chunk.tag == Tag::BracketClose);
    let is_time = |chunk: &Chunk| matches!(chunk.tag, Tag::Number | Tag::Stop | Tag::Colon | Tag::Sign);
    close.filter(|&close| close > 1 && chunks[1..close].iter().all(is_time)).map_or(start, |close| start + close + 1)
}

/// The colon behind the label that begins at `start`, if one does: capitalised words, titles, a bracket, nothing else.
fn label_end(parts: &Parts<'_>, start: usize) -> Option<usize> {
    let sequence = parts.sequence;
    let label = sequence.chunks.get(start..)?.iter().take(12).take_while(|chunk| chunk.tag != Tag::Colon);
    let is_upper = |chunk: &Chunk| chunk.kind == ChunkKind::Token && is_capitals(parts, chunk);
    // CRAIG FULLER, FORMER DIRECTOR OF FEMA: all in capitals, who it is may follow the name.
    let shouts = is_upper(&sequence.chunks[start]);
    let mut bracket = false;
    let mut length = 0;
    for chunk in label {
        let fits = match chunk.tag {
            Tag::BracketOpen => {
                bracket = true;
                true
            }
            Tag::BracketClose => {
                bracket = false;
                true
            }
            Tag::Stop | Tag::Dash => true,
            Tag::Comma => shouts,
            _ if shouts && is_upper(chunk) => true,
            // Q and A, which is an article elsewhere.
            Tag::Article => parts.tokens[chunk.start].shape == Shape::Title && length == 0,
            tag => {
                bracket || tag.is_name() || matches!(tag, Tag::Role | Tag::RoleModifier | Tag::PersonNoun | Tag::Other)
            }
        };
        if !fits || chunk.is_break() {
            return None;
        }
        length += 1;
    }
    let colon = start + length;
    (length > 0 && window::is_turn(sequence, colon)).then_some(colon)
}

/// Whether a word of a label is written in capitals: *SMITH*, *Q*, *D-VT*.
fn is_capitals(parts: &Parts<'_>, chunk: &Chunk) -> bool {
    !is_sign(parts, chunk) && !parts.tokens[chunk.start].span.slice(parts.text).contains(char::is_lowercase)
}

fn is_sign(parts: &Parts<'_>, chunk: &Chunk) -> bool {
    parts.tokens[chunk.start].kind != TokenKind::Word
}
