//! Attribution: for each cue its source and content, and which of all those rows stand.
//!
//! The way of a row leads through these rooms; [`attribute`] is the way.
//!
//! | room | what happens there |
//! | --- | --- |
//! | [`propose`] | a cue becomes a reading: rules read it, the chain model settles source and content |
//! | [`score`] | each reading gets a probability, and the surest stand |
//! | [`filter`] | reasons to drop a row, whatever its probability |
//! | [`repair`] | corrections of a row |
//! | [`layout`] | attributions without a cue: transcripts, dialogue, credits, questions, floating quotations |
//!
//! Beside them stand [`row`], what walks the way; [`parts`], what all rooms work on; [`setting`], what filters and
//! repairs may look at; [`weights`]; `assemble`, `speech_act` and [`refusal`], which make the finished attribution; [`trace`],
//! `evidence` and `ground`, which remember the way for explanations.

mod assemble;
pub mod dictionary;
mod evidence;
pub mod filter;
mod ground;
pub mod layout;
pub mod parts;
pub mod propose;
pub mod refusal;
pub mod repair;
pub mod row;
pub mod score;
pub mod setting;
pub mod speech_act;
#[cfg(test)]
mod tests;
pub mod trace;
pub mod weights;

pub use parts::Parts;

use std::collections::HashSet;

use crate::cue::Around;
use crate::model::{Attribution, CueId, Evidence};
use evidence::Proposed;
use layout::Layout;
use propose::decode::Cache;
use row::Row;
use score::select::{self, Choice};
use score::{Scored, nested};
use setting::{Setting, Standing};
use trace::{Fate, Trace};
use weights::Weights;

/// Finds who said what: the rows that stand, in text order, and the quotations that float without a cue.
/// With a `trace`, it gets what became of the proposed rows, and each row that stands keeps its evidence. `cache` is used with
/// these weights only.
pub fn attribute(
    parts: &Parts<'_>,
    weights: &Weights,
    cache: &mut Cache,
    trace: Option<&mut Trace>,
) -> Vec<Attribution> {
    let around = &Around::new(parts.sequence, parts.tokens, parts.lexicon, parts.cues);
    let layout = &Layout::new(parts);
    let refusals = &refusal::phrases(parts, around);
    let standing = &Standing::default();
    let setting = &Setting { parts, around, layout, refusals, standing, taken: &[] };

    let (mut rows, dropped) = proposed(setting, weights, cache);
    let mut kept = cache.rows.take().unwrap_or_else(|| score::kept(weights));
    let scored = score::score(around, parts.cues, &mut rows, weights, &mut kept);
    score::coordinated::part(around, parts.cues, &mut rows, &scored.relations, weights, &mut kept);
    for row in &mut rows {
        repair::repair(repair::When::Scored, setting, row);
    }
    let Choice { mut chosen, beaten } = choose(setting, &mut rows);
    let filtered = filter::drop_chosen(setting, &rows, &mut chosen);

    let evidence = if trace.is_some() {
        let proposed = Proposed { rows: &rows, rivals: &scored.rivals, chosen: &chosen };
        evidence::all(parts, around, &proposed, weights, &cache.dictionary(parts.lexicon))
    } else {
        vec![Evidence::default(); chosen.len()]
    };
    for &at in &chosen {
        repair::repair(repair::When::Standing, setting, &mut rows[at]);
    }
    let inner = nested::choose(around, parts.cues, &rows, &chosen, &scored.relations, weights, &mut kept);
    cache.rows = Some(kept);
    let mut taken = taken_chunks(parts, &rows, &chosen);
    for &at in &chosen {
        repair::repair(repair::When::Beside, &Setting { taken: &taken, ..*setting }, &mut rows[at]);
        rows[at].proposal.content.iter().for_each(|&chunk| taken[chunk] = true);
    }

    let stand = chosen.iter().zip(evidence);
    let mut out: Vec<Attribution> =
        stand.map(|(&at, evidence)| Attribution { evidence, ..assemble::attribution(parts, &rows[at]) }).collect();
    out.extend(inner.iter().map(|&(at, confidence)| Attribution {
        nested: true,
        confidence,
        row_confidence: confidence,
        ..assemble::attribution(parts, &rows[at])
    }));
    out.extend(layout.rows(parts, around, taken));
    out.sort_by_key(|attribution| (attribution.hull(), attribution.cue.first().copied()));
    if let Some(trace) = trace {
        let nested: Vec<usize> = inner.iter().map(|(at, _)| *at).collect();
        trace.rows = fates(rows, &chosen, &nested, &filtered, &beaten);
        trace.rows.extend(dropped.into_iter().map(|(row, filter)| (row, Fate::Filtered(filter.id))));
    }
    out
}

