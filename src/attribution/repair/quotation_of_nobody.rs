//! Rows that were not sure enough to stand, but hold a quotation that no other row has.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::score::select;
use crate::attribution::setting::Setting;
use crate::sequence::{Sequence, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "quotation-of-nobody",
    doc: "raised: it holds a quotation that no other row has",
    when: When::Chosen,
    acts: &[
        ("“We will never pay” was her reply.", "reply", "her", "“We will never pay”"),
        ("“The road is shut,” drivers were advised on Monday.", "advised", "", "“The road is shut,”"),
    ],
    rests: &[
        ("“It was cold that night on the pier,” Dale said.", "said", "Dale", "“It was cold that night on the pier,”"),
        ("Roe said that was wrong.", "said", "Roe", "that was wrong"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// Rows less sure than this are not raised.
    const LEAST: f32 = 0.12;
    let parts = setting.parts;
    let wants = |at: usize| !setting.taken[at] && parts.is_speech(at);
    let raised = (LEAST..select::LEAST).contains(&row.probability)
        && row.proposal.content.iter().any(|&at| wants(at))
        && !carries_on(parts.sequence, setting.taken, row);
    if raised {
        row.probability = select::LEAST;
    }
    raised
}

/// Whether a row is a relative clause behind what another row has in its sentence: it carries that on, with the same
/// speaker.
fn carries_on(sequence: &Sequence, taken: &[bool], row: &Row) -> bool {
    /// How far before it that may be, in chunks.
    const REACH: usize = 40;
    let &[source] = row.proposal.source.as_slice() else { return false };
    let mut before = (source.saturating_sub(REACH)..source).rev().take_while(|&at| !sequence.chunks[at].is_break());
    sequence.chunks[source].tag == Tag::Relative && before.any(|at| taken[at])
}
