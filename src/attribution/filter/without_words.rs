//! Rows whose content holds no word: *“…” she said*. A phrase needs none: *declined to comment*.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::CueSource;

pub(super) const FILTER: Filter = Filter {
    id: "without-words",
    doc: "its content holds no word",
    when: When::Proposed,
    drops: &[("“…” she said.", "said"), ("“… …” Ruth Daly said on Monday.", "said")],
    keeps: &[("“Yes…” she said.", "said"), ("The mayor declined to comment.", "declined")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let is_phrase = setting.cue(row).source == CueSource::Phrase;
    !is_phrase && !row.proposal.content.iter().any(|&at| setting.parts.has_words(at))
}
