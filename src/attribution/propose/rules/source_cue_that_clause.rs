//! `NAME said that …`: a subject, a verb, then a clause with *that*.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-that-clause",
    doc: "a subject, a verb, then a clause opened by that, at once or behind an addressee or a day",
    fires: &[
        ("She said that the dam was safe.", "said", "She", "that the dam was safe"),
        ("The minister told reporters that taxes would fall.", "told", "The minister", "that taxes would fall"),
        (
            "Vince Lake, who replaced Tim Fair in July, said on Monday that the team was ready.",
            "said",
            "Vince Lake, who replaced Tim Fair in July,",
            "that the team was ready",
        ),
        ("People who know the port said that it was busy.", "said", "People who know the port", "that it was busy"),
    ],
    silent: &["She said taxes would fall.", "“We won,” she said.", "That said, the dam held."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::that_clause(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
