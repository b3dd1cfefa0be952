//! Rows inside of a turn of a transcript, which is one statement, whatever is reported in it.

use super::definition::{Filter, When};
use crate::attribution::layout::turn;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "in-turn",
    doc: "its cue stands in a turn of a transcript, which is one statement of its speaker",
    when: When::Proposed,
    drops: &[
        (
            "RUTH DALE: The mayor said he would pay for it.\n\nHUGH ROE: He never said that.\n\nRUTH DALE: He did.",
            "said",
        ),
        (
            "Fees rise\n\nThe council met on Monday in the hall.\n\nQ: Who pays for the bridge?\n\nA: The town said it would pay. Dale told us so.\n\nQ: And when?\n\nA: In May, I think.",
            "told",
        ),
    ],
    keeps: &[("The mayor said he would pay for it.", "said"), ("Ruth Daly: “We will never pay”", ":")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    turn::holds(&setting.layout.turns, setting.cue(row).chunk)
}
