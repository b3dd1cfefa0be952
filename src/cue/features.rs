//! The features that tell a cue from the same word in another use.

use super::context::{self, Auxiliaries};
use crate::lexicon::Lexicon;
use crate::lexicon::vocabulary::{Complement, Complements, Strength};
use crate::model::{CueMatch, CueSource, Token, WordId};
use crate::scorer::{Cells, Sink, Template, distance, name_hash, number, templates};
use crate::sequence::{Sequence, Tag};

/// What is known around the candidates of a document, computed once.
#[derive(Debug)]
pub struct Around<'a> {
    /// The flow they stand in.
    pub sequence: &'a Sequence,
    /// The lexicons they come from.
    pub lexicon: &'a Lexicon,
    cues: &'a [CueMatch],
    facts: Vec<Facts>,
}

/// What is known of one candidate.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Class of how often the word is a cue: 0 hardly ever, 9 nearly always.
    pub rate: usize,
    /// The complement that follows, as a number; 31 for none.
    pub complement: usize,
    /// Whether the entry takes that complement: 0 no, 1 yes, 2 nothing follows.
    pub fits: usize,
    /// The class of the complements that the entry takes: see [`Complements::class`].
    pub takes: usize,
    /// Its auxiliaries.
    pub group: Auxiliaries,
    /// The chunk before the verb group, commas and appositions skipped.
    pub subject: Option<usize>,
    /// The hash of its lemma.
    pub lemma: u64,
    /// The hash of its act's name; that of the number 0 for a mark or adverb.
    pub act: u64,
    /// The last chunk of its entry: the cue's own chunk, or the end of its phrase.
    pub tail: usize,
}

impl<'a> Around<'a> {
    /// Looks around every candidate.
    pub fn new(sequence: &'a Sequence, tokens: &'a [Token], lexicon: &'a Lexicon, cues: &'a [CueMatch]) -> Self {
        let facts = cues.iter().map(|cue| facts(sequence, tokens, lexicon, cue)).collect();
        Self { sequence, lexicon, cues, facts }
    }

    /// What is known of a candidate.
    pub fn facts(&self, index: usize) -> &Facts {
        &self.facts[index]
    }
}

/// What is known of one candidate.
pub fn facts(sequence: &Sequence, tokens: &[Token], lexicon: &Lexicon, cue: &CueMatch) -> Facts {
    let group = context::auxiliaries(sequence, cue.chunk);
    let subject = context::before_group(sequence, group.start);
    // The chunks of a phrase are tokens, one each.
    let tail = cue.chunk + cue.tokens.len() - 1;
    let following = context::complement(sequence, tail).map(|(kind, _)| kind);
    let (takes, counts, lemma) = entry(lexicon, cue, tokens[cue.head].hash);
    Facts {
        rate: rate(counts),
        complement: following.map_or(31, |kind| kind as usize),
        takes: takes.class(),
        fits: following.map_or(2, |kind| usize::from(accepts(takes, kind))),
        group,
        subject,
        lemma,
        act: act(lexicon, cue),
        tail,
    }
}

fn accepts(takes: Complements, kind: Complement) -> bool {
    takes.has(kind)
        || match kind {
            // A bare clause and an object noun phrase begin alike.
            Complement::Bare => takes.has(Complement::Np),
            Complement::Np => takes.has(Complement::Bare),
            Complement::Colon => takes.has(Complement::Quote),
            _ => false,
        }
}

/// The hash of the name of the act that the cue's entry stands for.
fn act(lexicon: &Lexicon, cue: &CueMatch) -> u64 {
    let place = cue.entry as usize;
    let act = match cue.source {
        CueSource::Verb => lexicon.verbs.get(place).map(|verb| verb.act_hash),
        CueSource::Noun => lexicon.nouns.get(place).map(|noun| noun.act_hash),
        CueSource::Adjective => lexicon.adjectives.get(place).map(|adjective| adjective.act_hash),
        CueSource::Phrase => lexicon.phrases.get(place).map(|phrase| phrase.act_hash),
        CueSource::Adverb | CueSource::Mark => None,
    };
    act.unwrap_or(number(0))
}

