//! The lexicon entry a cue was found by.

use crate::lexicon::Lexicon;
use crate::lexicon::entries::{Adjective, Entry, Noun, Phrase, Verb};
use crate::model::{CueMatch, CueSource};

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryPlace<'a> {
    /// The file's name under `lexicons/<language>/`.
    pub file: &'static str,
    /// The entry's key: its first cell.
    pub entry: &'a str,
    /// Its line, from 1.
    pub line: usize,
}

/// The entry behind a cue; none for colons and dashes, and for adverbs, whose entries the lexicon does not keep.
///
/// ```
/// let engine = whosaid::Engine::built_in();
/// let analysis = engine.analyse("“We won,” said Ann Lee.");
/// let entry = whosaid::export::cue_entry(&analysis.cues[0], engine.lexicon()).expect("a verb has one");
/// assert_eq!((entry.file, entry.entry), ("verbs.tsv", "say"));
/// ```
pub fn cue_entry<'a>(cue: &CueMatch, lexicon: &'a Lexicon) -> Option<EntryPlace<'a>> {
    let index = cue.entry as usize;
    let place = |file, entry: &'a str, line| EntryPlace { file, entry, line };
    match cue.source {
        CueSource::Verb => lexicon.verbs.get(index).map(|verb| place(Verb::FILE, &verb.lemma, verb.line)),
        CueSource::Noun => lexicon.nouns.get(index).map(|noun| place(Noun::FILE, &noun.lemma, noun.line)),
        CueSource::Adjective => lexicon.adjectives.get(index).map(|one| place(Adjective::FILE, &one.lemma, one.line)),
        CueSource::Phrase => lexicon.phrases.get(index).map(|one| place(Phrase::FILE, &one.phrase, one.line)),
        CueSource::Adverb | CueSource::Mark => None,
    }
}
