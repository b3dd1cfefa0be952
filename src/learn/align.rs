//! Gold spans laid on the units of the flow.

use crate::cue;
use crate::flow::{self, Flow, UnitKind};
use crate::gold::GoldAttribution;
use crate::lexicon::Lexicon;
use crate::model::{CueMatch, CueSource, Span, Token};
use crate::segment::Segmentation;
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
    pub flow: Flow,
    /// All candidates for cues.
    pub candidates: Vec<CueMatch>,
    /// The gold attributions whose cue is a candidate.
    pub aligned: Vec<Aligned>,
    /// All gold attributions.
    pub gold: Vec<GoldAttribution>,
}

/// A gold attribution on the flow.
#[derive(Debug, Clone)]
pub struct Aligned {
    /// Its cue's head among the candidates.
    pub candidate: usize,
    /// Which gold attribution it is.
    pub gold: usize,
    /// Units of the source.
    pub source: Vec<usize>,
    /// Units of the cue.
    pub cue: Vec<usize>,
    /// Units of the content.
    pub content: Vec<usize>,
}

/// Cuts up an annotated document and lays its gold on the flow.
pub fn prepare(text: String, gold: Vec<GoldAttribution>, lexicon: &Lexicon) -> Prepared {
    let cut = segment::segment(&text, lexicon);
    let quotes = quote::find_quotes(&text, &cut.paragraphs, &cut.tokens, lexicon);
    let flow = flow::lay_out(&text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
    let candidates = cue::candidates(&flow, &cut.tokens, lexicon);
    let mut aligned: Vec<Aligned> = Vec::new();
    for (index, attribution) in gold.iter().enumerate() {
        let units = |spans: &[Span]| covered(&flow, &cut.tokens, spans);
        let cue_units = units(&attribution.cue);
        let Some(candidate) = head(&flow, &candidates, &cue_units) else { continue };
        if aligned.iter().any(|other| other.candidate == candidate) {
            continue;
        }
        aligned.push(Aligned {
            candidate,
            gold: index,
            source: units(&attribution.source),
            cue: cue_units,
            content: units(&attribution.content),
        });
    }
    Prepared { text, cut, quotes, flow, candidates, aligned, gold }
}

/// The units at least half of whose bytes lie in `spans`.
pub fn covered(flow: &Flow, tokens: &[Token], spans: &[Span]) -> Vec<usize> {
    let mut out = Vec::new();
    for &span in spans {
        let first = flow.units.partition_point(|unit| unit.end == 0 || tokens[unit.end - 1].span.end <= span.start);
        for (at, unit) in flow.units.iter().enumerate().skip(first) {
            if unit.start >= tokens.len() || tokens[unit.start].span.start >= span.end {
                break;
            }
            let hit = match unit.kind {
                UnitKind::SentenceBreak | UnitKind::ParagraphBreak => continue,
                UnitKind::Token | UnitKind::Quote(_) => {
                    let outer = tokens[unit.start].span.hull(tokens[unit.end - 1].span);
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
fn head(flow: &Flow, candidates: &[CueMatch], cue: &[usize]) -> Option<usize> {
    let rank = |candidate: &CueMatch| match candidate.source {
        _ if flow.units[candidate.unit].tag.is_cue_verb() => 5,
        CueSource::Noun | CueSource::Phrase => 4,
        CueSource::Adjective => 3,
        CueSource::Adverb => 2,
        CueSource::Verb => 1,
        CueSource::Mark => 0,
    };
    let (first, last) = (*cue.first()?, *cue.last()?);
    let from = candidates.partition_point(|candidate| candidate.unit < first);
    candidates[from..]
        .iter()
        .enumerate()
        .take_while(|(_, candidate)| candidate.unit <= last)
        .filter(|(_, candidate)| cue.contains(&candidate.unit))
        .max_by_key(|(place, candidate)| (rank(candidate), *place))
        .map(|(place, _)| from + place)
}
