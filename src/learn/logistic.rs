//! Logistic regression: whether something holds, of the features of it.

use super::optimiser::{Interner, Weights};
use super::{Random, Settings, places};
use crate::scorer::sigmoid;

/// Something as its features, and whether it holds.
pub(super) struct Example {
    pub(super) features: Vec<u32>,
    pub(super) holds: bool,
    /// How much it counts.
    pub(super) weight: f32,
}

/// Learns from the examples of the documents `chosen`.
pub(super) fn fit(interner: &Interner, examples: &[Vec<Example>], chosen: &[usize], settings: &Settings) -> Weights<1> {
    let mut weights = Weights::new(interner, settings);
    let mut order = places(examples, chosen);
    let mut random = Random(settings.seed);
    for pass in 0..settings.epochs {
        random.shuffle(&mut order);
        for &(doc, at) in &order {
            let example = &examples[doc][at];
            let features = random.keep(&example.features, settings.dropout);
            let p = sigmoid(weights.sum(&features)[0] / (1.0 - settings.dropout));
            weights.step(&features, &[example.weight * (p - f32::from(u8::from(example.holds)))]);
        }
        weights.end_pass(pass);
    }
    weights.finish()
}
