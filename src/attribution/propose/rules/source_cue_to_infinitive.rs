//! `NAME promised to …`: a subject, a verb, then an infinitive.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-to-infinitive",
    doc: "a subject, a verb, then an infinitive",
    fires: &[
        ("She promised to close the port.", "promised", "She", "to close the port"),
        ("The council wants to build homes.", "wants", "The council", "to build homes"),
    ],
    silent: &["She went to Leeds.", "She said taxes would fall."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::infinitive(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
