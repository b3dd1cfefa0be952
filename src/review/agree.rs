//! How far people agree.

use std::collections::BTreeMap;

use serde::Serialize;

use super::state::{Decision, Verdict};

/// Krippendorff's alpha for nominal values: 1 where all agree, 0 where they agree as often as chance would have it. Each unit
/// holds the values that people gave it; those with fewer than two say nothing. None where there is nothing to compare, or only
/// one value was ever given, by which chance cannot be told.
///
/// ```
/// use whosaid::review::alpha;
/// let units = [vec!["a", "a"], vec!["b", "b"], vec!["a", "b"], vec!["b", "b"]];
/// let alpha = alpha(&units).expect("two values");
/// assert!((alpha - 0.5333).abs() < 0.001);
/// ```
pub fn alpha<T: Ord + Clone>(units: &[Vec<T>]) -> Option<f64> {
    let mut totals: BTreeMap<T, f64> = BTreeMap::new();
    let mut observed = 0.0;
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let mut counts: BTreeMap<&T, f64> = BTreeMap::new();
        unit.iter().for_each(|value| *counts.entry(value).or_default() += 1.0);
        let all = unit.len() as f64;
        let agreeing: f64 = counts.values().map(|count| count * (count - 1.0)).sum();
        observed += (all * (all - 1.0) - agreeing) / (all - 1.0);
        counts.into_iter().for_each(|(value, count)| *totals.entry(value.clone()).or_default() += count);
    }
    let all: f64 = totals.values().sum();
    let expected = (all * all - totals.values().map(|count| count * count).sum::<f64>()) / (all - 1.0).max(1.0);
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// How far two people agree about the rows that both decided about.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// How many rows both decided about.
    pub rows: usize,
    /// About how many of them they decided the same.
    pub same: usize,
    /// Alpha of whether a row stands.
    pub verdict_alpha: Option<f64>,
    /// How many rows both let stand.
    pub standing: usize,
    /// Alpha of who speaks in them.
    pub speaker_alpha: Option<f64>,
    /// In how many of them the content is the same.
    pub same_content: usize,
}

/// Compares the decisions of two people about rows, each given with what either decided, if anything. A row that only one of
/// them decided about counts for nothing.
pub fn compare(rows: &[(Option<Decision>, Option<Decision>)]) -> Agreement {
    let both: Vec<(&Decision, &Decision)> = rows.iter().filter_map(|(a, b)| a.as_ref().zip(b.as_ref())).collect();
    let stands = |one: &Decision| one.verdict == Verdict::Accepted;
    let standing: Vec<_> = both.iter().filter(|(a, b)| stands(a) && stands(b)).collect();
    let is_same = |(a, b): &&(&Decision, &Decision)| a.verdict == b.verdict && (!stands(a) || a.row == b.row);
    let verdicts: Vec<Vec<bool>> = both.iter().map(|(a, b)| vec![stands(a), stands(b)]).collect();
    let speakers: Vec<Vec<&Vec<String>>> = standing.iter().map(|(a, b)| vec![&a.row.speaker, &b.row.speaker]).collect();
    Agreement {
        rows: both.len(),
        same: both.iter().filter(is_same).count(),
        verdict_alpha: alpha(&verdicts),
        standing: standing.len(),
        speaker_alpha: alpha(&speakers),
        same_content: standing.iter().filter(|(a, b)| a.row.content == b.row.content).count(),
    }
}
