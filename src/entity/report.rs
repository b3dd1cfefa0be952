//! What the rows found so far tell of the mentions: who is a source, who is spoken to, what stands in a report.

use super::position::Position;
use crate::mention::{View, WordMap};
use crate::model::{Attribution, Class, Mention, MentionKind, Span};

/// How many mentions back one that covers a source’s start is looked for.
const NEAR: usize = 8;
/// How many names of a row’s content are noted.
const NAMES: usize = 12;

/// The mention that each row’s source begins with.
#[derive(Debug, Default)]
pub(super) struct Reports {
    /// By row.
    pub(super) sources: Vec<Option<usize>>,
    /// The row of which a mention is the source, by mention.
    rows: WordMap<usize, u32>,
    /// The names in the content of each row.
    names: Vec<Vec<usize>>,
    /// How each row is laid out.
    layouts: Vec<usize>,
}

impl Reports {
    /// The row of which a mention is the source, the first of several.
    pub(super) fn row_of(&self, mention: usize) -> Option<u32> {
        self.rows.get(&mention).copied()
    }

    /// How the row of which a mention is the source is laid out: 0 no row, 1 source before content, 2 source before a quotation,
    /// 3 content before source, 4 quotation before source.
    pub(super) fn layout(&self, mention: usize) -> usize {
        self.row_of(mention).and_then(|row| self.layouts.get(row as usize)).copied().unwrap_or(0)
    }

    /// The names that stand in a row’s content, as far as they are worth looking at.
    pub(super) fn names_in(&self, row: u32) -> &[usize] {
        self.names.get(row as usize).map_or(&[], Vec::as_slice)
    }
}

/// Marks the places of the mentions with what the rows tell.
pub(super) fn mark(
    view: &View<'_>,
    mentions: &[Mention],
    attributions: &[Attribution],
    positions: &mut [Position],
) -> Reports {
    let mut row_of = vec![None; view.tokens.len()];
    for (row, attribution) in attributions.iter().enumerate() {
        for span in &attribution.content {
            row_of[view.tokens_in(*span)].fill(Some(row as u32));
        }
        for id in begins_in(view, mentions, attribution.addressee.as_slice()) {
            positions[id].addressed = true;
        }
    }
    let mut names = vec![Vec::new(); attributions.len()];
    for (id, (position, mention)) in positions.iter_mut().zip(mentions).enumerate() {
        position.row = row_of[mention.tokens.start];
        if let Some(row) = position.row.filter(|_| mention.kind == MentionKind::Name)
            && names[row as usize].len() < NAMES
        {
            names[row as usize].push(id);
        }
    }
    let source = |attribution: &Attribution| {
        let first = begins_in(view, mentions, &attribution.source);
        let asks = attribution.content.last().is_some_and(|span| is_question(span.slice(view.text)));
        for &id in &first {
            positions[id].source = true;
            positions[id].asks = asks;
            positions[id].speaks = true;
        }
        first.first().copied()
    };
    let sources: Vec<Option<usize>> = attributions.iter().map(source).collect();
    let mut rows = WordMap::default();
    for (row, id) in sources.iter().enumerate() {
        if let Some(id) = *id {
            rows.entry(id).or_insert(row as u32);
        }
    }
    let layout = |attribution: &Attribution| {
        let Some(content) = attribution.content.first() else { return 0 };
        let quoted = view.is_mark(view.tokens_in(*content).start);
        let first = attribution.source.first().is_some_and(|source| content.start < source.start);
        1 + usize::from(quoted) + 2 * usize::from(first)
    };
    let layouts = attributions.iter().map(layout).collect();
    Reports { sources, rows, names, layouts }
}

/// Whether words end with a question, in marks or not.
fn is_question(words: &str) -> bool {
    words.trim_end_matches(|c: char| c != '?' && !c.is_alphanumeric()).ends_with('?')
}

/// The mention that a source begins with, and those that are joined to it by *and*.
pub(crate) fn begins_in(view: &View<'_>, mentions: &[Mention], spans: &[Span]) -> Vec<usize> {
    let Some(span) = spans.first() else { return Vec::new() };
    let tokens = view.tokens_in(*span);
    let from = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    let covers = |id: &usize| mentions[*id].tokens.end > tokens.start;
    let first = (from.saturating_sub(NEAR)..from)
        .find(covers)
        .or_else(|| (from < mentions.len() && mentions[from].tokens.start < tokens.end).then_some(from));
    let Some(first) = first else { return Vec::new() };
    let mut out = vec![first];
    let mut end = mentions[first].tokens.end;
    for (id, mention) in mentions.iter().enumerate().skip(first + 1) {
        let start = mention.tokens.start;
        if start >= tokens.end {
            break;
        }
        let before = start - usize::from(start > 1 && view.has(start - 1, Class::Article));
        if start >= end && before > 0 && view.has(before - 1, Class::And) {
            out.push(id);
            end = mention.tokens.end;
        }
    }
    out
}
