//! Learning a small correction of weights that are there from a few articles: what is to be added to them.
//!
//! The weights that are there give every example a score, and what is learned is added to it: where they are right already, there
//! is next to nothing to learn. All that is learned is drawn to zero (a Gaussian prior), so that a feature moves only as far as
//! several examples push it. Which words are cues and which chunks are theirs comes first; which rows stand is learned from
//! rows found by corrections that have not seen their articles, so that it does not learn to trust a memory.

use std::collections::HashSet;

use super::cues::{CueData, cue_data, fit_cues, given_probabilities};
use super::frames::{FrameData, frame_data, train_frames};
use super::logistic::{Example, fit};
use super::optimiser::{Interner, Weights as Learned};
use super::rows::is_right;
use super::{Prepared, Settings, prepare};
use crate::attribution::dictionary::Dictionary;
use crate::attribution::propose::decode::Cache;
use crate::attribution::propose::rules::ALL as RULES;
use crate::attribution::score::features::features;
use crate::attribution::trace::{Fate, Trace};
use crate::attribution::weights::{MORE, Weights};
use crate::attribution::{Parts, attribute, scored};
use crate::cue::{Around, find_cues};
use crate::error::Result;
use crate::eval::NamedEvent;
use crate::gold::GoldAttribution;
use crate::pipeline::Engine;
use crate::scorer::{Record, WeightRow, write_weights};

/// Settings of the correction of cues.
const CUES: Settings =
    Settings { epochs: 12, rate: 0.2, least_count: 3, decay: 0.0, prior: 20.0, caution: 1.0, dropout: 0.0, seed: 7 };
/// Settings of the correction of what belongs to a row.
const FRAMES: Settings = Settings { epochs: 8, rate: 0.05, least_count: 4, prior: 100.0, ..CUES };
/// Settings of the correction of which rows stand.
const ROWS: Settings = Settings { prior: 8.0, ..CUES };
/// Runs with other orders of the examples, whose mean is taken.
const RUNS: u64 = 2;
/// Parts into which articles are cut for cross-fitting.
const PARTS: usize = 3;
/// Weights nearer to zero than this are left out.
const LEAST: f32 = 0.0045;
/// Probabilities nearer to 0 or 1 than this count as this.
const NEAR: f32 = 1e-4;

/// An article that people annotated whole.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What people found in it.
    pub gold: Vec<GoldAttribution>,
    /// Who the speakers are, where that is known.
    pub names: Option<Vec<NamedEvent>>,
}

/// What is to be added to weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The texts of the files, in the order of [`MORE`]; none where nothing is added.
    pub texts: [Option<String>; 5],
}

impl Correction {
    /// The weights with it.
    ///
    /// # Errors
    /// None, of what this program learned itself.
    pub fn on(&self, base: &Weights) -> Result<Weights> {
        base.clone().corrected("", self.texts.each_ref().map(Option::as_deref))
    }

    /// How many weights it has.
    pub fn len(&self) -> usize {
        self.texts.iter().flatten().flat_map(|text| text.lines()).filter(|line| line.contains('\t')).count()
    }

    /// Whether it adds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Learning ended before it was done, because somebody asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Articles made ready to learn from.
pub struct Lessons<'a> {
    engine: Engine<'a>,
    documents: Vec<Prepared>,
    cues: CueData,
    frames: FrameData,
    dictionary: Dictionary,
}

/// What is added while it is learned.
struct First {
    cue: Learned<1>,
    chunk: Learned<3>,
    edge: Learned<4>,
}

impl<'a> Lessons<'a> {
    /// Makes articles ready; what is learned from them will be added to the weights of `engine`.
    pub fn new(engine: Engine<'a>, articles: &[Article]) -> Self {
        let (lexicon, base) = (engine.lexicon(), engine.weights());
        let prepared = |article: &Article| prepare(article.text.clone(), article.gold.clone(), 1.0, lexicon);
        let documents: Vec<Prepared> = articles.iter().map(prepared).collect();
        let cues = cue_data(&documents, lexicon, Some(&base.cue));
        let frames = frame_data(&documents, lexicon, &given_probabilities(&cues), Some((&base.chunk, &base.edge)));
        Self { engine, documents, cues, frames, dictionary: Dictionary::new(lexicon) }
    }

    /// Learns from the articles `chosen`, whose places are in order. `go_on` is asked now and then.
    ///
    /// # Errors
    /// `go_on` said no.
    pub fn learn(&self, chosen: &[usize], go_on: &mut dyn FnMut() -> bool) -> std::result::Result<Correction, Stopped> {
        let mut rows = Rows { examples: self.documents.iter().map(|_| Vec::new()).collect(), ..Rows::default() };
        for part in 0..PARTS.min(chosen.len()) {
            let (held, rest): (Vec<_>, Vec<_>) = chosen.iter().enumerate().partition(|(at, _)| at % PARTS == part);
            let [held, rest] = [held, rest].map(|part| part.into_iter().map(|(_, doc)| *doc).collect::<Vec<_>>());
            let weights = self.with(&self.first(&rest, go_on)?);
            let mut cache = Cache::default();
            for doc in held {
                stop_unless(go_on())?;
                self.add_rows(doc, &weights, &mut cache, &mut rows);
            }
        }
        let row = mean(&ROWS, |settings| fit(&rows.interner, &rows.examples, chosen, settings));
        let first = self.first(chosen, go_on)?;
        Ok(self.written(&first, &row, &rows.interner, chosen.len()))
    }

