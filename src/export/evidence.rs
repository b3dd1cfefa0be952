//! What is behind a row, for those who ask.

use serde::Serialize;

use super::entry::{EntryPlace, cue_entry};
use super::part::{Part, Pieces, rounded};
use super::report::Report;
use crate::lexicon::Lexicon;
use crate::model::{Attribution, Candidate, Ground, Naming, QuoteRole, QuoteSpan, Reason};

/// What is behind a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceRecord {
    /// The lexicon entry of its cue.
    pub cue_entry: Option<EntryRecord>,
    /// How the speaker was found.
    pub speaker_why: &'static str,
    /// The words that name the day on which it was said.
    pub statement_date: Option<Part>,
    /// What the weights saw, loudest first.
    pub grounds: Vec<GroundRecord>,
    /// The weights that decided, largest first.
    pub reasons: Vec<Weight>,
    /// The candidates that lost, best first.
    pub losers: Vec<LostCandidate>,
}

/// Where an entry stands, apart from its lexicon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryRecord {
    /// The file's name.
    pub file: &'static str,
    /// The entry's key.
    pub entry: String,
    /// Its line, from 1.
    pub line: usize,
}

/// What spoke for or against a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroundRecord {
    /// What was seen, in words.
    pub words: String,
    /// The sum of the weights that look at it: above 0 for the row, below 0 against it.
    pub weight: f64,
}

/// One weight that spoke for or against a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weight {
    /// What it weighs.
    pub feature: String,
    /// Above 0 for the row, below 0 against it.
    pub weight: f64,
}

/// A candidate that lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LostCandidate {
    /// The rule that proposed it.
    pub rule: &'static str,
    /// Its score, on the winner's scale.
    pub score: f64,
    /// Its source.
    pub source: Option<Part>,
    /// Its content.
    pub content: Part,
}

/// A pair of quotation marks that was not taken for speech.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// The words with their marks.
    pub text: String,
    /// Where they stand, in code points.
    pub span: [usize; 2],
    /// scare or work.
    pub role: &'static str,
    /// Why.
    pub why: &'static str,
}

pub(super) fn of(
    report: &Report<'_>,
    pieces: &Pieces<'_>,
    row: &Attribution,
    naming: Option<&Naming>,
) -> EvidenceRecord {
    EvidenceRecord {
        cue_entry: entry_of(row, report).map(|place| own(&place)),
        speaker_why: naming.map_or("", |naming| naming.why),
        statement_date: row.when.map(|when| pieces.words(&[when.span])),
        grounds: row.evidence.grounds.iter().map(ground).collect(),
        reasons: row.evidence.reasons.iter().map(weight).collect(),
        losers: row.evidence.losers.iter().map(|loser| lost(loser, pieces)).collect(),
    }
}

fn entry_of<'a>(row: &Attribution, report: &Report<'a>) -> Option<EntryPlace<'a>> {
    let lexicon: &'a Lexicon = report.lexicon;
    row.cue_id.and_then(|id| report.analysis.cues.get(id.0)).and_then(|cue| cue_entry(cue, lexicon))
}

fn own(place: &EntryPlace<'_>) -> EntryRecord {
    EntryRecord { file: place.file, entry: place.entry.to_owned(), line: place.line }
}

fn ground(ground: &Ground) -> GroundRecord {
    GroundRecord { words: ground.words.clone(), weight: rounded(ground.weight) }
}

fn weight(reason: &Reason) -> Weight {
    Weight { feature: reason.feature.clone(), weight: rounded(reason.weight) }
}

fn lost(loser: &Candidate, pieces: &Pieces<'_>) -> LostCandidate {
    LostCandidate {
        rule: loser.rule,
        score: rounded(loser.score),
        source: pieces.part(&loser.source),
        content: pieces.words(&loser.content),
    }
}

/// The pairs of marks that hold no speech.
pub(super) fn marks(report: &Report<'_>, pieces: &Pieces<'_>) -> Vec<Mark> {
    let silent = report.analysis.quotes.iter().filter(|quote| quote.role != QuoteRole::Speech);
    silent.map(|quote| mark(quote, report, pieces)).collect()
}

fn mark(quote: &QuoteSpan, report: &Report<'_>, pieces: &Pieces<'_>) -> Mark {
    Mark {
        text: quote.outer.slice(report.document.text).to_owned(),
        span: pieces.span(quote.outer),
        role: if quote.role == QuoteRole::Work { "work" } else { "scare" },
        why: quote.why,
    }
}
