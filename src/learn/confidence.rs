//! Learning how far rows can be trusted: see [`crate::confidence`].
//!
//! Two logistic regressions over the same features, by gradient descent over all examples at once (Adam; Kingma and Ba
//! 2015), which unlike learning from one example after the other ends where the probabilities fit the examples.

use std::collections::BTreeMap;

use crate::confidence::{self, Described};
use crate::eval::{Reliability, Verdict};
use crate::model::Analysis;
use crate::scorer::{Feature, WeightRow, write_weights};

/// Steps of the descent.
const STEPS: usize = 500;
/// The length of its first steps.
const RATE: f64 = 0.05;
/// How strongly weights are drawn to zero.
const DECAY: f64 = 15.0;
/// Features seen less often are left out.
const LEAST_COUNT: u32 = 5;
/// Weights nearer to zero than these are left out of the file.
const LEAST_WEIGHT: f32 = 0.005;

/// A row with what annotations say of it.
#[derive(Debug)]
struct Example {
    features: Vec<(u32, f32)>,
    verdict: Verdict,
    weight: f64,
}

/// Rows of any number of documents, with what annotations say of them.
#[derive(Debug, Default)]
pub struct Judged {
    numbers: BTreeMap<u64, u32>,
    features: Vec<(Feature, u32)>,
    /// How names were found, rules and the like, by the hashes that stand for them.
    words: BTreeMap<u64, String>,
    documents: Vec<Vec<Example>>,
}

impl Judged {
    /// Adds a document: its analysis, made by an engine whose calibration is empty, and what annotations say of each row.
    /// A row counts as `weight` rows.
    pub fn add(&mut self, text: &str, analysis: &Analysis, verdicts: &[Option<Verdict>], weight: f64) {
        let mut described = Described::default();
        let mut examples = Vec::new();
        for (at, verdict) in verdicts.iter().enumerate() {
            // Reports within reports are left out where people annotate, so nobody can tell whether they are right.
            let (Some(verdict), false) = (*verdict, analysis.attributions[at].nested) else { continue };
            confidence::describe(text, analysis, at, &mut described);
            let features = described.iter().map(|(feature, value)| (self.number(feature), value)).collect();
            examples.push(Example { features, verdict, weight });
            let row = &analysis.attributions[at];
            let why = analysis.namings.get(at).map_or("", |naming| naming.why);
            for words in [row.rule, why, row.act.as_str()] {
                self.words.entry(confidence::phrase_hash(words)).or_insert_with(|| words.replace(' ', "-"));
            }
        }
        self.documents.push(examples);
    }

    /// How many documents were added.
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    fn number(&mut self, feature: &Feature) -> u32 {
        let fresh = self.features.len() as u32;
        let number = *self.numbers.entry(feature.hash).or_insert(fresh);
        if number == fresh {
            self.features.push((*feature, 0));
        }
        self.features[number as usize].1 += 1;
        number
    }

    /// Learns from the documents `chosen`; a pair of weights for each feature.
    fn fit(&self, chosen: &[usize]) -> Vec<[f64; 2]> {
        let examples: Vec<&Example> = chosen.iter().flat_map(|&doc| &self.documents[doc]).collect();
        let row = self.descend(examples.iter().map(|one| (*one, one.verdict.row)).collect());
        let named = examples.iter().filter(|one| one.verdict.row);
        let name = self.descend(named.filter_map(|one| one.verdict.names.map(|right| (*one, right))).collect());
        row.into_iter().zip(name).map(|(row, name)| [row, name]).collect()
    }

