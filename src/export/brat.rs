//! brat's stand-off annotation: an `.ann` text that lies beside the document's.

use std::collections::HashMap;

use super::part::Pieces;
use super::report::Report;
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
/// brat keeps an annotation on one line, so a span over several lines is written as a piece for each line.
///
/// ```
/// use whosaid::export::{Document, Report, brat};
/// let text = "“We won,” Mayor Ada Holm told reporters.";
/// let engine = whosaid::Engine::built_in();
/// let analysis = engine.analyse(text);
/// let document = Document { name: "a.txt", text, ..Document::default() };
/// let report = Report::new(document, &analysis, engine.lexicon());
/// assert!(brat(&report).starts_with("T1\tSource 10 24\tMayor Ada Holm\n"));
/// ```
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
        let text = self.report.document.text;
        let pieces: Vec<Span> = pieces.iter().flat_map(|&piece| lines(piece, text)).collect();
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
        let words = pieces.iter().map(|piece| piece.slice(text)).collect::<Vec<_>>().join(" ");
        self.text.push_str(&format!("T{number}\t{key}\t{words}\n"));
        self.known.insert(key, number);
        Some(number)
    }
}

/// The parts of a span on each of its lines, as brat's reader parts lines and cells. None of them is empty.
fn lines(span: Span, text: &str) -> Vec<Span> {
    let breaks = |c: char| matches!(c, '\t'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut start = span.start;
    let parts = span.slice(text).split_inclusive(breaks).map(|part| {
        let words = part.trim_end_matches(breaks);
        let line = Span { start, end: start + words.len() };
        start += part.len();
        line
    });
    parts.filter(|line| line.start < line.end).collect()
}
