//! Joined cues of one speaker: *says the figures show a loss and condemns the plan*, *argue it is progress, while conceding …*.
//!
//! The chain model reads each cue by itself, and the first one's content may run on over the second. Where the second is in
//! the first's form, joined to it, and has the same source, it ends the first one's content and is a row of its own.

use super::nested::alone;
use super::relation::{HOLDS, Relations};
use super::select;
use crate::attribution::row::Row;
use crate::attribution::weights::Weights;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::scorer::Kept;
use crate::sequence::{Sequence, Tag};

/// Second rows less sure than this, judged alone, leave the first one's content whole.
const LEAST: f32 = 0.5;

/// Ends contents before such second cues, and gives these rows the probability that they have alone.
pub(in crate::attribution) fn part(
    around: &Around<'_>,
    cues: &[CueMatch],
    rows: &mut [Row],
    relations: &Relations,
    weights: &Weights,
    kept: &mut Kept,
) {
    for at in 0..rows.len() {
        if rows[at].probability < select::LEAST || rows[at].proposal.source.is_empty() {
            continue;
        }
        let held = relations.of(at).iter().filter(|relation| relation.bits & HOLDS != 0 && relation.other > at);
        for other in held.map(|relation| relation.other) {
            let Some(end) = joint(around.sequence, cues, &rows[at], &rows[other]) else { continue };
            let keeps = rows[at].proposal.content.first().is_some_and(|&first| first < end);
            let probability = alone(around, cues, &rows[other], weights, kept);
            if keeps && probability >= LEAST {
                rows[at].proposal.content.retain(|&chunk| chunk < end);
                rows[other].probability = rows[other].probability.max(probability);
                break;
            }
        }
    }
}

/// Where the second row's clause is joined to the first one's.
fn joint(sequence: &Sequence, cues: &[CueMatch], first: &Row, second: &Row) -> Option<usize> {
    let tag = |at: usize| sequence.tag(at as isize);
    let (one, other) = (tag(cues[first.cue].chunk), tag(cues[second.cue].chunk));
    let is_mine = |row: &Row| row.proposal.source == first.proposal.source || row.proposal.source.is_empty();
    let start = second.facts.group.start;
    let before = start.checked_sub(1)?;
    if !is_mine(second) || second.proposal.content.first().is_none_or(|&content| content <= start) {
        return None;
    }
    let joins = match (form(one)?, form(other)?) {
        (Form::Ing, _) => false,
        (_, Form::Ing) => matches!(tag(before), Tag::Comma | Tag::Subordinator),
        (one, other) => one == other && matches!(tag(before), Tag::And | Tag::But),
    };
    let end =
        if tag(before) == Tag::Comma || before > 0 && tag(before - 1) != Tag::Comma { before } else { before - 1 };
    joins.then_some(end)
}

#[derive(PartialEq, Eq)]
enum Form {
    Past,
    Present,
    Ing,
}

fn form(tag: Tag) -> Option<Form> {
    match tag {
        Tag::SpeechPast | Tag::VerbPast => Some(Form::Past),
        Tag::SpeechPresent | Tag::VerbPresent => Some(Form::Present),
        Tag::SpeechIng | Tag::VerbIng => Some(Form::Ing),
        _ => None,
    }
}