/// The judged strength of the cue's entry, how often it was met, and how often it was a cue then.
pub type Counts = (Strength, u32, u32);

/// What the lexicons know of how often the cue's word is one.
pub fn counts(lexicon: &Lexicon, cue: &CueMatch) -> Counts {
    entry(lexicon, cue, 0).1
}

fn entry(lexicon: &Lexicon, cue: &CueMatch, word: u64) -> (Complements, Counts, u64) {
    let info = lexicon.info(cue.word);
    let verb = || {
        info.verb.map(|id| {
            let verb = &lexicon.verbs[id as usize];
            (verb.takes, (verb.strength, verb.seen, verb.cues), lemma_hash(lexicon, verb.lemma_hash, word))
        })
    };
    let noun = || {
        info.noun.map(|id| {
            let noun = &lexicon.nouns[id as usize];
            (noun.takes, (noun.strength, noun.seen, noun.cues), lemma_hash(lexicon, noun.lemma_hash, word))
        })
    };
    let adjective = || {
        info.adjective.map(|id| {
            let adjective = &lexicon.adjectives[id as usize];
            (adjective.takes, (adjective.strength, adjective.seen, adjective.cues), word)
        })
    };
    let found = match cue.source {
        CueSource::Phrase => {
            let takes = lexicon.phrases[cue.entry as usize].takes;
            // A word that is a cue by itself stays one inside a phrase; else the phrase speaks, not the word.
            let (counts, lemma) = match verb().or_else(noun).or_else(adjective) {
                Some((_, counts, lemma)) if rate(counts) >= OWN => (counts, lemma),
                _ => ((Strength::Medium, 0, 0), PHRASE_LEMMA),
            };
            Some((takes, counts, lemma))
        }
        CueSource::Verb => verb(),
        CueSource::Noun => noun(),
        CueSource::Adjective => adjective(),
        CueSource::Adverb => None,
        CueSource::Mark => {
            return (Complements::of(&[Complement::Quote, Complement::Np, Complement::Bare]), MARK, Tag::Colon.value());
        }
    };
    found.unwrap_or((Complements::default(), (Strength::Strong, 0, 0), word))
}

/// Class of rate from which a phrase's first word counts as a cue by itself.
const OWN: usize = 6;
/// What stands for the lemma of a phrase whose words are no cues by themselves.
pub(crate) const PHRASE_LEMMA: u64 = name_hash("#phrase");
const MARK: Counts = (Strength::Medium, 0, 0);

/// The lemma's hash where it is a word of the lexicon, else the word's own.
fn lemma_hash(lexicon: &Lexicon, lemma: u64, word: u64) -> u64 {
    if lexicon.find_hash(lemma) == WordId::UNKNOWN { word } else { lemma }
}

/// How often the word is a cue, its judged strength counting as some sightings: 0 hardly ever to 9 nearly always.
fn rate((strength, seen, cues): Counts) -> usize {
    const JUDGED: f32 = 8.0;
    let prior = match strength {
        Strength::Strong => 0.7,
        Strength::Medium => 0.25,
        Strength::Weak => 0.05,
    };
    let rate = (cues as f32 + JUDGED * prior) / (seen as f32 + JUDGED);
    [0.02, 0.05, 0.1, 0.17, 0.25, 0.35, 0.5, 0.65, 0.8].iter().filter(|bound| rate >= **bound).count()
}

