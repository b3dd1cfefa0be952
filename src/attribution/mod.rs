//! Attribution: for each cue its source and content, and which of all those rows stand.

pub mod accept;
mod assemble;
pub mod continued;
pub mod convention;
mod coordinated;
pub mod decode;
mod dialogue;
mod explain;
pub mod features;
mod halves;
pub mod lattice;
pub mod names;
pub mod neighbours;
mod nested;
mod question;
pub mod refusals;
pub mod relation;
pub mod rules;
pub mod select;
pub mod speech_act;
mod talk;
mod turns;
pub mod weights;
mod window;

pub use window::{is_turn, window};

use accept::Row;
pub use assemble::{FLOATING, NO_RULE, Parts};
use decode::Cache;
use explain::Proposed;
use features::Frame;
use relation::Relations;
use weights::Weights;

use crate::cue::Around;
use crate::model::{Attribution, CueId, CueMatch, CueSource, Evidence, QuoteRole, Token};
use crate::sequence::{ChunkKind, Sequence, Tag};

/// For each chunk of the sequence, the class of its probability of being a cue: 0 below 0.1, 1 below 0.3, 2 below 0.6, 3 above.
pub fn mark_cues(sequence: &Sequence, cues: &[CueMatch], probability: impl Fn(usize) -> f32) -> Vec<u8> {
    let mut marks = vec![0; sequence.chunks.len()];
    for (index, cue) in cues.iter().enumerate() {
        let score = probability(index);
        marks[cue.chunk] = [0.1, 0.3, 0.6].iter().filter(|bound| score >= **bound).count() as u8;
    }
    marks
}

/// The rows that the cues propose. `cache` is used with these weights only.
pub fn propose(
    around: &Around<'_>,
    tokens: &[Token],
    cues: &[CueMatch],
    weights: &Weights,
    cache: &mut Cache,
) -> Vec<Row> {
    /// Cues less sure than this propose nothing. From 0.12 on, a tenth faster, AttrF1 is the same, NamedF1 0.4 lower.
    const LEAST: f32 = 0.05;
    let sequence = around.sequence;
    let proposing = surest(sequence, cues, LEAST);
    let marks = mark_cues(sequence, cues, |index| cues[index].score);
    let document = cache.next_document();
    cues.iter()
        .enumerate()
        .filter(|(index, _)| proposing[*index])
        .map(|(index, cue)| {
            let facts = *around.facts(index);
            let context = rules::Context { sequence, tokens, lexicon: around.lexicon, cue, facts: &facts };
            let reading = rules::read(&context);
            let frame = Frame::new(sequence, cue, &facts, &marks, reading.as_ref(), document);
            let scores = decode::score(&frame, &weights.chunk, &weights.edge, cache);
            let proposal = decode::propose(&frame, &scores);
            let read = frame.rule;
            let rule =
                reading.filter(|(_, reading)| agrees(sequence, reading, &proposal)).map_or(0, |(place, _)| place + 1);
            Row { cue: index, facts, proposal, read, rule }
        })
        .collect()
}

/// Which cues propose rows: those of at least this probability, but among any that stand closer together than in prose only the
/// surest, so that a text of nothing but verbs takes no more time than another.
fn surest(sequence: &Sequence, cues: &[CueMatch], least: f32) -> Vec<bool> {
    /// Chunks, and how many cues of them propose; how many where no sentence ends among them.
    const STRETCH: usize = 64;
    const CROWD: usize = 12;
    const UNBROKEN: usize = 6;
    let mut out: Vec<bool> = cues.iter().map(|cue| cue.score >= least).collect();
    let mut start = 0;
    for stretch in cues.chunk_by(|a, b| a.chunk / STRETCH == b.chunk / STRETCH) {
        let place = start;
        start += stretch.len();
        let mut sure: Vec<usize> = (place..start).filter(|&index| out[index]).collect();
        if sure.len() <= UNBROKEN {
            continue;
        }
        let from = cues[place].chunk / STRETCH * STRETCH;
        let is_broken = sequence.chunks[from..].iter().take(STRETCH).any(|chunk| chunk.is_break());
        let crowd = if is_broken { CROWD } else { UNBROKEN };
        if sure.len() > crowd {
            sure.sort_by(|&a, &b| cues[b].score.total_cmp(&cues[a].score).then(a.cmp(&b)));
            sure[crowd..].iter().for_each(|&index| out[index] = false);
        }
    }
    out
}

