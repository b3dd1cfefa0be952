//! Learning trees that correct a score: gradient boosting for the logistic loss (Friedman 2001), each tree grown a
//! question a level for all its branches (Prokhorenkova et al. 2018).

use super::Random;
use crate::attribution::score::measures::Measures;
use crate::attribution::weights::MEASURES;
use crate::scorer::sigmoid;
use crate::scorer::trees::{DEPTH, LEAVES, Split, Tree, Trees};

/// How many trees.
const TREES: usize = 200;
/// The part of a tree's values that is kept.
const RATE: f32 = 0.08;
/// How strongly values are drawn to zero, in examples.
const DRAWN: f32 = 5.0;
/// The most values of a measure that a question may ask for.
const BORDERS: usize = 32;
/// Values beyond a measure's borders, for the counts.
const BINS: usize = BORDERS + 1;

/// Measured rows, the scores they have, and whether they are right.
#[derive(Debug, Default)]
pub struct Examples {
    measures: Vec<Measures>,
    scores: Vec<f32>,
    right: Vec<bool>,
    weights: Vec<f32>,
}

impl Examples {
    /// One more row.
    pub fn push(&mut self, measures: &Measures, score: f32, right: bool, weight: f32) {
        self.measures.push(*measures);
        self.scores.push(score);
        self.right.push(right);
        self.weights.push(weight);
    }
}

/// One measure of all examples: the values that a question may ask for, and how many of them each example reaches.
struct Column {
    borders: Vec<f32>,
    bins: Vec<u8>,
}

impl Column {
    fn new(values: impl Iterator<Item = f32>) -> Self {
        let values: Vec<f32> = values.collect();
        let mut sorted = values.clone();
        sorted.sort_by(f32::total_cmp);
        let step = sorted.len().div_ceil(BORDERS).max(1);
        let mut borders: Vec<f32> = sorted.iter().skip(step / 2).step_by(step).map(|value| shortened(*value)).collect();
        borders.dedup();
        borders.truncate(BORDERS);
        let bin = |value: &f32| borders.partition_point(|border| border <= value) as u8;
        Self { bins: values.iter().map(bin).collect(), borders }
    }
}

/// The value as the file writes it, so that what is learned is what is read.
fn shortened(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// Sums of gradients and curvatures.
type Sums = [f32; 2];

/// How much a part of the examples lowers the loss.
fn gain([gradient, curvature]: Sums) -> f32 {
    gradient * gradient / (curvature + DRAWN)
}

/// Learns trees that move the examples' scores towards what is right.
pub fn train_trees(examples: &Examples) -> Trees {
    let columns: Vec<Column> = (0..MEASURES.len())
        .map(|place| Column::new(examples.measures.iter().map(|measures| measures[place])))
        .collect();
    let mut scores = examples.scores.clone();
    let mut random = Random(7);
    let mut trees = Trees::default();
    let count = if examples.measures.is_empty() { 0 } else { TREES };
    for _ in 0..count {
        let slopes: Vec<Sums> = scores
            .iter()
            .zip(&examples.right)
            .zip(&examples.weights)
            .map(|((score, right), weight)| {
                let p = sigmoid(*score);
                [weight * (f32::from(u8::from(*right)) - p), weight * p * (1.0 - p)]
            })
            .collect();
        let (tree, leaves) = grow(&columns, &slopes, &mut random);
        scores.iter_mut().zip(leaves).for_each(|(score, leaf)| *score += tree.leaves[usize::from(leaf)]);
        trees.trees.push(tree);
    }
    trees
}

/// One tree, and the place of each example's value in it.
fn grow(columns: &[Column], slopes: &[Sums], random: &mut Random) -> (Tree, Vec<u8>) {
    let mut splits = [Split { measure: 0, least: 0.0 }; DEPTH];
    let mut leaves = vec![0_u8; slopes.len()];
    for split in &mut splits {
        // Each level chooses from half of the measures, so that no two trees are too alike (Breiman 2001). The first, the
        // score, is always among them.
        let asked = (0..columns.len()).filter(|place| *place == 0 || random.next().is_multiple_of(2)).map(|place| {
            let (gain, border) = best_border(&columns[place], &leaves, slopes);
            (gain, place, border)
        });
        let (_, place, border) = asked.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default();
        *split = Split { measure: place, least: columns[place].borders[border] };
        for (leaf, bin) in leaves.iter_mut().zip(&columns[place].bins) {
            *leaf = *leaf << 1 | u8::from(usize::from(*bin) > border);
        }
    }
    let mut sums = [[0.0; 2]; LEAVES];
    for (leaf, slope) in leaves.iter().zip(slopes) {
        add(&mut sums[usize::from(*leaf)], *slope);
    }
    let values = sums.map(|[gradient, curvature]| shortened(RATE * gradient / (curvature + DRAWN)));
    (Tree { splits, leaves: values }, leaves)
}

/// The border of a measure whose question gains most over all branches, with the gain.
fn best_border(column: &Column, leaves: &[u8], slopes: &[Sums]) -> (f32, usize) {
    let mut sums = [[[0.0; 2]; BINS]; LEAVES];
    for ((leaf, bin), slope) in leaves.iter().zip(&column.bins).zip(slopes) {
        add(&mut sums[usize::from(*leaf)][usize::from(*bin)], *slope);
    }
    let mut gains = [0.0; BORDERS];
    for bins in sums {
        let mut above = [0.0; 2];
        bins.iter().for_each(|sum| add(&mut above, *sum));
        let mut below = [0.0; 2];
        for (gains, sum) in gains.iter_mut().zip(bins).take(column.borders.len()) {
            add(&mut below, sum);
            above = [above[0] - sum[0], above[1] - sum[1]];
            *gains += gain(below) + gain(above);
        }
    }
    let gains = gains.into_iter().take(column.borders.len()).zip(0..);
    gains.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
}

fn add(sum: &mut Sums, more: Sums) {
    *sum = [sum[0] + more[0], sum[1] + more[1]];
}
