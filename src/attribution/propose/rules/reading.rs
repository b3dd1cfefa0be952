//! What several rules look up: the source on either side of a cue, the content behind or before it.
//!
//! There is no parse. Each look walks the chunks one way, a bounded number of them, and stops at what cannot belong.

pub mod clause;
pub mod complement;
pub mod quotes;
pub mod subject;

use std::ops::Range;

use super::{Context, Reading};
use crate::lexicon::vocabulary::{Addressee, Complements};
use crate::model::CueSource;
use crate::sequence::{Sequence, Tag};

/// A run of chunks.
pub type Run = Range<usize>;

impl Context<'_> {
    /// The tag of a chunk; a paragraph break outside of the sequence.
    pub fn tag(&self, at: usize) -> Tag {
        self.sequence.tag(at as isize)
    }

    /// The tag of the cue.
    pub fn head(&self) -> Tag {
        self.tag(self.cue.chunk)
    }

    /// Whether the cue is a verb that has, or may have, a subject: not an infinitive, participle or passive.
    pub fn is_active(&self) -> bool {
        let group = &self.facts.group;
        if self.is_base_form() {
            return true;
        }
        let form = match self.head() {
            Tag::SpeechPast | Tag::SpeechPresent | Tag::VerbPast | Tag::VerbPresent => !group.be,
            Tag::SpeechBase | Tag::VerbBase => !group.be,
            Tag::SpeechIng | Tag::VerbIng => group.be,
            Tag::VerbParticiple => group.have && !group.be,
            _ => false,
        };
        form && !group.to
    }

    /// Whether the cue is a verb that looks like a noun: *officials support the bill*.
    fn is_base_form(&self) -> bool {
        let head = self.head();
        if head.is_cue_verb() || !head.is_nominal() || self.lexicon.info(self.cue.word).verb.is_none() {
            return false;
        }
        let before = self.cue.chunk.checked_sub(1).map_or(Tag::ParagraphBreak, |before| self.tag(before));
        let subject = before.is_nominal() && before != Tag::ApostropheS
            || matches!(before, Tag::Adverb | Tag::Relative | Tag::Subject);
        let behind = self.tag(self.behind_words());
        subject
            && !matches!(before, Tag::Article | Tag::Possessive | Tag::Demonstrative)
            && (matches!(behind, Tag::Article | Tag::Possessive | Tag::Subject | Tag::It | Tag::There | Tag::Object)
                || matches!(behind, Tag::Stop | Tag::Comma)
                || behind == Tag::To && matches!(before, Tag::UnknownS | Tag::Group | Tag::Subject)
                || matches!(behind, Tag::Demonstrative | Tag::Given | Tag::UnknownIng | Tag::Courtesy | Tag::Capital))
    }

    /// Whether the cue is a verb in the passive: *was told*, *is believed*.
    pub fn is_passive(&self) -> bool {
        let form = matches!(self.head(), Tag::SpeechPast | Tag::VerbPast | Tag::VerbParticiple);
        form && self.facts.group.be
    }

    /// Whether the cue is a participle of its own: *adding*, *to the delight of fans, saying*.
    pub fn is_participle(&self) -> bool {
        let group = &self.facts.group;
        matches!(self.head(), Tag::SpeechIng | Tag::VerbIng) && !group.be && !group.have && !group.to
    }

    /// Whether the cue is a mark.
    pub fn is_mark(&self, tag: Tag) -> bool {
        self.cue.source == CueSource::Mark && self.head() == tag
    }

    /// Whether the cue is a noun: *claim*, *promise*.
    pub fn is_noun(&self) -> bool {
        matches!(self.cue.source, CueSource::Noun | CueSource::Phrase | CueSource::Verb)
            && !self.head().is_cue_verb()
            && self.head().is_nominal()
    }

    /// The first chunk behind the cue's own words: a phrase is passed over whole.
    pub fn behind_words(&self) -> usize {
        let words = match self.cue.source {
            CueSource::Phrase => {
                let entry = self.lexicon.phrases.get(self.cue.entry as usize);
                entry.map_or(1, |entry| entry.phrase.split(' ').count())
            }
            _ => 1,
        };
        self.cue.chunk + words
    }

    /// The first chunk behind the cue and the particles and adverbs that go with it: *pointed out flatly*.
    pub fn behind(&self) -> usize {
        let mut at = self.behind_words();
        while matches!(self.tag(at), Tag::Adverb | Tag::UnknownLy | Tag::Particle) {
            at += 1;
        }
        at
    }

    /// What the cue's entry takes.
    pub fn takes(&self) -> Complements {
        let info = self.lexicon.info(self.cue.word);
        let verb = || info.verb.map(|id| self.lexicon.verbs[id as usize].takes);
        let noun = || info.noun.map(|id| self.lexicon.nouns[id as usize].takes);
        match self.cue.source {
            CueSource::Phrase => self.lexicon.phrases.get(self.cue.entry as usize).map(|entry| entry.takes),
            CueSource::Noun => noun(),
            CueSource::Adjective => info.adjective.map(|id| self.lexicon.adjectives[id as usize].takes),
            _ => verb().or_else(noun),
        }
        .unwrap_or_default()
    }

    /// Whether the one spoken to may be the cue's object: *told Reuters*.
    pub fn tells(&self) -> bool {
        let to: &[Addressee] = match self.cue.source {
            CueSource::Phrase => {
                self.lexicon.phrases.get(self.cue.entry as usize).map_or(&[], |entry| entry.addressee.as_slice())
            }
            CueSource::Verb => {
                let entry = self.lexicon.info(self.cue.word).verb;
                entry.map_or(&[], |id| self.lexicon.verbs[id as usize].addressee.as_slice())
            }
            _ => &[],
        };
        to.contains(&Addressee::Object)
    }
}

/// Whether a tag is that of a quotation that can be speech, not two or three quoted words.
pub fn is_speech(tag: Tag) -> bool {
    matches!(tag, Tag::QuoteComma | Tag::QuoteStop | Tag::QuoteAsk | Tag::QuoteOther | Tag::QuoteOpen)
}

/// Whether a tag is that of a break.
pub fn is_break(tag: Tag) -> bool {
    matches!(tag, Tag::SentenceBreak | Tag::ParagraphBreak)
}

/// Whether a word of this tag may be some verb, of the lexicons or not.
pub fn may_be_verb(tag: Tag) -> bool {
    tag.is_finite() || tag.is_cue_verb() || matches!(tag, Tag::UnknownEd)
}

/// Whether a sentence ends before the chunk `at`, a final stop or mark being passed over; gives the break.
pub fn break_at(sequence: &Sequence, at: usize) -> Option<usize> {
    let stop = matches!(sequence.tag(at as isize), Tag::Stop | Tag::Ask);
    let at = if stop { at + 1 } else { at };
    (at < sequence.chunks.len() && is_break(sequence.tag(at as isize))).then_some(at)
}

/// Where the sentence of the chunk `at` begins, looking at most 80 chunks back.
pub fn sentence_start(sequence: &Sequence, at: usize) -> usize {
    let least = at.saturating_sub(80);
    (least..at).rev().find(|&before| is_break(sequence.tag(before as isize))).map_or(least, |before| before + 1)
}

/// A reading; none where its content is empty.
pub fn reading(source: Option<Run>, content: Vec<Run>) -> Option<Reading> {
    let content: Vec<Run> = content.into_iter().filter(|run| !run.is_empty()).collect();
    (!content.is_empty()).then_some(Reading { source, content })
}

/// One run of content.
pub fn one(run: Run) -> Vec<Run> {
    vec![run]
}
