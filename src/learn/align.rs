//! Gold spans laid on the chunks of the sequence.

use crate::cue;
use crate::gold::GoldAttribution;
use crate::lexicon::Lexicon;
use crate::model::{CueMatch, CueSource, Span, Token};
use crate::segment::Segmentation;
use crate::sequence::{self, ChunkKind, Sequence};
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

/// Cuts up an annotated document and lays its gold on the sequence.
pub fn prepare(text: String, gold: Vec<GoldAttribution>, lexicon: &Lexicon) -> Prepared {
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
        aligned.push(Aligned {
            candidate,
            gold: index,
            source: chunks(&attribution.source),
            cue: cue_chunks,
            content: chunks(&attribution.content),
        });
    }
    Prepared { text, cut, quotes, sequence, candidates, aligned, gold }
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
