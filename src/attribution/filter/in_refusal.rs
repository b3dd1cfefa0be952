//! Words of a phrase that refuses: *comment* of *declined to comment* is no cue by itself.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "in-refusal",
    doc: "its cue is a word of a phrase that refuses, and no cue by itself",
    when: When::Proposed,
    drops: &[
        ("Police declined to comment on the case.", "comment"),
        ("Roe did not respond to a request for comment.", "request"),
    ],
    keeps: &[
        ("The mayor refused to answer questions about the case.", "refused"),
        ("The mayor commented that the bridge was old.", "commented"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let head = setting.cue(row).chunk;
    let behind = setting.refusals.partition_point(|phrase| phrase.start < head);
    behind > 0 && head < setting.refusals[behind - 1].end
}
