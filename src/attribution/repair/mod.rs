//! The room of repairs: corrections of a row where its words leave no doubt of what belongs to it, one small file each.

mod aside_between_dashes;
pub mod cue_and_content_part;
mod definition;
mod hearer;
mod next_report;
mod one_told;
mod other_half;
mod phrase_of_source;
mod quotation_behind;
mod quotation_of_its_own;
mod quotation_of_nobody;
mod quotations_that_follow;
mod quoted_as_saying;
mod quoted_stands;
mod refusal;
mod rest_of_clause;
mod said_below;
mod second_that_clause;
mod subject_of_headline;
#[cfg(test)]
mod tests;
mod time_before_source;
mod verb_before_colon;
mod verb_of_noun;

use super::row::Row;
use super::setting::Setting;
pub use definition::{Repair, When};

/// All repairs, in the order in which they are made.
pub const ALL: &[&Repair] = &[
    // Where another's report begins, before rows are compared.
    &next_report::REPAIR,
    // Who is quoted has to be known before rows are compared.
    &quoted_as_saying::REPAIR,
    // Behind the scores, which these overrule, before rows are chosen by them.
    &quoted_stands::REPAIR,
    &phrase_of_source::REPAIR,
    // Whether anybody has a quotation is known once rows are chosen.
    &quotation_of_nobody::REPAIR,
    // The same, for what a headline says without marks.
    &said_below::REPAIR,
    // Whole quotations go before parts of the sentence do.
    &quotation_of_its_own::REPAIR,
    // What stands between the quotations that are left.
    &aside_between_dashes::REPAIR,
    // The source as its sentence begins, before others look for its end.
    &time_before_source::REPAIR,
    // The same, by its end in a headline.
    &subject_of_headline::REPAIR,
    // The content's end, before its beginning is looked at.
    &verb_of_noun::REPAIR,
    // By the passive verb that is the cue, before a colon may give the row another.
    &one_told::REPAIR,
    // The one told by an active verb, once the passive is done with.
    &hearer::REPAIR,
    // Where the content begins, once the one told is out of it and while the cue is still the one that was read.
    &cue_and_content_part::REPAIR,
    // What is left of a refusal's content when nothing else is in it.
    &refusal::REPAIR,
    // Changes the cue, so it is the last to look at one row alone.
    &verb_before_colon::REPAIR,
    // Half a clause is made whole before anything is added behind it.
    &other_half::REPAIR,
    // Sentences that follow a content of nothing but quotations.
    &quotations_that_follow::REPAIR,
    // Makes a clause of a subject, behind which a quotation may stand.
    &rest_of_clause::REPAIR,
    // Behind the first clause, once that is whole.
    &second_that_clause::REPAIR,
    // Reaches farthest, so the nearer ones go first.
    &quotation_behind::REPAIR,
];

/// Makes the repairs that are made now; whether there were any.
pub(super) fn repair(when: When, setting: &Setting<'_>, row: &mut Row) -> bool {
    let before = row.repairs.len();
    for repair in ALL.iter().filter(|repair| repair.when == when) {
        if (repair.apply)(setting, row) {
            row.repairs.push(repair.id);
        }
    }
    row.repairs.len() > before
}
