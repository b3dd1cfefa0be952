//! What a mail answers: *Ann Roe wrote:* and, behind `>`, what she wrote.

use std::ops::Range;

use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::attribution::row::{Proposal, Row};
use crate::cue::Around;
use crate::model::CueSource;
use crate::sequence::{ChunkKind, Tag};

/// The rows of quoted mail. `taken` tells the chunks of other rows.
pub(super) fn rows(parts: &Parts<'_>, around: &Around<'_>, taken: &[bool]) -> Vec<Row> {
    /// How surely the lines behind `>` are what somebody wrote.
    const PROBABILITY: f32 = 0.8;
    let chunks = &parts.sequence.chunks;
    let paragraphs = parts.paragraphs();
    let place = |at: usize| paragraphs.partition_point(|paragraph| paragraph.end <= at);
    let row = |index: usize| {
        let cue = parts.cues.get(index).filter(|cue| cue.source == CueSource::Verb)?;
        let here = place(cue.chunk);
        let ends = chunks.get(cue.chunk + 1)?.tag == Tag::Colon && paragraphs.get(here)?.end == cue.chunk + 2;
        let quoted: Vec<&Range<usize>> = paragraphs
            .get(here + 1..)?
            .iter()
            .take_while(|paragraph| is_marked(parts, paragraph))
            .filter(|_| ends)
            .collect();
        let content = parts.sequence.unbroken(quoted.first()?.start..quoted.last()?.end).collect::<Vec<usize>>();
        let source: Vec<usize> = writer(parts, paragraphs[here].start, cue.chunk)?.collect();
        let free = content.iter().chain(&source).chain([&cue.chunk]).all(|&at| !taken[at]);
        let facts = *around.facts(index);
        let proposal = Proposal { source, cue: vec![cue.chunk], content, fit: 0.0 };
        let probability = PROBABILITY;
        free.then_some(Row { cue: index, facts, proposal, read: None, rule: None, probability, repairs: Vec::new() })
    };
    (0..parts.cues.len()).filter_map(row).collect()
}

/// Whether `>` stands before a paragraph.
fn is_marked(parts: &Parts<'_>, paragraph: &Range<usize>) -> bool {
    let start = parts.tokens[parts.sequence.chunks[paragraph.start].start].span.start;
    parts.text[..start].trim_end_matches(' ').ends_with('>')
}

/// Who wrote: the name before the verb, an address in angle brackets passed over.
fn writer(parts: &Parts<'_>, start: usize, verb: usize) -> Option<Range<usize>> {
    let chunks = &parts.sequence.chunks;
    let word = |at: usize| match chunks[at].kind {
        ChunkKind::Token => parts.tokens[chunks[at].start].span.slice(parts.text),
        _ => "",
    };
    let open = (start..verb).find(|&at| word(at) == "<").unwrap_or(verb);
    let subject = rules::subject(parts.sequence, open)?;
    (subject.start >= start).then_some(subject)
}