    /// Which words are cues, and what belongs to them.
    fn first(&self, chosen: &[usize], go_on: &mut dyn FnMut() -> bool) -> std::result::Result<First, Stopped> {
        let cue = mean(&CUES, |settings| fit_cues(&self.cues, chosen, settings));
        stop_unless(go_on())?;
        let (chunk, edge) = train_frames(&self.frames, chosen, &FRAMES);
        stop_unless(go_on())?;
        Ok(First { cue, chunk, edge })
    }

    /// The engine's weights with what was learned.
    fn with(&self, first: &First) -> Weights {
        let base = self.engine.weights().clone();
        Weights {
            cue: base.cue.plus(first.cue.table(&self.cues.interner, LEAST)),
            chunk: base.chunk.plus(first.chunk.table(&self.frames.chunks, LEAST)),
            edge: base.edge.plus(first.edge.table(&self.frames.edges, LEAST)),
            ..base
        }
    }

    /// Judges the rows that these weights find in an article.
    fn add_rows(&self, doc: usize, weights: &Weights, cache: &mut Cache, rows: &mut Rows) {
        let (document, lexicon) = (&self.documents[doc], self.engine.lexicon());
        let Prepared { text, cut, quotes, sequence, .. } = document;
        let cues = find_cues(sequence, &cut.tokens, lexicon, &weights.cue);
        let parts = Parts { text, tokens: &cut.tokens, quotes, sequence, cues: &cues, lexicon, rules: RULES };
        let around = Around::new(sequence, &cut.tokens, lexicon, &cues);
        let (found, scored) = scored(&parts, weights, cache);
        let mut trace = Trace::default();
        attribute(&parts, weights, cache, Some(&mut trace));
        let ends_elsewhere = |fate: &Fate| !matches!(fate, Fate::Stands | Fate::Unsure);
        let elsewhere: HashSet<usize> =
            trace.rows.iter().filter(|(_, fate)| ends_elsewhere(fate)).map(|(row, _)| row.cue).collect();
        for (row, rivals) in found.iter().zip(scored.rivals) {
            let holds = is_right(document, row);
            // Where the cue is right and its row is not, it is not known which of the weights are to blame; and what falls to a
            // surer row or to a filter needs no weights to fall.
            let chunk = cues[row.cue].chunk;
            let has_cue = || document.aligned.iter().any(|gold| document.candidates[gold.candidate].chunk == chunk);
            if !holds && (elsewhere.contains(&row.cue) || has_cue()) {
                continue;
            }
            let mut record = Record::default();
            features(&around, &cues[row.cue], row, rivals, &mut record);
            let probability = row.probability.clamp(NEAR, 1.0 - NEAR);
            let score = (probability / (1.0 - probability)).ln();
            let features = rows.interner.intern(&record);
            rows.examples[doc].push(Example { features, holds, weight: document.weight, score });
        }
    }

    /// The texts of the files.
    fn written(&self, first: &First, row: &Learned<1>, rows: &Interner, articles: usize) -> Correction {
        let First { cue, chunk, edge } = first;
        let names = &self.dictionary;
        Correction {
            texts: [
                text(0, articles, cue.rows(&self.cues.interner, names, LEAST)),
                text(1, articles, chunk.rows(&self.frames.chunks, names, LEAST)),
                text(2, articles, edge.rows(&self.frames.edges, names, LEAST)),
                None,
                text(4, articles, row.rows(rows, names, LEAST)),
            ],
        }
    }
}

/// Rows as examples.
#[derive(Default)]
struct Rows {
    examples: Vec<Vec<Example>>,
    interner: Interner,
}

fn stop_unless(goes_on: bool) -> std::result::Result<(), Stopped> {
    if goes_on { Ok(()) } else { Err(Stopped) }
}

/// The mean of runs that see the examples in other orders.
fn mean(settings: &Settings, run: impl Fn(&Settings) -> Learned<1>) -> Learned<1> {
    let others = (1..RUNS).map(|more| run(&Settings { seed: settings.seed + more, ..*settings }));
    run(settings).mean(others.collect())
}

fn text<const N: usize>(place: usize, articles: usize, mut rows: Vec<WeightRow<N>>) -> Option<String> {
    let base = MORE[place].replace("-more", "");
    let header = format!(
        "What is added to {base}, learned from {articles} articles; see docs/training.md.\n\
         [kind of feature], then a line for each: the words or #classes seen, and what is added to each score, in thousandths."
    );
    (!rows.is_empty()).then(|| write_weights(&header, &mut rows))
}
