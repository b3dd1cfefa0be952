//! Learning which words are cues: a logistic regression.

use super::logistic::{Example, fit};
use super::optimiser::{Interner, Weights};
use super::{Prepared, Settings};
use crate::cue::{Around, features};
use crate::lexicon::Lexicon;
use crate::scorer::{Record, Table, sigmoid};

/// All documents' candidates as examples.
pub struct CueData {
    examples: Vec<Vec<Example>>,
    /// The features' names and counts.
    pub interner: Interner,
}

/// Makes examples of all candidates, scored by the weights `base` where something is to be added to these.
pub fn cue_data(documents: &[Prepared], lexicon: &Lexicon, base: Option<&Table<1>>) -> CueData {
    let mut interner = Interner::default();
    let examples = documents
        .iter()
        .map(|document| {
            let around = Around::new(&document.sequence, &document.cut.tokens, lexicon, &document.candidates);
            let mut is_cue = vec![false; document.candidates.len()];
            for aligned in &document.aligned {
                is_cue[aligned.candidate] = true;
            }
            (0..document.candidates.len())
                .map(|index| {
                    let mut record = Record::default();
                    features(&around, index, &mut record);
                    let score = base.map_or(0.0, |base| record.sum(base)[0]);
                    Example { features: interner.intern(&record), holds: is_cue[index], weight: document.weight, score }
                })
                .collect()
        })
        .collect();
    CueData { examples, interner }
}

/// Learns the cue scorer from the documents `chosen`.
pub fn fit_cues(data: &CueData, chosen: &[usize], settings: &Settings) -> Weights<1> {
    fit(&data.interner, &data.examples, chosen, settings)
}

/// For every document the probability that each candidate has before anything is learned.
pub(super) fn given_probabilities(data: &CueData) -> Vec<Vec<f32>> {
    data.examples.iter().map(|examples| examples.iter().map(|example| sigmoid(example.score)).collect()).collect()
}

/// For every document the probability of each candidate, given by a scorer that has not seen the document.
pub fn cross_fit_cues(data: &CueData, settings: &Settings, folds: usize) -> Vec<Vec<f32>> {
    let documents = data.examples.len();
    let mut out: Vec<Vec<f32>> = vec![Vec::new(); documents];
    for fold in 0..folds {
        let (held, rest): (Vec<usize>, Vec<usize>) = (0..documents).partition(|doc| doc % folds == fold);
        let weights = fit_cues(data, &rest, settings);
        for doc in held {
            out[doc] = data.examples[doc].iter().map(|example| sigmoid(weights.sum(&example.features)[0])).collect();
        }
    }
    out
}
