//! `It is believed that …`: a passive that names nobody.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::flow::Tag;

pub(super) const RULE: Rule = Rule {
    id: "passive-impersonal",
    doc: "a verb in the passive without a source: the content is what follows it, with its subject where that is no it",
    fires: &[
        ("It is believed that the dam is safe.", "believed", "", "that the dam is safe"),
        ("The dam is said to be safe.", "said", "", "The dam … to be safe"),
    ],
    silent: &["She said the dam was safe.", "The plan was praised by the mayor."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_passive() {
        return None;
    }
    let found = subject::before_cue(cx);
    let behind = cx.behind();
    if cx.tag(behind) == Tag::By {
        return None;
    }
    let rest = complement::that_clause(cx)
        .or_else(|| complement::wh_clause(cx))
        .or_else(|| complement::quotation(cx))
        .or_else(|| complement::infinitive(cx))
        .or_else(|| complement::prepositional(cx).filter(|_| cx.tag(behind) != Tag::Preposition))
        .unwrap_or_default();
    let empty = found.as_ref().is_some_and(|found| cx.tag(found.start) == Tag::It);
    let mut content = Vec::new();
    content.extend(found.filter(|_| !empty));
    content.extend(rest);
    reading(None, content)
}
