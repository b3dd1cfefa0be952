//! Names that somebody or something goes by: *known as the Weed Nuns*, *known for its strict laws*.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context::preposition;
use crate::lexicon::vocabulary::Complement;
use crate::scorer::name_hash;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "named-as",
    doc: "it tells by what name something is known, or for what, not what somebody knows",
    when: When::Proposed,
    drops: &[
        ("The sisters are known as the Weed Nuns.", "known"),
        ("The town is known for its strict laws on dogs.", "known"),
    ],
    keeps: &[
        ("It is known that the bridge was unsafe.", "known"),
        ("The mayor knew that the bridge was unsafe.", "knew"),
    ],
    apply,
};

/// The act of verbs of knowing.
const ACT: u64 = name_hash("know");

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, tail) = (setting.sequence(), row.facts.tail);
    let leads = |at: usize| match sequence.tag(at as isize) {
        Tag::As => true,
        Tag::Preposition => preposition(sequence.word(at as isize)) == Complement::For,
        _ => false,
    };
    let passive =
        matches!(sequence.chunks[setting.cue(row).chunk].tag, Tag::VerbParticiple | Tag::VerbPast | Tag::CueAdjective);
    row.facts.act == ACT && row.proposal.source.is_empty() && passive && (leads(tail) || leads(tail + 1))
}
