//! Whether somebody speaks of himself in some words, or to somebody: *I*, *you*.

use std::ops::Range;

use crate::attribution::parts::Parts;
use crate::lexicon::entries::PronounKind;
use crate::sequence::ChunkKind;

/// Whom a pronoun means: the one who speaks, or the one spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    First,
    Second,
}

/// Whether such a pronoun stands among some chunks outside of quotation marks.
pub(super) fn is_said_by(parts: &Parts<'_>, words: &Range<usize>, person: Person) -> bool {
    let chunks = parts.sequence.chunks[words.clone()].iter().filter(|chunk| chunk.kind == ChunkKind::Token);
    let mut pronouns = chunks.filter_map(|chunk| parts.lexicon.info(parts.tokens[chunk.start].word).pronoun);
    pronouns.any(|pronoun| match person {
        Person::First => matches!(pronoun, PronounKind::I | PronounKind::We),
        Person::Second => pronoun == PronounKind::You,
    })
}