/// Whether a rule's reading is the proposal's: their sources meet, and at least half of their contents is shared.
fn agrees(sequence: &Sequence, reading: &rules::Reading, proposal: &decode::Proposal) -> bool {
    let chunks = || reading.content.iter().flat_map(|run| sequence.unbroken(run.clone()));
    let shared = chunks().filter(|chunk| proposal.content.binary_search(chunk).is_ok()).count();
    let read = chunks().count();
    let sources = match (&reading.source, proposal.source.first()) {
        (Some(source), Some(_)) => source.clone().any(|chunk| proposal.source.binary_search(&chunk).is_ok()),
        (None, None) => true,
        _ => false,
    };
    sources && 2 * shared >= read + proposal.content.len() - shared && (shared > 0 || read == 0)
}

/// Finds who said what: the rows that stand, in text order, and the quotations that float without a cue.
/// With `explain`, each row keeps its evidence. `cache` is used with these weights only.
pub fn attribute(parts: &Parts<'_>, weights: &Weights, explain: bool, cache: &mut Cache) -> Vec<Attribution> {
    let around = Around::new(parts.sequence, parts.tokens, parts.lexicon, parts.cues);
    let mut rows = propose(&around, parts.tokens, parts.cues, weights, cache);
    let mut trailed = Vec::new();
    for row in &mut rows {
        turns::turn_headline(parts.sequence, parts.tokens, &parts.cues[row.cue], row);
        if turns::trail_headline(parts, row) {
            trailed.push(row.cue);
        }
    }
    // A turn of a transcript is one statement, whatever is reported inside.
    let (mut turns, listed) = turns::transcript(parts);
    rows.retain(|row| listed.binary_search(&parts.cues[row.cue].chunk).is_err());
    if turns.is_empty() {
        turns = talk::interview(parts);
    }
    rows.retain(|row| !turns::holds(&turns, parts.cues[row.cue].chunk));
    let lines = dialogue::lines(parts);
    rows.retain(|row| !dialogue::holds(&lines, parts.cues[row.cue].chunk));
    let credits = turns::credits(parts);
    let credited = |chunk: &usize| credits.binary_search_by_key(chunk, |credit| credit.quote).is_ok();
    rows.retain(|row| !row.proposal.content.iter().any(credited));
    rows.retain(|row| {
        let is_phrase = parts.cues[row.cue].source == CueSource::Phrase;
        is_phrase || row.proposal.content.iter().any(|&at| parts.has_words(at))
    });
    rows.retain(|row| !turns::performs(parts, row) && !turns::is_behind_label(parts, parts.cues[row.cue].chunk));
    rows.retain(|row| !turns::is_beyond_clause(parts.sequence, &parts.cues[row.cue], row));
    let refusing = refusals::phrases(parts, &around);
    rows.retain(|row| {
        let head = parts.cues[row.cue].chunk;
        let behind = refusing.partition_point(|phrase| phrase.start < head);
        behind == 0 || head >= refusing[behind - 1].end
    });
    let relations = Relations::new(&rows, parts.cues);
    let rivals = accept::rivals(&rows, parts.cues, &relations);
    let scores = select::scores(&around, parts.cues, &rows, &rivals, weights);
    let mut probabilities = select::probabilities(&around, parts.cues, &rows, &relations, &scores, weights);
    coordinated::part(&around, parts.cues, &mut rows, &relations, &mut probabilities, weights);
    hold_phrases_of_source(parts, &mut rows, &mut probabilities);
    let held = rows.iter().zip(&mut probabilities).filter(|(row, _)| trailed.binary_search(&row.cue).is_ok());
    held.for_each(|(_, probability)| *probability = probability.max(TRAILED));
    let chunks = parts.sequence.chunks.len();
    let mut chosen = select::select(&rows, &probabilities, chunks, select::LEAST);
    // A quotation that no row took goes to the surest one that wanted it.
    if rescue(parts, &rows, &chosen, &mut probabilities) {
        chosen = select::select(&rows, &probabilities, chunks, select::LEAST);
    }
    chosen.retain(|&at| !turns::is_lead_in(parts.sequence, &parts.cues[rows[at].cue], &rows[at]));
    chosen.retain(|&at| !turns::is_apart(parts.sequence, parts.cues[rows[at].cue].chunk, &rows[at].proposal.content));
    let heads: Vec<usize> = chosen.iter().map(|&at| parts.cues[rows[at].cue].chunk).collect();
    chosen.retain(|&at| !turns::is_half_a_pair(parts.sequence, &parts.cues[rows[at].cue], &rows[at], &heads));
    let sources = turns::source_words(parts, &rows, &chosen);
    chosen.retain(|&at| !turns::is_topic(parts, &rows[at], &sources));
    let evidence = if explain {
        let proposed = Proposed { rows: &rows, rivals: &rivals, probabilities: &probabilities, chosen: &chosen };
        explain::all(parts, &around, &proposed, weights, &cache.dictionary(parts.lexicon))
    } else {
        vec![Evidence::default(); chosen.len()]
    };
    for &at in &chosen {
        correct(parts, &around, &mut rows[at]);
    }
    let inner = nested::choose(&around, parts.cues, &rows, &chosen, &relations, weights);
    let mut taken = taken_chunks(&rows, &chosen, chunks);
    for &at in &chosen {
        halves::join(parts, &taken, &mut rows[at]);
        let head = parts.cues[rows[at].cue].chunk;
        let content = &mut rows[at].proposal.content;
        turns::follow(parts, &taken, content);
        turns::draw_clause(parts, &taken, head, content);
        turns::draw_on(parts, &taken, head, content);
        content.iter().for_each(|&chunk| taken[chunk] = true);
    }
    let mut out: Vec<Attribution> = chosen
        .iter()
        .zip(evidence)
        .map(|(&at, evidence)| Attribution { evidence, ..parts.attribution(&rows[at], probabilities[at]) })
        .collect();
    let questions = question::rows(parts, &around, &taken);
    out.extend(questions.iter().map(|row| parts.attribution(row, parts.cues[row.cue].score.max(select::LEAST))));
    let refusals = refusals::rows(parts, &around, &taken);
    out.extend(refusals.iter().map(|row| parts.attribution(row, REFUSAL)));
    let inner = inner
        .iter()
        .map(|&(at, probability)| Attribution { nested: true, ..parts.attribution(&rows[at], probability) });
    out.extend(inner);
    out.extend(turns.iter().filter_map(|turn| parts.turn(turn)));
    out.extend(lines.iter().map(|line| parts.line(line)));
    credits.iter().for_each(|credit| taken[credit.quote] = true);
    out.extend(credits.iter().map(|credit| parts.credit(credit)));
    out.extend(
        (0..chunks)
            .filter(|&at| !taken[at] && floats(parts, at) && !turns::holds(&turns, at))
            .map(|at| parts.floating(at)),
    );
    out.sort_by_key(|attribution| (attribution.hull(), attribution.cue.first().copied()));
    out
}

