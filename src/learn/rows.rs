//! Learning which finished rows stand: a logistic regression on rows proposed for articles not seen before.

use super::choices::{ChoiceData, Options, train_choices};
use super::cues::{CueData, fit_cues};
use super::frames::{FrameData, train_frames};
use super::logistic::{Example, fit};
use super::optimiser::{Interner, Weights as Learned};
use super::trees::Examples;
use super::{Prepared, Settings};
use crate::attribution::propose::agreement::agreeing;
use crate::attribution::propose::decode::{self, Cache};
use crate::attribution::propose::rules::{self, ALL as RULES, Context};
use crate::attribution::propose::search::Search;
use crate::attribution::propose::{choice, propose_by};
use crate::attribution::row::Row;
use crate::attribution::score::features::{features, rivals};
use crate::attribution::score::measures::measure;
use crate::attribution::score::relation::Relations;
use crate::attribution::weights::Weights;
use crate::cue::{Around, find_cues};
use crate::lexicon::Lexicon;
use crate::model::CueMatch;
use crate::scorer::Record;

/// Proposed rows of all documents.
pub struct RowData {
    examples: Vec<Vec<Example>>,
    proposed: Vec<(Vec<CueMatch>, Vec<Row>)>,
    /// The windows' labellings.
    pub choices: ChoiceData,
    /// The features' names and counts.
    pub interner: Interner,
}

/// A document's place, its cues, and the rows they propose, each with its options.
type Proposed = (usize, Vec<CueMatch>, Vec<Row>, Vec<Options>);

/// Proposes rows for every document with scorers that have not seen it, and judges them by the gold. `settings` are those of
/// the scorers of cues, of chunks, and of the choice among a window's labellings.
pub fn row_data(
    documents: &[Prepared],
    lexicon: &Lexicon,
    cues: &CueData,
    frames: &FrameData,
    settings: [&Settings; 3],
    folds: usize,
) -> RowData {
    let [cue_settings, frame_settings, choice_settings] = settings;
    let settings = [cue_settings, frame_settings];
    let proposed: Vec<Vec<Proposed>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..folds)
            .map(|fold| scope.spawn(move || propose_fold(documents, lexicon, cues, frames, settings, folds, fold)))
            .collect();
        // A part that failed must not pass for one without rows.
        let joined = workers.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut proposed: Vec<Proposed> = proposed.into_iter().flatten().collect();
    proposed.sort_by_key(|(doc, ..)| *doc);
    let mut options: Vec<Vec<(CueMatch, Options)>> = Vec::with_capacity(proposed.len());
    let mut kept: Vec<(Vec<CueMatch>, Vec<Row>)> = Vec::with_capacity(proposed.len());
    for (_, cues, rows, own) in proposed {
        options.push(rows.iter().zip(own).map(|(row, options)| (cues[row.cue].clone(), options)).collect());
        kept.push((cues, rows));
    }
    let mut proposed = kept;
    let choices = ChoiceData::new(documents, &options);
    for fold in 0..folds {
        let (held, rest): (Vec<usize>, Vec<usize>) = (0..documents.len()).partition(|doc| doc % folds == fold);
        let weights = train_choices(&choices, &rest, choice_settings);
        for doc in held {
            let (document, (cues, rows)) = (&documents[doc], &mut proposed[doc]);
            for (at, row) in rows.iter_mut().enumerate() {
                row.proposal = options[doc][at].1.few[choices.choose(&weights, doc, at)].clone();
                let (sequence, tokens) = (&document.sequence, &document.cut.tokens);
                let context = Context { sequence, tokens, lexicon, cue: &cues[row.cue], facts: &row.facts };
                row.rule = agreeing(sequence, rules::read(RULES, &context).as_ref(), &row.proposal);
            }
        }
    }
    let mut interner = Interner::default();
    let examples = documents
        .iter()
        .zip(&proposed)
        .map(|(document, (found, rows))| {
            let around = Around::new(&document.sequence, &document.cut.tokens, lexicon, found);
            let rivals = rivals(rows, found, &Relations::new(rows, found));
            let example = |(row, rivals): (&Row, _)| {
                let mut record = Record::default();
                features(&around, &found[row.cue], row, rivals, &mut record);
                let holds = is_right(document, row);
                Example { features: interner.intern(&record), holds, weight: document.weight, score: 0.0 }
            };
            rows.iter().zip(rivals).map(example).collect()
        })
        .collect();
    RowData { examples, proposed, choices, interner }
}