templates! {
    BIAS = "bias", LEMMA = "lemma", LEMMA_TAG = "lemma+tag", LEMMA_NEXT = "lemma+next", LEMMA_BEFORE = "lemma+before",
    LEMMA_COMPLEMENT = "lemma+complement", TAG = "tag", TAG_BEFORE = "tag+before", TAG_NEXT = "tag+next",
    BEFORE_NEXT = "before+tag+next", BEFORE_2 = "before2+before+tag", NEXT_2 = "tag+next+next2", RATE = "rate",
    RATE_TAG = "rate+tag", RATE_COMPLEMENT = "rate+complement+fits", RATE_NEXT = "rate+next", RATE_BEFORE = "rate+before",
    FITS = "tag+fits+source", SUBJECT = "subject+tag", SUBJECT_RATE = "subject+rate", SUBJECT_COMPLEMENT = "subject+complement",
    GROUP = "group+tag", GROUP_RATE = "group+rate", GROUP_LEMMA = "group+lemma", QUOTE_LEFT = "quote-left+rate",
    QUOTE_RIGHT = "quote-right+rate", QUOTE_SIDES = "quote-left+quote-right+tag", KIND = "paragraph+tag", PLACE = "place+tag",
    WORD_BEFORE = "word-before+tag", WORD_NEXT = "word-next+tag", WORDS = "lemma+word-next", NEAR_LEFT = "cue-left+distance",
    NEAR_RIGHT = "cue-right+distance", RIVAL = "best-rate+rate", PHRASE = "phrase+rate", OPEN = "bracket+rate",
    PARTNER = "tag+partner-before", PARTNER_RATE = "rate+partner-before+tag", PARTNER_WORD = "partner+tag",
    SUBJECT_WORD = "subject-word+tag", WORD_AFTER_COMPLEMENT = "next2+lemma", LEMMA_SUBJECT = "lemma+subject",
    ACT_TAG = "act+tag", ACT_NEXT = "act+tag+next", ACT_COMPLEMENT = "act+complement+fits", ACT_SUBJECT = "act+subject",
    ACT_RATE = "act+rate", TAKES_TAG = "takes+tag", TAKES_NEXT = "takes+tag+next", TAKES_COMPLEMENT = "takes+tag+complement",
    TAKES_SUBJECT = "takes+tag+subject",
}

const TAGS: usize = Tag::ALL.len();
/// Classes of rate, complements, how they fit, sources, groups of auxiliaries, classes of distance, kinds of paragraph.
const RATES: usize = 10;
const COMPLEMENTS: usize = 32;
const FITTING: usize = 3;
const SOURCES: usize = 6;
const GROUPS: usize = 64;
const FAR: usize = 11;
const PARAGRAPHS: usize = 5;

const BEFORE_CELLS: Cells<2> = Cells::first([TAGS, TAGS]);
const NEXT_CELLS: Cells<2> = Cells::behind(&BEFORE_CELLS, [TAGS, TAGS]);
const RATE_CELLS: Cells<4> = Cells::behind(&NEXT_CELLS, [RATES, COMPLEMENTS, FITTING, TAGS]);
const SIDE_CELLS: Cells<3> = Cells::behind(&RATE_CELLS, [RATES, TAGS, TAGS]);
const FIT_CELLS: Cells<3> = Cells::behind(&SIDE_CELLS, [TAGS, FITTING, SOURCES]);
const SUBJECT_CELLS: Cells<3> = Cells::behind(&FIT_CELLS, [TAGS, TAGS, RATES]);
const TAKEN_CELLS: Cells<2> = Cells::behind(&SUBJECT_CELLS, [TAGS, COMPLEMENTS]);
const GROUP_CELLS: Cells<3> = Cells::behind(&TAKEN_CELLS, [GROUPS, TAGS, RATES]);
const QUOTE_CELLS: Cells<3> = Cells::behind(&GROUP_CELLS, [FAR, FAR, RATES]);
const QUOTES_CELLS: Cells<3> = Cells::behind(&QUOTE_CELLS, [FAR, FAR, TAGS]);
const KIND_CELLS: Cells<4> = Cells::behind(&QUOTES_CELLS, [PARAGRAPHS, 2, RATES, TAGS]);
const PLACE_CELLS: Cells<4> = Cells::behind(&KIND_CELLS, [FAR, TAGS, 2, RATES]);
/// Cells that a memo of candidates needs: the last of them.
pub const LAST_CELLS: Cells<2> = Cells::behind(&PLACE_CELLS, [RATES, RATES]);

