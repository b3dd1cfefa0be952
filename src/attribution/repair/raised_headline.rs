//! Headlines whose speaker stands behind a colon: the weights, which read them the other way round, would let them go.

use super::definition::{Repair, When};
use super::speaker_behind_colon;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;

pub(super) const REPAIR: Repair = Repair {
    id: "raised-headline",
    doc: "raised: a headline with its speaker behind the colon is a statement",
    when: When::Scored,
    acts: &[
        (
            "No leak at the school: police\n\nOfficers left the school on Monday.",
            ":",
            "police",
            "No leak at the school",
        ),
        ("Water is safe to drink: mayor\n\nThe mayor drank some.", ":", "mayor", "Water is safe to drink"),
    ],
    rests: &[("Dale: ‘I was never asked’\n\nThe mayor spoke on Monday.", ":", "Dale", "‘I was never asked’")],
    apply,
};

fn apply(_: &Setting<'_>, row: &mut Row) -> bool {
    /// The least probability of a headline's statement whose speaker stands behind a colon.
    const LEAST: f32 = 0.6;
    let raised = row.repairs.contains(&speaker_behind_colon::REPAIR.id) && row.probability < LEAST;
    if raised {
        row.probability = LEAST;
    }
    raised
}
