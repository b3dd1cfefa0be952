//! The features that tell a cue from the same word in another use.

use super::context::{self, Auxiliaries};
use crate::flow::{Flow, Tag};
use crate::lexicon::Lexicon;
use crate::lexicon::vocabulary::{Complement, Complements, Strength};
use crate::model::{CueMatch, CueSource, Token, WordId};
use crate::scorer::{Sink, Template, distance, feature_hash, name_hash, number, templates};

/// What is known around the candidates of a document, computed once.
#[derive(Debug)]
pub struct Around<'a> {
    /// The flow they stand in.
    pub flow: &'a Flow,
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
    /// The unit before the verb group, commas and appositions skipped.
    pub subject: Option<usize>,
    /// The hash of its lemma.
    pub lemma: u64,
    /// The hash of its act's name; that of the number 0 for a mark or adverb.
    pub act: u64,
    /// The last unit of its entry: the cue's own unit, or the end of its phrase.
    pub tail: usize,
}

impl<'a> Around<'a> {
    /// Looks around every candidate.
    pub fn new(flow: &'a Flow, tokens: &'a [Token], lexicon: &'a Lexicon, cues: &'a [CueMatch]) -> Self {
        let facts = cues.iter().map(|cue| facts(flow, tokens, lexicon, cue)).collect();
        Self { flow, lexicon, cues, facts }
    }

    /// What is known of a candidate.
    pub fn facts(&self, index: usize) -> &Facts {
        &self.facts[index]
    }
}

/// What is known of one candidate.
pub fn facts(flow: &Flow, tokens: &[Token], lexicon: &Lexicon, cue: &CueMatch) -> Facts {
    let group = context::auxiliaries(flow, cue.unit);
    let subject = context::before_group(flow, group.start);
    // The units of a phrase are tokens, one each.
    let tail = cue.unit + cue.tokens.len() - 1;
    let following = context::complement(flow, tail).map(|(kind, _)| kind);
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

type Counts = (Strength, u32, u32);

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

/// Puts the features of the candidate `index` into `sink`.
pub fn features<S: Sink>(around: &Around<'_>, index: usize, sink: &mut S) {
    View::new(around, index).put(sink, |_| true);
}

/// What a feature depends on besides what is known of its candidate's entry and tag. Candidates with the same entry, tag
/// and, say, next tag have the same features of the part [`Part::Next`], so that their sum can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing else.
    Entry,
    /// The tag behind.
    Next,
    /// The tag before.
    Before,
    /// The complement.
    Complement,
    /// The subject's tag.
    Subject,
    /// The auxiliaries.
    Group,
    /// The quotations around; the entry's rate only.
    Quotes,
    /// Its place in the sentence; the entry's rate only.
    Place,
    /// Much else, so that its sum is not worth keeping.
    Rest,
}

impl Part {
    /// The parts whose sums are kept.
    pub(super) const KEPT: [Self; 8] = [
        Self::Entry,
        Self::Next,
        Self::Before,
        Self::Complement,
        Self::Subject,
        Self::Group,
        Self::Quotes,
        Self::Place,
    ];
}

