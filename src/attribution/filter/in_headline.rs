//! Cues in headlines that end with who says it: the headline is one statement.

use super::definition::{Filter, When};
use crate::attribution::layout::headline;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "in-headline",
    doc: "its cue stands in a headline that ends with its speaker, which is one statement",
    when: When::Proposed,
    drops: &[
        ("Army will defend the border: Renn\n\nThe general spoke on Monday.", "defend"),
        ("Roe denied wrongdoing: police\n\nOfficers left the school on Monday.", "denied"),
    ],
    keeps: &[
        ("Dale: ‘I was never asked’\n\nThe mayor spoke on Monday.", ":"),
        ("Mayor says the bridge is safe\n\nThe mayor spoke on Monday.", "says"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    headline::holds(&setting.layout.headlines, setting.cue(row).chunk)
}
