//! The features by which the chain model reads a window: all relative to the cue, none of names or topics.

use std::ops::Range;

use super::rules::{Read, Reading, value};
use crate::cue::Facts;
use crate::model::{CueMatch, CueSource};
use crate::scorer::{Cells, Key, Sink, Template, distance, number, templates};
use crate::sequence::{Sequence, Tag};

/// A cue with its window and what is known around it.
#[derive(Debug)]
pub struct Frame<'a> {
    /// The flow it stands in.
    pub sequence: &'a Sequence,
    /// The chunks looked at.
    pub window: Range<usize>,
    /// The cue's chunk.
    pub head: usize,
    /// What is known of the cue.
    pub facts: &'a Facts,
    /// How the cue is used: see [`voice`].
    pub voice: usize,
    /// For each chunk of the sequence, the class of its probability of being a cue, 0 to 3.
    pub cue_marks: &'a [u8],
    /// What keeps the document's features apart from those of others; see [`Key::at`].
    pub document: u64,
    /// For each chunk of the window, what lies between it and the cue.
    between: Vec<usize>,
    /// The rule that reads the cue, as a feature's value.
    pub(super) rule: u64,
    /// Its place in the list and one, or 0: by this the memo keeps sums, no weight sees it.
    pub(super) place: usize,
    /// For each chunk of the window, the part that rule gives it: 0 none, 1 source, 2 cue, 3 content.
    read: Vec<u8>,
}

/// How a cue is used: active, passive, infinitive, participle, noun, adjective, mark, adverb.
pub fn voice(sequence: &Sequence, cue: &CueMatch, facts: &Facts) -> usize {
    let tag = sequence.chunks[cue.chunk].tag;
    match cue.source {
        CueSource::Mark => 6,
        CueSource::Adverb => 7,
        CueSource::Adjective => 5,
        _ if !tag.is_cue_verb() => 4,
        _ if matches!(tag, Tag::SpeechIng | Tag::VerbIng) => 3,
        _ if facts.group.to => 2,
        _ if facts.group.be => 1,
        _ => 0,
    }
}

impl<'a> Frame<'a> {
    /// Prepares the window of a cue.
    pub fn new(
        sequence: &'a Sequence,
        cue: &CueMatch,
        facts: &'a Facts,
        cue_marks: &'a [u8],
        read: Option<&Read>,
        document: u64,
    ) -> Self {
        let window = super::window::window(sequence, cue.chunk);
        let voice = voice(sequence, cue, facts);
        let mut frame = Self {
            sequence,
            head: cue.chunk,
            facts,
            voice,
            cue_marks,
            document,
            between: vec![0; window.len()],
            rule: value(read.map(|read| read.rule)),
            place: read.map_or(0, |read| read.place + 1),
            read: vec![0; window.len()],
            window,
        };
        frame.view_between();
        if let Some(read) = read {
            frame.lay_reading(&read.reading);
        }
        frame
    }

    /// Lays a rule's reading on the window.
    fn lay_reading(&mut self, reading: &Reading) {
        let window = self.window.clone();
        let mut lay = |run: &Range<usize>, part: u8| {
            for at in run.start.max(window.start)..run.end.min(window.end) {
                self.read[at - window.start] = part;
            }
        };
        reading.content.iter().for_each(|run| lay(run, 3));
        reading.source.iter().for_each(|run| lay(run, 1));
        lay(&(self.head..self.head + 1), 2);
    }

    /// The part a rule gives a chunk; 4 outside of the window.
    fn part(&self, at: usize) -> usize {
        at.checked_sub(self.window.start).and_then(|place| self.read.get(place)).map_or(4, |part| usize::from(*part))
    }

    /// Walks outwards from the cue and notes for each chunk what was passed on the way.
    fn view_between(&mut self) {
        let start = self.window.start;
        let mut passed = Passed::default();
        for at in (start..self.head).rev() {
            self.between[at - start] = passed.bits();
            passed.note(self.sequence.chunks[at].tag, self.cue_marks[at]);
        }
        let mut passed = Passed::default();
        for at in self.facts.tail + 1..self.window.end {
            self.between[at - start] = passed.bits();
            passed.note(self.sequence.chunks[at].tag, self.cue_marks[at]);
        }
    }

    /// What the features depend on that are the cue's own and the same for all chunks, and for all edges: see [`Sink::own`].
    pub(super) fn owners(&self) -> [[u64; 2]; 2] {
        let facts = self.facts;
        [[facts.act, (facts.complement << 8 | self.voice) as u64], [facts.lemma, 0]]
    }

    /// 0 left of the cue, 1 right of it, 2 in its entry's words.
    fn side(&self, at: usize) -> usize {
        usize::from(at > self.facts.tail) + 2 * usize::from((self.head..=self.facts.tail).contains(&at))
    }

