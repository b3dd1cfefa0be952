//! Two evaluations side by side: what changed, and how surely.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::speakers::Named;
use super::tally::{Both, Group, Score, Tally};
use crate::learn::Random;

/// How often documents are drawn anew.
const DRAWS: usize = 2000;
/// The seed of the drawing, fixed so that the same files give the same intervals.
const SEED: u64 = 20;

/// The counts of one document, as kept in JSON for later comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Its name.
    pub name: String,
    /// By group: gold, pred, then attr and match, each gold and pred.
    pub groups: BTreeMap<String, [usize; 6]>,
    /// Speakers: known, named, full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<[usize; 3]>,
}

impl DocumentRecord {
    pub(super) fn new(name: &str, tally: &Tally, named: Option<&Named>) -> Self {
        let counts = |group: Group| {
            let counts = tally.group(group);
            let (all, attr, matched) = (counts.all, counts.attr, counts.matched);
            [all.gold, all.pred, attr.gold, attr.pred, matched.gold, matched.pred]
        };
        let groups = Group::ALL.into_iter().map(|group| (group.as_str().to_owned(), counts(group)));
        let named = named.map(|named| [named.known, named.named, named.full]);
        Self { name: name.to_owned(), groups: groups.collect(), named }
    }
}

/// What of an evaluation's JSON is needed to compare with it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Old {
    /// Its documents.
    pub documents: Vec<DocumentRecord>,
}

/// How a measure changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The measure.
    pub measure: String,
    /// Its old value, over the documents of both.
    pub old: f64,
    /// Its new value.
    pub new: f64,
    /// 95 of 100 drawings of documents give a difference from the first to the second.
    pub interval: [f64; 2],
}

/// A measure that can be taken of any documents.
struct Measure {
    name: String,
    counts: fn(&DocumentRecord, &str) -> Option<[usize; 4]>,
    group: &'static str,
}

fn attr(record: &DocumentRecord, group: &str) -> Option<[usize; 4]> {
    record.groups.get(group).map(|c| [c[2], c[3], c[0], c[1]])
}

fn matched(record: &DocumentRecord, group: &str) -> Option<[usize; 4]> {
    record.groups.get(group).map(|c| [c[4], c[5], c[0], c[1]])
}

fn named(record: &DocumentRecord, _: &str) -> Option<[usize; 4]> {
    record.named.map(|[known, named, full]| [full, full, known, named])
}

fn f1(sum: [usize; 4]) -> f64 {
    Score::new(Both { gold: sum[0], pred: sum[1] }, Both { gold: sum[2], pred: sum[3] }).F1
}

/// The differences over the documents that both have.
///
/// ```
/// use std::collections::BTreeMap;
/// use whosaid::eval::{DocumentRecord, compare};
/// let record = |right| {
///     let groups = BTreeMap::from([("all".to_owned(), [4, 4, right, right, right, right])]);
///     DocumentRecord { name: "a".to_owned(), groups, named: None }
/// };
/// let differences = compare(&[record(1)], &[record(2)]);
/// assert_eq!((differences[0].old, differences[0].new), (0.25, 0.5));
/// ```
pub fn compare(old: &[DocumentRecord], new: &[DocumentRecord]) -> Vec<Difference> {
    let olds: HashMap<&str, &DocumentRecord> = old.iter().map(|record| (record.name.as_str(), record)).collect();
    let both: Vec<(&DocumentRecord, &DocumentRecord)> =
        new.iter().filter_map(|record| Some((*olds.get(record.name.as_str())?, record))).collect();
    let mut measures: Vec<Measure> = Vec::new();
    for group in Group::ALL.map(Group::as_str) {
        measures.push(Measure { name: format!("attr F1, {group}"), counts: attr, group });
    }
    measures.push(Measure { name: "match F1, all".to_owned(), counts: matched, group: "all" });
    measures.push(Measure { name: "named F1".to_owned(), counts: named, group: "all" });
    measures.iter().filter_map(|measure| difference(measure, &both)).collect()
}

fn difference(measure: &Measure, both: &[(&DocumentRecord, &DocumentRecord)]) -> Option<Difference> {
    let counts = |record: &DocumentRecord| (measure.counts)(record, measure.group);
    let pairs: Vec<[[usize; 4]; 2]> = both.iter().filter_map(|(old, new)| Some([counts(old)?, counts(new)?])).collect();
    if pairs.is_empty() {
        return None;
    }
    let value = |drawn: &mut dyn Iterator<Item = usize>| {
        let mut sums = [[0; 4]; 2];
        for at in drawn {
            for (sum, count) in sums.iter_mut().flatten().zip(pairs[at].iter().flatten()) {
                *sum += count;
            }
        }
        sums.map(f1)
    };
    let [old, new] = value(&mut (0..pairs.len()));
    let mut random = Random(SEED);
    let mut changes: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let mut drawn = (0..pairs.len()).map(|_| (random.next() % pairs.len() as u64) as usize);
            let [old, new] = value(&mut drawn);
            new - old
        })
        .collect();
    changes.sort_by(f64::total_cmp);
    let interval = [changes[DRAWS * 25 / 1000], changes[DRAWS * 975 / 1000 - 1]];
    Some(Difference { measure: measure.name.clone(), old, new, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, right: usize) -> DocumentRecord {
        let groups = BTreeMap::from([("all".to_owned(), [4, 4, right, right, right, right])]);
        DocumentRecord { name: name.to_owned(), groups, named: None }
    }

    #[test]
    fn a_change_comes_with_its_interval() {
        let old: Vec<_> = (0..20).map(|at| record(&at.to_string(), at % 3)).collect();
        let new: Vec<_> = (0..20).map(|at| record(&at.to_string(), at % 3 + 1)).collect();
        let differences = compare(&old, &new);
        let [attr, matched] = differences.as_slice() else { panic!("{differences:?}") };
        assert_eq!((attr.measure.as_str(), matched.measure.as_str()), ("attr F1, all", "match F1, all"));
        assert!((attr.new - attr.old - 0.25).abs() < 1e-9);
        assert!(attr.interval.iter().all(|end| (end - 0.25).abs() < 1e-9), "each document gained the same");
        let same = compare(&old, &old);
        assert!(same[0].interval.iter().all(|end| end.abs() < 1e-9));
        assert!(compare(&old, &[record("other", 1)]).is_empty());
    }
}
