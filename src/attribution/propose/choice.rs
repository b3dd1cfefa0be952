//! Which of a window's few best labellings is its reading.
//!
//! The chain model sees two chunks at a time, so it cannot tell that a content stops in the middle of a clause, leaves half of
//! a bracket behind or skips a quotation. Here a few labellings are looked at whole, and the best of them is taken (reranking:
//! Collins and Koo 2005).

use super::agreement::agrees;
use super::features::Frame;
use super::rules::Reading;
use crate::attribution::row::{Proposal, side};
use crate::scorer::{Cells, Grouped, Memo, Sink, Table, Template, distance, number, templates};
use crate::sequence::{ChunkKind, Tag};

/// How many labellings of a window are looked at, before those that differ in nothing but breaks are put together.
pub const FEW: usize = 4;
/// Where the best labelling has a log-probability above this, no other is looked at.
pub const SURE: f32 = -0.5;
/// Nor where the cue is less sure than this: such rows seldom stand. Both spare two thirds of the time, and change no measure
/// by more than 0.1.
pub const LEAST: f32 = 0.2;

templates! {
    RANK = "choice:rank", GAP = "choice:gap", RANK_VOICE = "choice:rank+voice", GAP_FIT = "choice:gap+fit",
    READ = "choice:read+agrees", AGREES = "choice:agrees+rank", IS_READ = "choice:is-read+gap",
    PATTERN = "choice:pattern", PATTERN_VOICE = "choice:pattern+voice", PATTERN_COMPLEMENT = "choice:pattern+complement",
    PATTERN_LEMMA = "choice:pattern+lemma", PATTERN_ACT = "choice:pattern+act",
    SOURCE_SIDE = "choice:source-side+voice", SOURCE_EDGES = "choice:source-first+last+side", SOURCE_GAP = "choice:source-gap+side",
    SOURCE_LENGTH = "choice:source-length", SOURCE_BEFORE = "choice:source-before+first", SOURCE_AFTER = "choice:source-last+after",
    SOURCE_LEMMA = "choice:source-side+lemma", SOURCE_FINITE = "choice:source-finite+commas",
    CONTENT_FIRST = "choice:content-before+first", CONTENT_FIRST_VOICE = "choice:content-first+side+voice",
    CONTENT_LAST = "choice:content-last+after", CONTENT_AFTER = "choice:content-after+after",
    CONTENT_LEMMA = "choice:content-first+lemma", CONTENT_ACT = "choice:content-first+act", CONTENT_SIDE = "choice:content-side+voice",
    CONTENT_LENGTH = "choice:content-length+voice", CONTENT_LENGTH_COMPLEMENT = "choice:content-length+complement+fits",
    CONTENT_PIECES = "choice:pieces+side", CONTENT_FINITE = "choice:finite+complement+side", CONTENT_FINITE_LEMMA = "choice:finite+lemma",
    HOLE = "choice:hole-first+last", HOLE_LENGTH = "choice:hole-length+finite",
    REST_LENGTH = "choice:rest-length+finite", REST_FIRST = "choice:rest-first+finite", REST_SECOND = "choice:rest-first+second", REST_VOICE = "choice:rest-length+voice",
    REST_CUE = "choice:rest-cue+held-cue", LEFT_LENGTH = "choice:left-length+finite", LEFT_LAST = "choice:left-last+finite",
    QUOTES = "choice:quotes+missed", QUOTES_VOICE = "choice:quotes+missed+voice", QUOTE_HALF = "choice:quote+words",
    BALANCE = "choice:dashes+brackets", ENDS_SENTENCE = "choice:ends-sentence+voice", EMPTY = "choice:empty+complement",
    HELD_CUE = "choice:held-cue+finite", CUE_LENGTH = "choice:cue-length+voice", CUE_LAST = "choice:cue-last+after",
    RATE_PATTERN = "choice:rate+pattern",
}

