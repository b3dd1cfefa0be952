//! Learning which chunks of a window are a cue's source and content: a conditional random field.

use super::optimiser::{Interner, Weights};
use super::{Prepared, Random, Settings, places};
use crate::attribution::propose::features::{Frame, chunk_features, edge_features};
use crate::attribution::propose::lattice::{Label, Scores};
use crate::attribution::propose::{mark_cues, rules};
use crate::cue::facts;
use crate::lexicon::Lexicon;
use crate::scorer::{Record, Table};

struct Example {
    chunks: Vec<Vec<u32>>,
    edges: Vec<Vec<u32>>,
    labels: Vec<Label>,
    head: usize,
    weight: f32,
    /// The scores that it has before anything is learned; empty where there are none.
    base: Scores,
}

/// All documents' gold frames as examples.
pub struct FrameData {
    examples: Vec<Vec<Example>>,
    /// Names and counts of the features of chunks.
    pub chunks: Interner,
    /// Names and counts of the features of boundaries.
    pub edges: Interner,
}

/// Makes examples of the gold frames; `probabilities` are the candidates' as an unknowing cue scorer gives them, `base`
/// the weights to which something is to be added, if there are any.
pub fn frame_data(
    documents: &[Prepared],
    lexicon: &Lexicon,
    probabilities: &[Vec<f32>],
    base: Option<(&Table<3>, &Table<4>)>,
) -> FrameData {
    let mut chunks = Interner::default();
    let mut edges = Interner::default();
    let examples = documents
        .iter()
        .zip(probabilities)
        .map(|(document, probabilities)| {
            let marks = mark_cues(&document.sequence, &document.candidates, |index| probabilities[index]);
            document
                .aligned
                .iter()
                .map(|aligned| {
                    let cue = &document.candidates[aligned.candidate];
                    let facts = facts(&document.sequence, &document.cut.tokens, lexicon, cue);
                    let context = rules::Context {
                        sequence: &document.sequence,
                        tokens: &document.cut.tokens,
                        lexicon,
                        cue,
                        facts: &facts,
                    };
                    let frame = Frame::new(
                        &document.sequence,
                        cue,
                        &facts,
                        &marks,
                        rules::read(rules::ALL, &context).as_ref(),
                        // Nothing is remembered here; any number but 0 will do.
                        1,
                    );
                    let labels = frame
                        .window
                        .clone()
                        .map(|at| match () {
                            () if at == frame.head || aligned.cue.contains(&at) => Label::Cue,
                            () if aligned.source.contains(&at) => Label::Source,
                            () if aligned.content.contains(&at) => Label::Content,
                            () => Label::Outside,
                        })
                        .collect();
                    let head = frame.head - frame.window.start;
                    let mut given = Scores { head, ..Scores::default() };
                    let chunk_ids = frame
                        .window
                        .clone()
                        .map(|at| {
                            let mut record = Record::default();
                            chunk_features(&frame, at, &mut record);
                            given.chunks.extend(base.map(|(chunk, _)| record.sum(chunk)));
                            chunks.intern(&record)
                        })
                        .collect();
                    let edge_ids = (frame.window.start..=frame.window.end)
                        .map(|at| {
                            let mut record = Record::default();
                            edge_features(&frame, at, &mut record);
                            given.edges.extend(base.map(|(_, edge)| record.sum(edge)));
                            edges.intern(&record)
                        })
                        .collect();
                    Example {
                        chunks: chunk_ids,
                        edges: edge_ids,
                        labels: smooth(labels, head),
                        head,
                        weight: document.weight,
                        base: given,
                    }
                })
                .collect()
        })
        .collect();
    FrameData { examples, chunks, edges }
}

/// Makes gold labels keep the lattice's rules: one run of source, one run of cue around the head; breaks between two
/// chunks of content belong to it.
fn smooth(mut labels: Vec<Label>, head: usize) -> Vec<Label> {
    let mut run_start = head;
    while run_start > 0 && labels[run_start - 1] == Label::Cue {
        run_start -= 1;
    }
    let mut run_end = head + 1;
    while run_end < labels.len() && labels[run_end] == Label::Cue {
        run_end += 1;
    }
    for (at, label) in labels.iter_mut().enumerate() {
        if *label == Label::Cue && !(run_start..run_end).contains(&at) {
            *label = Label::Outside;
        }
    }
    let mut seen = false;
    for at in 0..labels.len() {
        if labels[at] == Label::Source {
            if seen && labels[at - 1] != Label::Source {
                for label in labels.iter_mut().skip(at).take_while(|label| **label == Label::Source) {
                    *label = Label::Outside;
                }
            }
            seen = true;
        }
    }
    labels
}

/// Learns the chain model from the documents `chosen`.
pub fn train_frames(data: &FrameData, chosen: &[usize], settings: &Settings) -> (Weights<3>, Weights<4>) {
    let mut chunks = Weights::<3>::new(&data.chunks, settings);
    let mut edges = Weights::<4>::new(&data.edges, settings);
    let mut order = places(&data.examples, chosen);
    let mut random = Random(settings.seed);
    for pass in 0..settings.epochs {
        random.shuffle(&mut order);
        for &(doc, at) in &order {
            let example = &data.examples[doc][at];
            let mut keep = |ids: &Vec<u32>| random.keep(ids, settings.dropout).into_owned();
            let chunk_ids: Vec<Vec<u32>> = example.chunks.iter().map(&mut keep).collect();
            let edge_ids: Vec<Vec<u32>> = example.edges.iter().map(&mut keep).collect();
            let scale = 1.0 / (1.0 - settings.dropout);
            let mut scores = Scores {
                chunks: chunk_ids.iter().map(|ids| chunks.sum(ids).map(|score| score * scale)).collect(),
                edges: edge_ids.iter().map(|ids| edges.sum(ids).map(|score| score * scale)).collect(),
                head: example.head,
            };
            add(&mut scores.chunks, &example.base.chunks);
            add(&mut scores.edges, &example.base.edges);
            let (_, expected) = scores.expectations();
            let gold = Scores::counts(&example.labels, example.head);
            for (at, ids) in chunk_ids.iter().enumerate() {
                chunks.step(ids, &difference(&expected.chunks[at], &gold.chunks[at], example.weight));
            }
            for (at, ids) in edge_ids.iter().enumerate() {
                edges.step(ids, &difference(&expected.edges[at], &gold.edges[at], example.weight));
            }
        }
        chunks.end_pass(pass);
        edges.end_pass(pass);
    }
    (chunks.finish(), edges.finish())
}

/// Adds what is given to scores.
fn add<const N: usize>(scores: &mut [[f32; N]], given: &[[f32; N]]) {
    let pairs = scores.iter_mut().flatten().zip(given.iter().flatten());
    pairs.for_each(|(score, given)| *score += given);
}

fn difference<const N: usize>(expected: &[f32; N], gold: &[f32; N], weight: f32) -> [f32; N] {
    std::array::from_fn(|at| weight * (expected[at] - gold[at]))
}
