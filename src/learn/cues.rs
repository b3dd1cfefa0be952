//! Learning which words are cues: a logistic regression.

use super::optimiser::{Interner, Weights};
use super::{Prepared, Random, Settings, places};
use crate::cue::{Around, features};
use crate::lexicon::Lexicon;
use crate::scorer::{Record, sigmoid};

/// One candidate as its features and whether it is a cue.
struct Example {
    features: Vec<u32>,
    is_cue: bool,
}

/// All documents' candidates as examples.
pub struct CueData {
    examples: Vec<Vec<Example>>,
    /// The features' names and counts.
    pub interner: Interner,
}

/// Makes examples of all candidates.
pub fn cue_data(documents: &[Prepared], lexicon: &Lexicon) -> CueData {
    let mut interner = Interner::default();
    let examples = documents
        .iter()
        .map(|document| {
            let around = Around::new(&document.flow, &document.cut.tokens, lexicon, &document.candidates);
            let mut is_cue = vec![false; document.candidates.len()];
            for aligned in &document.aligned {
                is_cue[aligned.candidate] = true;
            }
            (0..document.candidates.len())
                .map(|index| {
                    let mut record = Record::default();
                    features(&around, index, &mut record);
                    Example { features: interner.intern(&record), is_cue: is_cue[index] }
                })
                .collect()
        })
        .collect();
    CueData { examples, interner }
}

/// Learns the cue scorer from the documents `chosen`.
pub fn fit_cues(data: &CueData, chosen: &[usize], settings: &Settings) -> Weights<1> {
    let mut weights = Weights::new(&data.interner, settings);
    let mut order = places(&data.examples, chosen);
    let mut random = Random(settings.seed);
    for pass in 0..settings.epochs {
        random.shuffle(&mut order);
        for &(doc, at) in &order {
            let example = &data.examples[doc][at];
            let features = random.keep(&example.features, settings.dropout);
            let p = sigmoid(weights.sum(&features)[0] / (1.0 - settings.dropout));
            weights.step(&features, &[p - f32::from(u8::from(example.is_cue))]);
        }
        weights.end_pass(pass);
    }
    weights.finish()
}

/// For every document the surety of each candidate, given by a scorer that has not seen the document.
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
