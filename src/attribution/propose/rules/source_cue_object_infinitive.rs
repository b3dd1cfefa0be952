//! `NAME urged him to …`: a subject, a verb, the one spoken to, then an infinitive.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-object-infinitive",
    doc: "a subject, a verb, whom it is asked of, then an infinitive",
    fires: &[
        ("The board urged the mayor to resign.", "urged", "The board", "the mayor to resign"),
        ("She asked the city to be patient.", "asked", "She", "the city to be patient"),
    ],
    silent: &["She asked for time.", "She promised to close the port."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::object_infinitive(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
