//! Rows put together by speaker.

use std::borrow::Cow;
use std::collections::HashMap;

use super::part::JOINT;
use super::row::Row;

/// Rows that wait until all speakers are known.
#[derive(Debug, Default)]
pub(super) struct Groups {
    rows: Vec<(String, Vec<String>)>,
}

impl Groups {
    pub(super) fn add(&mut self, row: &Row<'_>, cells: &[Cow<'_, str>]) {
        self.rows.push((row.speaker.join(JOINT), cells.iter().map(|cell| cell.clone().into_owned()).collect()));
    }

    /// The cells of all rows: speakers with most rows first, then by name, nobody last; those of one speaker in the order
    /// in which they came.
    pub(super) fn rows(mut self) -> Vec<Vec<String>> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (speaker, _) in &self.rows {
            *counts.entry(speaker.clone()).or_default() += 1;
        }
        let rank = |speaker: &String| (speaker.is_empty(), std::cmp::Reverse(counts.get(speaker).copied()));
        self.rows.sort_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
        self.rows.into_iter().map(|(_, cells)| cells).collect()
    }
}
