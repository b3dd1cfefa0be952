//! Quotations without a cue of their own: which row they go on from, and where a speaker's turn ends.

use super::{Parts, is_speech};
use crate::flow::{Flow, Tag, UnitKind};

/// Takes from a row the quotations of other paragraphs that do not go on from a quotation: behind *Ms Roe praised the
/// plan.* a quotation in a paragraph of its own is a statement of its own.
pub(super) fn settle(flow: &Flow, head: usize, content: &mut Vec<usize>) {
    let in_paragraph = |unit: usize| {
        let (from, to) = (unit.min(head), unit.max(head));
        !flow.units[from..to].iter().any(|unit| unit.kind == UnitKind::ParagraphBreak)
    };
    let own: Vec<usize> = content.iter().copied().filter(|&unit| in_paragraph(unit)).collect();
    let quotes = own.iter().any(|&unit| flow.units[unit].is_quote() && flow.units[unit].tag != Tag::QuoteShort);
    if own.is_empty() || quotes {
        return;
    }
    *content = own;
}

/// Adds to a row that ends in a quotation the quotation sentences that follow it in the same paragraph and that no row
/// has: *“No,” she said. “Not now.” “Never.”*
pub(super) fn follow(parts: &Parts<'_>, taken: &[bool], content: &mut Vec<usize>) {
    let units = &parts.flow.units;
    let quotes_only = content.iter().all(|&unit| units[unit].is_quote());
    let Some(&last) = content.last().filter(|_| quotes_only) else { return };
    // Behind the last quotation its attribution may stand.
    let mut at = last + 1;
    while at < units.len() && !units[at].is_break() && taken[at] {
        at += 1;
    }
    if units.get(at).is_some_and(|unit| unit.tag == Tag::Stop) {
        at += 1;
    }
    while units.get(at).is_some_and(|unit| unit.kind == UnitKind::SentenceBreak) {
        let next = at + 1;
        let alone = units.get(next + 1).is_none_or(|unit| unit.is_break());
        if !alone || !units.get(next).is_some_and(|unit| unit.is_quote()) || taken[next] || !is_speech(parts, next) {
            break;
        }
        content.push(next);
        at = next + 1;
    }
}
