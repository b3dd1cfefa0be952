//! How far a row can be trusted, as one number: that its content, its source and its speaker are right.
//!
//! Whoever reads a row reads the name first, so a probability that left the name out would speak of something else. The
//! stages before tell how well the words of a row fit and how well its name does; how often rows like that turn out to be
//! right is learned from annotated text: a logistic regression over these scores and over what kind of row it is
//! (`features`) gives the probability that content and source are right, another that the name is where they are, and
//! their product is the confidence, but for some caution near its top ([`cautious`]).

mod features;

pub use features::{Described, describe, named, phrase_hash};

use crate::error::Result;
use crate::model::Analysis;
use crate::scorer::{Table, read_weights, sigmoid};

/// The name of the weights file.
pub const FILE: &str = "confidence.tsv";

/// What was learned of confidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibration {
    /// Weights for the row and for its name.
    weights: Table<2>,
}

impl Calibration {
    /// Reads a weights file; `path` is for messages.
    ///
    /// # Errors
    /// The first fault, with path and line.
    pub fn read(path: &str, text: &str) -> Result<Self> {
        Ok(Self { weights: read_weights(path, text)? })
    }

    /// One made by [`Calibration::packed`], used where it lies.
    pub const fn from_packed(bytes: &'static [u8]) -> Self {
        Self { weights: Table::from_packed(bytes) }
    }

    /// Its bytes.
    pub fn packed(&self) -> &[u8] {
        self.weights.packed()
    }

    /// The probabilities that a row is right, and that its name is where it is.
    pub fn of(&self, described: &Described) -> [f32; 2] {
        let mut sums = [0.0; 2];
        for (feature, value) in described.iter() {
            let weights = self.weights.get(feature.hash);
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * value);
        }
        sums.map(sigmoid)
    }
}

/// Gives each attribution its confidence, and its parts their own. An empty calibration leaves the parts as they are.
pub fn assess(text: &str, calibration: &Calibration, analysis: &mut Analysis) {
    if !calibration.weights.is_empty() {
        let mut described = Described::default();
        let parts: Vec<[f32; 2]> = (0..analysis.attributions.len())
            .map(|at| {
                describe(text, analysis, at, &mut described);
                calibration.of(&described)
            })
            .collect();
        let rows = analysis.attributions.iter_mut().zip(&mut analysis.namings);
        for ((row, naming), [content, name]) in rows.zip(parts) {
            (row.row_confidence, naming.confidence) = (content, name);
        }
    }
    for (row, naming) in analysis.attributions.iter_mut().zip(&analysis.namings) {
        let both = row.row_confidence * naming.confidence;
        row.confidence = if calibration.weights.is_empty() { both } else { cautious(both) };
    }
}

/// What a product of the two probabilities is drawn down to: at each of these it is the second number, between them it rises evenly.
///
/// Of the wrong names one in eight would stand at 0.9 or more without it, one in twenty with it (measured on `tests/fresh`): whoever
/// takes the rows of 0.9 and more should get few of them. Where articles are of another kind than those that the probabilities were
/// learned from, these are a little too high anyway.
const DRAWN: [(f32, f32); 5] = [(0.0, 0.0), (0.88, 0.88), (0.96, 0.899), (0.973, 0.955), (1.0, 1.0)];

/// The confidence of a row whose parts’ probabilities have this product.
pub fn cautious(product: f32) -> f32 {
    let between = |pair: &[(f32, f32)]| match *pair {
        [(from, low), (to, high)] if product <= to => Some(low + (product - from) * (high - low) / (to - from)),
        _ => None,
    };
    DRAWN.windows(2).find_map(between).unwrap_or(product)
}

#[cfg(test)]
mod tests {
    use super::cautious;

    #[test]
    fn only_the_surest_are_sure() {
        for same in [0.0, 0.3, 0.88, 1.0] {
            assert!((cautious(same) - same).abs() < 1e-6, "{same}");
        }
        assert!(cautious(0.95) < 0.9 && cautious(0.965) > 0.9);
        let all: Vec<f32> = (0..=1000).map(|n| cautious(n as f32 / 1000.0)).collect();
        assert!(all.is_sorted() && all.iter().zip(0..).all(|(drawn, n)| *drawn <= n as f32 / 1000.0 + 1e-6));
    }
}
