//! The best labellings of a window: one (Viterbi), or a few.
//!
//! The few are found from behind (Huang and Chiang 2005): a second way to come to a state is looked for where a labelling asks
//! for one, so that four labellings take little longer than one.

use std::cmp::Ordering;

use super::lattice::{Label, N, STATES, Scores, at_head, from_head, label, to_head};

/// The best ways to come to each state of each chunk of a window.
#[derive(Debug)]
pub struct Search<'a> {
    scores: &'a Scores,
    /// The score of the best way to come there, and the state before on it.
    forward: Vec<[f32; N]>,
    back: Vec<[u8; N]>,
    /// The best state of the last chunk, and the score of the best labelling.
    last: usize,
    top: f32,
}

impl<'a> Search<'a> {
    /// Searches a window.
    pub fn new(scores: &'a Scores) -> Self {
        Self::run(scores, |before, chunk, edge| before + chunk + edge)
    }

    /// `add` is how a score goes on by a chunk and its edge: where two ways are as good, rounding decides.
    #[inline(always)]
    fn run(scores: &'a Scores, add: impl Fn(f32, f32, f32) -> f32) -> Self {
        let n = scores.chunks.len();
        let mut forward = Vec::with_capacity(n);
        let mut back = vec![[0_u8; N]; n];
        let mut score = [f32::NEG_INFINITY; N];
        for (at, back) in back.iter_mut().enumerate() {
            let (chunks, [starts, ends]) = (scores.chunk_scores(at), scores.edge_scores(at));
            let mut next = [f32::NEG_INFINITY; N];
            if at == 0 {
                for &to in scores.firsts() {
                    next[to] = chunks[label(to)] + starts[label(to)];
                }
            } else {
                macro_rules! take_best {
                    ($(($from:literal, $to:literal))+) => {{$(
                        let same = const { label($from) == label($to) };
                        let edge = if same { 0.0 } else { starts[label($to)] + ends[label($from)] };
                        let total = add(score[$from], chunks[label($to)], edge);
                        if total > next[$to] {
                            next[$to] = total;
                            back[$to] = $from;
                        }
                    )+}};
                }
                match at.cmp(&scores.head) {
                    Ordering::Less => to_head!(take_best),
                    Ordering::Equal => at_head!(take_best),
                    Ordering::Greater => from_head!(take_best),
                }
            }
            score = next;
            forward.push(next);
        }
        let (mut last, mut top) = (0, f32::NEG_INFINITY);
        let [_, ends] = scores.edge_scores(n);
        for (state, &value) in score.iter().enumerate() {
            let total = value + ends[label(state)];
            if total > top {
                (last, top) = (state, total);
            }
        }
        Self { scores, forward, back, last, top: if n == 0 { 0.0 } else { top } }
    }

    /// The best labelling and its score.
    pub fn best(&self) -> (Vec<Label>, f32) {
        let mut labels = vec![Label::Outside; self.back.len()];
        let mut state = self.last;
        for (label, back) in labels.iter_mut().zip(&self.back).rev() {
            *label = STATES[state].0;
            state = usize::from(back[state]);
        }
        (labels, self.top)
    }

    /// The best labellings and their scores, best first: at most so many, fewer where the window is short.
    pub fn few<const K: usize>(&self) -> Vec<(Vec<Label>, f32)> {
        let n = self.back.len();
        if n == 0 {
            return vec![self.best()];
        }
        let search = Self::run(self.scores, by_step);
        let mut ways = Ways::<K> { search: &search, places: vec![0; n * N], lists: Vec::with_capacity(n * 2) };
        let [_, ends] = self.scores.edge_scores(n);
        let mut next = [0_u8; N];
        let mut out = Vec::with_capacity(K);
        while out.len() < K {
            let mut top = (f32::NEG_INFINITY, 0);
            for (state, &rank) in next.iter().enumerate() {
                let total = ways.nth(n - 1, state, usize::from(rank)) + ends[label(state)];
                if total > top.0 {
                    top = (total, state);
                }
            }
            let (total, state) = top;
            if total == f32::NEG_INFINITY {
                break;
            }
            out.push((ways.labels(state, usize::from(next[state])), total));
            next[state] += 1;
        }
        out
    }
}

/// A score and the step to the next chunk, which is summed first.
fn by_step(before: f32, chunk: f32, edge: f32) -> f32 {
    before + (chunk + edge)
}

