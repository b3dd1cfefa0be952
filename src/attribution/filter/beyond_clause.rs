//! Clauses without a subject that reach for another sentence: *“No,” she said when asked. “Never.”*

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "beyond-clause",
    doc: "its cue is in a clause without a subject, and its content in another sentence",
    when: When::Proposed,
    drops: &[
        ("“No,” said Dale when asked. “Never again in this town.”", "asked"),
        ("“Yes,” said Dale when asked. “We have paid for it all.”", "asked"),
    ],
    keeps: &[
        ("“No,” she said when asked. “Never again in this town.”", "said"),
        ("The mayor asked when the bridge would open.", "asked"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, cue) = (setting.sequence(), setting.cue(row));
    let before = sequence.tag(cue.chunk as isize - 1);
    let (Some(&first), Some(&last)) = (row.proposal.content.first(), row.proposal.content.last()) else { return false };
    let mut reach = sequence.chunks[first.min(cue.chunk)..last.max(cue.chunk)].iter();
    row.proposal.source.is_empty()
        && matches!(before, Tag::Subordinator | Tag::If | Tag::Interrogative)
        && reach.any(|chunk| chunk.is_break())
}
