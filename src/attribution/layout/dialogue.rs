//! Dialogue opened by dashes: *– Where is the key? asked Ruth Daly.*

use super::floating;
use crate::attribution::parts::Parts;
use crate::model::{Attribution, CueId, CueSource, Shape};
use crate::sequence::{Chunk, ChunkKind, Sequence, Tag};

/// The name of rows made of a line of dialogue that a dash opens.
pub const DIALOGUE: &str = "dash-dialogue";

/// A line of dialogue, as chunks.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The dash.
    pub(super) start: usize,
    /// One past the last chunk that is said.
    pub(super) said: usize,
    /// The verb's place among the cues.
    pub(super) cue: usize,
    /// One past the speaker.
    pub(super) end: usize,
}

/// The lines of dialogue of a document, in text order: a paragraph that a dash opens, in which a verb of saying and then a
/// name or pronoun follow on a comma, a question or an exclamation mark.
pub(super) fn lines(parts: &Parts<'_>) -> Vec<Line> {
    let chunks = &parts.sequence.chunks;
    let mut found: Vec<Line> = Vec::new();
    let mut start = None;
    let mut cues = parts.cues.iter().enumerate().peekable();
    for at in 1..chunks.len() {
        if chunks[at - 1].kind == ChunkKind::ParagraphBreak {
            start = (chunks[at].tag == Tag::Dash).then_some(at);
        }
        while cues.peek().is_some_and(|(_, cue)| cue.chunk < at) {
            cues.next();
        }
        let Some(&(place, cue)) = cues.peek().filter(|(_, cue)| cue.chunk == at) else { continue };
        let Some(dash) = start else { continue };
        let end = speaker_end(parts.sequence, at + 1);
        let fits = cue.source == CueSource::Verb && at > dash + 2 && end > at + 1 && is_lower(parts, at);
        if let Some(said) = said_end(parts.sequence, at).filter(|_| fits) {
            found.push(Line { start: dash, said, cue: place, end });
            start = None;
        }
    }
    found
}

/// One past what is said before the verb at `at`; none where no sign parts them.
fn said_end(sequence: &Sequence, at: usize) -> Option<usize> {
    let near = at.checked_sub(1)?;
    let before = if sequence.chunks[near].is_break() { near.checked_sub(1)? } else { near };
    match sequence.chunks[before].tag {
        Tag::Comma => Some(before),
        Tag::Ask => Some(before + 1),
        _ => None,
    }
}

fn is_lower(parts: &Parts<'_>, at: usize) -> bool {
    parts.tokens[parts.sequence.chunks[at].start].shape == Shape::Lower
}

/// One past the name or pronoun that begins at `at`.
fn speaker_end(sequence: &Sequence, at: usize) -> usize {
    if sequence.tag(at as isize) == Tag::Subject {
        return at + 1;
    }
    let is_name = |chunk: &&Chunk| chunk.tag.is_name() || matches!(chunk.tag, Tag::Role | Tag::Article);
    at + sequence.chunks[at.min(sequence.chunks.len())..].iter().take(8).take_while(is_name).count()
}

/// Whether a chunk lies in one of the lines' paragraphs up to the speaker.
pub(in crate::attribution) fn holds(lines: &[Line], chunk: usize) -> bool {
    let behind = lines.partition_point(|line| line.start <= chunk);
    behind > 0 && chunk < lines[behind - 1].end
}

/// The row of a line.
pub(super) fn attribution(parts: &Parts<'_>, line: &Line) -> Attribution {
    /// How surely a dash at the head of a paragraph opens speech.
    const PROBABILITY: f32 = 0.6;
    let words = |range: std::ops::Range<usize>| range.filter(|&at| !parts.sequence.chunks[at].is_break()).collect();
    let cue = parts.cues[line.cue].chunk;
    let source: Vec<usize> = (cue + 1..line.end).collect();
    let content: Vec<usize> = words(line.start + 1..line.said);
    Attribution {
        source: parts.spans(&source),
        cue: parts.spans(&[cue]),
        cue_id: Some(CueId(line.cue)),
        content: parts.spans(&content),
        rule: DIALOGUE,
        confidence: PROBABILITY,
        row_confidence: PROBABILITY,
        ..floating::attribution(parts, cue)
    }
}
