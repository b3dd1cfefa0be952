//! Refusals: *declined to comment* says nothing, so it is all cue; *declined to say who paid* says what is kept back.

use super::definition::{Repair, When};
use crate::attribution::refusal;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::CueSource;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "refusal",
    doc: "made a refusal: its cue says that nothing was said, or what was not",
    when: When::Standing,
    acts: &[
        ("The mayor declined to comment.", "declined", "The mayor", ""),
        ("A spokesman declined to comment on the case.", "declined", "A spokesman", ""),
    ],
    rests: &[
        ("Roe said the bridge was shut.", "said", "Roe", "the bridge was shut"),
        ("Dale denied that the bridge was unsafe.", "denied", "Dale", "the bridge was unsafe"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, cue) = (setting.parts, setting.cue(row));
    let before = row.proposal.clone();
    let (group, tail) = (row.facts.group, row.facts.tail);
    // declined to say: the infinitive of the phrase is the cue's, what follows it the content.
    let phrase = cue.chunk + 1..tail + 1;
    let has_infinitive = || phrase.clone().any(|at| parts.sequence.chunks[at].tag == Tag::To);
    if cue.source == CueSource::Phrase
        && refusal::entry(parts.lexicon, cue).is_some_and(|(_, act)| act == refusal::ACT)
        && row.proposal.content.last().is_some_and(|last| *last > tail)
        && has_infinitive()
    {
        row.proposal.content.retain(|at| !phrase.contains(at));
        row.proposal.cue = (group.start..tail + 1).collect();
    }
    if cue.source == CueSource::Verb
        && let Some(end) = refusal::infinitive_end(parts, cue)
        && row.proposal.content.first().is_some_and(|first| (cue.chunk + 1..end).contains(first))
        && row.proposal.content.last().is_some_and(|last| *last >= end)
    {
        row.proposal.content.retain(|&at| at >= end);
        row.proposal.cue = (group.start..end).collect();
    }
    if let Some(end) = refusal::end(parts, cue, tail, group.negated)
        && !row.proposal.content.iter().any(|&at| parts.sequence.chunks[at].is_quote())
    {
        row.proposal.cue = (group.start..end).collect();
        row.proposal.content.clear();
    }
    row.proposal != before
}