/// Classes of [`gap`] and of the best fit, ways of voice, places of rules, sides, classes of distance, complements.
const GAPS: usize = 11;
const FITS: usize = 13;
const VOICES: usize = 8;
const RULES: usize = 64;
const SIDES: usize = 4;
const FAR: usize = 11;
const COMPLEMENTS: usize = 32;
const TAGS: usize = Tag::ALL.len();

const RANKS: Cells<4> = Cells::first([FEW, VOICES, GAPS, FITS]);
const READS: Cells<4> = Cells::behind(&RANKS, [RULES, 3, FEW, GAPS]);
const LASTS: Cells<2> = Cells::behind(&READS, [TAGS, TAGS]);
const SOURCE_FIRSTS: Cells<3> = Cells::behind(&LASTS, [TAGS, TAGS, SIDES]);
const SOURCE_GAPS: Cells<3> = Cells::behind(&SOURCE_FIRSTS, [FAR, SIDES, FAR]);
const SOURCE_PAIRS: Cells<2> = Cells::behind(&SOURCE_GAPS, [TAGS, TAGS]);
const SOURCE_ENDS: Cells<4> = Cells::behind(&SOURCE_PAIRS, [TAGS, TAGS, 2, 4]);
const CONTENT_FIRSTS: Cells<4> = Cells::behind(&SOURCE_ENDS, [TAGS, TAGS, SIDES, VOICES]);
const CONTENT_LASTS: Cells<2> = Cells::behind(&CONTENT_FIRSTS, [TAGS, TAGS]);
const CONTENT_AFTERS: Cells<2> = Cells::behind(&CONTENT_LASTS, [TAGS, TAGS]);
const CONTENT_LENGTHS: Cells<5> = Cells::behind(&CONTENT_AFTERS, [SIDES, VOICES, FAR, COMPLEMENTS, 3]);
const PIECES: Cells<4> = Cells::behind(&CONTENT_LENGTHS, [5, SIDES, 2, COMPLEMENTS]);
const RESTS: Cells<4> = Cells::behind(&PIECES, [FAR, 2, VOICES, TAGS]);
const REST_PAIRS: Cells<2> = Cells::behind(&RESTS, [TAGS, TAGS]);
const HELDS: Cells<3> = Cells::behind(&REST_PAIRS, [4, 4, 2]);
const LEFTS: Cells<3> = Cells::behind(&HELDS, [FAR, 2, TAGS]);
const MARKS: Cells<5> = Cells::behind(&LEFTS, [5, 4, VOICES, 4, FAR]);
const BALANCES: Cells<4> = Cells::behind(&MARKS, [4, 3, 2, VOICES]);

/// What choosing begins with.
pub fn memo() -> Memo<1> {
    Memo::new(BALANCES.end(), 0)
}

/// The place of the best of some labellings, which come best first; `memo` is used with these weights only.
pub fn best(
    frame: &Frame<'_>,
    reading: Option<&Reading>,
    few: &[Proposal],
    weights: &Table<1>,
    memo: &mut Memo<1>,
) -> usize {
    let mut sums = Grouped::new(weights, memo, [0; 2]);
    let mut best = (0, f32::NEG_INFINITY);
    for at in 0..few.len() {
        let [score] = sums.thing(|sink| features(frame, reading, few, at, sink));
        if score > best.1 {
            best = (at, score);
        }
    }
    best.0
}

/// What lies in a stretch of chunks: how many, whether a finite verb, how many likely cues.
#[derive(Debug, Clone, Copy, Default)]
struct Stretch {
    length: usize,
    finite: usize,
    cues: usize,
}

impl Stretch {
    fn of(frame: &Frame<'_>, chunks: impl Iterator<Item = usize>) -> Self {
        let mut out = Self::default();
        for at in chunks {
            let chunk = &frame.sequence.chunks[at];
            if chunk.is_break() {
                continue;
            }
            out.length += 1;
            out.finite |= usize::from(chunk.tag.is_finite());
            out.cues += usize::from(at != frame.head && frame.cue_marks[at] >= 2);
        }
        out.cues = out.cues.min(3);
        out
    }

