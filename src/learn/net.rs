//! Learning a network that chooses among candidates: steps of Adam (Kingma and Ba 2015) with decay apart from the gradient (Loshchilov
//! and Hutter 2019), numbers and sums left out at random (Hinton et al. 2012).

use super::Random;
use super::softmax::slopes;
use crate::scorer::Net;
use crate::scorer::net::{Input, Row, WIDTH, rows_of, starts};

/// Passes over the choices.
const PASSES: usize = 14;
/// Choices of a step.
const BATCH: usize = 64;
/// The first step’s size; it falls to nought evenly.
const RATE: f32 = 2e-3;
/// How strongly weights are drawn to nought, beside a step’s size.
const DECAY: f32 = 1e-2;
/// How far from nought the rows begin, and what the sums count.
const SPREAD: [f32; 2] = [0.15, 0.17];
/// The part of a candidate’s numbers that is left out each time it is seen, and the part of the sums.
const LEFT_OUT: [f32; 2] = [0.05, 0.5];
/// How much of the mean of the gradients, and of their squares, stays from step to step.
const KEPT: [f32; 2] = [0.9, 0.999];
const SEED: u64 = 7;

/// A choice: each candidate’s numbers and whether it is right.
pub(super) type Example<const N: usize> = Vec<([usize; N], bool)>;

/// The weights while they are learned: rows, then what the sums begin with, then what each counts.
struct Learned {
    rows: Vec<Row>,
    mean: Vec<Row>,
    squares: Vec<Row>,
    gradient: Vec<Row>,
    steps: i32,
}

impl Learned {
    fn new(count: usize, random: &mut Random) -> Self {
        let nothing = vec![[0.0; WIDTH]; count + 2];
        let mut rows = nothing.clone();
        rows[..count].iter_mut().flatten().for_each(|weight| *weight = random.around(SPREAD[0]));
        rows[count + 1].iter_mut().for_each(|weight| *weight = random.around(SPREAD[1]));
        Self { rows, mean: nothing.clone(), squares: nothing.clone(), gradient: nothing, steps: 0 }
    }

    /// Moves the weights against the gradients, which are then forgotten.
    fn step(&mut self, rate: f32) {
        self.steps += 1;
        let [mean_left, squares_left] = KEPT.map(|kept| 1.0 - kept.powi(self.steps));
        let weights = self.rows.iter_mut().flatten().zip(self.gradient.iter_mut().flatten());
        let moments = self.mean.iter_mut().flatten().zip(self.squares.iter_mut().flatten());
        for ((weight, gradient), (mean, square)) in weights.zip(moments) {
            let slope = std::mem::take(gradient);
            *mean = KEPT[0] * *mean + (1.0 - KEPT[0]) * slope;
            *square = KEPT[1] * *square + (1.0 - KEPT[1]) * slope * slope;
            let step = (*mean / mean_left) / ((*square / squares_left).sqrt() + 1e-8);
            *weight -= rate * (step + DECAY * *weight);
        }
    }
}

impl Random {
    /// A number from 0 to 1.
    fn part(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// A number as far as `most` from nought on either side.
    fn around(&mut self, most: f32) -> f32 {
        (2.0 * self.part() - 1.0) * most
    }
}

/// One candidate as it was seen: the rows that it took, and its sums, those left out being nought.
struct Seen {
    taken: Vec<usize>,
    sums: Row,
    score: f32,
}

/// Learns a network that gives the right candidates the greatest part of a softmax; where several are right, their parts’ sum.
pub(super) fn train<const N: usize>(inputs: &[Input; N], examples: &[Example<N>]) -> Net {
    let starts = starts(inputs);
    let count = starts[N];
    let mut random = Random(SEED);
    let mut learned = Learned::new(count, &mut random);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let steps = PASSES * examples.len().div_ceil(BATCH);
    for _ in 0..PASSES {
        random.shuffle(&mut order);
        for batch in order.chunks(BATCH) {
            for &at in batch {
                add(&mut learned, &starts, &examples[at], 1.0 / batch.len() as f32, &mut random);
            }
            let rate = RATE * (1.0 - learned.steps as f32 / steps as f32);
            learned.step(rate);
        }
    }
    Net::new(inputs, learned.rows).unwrap_or_default()
}

/// Adds the gradients of one choice.
fn add<const N: usize>(learned: &mut Learned, starts: &[usize], example: &Example<N>, share: f32, random: &mut Random) {
    let count = starts[N];
    let [of_numbers, of_sums] = LEFT_OUT.map(|part| 1.0 / (1.0 - part));
    // What is the same for all candidates is left out for all of them.
    let kept: [bool; N] = std::array::from_fn(|_| random.part() >= LEFT_OUT[0]);
    let see = |(values, _): &([usize; N], bool), random: &mut Random| {
        let mut sums = learned.rows[count];
        let same = |place: usize| example.iter().all(|(other, _)| other[place] == values[place]);
        let mut is_kept = |place: &usize| if same(*place) { kept[*place] } else { random.part() >= LEFT_OUT[0] };
        let rows = rows_of(starts, values).enumerate();
        let taken: Vec<usize> = rows.filter(|(place, _)| is_kept(place)).map(|(_, row)| row).collect();
        for &row in &taken {
            sums.iter_mut().zip(&learned.rows[row]).for_each(|(sum, weight)| *sum += of_numbers * weight);
        }
        sums.iter_mut().for_each(|sum| *sum = if random.part() < LEFT_OUT[1] { 0.0 } else { sum.max(0.0) * of_sums });
        let score = sums.iter().zip(&learned.rows[count + 1]).map(|(sum, weight)| sum * weight).sum();
        Seen { taken, sums, score }
    };
    let seen: Vec<Seen> = example.iter().map(|candidate| see(candidate, random)).collect();
    let scores: Vec<f32> = seen.iter().map(|seen| seen.score).collect();
    for (seen, slope) in seen.iter().zip(slopes(&scores, example)) {
        let slope = share * slope;
        let mut back: Row = [0.0; WIDTH];
        for at in (0..WIDTH).filter(|&at| seen.sums[at] > 0.0) {
            learned.gradient[count + 1][at] += slope * seen.sums[at];
            back[at] = slope * learned.rows[count + 1][at] * of_sums;
        }
        learned.gradient[count].iter_mut().zip(&back).for_each(|(gradient, back)| *gradient += back);
        for &row in &seen.taken {
            learned.gradient[row].iter_mut().zip(&back).for_each(|(gradient, back)| *gradient += of_numbers * back);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INPUTS: [Input; 2] = [("one", 2), ("other", 2)];

    #[test]
    fn what_matters_only_together_is_learned() {
        // Right is who has one of the two and not the other, which no sum of weights can say.
        let candidate = |one: usize, other: usize| ([one, other], one != other);
        let example = |right: [usize; 2], wrong: usize| vec![candidate(right[0], right[1]), candidate(wrong, wrong)];
        let examples: Vec<Example<2>> = (0..4000).map(|at| example([at % 2, 1 - at % 2], at / 2 % 2)).collect();
        let net = train(&INPUTS, &examples);
        for (one, other) in [([0, 1], [0, 0]), ([0, 1], [1, 1]), ([1, 0], [0, 0]), ([1, 0], [1, 1])] {
            assert!(net.score(&one) > net.score(&other), "{one:?} {other:?}");
        }
        assert_eq!(net, train(&INPUTS, &examples), "the same again");
    }
}
