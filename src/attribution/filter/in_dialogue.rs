//! Rows inside of a line of dialogue that a dash opens.

use super::definition::{Filter, When};
use crate::attribution::layout::dialogue;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "in-dialogue",
    doc: "its cue stands in a line of dialogue, which is one statement of its speaker",
    when: When::Proposed,
    drops: &[
        ("– I thought you knew it was late, said Ruth Daly.", "thought"),
        ("– The mayor said he knew, said Ruth Daly.\n\n– And who told him? asked Hugh Roe.", "said"),
    ],
    keeps: &[
        ("“I thought you knew it was late,” said Ruth Daly.", "said"),
        ("Ruth Daly said – as always – that the bridge was shut.", "said"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    dialogue::holds(&setting.layout.lines, setting.cue(row).chunk)
}
