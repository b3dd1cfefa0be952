//! `which she said …`: a relative that is part of what is said, the source between.

use super::reading::{clause, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "which-source-cue-clause",
    doc: "a relative pronoun, a subject and a verb, then the rest of the relative clause",
    fires: &[
        ("They want a wall, which she said would cost too much.", "said", "she", "which … would cost too much"),
        ("He praised a man who officials believe is dead.", "believe", "officials", "who … is dead"),
    ],
    silent: &["She said the wall would cost too much.", "Roe, who said he would run, won."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let source = subject::before_cue(cx)?;
    let relative = source
        .start
        .checked_sub(1)
        .filter(|&at| matches!(cx.tag(at), Tag::Relative | Tag::That | Tag::Interrogative))?;
    let rest = cx.behind()..clause::end(cx, cx.behind());
    // A that is a relative only where the rest lacks its subject: a man that officials believe is dead.
    if cx.tag(relative) != Tag::Relative && !cx.tag(rest.start).is_finite() {
        return None;
    }
    if rest.is_empty() || cx.tag(rest.start) == Tag::Comma {
        return None;
    }
    reading(Some(source), vec![relative..relative + 1, rest])
}
