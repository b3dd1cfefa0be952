//! Sure cues whose content the weights have lost: *Bears have come into the town, state wildlife agents cautioned Thursday*. Somebody speaks, so something is said; where a rule reads what, that is it.

use super::definition::{Repair, When};
use crate::attribution::propose;
use crate::attribution::propose::rules::{self, Read};
use crate::attribution::refusal;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::attribution::speech_act;
use crate::cue::context::noun_phrase_end;
use crate::model::CueSource;
use crate::sequence::{Sequence, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "content-as-read",
    doc: "with the content that its rule reads: its cue is sure, and the weights found none",
    when: When::Proposed,
    acts: &[
        (
            "Bears have come into the town, park rangers cautioned Thursday.",
            "cautioned",
            "park rangers",
            "Bears have come into the town",
        ),
        (
            "Bears have come into the town, state wildlife agents warned Thursday.",
            "warned",
            "state wildlife agents",
            "Bears have come into the town",
        ),
    ],
    rests: &[
        ("Ruth Daly said the school is closing.", "said", "Ruth Daly", "the school is closing"),
        ("The mayor declined to comment.", "declined", "The mayor", ""),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// A verb less sure than this may be no cue.
    const LEAST: f32 = 0.4;
    let (parts, cue) = (setting.parts, setting.cue(row));
    let sequence = parts.sequence;
    let tells = row.proposal.source.iter().any(|&at| matches!(sequence.chunks[at].tag, Tag::Document | Tag::CueNoun));
    let speaks = match sequence.chunks[cue.chunk].tag {
        Tag::SpeechPast | Tag::SpeechPresent => true,
        tag => tells && tag.is_cue_verb(),
    };
    if !row.proposal.content.is_empty() || cue.source != CueSource::Verb || cue.score < LEAST || !speaks {
        return false;
    }
    if refusal::end(parts, cue, row.facts.tail, row.facts.group.negated).is_some() {
        return false;
    }
    let Some(Read { rule, reading, .. }) = propose::read(parts, row) else { return false };
    let chunks = |run| sequence.unbroken(run);
    let source: Vec<usize> = reading.source.into_iter().flat_map(chunks).collect();
    let same = || source.iter().any(|chunk| row.proposal.source.binary_search(chunk).is_ok());
    if !rules::CLAUSES.contains(&rule.id) || source.is_empty() || !row.proposal.source.is_empty() && !same() {
        return false;
    }
    let mut content: Vec<usize> = reading.content.into_iter().flat_map(chunks).collect();
    if content.first() == Some(&(cue.chunk + 1)) && speech_act::tells_object(parts.lexicon, cue) {
        leave_out_addressee(sequence, &mut content);
    }
    let is_clause = |&at: &usize| sequence.chunks[at].tag.is_finite() || sequence.chunks[at].is_quote();
    if !content.iter().any(is_clause) {
        return false;
    }
    row.proposal.content = content;
    row.proposal.source = source;
    (row.read, row.rule) = (Some(rule), Some(rule));
    true
}

/// *told Reuters the parents would wait*, *told nurses at the gate that they would*; nothing is left where neither is to be told.
fn leave_out_addressee(sequence: &Sequence, content: &mut Vec<usize>) {
    let tag = |at: usize| sequence.chunks[at].tag;
    let Some(&first) = content.first().filter(|&&first| tag(first).is_nominal()) else { return };
    let before_verb = content.iter().take_while(|&&at| !tag(at).is_finite());
    let that = before_verb.clone().position(|&at| tag(at) == Tag::That);
    let end = noun_phrase_end(sequence, first);
    let opens = matches!(
        sequence.tag(end as isize),
        Tag::Article | Tag::Possessive | Tag::Subject | Tag::It | Tag::There | Tag::Demonstrative
    );
    match that {
        Some(that) => drop(content.drain(..=that)),
        None if opens => content.retain(|&at| at >= end),
        None => content.clear(),
    }
}
