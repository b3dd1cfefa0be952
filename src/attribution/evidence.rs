//! What is behind a row: the weights that decided, and the candidates that lost.

use super::assemble::NO_RULE;
use super::dictionary::Dictionary;
use super::ground;
use super::parts::Parts;
use super::propose;
use super::propose::rules::Read;
use super::propose::window::FARTHEST;
use super::row::{Row, shares};
use super::score::features::{Rivals, features};
use super::weights::Weights;
use crate::cue::Around;
use crate::model::{Candidate, Evidence, Reason};
use crate::scorer::{Record, Table};

/// How many weights are told.
const REASONS: usize = 8;
/// How many losers are told.
const LOSERS: usize = 5;

/// All rows that were proposed, with what the choice between them was made on.
#[derive(Debug)]
pub(super) struct Proposed<'a> {
    pub(super) rows: &'a [Row],
    pub(super) rivals: &'a [Rivals],
    pub(super) chosen: &'a [usize],
}

/// The evidence for each chosen row.
pub(super) fn all(
    parts: &Parts<'_>,
    around: &Around<'_>,
    proposed: &Proposed<'_>,
    weights: &Weights,
    dictionary: &Dictionary,
) -> Vec<Evidence> {
    proposed.chosen.iter().map(|&at| evidence(parts, around, proposed, at, weights, dictionary)).collect()
}

/// The evidence for the chosen row `at`.
fn evidence(
    parts: &Parts<'_>,
    around: &Around<'_>,
    proposed: &Proposed<'_>,
    at: usize,
    weights: &Weights,
    dictionary: &Dictionary,
) -> Evidence {
    let (row, rivals) = (&proposed.rows[at], proposed.rivals[at]);
    let mut record = Record::default();
    features(around, &parts.cues[row.cue], row, rivals, &mut record);
    let mut losers = losers(parts, proposed, at);
    losers.extend(rule_reading(parts, row));
    losers.truncate(LOSERS);
    let grounds = ground::grounds(parts, row, rivals, &record, &weights.row);
    Evidence { losers, grounds, reasons: reasons(&record, &weights.row, dictionary) }
}

/// The weights that spoke loudest, for or against.
fn reasons(record: &Record, table: &Table<1>, dictionary: &Dictionary) -> Vec<Reason> {
    let mut found: Vec<(f32, usize)> = record
        .features
        .iter()
        .enumerate()
        .map(|(place, feature)| (table.get(feature.hash)[0], place))
        .filter(|(weight, _)| *weight != 0.0)
        .collect();
    found.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    found
        .into_iter()
        .take(REASONS)
        .map(|(weight, place)| Reason { feature: dictionary.describe(&record.features[place]), weight })
        .collect()
}

/// The rows that wanted some of the same words and do not stand, surest first.
fn losers(parts: &Parts<'_>, proposed: &Proposed<'_>, at: usize) -> Vec<Candidate> {
    let hull = proposed.rows[at].hull();
    let content = &proposed.rows[at].proposal.content;
    // Rows stand in the order of their cues, and none reaches farther from its cue than a window does.
    let first_behind = |chunk: usize| proposed.rows.partition_point(|row| parts.cues[row.cue].chunk < chunk);
    let near = first_behind(hull.start.saturating_sub(FARTHEST))..first_behind(hull.end + FARTHEST);
    let mut found: Vec<usize> = near
        .filter(|other| *other != at && proposed.chosen.binary_search(other).is_err())
        .filter(|&other| {
            let cue = parts.cues[proposed.rows[other].cue].chunk;
            hull.contains(&cue) || shares(content, &proposed.rows[other].proposal.content)
        })
        .collect();
    found.sort_by(|&a, &b| proposed.rows[b].probability.total_cmp(&proposed.rows[a].probability));
    found
        .into_iter()
        .map(|other| {
            let row = &proposed.rows[other];
            Candidate {
                rule: row.rule.map_or(NO_RULE, |rule| rule.id),
                source: parts.spans(&row.proposal.source),
                content: parts.spans(&row.proposal.content),
                score: row.probability,
            }
        })
        .collect()
}

/// What the first rule that reads the cue would have made of it, where the row is another.
fn rule_reading(parts: &Parts<'_>, row: &Row) -> Option<Candidate> {
    if row.rule == row.read {
        return None;
    }
    let Read { rule, reading, .. } = propose::read(parts, row)?;
    let chunks = |runs: &[std::ops::Range<usize>]| -> Vec<usize> {
        runs.iter().flat_map(Clone::clone).filter(|&at| !parts.sequence.chunks[at].is_break()).collect()
    };
    Some(Candidate {
        rule: rule.id,
        source: parts.spans(&chunks(reading.source.as_slice())),
        content: parts.spans(&chunks(&reading.content)),
        score: 0.0,
    })
}
