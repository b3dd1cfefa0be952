//! What somebody finds and does not judge: *she found a leaflet* is no finding.

use super::definition::{Filter, When};
use crate::attribution::refusal;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context::{Kind, kind_before};
use crate::lexicon::vocabulary::Complement;
use crate::scorer::name_hash;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "found",
    doc: "its verb tells what somebody came to have: nothing is said of it, and it is no report’s finding",
    when: When::Proposed,
    drops: &[("She found a leaflet on the bus.", "found"), ("The shop found a new home in the old mill.", "found")],
    keeps: &[
        ("The study found that bees sleep at night.", "found"),
        ("The judge found that the law was void.", "found"),
    ],
    apply,
};

/// The act of verbs of coming to know.
const ACT: u64 = name_hash("know");

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, cue) = (setting.sequence(), setting.cue(row));
    let judges = || refusal::entry(setting.parts.lexicon, cue).is_some_and(|(takes, _)| takes.has(Complement::NpNp));
    let plain = |&at: &usize| {
        let tag = sequence.chunks[at].tag;
        tag.is_nominal() && !matches!(tag, Tag::UnknownIng | Tag::UnknownEd | Tag::CueAdjective | Tag::QuoteShort)
            || matches!(tag, Tag::Of | Tag::Preposition)
    };
    let finder = row.facts.subject.filter(|&at| row.proposal.source.contains(&at));
    let reports =
        |at: usize| matches!(kind_before(sequence, at), Kind::Document | Kind::Body | Kind::CueNoun | Kind::Group);
    row.facts.act == ACT
        && !row.facts.group.be
        && judges()
        && row.proposal.content.first() == Some(&(cue.chunk + 1))
        && row.proposal.content.iter().all(plain)
        && finder.is_some_and(|at| !reports(at))
}
