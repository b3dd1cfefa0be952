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
    /// The score that it has before anything is learned.
    pub(super) score: f32,
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
            let p = sigmoid(example.score + weights.sum(&features)[0] / (1.0 - settings.dropout));
            weights.step(&features, &[example.weight * (p - f32::from(u8::from(example.holds)))]);
        }
        weights.end_pass(pass);
    }
    weights.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorer::{Record, Sink, Template, number};

    const WORD: Template = Template::new("word");
    const LITTLE: Settings =
        Settings { epochs: 10, rate: 0.2, least_count: 1, decay: 0.0, prior: 1.0, caution: 1.0, dropout: 0.0, seed: 7 };

    /// What is learned for each of two words, from examples of a word, a score that is given, and whether it holds.
    fn learned(settings: &Settings, examples: &[(usize, f32, bool)]) -> [f32; 2] {
        let mut interner = Interner::default();
        let mut recorded = |word: usize| {
            let mut record = Record::default();
            record.add(WORD, [number(word)]);
            interner.intern(&record)
        };
        let words = [recorded(0), recorded(1)];
        let example = |&(word, score, holds): &(usize, f32, bool)| Example {
            features: recorded(word),
            holds,
            weight: 1.0,
            score,
        };
        let examples = vec![examples.iter().map(example).collect()];
        let weights = fit(&interner, &examples, &[0], settings);
        words.map(|word| weights.sum(&word)[0])
    }

    #[test]
    fn what_is_right_already_is_moved_least() {
        let given = [(0, 3.0, true), (0, 4.0, true), (1, 1.5, false), (1, 1.5, false)];
        let [right, wrong] = learned(&LITTLE, &given);
        assert!((0.0..0.1).contains(&right) && wrong < -0.5, "{right}, {wrong}");
        let [alone, _] = learned(&LITTLE, &given.map(|(word, _, holds)| (word, 0.0, holds)));
        assert!(alone > 5.0 * right, "what is given counts: {alone} without, {right} with it");
    }

    #[test]
    fn what_few_say_moves_little() {
        let mut given = vec![(0, 0.0, true)];
        given.extend([(1, 0.0, true); 20]);
        let [once, often] = learned(&LITTLE, &given);
        assert!(0.0 < once && 2.0 * once < often, "{once}, {often}");
        let [freely, _] = learned(&Settings { prior: 0.0, ..LITTLE }, &given);
        assert!(once < freely, "{once} is drawn to zero from {freely}");
    }
}
