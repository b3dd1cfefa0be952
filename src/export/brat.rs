//! brat's stand-off annotation: an `.ann` text that lies beside the document's.

use std::collections::HashMap;

use super::part::Pieces;
use super::report::Report;
use super::table::one_line;
use crate::model::{Attribution, Span, joined};

/// The `.ann` text of a report.
///
/// `T` lines hold the spans of sources, cues and contents in code points, those of several pieces with `;` between them;
/// rows that share a span share its line. An `E` line links them. brat wants words that evoke an event: they are the
/// cue's, or the content's where there is no cue.
///
/// Rows inside of another's quotation are left out, since schemes for annotating attribution take a quotation whole.
///
/// Rows that go on from another are rows of their own, or one with it where the report asks for that.
///
/// Refusals, which have no content, are left out.
///
/// brat keeps an annotation on one line, so line breaks inside a span are written as spaces.
pub fn brat(report: &Report<'_>) -> String {
    let mut file =
        Ann { text: String::new(), known: HashMap::new(), places: Pieces::new(report.document.text), report };
    let whole = report.wanted().filter(|(_, row)| !row.nested && !row.content.is_empty());
    if report.join_continued {
        let contents: HashMap<usize, Vec<Span>> = joined(&report.analysis.attributions).into_iter().collect();
        let firsts = whole.filter_map(|(index, row)| Some((row, contents.get(&index)?)));
        for (number, (row, content)) in firsts.enumerate() {
            file.event(number + 1, row, content);
        }
    } else {
        for (number, (_, row)) in whole.enumerate() {
            file.event(number + 1, row, &row.content);
        }
    }
    file.text
}

struct Ann<'r, 'a> {
    text: String,
    /// The number of each `T` line by what it says.
    known: HashMap<String, usize>,
    places: Pieces<'a>,
    report: &'r Report<'a>,
}

impl Ann<'_, '_> {
    fn event(&mut self, number: usize, row: &Attribution, content: &[Span]) {
        let source = self.span("Source", &row.source);
        let cue = self.span("Cue", &row.cue);
        let content = self.span("Content", content);
        let evoked = self.span("Attribution", if row.cue.is_empty() { &row.content } else { &row.cue });
        let roles = [("Attribution", evoked), ("Content", content), ("Cue", cue), ("Source", source)];
        let roles = roles.into_iter().filter_map(|(role, id)| Some(format!("{role}:T{}", id?)));
        let line = format!("E{number}\t{}\n", roles.collect::<Vec<_>>().join(" "));
        self.text.push_str(&line);
    }

    /// The number of the line that says that these pieces are a `label`; none for no pieces.
    fn span(&mut self, label: &str, pieces: &[Span]) -> Option<usize> {
        if pieces.is_empty() {
            return None;
        }
        let places = pieces.iter().map(|&piece| {
            let [start, end] = self.places.span(piece);
            format!("{start} {end}")
        });
        let key = format!("{label} {}", places.collect::<Vec<_>>().join(";"));
        if let Some(&number) = self.known.get(&key) {
            return Some(number);
        }
        let number = self.known.len() + 1;
        let words = pieces.iter().map(|piece| piece.slice(self.report.document.text)).collect::<Vec<_>>().join(" ");
        self.text.push_str(&format!("T{number}\t{key}\t{}\n", one_line(&words)));
        self.known.insert(key, number);
        Some(number)
    }
}
