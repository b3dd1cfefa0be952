//! The longest runs of words that a statement and a place of a text share, and the chain of them that fits best.

use super::seeds::Hit;
use super::statement::Statement;
use super::words::Words;

/// How many words of a text may lie between the first and the last word of a statement beyond its own length: an
/// attribution in between, or what an ellipsis leaves out.
const BETWEEN: usize = 60;
const BETWEEN_ELLIPSIS: usize = 200;
/// More runs than this are not looked at.
const MOST: usize = 200;
/// A run out of its place counts as moved from so many words on.
const MOVED: usize = 3;

/// A run of words in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    /// Its first word in the text.
    pub(super) text: usize,
    /// Its first word in the statement.
    pub(super) statement: usize,
    /// How many words.
    pub(super) length: usize,
}

impl Tile {
    pub(super) const fn text_end(&self) -> usize {
        self.text + self.length
    }

    pub(super) const fn statement_end(&self) -> usize {
        self.statement + self.length
    }

    /// The part of it that lies behind another tile in both.
    fn behind(mut self, before: &Self) -> Option<Self> {
        let cut =
            before.statement_end().saturating_sub(self.statement).max(before.text_end().saturating_sub(self.text));
        if cut >= self.length {
            return None;
        }
        (self.text, self.statement, self.length) = (self.text + cut, self.statement + cut, self.length - cut);
        Some(self)
    }
}

/// The hits of the stretch of text that holds most of the statement.
pub(super) fn window<'h>(hits: &'h [Hit], statement: &Statement) -> &'h [Hit] {
    let between = if statement.ellipses.is_empty() { BETWEEN } else { BETWEEN_ELLIPSIS * statement.ellipses.len() };
    let most = statement.words.len() + between.min(statement.words.len() * 4 + BETWEEN);
    let mut counts = vec![0_u32; statement.words.len()];
    let (mut start, mut held, mut best) = (0, 0_usize, (0, 0..0));
    for (end, hit) in hits.iter().enumerate() {
        while hit.text - hits[start].text > most {
            counts[hits[start].statement] -= 1;
            held -= usize::from(counts[hits[start].statement] == 0);
            start += 1;
        }
        counts[hit.statement] += 1;
        held += usize::from(counts[hit.statement] == 1);
        if held > best.0 {
            best = (held, start..end + 1);
        }
    }
    // All that stands near the best stretch's beginning, so that a better place of a part is not cut off.
    let Some(first) = hits.get(best.1.start) else { return &[] };
    let end = hits.partition_point(|hit| hit.text <= first.text + most);
    &hits[best.1.start..end]
}

/// The hits joined to the longest runs that they are parts of.
fn join(hits: &[Hit], statement: &Statement, words: &Words) -> Vec<Tile> {
    let mut hits = hits.to_vec();
    hits.sort_unstable_by_key(|hit| (hit.text + statement.words.len() - hit.statement, hit.statement));
    let mut out: Vec<Tile> = Vec::new();
    for hit in hits {
        if let Some(last) = out.last_mut()
            && last.text + hit.statement == hit.text + last.statement
            && hit.statement <= last.statement_end()
        {
            last.length = last.length.max(hit.statement + hit.length - last.statement);
            continue;
        }
        let mut tile = Tile { text: hit.text, statement: hit.statement, length: hit.length };
        extend(&mut tile, statement, words);
        out.push(tile);
    }
    out.sort_by_key(|tile| (std::cmp::Reverse(tile.length), tile.text));
    out.truncate(MOST);
    out
}

/// Adds the words on either side that are the same too.
fn extend(tile: &mut Tile, statement: &Statement, words: &Words) {
    let same = |s: usize, t: usize| s < statement.words.len() && t < words.len() && statement.words[s] == words.word(t);
    while tile.statement > 0 && tile.text > 0 && same(tile.statement - 1, tile.text - 1) {
        (tile.statement, tile.text, tile.length) = (tile.statement - 1, tile.text - 1, tile.length + 1);
    }
    while same(tile.statement_end(), tile.text_end()) {
        tile.length += 1;
    }
}