    fn class(self) -> u64 {
        number(distance(self.length))
    }
}

/// Puts what is seen of the labelling at place `at` among `few` into `sink`.
pub fn features<S: Sink>(frame: &Frame<'_>, reading: Option<&Reading>, few: &[Proposal], at: usize, sink: &mut S) {
    let (sequence, proposal, facts) = (frame.sequence, &few[at], frame.facts);
    let tag = |at: usize| sequence.tag(at as isize).value();
    let after = |at: usize| sequence.tag(at as isize + 1).value();
    let before = |at: usize| sequence.tag(at as isize - 1).value();
    let tags = |at: usize| sequence.tag(at as isize) as usize;
    let tags_after = |at: usize| sequence.tag(at as isize + 1) as usize;
    let tags_before = |at: usize| sequence.tag(at as isize - 1) as usize;
    let (voices, gaps) = (frame.voice, gap(few[0].fit - proposal.fit));
    let fits = ((-few[0].fit) * 3.0).clamp(0.0, 12.0) as usize;
    let (voice, gap) = (number(voices), number(gaps));
    let agreeing = reading.map_or(2, |reading| usize::from(agrees(sequence, reading, proposal)));
    let pattern = pattern(frame, proposal);
    let complement = number(facts.complement);
    sink.cell(&RANKS, [at, voices, gaps, fits], |sink| {
        sink.add(RANK, [number(at)]);
        sink.add(GAP, [gap]);
        sink.add(RANK_VOICE, [number(at), voice]);
        sink.add(GAP_FIT, [gap, number(fits)]);
    });
    sink.cell(&READS, [frame.place, agreeing, at, gaps], |sink| {
        sink.add(READ, [frame.rule, number(agreeing)]);
        sink.add(AGREES, [number(agreeing), number(at)]);
        sink.add(IS_READ, [number(agreeing), gap]);
    });
    sink.add(PATTERN, pattern);
    sink.add(PATTERN_VOICE, [pattern[0], pattern[1], voice]);
    sink.add(PATTERN_COMPLEMENT, [pattern[0], pattern[1], complement]);
    sink.add(PATTERN_LEMMA, [pattern[0], pattern[1], facts.lemma]);
    sink.add(PATTERN_ACT, [pattern[0], pattern[1], facts.act]);
    sink.add(RATE_PATTERN, [number(facts.rate), pattern[0], pattern[1]]);
    sink.add(CUE_LENGTH, [number(proposal.cue.len().min(6)), voice]);
    if let Some(&last) = proposal.cue.last() {
        sink.cell(&LASTS, [tags(last), tags_after(last)], |sink| sink.add(CUE_LAST, [tag(last), after(last)]));
    }

    let source_sides = side(&proposal.source, frame.head);
    let source_side = number(source_sides);
    sink.add(SOURCE_SIDE, [source_side, voice]);
    sink.add(SOURCE_LEMMA, [source_side, facts.lemma]);
    if let (Some(&first), Some(&last)) = (proposal.source.first(), proposal.source.last()) {
        let gap = if last < frame.head { frame.head - last } else { first.saturating_sub(frame.head) };
        let commas = (first..=last).filter(|&at| sequence.chunks[at].tag == Tag::Comma).count().min(3);
        let finite = Stretch::of(frame, first..last + 1).finite;
        sink.cell(&SOURCE_FIRSTS, [tags(first), tags(last), source_sides], |sink| {
            sink.add(SOURCE_EDGES, [tag(first), tag(last), source_side]);
        });
        let (gap, length) = (distance(gap), distance(proposal.source.len()));
        sink.cell(&SOURCE_GAPS, [gap, source_sides, length], |sink| {
            sink.add(SOURCE_GAP, [number(gap), source_side]);
            sink.add(SOURCE_LENGTH, [number(length)]);
        });
        sink.cell(&SOURCE_PAIRS, [tags_before(first), tags(first)], |sink| {
            sink.add(SOURCE_BEFORE, [before(first), tag(first)]);
        });
        sink.cell(&SOURCE_ENDS, [tags(last), tags_after(last), finite, commas], |sink| {
            sink.add(SOURCE_AFTER, [tag(last), after(last)]);
            sink.add(SOURCE_FINITE, [number(finite), number(commas)]);
        });
    }

    let content = &proposal.content;
    let content_sides = side(content, frame.head);
    let content_side = number(content_sides);
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else {
        sink.add(EMPTY, [number(1), complement]);
        return;
    };
    let own = Stretch::of(frame, content.iter().copied());
    let pieces =
        1 + content.windows(2).filter(|pair| (pair[0] + 1..pair[1]).any(|at| !sequence.chunks[at].is_break())).count();
    sink.cell(&CONTENT_FIRSTS, [tags_before(first), tags(first), content_sides, voices], |sink| {
        sink.add(CONTENT_FIRST, [before(first), tag(first)]);
        sink.add(CONTENT_FIRST_VOICE, [tag(first), content_side, voice]);
    });
    sink.cell(&CONTENT_LASTS, [tags(last), tags_after(last)], |sink| {
        sink.add(CONTENT_LAST, [tag(last), after(last)]);
    });
    sink.cell(&CONTENT_AFTERS, [tags_after(last), tags_after(last + 1)], |sink| {
        sink.add(CONTENT_AFTER, [after(last), after(last + 1)]);
    });
    sink.add(CONTENT_LEMMA, [tag(first), facts.lemma]);
    sink.add(CONTENT_ACT, [tag(first), facts.act]);
    let length = distance(own.length);
    sink.cell(&CONTENT_LENGTHS, [content_sides, voices, length, facts.complement, facts.fits], |sink| {
        sink.add(CONTENT_SIDE, [content_side, voice]);
        sink.add(CONTENT_LENGTH, [own.class(), voice]);
        sink.add(CONTENT_LENGTH_COMPLEMENT, [own.class(), complement, number(facts.fits)]);
    });
    sink.cell(&PIECES, [pieces.min(4), content_sides, own.finite, facts.complement], |sink| {
        sink.add(CONTENT_PIECES, [number(pieces.min(4)), content_side]);
        sink.add(CONTENT_FINITE, [number(own.finite), complement, content_side]);
    });
    sink.add(CONTENT_FINITE_LEMMA, [number(own.finite), facts.lemma]);

    holes(frame, proposal, sink);
    let row_end =
        [proposal.source.last(), proposal.cue.last(), Some(&last)].into_iter().flatten().max().map_or(0, |at| at + 1);
    let row_start =
        [proposal.source.first(), proposal.cue.first(), Some(&first)].into_iter().flatten().min().copied().unwrap_or(0);
    let is_inside = |at: &usize| !sequence.chunks[*at].is_break();
    let rest = Stretch::of(frame, (row_end..frame.window.end).take_while(is_inside));
    sink.cell(&RESTS, [distance(rest.length), rest.finite, voices, tags(row_end)], |sink| {
        sink.add(REST_LENGTH, [rest.class(), number(rest.finite)]);
        sink.add(REST_VOICE, [rest.class(), voice]);
        sink.add(REST_FIRST, [tag(row_end), number(rest.finite)]);
    });
    sink.cell(&REST_PAIRS, [tags(row_end), tags(row_end + 1)], |sink| {
        sink.add(REST_SECOND, [tag(row_end), tag(row_end + 1)]);
    });
    sink.cell(&HELDS, [rest.cues, own.cues, own.finite], |sink| {
        sink.add(REST_CUE, [number(rest.cues), number(own.cues)]);
        sink.add(HELD_CUE, [number(own.cues), number(own.finite)]);
    });
    let left = Stretch::of(frame, (frame.window.start..row_start).rev().take_while(is_inside));
    sink.cell(&LEFTS, [distance(left.length), left.finite, tags_before(row_start)], |sink| {
        sink.add(LEFT_LENGTH, [left.class(), number(left.finite)]);
        sink.add(LEFT_LAST, [before(row_start), number(left.finite)]);
    });

    let quotes = || frame.window.clone().filter(|&at| sequence.chunks[at].is_quote());
    let missed = quotes().filter(|at| content.binary_search(at).is_err()).count();
    let (count, missed) = (quotes().count().min(4), missed.min(3));
    let counts = [number(count), number(missed)];
    let in_quotes = content.iter().filter(|&&at| sequence.chunks[at].is_quote()).count();
    let outside = distance(own.length - in_quotes);
    sink.cell(&MARKS, [count, missed, voices, in_quotes.min(3), outside], |sink| {
        sink.add(QUOTES, counts);
        sink.add(QUOTES_VOICE, [counts[0], counts[1], voice]);
        sink.add(QUOTE_HALF, [number(in_quotes.min(3)), number(outside)]);
    });
    let count = |tag: Tag| content.iter().filter(|&&at| sequence.chunks[at].tag == tag).count();
    let brackets = count(Tag::BracketOpen).abs_diff(count(Tag::BracketClose)).min(2);
    let dashes = count(Tag::Dash).min(3);
    let ends =
        sequence.chunks.get(row_end).is_none_or(|chunk| chunk.is_break() || matches!(chunk.tag, Tag::Stop | Tag::Ask));
    let ends = usize::from(ends);
    sink.cell(&BALANCES, [dashes, brackets, ends, voices], |sink| {
        sink.add(BALANCE, [number(dashes), number(brackets)]);
        sink.add(ENDS_SENTENCE, [number(ends), voice]);
    });
}

