//! What a proposed row measures beside its neighbours: what the trees that settle its probability look at.

use super::features::is_quote;
use super::relation::{HOLDS, IN_SOURCE, INSIDE, OVERLAPS, Relations, SAME_SOURCE, SOURCE_IN_CONTENT};
use crate::attribution::row::{Row, side};
use crate::attribution::weights::MEASURES;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::sequence::Tag;

/// The score of a neighbour that is not there.
const NONE: f32 = -9.0;

/// The measures of a row, as [`MEASURES`] names them.
pub type Measures = [f32; MEASURES.len()];

/// Measures every row, given the rows' scores.
pub fn measure(
    around: &Around<'_>,
    cues: &[CueMatch],
    rows: &[Row],
    relations: &Relations,
    scores: &[f32],
) -> Vec<Measures> {
    /// What the mean of the scores so far keeps of itself at each row.
    const KEPT: f32 = 0.95;
    let mut recent = 0.0;
    let mut measured = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut measures = [0.0; MEASURES.len()];
        measures[0] = scores[at];
        own(around, &cues[row.cue], row, &mut measures[1..19]);
        beside(at, relations, scores, &mut measures[19..26]);
        measures[26] = recent;
        recent = KEPT * recent + (1.0 - KEPT) * scores[at];
        measured.push(measures);
    }
    measured
}

/// What a row measures by itself.
fn own(around: &Around<'_>, cue: &CueMatch, row: &Row, out: &mut [f32]) {
    let sequence = around.sequence;
    let (proposal, facts) = (&row.proposal, &row.facts);
    let (source, content) = (&proposal.source, &proposal.content);
    let breaks = match (content.first(), content.last()) {
        (Some(&first), Some(&last)) => (first..last).filter(|&at| sequence.chunks[at].is_break()).count(),
        _ => 0,
    };
    let quotation = content.iter().map(|&at| match sequence.chunks[at].tag {
        Tag::QuoteShort => 1,
        tag if is_quote(tag) => 2,
        _ => 0,
    });
    let pieces = content.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
    let numbers = [
        source.len(),
        proposal.cue.len(),
        content.len(),
        pieces,
        side(source, cue.chunk),
        side(content, cue.chunk),
        gap(source, cue.chunk),
        gap(content, cue.chunk),
        quotation.max().unwrap_or(0),
        breaks,
        sequence.paragraphs[cue.chunk] as usize,
        facts.rate,
        facts.complement,
        facts.fits,
        usize::from(row.read.is_some()),
        usize::from(row.rule.is_some()),
    ];
    out[0] = cue.score;
    out[1] = proposal.fit;
    for (out, number) in out[2..].iter_mut().zip(numbers) {
        *out = number as f32;
    }
}

/// Chunks from the cue to the nearest chunk of a part, plus one; 0 where there is none.
fn gap(chunks: &[usize], head: usize) -> usize {
    let place = chunks.partition_point(|&chunk| chunk < head);
    let before = place.checked_sub(1).map(|place| head - chunks[place]);
    let behind = chunks.get(place).map(|chunk| chunk - head);
    before.into_iter().chain(behind).min().map_or(0, |gap| gap + 1)
}

/// The best scores among a row's neighbours, for each way to stand to it.
fn beside(at: usize, relations: &Relations, scores: &[f32], out: &mut [f32]) {
    out.fill(NONE);
    for relation in relations.of(at) {
        let same = SAME_SOURCE & relation.bits != 0;
        let holds = [
            relation.bits & INSIDE != 0,
            relation.bits & HOLDS != 0,
            relation.bits & OVERLAPS != 0,
            relation.bits & IN_SOURCE != 0,
            same && relation.other < at,
            same && relation.other > at,
            relation.bits & SOURCE_IN_CONTENT != 0,
        ];
        for (out, holds) in out.iter_mut().zip(holds) {
            if holds {
                *out = out.max(scores[relation.other]);
            }
        }
    }
}
