//! Whether one wording is another, whole or cut.

/// A run of words that two wordings share: where it begins in the shorter and in the longer, and its length.
pub(super) type Block = (usize, usize, usize);

/// Wordings whose lengths multiply to more are not compared word by word.
pub(super) const LARGEST: usize = 1_000_000;
/// Shorter runs inside of a comparison are chance.
const SHORTEST: usize = 2;

/// How much of the shorter of two wordings stands in the longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness {
    /// How many of its words.
    pub(super) matched: usize,
}

/// The likeness of two wordings, if the shorter is the longer: the whole of it, or of a long one nearly all, in the same order and
/// in runs that are no chance.
pub(super) fn likeness(short: &[u32], long: &[u32]) -> Option<Likeness> {
    if contains(long, short) {
        return Some(Likeness { matched: short.len() });
    }
    if short.len() * long.len() > LARGEST {
        return None;
    }
    let blocks = blocks(short, long);
    let matched: usize = blocks.iter().map(|block| block.2).sum();
    let solid = matched >= 3 * blocks.len();
    (solid && short.len() - matched <= may_differ(short.len())).then_some(Likeness { matched })
}

/// How many words of a wording may be others.
const fn may_differ(length: usize) -> usize {
    match length {
        0..8 => 0,
        8..12 => 1,
        _ => length / 6,
    }
}

fn contains(long: &[u32], short: &[u32]) -> bool {
    short.first().is_some_and(|first| {
        let places = long.iter().enumerate().filter(|(_, word)| *word == first);
        places.map(|(at, _)| &long[at..]).any(|rest| rest.starts_with(short))
    })
}

/// The runs that two wordings share, in order: the longest, then the longest on either side of it, and so on.
pub(super) fn blocks(short: &[u32], long: &[u32]) -> Vec<Block> {
    let mut waiting = vec![((0, short.len()), (0, long.len()))];
    let mut found = Vec::new();
    let mut lengths = Vec::new();
    while let Some(((a, b), (c, d))) = waiting.pop() {
        let Some((x, y, length)) = longest(&short[a..b], &long[c..d], &mut lengths) else { continue };
        let (x, y) = (a + x, c + y);
        found.push((x, y, length));
        waiting.push(((a, x), (c, y)));
        waiting.push(((x + length, b), (y + length, d)));
    }
    found.sort_unstable();
    found
}

/// The longest run that both have.
fn longest(a: &[u32], b: &[u32], lengths: &mut Vec<usize>) -> Option<Block> {
    // lengths[j]: how many words up to the one before and up to b[j - 1] are the same.
    lengths.clear();
    lengths.resize(b.len() + 1, 0);
    let mut best: Option<Block> = None;
    for (i, word) in a.iter().enumerate() {
        for j in (0..b.len()).rev() {
            lengths[j + 1] = if b[j] == *word { lengths[j] + 1 } else { 0 };
            let length = lengths[j + 1];
            if length >= SHORTEST && best.is_none_or(|best| length >= best.2) {
                let block = (i + 1 - length, j + 1 - length, length);
                // The first of equals.
                if best.is_none_or(|best| length > best.2 || block < best) {
                    best = Some(block);
                }
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{blocks, likeness};

    fn words(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    fn matched(short: &str, long: &str) -> Option<usize> {
        likeness(&words(short), &words(long)).map(|found| found.matched)
    }

    #[test]
    fn cuts_and_gaps_are_alike() {
        assert_eq!(matched("abcd", "xyabcdz"), Some(4));
        assert_eq!(matched("abcdefgh", "abcdXYZefgh"), Some(8));
        assert_eq!(matched("abcdefghijkl", "abcdefXhijkl"), Some(11));
    }

    #[test]
    fn what_differs_too_much_is_another_statement() {
        assert_eq!(matched("abcde", "abcdx"), None);
        assert_eq!(matched("abcdefgh", "xxcdxxghxx"), None);
        assert_eq!(matched("abcdefghijkl", "a1b2c3d4e5f6g7h8i9jkl"), None);
        assert_eq!(matched("abcdefgh", "efghabcd"), None);
    }

    #[test]
    fn blocks_are_the_longest_runs_in_order() {
        assert_eq!(blocks(&words("abcXdef"), &words("0abc12def")), [(0, 1, 3), (4, 6, 3)]);
        assert_eq!(blocks(&words("ab"), &words("ba")), []);
    }
}
