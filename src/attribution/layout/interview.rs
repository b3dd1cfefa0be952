//! Interviews without labels: a question stands in a paragraph of its own, often in bold, and the answer follows it.

use std::ops::Range;

use super::narration;
use super::person::{Person, is_said_by};
use super::talk::AGAIN;
use super::turn::Turn;
use crate::attribution::parts::Parts;
use crate::sequence::Tag;

/// How surely questions without a mark are an interviewer's.
const PLAIN: f32 = 0.7;
/// The longest question, in chunks.
const LONGEST: usize = 60;

/// The turns of an interview without labels, in text order. Questions in bold come twice at least; plain ones three times, and
/// those who answer speak of themselves. Between plain ones the interviewer may also tell something.
pub(super) fn turns(parts: &Parts<'_>) -> Vec<Turn> {
    let paragraphs = parts.paragraphs();
    let bold: Vec<usize> = (0..paragraphs.len()).filter(|&at| is_question(parts, &paragraphs[at], true)).collect();
    let (questions, probability) = if bold.len() > 1 {
        (bold, AGAIN)
    } else {
        let mut plain: Vec<usize> =
            (0..paragraphs.len()).filter(|&at| is_question(parts, &paragraphs[at], false)).collect();
        // What follows a question answers it, even with another.
        plain.dedup_by(|next, before| *next == *before + 1);
        if !are_put(parts, &paragraphs, &plain) {
            return Vec::new();
        }
        let between = plain.windows(2).flat_map(|pair| prompts(parts, &paragraphs, pair[0] + 1..pair[1]));
        let mut asked: Vec<usize> = plain.iter().copied().chain(between).collect();
        asked.sort_unstable();
        (asked, PLAIN)
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
        && paragraph.clone().all(|at| !parts.is_speech(at))
}

/// Whether plain questions are an interviewer's: there are some, a third of them and more say *you*, each has an answer, and in most answers somebody says
/// *I* or *we* outside of quotation marks. Short answers tell nothing.
fn are_put(parts: &Parts<'_>, paragraphs: &[Range<usize>], questions: &[usize]) -> bool {
    const FEWEST: usize = 3;
    const LONGEST_ANSWER: usize = 12;
    /// Shorter answers, in chunks, may well be without anybody.
    const SHORT: usize = 14;
    let last = questions.last().map(|last| last + 1..(last + 2).min(paragraphs.len()));
    let answers: Vec<Range<usize>> =
        questions.windows(2).map(|pair| pair[0] + 1..pair[1]).chain(last.filter(|last| !last.is_empty())).collect();
    let fits = |answer: &Range<usize>| (1..=LONGEST_ANSWER).contains(&answer.len());
    let says = |answer: &Range<usize>, person: Person| {
        paragraphs[answer.clone()].iter().any(|paragraph| is_said_by(parts, paragraph, person))
    };
    let of_oneself = |answer: &&Range<usize>| says(answer, Person::First);
    let of_others = |answer: &&Range<usize>| {
        !of_oneself(answer) && paragraphs[(*answer).clone()].iter().map(Range::len).sum::<usize>() > SHORT
    };
    let to_somebody = |&&question: &&usize| says(&(question..question + 1), Person::Second);
    let (own, others) = (answers.iter().filter(of_oneself).count(), answers.iter().filter(of_others).count());
    questions.len() >= FEWEST
        && answers.iter().all(fits)
        && 3 * questions.iter().filter(to_somebody).count() >= questions.len()
        && own >= 2 * others.max(1)
}

/// The paragraphs behind a question, up to the next, in which the interviewer tells something to be answered instead of asking:
/// *The council tried to close you twice.* Answers and such prompts take turns then, and nobody is *I* in a prompt.
fn prompts(parts: &Parts<'_>, paragraphs: &[Range<usize>], answer: Range<usize>) -> Vec<usize> {
    let told: Vec<usize> = answer.clone().skip(1).step_by(2).collect();
    let prompts = |&at: &usize| {
        let is = |at: usize, person| is_said_by(parts, &paragraphs[at], person);
        paragraphs[at].len() <= LONGEST
            && !is(at, Person::First)
            && (is(at, Person::Second) || is(at + 1, Person::First))
    };
    if answer.len() % 2 == 1 && told.iter().all(prompts) { told } else { Vec::new() }
}
