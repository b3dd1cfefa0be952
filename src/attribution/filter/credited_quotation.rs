//! Rows that want a quotation with its speaker's name behind a dash.

use super::definition::{Filter, When};
use crate::attribution::layout::credit;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "credited-quotation",
    doc: "it wants a quotation whose speaker is named behind a dash",
    when: When::Proposed,
    drops: &[
        ("Ruth Daly said in a letter:\n\n“It was cold on the pier.” — Bea Holt", "said"),
        ("Mia Dent wrote on Monday:\n\n“The hall was full.” — Tom Urr", "wrote"),
    ],
    keeps: &[
        ("Ruth Daly wrote in a letter to the council: “We will pay for it.”", "wrote"),
        ("“It was cold.” — Bea Holt\n\nShe said the hall was empty.", "said"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    row.proposal.content.iter().any(|&chunk| credit::holds(&setting.layout.credits, chunk))
}
