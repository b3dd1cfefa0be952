//! The body or group that was told: *a court heard*, and a headline's *jury told*.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::attribution::speech_act;
use crate::sequence::{Chunk, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "hearer",
    doc: "without a source: the subject of its cue is the body or group that was told",
    when: When::Standing,
    acts: &[
        ("The man had left at noon, the inquiry heard.", "heard", "", "The man had left at noon"),
        ("Bridge was unsafe, jury told\n\nThe bridge was shut on Monday.", "told", "", "Bridge was unsafe"),
    ],
    rests: &[
        ("Ruth Daly told the court that the bridge was unsafe.", "told", "Ruth Daly", "the bridge was unsafe"),
        ("“The road is shut,” the inquiry was told.", "told", "", "“The road is shut,”"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (sequence, cue) = (setting.sequence(), setting.cue(row));
    let lexicon = setting.parts.lexicon;
    let (told, heard) = (speech_act::tells_object(lexicon, cue), speech_act::tells_subject(lexicon, cue));
    let head = cue.chunk;
    let source = &row.proposal.source;
    let is_body = |&at: &usize| {
        matches!(sequence.chunks[at].tag, Tag::Body | Tag::Group | Tag::PersonNoun | Tag::OrganisationWord)
    };
    let in_front = source.last().is_some_and(|&last| last < head && is_body(&last));
    let passive = || sequence.is_headline(head) && sequence.chunks.get(head + 1).is_none_or(Chunk::is_break);
    let is_told = in_front && !row.proposal.content.is_empty() && (heard || told && passive());
    if is_told {
        row.proposal.source.clear();
        row.facts.group.be |= told;
    }
    is_told
}
