//! Contents that are only the one spoken to: *Roe wrote to the town, warning …*

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::attribution::{refusal, speech_act};
use crate::lexicon::vocabulary::Complement;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "only-addressed",
    doc: "its content is only the one spoken to",
    when: When::Proposed,
    drops: &[
        ("Roe wrote to the town, warning the leader that the wall would fall.", "wrote"),
        ("Dale wrote to the mayor, urging him to mend the road.", "wrote"),
    ],
    keeps: &[
        ("Roe wrote to the town, warning the leader that the wall would fall.", "warning"),
        ("Roe admitted to the theft.", "admitted"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, cue) = (setting.sequence(), setting.cue(row));
    let lexicon = setting.parts.lexicon;
    let takes = || refusal::entry(lexicon, cue).is_some_and(|(takes, _)| takes.has(Complement::ToNp));
    let plain = |&at: &usize| sequence.chunks[at].tag.is_nominal();
    let Some(&first) = row.proposal.content.first() else { return false };
    first == cue.chunk + 2
        && sequence.tag(first as isize - 1) == Tag::To
        && speech_act::tells_by_to(lexicon, cue)
        && !takes()
        && row.proposal.content.iter().all(plain)
}