    /// Chunks between a chunk and the cue's entry, both ends counted; 0 inside.
    fn gap(&self, at: usize) -> usize {
        if at > self.facts.tail { at - self.facts.tail } else { self.head.saturating_sub(at) }
    }
}

#[derive(Default)]
struct Passed {
    commas: usize,
    that: bool,
    finite: bool,
    quote: bool,
    broken: bool,
    joined: bool,
    cue: bool,
}

impl Passed {
    fn note(&mut self, tag: Tag, cue_mark: u8) {
        match tag {
            Tag::Comma | Tag::Dash | Tag::Semicolon => self.commas = (self.commas + 1).min(3),
            Tag::That | Tag::Relative => self.that = true,
            Tag::And | Tag::But | Tag::Subordinator => self.joined = true,
            Tag::SentenceBreak | Tag::ParagraphBreak => self.broken = true,
            Tag::QuoteComma | Tag::QuoteStop | Tag::QuoteOther | Tag::QuoteAsk | Tag::QuoteOpen => self.quote = true,
            tag if tag.is_finite() => self.finite = true,
            _ => {}
        }
        self.cue |= cue_mark >= 2;
    }

    fn bits(&self) -> usize {
        self.commas
            | usize::from(self.that) << 2
            | usize::from(self.finite) << 3
            | usize::from(self.quote) << 4
            | usize::from(self.broken) << 5
            | usize::from(self.joined) << 6
            | usize::from(self.cue) << 7
    }
}

templates! {
    SIDE = "side", SIDE_DISTANCE = "side+distance", VOICE_DISTANCE = "side+voice+distance", DISTANCE_TAG = "side+distance+tag",
    TAG_LEFT_2 = "side+before2+before", TAG_RIGHT_2 = "side+next+next2", WORD = "side+word", WORD_LEFT = "side+word-before",
    WORD_RIGHT = "side+word-next", CUE_MARK = "side+cue-mark+tag", COMPLEMENT_TAG = "side+complement+tag",
    ACT_TAG = "side+act+tag", BETWEEN_TAG = "side+between+tag", RULE = "side+rule+part", RULE_TAG = "part+tag",
    RULE_VOICE = "side+part+voice", VOICE_TAG = "side+voice+tag", NEAR_WORD = "near+word",
    HEAD_NEXT = "near+head-next+tag",
    E_TAGS = "edge+before+tag", E_LEFT = "edge+before2+before+tag", E_RIGHT = "edge+before+tag+next",
    E_WIDE = "edge+before+tag+next+next2", E_WORDS = "edge+word-before+word", E_WORD = "edge+word",
    E_WORD_BEFORE = "edge+word-before", E_SIDE = "edge+side", E_CUE = "edge+cue-mark+next",
    E_VOICE = "edge+voice+before+tag", E_DISTANCE = "edge+side+distance+tag", E_LEMMA = "edge+lemma+tag", E_LEMMA_NEAR = "edge+lemma+distance",
    E_BETWEEN = "edge+between+before+tag", E_BETWEEN_VOICE = "edge+between+voice", E_COMPLEMENT = "edge+complement+near+tag",
    E_RULE = "edge+rule+part-before+part", E_RULE_TAG = "edge+part-before+part+tag", E_RULE_LEMMA = "edge+part-before+part+lemma",
}

const TAGS: usize = Tag::ALL.len();
/// Ways of [`voice`], sides of the cue, classes of distance and of what is near, parts that a rule gives, places of rules,
/// what may lie between, complements, classes of probability.
const VOICES: usize = 8;
const SIDES: usize = 3;
const GAPS: usize = 11;
const NEARS: usize = 8;
const PARTS: usize = 5;
const RULES: usize = 64;
const _: () = assert!(super::rules::ALL.len() + 2 < RULES, "there is room for no rule and for one of a test");
const BETWEENS: usize = 256;
const COMPLEMENTS: usize = 32;
const MARKS: usize = 4;

const CHUNK_GAPS: Cells<4> = Cells::first([VOICES, SIDES, GAPS, TAGS]);
const CHUNK_PARTS: Cells<4> = Cells::behind(&CHUNK_GAPS, [VOICES, SIDES, PARTS, TAGS]);
const CHUNK_RULES: Cells<3> = Cells::behind(&CHUNK_PARTS, [RULES, SIDES, PARTS]);
const CHUNK_MARKS: Cells<3> = Cells::behind(&CHUNK_RULES, [MARKS, SIDES, TAGS]);
const CHUNK_BETWEENS: Cells<3> = Cells::behind(&CHUNK_MARKS, [BETWEENS, SIDES, TAGS]);
const CHUNK_LEFTS: Cells<3> = Cells::behind(&CHUNK_BETWEENS, [SIDES, TAGS, TAGS]);
const CHUNK_RIGHTS: Cells<3> = Cells::behind(&CHUNK_LEFTS, [SIDES, TAGS, TAGS]);
/// Cells that the memo of chunks needs, and those that belong to a cue.
pub const CHUNK_CELLS: usize = CHUNK_RIGHTS.end();
const OWN_TAGS: Cells<2> = Cells::first([SIDES, TAGS]);
pub const OWN_CHUNK_CELLS: usize = OWN_TAGS.end();

