//! Headlines whose colon stands behind what they are about, not who says it: *Energy bills: Millions face a rise*. Somebody says
//! it who is a source elsewhere in the text, or whom the words themselves name as one who speaks.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "topic",
    doc: "what stands before the headline’s colon is what it is about, not who says it",
    when: When::Chosen,
    drops: &[
        ("Crash: Train had no brakes\n\nPeople left on Monday.", ":"),
        ("Storm: Thousands lose power in the valley\n\nTrees fell on Monday.", ":"),
    ],
    keeps: &[
        ("Dale: Bridge will be shut in May\n\nDale said on Monday that the bridge was unsafe.", ":"),
        ("Dale: ‘I was never asked’\n\nThe mayor spoke on Monday.", ":"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let sequence = setting.sequence();
    let colon = setting.cue(row).chunk;
    let quotes = row.proposal.content.iter().any(|&at| sequence.chunks[at].is_quote());
    let Some(&last) = row.proposal.source.last().filter(|&&last| last < colon) else { return false };
    if !sequence.is_headline(colon) || quotes || sequence.chunks[colon].tag != Tag::Colon {
        return false;
    }
    let speaks = match sequence.chunks[last].tag {
        Tag::Role | Tag::PersonNoun | Tag::Group | Tag::Media | Tag::Body => true,
        Tag::Document => row.proposal.source.len() == 1,
        _ => false,
    };
    let word = setting.parts.tokens[sequence.chunks[last].start].hash;
    let again = setting.standing.sources.get(&word).is_some_and(|&count| count > 1);
    !speaks && !again
}
