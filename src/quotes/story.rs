//! Copies of a whole article: agency copy, printed by many, cut from its end, under other headlines.
//!
//! A text is sampled by the hashes of runs of its words (shingles), of which always the same part is kept, so that two
//! samples tell how much of the shorter text stands in the longer one (FracMinHash).

use super::kept::mixed;
use super::leaders::Leaders;

/// Words in a run.
const RUN: usize = 5;
/// Of a long text one hash in so many is kept.
const PART: u32 = 4;
/// A text of up to so many words keeps all of its hashes.
const SHORT: usize = 150;
/// A text with fewer runs is nobody's copy.
const LEAST: usize = 20;
/// The share of the shorter text that has to stand in the longer one.
const CONTAINED: f64 = 0.6;
/// Where the shorter has less than this share of the longer, it has to begin as the longer does: cuts are made from the
/// end, and what stands somewhere inside of a longer text may be one of many reports in it.
const LARGE: f64 = 0.6;
/// How many hashes of its beginning are looked for.
const HEAD: usize = 16;

/// The sample of a text.
#[derive(Debug, Default, Clone)]
pub(super) struct Sketch {
    /// The kept hashes, in the order of the text.
    hashes: Box<[u32]>,
    /// Runs of words in the text.
    runs: u32,
}

impl Sketch {
    /// The sample of a text of which `words` are the hashes of the words.
    pub(super) fn new(words: &[u64]) -> Self {
        let runs = words.len().saturating_sub(RUN - 1);
        let all = words.windows(RUN).map(|run| run.iter().fold(0, |hash: u64, word| mixed(hash ^ word)) as u32);
        let kept = all.filter(|hash| words.len() <= SHORT || is_kept(*hash));
        Self { hashes: kept.collect(), runs: runs as u32 }
    }
}

/// Whether the sample of any text keeps a hash.
const fn is_kept(hash: u32) -> bool {
    hash.is_multiple_of(PART)
}

/// For each text the first of those that it is a copy of, or that are copies of it; itself where there are none.
pub(super) fn stories(sketches: &[&Sketch]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by_key(|&text| (std::cmp::Reverse(sketches[text].runs), text));
    let mut leaders = Leaders::new(order.len(), |rank, take| {
        sketches[order[rank]].hashes.iter().copied().filter(|hash| is_kept(*hash)).for_each(take);
    });
    let mut leader: Vec<usize> = (0..order.len()).collect();
    for rank in 0..order.len() {
        let own = sketches[order[rank]];
        if own.runs as usize >= LEAST {
            let found = leaders.candidates(rank).into_iter().map(|(one, _)| one as usize);
            let found = found.filter_map(|one| Some((copied(own, sketches[order[one]])?, one)));
            let best = found.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, one)) = best {
                leader[rank] = one;
                continue;
            }
        }
        leaders.lead(rank);
    }
    // The one that was given first names the story.
    let mut first: Vec<u32> = (0..sketches.len() as u32).collect();
    for (rank, &text) in order.iter().enumerate() {
        let story = &mut first[order[leader[rank]]];
        *story = (*story).min(text as u32);
    }
    let mut out = vec![0; sketches.len()];
    for (rank, &text) in order.iter().enumerate() {
        out[text] = first[order[leader[rank]]];
    }
    out
}

/// The share of a text that stands in a longer one, where that makes it a copy.
fn copied(short: &Sketch, long: &Sketch) -> Option<f64> {
    // A short text keeps all its hashes; only those that the other would keep too can be found there.
    let both = (short.runs as usize) + RUN <= SHORT && (long.runs as usize) + RUN <= SHORT;
    let sampled =
        |sketch: &Sketch| -> Vec<u32> { sketch.hashes.iter().copied().filter(|hash| both || is_kept(*hash)).collect() };
    let (own, other) = (sampled(short), sampled(long));
    let places: std::collections::HashMap<u32, usize> =
        other.iter().enumerate().rev().map(|(place, hash)| (*hash, place)).collect();
    let found = own.iter().filter(|hash| places.contains_key(hash)).count();
    let share = found as f64 / own.len().max(1) as f64;
    let large = f64::from(short.runs) >= LARGE * f64::from(long.runs);
    let head = own.len().min(HEAD);
    let near = |hash: &&u32| places.get(hash).is_some_and(|place| *place < own.len().max(2 * HEAD));
    let begins = 2 * own[..head].iter().filter(near).count() >= head;
    (share >= CONTAINED && (large || begins)).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::{Sketch, stories};
    use crate::quotes::kept::mixed;

    /// So many words of a text of its own.
    fn text(seed: u64, words: usize) -> Vec<u64> {
        (0..words as u64).map(|at| mixed(seed << 32 | at)).collect()
    }

    fn stories_of(texts: &[Vec<u64>]) -> Vec<u32> {
        {
            let sketches: Vec<Sketch> = texts.iter().map(|words| Sketch::new(words)).collect();
            stories(&sketches.iter().collect::<Vec<_>>())
        }
    }

    #[test]
    fn cut_copies_are_one_story() {
        let whole = text(1, 500);
        let cut = [&text(9, 10)[..], &whole[..140]].concat();
        let short = whole[..70].to_vec();
        assert_eq!(stories_of(&[cut, text(2, 300), whole.clone(), short, whole]), [0, 1, 0, 0, 0]);
    }

    #[test]
    fn a_collection_does_not_make_its_parts_one() {
        let (a, b, c) = (text(1, 200), text(2, 200), text(3, 200));
        let all = [&a[..], &b, &c].concat();
        // The first begins as the collection does and is taken for its cut.
        assert_eq!(stories_of(&[all, a, b, c]), [0, 0, 2, 3]);
    }

    #[test]
    fn a_shared_statement_makes_no_copy() {
        let quote = text(7, 80);
        let with = |seed| [&text(seed, 150)[..], &quote, &text(seed + 100, 100)].concat();
        assert_eq!(stories_of(&[with(1), with(2), Vec::new(), Vec::new()]), [0, 1, 2, 3]);
    }
}
