//! What became of the rows that were proposed.

use std::collections::HashSet;

use super::filter::{ALL as FILTERS, Filter};
use super::parts::Parts;
use super::repair;
use super::row::Row;
use super::score::select;
use crate::model::{Considered, CueId, CueMatch, Outcome, Span, Step};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fate {
    /// It stands.
    Stands,
    /// It stands inside of another's content.
    Nested,
    /// The filter of this id dropped it.
    Filtered(&'static str),
    /// It was not sure enough.
    Unsure,
    /// A surer row, of this place in the trace, has too much of its content.
    Beaten(usize),
    /// It has no content.
    Empty,
    /// It stands inside of a quotation, and holds none.
    Inside,
}

/// The rows that were proposed, as they were when their fate was settled, each with its fate.
#[derive(Debug, Default)]
pub struct Trace {
    /// First those that were scored, then those dropped before.
    pub rows: Vec<(Row, Fate)>,
}

impl Trace {
    /// Adds to `out` what became of each cue of `parts`, and of the `weak` words that are none. `before` is how many cues come
    /// before those of `parts`.
    pub fn tell(&self, parts: &Parts<'_>, weak: &[CueMatch], before: usize, out: &mut Vec<Considered>) {
        let first = out.len();
        out.extend(self.rows.iter().map(|(row, fate)| {
            let proposal = &row.proposal;
            Considered {
                cue_id: Some(CueId(before + row.cue)),
                source: parts.spans(&proposal.source),
                content: parts.spans(&proposal.content),
                rule: row.rule.map(|rule| step(rule.id, rule.doc)),
                probability: row.probability,
                repairs: row.repairs.iter().filter_map(|id| repair_of(id)).collect(),
                ..unread(parts, &parts.cues[row.cue], outcome(*fate, first))
            }
        }));
        let proposed: HashSet<usize> = self.rows.iter().map(|(row, _)| row.cue).collect();
        let silent = parts.cues.iter().enumerate().filter(|(index, _)| !proposed.contains(index));
        out.extend(silent.map(|(index, cue)| {
            let outcome = if cue.score < super::propose::LEAST { Outcome::Weak } else { Outcome::Crowded };
            Considered { cue_id: Some(CueId(before + index)), ..unread(parts, cue, outcome) }
        }));
        out.extend(weak.iter().map(|cue| unread(parts, cue, Outcome::Weak)));
    }
}

/// A cue that proposes no row.
fn unread(parts: &Parts<'_>, cue: &CueMatch, outcome: Outcome) -> Considered {
    let words = &parts.tokens[cue.tokens.clone()];
    let span = words.first().zip(words.last()).map_or_else(Span::default, |(first, last)| first.span.hull(last.span));
    Considered {
        cue: span,
        cue_id: None,
        score: cue.score,
        outcome,
        source: Vec::new(),
        content: Vec::new(),
        rule: None,
        probability: 0.0,
        repairs: Vec::new(),
    }
}

/// A fate, told outside of this stage; `first` is where the rows of the trace begin there.
fn outcome(fate: Fate, first: usize) -> Outcome {
    match fate {
        Fate::Stands | Fate::Nested => Outcome::Stands,
        Fate::Filtered(id) => {
            let found = FILTERS.iter().find(|known| known.id == id);
            Outcome::Filtered(found.map_or(step(id, ""), |Filter { id, doc, .. }| step(id, doc)))
        }
        Fate::Unsure => Outcome::Unsure(select::LEAST),
        Fate::Beaten(rival) => Outcome::Beaten(first + rival),
        Fate::Empty => Outcome::Empty,
        Fate::Inside => Outcome::Inside,
    }
}

fn repair_of(id: &str) -> Option<Step> {
    repair::ALL.iter().find(|repair| repair.id == id).map(|repair| step(repair.id, repair.doc))
}

const fn step(id: &'static str, doc: &'static str) -> Step {
    Step { id, doc }
}
