//! `“…,” NAME said`: a quotation, then its subject, then the verb.

use super::reading::{break_at, one, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "quote-source-cue",
    doc: "a quotation, then the subject, then a verb; quotation sentences that follow go with it",
    fires: &[
        ("“We won,” she said.", "said", "she", "“We won,”"),
        ("“Nobody told us,” the mayor’s office said on Monday.", "said", "the mayor’s office", "“Nobody told us,”"),
        ("“It is fine,” Ms Roe said. “Go home.”", "said", "Ms Roe", "“It is fine,” … “Go home.”"),
        ("“They need care,” Hugh Dale, a doctor, said.", "said", "Hugh Dale, a doctor,", "“They need care,”"),
    ],
    silent: &["“We won,” said Ann Lee.", "She said she won.", "“We won.” Later she said it was luck."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let source = subject::before_cue(cx)?;
    let quote = quotes::before(cx.sequence, source.start).or_else(|| cut_off(cx, source.start))?;
    // “…,” she said that night in a statement. “…”
    let end = (cx.cue.chunk + 1..cx.cue.chunk + 30).find(|&end| break_at(cx.sequence, end).is_some());
    let mut content = one(quote..quote + 1);
    content.extend(end.map(|end| quotes::following(cx.sequence, end)).unwrap_or_default());
    reading(Some(source), content)
}

/// “…”. She said: a sentence that is nothing but subject and verb goes with the quotation before it.
fn cut_off(cx: &Context<'_>, start: usize) -> Option<usize> {
    let broken = start.checked_sub(1).is_some_and(|at| cx.tag(at) == Tag::SentenceBreak);
    let bare = break_at(cx.sequence, cx.behind()).is_some();
    start.checked_sub(2).filter(|&quote| broken && bare && cx.sequence.chunks[quote].is_quote())
}
