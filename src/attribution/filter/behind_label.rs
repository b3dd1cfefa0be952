//! Colons behind a label that says nothing itself: *Interview: “I rest”*, *On the referee: “He was late”*.

use super::definition::{Filter, When};
use crate::attribution::layout::label;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "behind-label",
    doc: "its colon stands behind a label, which says nothing itself",
    when: When::Proposed,
    drops: &[
        ("Interview: “I rest on Sundays”\n\nRuth Daly spoke to us.", ":"),
        ("Caption: “We rest at dusk”", ":"),
        ("On the referee: “He was late.”", ":"),
    ],
    keeps: &[("Ruth Daly: “We will never pay”", ":")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    label::is_behind_label(setting.parts, setting.cue(row).chunk)
}
