//! Chooses the rows that stand: surest first, none that takes what another has.

use crate::attribution::row::Row;

/// Rows less sure than this do not stand. Half the F1 that is reached, where F1 is best (Lipton, Elkan and Naryanaswamy
/// 2014).
pub const LEAST: f32 = 0.4;
/// Two rows may share at most this part of the shorter one's content.
const SHARED: f32 = 0.34;

/// Which rows stand.
#[derive(Debug, Default)]
pub struct Choice {
    /// The rows that stand, in text order.
    pub chosen: Vec<usize>,
    /// Rows that were sure enough, each with the surer one that has too much of its content.
    pub beaten: Vec<(usize, usize)>,
}

/// The rows that stand, given each row's probability, among so many chunks.
pub fn select(rows: &[Row], chunks: usize, least: f32) -> Choice {
    let mut order: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].probability >= least).collect();
    order.sort_by(|&a, &b| rows[b].probability.total_cmp(&rows[a].probability).then(a.cmp(&b)));
    // Which row took each chunk for its content.
    let mut taken: Vec<Option<usize>> = vec![None; chunks];
    let mut choice = Choice::default();
    for at in order {
        let content = &rows[at].proposal.content;
        if content.is_empty() {
            continue;
        }
        let mut shared = 0;
        let mut shorter = content.len();
        let mut rival = None;
        for &chunk in content {
            if let Some(other) = taken[chunk] {
                shared += 1;
                shorter = shorter.min(rows[other].proposal.content.len());
                rival = rival.or(Some(other));
            }
        }
        if let Some(rival) = rival.filter(|_| shared as f32 > SHARED * shorter as f32) {
            choice.beaten.push((at, rival));
            continue;
        }
        for &chunk in content {
            taken[chunk].get_or_insert(at);
        }
        choice.chosen.push(at);
    }
    choice.chosen.sort_unstable();
    choice
}
