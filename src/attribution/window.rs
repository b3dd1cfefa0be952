//! The window of units around a cue in which its source and content are looked for.

use std::ops::Range;

use crate::flow::{Flow, Tag, UnitKind};
use crate::model::ParagraphKind;

/// How far a window goes inside the cue's sentence, in units.
const LEFT: usize = 70;
const RIGHT: usize = 110;
/// How far it goes where both ends lie farther off: a run of so many units without a break is no sentence that somebody
/// wrote, and must not take more time than one.
const UNBROKEN_LEFT: usize = 15;
const UNBROKEN_RIGHT: usize = 20;
/// How far the turn of a transcript goes, in units.
const TURN: usize = 400;
/// How far a window goes at most, in units.
pub(super) const FARTHEST: usize = TURN;
/// The longest label of a turn, in units: *SENATOR JANE DOE (D-VT):*.
const LABEL: usize = 10;
/// How many quotation sentences beyond the cue's own may be taken on a side.
const QUOTES_LEFT: usize = 2;
const QUOTES_RIGHT: usize = 4;

/// The window of the cue at unit `head`: its sentence, and the quotation sentences that touch it. A turn's label
/// (*SMITH:*) has its whole paragraph.
pub fn window(flow: &Flow, head: usize) -> Range<usize> {
    let units = &flow.units;
    let mut start = head;
    while start > 0 && head - start < LEFT && !units[start - 1].is_break() {
        start -= 1;
    }
    if is_turn(flow, head) {
        return start..paragraph_end(flow, head);
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
    if head - start == LEFT && end - head == RIGHT {
        return head - UNBROKEN_LEFT..head + UNBROKEN_RIGHT;
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

/// Whether the unit is the colon of a label that opens a paragraph of running text.
pub fn is_turn(flow: &Flow, head: usize) -> bool {
    let units = &flow.units;
    if units[head].tag != Tag::Colon || flow.paragraphs[head] != ParagraphKind::Body {
        return false;
    }
    let label = units[..head].iter().rev().take(LABEL + 1).take_while(|unit| !unit.is_break()).count();
    let opens = head.checked_sub(label + 1).is_none_or(|before| units[before].kind == UnitKind::ParagraphBreak);
    let ends = units.get(head + 1).is_none_or(|unit| unit.is_break() || unit.is_quote());
    opens && !ends && (1..=LABEL).contains(&label) && !units[head - label..head].iter().any(|unit| unit.tag.is_finite())
}

fn paragraph_end(flow: &Flow, head: usize) -> usize {
    let units = &flow.units[head..];
    let length = units.iter().take(TURN).position(|unit| unit.kind == UnitKind::ParagraphBreak);
    head + length.unwrap_or(units.len().min(TURN))
}
