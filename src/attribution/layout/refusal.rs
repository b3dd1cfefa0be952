//! Refusals that no row holds: the weights have met too few of them.

use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::attribution::refusal::end;
use crate::attribution::row::{Proposal, Row};
use crate::cue::Around;
use crate::cue::context::auxiliaries;
use crate::model::{CueMatch, CueSource};
use crate::sequence::{Sequence, Tag};

/// How surely a refusal that no weights have found is one.
const PROBABILITY: f32 = 0.85;

/// The refusals that no row holds. `taken` tells the chunks of other rows.
pub(super) fn rows(parts: &Parts<'_>, around: &Around<'_>, taken: &[bool]) -> Vec<Row> {
    let row = |(index, cue): (usize, &CueMatch)| {
        let facts = *around.facts(index);
        // A phrase may bring its own auxiliary and negation.
        let start = if cue.source == CueSource::Phrase {
            auxiliaries(parts.sequence, cue.chunk).start
        } else {
            facts.group.start
        };
        let end = end(parts, cue, facts.tail, facts.group.negated)?;
        let source = rules::subject(parts.sequence, start)?;
        let source: Vec<usize> = parts.sequence.unbroken(source).collect();
        let free = !source.is_empty() && (start..end).chain(source.iter().copied()).all(|at| !taken[at]);
        let stands = free && is_somebody(parts.sequence, &source);
        let proposal = Proposal { source, cue: (start..end).collect(), content: Vec::new(), fit: 0.0 };
        stands.then_some(Row {
            cue: index,
            facts,
            proposal,
            read: None,
            rule: None,
            probability: PROBABILITY,
            repairs: Vec::new(),
        })
    };
    let mut found: Vec<Row> = parts.cues.iter().enumerate().filter_map(row).collect();
    found.dedup_by(|b, a| a.proposal.cue.last() >= b.proposal.cue.first());
    found
}

/// Whether a subject can refuse: not *it* of *it did not answer the question*, which may, but nothing without a name or noun.
fn is_somebody(sequence: &Sequence, source: &[usize]) -> bool {
    source.iter().any(|&at| {
        let tag = sequence.chunks[at].tag;
        tag.is_name()
            || matches!(
                tag,
                Tag::Subject
                    | Tag::It
                    | Tag::Role
                    | Tag::PersonNoun
                    | Tag::Group
                    | Tag::Body
                    | Tag::Media
                    | Tag::Relative
            )
            || matches!(tag, Tag::UnknownS | Tag::Lower | Tag::Demonym | Tag::Affiliation)
    })
}
