//! Sums of weights that are kept from one candidate to the next.

use super::features::{Around, Part, View};
use crate::scorer::{Sum, Table};

/// How many sums are kept.
const SIZE: usize = 1 << 13;

/// What scoring keeps from one text to the next: the sums of the weights of groups of features, by what the features are
/// made of. A later sum takes the place of an earlier one, so its size is fixed.
///
/// Weights are whole thousandths and their sums exact, so whether a sum is kept or made anew makes no difference but in
/// time. A memory belongs to one table of weights.
#[derive(Debug, Clone)]
pub struct Memory(Vec<(u64, i32)>);

impl Default for Memory {
    fn default() -> Self {
        Self(vec![(0, 0); SIZE])
    }
}

impl Memory {
    /// The sum of the weights of a candidate's features.
    pub(super) fn total(&mut self, around: &Around<'_>, index: usize, weights: &Table<1>) -> f32 {
        let view = View::new(around, index);
        let mut sum = Sum::new(weights);
        let mut kept = 0;
        for part in Part::KEPT {
            let key = view.key(part);
            let slot = &mut self.0[key as usize % SIZE];
            if slot.0 == key {
                kept += slot.1;
            } else {
                let before = thousandths(&mut sum);
                view.put(&mut sum, |other| other == part);
                *slot = (key, thousandths(&mut sum) - before);
            }
        }
        view.put(&mut sum, |part| part == Part::Rest);
        (kept + thousandths(&mut sum)) as f32 / 1000.0
    }
}

/// The sum so far.
fn thousandths(sum: &mut Sum<'_, 1>) -> i32 {
    (sum.total()[0] * 1000.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::built_in::WEIGHTS;
    use crate::cue::{Around, candidates, features};
    use crate::lexicon::Lexicon;
    use crate::scorer::Sum;
    use crate::{flow, quote, segment};

    #[test]
    fn a_sum_with_memory_is_the_sum_without() {
        let lexicon = Lexicon::built_in();
        let mut memory = Memory::default();
        for text in [
            "Dr. Marn said the dam was safe, and told reporters that it “will hold”. She said nobody had asked her.",
            "According to the report, officials (who declined to comment) said: “We will not say what he has said.”",
            "He said the dam was safe. She said the road was closed. They denied it, saying they had not been told.",
        ] {
            let cut = segment::segment(text, lexicon);
            let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
            let flow = flow::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
            let cues = candidates(&flow, &cut.tokens, lexicon);
            let around = Around::new(&flow, &cut.tokens, lexicon, &cues);
            assert!(cues.len() > 3, "{text}");
            for index in 0..cues.len() {
                let mut sum = Sum::new(&WEIGHTS.cue);
                features(&around, index, &mut sum);
                assert_eq!(memory.total(&around, index, &WEIGHTS.cue), sum.total()[0], "{text} {index}");
            }
        }
    }
}
