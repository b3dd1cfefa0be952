//! `NAME said: “…”`: a subject, a verb, then a quotation, at once or behind an addressee, comma or colon.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-quote",
    doc: "a subject, a verb, then a quotation, with the quotation sentences that follow it",
    fires: &[
        ("She said: “We won.”", "said", "She", "“We won.”"),
        ("Roe told Dale, “Go home now.”", "told", "Roe", "“Go home now.”"),
        (
            "The mayor said, “It is time.” “We wait no longer.”",
            "said",
            "The mayor",
            "“It is time.” … “We wait no longer.”",
        ),
    ],
    silent: &["“We won,” she said.", "She said we won."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::quotation(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