const EDGE_TAGS: Cells<3> = Cells::first([SIDES, GAPS, TAGS]);
const EDGE_PARTS: Cells<3> = Cells::behind(&EDGE_TAGS, [PARTS, PARTS, TAGS]);
const EDGE_RULES: Cells<3> = Cells::behind(&EDGE_PARTS, [RULES, PARTS, PARTS]);
const EDGE_COMPLEMENTS: Cells<3> = Cells::behind(&EDGE_RULES, [COMPLEMENTS, NEARS, TAGS]);
const EDGE_BETWEENS: Cells<3> = Cells::behind(&EDGE_COMPLEMENTS, [VOICES, SIDES, BETWEENS]);
const EDGE_VOICES: Cells<4> = Cells::behind(&EDGE_BETWEENS, [VOICES, SIDES, TAGS, TAGS]);
const EDGE_PAIRS: Cells<2> = Cells::behind(&EDGE_VOICES, [TAGS, TAGS]);
const EDGE_MARKS: Cells<3> = Cells::behind(&EDGE_PAIRS, [MARKS, TAGS, TAGS]);
/// Cells that the memo of edges needs, and those that belong to a cue.
pub const EDGE_CELLS: usize = EDGE_MARKS.end();
const OWN_EDGE_TAGS: Cells<2> = Cells::first([SIDES, TAGS]);
const OWN_NEARS: Cells<1> = Cells::behind(&OWN_EDGE_TAGS, [NEARS]);
const OWN_PARTS: Cells<2> = Cells::behind(&OWN_NEARS, [PARTS, PARTS]);
pub const OWN_EDGE_CELLS: usize = OWN_PARTS.end();

/// Features of the chunk `at` for its labels, in groups of those that depend on the same things. Learning drops features by
/// chance in their order, so another order gives other weights.
pub fn chunk_features<S: Sink>(frame: &Frame<'_>, at: usize, sink: &mut S) {
    let (sequence, facts) = (frame.sequence, frame.facts);
    let i = at as isize;
    let sides = frame.side(at);
    let gaps = distance(frame.gap(at));
    let [before2, before, tag, next, next2] = [-2, -1, 0, 1, 2].map(|step| sequence.tag(i + step));
    let betweens = frame.between[at - frame.window.start];
    let parts = frame.part(at);
    let (side, gap, between, part) = (number(sides), number(gaps), number(betweens), number(parts));
    let voices = frame.voice;
    let (voice, lemma, complement) = (number(voices), facts.lemma, number(facts.complement));
    let (befores, tags, nexts) = (before as usize, tag as usize, next as usize);
    let (tag, before, next) = (tag.value(), before.value(), next.value());

    sink.group(Key::at(frame.document, at, sides), |sink| {
        sink.cell(&CHUNK_LEFTS, [sides, before2 as usize, befores], |sink| {
            sink.add(SIDE, [side]);
            sink.add(TAG_LEFT_2, [side, before2.value(), before]);
        });
        sink.cell(&CHUNK_RIGHTS, [sides, nexts, next2 as usize], |sink| {
            sink.add(TAG_RIGHT_2, [side, next, next2.value()]);
        });
        let [left, word, right] = [-1, 0, 1].map(|step| sequence.word(i + step));
        sink.group(Key::word(word, sides), |sink| sink.add(WORD, [side, word]));
        sink.group(Key::word(left, SIDES + sides), |sink| sink.add(WORD_LEFT, [side, left]));
        sink.group(Key::word(right, 2 * SIDES + sides), |sink| sink.add(WORD_RIGHT, [side, right]));
        let mark = usize::from(frame.cue_marks[at]);
        sink.cell(&CHUNK_MARKS, [mark, sides, tags], |sink| sink.add(CUE_MARK, [side, number(mark), tag]));
    });
    sink.own(&OWN_TAGS, [sides, tags], |sink| {
        sink.add(COMPLEMENT_TAG, [side, complement, tag]);
        sink.add(ACT_TAG, [side, facts.act, tag]);
        sink.add(VOICE_TAG, [side, voice, tag]);
    });
    sink.cell(&CHUNK_RULES, [frame.place, sides, parts], |sink| sink.add(RULE, [side, frame.rule, part]));
    sink.cell(&CHUNK_PARTS, [voices, sides, parts, tags], |sink| {
        sink.add(RULE_VOICE, [side, part, voice]);
        sink.add(RULE_TAG, [part, tag]);
    });
    sink.cell(&CHUNK_GAPS, [voices, sides, gaps, tags], |sink| {
        sink.add(SIDE_DISTANCE, [side, gap]);
        sink.add(VOICE_DISTANCE, [side, voice, gap]);
        sink.add(DISTANCE_TAG, [side, gap, tag]);
    });
    sink.cell(&CHUNK_BETWEENS, [betweens, sides, tags], |sink| sink.add(BETWEEN_TAG, [side, between, tag]));
    if gaps <= 3 {
        let place = number(frame.gap(at) + 4 * usize::from(at > facts.tail));
        sink.add(NEAR_WORD, [place, sequence.word(i)]);
        sink.add(HEAD_NEXT, [place, lemma, tag]);
    }
}

