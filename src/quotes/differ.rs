//! In what a variant differs from the fullest wording.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use serde::Serialize;

use super::alike::{LARGEST, blocks};
use crate::verify::{Piece, PieceKind, Taken};

/// What was done to a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Words are missing at its beginning or end.
    Cut,
    /// An ellipsis or a *she said* stands for missing words.
    Ellipsis,
    /// Words inside are missing, and nothing tells it.
    LeftOut,
    /// It has words that the fullest wording has not.
    Added,
    /// It has other words.
    Words,
    /// It has something in brackets.
    Brackets,
}

impl Change {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Ellipsis => "ellipsis",
            Self::LeftOut => "left-out",
            Self::Added => "added",
            Self::Words => "words",
            Self::Brackets => "brackets",
        }
    }
}

/// A wording beside the fullest one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What was done to it.
    pub changes: Vec<Change>,
    /// Both in one: what is the same, what only the fullest has (`Out`), what only the variant has (`In`). None where they
    /// are the same or too long to be compared.
    #[serde(rename = "diff")]
    pub pieces: Vec<Piece>,
}

impl Difference {
    /// What a variant makes of the fullest wording.
    pub(super) fn of(variant: &str, full: &str) -> Self {
        let (variant, full) = (Taken::new(variant), Taken::new(full));
        let mut changes: BTreeSet<Change> = BTreeSet::new();
        if !variant.insertions.is_empty() {
            changes.insert(Change::Brackets);
        }
        if variant.words.len() * full.words.len() > LARGEST {
            return Self { changes: changes.into_iter().collect(), pieces: Vec::new() };
        }
        let mut numbers = HashMap::new();
        let (own, other) = (numbered(&variant.words, &mut numbers), numbered(&full.words, &mut numbers));
        let mut both = Both { variant: &variant, full: &full, changes, pieces: Vec::new() };
        let (mut x, mut y) = (0, 0);
        for (a, b, length) in blocks(&own, &other) {
            both.gap(x..a, y..b);
            both.piece(PieceKind::Same, &full, b..b + length);
            (x, y) = (a + length, b + length);
        }
        both.gap(x..own.len(), y..other.len());
        let pieces = if both.changes.is_empty() { Vec::new() } else { both.pieces };
        Self { changes: both.changes.into_iter().collect(), pieces }
    }
}

/// Words as numbers that are the same for the same words.
fn numbered<'a>(words: &'a [String], numbers: &mut HashMap<&'a str, u32>) -> Vec<u32> {
    let mut number = |word: &'a String| {
        let next = numbers.len() as u32;
        *numbers.entry(word.as_str()).or_insert(next)
    };
    words.iter().map(&mut number).collect()
}

struct Both<'a> {
    variant: &'a Taken,
    full: &'a Taken,
    changes: BTreeSet<Change>,
    pieces: Vec<Piece>,
}

impl Both<'_> {
    /// What stands between two runs that both have.
    fn gap(&mut self, own: Range<usize>, other: Range<usize>) {
        let edge = own.start == 0 || own.end == self.variant.words.len();
        let change = match (own.is_empty(), other.is_empty()) {
            (true, true) => None,
            (true, false) if edge => Some(Change::Cut),
            (true, false) if self.variant.has_ellipsis(own.start, own.end) => Some(Change::Ellipsis),
            (true, false) => Some(Change::LeftOut),
            (false, true) => Some(Change::Added),
            (false, false) => Some(Change::Words),
        };
        self.changes.extend(change);
        let (variant, full) = (self.variant, self.full);
        self.piece(PieceKind::Out, full, other);
        self.piece(PieceKind::In, variant, own);
    }

    fn piece(&mut self, kind: PieceKind, taken: &Taken, words: Range<usize>) {
        if let Some(spans) = taken.spans.get(words)
            && let (Some(first), Some(last)) = (spans.first(), spans.last())
        {
            self.pieces.push(Piece { kind, text: first.hull(*last).slice(&taken.text).to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Difference};

    fn changes(variant: &str) -> Vec<Change> {
        Difference::of(variant, "We will rebuild the old bridge by June, and it will stand for good.").changes
    }

    #[test]
    fn what_was_done_is_named() {
        assert_eq!(changes("we will rebuild the old bridge by June … and it will stand for good"), []);
        assert_eq!(changes("rebuild the old bridge"), [Change::Cut]);
        assert_eq!(changes("We will rebuild the old bridge … and it will stand for good"), [Change::Ellipsis]);
        assert_eq!(changes("We will rebuild the bridge by June, and it will stand for good"), [Change::LeftOut]);
        assert_eq!(changes("We will rebuild that old bridge by June"), [Change::Cut, Change::Words]);
        assert_eq!(changes("[The council] will rebuild the old bridge"), [Change::Cut, Change::Brackets]);
    }

    #[test]
    fn both_stand_in_the_pieces() {
        let found = Difference::of("We will repair the bridge", "We will rebuild the bridge by June");
        let pieces: Vec<&str> = found.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(pieces, ["We will", "rebuild", "repair", "the bridge", "by June"]);
    }
}
