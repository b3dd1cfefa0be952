//! The whole of learning: from prepared documents to the texts of the weights files.

use super::choices::train_choices;
use super::{
    Prepared, Settings, cross_fit_cues, cue_data, fit_cues, frame_data, measured, row_data, train_frames, train_rows,
    train_trees,
};
use crate::attribution::dictionary::Dictionary;
use crate::attribution::weights::MEASURES;
use crate::lexicon::Lexicon;
use crate::scorer::{write_trees, write_weights};

/// Settings of the cue scorer.
const CUES: Settings =
    Settings { epochs: 5, rate: 0.05, least_count: 4, decay: 1e-5, prior: 0.0, caution: 1e-3, dropout: 0.0, seed: 7 };
/// Settings of the chain model.
const FRAMES: Settings = Settings { epochs: 6, rate: 0.07, least_count: 8, dropout: 0.15, ..CUES };
/// Settings of the choice among a window's labellings.
const CHOICES: Settings = Settings { epochs: 6, rate: 0.03, least_count: 4, decay: 1e-4, ..CUES };
/// Settings of the row scorer, which sees far fewer examples.
const ROWS: Settings = Settings { epochs: 6, rate: 0.02, decay: 1e-4, ..CUES };
/// Runs with other orders of the examples, whose mean is taken.
const RUNS: u64 = 5;
/// Parts into which documents are cut for cross-fitting.
const FOLDS: usize = 5;
/// Weights nearer to zero than these are left out of the files: as much as changes no measure on other articles.
const LEAST_CUE: f32 = 0.072;
const LEAST_CHUNK: f32 = 0.083;
const LEAST_EDGE: f32 = 0.172;
const LEAST_CHOICE: f32 = 0.042;
const LEAST_ROW: f32 = 0.064;

/// The files of tables of weights, each with the least weight that is kept in it.
pub const LEAST: [(&str, f32); 5] = [
    ("cue.tsv", LEAST_CUE),
    ("chunk.tsv", LEAST_CHUNK),
    ("edge.tsv", LEAST_EDGE),
    ("choice.tsv", LEAST_CHOICE),
    ("row.tsv", LEAST_ROW),
];

/// Learns all weights; gives the files' texts in the order of [`crate::attribution::weights::FILES`].
///
/// `tell` is told what is learned next, since it takes minutes.
pub fn train(documents: &[Prepared], lexicon: &Lexicon, mut tell: impl FnMut(&'static str)) -> [String; 6] {
    let dictionary = Dictionary::new(lexicon);
    let all: Vec<usize> = (0..documents.len()).collect();
    tell("which words are cues, on parts");
    let cues = cue_data(documents, lexicon, None);
    let probabilities = cross_fit_cues(&cues, &CUES, FOLDS);
    let frames = frame_data(documents, lexicon, &probabilities, None);
    tell("which rows are found by what other parts taught");
    let rows = row_data(documents, lexicon, &cues, &frames, [&CUES, &FRAMES, &CHOICES], FOLDS);
    let others = |settings: Settings| (1..RUNS).map(move |run| Settings { seed: settings.seed + run, ..settings });
    tell("which units around a cue belong to its row");
    let (chunk, edge) = train_frames(&frames, &all, &FRAMES);
    let (chunks, edges) = others(FRAMES).map(|settings| train_frames(&frames, &all, &settings)).unzip();
    let (chunk, edge) = (chunk.mean(chunks), edge.mean(edges));
    tell("which words are cues");
    let cue = fit_cues(&cues, &all, &CUES);
    let cue = cue.mean(others(CUES).map(|settings| fit_cues(&cues, &all, &settings)).collect());
    tell("which of several readings of a cue is taken");
    let choice = train_choices(&rows.choices, &all, &CHOICES);
    let choice = choice.mean(others(CHOICES).map(|settings| train_choices(&rows.choices, &all, &settings)).collect());
    tell("which rows stand");
    let row = train_rows(&rows, &all, &ROWS);
    let row = row.mean(others(ROWS).map(|settings| train_rows(&rows, &all, &settings)).collect());
    tell("which rows stand beside their neighbours");
    let trees = train_trees(&measured(&rows, documents, lexicon, &ROWS, FOLDS));
    let tree_header = |count: usize| {
        format!(
            "Which rows stand, beside their neighbours: what is added to a row's score.\n\
             Written by whosaid-train from {count} annotated articles; see docs/training.md.\n\
             A line is a tree: four questions, then a value in thousandths for each of the sixteen ways to answer, from\n\
             four times no to four times yes.\n\
             Licence: MIT OR Apache-2.0"
        )
    };
    let header = |what: &str| {
        format!(
            "{what}\nWritten by whosaid-train from {} annotated articles; see docs/training.md.\n\
             [kind of feature], then a line for each: the words or #classes seen, and what it adds to each score, in\n\
             thousandths.\n\
             Licence: MIT OR Apache-2.0",
            documents.len()
        )
    };
    [
        write_weights(
            &header("Which words are cues. Weight: for being one."),
            &mut cue.rows(&cues.interner, &dictionary, LEAST_CUE),
        ),
        write_weights(
            &header("Which units around a cue belong to its row. Weights: source, cue, content."),
            &mut chunk.rows(&frames.chunks, &dictionary, LEAST_CHUNK),
        ),
        write_weights(
            &header(
                "Where content and source begin and end. Weights: content begins, content ends, source begins, source ends.",
            ),
            &mut edge.rows(&frames.edges, &dictionary, LEAST_EDGE),
        ),
        write_weights(
            &header("Which of the few best labellings of a cue's window is its reading. Weight: for being it."),
            &mut choice.rows(&rows.choices.interner, &dictionary, LEAST_CHOICE),
        ),
        write_weights(
            &header("Which rows stand, each by itself. Weight: for standing."),
            &mut row.rows(&rows.interner, &dictionary, LEAST_ROW),
        ),
        write_trees(&tree_header(documents.len()), &trees, &MEASURES),
    ]
}
