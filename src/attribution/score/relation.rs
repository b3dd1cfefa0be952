//! How proposed rows stand to their neighbours: which holds which, and who shares what.

use std::ops::Range;

use crate::attribution::row::{Row, shares};
use crate::model::CueMatch;

/// The row's cue stands in the other's content.
pub const INSIDE: u8 = 1;
/// The other's cue stands in the row's content.
pub const HOLDS: u8 = 2;
/// Their contents overlap, neither cue being in the other's.
pub const OVERLAPS: u8 = 4;
/// One's cue stands in the other's source.
pub const IN_SOURCE: u8 = 8;
/// They have the same source.
pub const SAME_SOURCE: u8 = 16;
/// The row's source meets the other's content.
pub const SOURCE_IN_CONTENT: u8 = 32;

/// How many neighbours on each side are compared.
const REACH: usize = 12;

/// How a row stands to one other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// The other row's place.
    pub other: usize,
    /// What holds between them: [`INSIDE`] and the other bits.
    pub bits: u8,
}

/// For each row its relations to its neighbours, in their order; those it has nothing to do with are left out.
#[derive(Debug, Default)]
pub struct Relations {
    list: Vec<Relation>,
    ends: Vec<usize>,
}

impl Relations {
    /// Compares rows, which are in order of their cues; only neighbours within reach.
    pub fn new(rows: &[Row], cues: &[CueMatch]) -> Self {
        let hulls: Vec<Range<usize>> = rows.iter().map(Row::hull).collect();
        let mut relations = Self::default();
        for at in 0..rows.len() {
            for other in at.saturating_sub(REACH)..(at + REACH + 1).min(rows.len()) {
                let (mine, theirs) = (&hulls[at], &hulls[other]);
                if other == at || mine.end <= theirs.start || theirs.end <= mine.start {
                    continue;
                }
                let bits = compare((&rows[at], cues[rows[at].cue].chunk), (&rows[other], cues[rows[other].cue].chunk));
                if bits != 0 {
                    relations.list.push(Relation { other, bits });
                }
            }
            relations.ends.push(relations.list.len());
        }
        relations
    }

    /// The relations of the row `at`.
    pub fn of(&self, at: usize) -> &[Relation] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.list[start..self.ends[at]]
    }
}

/// What holds between two rows, each with the chunk of its cue.
fn compare((row, cue): (&Row, usize), (other, other_cue): (&Row, usize)) -> u8 {
    let (mine, theirs) = (&row.proposal, &other.proposal);
    let has = |chunks: &[usize], chunk: usize| chunks.binary_search(&chunk).is_ok();
    let inside = has(&theirs.content, cue);
    let holds = has(&mine.content, other_cue);
    let bit = |bit: u8, holds: bool| if holds { bit } else { 0 };
    bit(INSIDE, inside)
        | bit(HOLDS, holds)
        | bit(OVERLAPS, !inside && !holds && shares(&mine.content, &theirs.content))
        | bit(IN_SOURCE, has(&mine.source, other_cue) || has(&theirs.source, cue))
        | bit(SAME_SOURCE, !mine.source.is_empty() && mine.source == theirs.source)
        | bit(SOURCE_IN_CONTENT, shares(&mine.source, &theirs.content))
}