/// Puts the features of the candidate `index` into `sink`, in groups of those that depend on the same small numbers. Learning
/// drops features by chance in their order, so another order gives other weights.
pub fn features<S: Sink>(around: &Around<'_>, index: usize, sink: &mut S) {
    let cue = &around.cues[index];
    let facts = around.facts[index];
    let sequence = around.sequence;
    let at = cue.chunk as isize;
    let behind = facts.tail as isize + 1;
    let [head, left, right] = [at, at - 1, behind].map(|at| sequence.tag(at));
    let [tags, befores, nexts] = [head, left, right].map(|tag| tag as usize);
    let [tag, before, next] = [head, left, right].map(Tag::value);
    let (before2, next2) = (sequence.tag(at - 2).value(), sequence.tag(behind + 1).value());
    let (lemma, rate, complement) = (facts.lemma, number(facts.rate), number(facts.complement));
    let (group, fits) = (number(facts.group.bits()), number(facts.fits));
    let subjects = facts.subject.map_or(Tag::ParagraphBreak, |at| sequence.tag(at as isize));
    let subject = subjects.value();

    sink.add(BIAS, []);
    sink.add(LEMMA, [lemma]);
    sink.add(LEMMA_TAG, [lemma, tag]);
    sink.add(LEMMA_NEXT, [lemma, next]);
    sink.add(LEMMA_BEFORE, [lemma, before]);
    sink.add(LEMMA_COMPLEMENT, [lemma, complement]);
    sink.add(LEMMA_SUBJECT, [lemma, subject]);
    let takes = number(facts.takes);
    sink.add(TAKES_TAG, [takes, tag]);
    sink.add(TAKES_NEXT, [takes, tag, next]);
    sink.add(TAKES_COMPLEMENT, [takes, tag, complement]);
    sink.add(TAKES_SUBJECT, [takes, tag, subject]);
    sink.add(ACT_TAG, [facts.act, tag]);
    sink.add(ACT_NEXT, [facts.act, tag, next]);
    sink.add(ACT_COMPLEMENT, [facts.act, complement, fits]);
    sink.add(ACT_SUBJECT, [facts.act, subject]);
    sink.add(ACT_RATE, [facts.act, rate]);
    sink.cell(&BEFORE_CELLS, [tags, befores], |sink| {
        sink.add(TAG, [tag]);
        sink.add(TAG_BEFORE, [tag, before]);
    });
    sink.cell(&NEXT_CELLS, [tags, nexts], |sink| sink.add(TAG_NEXT, [tag, next]));
    sink.add(BEFORE_NEXT, [before, tag, next]);
    sink.add(BEFORE_2, [before2, before, tag]);
    sink.add(NEXT_2, [tag, next, next2]);
    sink.cell(&RATE_CELLS, [facts.rate, facts.complement, facts.fits, tags], |sink| {
        sink.add(RATE, [rate]);
        sink.add(RATE_TAG, [rate, tag]);
        sink.add(RATE_COMPLEMENT, [rate, complement, fits]);
    });
    sink.cell(&SIDE_CELLS, [facts.rate, nexts, befores], |sink| {
        sink.add(RATE_NEXT, [rate, next]);
        sink.add(RATE_BEFORE, [rate, before]);
    });
    sink.cell(&FIT_CELLS, [tags, facts.fits, cue.source as usize], |sink| {
        sink.add(FITS, [tag, fits, number(cue.source as usize)]);
    });
    sink.cell(&SUBJECT_CELLS, [subjects as usize, tags, facts.rate], |sink| {
        sink.add(SUBJECT, [subject, tag]);
        sink.add(SUBJECT_RATE, [subject, rate]);
    });
    sink.cell(&TAKEN_CELLS, [subjects as usize, facts.complement], |sink| {
        sink.add(SUBJECT_COMPLEMENT, [subject, complement]);
    });
    sink.cell(&GROUP_CELLS, [facts.group.bits(), tags, facts.rate], |sink| {
        sink.add(GROUP, [group, tag]);
        sink.add(GROUP_RATE, [group, rate]);
    });
    sink.add(GROUP_LEMMA, [group, lemma]);
    sink.add(WORD_BEFORE, [sequence.word(at - 1), tag]);
    sink.add(WORD_NEXT, [sequence.word(behind), tag]);
    sink.add(WORDS, [lemma, sequence.word(behind)]);
    sink.add(WORD_AFTER_COMPLEMENT, [next2, lemma]);
    let subject_word = facts.subject.map_or(number(0), |at| sequence.word(at as isize));
    sink.add(SUBJECT_WORD, [subject_word, tag]);
    if let Some((partner, governor)) = context::partner(sequence, cue.chunk, facts.group.start) {
        sink.add(PARTNER, [tag, governor.value()]);
        sink.add(PARTNER_RATE, [rate, governor.value(), tag]);
        sink.add(PARTNER_WORD, [sequence.word(partner as isize), tag]);
    }
    place_features(around, index, head, sink);
}

