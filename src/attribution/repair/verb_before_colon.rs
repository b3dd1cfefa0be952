//! Verbs that a colon only follows: in *the minister answered in French: “…”* the verb says what the colon does.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::{CueMatch, CueSource};
use crate::sequence::{Chunk, Sequence, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "verb-before-colon",
    doc: "its verb for its cue: the colon only follows on it",
    when: When::Standing,
    acts: &[
        ("Ruth Daly wrote of the plan: “We will pay for it.”", "wrote", "Ruth Daly", "“We will pay for it.”"),
        ("Ruth Daly said of the plan: “We will pay for it.”", "said", "Ruth Daly", "“We will pay for it.”"),
    ],
    rests: &[
        (
            "Ruth Daly answered: “We will never pay for this bridge.”",
            "answered",
            "Ruth Daly",
            "“We will never pay for this bridge.”",
        ),
        ("Ruth Daly: “We will never pay”", ":", "Ruth Daly", "“We will never pay”"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, around) = (setting.parts, setting.around);
    let Some(verb) = verb(parts.sequence, parts.cues, row.cue, &row.proposal.source) else { return false };
    (row.cue, row.facts) = (verb, *around.facts(verb));
    row.proposal.cue = vec![parts.cues[verb].chunk];
    true
}

/// The verb that a colon only follows: in *the minister answered in French: “…”* the verb says what the colon does. `cue`
/// is the place of the colon among the cues and `source` the row's.
fn verb(sequence: &Sequence, cues: &[CueMatch], cue: usize, source: &[usize]) -> Option<usize> {
    /// A verb less sure to be a cue is something else that was done.
    const LEAST: f32 = 0.4;
    let colon = &cues[cue];
    if colon.source != CueSource::Mark || sequence.chunks[colon.chunk].tag != Tag::Colon {
        return None;
    }
    let last = *source.last()?;
    let mut between = (0..cue).rev().take_while(|&before| cues[before].chunk > last);
    let verb = |source: CueSource| matches!(source, CueSource::Verb | CueSource::Phrase);
    let is_verb = |&before: &usize| verb(cues[before].source) && cues[before].score >= LEAST;
    let found = between.find(is_verb)?;
    let is_plain = |chunk: &Chunk| !chunk.is_break() && !chunk.is_quote();
    sequence.chunks[last + 1..colon.chunk].iter().all(is_plain).then_some(found)
}
