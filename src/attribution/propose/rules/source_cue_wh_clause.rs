//! `NAME asked whether …`: a subject, a verb, then an indirect question.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-wh-clause",
    doc: "a subject, a verb, then a clause opened by a question word, whether or if",
    fires: &[
        ("She asked whether the dam was safe.", "asked", "She", "whether the dam was safe"),
        ("The report explains how the bridge fell.", "explains", "The report", "how the bridge fell"),
    ],
    silent: &["She said that the dam was safe.", "She asked for time."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::wh_clause(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
