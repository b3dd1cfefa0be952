//! Rows as a coverage takes them, to tell which say the same.

use super::part::GAP;
use super::report::{Report, shared};
use super::row::Row;
use crate::quotes::{Article, Coverage, Quotation};

impl Report<'_> {
    /// Gives the document with its wanted rows to a coverage, and tells how many rows that were.
    pub fn cover(&self, coverage: &mut Coverage) -> usize {
        self.cover_rows(&self.rows(), coverage)
    }

    /// The same with its rows, where they are made already.
    pub(super) fn cover_rows(&self, rows: &[Row<'_>], coverage: &mut Coverage) -> usize {
        let shared = shared(self);
        let article = Article {
            name: shared.doc,
            text: self.document.text,
            date: shared.date,
            outlet: shared.outlet,
            title: shared.title,
            url: shared.url,
        };
        let quoted: Vec<String> = rows.iter().map(|row| row.quoted.join(GAP)).collect();
        let quotations: Vec<Quotation<'_>> = rows
            .iter()
            .zip(&quoted)
            .map(|(row, quoted)| Quotation {
                row: row.id,
                kind: row.kind,
                speakers: row.speaker,
                speaker_kind: row.speaker_kind,
                speaker_title: row.speaker_title,
                content: &row.content.text,
                quoted,
                start: row.start,
                end: row.end,
                confidence: row.confidence,
            })
            .collect();
        coverage.add(&article, &quotations);
        rows.len()
    }
}
