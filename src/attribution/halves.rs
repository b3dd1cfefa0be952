//! Contents that their attribution interrupts: *Residents, she told the inquiry, had been warned twice*.

use std::ops::Range;

use super::accept::Row;
use super::{Parts, rules};

/// Gives a row the other half of its content, where the model took one half whole and the rule that reads the cue says
/// that it goes on beyond the attribution: half a clause is nobody's statement. `taken` are the chunks of all rows.
pub(super) fn join(parts: &Parts<'_>, taken: &[bool], row: &mut Row) {
    let reads_both = |place: usize| rules::INTERRUPTED.contains(&rules::ALL[place].id);
    if !row.read.checked_sub(1).is_some_and(reads_both) {
        return;
    }
    let Some((_, reading)) = parts.reading(row) else { return };
    let [before, behind] = &reading.content[..] else { return };
    let content = &mut row.proposal.content;
    let chunks = |half: &Range<usize>| parts.sequence.unbroken(half.clone());
    for (own, other) in [(before, behind), (behind, before)] {
        let is_own = chunks(own).eq(content.iter().copied());
        if is_own && !chunks(other).any(|at| taken[at]) {
            content.extend(chunks(other));
            content.sort_unstable();
            return;
        }
    }
}
