//! `…, adding that …`: a participle, its source the subject of the main clause.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "participle-adding",
    doc: "a participle with its content; the source is the subject of the clause it depends on",
    fires: &[
        ("She backed the bill, adding that taxes would fall.", "adding", "She", "that taxes would fall"),
        ("The mayor praised the plan, calling it “a gift”.", "calling", "The mayor", "it “a gift”"),
        ("“We won,” Ann Lee said, citing early figures.", "citing", "Ann Lee", "early figures"),
    ],
    silent: &["She is calling for a vote.", "She said taxes would fall."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_participle() {
        return None;
    }
    let content = complement::any(cx)?;
    reading(source(cx), content)
}

/// A noun right before an unmarked participle is its subject: *people calling for change*.
fn source(cx: &Context<'_>) -> Option<std::ops::Range<usize>> {
    let start = cx.facts.group.start;
    let nominal = start.checked_sub(1).is_some_and(|before| {
        cx.tag(before).is_nominal() && !matches!(cx.tag(before), Tag::Time | Tag::RoleModifier | Tag::Quantifier)
    });
    let own = if nominal { subject::phrase_before(cx.sequence, start) } else { None };
    if own.is_some() {
        return own;
    }
    // Set off by a comma it depends on the main clause, else on the verb it follows.
    let set_off = start.checked_sub(1).is_some_and(|before| matches!(cx.tag(before), Tag::Comma | Tag::Dash));
    let near = if set_off { None } else { subject::of_nearest_verb(cx.sequence, start) };
    near.or_else(|| subject::of_main_clause(cx.sequence, start))
}
