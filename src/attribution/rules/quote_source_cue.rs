//! `“…,” NAME said`: a quotation, then its subject, then the verb.

use super::reading::{one, quotes, reading, subject};
use super::{Context, Reading, Rule};

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
    let quote = quotes::before(cx.flow, source.start)?;
    // “…,” she said that night in a statement. “…”
    let end = (cx.cue.unit + 1..cx.cue.unit + 30).find(|&end| super::reading::break_at(cx.flow, end).is_some());
    let mut content = one(quote..quote + 1);
    content.extend(end.map(|end| quotes::following(cx.flow, end)).unwrap_or_default());
    reading(Some(source), content)
}
