//! Reports within reports by *as*: *quoted the letter as saying the plan was dead*.

use std::ops::Range;

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context::noun_phrase_end;
use crate::sequence::{Sequence, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "quoted-as-saying",
    doc: "with the one who is quoted for its source: who quotes has a row of his own",
    when: When::Proposed,
    acts: &[
        ("Dunn quoted the letter as saying the plan was dead.", "saying", "the letter", "the plan was dead"),
        ("Dale quoted a witness as saying the door was open.", "saying", "a witness", "the door was open"),
    ],
    rests: &[("“It rains,” Dunn said, adding that it was cold.", "adding", "Dunn", "it was cold")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let head = setting.cue(row).chunk;
    let Some(who) = quoted(setting.sequence(), head) else { return false };
    let source: Vec<usize> = who.collect();
    row.proposal.content.retain(|&at| at > head);
    row.proposal.cue = vec![head];
    let changes = row.proposal.source != source;
    row.proposal.source = source;
    changes
}

/// Who is quoted, where the cue at `head` stands behind a verb, a noun phrase and *as*.
pub(super) fn quoted(sequence: &Sequence, head: usize) -> Option<Range<usize>> {
    /// The longest phrase for the one who is quoted, in chunks.
    const LONGEST: usize = 10;
    let tag = |at: usize| sequence.tag(at as isize);
    let join = head.checked_sub(1).filter(|&join| tag(join) == Tag::As && tag(head) == Tag::SpeechIng)?;
    let mut verbs = (join.saturating_sub(LONGEST)..join).rev().take_while(|&at| !sequence.chunks[at].is_break());
    let verb = verbs.find(|&at| tag(at).is_cue_verb())?;
    (verb + 1 < join && noun_phrase_end(sequence, verb + 1) == join).then_some(verb + 1..join)
}