/// Features of the boundary before the chunk `at` (or behind the window's last), in groups like those of a chunk.
pub fn edge_features<S: Sink>(frame: &Frame<'_>, at: usize, sink: &mut S) {
    let (sequence, facts) = (frame.sequence, frame.facts);
    let i = at as isize;
    // A boundary belongs to the side of the cue it lies on: 0 left, 1 right behind the cue.
    let behind = at > facts.tail;
    let sides = usize::from(behind);
    let gaps = distance(frame.gap(at));
    let nears = gaps.min(3) + 4 * sides;
    let [before2, before, tag, next, next2] = [-2, -1, 0, 1, 2].map(|step| sequence.tag(i + step));
    let inner = if behind { at - 1 } else { at };
    let betweens = frame.between.get(inner - frame.window.start).copied().unwrap_or(0);
    let (parts_before, parts) = (at.checked_sub(1).map_or(4, |before| frame.part(before)), frame.part(at));
    let (side, near, between) = (number(sides), number(nears), number(betweens));
    let (part_before, part) = (number(parts_before), number(parts));
    let voices = frame.voice;
    let (voice, lemma) = (number(voices), facts.lemma);
    let (befores, tags, nexts) = (before as usize, tag as usize, next as usize);
    let (tag, before, next) = (tag.value(), before.value(), next.value());

    sink.group(Key::at(frame.document, at, 0), |sink| {
        sink.cell(&EDGE_PAIRS, [befores, tags], |sink| sink.add(E_TAGS, [before, tag]));
        sink.add(E_LEFT, [before2.value(), before, tag]);
        sink.add(E_RIGHT, [before, tag, next]);
        sink.add(E_WIDE, [before, tag, next, next2.value()]);
        sink.add(E_WORDS, [sequence.word(i - 1), sequence.word(i)]);
        let mark = usize::from(frame.cue_marks.get(at).copied().unwrap_or(0));
        sink.cell(&EDGE_MARKS, [mark, tags, nexts], |sink| sink.add(E_CUE, [number(mark), tag, next]));
    });
    sink.group(Key::at(frame.document, at, 1 + sides), |sink| {
        let (left, word) = (sequence.word(i - 1), sequence.word(i));
        sink.group(Key::word(word, sides), |sink| {
            sink.add(E_SIDE, [side]);
            sink.add(E_WORD, [word, side]);
        });
        sink.group(Key::word(left, SIDES + sides), |sink| sink.add(E_WORD_BEFORE, [left, side]));
    });
    sink.group(Key::of([betweens, befores, tags, sides]), |sink| sink.add(E_BETWEEN, [between, before, tag, side]));
    sink.cell(&EDGE_PARTS, [parts_before, parts, tags], |sink| sink.add(E_RULE_TAG, [part_before, part, tag]));
    sink.cell(&EDGE_TAGS, [sides, gaps, tags], |sink| sink.add(E_DISTANCE, [side, number(gaps), tag]));
    sink.cell(&EDGE_COMPLEMENTS, [facts.complement, nears, tags], |sink| {
        sink.add(E_COMPLEMENT, [number(facts.complement), near, tag]);
    });
    sink.own(&OWN_EDGE_TAGS, [sides, tags], |sink| sink.add(E_LEMMA, [lemma, tag, side]));
    sink.cell(&EDGE_VOICES, [voices, sides, befores, tags], |sink| sink.add(E_VOICE, [voice, before, tag, side]));
    sink.own(&OWN_NEARS, [nears], |sink| sink.add(E_LEMMA_NEAR, [lemma, near]));
    sink.cell(&EDGE_BETWEENS, [voices, sides, betweens], |sink| sink.add(E_BETWEEN_VOICE, [between, voice, side]));
    sink.cell(&EDGE_RULES, [frame.place, parts_before, parts], |sink| {
        sink.add(E_RULE, [frame.rule, part_before, part]);
    });
    sink.own(&OWN_PARTS, [parts_before, parts], |sink| sink.add(E_RULE_LEMMA, [part_before, part, lemma]));
}