fn propose_fold(
    documents: &[Prepared],
    lexicon: &Lexicon,
    cues: &CueData,
    frames: &FrameData,
    [cue_settings, frame_settings]: [&Settings; 2],
    folds: usize,
    fold: usize,
) -> Vec<Proposed> {
    let (held, rest): (Vec<usize>, Vec<usize>) = (0..documents.len()).partition(|doc| doc % folds == fold);
    let again = |settings: &Settings| Settings { seed: settings.seed + 1, ..*settings };
    let cue = fit_cues(cues, &rest, cue_settings).mean(vec![fit_cues(cues, &rest, &again(cue_settings))]);
    let cue = cue.table(&cues.interner, 0.0);
    let (chunk, edge) = train_frames(frames, &rest, frame_settings);
    let (other_chunk, other_edge) = train_frames(frames, &rest, &again(frame_settings));
    let (chunk, edge) = (chunk.mean(vec![other_chunk]), edge.mean(vec![other_edge]));
    let weights = Weights {
        cue,
        chunk: chunk.table(&frames.chunks, 0.0),
        edge: edge.table(&frames.edges, 0.0),
        ..Weights::default()
    };
    let mut cache = Cache::default();
    held.into_iter()
        .map(|doc| {
            let document = &documents[doc];
            let tokens = &document.cut.tokens;
            let found = find_cues(&document.sequence, tokens, lexicon, &weights.cue);
            let around = Around::new(&document.sequence, tokens, lexicon, &found);
            let mut options = Vec::new();
            let rows = propose_by(&around, tokens, &found, RULES, &weights, &mut cache, |_, frame, reading, scores| {
                let few = decode::propose_few(frame, &Search::new(scores), scores.log_sum());
                let record = |at: usize| {
                    let mut record = Record::default();
                    choice::features(frame, reading, &few, at, &mut record);
                    record
                };
                let first = few[0].clone();
                options.push(Options { records: (0..few.len()).map(record).collect(), few });
                first
            });
            (doc, found, rows, options)
        })
        .collect()
}

/// Whether a row is right: its content shares at least half of its chunks with a gold content, and their sources meet.
pub fn is_right(document: &Prepared, row: &Row) -> bool {
    document.aligned.iter().any(|gold| {
        let shared = gold.content.iter().filter(|chunk| row.proposal.content.binary_search(chunk).is_ok()).count();
        let union = gold.content.len() + row.proposal.content.len() - shared;
        let sources = if gold.source.is_empty() || row.proposal.source.is_empty() {
            gold.source.is_empty() && row.proposal.source.is_empty()
        } else {
            gold.source.iter().any(|chunk| row.proposal.source.binary_search(chunk).is_ok())
        };
        2 * shared >= union && shared > 0 && sources
    })
}

/// Learns the row scorer from the documents `chosen`.
pub fn train_rows(data: &RowData, chosen: &[usize], settings: &Settings) -> Learned<1> {
    fit(&data.interner, &data.examples, chosen, settings)
}

/// What the trees learn from: every row's measures, its score given by weights that have not seen its document.
pub fn measured(
    data: &RowData,
    documents: &[Prepared],
    lexicon: &Lexicon,
    settings: &Settings,
    folds: usize,
) -> Examples {
    let mut examples = Examples::default();
    for fold in 0..folds {
        let (held, rest): (Vec<usize>, Vec<usize>) = (0..documents.len()).partition(|doc| doc % folds == fold);
        let weights = train_rows(data, &rest, settings);
        for doc in held {
            let (cues, rows) = &data.proposed[doc];
            let scores: Vec<f32> = data.examples[doc].iter().map(|example| weights.sum(&example.features)[0]).collect();
            let around = Around::new(&documents[doc].sequence, &documents[doc].cut.tokens, lexicon, cues);
            let measures = measure(&around, cues, rows, &Relations::new(rows, cues), &scores);
            for ((measures, score), example) in measures.iter().zip(scores).zip(&data.examples[doc]) {
                examples.push(measures, score, example.holds, example.weight);
            }
        }
    }
    examples
}
