//! `NAME is confident that …`: an adjective of attitude with its subject.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::model::CueSource;

pub(super) const RULE: Rule = Rule {
    id: "adjective-cue",
    doc: "a subject, a form of be, an adjective of attitude, then what it is about",
    fires: &[
        ("She is confident that the dam is safe.", "confident", "She", "that the dam is safe"),
        ("The union was skeptical of the plan.", "skeptical", "The union", "the plan"),
    ],
    silent: &["She said the dam was safe.", "A confident start helped."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if cx.cue.source != CueSource::Adjective {
        return None;
    }
    let content = complement::that_clause(cx)
        .or_else(|| complement::infinitive(cx))
        .or_else(|| complement::prepositional(cx))
        .or_else(|| complement::bare_clause(cx).filter(|_| cx.facts.group.be))?;
    let source = subject::before_cue(cx).or_else(|| subject::of_main_clause(cx.sequence, cx.facts.group.start));
    reading(source.filter(|source| !subject::is_empty(cx.sequence, source)), content)
}