/// What stands between the pieces of the content and belongs to no part.
fn holes<S: Sink>(frame: &Frame<'_>, proposal: &Proposal, sink: &mut S) {
    let sequence = frame.sequence;
    for pair in proposal.content.windows(2).filter(|pair| pair[1] > pair[0] + 1) {
        let outside = |at: &usize| {
            !sequence.chunks[*at].is_break()
                && proposal.source.binary_search(at).is_err()
                && proposal.cue.binary_search(at).is_err()
        };
        let hole = || (pair[0] + 1..pair[1]).filter(outside);
        if let (Some(first), Some(last)) = (hole().next(), hole().next_back()) {
            let stretch = Stretch::of(frame, hole());
            let tags = [first, last].map(|at| sequence.chunks[at].tag.value());
            sink.add(HOLE, tags);
            sink.add(HOLE_LENGTH, [stretch.class(), number(stretch.finite)]);
        }
    }
}

/// In what order source, cue and content stand, with what parts them: up to eight runs, as two small numbers.
fn pattern(frame: &Frame<'_>, proposal: &Proposal) -> [u64; 2] {
    let mut runs = Vec::with_capacity(8);
    let has = |list: &[usize], at: usize| list.binary_search(&at).is_ok();
    let all = [&proposal.source, &proposal.cue, &proposal.content];
    let first = all.iter().filter_map(|part| part.first()).min().copied().unwrap_or(frame.head);
    let last = all.iter().filter_map(|part| part.last()).max().copied().unwrap_or(frame.head);
    for at in first..=last {
        let run = match frame.sequence.chunks[at].kind {
            ChunkKind::SentenceBreak | ChunkKind::ParagraphBreak => continue,
            _ if has(&proposal.source, at) => 1,
            _ if has(&proposal.cue, at) => 2,
            _ if has(&proposal.content, at) => 3,
            _ => 0,
        };
        if runs.last() != Some(&run) && runs.len() < 8 {
            runs.push(run);
        }
    }
    let code = runs.iter().fold(0_usize, |code, run| code * 4 + run);
    [number(code / 256), number(code % 256)]
}

