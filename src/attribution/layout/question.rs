//! Questions put to somebody in the sentence before: *Would he resign? Hugh Dale was asked on Monday.*

use crate::attribution::parts::Parts;
use crate::attribution::row::{Proposal, Row};
use crate::attribution::score::select;
use crate::cue::Around;
use crate::lexicon::Lexicon;
use crate::model::{CueMatch, CueSource};
use crate::sequence::{ChunkKind, Tag};

/// The act of verbs that put a question.
const ACT: &str = "ask";
/// The most chunks of such a question.
const LONGEST: usize = 60;

/// The rows of questions without marks that a passive verb of asking takes up. `taken` tells the chunks of other rows.
pub(super) fn rows(parts: &Parts<'_>, around: &Around<'_>, taken: &[bool]) -> Vec<Row> {
    let row = |(index, cue): (usize, &CueMatch)| {
        let facts = *around.facts(index);
        if !facts.group.be || !asks(parts.lexicon, cue) || taken[cue.chunk] || !ends_plainly(parts, cue.chunk) {
            return None;
        }
        let content = question(parts, facts.group.start)?;
        let probability = cue.score.max(select::LEAST);
        let cue = (facts.group.start..=cue.chunk).collect();
        let free = content.iter().all(|&chunk| !taken[chunk]);
        let proposal = Proposal { source: Vec::new(), cue, content, fit: 0.0 };
        free.then_some(Row { cue: index, facts, proposal, read: None, rule: None, probability, repairs: Vec::new() })
    };
    parts.cues.iter().enumerate().filter_map(row).collect()
}

fn asks(lexicon: &Lexicon, cue: &CueMatch) -> bool {
    cue.source == CueSource::Verb && lexicon.verbs.get(cue.entry as usize).is_some_and(|verb| verb.act == ACT)
}

/// Whether nothing that could be asked follows the verb in its sentence.
fn ends_plainly(parts: &Parts<'_>, head: usize) -> bool {
    let rest = parts.sequence.chunks[head + 1..].iter().take_while(|chunk| !chunk.is_break());
    rest.take(12).all(|chunk| {
        chunk.tag.is_nominal() || matches!(chunk.tag, Tag::Stop | Tag::Preposition | Tag::By | Tag::Comma | Tag::Adverb)
    })
}

/// The sentence before the one whose verb group begins at `start`, if it is a question outside of marks.
fn question(parts: &Parts<'_>, start: usize) -> Option<Vec<usize>> {
    let chunks = &parts.sequence.chunks;
    let opening = (start.saturating_sub(LONGEST)..start).rev().find(|&at| chunks[at].is_break())?;
    let asked = opening.checked_sub(1).filter(|&at| chunks[at].tag == Tag::Ask)?;
    if chunks[opening].kind != ChunkKind::SentenceBreak {
        return None;
    }
    let first = (asked.saturating_sub(LONGEST)..asked).rev().find(|&at| chunks[at].is_break())? + 1;
    let plain = first < asked && chunks[first..asked].iter().all(|chunk| !chunk.is_quote());
    plain.then(|| (first..=asked).collect())
}
