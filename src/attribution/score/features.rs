//! The features by which a finished row is scored: those of its cue, of what it takes, and of its rivals.

use super::relation::{self, Relations};
use crate::attribution::propose::rules::value;
use crate::attribution::propose::voice;
use crate::attribution::row::{Row, side};
use crate::cue::{self, Around};
use crate::model::CueMatch;
use crate::scorer::{Cells, Sink, Template, distance, number, templates};
use crate::sequence::{Sequence, Tag};

templates! {
    READ = "row:read+agrees+rate", READ_LEMMA = "row:read+lemma", READ_PROBABILITY = "row:read+probability",
    READ_TAGS = "row:read+source-first+content-first", LEMMA_TAGS = "row:lemma+source-first+content-first",
    RATE_TAGS = "row:rate+source-first+content-first", PROBABILITY_TAGS = "row:probability+source-first+content-first",
    BIAS = "row:bias", PROBABILITY = "row:probability", FIT = "row:fit", PROBABILITY_FIT = "row:probability+fit", LEMMA = "row:lemma", LEMMA_PROBABILITY = "row:lemma+probability",
    SOURCE_FIRST = "row:source-first", SOURCE_LAST = "row:source-last", SOURCE_EDGES = "row:source-first+last+side",
    SOURCE_PROBABILITY = "row:source-side+probability", SOURCE_VOICE = "row:source-side+voice", SOURCE_GAP = "row:source-gap+side",
    SOURCE_LEMMA = "row:source-side+lemma", SOURCE_LENGTH = "row:source-length", SOURCE_BEFORE = "row:source-before+first",
    SOURCE_AFTER = "row:source-last+after", CONTENT_FIRST = "row:content-first", CONTENT_LAST = "row:content-last+after",
    CONTENT_LENGTH = "row:content-length+voice", CONTENT_SIDE = "row:content-side+voice", CONTENT_LEMMA = "row:lemma+content-first",
    CONTENT_PROBABILITY = "row:content-first+probability", CONTENT_QUOTE = "row:content-quote+probability", CONTENT_COMPLEMENT = "row:complement+fits+content-side",
    RATE_PROBABILITY = "row:rate+probability", RATE_CONTENT = "row:rate+content-first", HEAD = "row:head-tag+voice", HEAD_CONTENT = "row:head-tag+content-first+source-side",
    INSIDE = "row:inside+probability", HOLDS = "row:holds+probability", OVERLAP = "row:overlap+probability", INSIDE_HOLDS = "row:inside+holds+overlap",
    KIND = "row:paragraph+probability", RULE = "row:rule", RULE_PROBABILITY = "row:rule+probability", SOURCE_WORD = "row:source-word+side",
    BOTH = "row:source-side+content-side+voice", CONTENT_PIECES = "row:pieces+probability", LEMMA_BOTH = "row:lemma+source-side+content-side",
    CUE_LENGTH = "row:cue-length+voice", SAME_SOURCE = "row:shared-source+probability", CONTENT_WORD = "row:content-word+voice",
    ACT_TAGS = "row:act+source-first+content-first", ACT_PROBABILITY = "row:act+probability", ACT_SIDES = "row:act+source-side+content-side+voice",
}

/// Classes of a probability: ten.
fn probability(score: f32) -> usize {
    ((score * 12.0) as usize).min(11)
}

/// Classes of the chain model's log-probability: seven.
fn fit(log_probability: f32) -> usize {
    [-4.0, -2.5, -1.5, -0.9, -0.5, -0.2].iter().filter(|bound| log_probability >= **bound).count()
}

/// A row's relation to its rivals, in classes of their probability.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rivals {
    /// The surest cue whose content holds this row's cue.
    pub inside: usize,
    /// The surest cue inside this row's content.
    pub holds: usize,
    /// The surest cue whose content overlaps this row's, the cue not being inside.
    pub overlap: usize,
    /// Whether the row before has the same source.
    pub shares_source: bool,
}

/// Each row's relation to its rivals.
pub fn rivals(rows: &[Row], cues: &[CueMatch], relations: &Relations) -> Vec<Rivals> {
    let rivals = |at: usize| {
        let mut found = Rivals::default();
        for relation in relations.of(at) {
            let class = 1 + probability(cues[rows[relation.other].cue].score) / 3;
            if relation.bits & relation::INSIDE != 0 {
                found.inside = found.inside.max(class);
            } else if relation.bits & relation::HOLDS != 0 {
                found.holds = found.holds.max(class);
            } else if relation.bits & relation::OVERLAPS != 0 {
                found.overlap = found.overlap.max(class);
            }
            found.shares_source |= relation.other < at && relation.bits & relation::SAME_SOURCE != 0;
        }
        found
    };
    (0..rows.len()).map(rivals).collect()
}