/// Classes of how much less likely a labelling is than the likeliest.
fn gap(difference: f32) -> usize {
    [0.001, 0.1, 0.25, 0.5, 0.8, 1.2, 1.7, 2.3, 3.0, 4.0].iter().filter(|bound| difference >= **bound).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::propose::{mark_cues, rules};
    use crate::cue::{Around, find_cues};
    use crate::lexicon::Lexicon;
    use crate::scorer::Record;
    use crate::{built_in::WEIGHTS, quote, segment, sequence};

    /// The names of the features that two labellings of a sentence differ in: its first cue's content once with the chunks up to
    /// the word `end`, once whole.
    fn told_apart_by(text: &str, end: &str) -> Vec<&'static str> {
        let lexicon = Lexicon::built_in();
        let cut = segment::segment(text, lexicon);
        let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
        let sequence = sequence::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
        let cues = find_cues(&sequence, &cut.tokens, lexicon, &WEIGHTS.cue);
        let around = Around::new(&sequence, &cut.tokens, lexicon, &cues);
        let (cue, facts) = (&cues[0], around.facts(0));
        let context = rules::Context { sequence: &sequence, tokens: &cut.tokens, lexicon, cue, facts };
        let read = rules::read(rules::ALL, &context);
        let marks = mark_cues(&sequence, &cues, |index| cues[index].score);
        let frame = Frame::new(&sequence, cue, facts, &marks, read.as_ref(), 1);
        let words = |at: usize| cut.tokens[sequence.chunks[at].start].span.slice(text) == end;
        let content: Vec<usize> =
            (cue.chunk + 1..frame.window.end).filter(|&at| !sequence.chunks[at].is_break()).collect();
        let stop = content.iter().position(|&at| words(at)).expect("the word is there") + 1;
        let source: Vec<usize> = (frame.window.start..cue.chunk).collect();
        let proposal = |content: &[usize]| Proposal {
            source: source.clone(),
            cue: vec![cue.chunk],
            content: content.to_vec(),
            fit: -1.0,
        };
        let few = [proposal(&content[..stop]), proposal(&content)];
        let [one, other] = [0, 1].map(|at| {
            let mut record = Record::default();
            features(&frame, read.as_ref().map(|read| &read.reading), &few, at, &mut record);
            record.features
        });
        let differs = one.iter().filter(|feature| !other.iter().any(|same| same.hash == feature.hash));
        differs.map(|feature| feature.template).collect()
    }

    #[test]
    fn a_half_bracket_and_the_rest_of_a_clause_are_seen() {
        let seen = told_apart_by("Roe said the bridge (closed since May) would open soon.", "May");
        assert!(seen.contains(&BALANCE.name) && seen.contains(&REST_LENGTH.name), "{seen:?}");
    }

    #[test]
    fn a_quotation_left_out_is_seen() {
        let seen = told_apart_by("Roe said the bridge was “a wreck and a danger to all of us”.", "was");
        assert!(seen.contains(&QUOTES.name), "{seen:?}");
    }

    #[test]
    fn without_weights_the_first_is_the_best() {
        let text = "Roe said the bridge would open.";
        let lexicon = Lexicon::built_in();
        let cut = segment::segment(text, lexicon);
        let sequence = sequence::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &[]);
        let cues = find_cues(&sequence, &cut.tokens, lexicon, &WEIGHTS.cue);
        let around = Around::new(&sequence, &cut.tokens, lexicon, &cues);
        let marks = mark_cues(&sequence, &cues, |_| 0.0);
        let frame = Frame::new(&sequence, &cues[0], around.facts(0), &marks, None, 1);
        let few = [Proposal::default(), Proposal { content: vec![3, 4], ..Proposal::default() }];
        assert_eq!(best(&frame, None, &few, &Table::default(), &mut memo()), 0);
    }
}
