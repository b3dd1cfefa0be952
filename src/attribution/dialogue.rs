//! Dialogue opened by dashes: *– Where is the key? asked Ruth Daly.*

use super::Parts;
use crate::flow::{Flow, Tag, UnitKind};
use crate::model::{CueSource, Shape};

/// A line of dialogue, as units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The dash.
    pub(super) start: usize,
    /// One past the last unit that is said.
    pub(super) said: usize,
    /// The verb's place among the cues.
    pub(super) cue: usize,
    /// One past the speaker.
    pub(super) end: usize,
}

/// The lines of dialogue of a document, in text order: a paragraph that a dash opens, in which a verb of saying and then a
/// name or pronoun follow on a comma, a question or an exclamation mark.
pub(super) fn lines(parts: &Parts<'_>) -> Vec<Line> {
    let units = &parts.flow.units;
    let mut found: Vec<Line> = Vec::new();
    let mut start = None;
    let mut cues = parts.cues.iter().enumerate().peekable();
    for at in 1..units.len() {
        if units[at - 1].kind == UnitKind::ParagraphBreak {
            start = (units[at].tag == Tag::Dash).then_some(at);
        }
        while cues.peek().is_some_and(|(_, cue)| cue.unit < at) {
            cues.next();
        }
        let Some(&(place, cue)) = cues.peek().filter(|(_, cue)| cue.unit == at) else { continue };
        let Some(dash) = start else { continue };
        let end = speaker_end(parts.flow, at + 1);
        let fits = cue.source == CueSource::Verb && at > dash + 2 && end > at + 1 && is_lower(parts, at);
        if let Some(said) = said_end(parts.flow, at).filter(|_| fits) {
            found.push(Line { start: dash, said, cue: place, end });
            start = None;
        }
    }
    found
}

/// One past what is said before the verb at `at`; none where no sign parts them.
fn said_end(flow: &Flow, at: usize) -> Option<usize> {
    let near = at.checked_sub(1)?;
    let before = if flow.units[near].is_break() { near.checked_sub(1)? } else { near };
    match flow.units[before].tag {
        Tag::Comma => Some(before),
        Tag::Ask => Some(before + 1),
        _ => None,
    }
}

fn is_lower(parts: &Parts<'_>, at: usize) -> bool {
    parts.tokens[parts.flow.units[at].start].shape == Shape::Lower
}

/// One past the name or pronoun that begins at `at`.
fn speaker_end(flow: &Flow, at: usize) -> usize {
    if flow.tag(at as isize) == Tag::Subject {
        return at + 1;
    }
    let is_name = |unit: &&crate::flow::Unit| unit.tag.is_name() || matches!(unit.tag, Tag::Role | Tag::Article);
    at + flow.units[at.min(flow.units.len())..].iter().take(8).take_while(is_name).count()
}

/// Whether a unit lies in one of the lines' paragraphs up to the speaker.
pub(super) fn holds(lines: &[Line], unit: usize) -> bool {
    let behind = lines.partition_point(|line| line.start <= unit);
    behind > 0 && unit < lines[behind - 1].end
}
