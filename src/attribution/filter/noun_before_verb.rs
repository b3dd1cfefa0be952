//! Nouns that look like verbs: behind the *alerts* of *gale alerts are in force* the clause's verb follows.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::CueSource;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "noun-before-verb",
    doc: "its cue is the subject of the verb right behind it, and no verb itself",
    when: When::Proposed,
    drops: &[
        ("Gale alerts are in force for the coast.", "alerts"),
        ("Storm alerts have gone out to all towns.", "alerts"),
    ],
    keeps: &[("The mayor says there are gale alerts for the coast.", "says")],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, head) = (setting.sequence(), setting.cue(row).chunk);
    let (tail, noun) = (row.facts.tail, setting.cue(row).source == CueSource::Noun);
    let starts = |at: usize| row.proposal.content.first() == Some(&at);
    if noun && starts(tail + 1) && sequence.tag(tail as isize + 1).is_finite() {
        return true;
    }
    let is_form = matches!(sequence.chunks[head].tag, Tag::VerbPresent | Tag::SpeechPresent | Tag::VerbBase);
    let finite = |at: usize| matches!(sequence.tag(at as isize), Tag::Be | Tag::Have | Tag::Modal | Tag::Do);
    is_form && starts(head + 1) && finite(head + 1)
}