/// Features of where the candidate stands: quotations, other candidates, the sentence.
fn place_features<S: Sink>(around: &Around<'_>, index: usize, head: Tag, sink: &mut S) {
    let sequence = around.sequence;
    let (cue, facts) = (&around.cues[index], &around.facts[index]);
    let (tags, tag, rate) = (head as usize, head.value(), number(facts.rate));
    let lefts = distance(context::to_quote(sequence, cue.chunk, true));
    let rights = distance(context::to_quote(sequence, facts.tail, false));
    let (left, right) = (number(lefts), number(rights));
    sink.cell(&QUOTE_CELLS, [lefts, rights, facts.rate], |sink| {
        sink.add(QUOTE_LEFT, [left, rate]);
        sink.add(QUOTE_RIGHT, [right, rate]);
    });
    sink.cell(&QUOTES_CELLS, [lefts, rights, tags], |sink| sink.add(QUOTE_SIDES, [left, right, tag]));
    let kind = sequence.paragraphs[cue.chunk] as usize;
    let is_phrase = usize::from(cue.source == CueSource::Phrase);
    sink.cell(&KIND_CELLS, [kind, is_phrase, facts.rate, tags], |sink| {
        sink.add(KIND, [number(kind), tag]);
        sink.add(PHRASE, [number(is_phrase), rate]);
    });
    let start = (0..40).find(|back| cue.chunk < *back || sequence.chunks[cue.chunk - back].is_break()).unwrap_or(40);
    let open = (1..12).find_map(|back| match cue.chunk.checked_sub(back).map(|at| sequence.chunks[at].tag) {
        Some(Tag::BracketOpen) => Some(1),
        Some(Tag::BracketClose | Tag::SentenceBreak | Tag::ParagraphBreak) | None => Some(0),
        _ => None,
    });
    let open = open.unwrap_or(0);
    sink.cell(&PLACE_CELLS, [distance(start), tags, open, facts.rate], |sink| {
        sink.add(PLACE, [number(distance(start)), tag]);
        sink.add(OPEN, [number(open), rate]);
    });
    let mut best = 0;
    if let Some(before) = index.checked_sub(1)
        && let Some(gap) = gap(sequence, around.cues[before].chunk, cue.chunk)
    {
        best = around.facts[before].rate;
        sink.add(NEAR_LEFT, [sequence.chunks[around.cues[before].chunk].tag.value(), number(distance(gap)), tag]);
    }
    if let Some(after) = around.cues.get(index + 1)
        && let Some(gap) = gap(sequence, cue.chunk, after.chunk)
    {
        best = best.max(around.facts[index + 1].rate);
        sink.add(NEAR_RIGHT, [sequence.chunks[after.chunk].tag.value(), number(distance(gap)), tag]);
    }
    sink.cell(&LAST_CELLS, [best, facts.rate], |sink| sink.add(RIVAL, [number(best), rate]));
}

/// Chunks between two places of one sentence; none where a break stands between or it is too far.
fn gap(sequence: &Sequence, from: usize, to: usize) -> Option<usize> {
    let gap = to - from;
    (gap <= 12 && !sequence.chunks[from..to].iter().any(|chunk| chunk.is_break())).then_some(gap)
}