/// Runs in the same order in both, and runs that stand elsewhere.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) tiles: Vec<Tile>,
    pub(super) moved: Vec<Tile>,
}

/// The chain of runs that holds most of the statement with the fewest words between them. `gap` tells how many words of
/// the text between two places would be missing from the statement.
pub(super) fn chain(hits: &[Hit], statement: &Statement, words: &Words, gap: impl Fn(usize, usize) -> usize) -> Chain {
    let mut tiles = join(hits, statement, words);
    tiles.sort_by_key(|tile| (tile.text, tile.statement));
    // For each run the best chain that ends with it: its worth, and the run before with what is left of this one.
    let mut best: Vec<(f64, Option<usize>, Tile)> = Vec::with_capacity(tiles.len());
    for tile in &tiles {
        let mut own = (tile.length as f64, None, *tile);
        for (at, (worth, _, before)) in best.iter().enumerate() {
            let Some(rest) = tile.behind(before) else { continue };
            let worth = worth + rest.length as f64 - penalty(before, &rest, statement, &gap);
            if worth > own.0 {
                own = (worth, Some(at), rest);
            }
        }
        best.push(own);
    }
    let mut at = (0..best.len()).reduce(|a, b| if best[b].0 > best[a].0 { b } else { a });
    let mut out = Chain::default();
    while let Some(place) = at {
        out.tiles.push(best[place].2);
        at = best[place].1;
    }
    out.tiles.reverse();
    out.moved = moved(tiles, &out.tiles);
    out
}

/// What words between two runs cost.
fn penalty(before: &Tile, tile: &Tile, statement: &Statement, gap: impl Fn(usize, usize) -> usize) -> f64 {
    let missing = gap(before.text_end(), tile.text);
    let own = tile.statement - before.statement_end();
    let extra = missing.abs_diff(own) as f64;
    if statement.has_ellipsis(before.statement_end(), tile.statement) {
        (extra * 0.01).min(1.0)
    } else {
        (extra * 0.15).min(3.0)
    }
}

/// The runs beside the chain, longest first, that share no word with it or each other.
fn moved(mut tiles: Vec<Tile>, chain: &[Tile]) -> Vec<Tile> {
    let mut taken = chain.to_vec();
    let mut out = Vec::new();
    tiles.sort_by_key(|tile| (std::cmp::Reverse(tile.length), tile.text));
    for tile in tiles {
        let free = |at: &usize| {
            taken.iter().all(|other| {
                !(other.statement..other.statement_end()).contains(&(tile.statement + at))
                    && !(other.text..other.text_end()).contains(&(tile.text + at))
            })
        };
        let Some(start) = (0..tile.length).find(free) else { continue };
        let length = (start..tile.length).take_while(free).count();
        if length >= MOVED {
            let rest = Tile { text: tile.text + start, statement: tile.statement + start, length };
            taken.push(rest);
            out.push(rest);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::seeds::Seeds;

    fn chained(statement: &str, text: &str) -> (Vec<(usize, usize)>, usize) {
        let statements = [Statement::new(statement)];
        let words = Words::new(text);
        let hits = Seeds::new(&statements).expect("one").hits(&words).remove(&0).unwrap_or_default();
        let found = chain(window(&hits, &statements[0]), &statements[0], &words, |from, to| to - from);
        (found.tiles.iter().map(|tile| (tile.text, tile.length)).collect(), found.moved.len())
    }

    #[test]
    fn the_longest_runs_in_order_are_chained() {
        assert_eq!(chained("we will win it", "they said: we will win it"), (vec![(2, 4)], 0));
        assert_eq!(chained("we will win it all", "we will, he said, win it all"), (vec![(0, 2), (4, 3)], 0));
        assert_eq!(chained("a b c d e f", "d e f a b c"), (vec![(0, 3)], 1));
        assert_eq!(chained("not at all", "nothing here"), (vec![], 0));
    }

    #[test]
    fn one_word_in_two_runs_counts_once() {
        assert_eq!(chained("he is he is not", "he is not"), (vec![(0, 3)], 0));
    }
}
