//! Sparse weights with per-weight step sizes (AdaGrad; Duchi, Hazan and Singer 2011), and the names of features.

use std::collections::HashMap;

use crate::attribution::dictionary::Dictionary;
use crate::scorer::{Feature, Record, Table, WeightRow};

/// Small numbers for features, with how often each was seen and how it is named.
#[derive(Debug, Default)]
pub struct Interner {
    ids: HashMap<u64, u32>,
    features: Vec<Feature>,
    counts: Vec<u32>,
}

impl Interner {
    /// The numbers of recorded features; new ones get one.
    pub fn intern(&mut self, record: &Record) -> Vec<u32> {
        record
            .features
            .iter()
            .map(|feature| {
                let fresh = self.features.len() as u32;
                let id = *self.ids.entry(feature.hash).or_insert(fresh);
                if id == fresh {
                    self.features.push(*feature);
                    self.counts.push(0);
                }
                self.counts[id as usize] += 1;
                id
            })
            .collect()
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// How often a feature was seen.
    pub fn count(&self, id: u32) -> u32 {
        self.counts[id as usize]
    }
}

/// Weights under training.
#[derive(Debug, Clone)]
pub struct Weights<const N: usize> {
    values: Vec<[f32; N]>,
    squares: Vec<[f32; N]>,
    active: Vec<bool>,
    rate: f32,
    /// How strongly each is drawn to zero at a step.
    decay: Vec<f32>,
    /// Sum of the values at the end of each pass but the first, and how many.
    kept: (Vec<[f32; N]>, usize),
}

impl<const N: usize> Weights<N> {
    /// Zero weights for the features of `interner` seen at least `least_count` times.
    pub fn new(interner: &Interner, settings: &super::Settings) -> Self {
        let n = interner.len();
        Self {
            values: vec![[0.0; N]; n],
            squares: vec![[settings.caution; N]; n],
            active: (0..n).map(|id| interner.counts[id] >= settings.least_count).collect(),
            rate: settings.rate,
            decay: interner.counts.iter().map(|count| settings.decay + settings.prior / *count as f32).collect(),
            kept: (vec![[0.0; N]; n], 0),
        }
    }

    /// The sum of the weights of `features`.
    pub fn sum(&self, features: &[u32]) -> [f32; N] {
        let mut total = [0.0; N];
        for &id in features {
            if let Some(values) = self.values.get(id as usize) {
                for (total, value) in total.iter_mut().zip(values) {
                    *total += value;
                }
            }
        }
        total
    }

    /// One step against `gradient` for each of `features`.
    pub fn step(&mut self, features: &[u32], gradient: &[f32; N]) {
        if gradient.iter().all(|g| g.abs() < 1e-4) {
            return;
        }
        for &id in features {
            let id = id as usize;
            if !self.active.get(id).copied().unwrap_or(false) {
                continue;
            }
            let places = self.values[id].iter_mut().zip(&mut self.squares[id]).zip(gradient);
            for ((value, square), gradient) in places {
                let g = gradient + self.decay[id] * *value;
                *square += g * g;
                *value -= self.rate / square.sqrt() * g;
            }
        }
    }

    /// Ends a pass: later passes are averaged, which keeps the last examples from weighing most (Collins 2002).
    pub fn end_pass(&mut self, pass: usize) {
        if pass == 0 {
            return;
        }
        for (kept, values) in self.kept.0.iter_mut().zip(&self.values) {
            for (kept, value) in kept.iter_mut().zip(values) {
                *kept += value;
            }
        }
        self.kept.1 += 1;
    }

    /// Ends training: the values become the average of the passes.
    pub fn finish(mut self) -> Self {
        let (sums, count) = std::mem::take(&mut self.kept);
        if count > 0 {
            self.values = sums;
            self.values.iter_mut().flatten().for_each(|value| *value /= count as f32);
        }
        self
    }

    /// The mean of several runs that saw the examples in other orders: what they agree on stays.
    pub fn mean(mut self, others: Vec<Self>) -> Self {
        let count = others.len() as f32 + 1.0;
        for other in others {
            let pairs = self.values.iter_mut().flatten().zip(other.values.iter().flatten());
            pairs.for_each(|(sum, value)| *sum += value);
        }
        self.values.iter_mut().flatten().for_each(|value| *value /= count);
        self
    }

    /// The weights by hash, the small ones left out, for scoring right away.
    pub fn table(&self, interner: &Interner, least: f32) -> Table<N> {
        let rows = interner.features.iter().zip(&self.values);
        let rows = rows.filter(|(_, values)| values.iter().any(|value| value.abs() >= least));
        Table::from_weights(rows.map(|(feature, values)| (feature.hash, *values)))
    }

    /// The weights with their names, the small ones left out.
    pub fn rows(&self, interner: &Interner, dictionary: &Dictionary, least: f32) -> Vec<WeightRow<N>> {
        let mut rows = Vec::new();
        for (feature, values) in interner.features.iter().zip(&self.values) {
            if values.iter().all(|value| value.abs() < least) {
                continue;
            }
            let named = feature.values[..feature.arity].iter().map(|&hash| match dictionary.name(hash) {
                Some(name) => name.to_owned(),
                // Every value has a name; one that has none is a fault of the feature that made it.
                None => panic!("a value of the feature “{}” has no name", feature.template),
            });
            rows.push(WeightRow { template: feature.template.to_owned(), values: named.collect(), weights: *values });
        }
        rows
    }
}
