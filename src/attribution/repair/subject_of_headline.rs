//! A headline of two verbs, of which the second is the cue: *Kelp maker recalls cars, denies cover-up*. The subject of the first
//! is the source, and nothing behind it.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "subject-of-headline",
    doc: "held to the subject of its headline’s first verb",
    when: When::Standing,
    acts: &[
        (
            "Kelp maker recalls 64,000 cars over fires, denies cover-up\n\nThe mayor left on Monday.",
            "denies",
            "Kelp maker",
            "cover-up",
        ),
        (
            "Tram firm sacks 40 drivers over fares, denies dispute\n\nThe bridge was shut on Monday.",
            "denies",
            "Tram firm",
            "dispute",
        ),
    ],
    rests: &[(
        "The mayor, who sacks nobody, says the plan is dead.",
        "says",
        "The mayor, who sacks nobody,",
        "the plan is dead",
    )],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let sequence = setting.sequence();
    let (chunks, source) = (&sequence.chunks, &mut row.proposal.source);
    let (Some(&first), Some(&last)) = (source.first(), source.last()) else { return false };
    let opens = first == 0 || chunks[first - 1].is_break();
    let comma = |at: usize| chunks.get(at).is_some_and(|chunk| chunk.tag == Tag::Comma);
    let apart = comma(last) || comma(last + 1);
    if !sequence.is_headline(first) || !opens || !apart {
        return false;
    }
    let verb = source.iter().skip(1).position(|&at| chunks[at].tag.is_finite()).map(|place| place + 1);
    let Some(verb) = verb.filter(|&verb| source[..verb].iter().all(|&at| chunks[at].tag.is_nominal())) else {
        return false;
    };
    source.truncate(verb);
    true
}