/// The least probability of a headline's statement whose speaker stands behind a colon.
const TRAILED: f32 = 0.6;

/// How surely a refusal that no weights have found is one.
const REFUSAL: f32 = 0.85;

/// Corrects a row that stands where its words leave no doubt of what belongs to it.
fn correct(parts: &Parts<'_>, around: &Around<'_>, row: &mut Row) {
    let (sequence, cue) = (parts.sequence, &parts.cues[row.cue]);
    turns::settle(sequence, cue.chunk, &mut row.proposal.content);
    turns::leave_out_asides(sequence, &mut row.proposal.content);
    turns::leave_out_time(parts, &mut row.proposal.source);
    let told = speech_act::tells_object(parts.lexicon, cue);
    turns::leave_out_told(sequence, row, told);
    turns::leave_out_hearer(parts, row, told, speech_act::tells_subject(parts.lexicon, cue));
    convention::part(sequence, cue.chunk, told, &mut row.proposal.cue, &mut row.proposal.content);
    refusals::settle(parts, row);
    if let Some(verb) = turns::verb_before_colon(sequence, parts.cues, row.cue, &row.proposal.source) {
        (row.cue, row.facts) = (verb, *around.facts(verb));
        row.proposal.cue = vec![parts.cues[verb].chunk];
    }
}

/// Gives a phrase that can only name a source (*in the view of*, *according to*) what its rule reads, where the weights, which
/// have met such phrases too seldom, would let it go, or would take only a part: *It was, in the words of Roe, “a long way”*.
fn hold_phrases_of_source(parts: &Parts<'_>, rows: &mut [Row], probabilities: &mut [f32]) {
    let sequence = parts.sequence;
    for (row, probability) in rows.iter_mut().zip(probabilities) {
        let cue = &parts.cues[row.cue];
        let stands = *probability >= select::LEAST;
        let is_read = row.read.checked_sub(1).is_some_and(|place| rules::ALL[place].id == rules::SOURCE);
        if !is_read || stands && !crate::cue::opens_with_preposition(sequence, cue) {
            continue;
        }
        let Some((place, reading)) = parts.reading(row) else { continue };
        let content: Vec<usize> = reading.content.into_iter().flat_map(|run| sequence.unbroken(run)).collect();
        if stands && !row.proposal.content.iter().all(|chunk| content.contains(chunk)) {
            continue;
        }
        let source: Vec<usize> = reading.source.into_iter().flat_map(|run| sequence.unbroken(run)).collect();
        let is_name = |&&at: &&usize| sequence.chunks[at].tag.is_name();
        let says = source.iter().any(|&at| names_somebody(sequence.chunks[at].tag));
        if says && (source.len() > 1 || source.first().filter(is_name).is_some()) {
            row.proposal.cue = (cue.chunk..=row.facts.tail).collect();
            (row.proposal.source, row.proposal.content) = (source, content);
            (row.read, row.rule, *probability) = (place + 1, place + 1, probability.max(select::LEAST));
        }
    }
}

