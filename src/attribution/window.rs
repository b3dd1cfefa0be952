//! The window of units around a cue in which its source and content are looked for.

use std::ops::Range;

use crate::flow::Flow;

/// How far a window goes inside the cue's sentence, in units.
const LEFT: usize = 70;
const RIGHT: usize = 110;
/// How many quotation sentences beyond the cue's own may be taken on a side.
const QUOTES_LEFT: usize = 2;
const QUOTES_RIGHT: usize = 4;

/// The window of the cue at unit `head`: its sentence, and the quotation sentences that touch it.
pub fn window(flow: &Flow, head: usize) -> Range<usize> {
    let units = &flow.units;
    let mut start = head;
    while start > 0 && head - start < LEFT && !units[start - 1].is_break() {
        start -= 1;
    }
    for _ in 0..QUOTES_LEFT {
        let quote_before = start >= 2 && units[start - 1].is_break() && units[start - 2].is_quote();
        if !quote_before {
            break;
        }
        start -= 2;
    }
    let mut end = head + 1;
    while end < units.len() && end - head < RIGHT && !units[end].is_break() {
        end += 1;
    }
    for _ in 0..QUOTES_RIGHT {
        let quote_behind = end + 1 < units.len() && units[end].is_break() && units[end + 1].is_quote();
        if !quote_behind {
            break;
        }
        end += 2;
    }
    start..end
}
