//! A linear-chain model over the chunks of a window: which belong to the source, the cue, the content, or to none.
//!
//! Labels are O, S (source), K (cue) and C (content). The source is one run; the cue is one run that holds the head;
//! the content may be several. The lattice knows these rules, so every labelling it gives keeps them. Training is that
//! of a conditional random field (Lafferty, McCallum and Pereira 2001).

use std::cmp::Ordering;

/// A chunk's part in an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Label {
    /// None.
    Outside = 0,
    /// Source.
    Source = 1,
    /// Cue.
    Cue = 2,
    /// Content.
    Content = 3,
}

/// Scores of a window: for each chunk what the labels S, K, C add; for each boundary (before each chunk, and behind the
/// last) what starting or ending content and source there adds.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// S, K, C for each chunk.
    pub chunks: Vec<[f32; 3]>,
    /// Content starts, content ends, source starts, source ends; one more than there are chunks.
    pub edges: Vec<[f32; 4]>,
    /// The head's place among the chunks.
    pub head: usize,
}

/// Label, and whether the source has been passed, or is being passed.
pub(super) const STATES: [(Label, Passed); 7] = [
    (Label::Outside, Passed::No),
    (Label::Cue, Passed::No),
    (Label::Content, Passed::No),
    (Label::Source, Passed::Now),
    (Label::Outside, Passed::Yes),
    (Label::Cue, Passed::Yes),
    (Label::Content, Passed::Yes),
];
pub(super) const N: usize = STATES.len();

/// Where the source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    No,
    Now,
    Yes,
}

const fn follows(from: usize, to: usize) -> bool {
    matches!(
        (STATES[from].1, STATES[to].1),
        (Passed::No, Passed::No | Passed::Now) | (Passed::Now, Passed::Now | Passed::Yes) | (Passed::Yes, Passed::Yes)
    )
}

/// The states that may stand before each state.
const BEFORE: [&[usize]; N] =
    [&[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3], &[3, 4, 5, 6], &[3, 4, 5, 6], &[3, 4, 5, 6]];

// The steps between the states of two chunks that stand side by side, as pairs. They are macros, so that what they stand
// for is written out where it is done most.

/// Left of the head: a cue that has begun goes on.
macro_rules! to_head {
    ($each:ident) => {
        $each!((0, 0)(2, 0)(0, 1)(1, 1)(2, 1)(0, 2)(2, 2)(0, 3)(2, 3)(3, 3)(3, 4)(4, 4)(6, 4)(3, 5)(4, 5)(5, 5)(6, 5)(
            3, 6
        )(4, 6)(6, 6))
    };
}
/// To the head, which is the cue.
macro_rules! at_head {
    ($each:ident) => {
        $each!((0, 1)(1, 1)(2, 1)(3, 5)(4, 5)(5, 5)(6, 5))
    };
}
/// Behind the head: a cue that has ended does not begin again.
macro_rules! from_head {
    ($each:ident) => {
        $each!((0, 0)(1, 0)(2, 0)(1, 1)(0, 2)(1, 2)(2, 2)(0, 3)(1, 3)(2, 3)(3, 3)(3, 4)(4, 4)(5, 4)(6, 4)(5, 5)(3, 6)(
            4, 6
        )(5, 6)(6, 6))
    };
}

pub(super) use {at_head, from_head, to_head};

/// The label of a state, as a number.
pub(super) const fn label(state: usize) -> usize {
    STATES[state].0 as usize
}

impl Scores {
    fn chunk(&self, at: usize, state: usize) -> f32 {
        match STATES[state].0 {
            Label::Outside => 0.0,
            Label::Source => self.chunks[at][0],
            Label::Cue => self.chunks[at][1],
            Label::Content => self.chunks[at][2],
        }
    }

    fn edge(&self, at: usize, from: Label, to: Label) -> f32 {
        let edges = &self.edges[at];
        let mut score = 0.0;
        if from != to {
            score += match to {
                Label::Content => edges[0],
                Label::Source => edges[2],
                _ => 0.0,
            };
            score += match from {
                Label::Content => edges[1],
                Label::Source => edges[3],
                _ => 0.0,
            };
        }
        score
    }

    /// Whether a state may stand at a chunk: the head is the cue, and cue chunks touch it.
    fn allows(&self, at: usize, state: usize) -> bool {
        at != self.head || STATES[state].0 == Label::Cue
    }

