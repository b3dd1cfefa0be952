//! Contents that run on over another's report: *said they feared a loss while Senator Roe said the plan was sound*.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context::{Kind, kind_before};
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "next-report",
    doc: "ended before another’s report, which is no part of it",
    when: When::Proposed,
    acts: &[
        (
            "The mayor said the plan would open a hole while the clerk said the budget was sound.",
            "said",
            "The mayor",
            "the plan would open a hole",
        ),
        (
            "Ruth Daly said the bridge would fall while Ann Roe said the road was safe.",
            "said",
            "Ruth Daly",
            "the bridge would fall",
        ),
    ],
    rests: &[(
        "Ruth Daly said the bridge was shut while Dale was mayor.",
        "said",
        "Ruth Daly",
        "the bridge was shut while Dale was mayor",
    )],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// The longest subject of the other report, the shortest content, in chunks, and how sure the other's cue is.
    const SUBJECT: usize = 14;
    const SHORTEST: usize = 3;
    const LEAST: f32 = 0.5;
    let (parts, sequence, head) = (setting.parts, setting.sequence(), setting.cue(row).chunk);
    let tag = |at: usize| sequence.tag(at as isize);
    let content = &mut row.proposal.content;
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return false };
    if first < head || last - first + 1 != content.len() {
        return false;
    }
    let other = |join: usize| {
        let verb = (join + 1..last).take(SUBJECT + 1).find(|&at| !tag(at).is_nominal() && tag(at) != Tag::Of)?;
        let says = matches!(tag(verb), Tag::SpeechPast | Tag::SpeechPresent) && verb > join + 1;
        let cue = parts.cues.partition_point(|cue| cue.chunk < verb);
        let sure = parts.cues.get(cue).is_some_and(|cue| cue.chunk == verb && cue.score >= LEAST);
        let somebody = matches!(
            kind_before(sequence, verb - 1),
            Kind::Person | Kind::Name | Kind::Group | Kind::Body | Kind::Document
        );
        (says && sure && somebody).then_some(join)
    };
    let end = (first + SHORTEST..last).filter(|&at| tag(at) == Tag::Subordinator).find_map(other);
    let Some(end) = end else { return false };
    content.retain(|&at| at < end);
    true
}
