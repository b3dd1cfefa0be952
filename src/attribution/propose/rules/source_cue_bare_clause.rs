//! `NAME said …`: a subject, a verb, then a clause without *that*.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-bare-clause",
    doc: "a subject, a verb, then a clause without that",
    fires: &[
        ("She said taxes would fall.", "said", "She", "taxes would fall"),
        (
            "The head of the union believes the talks were a sham.",
            "believes",
            "The head of the union",
            "the talks were a sham",
        ),
        ("The firm said it would appeal.", "said", "The firm", "it would appeal"),
        (
            "Ann Lee, a farmer, said Monday she was worried, adding that prices had doubled.",
            "said",
            "Ann Lee, a farmer,",
            "she was worried",
        ),
    ],
    silent: &["She said that taxes would fall.", "She backed the bill."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::bare_clause(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
