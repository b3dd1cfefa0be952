//! What became of the rows of a text, for the tests of repairs and filters.

use std::sync::{LazyLock, Mutex, PoisonError};

use super::propose::decode::Cache;
use super::propose::rules::{ALL as RULES, Context, Reading, Rule};
use super::trace::{Fate, Trace};
use super::{Parts, attribute};
use crate::built_in::WEIGHTS;
use crate::cue::find_cues;
use crate::lexicon::{Lexicon, word_hash};
use crate::{quote, segment, sequence};

/// One for all texts: it is large.
static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

/// A row: its cue, source and content (pieces joined by ` … `), what became of it, the rules and the repairs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) cue: String,
    pub(super) source: String,
    pub(super) content: String,
    pub(super) fate: Fate,
    pub(super) probability: f32,
    pub(super) read: Option<&'static str>,
    pub(super) rule: Option<&'static str>,
    pub(super) repairs: Vec<&'static str>,
}

impl Told {
    pub(super) fn stands(&self) -> bool {
        matches!(self.fate, Fate::Stands | Fate::Nested)
    }
}

/// All rows that the cues of a text propose.
pub(super) fn told(text: &str) -> Vec<Told> {
    told_by(RULES, text, &mut CACHE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The same where other rules read the cues; `cache` is used with these rules only.
fn told_by(rules: &'static [&'static Rule], text: &str, cache: &mut Cache) -> Vec<Told> {
    let lexicon = Lexicon::built_in();
    let cut = segment::segment(text, lexicon);
    let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
    let sequence = sequence::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
    let cues = find_cues(&sequence, &cut.tokens, lexicon, &WEIGHTS.cue);
    let parts = Parts { text, tokens: &cut.tokens, quotes: &quotes, sequence: &sequence, cues: &cues, lexicon, rules };
    let mut trace = Trace::default();
    attribute(&parts, &WEIGHTS, cache, Some(&mut trace));
    let words = |chunks: &[usize]| {
        parts.spans(chunks).iter().map(|span| span.slice(text).to_owned()).collect::<Vec<_>>().join(" … ")
    };
    let told = |(row, fate): &(super::row::Row, Fate)| Told {
        cue: cut.tokens[cues[row.cue].head].span.slice(text).to_owned(),
        source: words(&row.proposal.source),
        content: words(&row.proposal.content),
        fate: *fate,
        probability: row.probability,
        read: row.read.map(|rule| rule.id),
        rule: row.rule.map(|rule| rule.id),
        repairs: row.repairs.clone(),
    };
    trace.rows.iter().map(told).collect()
}

/// A rule that no text but the one below has a use for: it reads *quipped*.
const QUIP: Rule = Rule { id: "quip", doc: "", fires: &[], silent: &[], apply: read_quip };

fn read_quip(context: &Context<'_>) -> Option<Reading> {
    let (cue, sequence) = (context.cue.chunk, context.sequence);
    let end = (cue..sequence.chunks.len()).find(|&at| sequence.chunks[at].is_break()).unwrap_or(sequence.chunks.len());
    let is_quip = context.tokens[context.cue.head].hash == word_hash("quipped");
    is_quip.then(|| Reading { source: Some(cue - 1..cue), content: std::iter::once(cue + 1..end).collect() })
}

#[test]
fn a_rule_added_in_the_middle_changes_no_other_row() {
    static WITH_QUIP: LazyLock<Vec<&Rule>> = LazyLock::new(|| {
        let (before, behind) = RULES.split_at(RULES.len() / 2);
        [before, &[&QUIP], behind].concat()
    });
    let articles = [
        include_str!("../../fixtures/articles/local-bridge/article.txt"),
        include_str!("../../fixtures/articles/court-report/article.txt"),
        include_str!("../../fixtures/articles/press-release-ferries/article.txt"),
    ];
    let mut cache = Cache::default();
    let mut read = Vec::new();
    for article in articles {
        let text = format!("{article}\n\nRuth Daly quipped the bridge was safe.\n");
        let (before, after) = (told(&text), told_by(&WITH_QUIP, &text, &mut cache));
        assert_eq!(before.len(), after.len());
        for (before, after) in before.into_iter().zip(after) {
            if after.cue == "quipped" {
                assert_ne!(before.read, after.read);
                read.push(after.read);
            } else {
                assert_eq!(before, after);
            }
        }
    }
    assert_eq!(read, [Some("quip"); 3]);
}
