//! Gold spans laid on the chunks of the sequence.

use crate::attribution::{repair::cue_and_content_part, speech_act::tells_object};
use crate::cue;
use crate::gold::GoldAttribution;
use crate::lexicon::Lexicon;
use crate::model::{CueMatch, CueSource, Span, Token};
use crate::segment::Segmentation;
use crate::sequence::{self, ChunkKind, Sequence, Tag};
use crate::{quote, segment};

/// An annotated document, cut up and laid out.
#[derive(Debug)]
pub struct Prepared {
    /// The text.
    pub text: String,
    /// Its segmentation.
    pub cut: Segmentation,
    /// Its quotation spans.
    pub quotes: Vec<crate::model::QuoteSpan>,
    /// Its flow.
    pub sequence: Sequence,
    /// All candidates for cues.
    pub candidates: Vec<CueMatch>,
    /// The gold attributions whose cue is a candidate.
    pub aligned: Vec<Aligned>,
    /// All gold attributions.
    pub gold: Vec<GoldAttribution>,
    /// How much its examples count.
    pub weight: f32,
}

/// A gold attribution on the sequence.
#[derive(Debug, Clone)]
pub struct Aligned {
    /// Its cue's head among the candidates.
    pub candidate: usize,
    /// Which gold attribution it is.
    pub gold: usize,
    /// Chunks of the source.
    pub source: Vec<usize>,
    /// Chunks of the cue.
    pub cue: Vec<usize>,
    /// Chunks of the content.
    pub content: Vec<usize>,
}

/// Cuts up an annotated document and lays its gold on the sequence, in the form that rows have: corpora part cue and
/// content in other places, and some give a quotation that goes on from a row a row of its own.
pub fn prepare(text: String, gold: Vec<GoldAttribution>, weight: f32, lexicon: &Lexicon) -> Prepared {
    let cut = segment::segment(&text, lexicon);
    let quotes = quote::find_quotes(&text, &cut.paragraphs, &cut.tokens, lexicon);
    let sequence = sequence::lay_out(&text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
    let candidates = cue::candidates(&sequence, &cut.tokens, lexicon);
    let mut aligned: Vec<Aligned> = Vec::new();
    for (index, attribution) in gold.iter().enumerate() {
        let chunks = |spans: &[Span]| covered(&sequence, &cut.tokens, spans);
        let cue_chunks = chunks(&attribution.cue);
        let Some(candidate) = head(&sequence, &candidates, &cue_chunks) else { continue };
        if aligned.iter().any(|other| other.candidate == candidate) {
            continue;
        }
        let (mut cue, mut content) = (cue_chunks, chunks(&attribution.content));
        let head = &candidates[candidate];
        let told = tells_object(lexicon, head);
        cue_and_content_part::part(&sequence, head.chunk, told, &mut cue, &mut content);
        aligned.push(Aligned { candidate, gold: index, source: chunks(&attribution.source), cue, content });
    }
    join_continued(&sequence, &cut.tokens, &gold, &mut aligned);
    Prepared { text, cut, quotes, sequence, candidates, aligned, gold, weight }
}

/// Joins to a row the quotation paragraphs behind its last quotation that have rows of their own without source and cue.
fn join_continued(sequence: &Sequence, tokens: &[Token], gold: &[GoldAttribution], aligned: &mut [Aligned]) {
    for attribution in gold.iter().filter(|gold| gold.cue.is_empty() && gold.source.is_empty()) {
        let content = covered(sequence, tokens, &attribution.content);
        let quotes = content.iter().all(|&at| sequence.chunks[at].is_quote());
        let Some(before) = content.first().and_then(|first| first.checked_sub(1)).filter(|_| quotes) else { continue };
        let is_last = |row: &&mut Aligned| {
            let last = row.content.last().copied().unwrap_or(0).max(row.cue.last().copied().unwrap_or(0));
            let last = last.max(row.source.last().copied().unwrap_or(0));
            let stops = last + 1 == before || last + 2 == before && sequence.chunks[last + 1].tag == Tag::Stop;
            stops && sequence.chunks[before].is_break() && row.content.iter().any(|&at| sequence.chunks[at].is_quote())
        };
        if let Some(row) = aligned.iter_mut().find(is_last) {
            row.content.extend(content);
        }
    }
}

/// The chunks at least half of whose bytes lie in `spans`.
pub fn covered(sequence: &Sequence, tokens: &[Token], spans: &[Span]) -> Vec<usize> {
    let mut out = Vec::new();
    for &span in spans {
        let first =
            sequence.chunks.partition_point(|chunk| chunk.end == 0 || tokens[chunk.end - 1].span.end <= span.start);
        for (at, chunk) in sequence.chunks.iter().enumerate().skip(first) {
            if chunk.start >= tokens.len() || tokens[chunk.start].span.start >= span.end {
                break;
            }
            let hit = match chunk.kind {
                ChunkKind::SentenceBreak | ChunkKind::ParagraphBreak => continue,
                ChunkKind::Token | ChunkKind::Quote(_) => {
                    let outer = tokens[chunk.start].span.hull(tokens[chunk.end - 1].span);
                    let shared = outer.end.min(span.end).saturating_sub(outer.start.max(span.start));
                    2 * shared >= outer.len()
                }
            };
            if hit {
                out.push(at);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The candidate that heads a cue: its last verb, else its last noun, adjective, adverb or mark.
fn head(sequence: &Sequence, candidates: &[CueMatch], cue: &[usize]) -> Option<usize> {
    let rank = |candidate: &CueMatch| match candidate.source {
        _ if sequence.chunks[candidate.chunk].tag.is_cue_verb() => 5,
        CueSource::Noun | CueSource::Phrase => 4,
        CueSource::Adjective => 3,
        CueSource::Adverb => 2,
        CueSource::Verb => 1,
        CueSource::Mark => 0,
    };
    let (first, last) = (*cue.first()?, *cue.last()?);
    let from = candidates.partition_point(|candidate| candidate.chunk < first);
    candidates[from..]
        .iter()
        .enumerate()
        .take_while(|(_, candidate)| candidate.chunk <= last)
        .filter(|(_, candidate)| cue.contains(&candidate.chunk))
        .max_by_key(|(place, candidate)| (rank(candidate), *place))
        .map(|(place, _)| from + place)
}
