//! Learning weights from annotated text: the same text, gold and seed give the same bytes.
//!
//! Three scorers are learned in turn, each on the outputs that the one before gives on articles it has not seen
//! (cross-fitting), so that none learns to trust a memory: which words are cues, which chunks a cue's source and content
//! are, and which finished rows stand.

mod align;
mod antecedents;
mod choices;
mod confidence;
mod correction;
mod cues;
mod frames;
mod logistic;
mod mean;
mod net;
mod optimiser;
mod rows;
mod softmax;
mod train;
mod trees;
mod trial;

pub use align::{Aligned, Prepared, prepare};
pub use antecedents::{NamedArticle, NamedRow, train_antecedents};
pub use confidence::Judged;
pub use correction::{Article, Correction, Lessons, Stopped};
pub use cues::{CueData, cross_fit_cues, cue_data, fit_cues};
pub use frames::{FrameData, frame_data, train_frames};
pub use mean::mean_of;
pub use optimiser::Interner;
pub use rows::{RowData, is_right, measured, row_data, train_rows};
pub use train::{LEAST, train};
pub use trees::{Examples, train_trees};
pub use trial::{Change, Moved, Part, Report, Sides, show, trial};

use std::borrow::Cow;

/// How learning goes: the same settings give the same weights.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Passes over the data.
    pub epochs: usize,
    /// Step size.
    pub rate: f32,
    /// Features seen less often are left out.
    pub least_count: u32,
    /// How strongly weights are drawn to zero.
    pub decay: f32,
    /// The same over a whole pass, whatever the number of examples: what few of them say moves weights little.
    pub prior: f32,
    /// What the sums of squared gradients begin with: the more, the shorter the first steps.
    pub caution: f32,
    /// The part of an example's features that is left out each time it is seen, so that none is relied on alone (Hinton et
    /// al. 2012; for linear models Wang and Manning 2013).
    pub dropout: f32,
    /// Seed of the order in which examples are seen, and of what is left out.
    pub seed: u64,
}

/// The examples of the documents `chosen`, each as its document's and its own place.
pub(crate) fn places<T>(examples: &[Vec<T>], chosen: &[usize]) -> Vec<(usize, usize)> {
    chosen.iter().flat_map(|&doc| (0..examples[doc].len()).map(move |at| (doc, at))).collect()
}

/// A small reproducible generator (splitmix64), for the order of examples.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Those of `features` that are not left out, each with probability `1 - part`.
    pub(crate) fn keep<'a>(&mut self, features: &'a [u32], part: f32) -> Cow<'a, [u32]> {
        if part == 0.0 {
            return features.into();
        }
        let bound = (f64::from(part) * (1_u64 << 32) as f64) as u64;
        features.iter().copied().filter(|_| self.next() >> 32 >= bound).collect()
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}
