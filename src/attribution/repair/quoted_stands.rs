//! Reports within reports by *as* that the weights, which have met them too seldom, would let go: *The agency quoted Nadia Roe as
//! saying that the plan was dead*.

use super::definition::{Repair, When};
use super::quoted_as_saying::quoted;
use crate::attribution::row::Row;
use crate::attribution::score::select;
use crate::attribution::setting::Setting;

pub(super) const REPAIR: Repair = Repair {
    id: "quoted-stands",
    doc: "kept, since whoever is quoted as saying something says it",
    when: When::Scored,
    acts: &[
        ("The agency quoted Nadia Roe as saying that the plan was dead.", "saying", "Nadia Roe", "the plan was dead"),
        ("KTV quoted Peter Dale as saying that the road was shut.", "saying", "Peter Dale", "the road was shut"),
    ],
    rests: &[("“It rains,” Dunn said, adding that it was cold.", "adding", "Dunn", "it was cold")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let whole = !row.proposal.source.is_empty() && !row.proposal.content.is_empty();
    let stands = row.probability >= select::LEAST;
    if stands || !whole || quoted(setting.sequence(), setting.cue(row).chunk).is_none() {
        return false;
    }
    row.probability = select::LEAST;
    true
}
