//! Reports within reports: *Roe told the Post that Dale had said the deal was off*.
//!
//! Annotated text marks the outer one alone, so the scorers learn that a row inside of another does not stand. Here a row
//! is judged as if it stood alone.

use super::features::Rivals;
use super::probability;
use super::relation::{INSIDE, Relations};
use crate::attribution::row::Row;
use crate::attribution::weights::Weights;
use crate::cue::Around;
use crate::lexicon::vocabulary::Complement;
use crate::model::CueMatch;
use crate::scorer::Kept;

/// Rows less sure than this, judged alone, are none: who lists speakers wants no guesses inside of what others said.
const LEAST: f32 = 0.6;

/// The same for cues that speak, whatever stands around them.
const LEAST_OF_SPEECH: f32 = 0.45;

/// Cues of this class of rate speak, whatever they take: *accused six witnesses of lying*.
const SPEAKS: usize = 7;

/// The rows that stand inside of the contents of chosen ones, each with its probability; in text order.
pub(in crate::attribution) fn choose(
    around: &Around<'_>,
    cues: &[CueMatch],
    rows: &[Row],
    chosen: &[usize],
    relations: &Relations,
    weights: &Weights,
    kept: &mut Kept,
) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = Vec::new();
    let mut taken = 0;
    for (at, row) in rows.iter().enumerate() {
        let hull = row.hull();
        // Who supports or blames somebody in what another says has said nothing; who accuses has.
        let is_speech = row.facts.complement != Complement::Np as usize || row.facts.rate >= SPEAKS;
        if hull.start < taken || row.proposal.source.is_empty() || !is_speech || chosen.binary_search(&at).is_ok() {
            continue;
        }
        let holds = |other: usize| {
            let content = &rows[other].proposal.content;
            let mut parts = row.proposal.source.iter().chain(&row.proposal.cue).chain(&row.proposal.content);
            chosen.binary_search(&other).is_ok() && parts.all(|chunk| content.binary_search(chunk).is_ok())
        };
        let is_inside = relations.of(at).iter().any(|one| one.bits & INSIDE != 0 && holds(one.other));
        if !is_inside {
            continue;
        }
        let probability = alone(around, cues, row, weights, kept);
        let least = if row.facts.rate >= SPEAKS { LEAST_OF_SPEECH } else { LEAST };
        if probability >= least {
            taken = hull.end;
            found.push((at, probability));
        }
    }
    found
}

/// How sure a row is with no other in sight.
pub(super) fn alone(around: &Around<'_>, cues: &[CueMatch], row: &Row, weights: &Weights, kept: &mut Kept) -> f32 {
    let rows = std::slice::from_ref(row);
    let scores = probability::scores(around, cues, rows, &[Rivals::default()], weights, kept);
    let relations = Relations::new(rows, cues);
    probability::probabilities(around, cues, rows, &relations, &scores, kept)[0]
}