    fn descend(&self, examples: Vec<(&Example, bool)>) -> Vec<f64> {
        let (size, total) = (self.features.len(), examples.iter().map(|(one, _)| one.weight).sum::<f64>().max(1.0));
        let (mut weights, mut mean, mut square) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
        for step in 1..=STEPS {
            let mut gradient: Vec<f64> = weights.iter().map(|weight| DECAY * weight / total).collect();
            for (example, holds) in &examples {
                let sum: f64 = example.features.iter().map(|&(at, by)| weights[at as usize] * f64::from(by)).sum();
                let miss = example.weight * (1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*holds))) / total;
                example.features.iter().for_each(|&(at, by)| gradient[at as usize] += miss * f64::from(by));
            }
            let rate = RATE * (1.0 - (step - 1) as f64 / STEPS as f64);
            let (first, second) = (1.0 - 0.9_f64.powi(step as i32), 1.0 - 0.999_f64.powi(step as i32));
            for at in (0..size).filter(|&at| self.features[at].1 >= LEAST_COUNT) {
                mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
                square[at] = 0.999 * square[at] + 0.001 * gradient[at] * gradient[at];
                weights[at] -= rate * (mean[at] / first) / ((square[at] / second).sqrt() + 1e-8);
            }
        }
        weights
    }

    /// The confidence of each row by weights that have not seen its document; documents of one number in `folds` are left
    /// out together. By document: how far confidence is from what is right.
    pub fn held_out(&self, folds: &[usize]) -> Vec<Reliability> {
        let mut out = vec![Reliability::default(); self.documents.len()];
        let mut numbers = folds.to_vec();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            let (held, rest): (Vec<usize>, Vec<usize>) =
                (0..self.documents.len()).partition(|&doc| folds.get(doc) == Some(&number));
            let weights = self.fit(&rest);
            for doc in held {
                for example in &self.documents[doc] {
                    let [row, name] = probabilities(&weights, example);
                    out[doc].add(confidence::cautious((row * name) as f32), example.verdict);
                }
            }
        }
        out
    }

    /// The weights file, learned from all documents; `report` is told in its header.
    pub fn train(&self, report: &str) -> String {
        let weights = self.fit(&(0..self.documents.len()).collect::<Vec<_>>());
        let words: BTreeMap<u64, String> = confidence::named().chain(self.words.clone()).collect();
        let row = |((feature, count), weights): (&(Feature, u32), &[f64; 2])| {
            let weights = weights.map(|weight| weight as f32);
            let named = feature.values[..feature.arity].iter().map(|hash| match words.get(hash) {
                Some(word) => word.clone(),
                // Every value has a name; one that has none is a fault of the feature that made it.
                None => panic!("a value of the feature “{}” has no name", feature.template),
            });
            let kept = *count >= LEAST_COUNT && weights.iter().any(|weight| weight.abs() >= LEAST_WEIGHT);
            kept.then(|| WeightRow { template: feature.template.to_owned(), values: named.collect(), weights })
        };
        let header = format!(
            "How far a row can be trusted. Weights: for content and source, for the speaker's name where they are right.\n\
             Written by whosaid-train from {} annotated articles; see docs/training.md.{report}\n\
             [kind of feature], then a line for each: the words seen, and what it adds to each score, in thousandths; of\n\
             row, type-row, name and why-name a weight counts as many times as the log-odds of the score.\n\
             Licence: MIT OR Apache-2.0",
            self.documents.len()
        );
        write_weights(&header, &mut self.features.iter().zip(&weights).filter_map(row).collect::<Vec<_>>())
    }
}

fn probabilities(weights: &[[f64; 2]], example: &Example) -> [f64; 2] {
    let mut sums = [0.0; 2];
    for &(at, by) in &example.features {
        sums.iter_mut().zip(weights[at as usize]).for_each(|(sum, weight)| *sum += weight * f64::from(by));
    }
    sums.map(|sum| 1.0 / (1.0 + (-sum).exp()))
}

#[cfg(test)]
mod tests {
    use super::Judged;
    use crate::confidence::Calibration;
    use crate::eval::Verdict;
    use crate::{Engine, lexicon::Lexicon};

    /// Rows named by a pronoun are wrong half of the time, those named by a name never.
    fn judged() -> Judged {
        let plain = Calibration::default();
        let engine = Engine::new(Lexicon::built_in()).with_calibration(&plain);
        let mut judged = Judged::default();
        for (who, right) in [("Ann Lee", true), ("She", false), ("Ann Lee", true), ("She", true)].repeat(10) {
            let text = format!("Ann Lee came. “We won,” {who} said.");
            let analysis = engine.analyse(&text);
            let verdict = Verdict { found: true, row: true, names: Some(right) };
            judged.add(&text, &analysis, &vec![Some(verdict); analysis.attributions.len()], 1.0);
        }
        judged
    }

    #[test]
    fn what_was_learned_is_what_was_right() {
        let judged = judged();
        let text = judged.train("");
        assert_eq!(text, judged.train(""), "the same input gives the same bytes");
        let learned = Calibration::read("confidence.tsv", &text).expect("a weights file");
        let engine = Engine::built_in().with_calibration(&learned);
        let of = |text: &str| engine.analyse(text).attributions[0].confidence;
        let (name, pronoun) = (of("Ann Lee came. “We won,” Ann Lee said."), of("Ann Lee came. “We won,” She said."));
        assert!(name > 0.8 && (0.3..0.7).contains(&pronoun), "{name} {pronoun}");
        let held: Vec<_> = judged.held_out(&(0..40).map(|doc| doc % 4).collect::<Vec<_>>());
        let rows: usize = held.iter().map(super::Reliability::rows).sum();
        assert_eq!(rows, 40);
    }
}
