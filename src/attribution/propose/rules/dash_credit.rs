//! `“…” — Bea Holt`: a quotation, a dash, then who said it.

use super::reading::{break_at, one, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "dash-credit",
    doc: "a quotation, a dash, then a name that ends the sentence",
    fires: &[
        ("“A true expert.” — Bea Holt", "—", "Bea Holt", "“A true expert.”"),
        (
            "“Nobody asked us about this.” – Ann Lee, mayor of Leeds",
            "–",
            "Ann Lee, mayor of Leeds",
            "“Nobody asked us about this.”",
        ),
    ],
    silent: &["The plan — a mess — failed.", "“We won,” she said."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_mark(Tag::Dash) {
        return None;
    }
    let at = cx.cue.chunk;
    let before = at.checked_sub(1).filter(|&before| !cx.sequence.chunks[before].is_quote());
    let quote = quotes::before(cx.sequence, at)
        .or_else(|| before?.checked_sub(1).filter(|&quote| cx.sequence.chunks[quote].is_quote()))?;
    let source = subject::inverted(cx.sequence, at + 1)?;
    break_at(cx.sequence, source.end)?;
    reading(Some(source), one(quote..quote + 1))
}
