//! `in her view`: a preposition, whose view it is, and a noun of opinion, set off from the clause.

use super::reading::{clause, is_break, one, reading};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "in-source-view",
    doc: "a preposition, a possessive and a noun of opinion, set off by a comma from the clause they are for",
    fires: &[
        ("In her view, the plan is a mess.", "view", "her", "the plan is a mess"),
        ("The plan is a mess, in his opinion.", "opinion", "his", "The plan is a mess"),
    ],
    silent: &["Her view of the plan is clear.", "She shares his opinion."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_noun() {
        return None;
    }
    let at = cx.cue.chunk;
    let whose = (at.saturating_sub(2)..at).rev().find(|&whose| cx.tag(whose) == Tag::Possessive)?;
    let opener = whose.checked_sub(1).filter(|&opener| matches!(cx.tag(opener), Tag::Preposition | Tag::By))?;
    let before = opener.checked_sub(1).map_or(Tag::ParagraphBreak, |before| cx.tag(before));
    let source = Some(whose..whose + 1);
    let behind = cx.behind_words();
    if (is_break(before) || before == Tag::But) && cx.tag(behind) == Tag::Comma {
        return reading(source, one(behind + 1..clause::end(cx, behind + 1)));
    }
    let last = before == Tag::Comma && super::reading::break_at(cx.sequence, behind).is_some();
    let content = clause::before(cx.sequence, opener).filter(|_| last)?;
    reading(source, vec![content])
}
