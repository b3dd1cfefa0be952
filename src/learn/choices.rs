//! Learning which of a window's few best labellings is its reading: a log-linear ranking.

use super::optimiser::{Interner, Weights};
use super::{Aligned, Prepared, Random, Settings, places};
use crate::attribution::row::Proposal;
use crate::model::CueMatch;
use crate::scorer::Record;

/// The labellings that a cue's window may have.
pub(super) struct Options {
    /// The labellings, best first.
    pub(super) few: Vec<Proposal>,
    /// The features of each, as [`ChoiceData::new`] takes them in.
    pub(super) records: Vec<Record>,
}

/// A window, by its row in the document, and which of its labellings is the best.
struct Example {
    row: usize,
    best: usize,
    weight: f32,
}

/// The windows of all documents.
pub struct ChoiceData {
    /// By document; those whose cue has no gold row, or whose labellings are equally good, teach nothing and are left out.
    examples: Vec<Vec<Example>>,
    /// Every window's features, by document and row.
    features: Vec<Vec<Vec<Vec<u32>>>>,
    /// The features' names and counts.
    pub interner: Interner,
}

impl ChoiceData {
    /// Judges the options of every document's rows by its gold; each row comes with its cue.
    pub(super) fn new(documents: &[Prepared], options: &[Vec<(CueMatch, Options)>]) -> Self {
        let mut interner = Interner::default();
        let mut examples = Vec::with_capacity(documents.len());
        let mut features = Vec::with_capacity(documents.len());
        for (document, options) in documents.iter().zip(options) {
            let mut own = Vec::new();
            let mut all = Vec::with_capacity(options.len());
            for (cue, options) in options {
                let ids: Vec<Vec<u32>> = options.records.iter().map(|record| interner.intern(record)).collect();
                let gold = document.aligned.iter().find(|gold| document.candidates[gold.candidate].chunk == cue.chunk);
                if let Some(best) = gold.and_then(|gold| best(gold, &options.few)) {
                    own.push(Example { row: all.len(), best, weight: document.weight });
                }
                all.push(ids);
            }
            examples.push(own);
            features.push(all);
        }
        Self { examples, features, interner }
    }

    /// Which labelling these weights choose for a row of a document.
    pub(super) fn choose(&self, weights: &Weights<1>, doc: usize, row: usize) -> usize {
        let mut best = (0, f32::NEG_INFINITY);
        for (at, features) in self.features[doc][row].iter().enumerate() {
            let score = weights.sum(features)[0];
            if score > best.1 {
                best = (at, score);
            }
        }
        best.0
    }
}

/// The labelling that is nearest to gold; none where all are equally near.
fn best(gold: &Aligned, few: &[Proposal]) -> Option<usize> {
    let worth: Vec<f32> = few.iter().map(|proposal| worth(gold, proposal)).collect();
    let top = worth.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let low = worth.iter().copied().fold(f32::INFINITY, f32::min);
    (top > low + 1e-3).then(|| worth.iter().position(|&worth| worth >= top - 1e-4)).flatten()
}

/// How near a labelling is to gold: the shared part of the contents, and as much again where the sources are right too.
fn worth(gold: &Aligned, proposal: &Proposal) -> f32 {
    let content = shared(&gold.content, &proposal.content);
    let source = if gold.source.is_empty() && proposal.source.is_empty() {
        1.0
    } else {
        let shared = shared(&gold.source, &proposal.source);
        if shared > 0.0 { 0.8 + 0.2 * shared } else { 0.0 }
    };
    let half = if content >= 0.5 { 0.5 } else { 0.0 };
    (content + half) * (0.5 + source)
}

/// Shared items of all items of two lists.
fn shared(a: &[usize], b: &[usize]) -> f32 {
    let both = a.iter().filter(|item| b.binary_search(item).is_ok()).count();
    let all = a.len() + b.len() - both;
    if all == 0 { 1.0 } else { both as f32 / all as f32 }
}

/// Learns from the documents `chosen`.
pub(super) fn train_choices(data: &ChoiceData, chosen: &[usize], settings: &Settings) -> Weights<1> {
    let mut weights = Weights::new(&data.interner, settings);
    let mut order = places(&data.examples, chosen);
    let mut random = Random(settings.seed);
    for pass in 0..settings.epochs {
        random.shuffle(&mut order);
        for &(doc, at) in &order {
            let example = &data.examples[doc][at];
            let features = &data.features[doc][example.row];
            let scores: Vec<f32> = features.iter().map(|ids| weights.sum(ids)[0]).collect();
            let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
            for (place, (ids, score)) in features.iter().zip(scores).enumerate() {
                let probability = (score - top).exp() / sum;
                let target = f32::from(u8::from(place == example.best));
                weights.step(ids, &[example.weight * (probability - target)]);
            }
        }
        weights.end_pass(pass);
    }
    weights.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_labelling_is_the_one_nearest_to_gold() {
        let gold = Aligned { candidate: 0, gold: 0, source: vec![0, 1], cue: vec![2], content: vec![3, 4, 5, 6] };
        let proposal = |source: &[usize], content: &[usize]| Proposal {
            source: source.to_vec(),
            cue: vec![2],
            content: content.to_vec(),
            fit: 0.0,
        };
        let short = proposal(&[0, 1], &[3, 4]);
        let whole = proposal(&[1], &[3, 4, 5, 6]);
        let of_nobody = proposal(&[], &[3, 4, 5, 6]);
        assert_eq!(best(&gold, &[short.clone(), of_nobody.clone(), whole]), Some(2));
        assert_eq!(best(&gold, &[of_nobody, short.clone()]), Some(1));
        assert_eq!(best(&gold, &[short.clone(), short]), None);
    }
}
