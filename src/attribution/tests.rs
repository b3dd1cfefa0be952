//! What became of the rows of a text, for the tests of repairs and filters.

use std::sync::{LazyLock, Mutex, PoisonError};

use super::propose::decode::Cache;
use super::trace::{Fate, Trace};
use super::{Parts, attribute};
use crate::built_in::WEIGHTS;
use crate::cue::find_cues;
use crate::lexicon::Lexicon;
use crate::{quote, segment, sequence};

/// One for all texts: it is large.
static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

/// A row: its cue, source and content (pieces joined by ` … `), what became of it, and the repairs made.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) cue: String,
    pub(super) source: String,
    pub(super) content: String,
    pub(super) fate: Fate,
    pub(super) repairs: Vec<&'static str>,
}

impl Told {
    pub(super) fn stands(&self) -> bool {
        matches!(self.fate, Fate::Stands | Fate::Nested)
    }
}

/// All rows that the cues of a text propose.
pub(super) fn told(text: &str) -> Vec<Told> {
    let lexicon = Lexicon::built_in();
    let cut = segment::segment(text, lexicon);
    let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
    let sequence = sequence::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
    let cues = find_cues(&sequence, &cut.tokens, lexicon, &WEIGHTS.cue);
    let parts = Parts { text, tokens: &cut.tokens, quotes: &quotes, sequence: &sequence, cues: &cues, lexicon };
    let mut trace = Trace::default();
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    attribute(&parts, &WEIGHTS, &mut cache, Some(&mut trace));
    let words = |chunks: &[usize]| {
        parts.spans(chunks).iter().map(|span| span.slice(text).to_owned()).collect::<Vec<_>>().join(" … ")
    };
    let told = |(row, fate): &(super::row::Row, Fate)| Told {
        cue: cut.tokens[cues[row.cue].head].span.slice(text).to_owned(),
        source: words(&row.proposal.source),
        content: words(&row.proposal.content),
        fate: *fate,
        repairs: row.repairs.clone(),
    };
    trace.rows.iter().map(told).collect()
}