/// The states that may stand before each state, in order: left of the head, at it, and behind it.
const BEFORE: [[&[u8]; N]; 3] = {
    const NONE: &[u8] = &[];
    [
        [&[0, 2], &[0, 1, 2], &[0, 2], &[0, 2, 3], &[3, 4, 6], &[3, 4, 5, 6], &[3, 4, 6]],
        [NONE, &[0, 1, 2], NONE, NONE, NONE, &[3, 4, 5, 6], NONE],
        [&[0, 1, 2], &[1], &[0, 1, 2], &[0, 1, 2, 3], &[3, 4, 5, 6], &[5], &[3, 4, 5, 6]],
    ]
};
/// How many they are at most.
const WIDEST: usize = 4;

/// The ways to come to a state, best first.
#[derive(Debug)]
struct List<const K: usize> {
    /// Score, and the place in [`BEFORE`] of the state before, with the rank of the way there.
    found: [(f32, u8, u8); K],
    count: usize,
    /// For each state before, the rank of the best way there that none of those found takes.
    next: [u8; WIDEST],
}

/// Lists of ways, made where they are asked for.
struct Ways<'a, const K: usize> {
    search: &'a Search<'a>,
    /// For each chunk and state the place of its list and one.
    places: Vec<u16>,
    lists: Vec<List<K>>,
}

impl<const K: usize> Ways<'_, K> {
    /// The score of the way of this rank, from 0, to a state of a chunk; infinitely low where there is none.
    fn nth(&mut self, at: usize, state: usize, rank: usize) -> f32 {
        let best = self.search.forward[at][state];
        if rank == 0 {
            return best;
        }
        if at == 0 || rank >= K || best == f32::NEG_INFINITY {
            return f32::NEG_INFINITY;
        }
        let before = self.before(at, state);
        let place = self.list(at, state, before);
        let scores = self.search.scores;
        let (chunks, [starts, ends]) = (scores.chunk_scores(at), scores.edge_scores(at));
        let to = label(state);
        while self.lists[place].count <= rank {
            let mut top = (f32::NEG_INFINITY, 0, 0);
            for (index, &from) in before.iter().enumerate() {
                let from = usize::from(from);
                let rank = self.lists[place].next[index];
                let edge = if label(from) == to { 0.0 } else { starts[to] + ends[label(from)] };
                let total = by_step(self.nth(at - 1, from, usize::from(rank)), chunks[to], edge);
                if total > top.0 {
                    top = (total, index as u8, rank);
                }
            }
            if top.0 == f32::NEG_INFINITY {
                return top.0;
            }
            let list = &mut self.lists[place];
            list.found[list.count] = top;
            list.next[usize::from(top.1)] += 1;
            list.count += 1;
        }
        self.lists[place].found[rank].0
    }

    /// The states that may stand before a state of a chunk.
    fn before(&self, at: usize, state: usize) -> &'static [u8] {
        let side = match at.cmp(&self.search.scores.head) {
            Ordering::Less => 0,
            Ordering::Equal => 1,
            Ordering::Greater => 2,
        };
        BEFORE[side][state]
    }

    /// The place of the list of a state of a chunk; a new one holds the best way.
    fn list(&mut self, at: usize, state: usize, before: &[u8]) -> usize {
        let place = &mut self.places[at * N + state];
        if *place == 0 {
            let from = self.search.back[at][state];
            let index = before.iter().position(|&one| one == from).unwrap_or(0);
            let mut next = [0; WIDEST];
            next[index] = 1;
            let mut found = [(f32::NEG_INFINITY, 0, 0); K];
            found[0] = (self.search.forward[at][state], index as u8, 0);
            self.lists.push(List { found, count: 1, next });
            *place = self.lists.len() as u16;
        }
        usize::from(*place) - 1
    }

    /// The labels on a way that was found.
    fn labels(&self, mut state: usize, mut rank: usize) -> Vec<Label> {
        let search = self.search;
        let mut labels = vec![Label::Outside; search.back.len()];
        for (at, label) in labels.iter_mut().enumerate().rev() {
            *label = STATES[state].0;
            if rank == 0 {
                state = usize::from(search.back[at][state]);
                continue;
            }
            let list = &self.lists[usize::from(self.places[at * N + state]) - 1];
            let (_, index, before) = list.found[rank];
            state = usize::from(self.before(at, state)[usize::from(index)]);
            rank = usize::from(before);
        }
        labels
    }
}
