//! The second of a pair of gerunds behind a preposition whose first does not stand: in *his stance in supporting A and
//! condemning B* both are part of the stance, or neither is.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "half-a-pair",
    doc: "it is the second half of a pair whose first half does not stand",
    when: When::Chosen,
    drops: &[
        ("His role in supporting the strike and condemning the police cost him votes.", "condemning"),
        ("The trip was about meeting leaders and announcing deals.", "announcing"),
    ],
    keeps: &[
        ("Roe spoke for an hour, condemning the police and the mayor.", "condemning"),
        ("He lost votes by supporting the strike and denouncing the police.", "denouncing"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, cue) = (setting.sequence(), setting.cue(row));
    matches!(sequence.chunks[cue.chunk].tag, Tag::SpeechIng | Tag::VerbIng)
        && context::partner(sequence, cue.chunk, row.facts.group.start).is_some_and(|(partner, governor)| {
            matches!(governor, Tag::Preposition | Tag::Of | Tag::By)
                && setting.standing.heads.binary_search(&partner).is_err()
        })
}