    fn allows_step(&self, at: usize, from: usize, to: usize) -> bool {
        let (from, to) = (STATES[from].0, STATES[to].0);
        if at <= self.head { from != Label::Cue || to == Label::Cue } else { to != Label::Cue || from == Label::Cue }
    }

    /// Log of the sum over all labellings. A pass of products, scaled where they grow too large or small: exponentials of
    /// the scores alone cost less than those of every sum.
    pub fn log_sum(&self) -> f32 {
        /// Far enough from the largest number for the factors of a chunk.
        const LARGE: f64 = 1e100;
        let exp = |score: f32| f64::from(score.exp());
        let mut forward = [0.0_f64; N];
        let mut scale = 0.0;
        for at in 0..self.chunks.len() {
            let [source, cue, content] = self.chunks[at].map(exp);
            let chunks = [1.0, source, cue, content];
            let [content_starts, content_ends, source_starts, source_ends] = self.edges[at].map(exp);
            let (starts, ends) = ([1.0, source_starts, 1.0, content_starts], [1.0, source_ends, 1.0, content_ends]);
            let mut next = [0.0; N];
            if at == 0 {
                for &to in self.firsts() {
                    next[to] = starts[label(to)];
                }
            } else {
                macro_rules! add_up {
                    ($(($from:literal, $to:literal))+) => {{$(
                        let same = const { label($from) == label($to) };
                        let edge = if same { 1.0 } else { starts[label($to)] * ends[label($from)] };
                        next[$to] += forward[$from] * edge;
                    )+}};
                }
                match at.cmp(&self.head) {
                    Ordering::Less => to_head!(add_up),
                    Ordering::Equal => at_head!(add_up),
                    Ordering::Greater => from_head!(add_up),
                }
            }
            for (to, value) in next.iter_mut().enumerate() {
                *value *= chunks[label(to)];
            }
            let sum: f64 = next.iter().sum();
            if !(1.0 / LARGE..LARGE).contains(&sum) {
                scale += sum.ln();
                next = next.map(|value| value / sum);
            }
            forward = next;
        }
        let [_, ends] = self.edge_scores(self.chunks.len());
        let last: f64 = (0..N).map(|state| forward[state] * f64::from(ends[label(state)]).exp()).sum();
        (scale + last.ln()) as f32
    }

    /// What each label adds at a chunk.
    pub(super) fn chunk_scores(&self, at: usize) -> [f32; 4] {
        let [source, cue, content] = self.chunks[at];
        [0.0, source, cue, content]
    }

    /// What the start and the end of each label adds at a boundary.
    pub(super) fn edge_scores(&self, at: usize) -> [[f32; 4]; 2] {
        let [content_starts, content_ends, source_starts, source_ends] = self.edges[at];
        [[0.0, source_starts, 0.0, content_starts], [0.0, source_ends, 0.0, content_ends]]
    }

