//! Whether a proposal is what a rule reads.

use super::rules::{Read, Reading, Rule};
use crate::attribution::row::Proposal;
use crate::sequence::Sequence;

/// The rule whose reading the proposal is.
pub fn agreeing(sequence: &Sequence, read: Option<&Read>, proposal: &Proposal) -> Option<&'static Rule> {
    read.filter(|read| agrees(sequence, &read.reading, proposal)).map(|read| read.rule)
}

/// Whether a rule's reading is the proposal's: their sources meet, and at least half of their contents is shared.
pub(super) fn agrees(sequence: &Sequence, reading: &Reading, proposal: &Proposal) -> bool {
    let chunks = || reading.content.iter().flat_map(|run| sequence.unbroken(run.clone()));
    let shared = chunks().filter(|chunk| proposal.content.binary_search(chunk).is_ok()).count();
    let read = chunks().count();
    let sources = match (&reading.source, proposal.source.first()) {
        (Some(source), Some(_)) => source.clone().any(|chunk| proposal.source.binary_search(&chunk).is_ok()),
        (None, None) => true,
        _ => false,
    };
    sources && 2 * shared >= read + proposal.content.len() - shared && (shared > 0 || read == 0)
}