/// The rows that the cues propose, each with its probability, before any is chosen: what learning looks at.
pub fn scored(parts: &Parts<'_>, weights: &Weights, cache: &mut Cache) -> (Vec<Row>, Scored) {
    let around = &Around::new(parts.sequence, parts.tokens, parts.lexicon, parts.cues);
    let layout = &Layout::new(parts);
    let refusals = &refusal::phrases(parts, around);
    let setting = &Setting { parts, around, layout, refusals, standing: &Standing::default(), taken: &[] };
    let (mut rows, _) = proposed(setting, weights, cache);
    let mut kept = cache.rows.take().unwrap_or_else(|| score::kept(weights));
    let scored = score::score(around, parts.cues, &mut rows, weights, &mut kept);
    cache.rows = Some(kept);
    (rows, scored)
}

/// The rows that the cues propose, and those of them that a filter drops at once.
fn proposed(
    setting: &Setting<'_>,
    weights: &Weights,
    cache: &mut Cache,
) -> (Vec<Row>, Vec<(Row, &'static filter::Filter)>) {
    let parts = setting.parts;
    let mut rows = propose::propose(setting.around, parts.tokens, parts.cues, parts.rules, weights, cache);
    for row in &mut rows {
        repair::repair(repair::When::Proposed, setting, row);
    }
    let dropped = drop_proposed(setting, &mut rows);
    (rows, dropped)
}

/// Takes out the rows that a filter drops before they are scored.
fn drop_proposed(setting: &Setting<'_>, rows: &mut Vec<Row>) -> Vec<(Row, &'static filter::Filter)> {
    let mut dropped = Vec::new();
    for row in std::mem::take(rows) {
        match filter::first(filter::When::Proposed, setting, &row) {
            Some(filter) => dropped.push((row, filter)),
            None => rows.push(row),
        }
    }
    dropped
}

/// Chooses the rows that stand; once more where a repair made others surer.
fn choose(setting: &Setting<'_>, rows: &mut [Row]) -> Choice {
    let parts = setting.parts;
    let select = |rows: &[Row]| select::select(rows, parts.sequence.chunks.len(), select::LEAST);
    let first = select(rows);
    let taken = taken_chunks(parts, rows, &first.chosen);
    let setting = Setting { taken: &taken, ..*setting };
    let mut repaired = false;
    for row in rows.iter_mut() {
        repaired |= repair::repair(repair::When::Chosen, &setting, row);
    }
    if repaired { select(rows) } else { first }
}

/// What became of each of the rows that were scored.
fn fates(
    rows: Vec<Row>,
    chosen: &[usize],
    nested: &[usize],
    filtered: &[(usize, &'static filter::Filter)],
    beaten: &[(usize, usize)],
) -> Vec<(Row, Fate)> {
    let mut fates: Vec<Fate> =
        rows.iter().map(|row| if row.probability < select::LEAST { Fate::Unsure } else { Fate::Empty }).collect();
    chosen.iter().for_each(|&at| fates[at] = Fate::Stands);
    filtered.iter().for_each(|&(at, filter)| fates[at] = Fate::Filtered(filter.id));
    beaten.iter().for_each(|&(at, rival)| fates[at] = Fate::Beaten(rival));
    nested.iter().for_each(|&at| fates[at] = Fate::Nested);
    rows.into_iter().zip(fates).collect()
}

/// Finds who said what inside of quotations: the rows of `parts.sequence`, laid out by [`crate::sequence::lay_out_inside`],
/// that hold a quotation and have a cue. `before` is how many cues come before those of `parts`.
pub fn attribute_inside(
    parts: &Parts<'_>,
    weights: &Weights,
    cache: &mut Cache,
    mut trace: Option<&mut Trace>,
    before: usize,
) -> Vec<Attribution> {
    let mut found = attribute(parts, weights, cache, trace.as_deref_mut());
    found.retain(|row| row.cue_id.is_some() && !row.quotes.is_empty());
    if let Some(trace) = trace {
        let kept: HashSet<CueId> = found.iter().filter_map(|row| row.cue_id).collect();
        let stand = trace.rows.iter_mut().filter(|(_, fate)| matches!(fate, Fate::Stands | Fate::Nested));
        stand.filter(|(row, _)| !kept.contains(&CueId(row.cue))).for_each(|(_, fate)| *fate = Fate::Inside);
    }
    found.iter_mut().for_each(|row| row.evidence = Evidence::default());
    for row in &mut found {
        row.cue_id = row.cue_id.map(|CueId(place)| CueId(before + place));
        row.nested = true;
    }
    found
}

/// For each chunk, whether it stands in the content of a chosen row, or in its source or cue.
fn taken_chunks(parts: &Parts<'_>, rows: &[Row], chosen: &[usize]) -> Vec<bool> {
    let mut taken = vec![false; parts.sequence.chunks.len()];
    for &at in chosen {
        let proposal = &rows[at].proposal;
        for &chunk in proposal.content.iter().chain(&proposal.source).chain(&proposal.cue) {
            taken[chunk] = true;
        }
    }
    taken
}
