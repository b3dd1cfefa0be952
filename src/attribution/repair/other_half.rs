//! Contents that their attribution interrupts: *Residents, she told the inquiry, had been warned twice*. Half a clause is nobody's
//! statement.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use std::ops::Range;

use crate::attribution::propose;
use crate::attribution::propose::rules::{self, Read};

pub(super) const REPAIR: Repair = Repair {
    id: "other-half",
    doc: "with the other half of its content, which its attribution interrupts",
    when: When::Beside,
    acts: &[
        (
            "Teachers, Dale told the court, had lied to him for years.",
            "told",
            "Dale",
            "Teachers … had lied to him for years",
        ),
        (
            "Officers, Dale told the court, had lied to him for years.",
            "told",
            "Dale",
            "Officers … had lied to him for years",
        ),
    ],
    rests: &[
        (
            "The bridge, Ruth Daly said, had been unsafe for years.",
            "said",
            "Ruth Daly",
            "The bridge … had been unsafe for years",
        ),
        ("Roe told the council that it was unsafe.", "told", "Roe", "it was unsafe"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, taken) = (setting.parts, setting.taken);
    if !row.read.is_some_and(|rule| rules::INTERRUPTED.contains(&rule.id)) {
        return false;
    }
    let Some(Read { reading, .. }) = propose::read(parts, row) else { return false };
    let [before, behind] = &reading.content[..] else { return false };
    let content = &mut row.proposal.content;
    let chunks = |half: &Range<usize>| parts.sequence.unbroken(half.clone());
    for (own, other) in [(before, behind), (behind, before)] {
        let is_own = chunks(own).eq(content.iter().copied());
        if is_own && !chunks(other).any(|at| taken[at]) {
            content.extend(chunks(other));
            content.sort_unstable();
            return true;
        }
    }
    false
}
