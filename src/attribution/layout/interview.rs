//! Interviews without labels: a question stands in a paragraph of its own, often in bold, and the answer follows it.

use std::ops::Range;

use super::narration;
use super::talk::AGAIN;
use super::turn::Turn;
use crate::attribution::parts::Parts;
use crate::lexicon::entries::PronounKind;
use crate::sequence::{ChunkKind, Tag};

/// How surely questions without a mark are an interviewer's.
const PLAIN: f32 = 0.7;
/// The longest question, in chunks.
const LONGEST: usize = 60;

/// The turns of an interview without labels, in text order. Questions in bold come twice at least; plain ones three times, and
/// those who answer speak of themselves.
pub(super) fn turns(parts: &Parts<'_>) -> Vec<Turn> {
    let paragraphs = parts.paragraphs();
    let bold: Vec<usize> = (0..paragraphs.len()).filter(|&at| is_question(parts, &paragraphs[at], true)).collect();
    let (questions, probability) = if bold.len() > 1 {
        (bold, AGAIN)
    } else {
        let plain: Vec<usize> =
            (0..paragraphs.len()).filter(|&at| is_question(parts, &paragraphs[at], false)).collect();
        if !are_put(parts, &paragraphs, &plain) {
            return Vec::new();
        }
        (plain, PLAIN)
    };
    let mut out = Vec::new();
    for (place, &at) in questions.iter().enumerate() {
        let said = paragraphs[at].clone().find(|&chunk| !parts.is_emphasis(chunk)).unwrap_or(paragraphs[at].start);
        out.push(blank(said, paragraphs[at].end, true, probability));
        // Behind the last question nothing tells where its answer ends.
        let next = questions.get(place + 1).copied().unwrap_or(at + 2).min(paragraphs.len());
        if next > at + 1 {
            let answer = blank(paragraphs[at + 1].start, paragraphs[next - 1].end, false, probability);
            let told = (at + 2..next).find(|&place| narration::is_told(parts, &paragraphs[place], &answer));
            out.push(Turn { end: paragraphs[told.unwrap_or(next) - 1].end, ..answer });
        }
    }
    out
}

fn blank(start: usize, end: usize, asks: bool, probability: f32) -> Turn {
    Turn { start, label_end: start, colon: None, said: start, end, asks, probability }
}

/// Whether a paragraph is a question outside of quotation marks, in bold if `bold`.
fn is_question(parts: &Parts<'_>, paragraph: &Range<usize>, bold: bool) -> bool {
    let chunks = &parts.sequence.chunks;
    let is_sign = |&at: &usize| parts.is_emphasis(at) || chunks[at].is_break();
    let last = paragraph.clone().rev().find(|at| !is_sign(at));
    let asks = last.is_some_and(|last| {
        chunks[last].tag == Tag::Ask && parts.tokens[chunks[last].start].span.slice(parts.text) == "?"
    });
    asks && (3..=LONGEST).contains(&paragraph.len())
        && (!bold || parts.is_emphasis(paragraph.start))
        && paragraph.clone().all(|at| matches!(chunks[at].kind, ChunkKind::Token | ChunkKind::SentenceBreak))
}

/// Whether plain questions are an interviewer's: there are some, each has an answer, and in most answers somebody says *I* or *we*
/// outside of quotation marks.
fn are_put(parts: &Parts<'_>, paragraphs: &[Range<usize>], questions: &[usize]) -> bool {
    const FEWEST: usize = 3;
    const LONGEST_ANSWER: usize = 8;
    let first_person = |at: usize| {
        let chunk = &parts.sequence.chunks[at];
        chunk.kind == ChunkKind::Token
            && matches!(
                parts.lexicon.info(parts.tokens[chunk.start].word).pronoun,
                Some(PronounKind::I | PronounKind::We)
            )
    };
    let answers: Vec<Range<usize>> = questions.windows(2).map(|pair| pair[0] + 1..pair[1]).collect();
    let fits = |answer: &Range<usize>| (1..=LONGEST_ANSWER).contains(&answer.len());
    let of_oneself = |answer: &&Range<usize>| {
        let answer = &paragraphs[(*answer).clone()];
        answer.iter().any(|paragraph| paragraph.clone().any(first_person))
            && !answer.iter().any(|paragraph| paragraph.clone().any(|at| parts.is_speech(at)))
    };
    questions.len() >= FEWEST
        && answers.iter().all(fits)
        && 3 * answers.iter().filter(of_oneself).count() >= 2 * answers.len()
}
