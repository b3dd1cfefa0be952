//! Spans that people marked, and what they are tied into.

use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::model::Span;

/// One annotated attribution, in bytes of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldAttribution {
    /// The event's name in its file: `E1`; without events, that of the cue, or of the content: `T2`.
    pub id: String,
    /// The source's spans.
    pub source: Vec<Span>,
    /// The cue's spans.
    pub cue: Vec<Span>,
    /// The content's spans.
    pub content: Vec<Span>,
}

/// What a span is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Source,
    Cue,
    Content,
}

/// A `T` line.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    pub(super) id: &'a str,
    /// None for a type that is passed over.
    pub(super) role: Option<Role>,
    pub(super) spans: Vec<Span>,
}

impl GoldAttribution {
    pub(super) fn part(&mut self, role: Role) -> &mut Vec<Span> {
        match role {
            Role::Source => &mut self.source,
            Role::Cue => &mut self.cue,
            Role::Content => &mut self.content,
        }
    }

    pub(super) fn sort(&mut self) {
        for part in [&mut self.source, &mut self.cue, &mut self.content] {
            part.sort_unstable();
        }
    }
}

/// Whether this is a letter with a number behind it.
pub(super) fn is_id(id: &str, letter: char) -> bool {
    id.strip_prefix(letter).is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn is_line(line: &str, letter: char) -> bool {
    line.split_once('\t').is_some_and(|(id, _)| is_id(id, letter))
}

/// The place of the span that an event or relation names.
pub(super) fn place(path: &str, line: usize, id: &str, target: &str, places: &HashMap<&str, usize>) -> Result<usize> {
    let found = places.get(target).copied();
    found.ok_or_else(|| Error::data(path, line, 0, format!("{id} names {target}, which no T line holds")))
}
