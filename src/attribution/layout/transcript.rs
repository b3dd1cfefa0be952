//! Turns of a transcript or an interview: *SMITH: …*, *Q. …*, `<v Ann> …`.

use std::ops::Range;

use super::narration;
use super::talk;
use super::turn::Turn;
use crate::attribution::parts::Parts;
use crate::attribution::propose::window;
use crate::model::{Shape, TokenKind};
use crate::sequence::{Chunk, ChunkKind, Sequence, Tag};

/// How a turn is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// *SMITH:*
    Colon,
    /// *Q.*, with what it does: 1 asks, 0 answers.
    Bare(u8),
    /// `<v Ann>`, as subtitles do.
    Voice,
}

/// The turns of a transcript or an interview, in text order. A few labels in a document may be anything; as many as make a
/// conversation are turns.
/// Second, the colons of labels that are no talk's: lists of charges, scores and prices have labels too.
pub(super) fn turns(parts: &Parts<'_>) -> (Vec<Turn>, Vec<usize>) {
    /// Fewer labels than these are no conversation; of labels in capitals, two are.
    const FEWEST: usize = 3;
    let paragraphs = parts.paragraphs();
    let mut found: Vec<(usize, Opening, Turn)> = Vec::new();
    let mut in_capitals = 0;
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let Some((opening, turn)) = turn(parts, paragraph) else { continue };
        let label = &parts.sequence.chunks[turn.start..turn.label_end];
        let shouts =
            opening == Opening::Colon && label.iter().all(|chunk| is_sign(parts, chunk) || is_capitals(parts, chunk));
        in_capitals += usize::from(shouts);
        found.push((place, opening, turn));
    }
    if is_conversation(&found) {
        let places: Vec<usize> = found.iter().map(|(place, ..)| *place).collect();
        let mut turns: Vec<Turn> = found.into_iter().map(|(_, _, turn)| turn).collect();
        turns.iter_mut().for_each(|turn| turn.probability = talk::AGAIN);
        go_on(parts, &paragraphs, &places, &mut turns);
        return (turns, Vec::new());
    }
    found.retain(|(_, opening, _)| *opening == Opening::Colon);
    let places: Vec<usize> = found.iter().map(|(place, ..)| *place).collect();
    let mut turns: Vec<Turn> = found.into_iter().map(|(_, _, turn)| turn).collect();
    // Labels in capitals are a transcript's; others are to be judged.
    let probability = if talk::are_headings(parts, &turns) {
        None
    } else if in_capitals + 1 >= FEWEST {
        Some(talk::AGAIN)
    } else {
        talk::probability(parts, &turns).filter(|_| turns.len() >= FEWEST)
    };
    let Some(probability) = probability else {
        let listed = turns.iter().filter(|_| turns.len() >= FEWEST).filter_map(|turn| turn.colon).collect();
        return (Vec::new(), listed);
    };
    turns.iter_mut().for_each(|turn| turn.probability = probability);
    if probability >= talk::AGAIN {
        go_on(parts, &paragraphs, &places, &mut turns);
    }
    (turns, Vec::new())
}

/// Whether the openings are those of a conversation whatever the labels are: one asks and another answers, or subtitles.
fn is_conversation(found: &[(usize, Opening, Turn)]) -> bool {
    let has = |opening: Opening| found.iter().filter(|(_, other, _)| *other == opening).count();
    let (asks, answers, voices) = (has(Opening::Bare(1)), has(Opening::Bare(0)), has(Opening::Voice));
    asks > 0 && answers > 0 || asks > 1 && has(Opening::Colon) > 1 || voices > 1
}

/// Gives the paragraphs without a label between two turns to the turn before them, where most of a talk is labelled: an answer
/// may go on for several, until the writer takes the word.
fn go_on(parts: &Parts<'_>, paragraphs: &[Range<usize>], places: &[usize], turns: &mut [Turn]) {
    /// Of the paragraphs of a talk at least one in so many has a label.
    const LABELLED: usize = 4;
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    if LABELLED * turns.len() < last - first + 1 {
        return;
    }
    for at in 1..turns.len() {
        if places[at] > places[at - 1] + 1 {
            let told = (places[at - 1] + 1..places[at])
                .find(|&place| narration::is_told(parts, &paragraphs[place], &turns[at - 1]));
            // (Laughter.) at the end is nobody's.
            let answer = places[at - 1]..told.unwrap_or(places[at]);
            let said = answer.rev().find(|&place| !is_aside(parts, &paragraphs[place]));
            turns[at - 1].end = paragraphs[said.unwrap_or(places[at - 1])].end;
        }
    }
}

/// Whether a paragraph stands in brackets, or holds no words.
fn is_aside(parts: &Parts<'_>, paragraph: &Range<usize>) -> bool {
    let tag = |at: usize| parts.sequence.chunks[at].tag;
    let opens = tag(paragraph.start) == Tag::BracketOpen && tag(paragraph.end - 1) == Tag::BracketClose;
    opens || !paragraph.clone().any(|at| parts.has_words(at))
}

/// The turn that a paragraph opens with a label, if it does.
fn turn(parts: &Parts<'_>, paragraph: &Range<usize>) -> Option<(Opening, Turn)> {
    let start = behind_emphasis(parts, behind_stamp(parts.sequence, paragraph.start), paragraph.end);
    if start >= paragraph.end {
        return None;
    }
    let blank =
        Turn { start, label_end: start, colon: None, said: start, end: paragraph.end, asks: false, probability: 0.0 };
    if let Some(colon) = label_end(parts, start) {
        return Some((
            Opening::Colon,
            Turn {
                label_end: colon,
                colon: Some(colon),
                said: behind_emphasis(parts, colon + 1, paragraph.end),
                ..blank
            },
        ));
    }
    if let Some((length, asks)) = talk::bare_label(parts, start) {
        let said = behind_emphasis(parts, start + length, paragraph.end);
        return (said < paragraph.end)
            .then_some((Opening::Bare(u8::from(asks)), Turn { label_end: start + length, said, ..blank }));
    }
    let name = voice(parts, paragraph)?;
    Some((Opening::Voice, Turn { start: name.start, label_end: name.end, said: name.end + 1, ..blank }))
}

/// The name in a voice tag of subtitles that opens the paragraph: `<v Ann Roe>`.
fn voice(parts: &Parts<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    /// The longest name, in chunks.
    const NAME: usize = 6;
    let word = |at: usize| {
        let chunk = parts.sequence.chunks.get(at).filter(|chunk| chunk.kind == ChunkKind::Token)?;
        Some(parts.tokens[chunk.start].span.slice(parts.text))
    };
    let name = paragraph.start + 2;
    let opens = word(paragraph.start) == Some("<") && word(paragraph.start + 1) == Some("v");
    let end =
        (name..paragraph.end).take(NAME + 1).find(|&at| word(at) == Some(">")).filter(|end| opens && *end > name)?;
    (end + 1 < paragraph.end).then_some(name..end)
}

/// Past the signs that set a label in bold or italics.
fn behind_emphasis(parts: &Parts<'_>, start: usize, end: usize) -> usize {
    (start..end).find(|&at| !parts.is_emphasis(at)).unwrap_or(end)
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
