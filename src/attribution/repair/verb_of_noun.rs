//! Nouns of saying that are the subject of their sentence: *Roe’s claim the man was nervous was wrong*. The sentence's own verb is not
//! in the claim.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context::auxiliaries;
use crate::model::CueSource;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "verb-of-noun",
    doc: "without the verb of which its noun is the subject",
    when: When::Standing,
    acts: &[
        (
            "Ruth Daly’s claim she had never seen the letter was untrue.",
            "claim",
            "Ruth Daly’s",
            "she had never seen the letter",
        ),
        ("Hugh Dale’s claim he had paid the bill was false.", "claim", "Hugh Dale’s", "he had paid the bill"),
    ],
    rests: &[(
        "Ruth Daly rejected Dale’s claim that the bridge was unsafe.",
        "rejected",
        "Ruth Daly",
        "Dale’s claim that the bridge was unsafe",
    )],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (sequence, head) = (setting.sequence(), setting.cue(row).chunk);
    let tag = |at: usize| sequence.tag(at as isize);
    let owned = row
        .proposal
        .source
        .last()
        .is_some_and(|&last| last < head && matches!(tag(last), Tag::Possessive | Tag::ApostropheS));
    if setting.cue(row).source != CueSource::Noun || !owned {
        return false;
    }
    let content = &mut row.proposal.content;
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return false };
    let whole = first > head && last - first + 1 == content.len();
    let joins = |&at: &usize| {
        matches!(
            tag(at),
            Tag::And
                | Tag::But
                | Tag::Relative
                | Tag::That
                | Tag::Subordinator
                | Tag::If
                | Tag::Interrogative
                | Tag::Comma
                | Tag::As
        )
    };
    let mut before = (0..head).rev().take_while(|&at| !sequence.chunks[at].is_break());
    if !whole || content.iter().any(joins) || before.any(|at| tag(at).is_finite()) {
        return false;
    }
    // A clause has a verb of its own, an infinitive or noun has none.
    let verbs: Vec<usize> = content.iter().copied().filter(|&at| tag(at).is_finite()).collect();
    let groups: Vec<usize> = verbs.iter().copied().filter(|&at| auxiliaries(sequence, at).start == at).collect();
    let own = usize::from(!matches!(tag(first), Tag::To | Tag::Of | Tag::Preposition | Tag::VerbIng | Tag::UnknownIng));
    let Some(&verb) = groups.get(own).filter(|&&verb| verb > first + 1) else { return false };
    content.retain(|&at| at < verb);
    true
}
