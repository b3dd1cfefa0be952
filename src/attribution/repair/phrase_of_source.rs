//! Phrases that can only name a source (*in the view of*, *according to*), where the weights, which have met such phrases too
//! seldom, would let the row go, or would take only a part: *It was, in the words of Roe, “a long way”*.

use super::definition::{Repair, When};
use crate::attribution::propose;
use crate::attribution::propose::rules::{self, Read};
use crate::attribution::row::{Proposal, Row};
use crate::attribution::score::select;
use crate::attribution::setting::Setting;
use crate::cue::opens_with_preposition;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "phrase-of-source",
    doc: "held to what its rule reads: its phrase can only name a source",
    when: When::Scored,
    acts: &[
        ("He was, in the view of Dale, “a danger to us all”.", "in", "Dale", "He was … “a danger to us all”"),
        ("It was, in the view of Roe, “a danger to us all”.", "in", "Roe", "It was … “a danger to us all”"),
    ],
    rests: &[
        ("According to the report, the plan is dead.", "According", "the report", "the plan is dead"),
        (
            "The bridge, according to Ruth Daly, had been unsafe for years.",
            "according",
            "Ruth Daly",
            "The bridge … had been unsafe for years",
        ),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, sequence, cue) = (setting.parts, setting.sequence(), setting.cue(row));
    let stands = row.probability >= select::LEAST;
    let is_read = row.read.is_some_and(|rule| rule.id == rules::SOURCE);
    if !is_read || stands && !opens_with_preposition(sequence, cue) {
        return false;
    }
    let Some(Read { rule, reading, .. }) = propose::read(parts, row) else { return false };
    let content: Vec<usize> = reading.content.into_iter().flat_map(|run| sequence.unbroken(run)).collect();
    if stands && !row.proposal.content.iter().all(|chunk| content.contains(chunk)) {
        return false;
    }
    let source: Vec<usize> = reading.source.into_iter().flat_map(|run| sequence.unbroken(run)).collect();
    let is_name = |&&at: &&usize| sequence.chunks[at].tag.is_name();
    let says = source.iter().any(|&at| names_somebody(sequence.chunks[at].tag));
    if !says || source.len() == 1 && source.first().filter(is_name).is_none() {
        return false;
    }
    let held = Proposal { source, cue: (cue.chunk..=row.facts.tail).collect(), content, fit: row.proposal.fit };
    let changes = !stands || held != row.proposal;
    row.proposal = held;
    (row.read, row.rule) = (Some(rule), Some(rule));
    row.probability = row.probability.max(select::LEAST);
    changes
}

/// Whether a chunk of a noun phrase makes it one that says things.
pub(super) fn names_somebody(tag: Tag) -> bool {
    tag.is_name() || matches!(tag, Tag::Role | Tag::PersonNoun | Tag::Group | Tag::Document | Tag::Media | Tag::Body)
}
