//! Colons of labels that are no talk's: lists of charges, scores and prices have labels too.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const FILTER: Filter = Filter {
    id: "in-list",
    doc: "its colon stands behind a label of a list, which nobody says",
    when: When::Proposed,
    drops: &[
        (
            "Court list\n\nRhys Holl: Dealing in stolen goods, held in jail.\n\nMia Dent: Driving while banned, fined £200.\n\nTom Urr: Theft of a bicycle, bailed to May.",
            ":",
        ),
        (
            "Fines\n\nMia Dent: Parking on the pavement, fined £60.\n\nRhys Holl: Speeding in Mill Lane, banned for a year.\n\nTom Urr: Theft of a coat, jailed for a month.",
            ":",
        ),
    ],
    keeps: &[(
        "They came to the hall to talk.\n\nRoe: “We will pay for it.”\n\nDaly: “We will not pay.”\n\nRoe: “You will.”",
        ":",
    )],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    setting.layout.listed.binary_search(&setting.cue(row).chunk).is_ok()
}
