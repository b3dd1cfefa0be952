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
    persons(parts, words).any(|found| found == person)
}

/// Whether some words, outside of quotation marks, are of others alone: nobody is *I*, *we* or *you* in them.
pub(super) fn is_of_others(parts: &Parts<'_>, words: &Range<usize>) -> bool {
    persons(parts, words).next().is_none()
}

fn persons<'a>(parts: &'a Parts<'_>, words: &Range<usize>) -> impl Iterator<Item = Person> + 'a {
    let chunks = parts.sequence.chunks[words.clone()].iter().filter(|chunk| chunk.kind == ChunkKind::Token);
    let pronouns = chunks.filter_map(|chunk| parts.lexicon.info(parts.tokens[chunk.start].word).pronoun);
    pronouns.filter_map(|pronoun| match pronoun {
        PronounKind::I | PronounKind::We => Some(Person::First),
        PronounKind::You => Some(Person::Second),
        _ => None,
    })
}
