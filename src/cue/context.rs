//! What stands around a word: its auxiliaries, its subject's kind, the complement that follows. No parser: one short
//! look to each side.

use crate::lexicon::vocabulary::Complement;
use crate::sequence::{Sequence, Tag};

/// How far a look to the left for a subject goes, in chunks.
const REACH: usize = 14;

/// What stands between a verb and what is before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Auxiliaries {
    /// *was said*
    pub be: bool,
    /// *has said*
    pub have: bool,
    /// *did say*
    pub do_: bool,
    /// *would say*
    pub modal: bool,
    /// *to say*
    pub to: bool,
    /// *not say*
    pub negated: bool,
    /// The first chunk of the group.
    pub start: usize,
}

impl Auxiliaries {
    /// As a small number.
    pub fn bits(&self) -> usize {
        usize::from(self.be)
            | usize::from(self.have) << 1
            | usize::from(self.do_) << 2
            | usize::from(self.modal) << 3
            | usize::from(self.to) << 4
            | usize::from(self.negated) << 5
    }
}

/// The auxiliaries, negation and adverbs before the verb at `head`.
pub fn auxiliaries(sequence: &Sequence, head: usize) -> Auxiliaries {
    let mut group = Auxiliaries { start: head, ..Auxiliaries::default() };
    let mut at = head;
    while at > 0 && head - at < 7 {
        at -= 1;
        match sequence.chunks[at].tag {
            Tag::Be => group.be = true,
            Tag::Have => group.have = true,
            Tag::Do => group.do_ = true,
            Tag::Modal => group.modal = true,
            Tag::Negation => group.negated = true,
            Tag::To => group.to = true,
            // now, then and still are words of time too.
            Tag::Adverb | Tag::UnknownLy | Tag::Time => continue,
            // he's said, they've said, she'd say
            Tag::Clitic | Tag::ApostropheS if group.start > at + 1 || sequence.chunks[head].tag.is_cue_verb() => {
                let pronoun = at > 0 && sequence.chunks[at - 1].tag.is_pronoun();
                if !pronoun {
                    break;
                }
                group.have = true;
            }
            _ => break,
        }
        group.start = at;
        if group.to {
            break;
        }
    }
    group
}

/// The chunk left of the verb group that may be its subject's last word, skipping phrases set off by commas.
pub fn before_group(sequence: &Sequence, start: usize) -> Option<usize> {
    let at = start.checked_sub(1)?;
    if sequence.chunks[at].tag != Tag::Comma {
        return Some(at);
    }
    // “Roe, a farmer, said”: skip back over the apposition to the comma before it.
    let stop = at.saturating_sub(REACH);
    let mut back = at;
    while back > stop {
        back -= 1;
        match sequence.chunks[back].tag {
            Tag::Comma => return back.checked_sub(1),
            tag if tag == Tag::SentenceBreak || tag == Tag::ParagraphBreak => break,
            _ => {}
        }
    }
    Some(at)
}

/// What kind of complement follows the chunk at `head`, as far as one look tells.
pub fn complement(sequence: &Sequence, head: usize) -> Option<(Complement, usize)> {
    let mut at = head + 1;
    // A particle or adverb may stand between: pointed out, said flatly that.
    while matches!(sequence.tag(at as isize), Tag::Adverb | Tag::UnknownLy | Tag::Particle) {
        at += 1;
    }
    let first = complement_at(sequence, at)?;
    if first.0 != Complement::Np {
        return Some(first);
    }
    // Object, then that, to, as, or a quotation: told reporters that, urged him to, called it “a mess”.
    let end = noun_phrase_end(sequence, at);
    let after = match sequence.tag(end as isize) {
        Tag::That => Some(Complement::That),
        Tag::To => Some(Complement::ObjTo),
        Tag::As => Some(Complement::NpAs),
        Tag::QuoteShort | Tag::QuoteComma | Tag::QuoteStop | Tag::QuoteOther | Tag::QuoteAsk => Some(Complement::NpNp),
        tag if tag.is_finite() => Some(Complement::Bare),
        _ => None,
    };
    Some(after.map_or(first, |kind| (kind, end)))
}

fn complement_at(sequence: &Sequence, at: usize) -> Option<(Complement, usize)> {
    let kind = match sequence.tag(at as isize) {
        Tag::That => Complement::That,
        Tag::To => {
            let base = matches!(
                sequence.tag(at as isize + 1),
                Tag::VerbBase
                    | Tag::SpeechBase
                    | Tag::Be
                    | Tag::Have
                    | Tag::Do
                    | Tag::Adverb
                    | Tag::Lower
                    | Tag::OtherVerb
            );
            if base { Complement::To } else { Complement::ToNp }
        }
        Tag::Interrogative | Tag::If => Complement::Wh,
        Tag::VerbIng | Tag::SpeechIng | Tag::UnknownIng => Complement::Ing,
        Tag::QuoteComma | Tag::QuoteStop | Tag::QuoteOther | Tag::QuoteAsk | Tag::QuoteShort | Tag::QuoteOpen => {
            Complement::Quote
        }
        Tag::Comma | Tag::Colon if is_quote(sequence.tag(at as isize + 1)) => Complement::Quote,
        Tag::Colon => Complement::Colon,
        Tag::Of => Complement::Of,
        Tag::As => Complement::NpAs,
        Tag::Subject => Complement::Bare,
        Tag::Preposition | Tag::Particle => preposition(sequence.word(at as isize)),
        tag if tag.is_nominal() || matches!(tag, Tag::Object | Tag::It | Tag::There) => {
            if sequence.tag(at as isize + 1).is_finite() { Complement::Bare } else { Complement::Np }
        }
        _ => return None,
    };
    Some((kind, at))
}