/// What the features of a candidate are made of.
pub(super) struct View<'a> {
    around: &'a Around<'a>,
    cue: &'a CueMatch,
    facts: &'a Facts,
    tag: u64,
    before: u64,
    next: u64,
    subject: u64,
    /// The classes of the distances to the nearest quotations.
    left: usize,
    right: usize,
    /// The class of the distance to the sentence's start.
    place: usize,
    /// Whether a bracket is open.
    open: usize,
    /// The candidates before and behind, where they are near, and how many units off.
    near: [Option<(usize, usize)>; 2],
    /// The highest rate of these.
    best: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(around: &'a Around<'a>, index: usize) -> Self {
        let (cue, facts, flow) = (&around.cues[index], &around.facts[index], around.flow);
        let at = cue.unit as isize;
        let start = (0..40).find(|back| cue.unit < *back || flow.units[cue.unit - back].is_break()).unwrap_or(40);
        let open = (1..12).find_map(|back| match cue.unit.checked_sub(back).map(|at| flow.units[at].tag) {
            Some(Tag::BracketOpen) => Some(1),
            Some(Tag::BracketClose | Tag::SentenceBreak | Tag::ParagraphBreak) | None => Some(0),
            _ => None,
        });
        let before = index
            .checked_sub(1)
            .and_then(|before| gap(flow, around.cues[before].unit, cue.unit).map(|gap| (before, gap)));
        let after =
            around.cues.get(index + 1).and_then(|after| gap(flow, cue.unit, after.unit)).map(|gap| (index + 1, gap));
        let near = [before, after];
        Self {
            around,
            cue,
            facts,
            tag: flow.tag(at).value(),
            before: flow.tag(at - 1).value(),
            next: flow.tag(facts.tail as isize + 1).value(),
            subject: facts.subject.map_or(Tag::ParagraphBreak, |at| flow.tag(at as isize)).value(),
            left: distance(context::to_quote(flow, cue.unit, true)),
            right: distance(context::to_quote(flow, facts.tail, false)),
            place: distance(start),
            open: open.unwrap_or(0),
            near,
            best: near.iter().flatten().map(|(at, _)| around.facts[*at].rate).max().unwrap_or(0),
        }
    }

    /// A hash of all that the features of a part depend on.
    pub(super) fn key(&self, part: Part) -> u64 {
        let Facts { rate, complement, fits, takes, lemma, act, .. } = *self.facts;
        let numbers = |numbers: &[usize]| numbers.iter().fold(0, |sum, number| sum << 8 | *number as u64);
        let entry = |rest| {
            let source = self.cue.source as usize;
            feature_hash(part as u64, &[lemma, act, self.tag, numbers(&[takes, rate, source]), rest])
        };
        let place = |rest| feature_hash(part as u64, &[self.tag, numbers(&[rate]), rest]);
        match part {
            Part::Entry | Part::Rest => entry(0),
            Part::Next => entry(self.next),
            Part::Before => entry(self.before),
            Part::Complement => entry(numbers(&[complement, fits])),
            Part::Subject => entry(self.subject),
            Part::Group => entry(self.facts.group.bits() as u64),
            Part::Quotes => place(numbers(&[self.left, self.right])),
            Part::Place => place(numbers(&[self.paragraph(), self.phrase(), self.place, self.open, self.best])),
        }
    }

    /// The kind of its paragraph.
    fn paragraph(&self) -> usize {
        self.around.flow.paragraphs[self.cue.unit] as usize
    }

    /// Whether it is a phrase.
    fn phrase(&self) -> usize {
        usize::from(self.cue.source == CueSource::Phrase)
    }

    /// Puts the features of the parts that are wanted into `sink`.
    #[inline(always)]
    pub(super) fn put<S: Sink>(&self, sink: &mut S, wanted: impl Fn(Part) -> bool) {
        let mut sink = Wanted { sink, wanted };
        let Self { cue, facts, tag, before, next, subject, .. } = *self;
        let flow = self.around.flow;
        let at = cue.unit as isize;
        let behind = facts.tail as isize + 1;
        let (lemma, act, takes) = (facts.lemma, facts.act, number(facts.takes));
        let (rate, fits) = (number(facts.rate), number(facts.fits));
        let (complement, group) = (number(facts.complement), number(facts.group.bits()));

        sink.add(Part::Entry, BIAS, []);
        sink.add(Part::Entry, LEMMA, [lemma]);
        sink.add(Part::Entry, LEMMA_TAG, [lemma, tag]);
        sink.add(Part::Next, LEMMA_NEXT, [lemma, next]);
        sink.add(Part::Before, LEMMA_BEFORE, [lemma, before]);
        sink.add(Part::Complement, LEMMA_COMPLEMENT, [lemma, complement]);
        sink.add(Part::Subject, LEMMA_SUBJECT, [lemma, subject]);
        sink.add(Part::Entry, TAKES_TAG, [takes, tag]);
        sink.add(Part::Next, TAKES_NEXT, [takes, tag, next]);
        sink.add(Part::Complement, TAKES_COMPLEMENT, [takes, tag, complement]);
        sink.add(Part::Subject, TAKES_SUBJECT, [takes, tag, subject]);
        sink.add(Part::Entry, ACT_TAG, [act, tag]);
        sink.add(Part::Next, ACT_NEXT, [act, tag, next]);
        sink.add(Part::Complement, ACT_COMPLEMENT, [act, complement, fits]);
        sink.add(Part::Subject, ACT_SUBJECT, [act, subject]);
        sink.add(Part::Entry, ACT_RATE, [act, rate]);
        sink.add(Part::Entry, TAG, [tag]);
        sink.add(Part::Before, TAG_BEFORE, [tag, before]);
        sink.add(Part::Next, TAG_NEXT, [tag, next]);
        sink.add(Part::Rest, BEFORE_NEXT, [before, tag, next]);
        sink.add(Part::Rest, BEFORE_2, [flow.tag(at - 2).value(), before, tag]);
        let next2 = flow.tag(behind + 1).value();
        sink.add(Part::Rest, NEXT_2, [tag, next, next2]);
        sink.add(Part::Entry, RATE, [rate]);
        sink.add(Part::Entry, RATE_TAG, [rate, tag]);
        sink.add(Part::Complement, RATE_COMPLEMENT, [rate, complement, fits]);
        sink.add(Part::Next, RATE_NEXT, [rate, next]);
        sink.add(Part::Before, RATE_BEFORE, [rate, before]);
        sink.add(Part::Complement, FITS, [tag, fits, number(cue.source as usize)]);
        sink.add(Part::Subject, SUBJECT, [subject, tag]);
        sink.add(Part::Subject, SUBJECT_RATE, [subject, rate]);
        sink.add(Part::Rest, SUBJECT_COMPLEMENT, [subject, complement]);
        sink.add(Part::Group, GROUP, [group, tag]);
        sink.add(Part::Group, GROUP_RATE, [group, rate]);
        sink.add(Part::Group, GROUP_LEMMA, [group, lemma]);
        sink.add(Part::Rest, WORD_BEFORE, [flow.word(at - 1), tag]);
        sink.add(Part::Rest, WORD_NEXT, [flow.word(behind), tag]);
        sink.add(Part::Rest, WORDS, [lemma, flow.word(behind)]);
        sink.add(Part::Rest, WORD_AFTER_COMPLEMENT, [next2, lemma]);
        let subject_word = facts.subject.map_or(number(0), |at| flow.word(at as isize));
        sink.add(Part::Rest, SUBJECT_WORD, [subject_word, tag]);
        if (sink.wanted)(Part::Rest)
            && let Some((partner, governor)) = context::partner(flow, cue.unit, facts.group.start)
        {
            sink.add(Part::Rest, PARTNER, [tag, governor.value()]);
            sink.add(Part::Rest, PARTNER_RATE, [rate, governor.value(), tag]);
            sink.add(Part::Rest, PARTNER_WORD, [flow.word(partner as isize), tag]);
        }
        let (left, right) = (number(self.left), number(self.right));
        sink.add(Part::Quotes, QUOTE_LEFT, [left, rate]);
        sink.add(Part::Quotes, QUOTE_RIGHT, [right, rate]);
        sink.add(Part::Quotes, QUOTE_SIDES, [left, right, tag]);
        sink.add(Part::Place, KIND, [number(self.paragraph()), tag]);
        sink.add(Part::Place, PHRASE, [number(self.phrase()), rate]);
        sink.add(Part::Place, PLACE, [number(self.place), tag]);
        sink.add(Part::Place, OPEN, [number(self.open), rate]);
        for (near, template) in self.near.iter().zip([NEAR_LEFT, NEAR_RIGHT]) {
            if let Some((near, gap)) = *near {
                let near = flow.units[self.around.cues[near].unit].tag.value();
                sink.add(Part::Rest, template, [near, number(distance(gap)), tag]);
            }
        }
        sink.add(Part::Place, RIVAL, [number(self.best), rate]);
    }
}

/// Takes in the features of some parts.
struct Wanted<'a, S, F> {
    sink: &'a mut S,
    wanted: F,
}

impl<S: Sink, F: Fn(Part) -> bool> Wanted<'_, S, F> {
    #[inline(always)]
    fn add<const N: usize>(&mut self, part: Part, template: Template, values: [u64; N]) {
        if (self.wanted)(part) {
            self.sink.add(template, values);
        }
    }
}

/// Units between two places of one sentence; none where a break stands between or it is too far.
fn gap(flow: &Flow, from: usize, to: usize) -> Option<usize> {
    let gap = to - from;
    (gap <= 12 && !flow.units[from..to].iter().any(|unit| unit.is_break())).then_some(gap)
}