const TAGS: usize = Tag::ALL.len();
/// Classes of probability, fit, rate and distance, ways of [`voice`], sides, kinds of paragraph, classes of rivals.
const SURE: usize = 12;
const FITTING: usize = 7;
const RATES: usize = 10;
const FAR: usize = 11;
const VOICES: usize = 8;
const SIDES: usize = 4;
const PARAGRAPHS: usize = 5;
const RIVALS: usize = 5;

const FIT_CELLS: Cells<2> = Cells::behind(&cue::LAST_CELLS, [SURE, FITTING]);
const KIND_CELLS: Cells<3> = Cells::behind(&FIT_CELLS, [RATES, SURE, PARAGRAPHS]);
const RIVAL_CELLS: Cells<5> = Cells::behind(&KIND_CELLS, [RIVALS, RIVALS, RIVALS, 2, SURE]);
const CUE_CELLS: Cells<4> = Cells::behind(&RIVAL_CELLS, [7, SIDES, SIDES, VOICES]);
const SOURCE_CELLS: Cells<3> = Cells::behind(&CUE_CELLS, [SIDES, SURE, VOICES]);
const EDGE_CELLS: Cells<3> = Cells::behind(&SOURCE_CELLS, [TAGS, TAGS, SIDES]);
const GAP_CELLS: Cells<3> = Cells::behind(&EDGE_CELLS, [FAR, SIDES, FAR]);
const BEFORE_CELLS: Cells<2> = Cells::behind(&GAP_CELLS, [TAGS, TAGS]);
const AFTER_CELLS: Cells<2> = Cells::behind(&BEFORE_CELLS, [TAGS, TAGS]);
/// Cells that a memo of rows needs: the last of them.
pub const LAST_CELLS: Cells<3> = Cells::behind(&AFTER_CELLS, [FAR, VOICES, SIDES]);

/// Puts the features of a finished row into `sink`: those of its cue, and those of what it takes; in groups of those that depend
/// on the same small numbers.
pub fn features<S: Sink>(around: &Around<'_>, cue: &CueMatch, row: &Row, rivals: Rivals, sink: &mut S) {
    let sequence = around.sequence;
    cue::features(around, row.cue, sink);
    let (facts, proposal) = (&row.facts, &row.proposal);
    let (sures, fits) = (probability(cue.score), fit(proposal.fit));
    let (sure, fitting) = (number(sures), number(fits));
    let (lemma, rate) = (facts.lemma, number(facts.rate));
    let voices = voice(sequence, cue, facts);
    let voice = number(voices);
    let head_tag = sequence.chunks[cue.chunk].tag.value();
    let source_side = side(&proposal.source, cue.chunk);
    let content_sides = side(&proposal.content, cue.chunk);
    let content_side = number(content_sides);
    sink.cell(&FIT_CELLS, [sures, fits], |sink| {
        sink.add(BIAS, []);
        sink.add(PROBABILITY, [sure]);
        sink.add(FIT, [fitting]);
        sink.add(PROBABILITY_FIT, [sure, fitting]);
    });
    sink.add(LEMMA, [lemma]);
    sink.add(LEMMA_PROBABILITY, [lemma, number(probability(cue.score) / 3)]);
    sink.add(HEAD, [head_tag, voice]);
    let kind = sequence.paragraphs[cue.chunk] as usize;
    sink.cell(&KIND_CELLS, [facts.rate, sures, kind], |sink| {
        sink.add(RATE_PROBABILITY, [rate, sure]);
        sink.add(KIND, [number(kind), sure]);
    });
    let (rule, read) = (value(row.rule), value(row.read));
    sink.add(RULE, [rule]);
    sink.add(RULE_PROBABILITY, [rule, number(probability(cue.score) / 3)]);
    sink.add(READ, [read, number(usize::from(read == rule)), rate]);
    sink.add(READ_LEMMA, [read, lemma]);
    sink.add(READ_PROBABILITY, [read, sure]);
    let (source_first, content_first) = (first_tag(sequence, &proposal.source), first_tag(sequence, &proposal.content));
    sink.add(READ_TAGS, [read, source_first, content_first]);
    sink.add(LEMMA_TAGS, [lemma, source_first, content_first]);
    sink.add(RATE_TAGS, [rate, source_first, content_first]);
    sink.add(PROBABILITY_TAGS, [number(probability(cue.score) / 2), source_first, content_first]);
    let Rivals { inside, holds, overlap, shares_source } = rivals;
    sink.cell(&RIVAL_CELLS, [inside, holds, overlap, usize::from(shares_source), sures], |sink| {
        sink.add(INSIDE, [number(inside), sure]);
        sink.add(HOLDS, [number(holds), sure]);
        sink.add(OVERLAP, [number(overlap), sure]);
        sink.add(INSIDE_HOLDS, [number(inside), number(holds), number(overlap)]);
        sink.add(SAME_SOURCE, [number(usize::from(shares_source)), sure]);
    });
    let cue_length = proposal.cue.len().min(6);
    sink.cell(&CUE_CELLS, [cue_length, source_side, content_sides, voices], |sink| {
        sink.add(CUE_LENGTH, [number(cue_length), voice]);
        sink.add(BOTH, [number(source_side), content_side, voice]);
    });
    sink.add(ACT_TAGS, [facts.act, source_first, content_first]);
    sink.add(ACT_PROBABILITY, [facts.act, sure]);
    sink.add(ACT_SIDES, [facts.act, number(source_side), content_side, voice]);
    sink.add(LEMMA_BOTH, [lemma, number(source_side), content_side]);
    sink.add(CONTENT_COMPLEMENT, [number(facts.complement), number(facts.fits), content_side]);
    source_features(sequence, cue, row, [sures, voices], sink);
    content_features(sequence, cue, row, [sures, voices], sink);
}

