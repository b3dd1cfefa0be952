//! Headlines that end with a colon and who said it: *No leak at the school: police*.

use super::definition::{Repair, When};
use super::phrase_of_source::names_somebody;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::ParagraphKind;
use crate::sequence::{Chunk, ChunkKind, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "speaker-behind-colon",
    doc: "read from the headline’s end: who said it stands behind the colon",
    when: When::Proposed,
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

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// The longest such speaker, and the shortest statement, in chunks.
    const SPEAKER: usize = 5;
    const STATEMENT: usize = 4;
    let sequence = setting.sequence();
    let colon = setting.cue(row).chunk;
    let is_headline = matches!(sequence.paragraphs[colon], ParagraphKind::Title | ParagraphKind::Heading);
    if sequence.chunks[colon].tag != Tag::Colon || !is_headline {
        return false;
    }
    let is_word = |at: &usize| sequence.chunks[*at].kind == ChunkKind::Token;
    let before: Vec<usize> = (0..colon).rev().take_while(is_word).collect();
    let end = (colon + 1..sequence.chunks.len()).find(|at| !is_word(at)).unwrap_or(sequence.chunks.len());
    let speaker: Vec<usize> = (colon + 1..end).collect();
    let closes = sequence.chunks.get(end).is_none_or(Chunk::is_break);
    let is_name = |&at: &usize| sequence.chunks[at].tag.is_nominal() && sequence.chunks[at].tag != Tag::UnknownEd;
    let says = |&at: &usize| names_somebody(sequence.chunks[at].tag);
    let fits = closes
        && (1..=SPEAKER).contains(&speaker.len())
        && before.len() >= STATEMENT
        && speaker.iter().all(is_name)
        && speaker.last().is_some_and(says);
    if fits {
        row.proposal.content = before.into_iter().rev().collect();
        row.proposal.source = speaker;
        row.proposal.cue = vec![colon];
    }
    fits
}