fn is_quote(tag: Tag) -> bool {
    matches!(tag, Tag::QuoteComma | Tag::QuoteStop | Tag::QuoteOther | Tag::QuoteAsk | Tag::QuoteShort | Tag::QuoteOpen)
}

/// The complement that a preposition heads; *with* stands for the rest.
pub fn preposition(word: u64) -> Complement {
    use crate::lexicon::vocabulary::COMPLEMENTS;
    COMPLEMENTS
        .iter()
        .find(|(name, kind)| {
            matches!(
                kind,
                Complement::For
                    | Complement::On
                    | Complement::About
                    | Complement::Against
                    | Complement::In
                    | Complement::At
                    | Complement::Over
                    | Complement::From
            ) && crate::scorer::name_hash(name) == word
        })
        .map_or(Complement::With, |(_, kind)| *kind)
}

/// One past the noun phrase that begins at `at`: a run of chunks that can stand in one.
pub fn noun_phrase_end(sequence: &Sequence, at: usize) -> usize {
    let mut end = at;
    while end - at < 10 {
        let tag = sequence.tag(end as isize);
        let goes_on = tag.is_nominal() || end == at && matches!(tag, Tag::Object | Tag::It | Tag::There | Tag::Subject);
        if !goes_on || end > at && matches!(tag, Tag::Article | Tag::Possessive) {
            break;
        }
        end += 1;
    }
    end
}

/// What a noun phrase stands for, told by its head: who can speak, what can tell, and what does neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Pronoun,
    It,
    Person,
    Group,
    Body,
    Document,
    CueNoun,
    Name,
    Place,
    Measure,
    Thing,
    Deed,
    Other,
}

impl Kind {
    fn of(tag: Tag) -> Self {
        match tag {
            Tag::Subject | Tag::Object => Self::Pronoun,
            Tag::It | Tag::Relative | Tag::That | Tag::Demonstrative => Self::It,
            Tag::Role | Tag::PersonNoun => Self::Person,
            Tag::Group => Self::Group,
            Tag::Body | Tag::Media | Tag::Organisation | Tag::OrganisationWord => Self::Body,
            Tag::Document => Self::Document,
            Tag::CueNoun => Self::CueNoun,
            Tag::Given | Tag::Courtesy | Tag::Capital | Tag::NameSuffix | Tag::NameParticle => Self::Name,
            Tag::Place | Tag::Demonym => Self::Place,
            Tag::Calendar | Tag::Time | Tag::Number | Tag::Money | Tag::Quantifier => Self::Measure,
            Tag::Lower | Tag::UnknownS | Tag::Work => Self::Thing,
            Tag::UnknownIng | Tag::UnknownEd | Tag::VerbIng | Tag::SpeechIng => Self::Deed,
            _ => Self::Other,
        }
    }
}

/// The kind of the noun phrase that ends with the chunk at `last`, by its head: in *figures of the firm* the figures.
pub fn kind_before(sequence: &Sequence, last: usize) -> Kind {
    let mut head = last;
    for at in (last.saturating_sub(REACH)..last).rev() {
        let tag = sequence.chunks[at].tag;
        if matches!(tag, Tag::Of | Tag::Preposition) && at > 0 && sequence.chunks[at - 1].tag.is_nominal() {
            head = at - 1;
        } else if !tag.is_nominal() {
            break;
        }
    }
    Kind::of(sequence.chunks[head].tag)
}

/// Chunks from `from` (towards the left when `left`) to the nearest quotation within the sentence and a break beyond;
/// none within reach gives 40.
pub fn to_quote(sequence: &Sequence, from: usize, left: bool) -> usize {
    let mut breaks = 0;
    for steps in 1..40 {
        let at = if left { from.checked_sub(steps) } else { Some(from + steps) };
        let Some(chunk) = at.and_then(|at| sequence.chunks.get(at)) else { break };
        if chunk.is_quote() {
            return steps;
        }
        if chunk.is_break() {
            breaks += 1;
            if breaks > 1 {
                break;
            }
        } else if breaks > 0 {
            break;
        }
    }
    40
}

/// The verb in the same form that a verb behind *and* is joined to, and what stands before that verb: in *for backing
/// the plan and praising her* a preposition, so that both are gerunds and neither is a statement.
pub fn partner(sequence: &Sequence, head: usize, start: usize) -> Option<(usize, Tag)> {
    const REACH: usize = 24;
    let form = sequence.chunks[head].tag;
    let joined = start.checked_sub(1).is_some_and(|before| sequence.chunks[before].tag == Tag::And);
    if !joined || !form.is_cue_verb() {
        return None;
    }
    let alike = |tag: Tag| match form {
        Tag::SpeechIng | Tag::VerbIng => matches!(tag, Tag::SpeechIng | Tag::VerbIng | Tag::UnknownIng),
        Tag::SpeechPast | Tag::VerbPast => matches!(tag, Tag::SpeechPast | Tag::VerbPast | Tag::OtherVerb),
        _ => tag == form,
    };
    (start.saturating_sub(REACH)..start - 1)
        .rev()
        .take_while(|&at| !sequence.chunks[at].is_break())
        .find(|&at| alike(sequence.chunks[at].tag))
        .map(|at| (at, sequence.tag(at as isize - 1)))
}