fn first_tag(sequence: &Sequence, chunks: &[usize]) -> u64 {
    chunks.first().map_or(number(0), |&at| sequence.chunks[at].tag.value())
}

fn source_features<S: Sink>(sequence: &Sequence, cue: &CueMatch, row: &Row, [sures, voices]: [usize; 2], sink: &mut S) {
    let source = &row.proposal.source;
    let sides = side(source, cue.chunk);
    let side = number(sides);
    sink.cell(&SOURCE_CELLS, [sides, sures, voices], |sink| {
        sink.add(SOURCE_PROBABILITY, [side, number(sures)]);
        sink.add(SOURCE_VOICE, [side, number(voices)]);
    });
    sink.add(SOURCE_LEMMA, [side, row.facts.lemma]);
    let (Some(&first), Some(&last)) = (source.first(), source.last()) else { return };
    let [firsts, lasts] = [first, last].map(|at| sequence.chunks[at].tag);
    let [befores, afters] = [first as isize - 1, last as isize + 1].map(|at| sequence.tag(at));
    let (first_tag, last_tag) = (firsts.value(), lasts.value());
    let gap = if last < cue.chunk { cue.chunk - last } else { first.saturating_sub(cue.chunk) };
    sink.cell(&EDGE_CELLS, [firsts as usize, lasts as usize, sides], |sink| {
        sink.add(SOURCE_FIRST, [first_tag]);
        sink.add(SOURCE_LAST, [last_tag]);
        sink.add(SOURCE_EDGES, [first_tag, last_tag, side]);
    });
    let (gap, length) = (distance(gap), distance(source.len()));
    sink.cell(&GAP_CELLS, [gap, sides, length], |sink| {
        sink.add(SOURCE_GAP, [number(gap), side]);
        sink.add(SOURCE_LENGTH, [number(length)]);
    });
    sink.cell(&BEFORE_CELLS, [befores as usize, firsts as usize], |sink| {
        sink.add(SOURCE_BEFORE, [befores.value(), first_tag]);
    });
    sink.cell(&AFTER_CELLS, [lasts as usize, afters as usize], |sink| {
        sink.add(SOURCE_AFTER, [last_tag, afters.value()]);
    });
    sink.add(SOURCE_WORD, [sequence.chunks[last].word, side]);
}

fn content_features<S: Sink>(
    sequence: &Sequence,
    cue: &CueMatch,
    row: &Row,
    [sures, voices]: [usize; 2],
    sink: &mut S,
) {
    let (sure, voice) = (number(sures), number(voices));
    let content = &row.proposal.content;
    let lemma = row.facts.lemma;
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return };
    let first_tag = sequence.chunks[first].tag.value();
    let quote = content.iter().map(|&at| sequence.chunks[at].tag).filter(|tag| is_quote(*tag)).max();
    let quote = quote.map_or(number(0), Tag::value);
    let pieces = 1 + content.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
    let head_tag = sequence.chunks[cue.chunk].tag.value();
    let source_side = number(side(&row.proposal.source, cue.chunk));
    sink.add(CONTENT_FIRST, [first_tag]);
    sink.add(CONTENT_LAST, [sequence.chunks[last].tag.value(), sequence.tag(last as isize + 1).value()]);
    let (length, sides) = (distance(content.len()), side(content, cue.chunk));
    sink.cell(&LAST_CELLS, [length, voices, sides], |sink| {
        sink.add(CONTENT_LENGTH, [number(length), voice]);
        sink.add(CONTENT_SIDE, [number(sides), voice]);
    });
    sink.add(CONTENT_LEMMA, [lemma, first_tag]);
    sink.add(CONTENT_PROBABILITY, [first_tag, sure]);
    sink.add(CONTENT_QUOTE, [quote, sure]);
    sink.add(RATE_CONTENT, [number(row.facts.rate), first_tag]);
    sink.add(HEAD_CONTENT, [head_tag, first_tag, source_side]);
    sink.add(CONTENT_PIECES, [number(pieces.min(4)), sure]);
    sink.add(CONTENT_WORD, [sequence.chunks[first].word, voice]);
}

pub(super) fn is_quote(tag: Tag) -> bool {
    matches!(tag, Tag::QuoteShort | Tag::QuoteComma | Tag::QuoteStop | Tag::QuoteAsk | Tag::QuoteOther | Tag::QuoteOpen)
}
