//! `“…” — Bea Holt`: a quotation, a dash, then who said it.

use super::reading::{break_at, one, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::flow::Tag;

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
    let at = cx.cue.unit;
    let before = at.checked_sub(1).filter(|&before| !cx.flow.units[before].is_quote());
    let quote = quotes::before(cx.flow, at)
        .or_else(|| before?.checked_sub(1).filter(|&quote| cx.flow.units[quote].is_quote()))?;
    let source = subject::inverted(cx.flow, at + 1)?;
    break_at(cx.flow, source.end)?;
    reading(Some(source), one(quote..quote + 1))
}
