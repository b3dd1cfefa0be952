//! Figures that come to an amount: *profit declined to $3 million*.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "to-amount",
    doc: "its verb tells to what amount something came",
    when: When::Proposed,
    drops: &[
        ("Profit declined to $3 million in the quarter.", "declined"),
        ("Sales declined to $12 million in the first quarter.", "declined"),
    ],
    keeps: &[("The mayor said the bridge would cost $3 million.", "said")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let sequence = setting.sequence();
    let Some(&first) = row.proposal.content.first() else { return false };
    let tag = |at: usize| sequence.tag(at as isize);
    let amount = if tag(first) == Tag::To { first + 1 } else { first };
    tag(amount.saturating_sub(1)) == Tag::To
        && amount > setting.cue(row).chunk
        && matches!(tag(amount), Tag::Money | Tag::Number)
}
