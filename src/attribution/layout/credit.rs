//! A quotation with its speaker's name behind a dash: *“It was cold.” — Bea Holt*.

use super::floating;
use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::model::Attribution;
use crate::sequence::{Chunk, ChunkKind, Tag};

/// A quotation in a paragraph of its own with a name behind a dash: the quotation, the dash, one past the name.
#[derive(Debug, Clone, Copy)]
pub struct Credit {
    pub(super) quote: usize,
    pub(super) dash: usize,
    pub(super) end: usize,
}

/// The credited quotations of a document, in text order. The dash may open the paragraph behind the quotation's. Behind
/// the name a bracket may stand and a date, as on a card of a social network.
pub(super) fn credits(parts: &Parts<'_>) -> Vec<Credit> {
    /// The longest name with its titles, bracket and date, in chunks.
    const NAME: usize = 14;
    let chunks = &parts.sequence.chunks;
    let mut found = Vec::new();
    for dash in (1..chunks.len()).filter(|&at| chunks[at].tag == Tag::Dash) {
        let before = dash - 1 - usize::from(chunks[dash - 1].is_break() && dash > 1);
        let opens = before.checked_sub(1).is_none_or(|first| chunks[first].kind == ChunkKind::ParagraphBreak);
        let behind = &chunks[dash + 1..chunks.len().min(dash + 2 + NAME)];
        let line = &behind[..behind.iter().position(Chunk::is_break).unwrap_or(behind.len())];
        let begins = line.first().is_some_and(|chunk| chunk.tag.is_name() || chunk.tag == Tag::Role);
        let ends = chunks.get(dash + 1 + line.len()).is_none_or(|chunk| chunk.kind == ChunkKind::ParagraphBreak);
        if chunks[before].is_quote()
            && opens
            && begins
            && ends
            && line.len() <= NAME
            && let Some(name) = name_length(line)
        {
            found.push(Credit { quote: before, dash, end: dash + 1 + name });
        }
    }
    found
}

/// How many chunks of the line behind a dash name somebody; none where something else stands there too.
fn name_length(line: &[Chunk]) -> Option<usize> {
    let is_plain = |chunk: &Chunk| {
        chunk.tag.is_nominal() || matches!(chunk.tag, Tag::Comma | Tag::Of | Tag::Sign | Tag::Preposition)
    };
    let Some(bracket) = line.iter().position(|chunk| chunk.tag == Tag::BracketOpen) else {
        return line.iter().all(is_plain).then_some(line.len());
    };
    let close = bracket + line[bracket..].iter().position(|chunk| chunk.tag == Tag::BracketClose)?;
    let is_date = |chunk: &Chunk| matches!(chunk.tag, Tag::Calendar | Tag::Number | Tag::Comma | Tag::Time);
    let fits = line[..bracket].iter().all(is_plain) && line[close + 1..].iter().all(is_date);
    fits.then_some(close + 1)
}

/// Whether a chunk is one of the credited quotations.
pub(in crate::attribution) fn holds(credits: &[Credit], chunk: usize) -> bool {
    credits.binary_search_by_key(&chunk, |credit| credit.quote).is_ok()
}

/// The row of a credited quotation.
pub(super) fn attribution(parts: &Parts<'_>, credit: &Credit) -> Attribution {
    /// How surely the name behind the dash is the speaker's.
    const PROBABILITY: f32 = 0.9;
    let source: Vec<usize> = (credit.dash + 1..credit.end).collect();
    Attribution {
        source: parts.spans(&source),
        cue: parts.spans(&[credit.dash]),
        rule: rules::CREDIT,
        confidence: PROBABILITY,
        row_confidence: PROBABILITY,
        ..floating::attribution(parts, credit.quote)
    }
}