    /// The states that the first chunk may have.
    pub(super) fn firsts(&self) -> &'static [usize] {
        if self.head == 0 { &[1] } else { &[0, 1, 2, 3] }
    }

    /// The score of a labelling.
    pub fn score(&self, labels: &[Label]) -> f32 {
        let mut total = 0.0;
        let mut before = Label::Outside;
        for (at, &label) in labels.iter().enumerate() {
            total += self.edge(at, before, label);
            total += if label == Label::Outside { 0.0 } else { self.chunks[at][label as usize - 1] };
            before = label;
        }
        total + self.edge(labels.len(), before, Label::Outside)
    }

    /// Log of the sum over all labellings, and each output's expectation: the gradient of that sum.
    pub fn expectations(&self) -> (f32, Scores) {
        let n = self.chunks.len();
        let mut forward = vec![[f32::NEG_INFINITY; N]; n];
        for at in 0..n {
            for to in 0..N {
                if !self.allows(at, to) {
                    continue;
                }
                let chunk = self.chunk(at, to);
                if at == 0 {
                    if STATES[to].1 != Passed::Yes {
                        forward[0][to] = chunk + self.edge(0, Label::Outside, STATES[to].0);
                    }
                    continue;
                }
                let mut sum = LogSum::default();
                for &from in BEFORE[to] {
                    if self.allows_step(at, from, to) {
                        sum.add(forward[at - 1][from] + self.edge(at, STATES[from].0, STATES[to].0));
                    }
                }
                forward[at][to] = sum.value() + chunk;
            }
        }
        let mut backward = vec![[f32::NEG_INFINITY; N]; n];
        let mut all = LogSum::default();
        for state in 0..N {
            let ending = self.edge(n, STATES[state].0, Label::Outside);
            backward[n - 1][state] = ending;
            all.add(forward[n - 1][state] + ending);
        }
        for at in (1..n).rev() {
            for from in 0..N {
                let mut sum = LogSum::default();
                for to in 0..N {
                    if follows(from, to) && self.allows(at, to) && self.allows_step(at, from, to) {
                        sum.add(backward[at][to] + self.chunk(at, to) + self.edge(at, STATES[from].0, STATES[to].0));
                    }
                }
                backward[at - 1][from] = sum.value();
            }
        }
        let total = all.value();
        (total, self.collect(&forward, &backward, total))
    }

    fn collect(&self, forward: &[[f32; N]], backward: &[[f32; N]], total: f32) -> Scores {
        let n = self.chunks.len();
        let mut out = Scores { chunks: vec![[0.0; 3]; n], edges: vec![[0.0; 4]; n + 1], head: self.head };
        for at in 0..n {
            for to in 0..N {
                let p = (forward[at][to] + backward[at][to] - total).exp();
                if STATES[to].0 != Label::Outside {
                    out.chunks[at][STATES[to].0 as usize - 1] += p;
                }
                if at == 0 {
                    count_edge(&mut out.edges[0], Label::Outside, STATES[to].0, p);
                } else {
                    for &from in BEFORE[to] {
                        if self.allows(at, to) && self.allows_step(at, from, to) && STATES[from].0 != STATES[to].0 {
                            let score = forward[at - 1][from]
                                + self.edge(at, STATES[from].0, STATES[to].0)
                                + self.chunk(at, to)
                                + backward[at][to];
                            count_edge(&mut out.edges[at], STATES[from].0, STATES[to].0, (score - total).exp());
                        }
                    }
                }
                if at == n - 1 {
                    count_edge(&mut out.edges[n], STATES[to].0, Label::Outside, p);
                }
            }
        }
        out
    }

    /// The outputs that a labelling uses, each once: what [`Scores::expectations`] is compared with.
    pub fn counts(labels: &[Label], head: usize) -> Scores {
        let n = labels.len();
        let mut out = Scores { chunks: vec![[0.0; 3]; n], edges: vec![[0.0; 4]; n + 1], head };
        let mut before = Label::Outside;
        for (at, &label) in labels.iter().enumerate() {
            count_edge(&mut out.edges[at], before, label, 1.0);
            if label != Label::Outside {
                out.chunks[at][label as usize - 1] = 1.0;
            }
            before = label;
        }
        count_edge(&mut out.edges[n], before, Label::Outside, 1.0);
        out
    }
}

fn count_edge(edges: &mut [f32; 4], from: Label, to: Label, p: f32) {
    if from == to {
        return;
    }
    match to {
        Label::Content => edges[0] += p,
        Label::Source => edges[2] += p,
        _ => {}
    }
    match from {
        Label::Content => edges[1] += p,
        Label::Source => edges[3] += p,
        _ => {}
    }
}

/// Log of a sum of exponentials, term by term.
struct LogSum {
    top: f32,
    rest: f32,
}

impl Default for LogSum {
    fn default() -> Self {
        Self { top: f32::NEG_INFINITY, rest: 0.0 }
    }
}

impl LogSum {
    fn add(&mut self, value: f32) {
        if value == f32::NEG_INFINITY {
            return;
        }
        if value <= self.top {
            self.rest += (value - self.top).exp();
        } else {
            self.rest = self.rest * (self.top - value).exp() + 1.0;
            self.top = value;
        }
    }

