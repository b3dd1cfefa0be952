//! A headline that gives what somebody says behind the name and a colon, where the article has the same said by the same.

use std::collections::HashSet;

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::score::select;
use crate::attribution::setting::Setting;
use crate::model::ParagraphKind;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "said-below",
    doc: "raised: a headline names somebody before a colon, and the article has the same words said by the same",
    when: When::Chosen,
    acts: &[
        (
            "Daly: Bridge Vital for Farmers\n\nRuth Daly said the bridge was vital for farmers in the valley.",
            ":",
            "Daly",
            "Bridge Vital for Farmers",
        ),
        (
            "Daly: Bridge Vital for Farmers\n\nBy Staff\n\nRuth Daly said the bridge was vital for farmers in the valley.",
            ":",
            "Daly",
            "Bridge Vital for Farmers",
        ),
    ],
    rests: &[
        (
            "‘We never knew’: Roe on the flood\n\nThe mayor spoke on Monday about the flood.",
            ":",
            "Roe",
            "‘We never knew’",
        ),
        ("Roe said that was wrong.", "said", "Roe", "that was wrong"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// Rows less sure than this are not raised.
    const LEAST: f32 = 0.1;
    /// Words shorter than this, in bytes, tell nothing.
    const LONG: usize = 4;
    let (parts, sequence) = (setting.parts, setting.parts.sequence);
    let head = parts.cues[row.cue].chunk;
    let headline = sequence.chunks[head].tag == Tag::Colon && sequence.paragraphs[head] == ParagraphKind::Title;
    if !headline || !(LEAST..select::LEAST).contains(&row.probability) {
        return false;
    }
    let word = |at: usize| parts.tokens.get(sequence.chunks[at].start).filter(|token| token.span.len() >= LONG);
    let Some(name) = row.proposal.source.last().and_then(|&at| word(at)).map(|token| token.hash) else { return false };
    let said: HashSet<u64> = row.proposal.content.iter().filter_map(|&at| word(at)).map(|token| token.hash).collect();
    let end = row.hull().end;
    // Sentence by sentence: its words that rows have.
    let mut rest = end..setting.taken.len();
    while !rest.is_empty() {
        let stop = rest.clone().find(|&at| sequence.chunks[at].is_break()).unwrap_or(rest.end);
        let words = || (rest.start..stop).filter(|&at| setting.taken[at]).filter_map(&word).map(|token| token.hash);
        if words().any(|word| word == name) {
            let shared: HashSet<u64> = words().filter(|word| said.contains(word)).collect();
            if shared.len() >= 2 && 2 * shared.len() >= said.len() {
                row.probability = select::LEAST;
                return true;
            }
        }
        rest.start = stop + 1;
    }
    false
}
