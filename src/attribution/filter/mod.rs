//! The room of filters: the reasons for which a row is dropped whatever its weights say, one small file each.

mod behind_label;
mod beyond_clause;
mod credited_quotation;
mod definition;
mod found;
mod half_a_pair;
mod in_dialogue;
mod in_headline;
mod in_list;
mod in_refusal;
mod in_turn;
mod lead_in;
mod named_as;
mod noun_before_verb;
mod only_addressed;
mod performed_work;
mod quotation_apart;
mod scene;
#[cfg(test)]
mod tests;
mod to_amount;
mod topic;
mod without_words;

use super::row::Row;
use super::setting::{Setting, Standing};
pub use definition::{Filter, When};

/// All filters, in the order in which they look; the first that drops a row is its reason.
pub const ALL: &[&Filter] = &[
    // Labels that are no talk's, before those of a talk: a document has one or the other.
    &in_list::FILTER,
    // A turn of a transcript is one statement, whatever is reported inside; so it goes before all that reads inside.
    &in_turn::FILTER,
    // The same for a line of dialogue.
    &in_dialogue::FILTER,
    // The same for a headline whose speaker stands at its end.
    &in_headline::FILTER,
    // Whose quotation this is stands behind its dash; no other cue has a say, right or wrong.
    &credited_quotation::FILTER,
    // What says nothing needs no look at how it does so.
    &without_words::FILTER,
    // Titles are told by their marks, which is surer than what the next two go by.
    &performed_work::FILTER,
    // A label is told by its words alone.
    &behind_label::FILTER,
    // The verb behind a noun is told by its place.
    &noun_before_verb::FILTER,
    // The next ones are told by what the verb means and what stands beside it.
    &to_amount::FILTER,
    &only_addressed::FILTER,
    &found::FILTER,
    &named_as::FILTER,
    &scene::FILTER,
    // Guesses more than those above.
    &beyond_clause::FILTER,
    // Knows the phrases alone, so it comes when all that knows the row has spoken.
    &in_refusal::FILTER,
    // Of rows that stand: a lead-in takes nothing from the row it leads to, so the scores cannot part them.
    &lead_in::FILTER,
    // Quotations that nobody announces float.
    &quotation_apart::FILTER,
    // Asks whether the other half of its pair still stands, so nearly all has gone that is to go.
    &half_a_pair::FILTER,
    // Last, since it asks for all others that stand whether they have the same source.
    &topic::FILTER,
];

/// The first filter of those that look now and drop the row.
pub(super) fn first(when: When, setting: &Setting<'_>, row: &Row) -> Option<&'static Filter> {
    ALL.iter().copied().find(|filter| filter.when == when && (filter.apply)(setting, row))
}

/// Takes the rows out of `chosen` (places among `rows`) that a filter drops; gives each with its filter. One filter looks at
/// all before the next does, so that the next knows which rows still stand.
pub(super) fn drop_chosen(
    setting: &Setting<'_>,
    rows: &[Row],
    chosen: &mut Vec<usize>,
) -> Vec<(usize, &'static Filter)> {
    let mut dropped = Vec::new();
    let mut standing = Standing::new(setting.parts, rows, chosen);
    let mut known = chosen.len();
    for &filter in ALL.iter().filter(|filter| filter.when == When::Chosen) {
        if known != chosen.len() {
            standing = Standing::new(setting.parts, rows, chosen);
            known = chosen.len();
        }
        let setting = Setting { standing: &standing, ..*setting };
        chosen.retain(|&at| {
            let drops = (filter.apply)(&setting, &rows[at]);
            if drops {
                dropped.push((at, filter));
            }
            !drops
        });
    }
    dropped
}