    fn value(&self) -> f32 {
        if self.top == f32::NEG_INFINITY { f32::NEG_INFINITY } else { self.top + self.rest.ln() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::search::Search;
    use super::*;

    fn scores(chunks: &[[f32; 3]], head: usize) -> Scores {
        Scores { chunks: chunks.to_vec(), edges: vec![[0.1, -0.2, 0.3, -0.1]; chunks.len() + 1], head }
    }

    /// Every labelling that keeps the rules, by brute force.
    fn all_labellings(n: usize, head: usize) -> Vec<Vec<Label>> {
        const LABELS: [Label; 4] = [Label::Outside, Label::Source, Label::Cue, Label::Content];
        (0..4_usize.pow(n as u32))
            .map(|code| (0..n).map(|at| LABELS[code / 4_usize.pow(at as u32) % 4]).collect::<Vec<_>>())
            .filter(|labels| keeps_rules(labels, head))
            .collect()
    }

    fn keeps_rules(labels: &[Label], head: usize) -> bool {
        let runs = |label| {
            labels.iter().enumerate().filter(|(at, l)| **l == label && (*at == 0 || labels[at - 1] != label)).count()
        };
        labels[head] == Label::Cue && runs(Label::Cue) == 1 && runs(Label::Source) <= 1
    }

    #[test]
    fn the_steps_are_those_that_the_rules_allow() {
        macro_rules! list {
            ($($pair:tt)+) => { &[$($pair),+] };
        }
        let scores = scores(&[[0.0; 3]; 9], 4);
        for at in 1..9 {
            let steps: &[(usize, usize)] = match at.cmp(&scores.head) {
                Ordering::Less => to_head!(list),
                Ordering::Equal => at_head!(list),
                Ordering::Greater => from_head!(list),
            };
            for from in 0..N {
                for (to, before) in BEFORE.iter().enumerate() {
                    let allowed = before.contains(&from)
                        && follows(from, to)
                        && scores.allows(at, to)
                        && scores.allows_step(at, from, to);
                    assert_eq!(steps.contains(&(from, to)), allowed, "{at} {from} {to}");
                }
            }
        }
    }

    #[test]
    fn best_and_sum_agree_at_the_windows_edges() {
        for head in [0, 3] {
            let scores = scores(&[[0.5, 0.2, 1.0], [1.0, -0.3, 0.2], [0.0, 0.4, 0.1], [-0.5, 0.9, 0.8]], head);
            let all = all_labellings(4, head);
            let best = all.iter().map(|labels| scores.score(labels)).fold(f32::NEG_INFINITY, f32::max);
            assert!((Search::new(&scores).best().1 - best).abs() < 1e-4);
            let sum: f32 = all.iter().map(|labels| scores.score(labels).exp()).sum();
            assert!((scores.log_sum() - sum.ln()).abs() < 1e-3);
        }
    }

    #[test]
    fn the_few_best_are_those_of_brute_force() {
        for head in [0, 2] {
            let scores =
                scores(&[[0.5, 0.2, 1.0], [1.0, -0.3, 0.2], [0.0, 0.4, 0.1], [-0.5, 0.9, 0.8], [0.3, 0.3, 0.9]], head);
            let mut all: Vec<f32> = all_labellings(5, head).iter().map(|labels| scores.score(labels)).collect();
            all.sort_by(|a, b| b.total_cmp(a));
            let few = Search::new(&scores).few::<6>();
            assert_eq!(few.len(), 6);
            for ((labels, score), expected) in few.iter().zip(all) {
                assert!((score - expected).abs() < 1e-4, "{score} {expected}");
                assert!((scores.score(labels) - score).abs() < 1e-4);
                assert!(keeps_rules(labels, head));
            }
            assert!((1..6).all(|at| few[at].0 != few[at - 1].0));
        }
    }

    #[test]
    fn best_and_sum_agree_with_brute_force() {
        let scores =
            scores(&[[0.5, 0.2, 1.0], [1.0, -0.3, 0.2], [0.0, 0.4, 0.1], [-0.5, 0.9, 0.8], [0.3, 0.3, 0.9]], 2);
        let all = all_labellings(5, 2);
        let best = all.iter().map(|labels| scores.score(labels)).fold(f32::NEG_INFINITY, f32::max);
        let (labels, top) = Search::new(&scores).best();
        assert!((top - best).abs() < 1e-4);
        assert!((scores.score(&labels) - best).abs() < 1e-4);
        let sum: f32 = all.iter().map(|labels| scores.score(labels).exp()).sum();
        let (total, expected) = scores.expectations();
        assert!((total - sum.ln()).abs() < 1e-3, "{total} {}", sum.ln());
        assert!((scores.log_sum() - sum.ln()).abs() < 1e-3, "{} {}", scores.log_sum(), sum.ln());
        let content: f32 = all
            .iter()
            .filter(|labels| labels[4] == Label::Content)
            .map(|labels| (scores.score(labels) - total).exp())
            .sum();
        assert!((expected.chunks[4][2] - content).abs() < 1e-3);
    }
}