/// Whether a chunk of a noun phrase makes it one that says things.
fn names_somebody(tag: Tag) -> bool {
    tag.is_name() || matches!(tag, Tag::Role | Tag::PersonNoun | Tag::Group | Tag::Document | Tag::Media | Tag::Body)
}

/// Finds who said what inside of quotations: the rows of `parts.sequence`, laid out by [`crate::sequence::lay_out_inside`],
/// that hold a quotation and have a cue. `before` is how many cues come before those of `parts`.
pub fn attribute_inside(parts: &Parts<'_>, weights: &Weights, cache: &mut Cache, before: usize) -> Vec<Attribution> {
    let mut found = attribute(parts, weights, false, cache);
    found.retain(|row| row.cue_id.is_some() && !row.quotes.is_empty());
    for row in &mut found {
        row.cue_id = row.cue_id.map(|CueId(place)| CueId(before + place));
        row.nested = true;
    }
    found
}

/// The chunks that stand in the content of a chosen row, or in its source or cue.
fn taken_chunks(rows: &[Row], chosen: &[usize], chunks: usize) -> Vec<bool> {
    let mut taken = vec![false; chunks];
    for &at in chosen {
        let proposal = &rows[at].proposal;
        for &chunk in proposal.content.iter().chain(&proposal.source).chain(&proposal.cue) {
            taken[chunk] = true;
        }
    }
    taken
}

/// Raises rows that were not sure enough but hold a quotation that nobody else has; whether there were any.
fn rescue(parts: &Parts<'_>, rows: &[Row], chosen: &[usize], probabilities: &mut [f32]) -> bool {
    /// Rows less sure than this are not raised.
    const LEAST: f32 = 0.12;
    let taken = taken_chunks(rows, chosen, parts.sequence.chunks.len());
    let mut raised = false;
    for (row, probability) in rows.iter().zip(probabilities) {
        if (LEAST..select::LEAST).contains(probability)
            && row.proposal.content.iter().any(|&at| !taken[at] && is_speech(parts, at))
            && !carries_on(parts.sequence, &taken, row)
        {
            *probability = select::LEAST;
            raised = true;
        }
    }
    raised
}

/// Whether a row is a relative clause behind what another row has in its sentence: it carries that on, with the same
/// speaker.
fn carries_on(sequence: &Sequence, taken: &[bool], row: &Row) -> bool {
    /// How far before it that may be, in chunks.
    const REACH: usize = 40;
    let &[source] = row.proposal.source.as_slice() else { return false };
    let mut before = (source.saturating_sub(REACH)..source).rev().take_while(|&at| !sequence.chunks[at].is_break());
    sequence.chunks[source].tag == Tag::Relative && before.any(|at| taken[at])
}

/// Whether a chunk is a quotation of some length that holds speech.
fn is_speech(parts: &Parts<'_>, at: usize) -> bool {
    is_spoken(parts, at) && parts.sequence.chunks[at].tag != Tag::QuoteShort
}

/// Whether a chunk is a quotation that holds speech.
fn is_spoken(parts: &Parts<'_>, at: usize) -> bool {
    matches!(parts.sequence.chunks[at].kind, ChunkKind::Quote(id) if parts.quotes[id.0].role == QuoteRole::Speech)
}

/// Whether a quotation stands as a sentence of its own.
fn floats(parts: &Parts<'_>, at: usize) -> bool {
    let chunks = &parts.sequence.chunks;
    let is_sentence = || parts.text[..parts.tokens[chunks[at].end - 1].span.start].ends_with(['.', '!', '?', '…']);
    (is_speech(parts, at) || chunks[at].tag == Tag::QuoteShort && is_spoken(parts, at) && is_sentence())
        && at.checked_sub(1).is_some_and(|before| chunks[before].is_break() || turns::is_behind_label(parts, before))
        && chunks.get(at + 1).is_none_or(crate::sequence::Chunk::is_break)
}
