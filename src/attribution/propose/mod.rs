//! The first room: from a cue to a reading of its surroundings, by rule and by chain model.
//!
//! | file | gives |
//! | --- | --- |
//! | [`rules`] | patterns that read a cue |
//! | [`window`] | the chunks in which source and content are looked for |
//! | [`features`] | what the chain model sees of them, the rule's reading too |
//! | [`lattice`] | the labellings that are possible, and their sum |
//! | [`search`] | the best of them |
//! | [`decode`] | the few best of them |
//! | [`choice`] | the one that is taken |
//! | [`agreement`] | whether it is what a rule reads |

pub mod agreement;
pub mod choice;
pub mod decode;
pub mod features;
pub mod lattice;
pub mod rules;
pub mod search;
pub mod window;

pub use features::voice;

use super::parts::Parts;
use super::row::{Proposal, Row};
use super::weights::Weights;
use crate::cue::Around;
use crate::model::{CueMatch, Token};
use crate::sequence::Sequence;
use agreement::agreeing;
use decode::Cache;
use features::Frame;
use lattice::Scores;
use rules::{Context, Read, Reading, Rule};
use search::Search;

/// Cues less sure than this propose nothing. From 0.12 on, a tenth faster, AttrF1 is the same, NamedF1 0.4 lower.
pub(super) const LEAST: f32 = 0.05;

/// For each chunk of the sequence, the class of its probability of being a cue: 0 below 0.1, 1 below 0.3, 2 below 0.6, 3 above.
pub fn mark_cues(sequence: &Sequence, cues: &[CueMatch], probability: impl Fn(usize) -> f32) -> Vec<u8> {
    let mut marks = vec![0; sequence.chunks.len()];
    for (index, cue) in cues.iter().enumerate() {
        let score = probability(index);
        marks[cue.chunk] = [0.1, 0.3, 0.6].iter().filter(|bound| score >= **bound).count() as u8;
    }
    marks
}

/// The rows that the cues propose, as the `rules` read them. `cache` is used with these weights and rules only.
pub fn propose(
    around: &Around<'_>,
    tokens: &[Token],
    cues: &[CueMatch],
    rules: &[&'static Rule],
    weights: &Weights,
    cache: &mut Cache,
) -> Vec<Row> {
    let mut choices = cache.choices.take().unwrap_or_else(choice::memo);
    let rows = propose_by(around, tokens, cues, rules, weights, cache, |cue, frame, reading, scores| {
        let sum = scores.log_sum();
        let search = Search::new(scores);
        let first = decode::propose(frame, &search, sum);
        if first.fit > choice::SURE || cue.score < choice::LEAST {
            return first;
        }
        let mut few = decode::propose_few(frame, &search, sum);
        few.swap_remove(choice::best(frame, reading, &few, &weights.choice, &mut choices))
    });
    cache.choices = Some(choices);
    rows
}

/// The same, where `choose` takes one of the labellings that a cue's window may have.
pub fn propose_by(
    around: &Around<'_>,
    tokens: &[Token],
    cues: &[CueMatch],
    rules: &[&'static Rule],
    weights: &Weights,
    cache: &mut Cache,
    mut choose: impl FnMut(&CueMatch, &Frame<'_>, Option<&Reading>, &Scores) -> Proposal,
) -> Vec<Row> {
    let sequence = around.sequence;
    let proposing = surest(sequence, cues, LEAST);
    let marks = mark_cues(sequence, cues, |index| cues[index].score);
    let document = cache.next_document();
    cues.iter()
        .enumerate()
        .filter(|(index, _)| proposing[*index])
        .map(|(index, cue)| {
            let facts = *around.facts(index);
            let read = rules::read(rules, &Context { sequence, tokens, lexicon: around.lexicon, cue, facts: &facts });
            let frame = Frame::new(sequence, cue, &facts, &marks, read.as_ref(), document);
            let scores = decode::score(&frame, &weights.chunk, &weights.edge, cache);
            let proposal = choose(cue, &frame, read.as_ref().map(|read| &read.reading), &scores);
            let (rule, read) = (agreeing(sequence, read.as_ref(), &proposal), read.map(|read| read.rule));
            Row { cue: index, facts, proposal, read, rule, probability: 0.0, repairs: Vec::new() }
        })
        .collect()
}

/// Which cues propose rows: those of at least this probability, but among any that stand closer together than in prose only the
/// surest, so that a text of nothing but verbs takes no more time than another.
fn surest(sequence: &Sequence, cues: &[CueMatch], least: f32) -> Vec<bool> {
    /// Chunks, and how many cues of them propose; how many where no sentence ends among them.
    const STRETCH: usize = 64;
    const CROWD: usize = 12;
    const UNBROKEN: usize = 6;
    let mut out: Vec<bool> = cues.iter().map(|cue| cue.score >= least).collect();
    let mut start = 0;
    for stretch in cues.chunk_by(|a, b| a.chunk / STRETCH == b.chunk / STRETCH) {
        let place = start;
        start += stretch.len();
        let mut sure: Vec<usize> = (place..start).filter(|&index| out[index]).collect();
        if sure.len() <= UNBROKEN {
            continue;
        }
        let from = cues[place].chunk / STRETCH * STRETCH;
        let is_broken = sequence.chunks[from..].iter().take(STRETCH).any(|chunk| chunk.is_break());
        let crowd = if is_broken { CROWD } else { UNBROKEN };
        if sure.len() > crowd {
            sure.sort_by(|&a, &b| cues[b].score.total_cmp(&cues[a].score).then(a.cmp(&b)));
            sure[crowd..].iter().for_each(|&index| out[index] = false);
        }
    }
    out
}

/// What the rules read of a row's cue.
pub(super) fn read(parts: &Parts<'_>, row: &Row) -> Option<Read> {
    let Parts { sequence, tokens, lexicon, .. } = *parts;
    rules::read(parts.rules, &Context { sequence, tokens, lexicon, cue: &parts.cues[row.cue], facts: &row.facts })
}
