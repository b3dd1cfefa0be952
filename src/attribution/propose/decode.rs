//! From a cue to the row it proposes: the chain model's best labelling of its window.

use std::sync::Arc;

use super::choice::FEW;
use super::features::{CHUNK_CELLS, EDGE_CELLS, Frame, OWN_CHUNK_CELLS, OWN_EDGE_CELLS, chunk_features, edge_features};
use super::lattice::{Label, Scores};
use super::search::Search;
use crate::attribution::dictionary::Dictionary;
use crate::attribution::row::Proposal;
use crate::lexicon::Lexicon;
use crate::scorer::{Grouped, Kept, Memo, Table};

/// What scoring keeps from window to window and from document to document. It changes no score, only the time taken, and
/// its size is fixed. It belongs to one pair of tables and to one lexicon.
#[derive(Debug, Clone)]
pub struct Cache {
    chunks: Memo<3>,
    edges: Memo<4>,
    /// What scoring rows keeps.
    pub(in crate::attribution) rows: Option<Kept>,
    cues: Memo<1>,
    /// Taken out while rows are proposed.
    pub(super) choices: Option<Memo<1>>,
    documents: u64,
    names: Option<Arc<Dictionary>>,
}

impl Default for Cache {
    fn default() -> Self {
        let chunks = Memo::new(CHUNK_CELLS, OWN_CHUNK_CELLS);
        let edges = Memo::new(EDGE_CELLS, OWN_EDGE_CELLS);
        Self { chunks, edges, rows: None, cues: crate::cue::memo(), choices: None, documents: 0, names: None }
    }
}

impl Cache {
    /// What finding cues keeps.
    pub fn cues(&mut self) -> &mut Memo<1> {
        &mut self.cues
    }

    /// What keeps the features of a document apart from those of the documents before.
    pub fn next_document(&mut self) -> u64 {
        self.documents += 1;
        self.documents
    }

    /// The names behind the features' values, made when they are first asked for.
    pub(in crate::attribution) fn dictionary(&mut self, lexicon: &Lexicon) -> Arc<Dictionary> {
        Arc::clone(self.names.get_or_insert_with(|| Arc::new(Dictionary::new(lexicon))))
    }
}

/// Scores the window of a frame.
pub fn score(frame: &Frame<'_>, chunks: &Table<3>, edges: &Table<4>, cache: &mut Cache) -> Scores {
    let [chunk_owner, edge_owner] = frame.owners();
    let mut sums = Grouped::new(chunks, &mut cache.chunks, chunk_owner);
    let chunk = |at| sums.thing(|sink| chunk_features(frame, at, sink));
    let chunks = frame.window.clone().map(chunk).collect();
    let mut sums = Grouped::new(edges, &mut cache.edges, edge_owner);
    let edge = |at| sums.thing(|sink| edge_features(frame, at, sink));
    let edges = (frame.window.start..=frame.window.end).map(edge).collect();
    Scores { chunks, edges, head: frame.head - frame.window.start }
}

/// The best labelling of a frame, as chunks of the sequence; `sum` is [`Scores::log_sum`].
pub fn propose(frame: &Frame<'_>, search: &Search<'_>, sum: f32) -> Proposal {
    let (labels, best) = search.best();
    proposal(frame, &labels, best - sum)
}

/// The few best labellings of a frame, best first, each with other chunks of source or content; `sum` as for [`propose`].
pub fn propose_few(frame: &Frame<'_>, search: &Search<'_>, sum: f32) -> Vec<Proposal> {
    let mut few: Vec<Proposal> = Vec::with_capacity(FEW);
    for (labels, score) in search.few::<FEW>() {
        let next = proposal(frame, &labels, score - sum);
        if !few.iter().any(|other| other.source == next.source && other.content == next.content) {
            few.push(next);
        }
    }
    few
}

fn proposal(frame: &Frame<'_>, labels: &[Label], fit: f32) -> Proposal {
    let mut counts = [0; 4];
    labels.iter().for_each(|&label| counts[label as usize] += 1);
    let [mut source, mut cue, mut content] =
        [Label::Source, Label::Cue, Label::Content].map(|label| Vec::with_capacity(counts[label as usize]));
    for (at, label) in frame.window.clone().zip(labels) {
        let part = match label {
            Label::Outside => continue,
            Label::Source => &mut source,
            Label::Cue => &mut cue,
            Label::Content => &mut content,
        };
        if !frame.sequence.chunks[at].is_break() {
            part.push(at);
        }
    }
    Proposal { source, cue, content, fit }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::propose::rules::{ALL, Context, read};
    use crate::attribution::weights::Weights;
    use crate::built_in::WEIGHTS;
    use crate::cue::{Around, find_cues};
    use crate::lexicon::Lexicon;
    use crate::scorer::Sum;
    use crate::{quote, segment, sequence};

    /// A group whose key leaves out what its features depend on would give a window the sums of another.
    #[test]
    fn scores_are_those_of_all_features_one_by_one() {
        let text = include_str!("../../../fixtures/articles/local-bridge/article.txt");
        let (lexicon, weights): (_, &Weights) = (Lexicon::built_in(), &WEIGHTS);
        let cut = segment::segment(text, lexicon);
        let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
        let sequence = sequence::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
        let cues = find_cues(&sequence, &cut.tokens, lexicon, &weights.cue);
        let around = Around::new(&sequence, &cut.tokens, lexicon, &cues);
        let marks = crate::attribution::propose::mark_cues(&sequence, &cues, |index| cues[index].score);
        let mut cache = Cache::default();
        for document in [1, 2] {
            for (index, cue) in cues.iter().enumerate() {
                let facts = around.facts(index);
                let context = Context { sequence: &sequence, tokens: &cut.tokens, lexicon, cue, facts };
                let read = read(ALL, &context);
                let frame = Frame::new(&sequence, cue, facts, &marks, read.as_ref(), document);
                let scores = score(&frame, &weights.chunk, &weights.edge, &mut cache);
                for (at, found) in frame.window.clone().zip(&scores.chunks) {
                    let mut sum = Sum::new(&weights.chunk);
                    chunk_features(&frame, at, &mut sum);
                    assert_eq!(*found, sum.total(), "unit {at}, cue {index}");
                }
                for (at, found) in (frame.window.start..=frame.window.end).zip(&scores.edges) {
                    let mut sum = Sum::new(&weights.edge);
                    edge_features(&frame, at, &mut sum);
                    assert_eq!(*found, sum.total(), "edge {at}, cue {index}");
                }
            }
        }
    }
}
