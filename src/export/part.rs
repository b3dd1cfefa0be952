//! Words of the text as they go out, with their places in code points.

use serde::Serialize;

use super::offsets::CodePoints;
use crate::model::Span;

/// Stands between the pieces of what is not in one piece.
pub const GAP: &str = " … ";
/// Stands between the names of joint speakers.
pub const JOINT: &str = " | ";

/// Words of the text and where they stand.
///
/// ```
/// let text = "“We won,” said Ann Lee, “at last.”";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let content = analysis.rows(text)[0].content.clone();
/// assert_eq!(content.text, "“We won,” … “at last.”");
/// assert_eq!(content.spans, [[0, 9], [24, 34]]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The exact words; pieces are joined by [`GAP`].
    pub text: String,
    /// Where the pieces stand, in code points.
    pub spans: Vec<[usize; 2]>,
}

/// Cuts pieces out of a text.
pub(super) struct Pieces<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    pub(super) fn span(&self, span: Span) -> [usize; 2] {
        [self.points.at(span.start), self.points.at(span.end)]
    }

    pub(super) fn words(&self, spans: &[Span]) -> Part {
        Part { text: self.joined(spans), spans: spans.iter().map(|&span| self.span(span)).collect() }
    }

    /// The words of pieces of the text, nearly always one.
    pub(super) fn joined(&self, spans: &[Span]) -> String {
        let text = self.text;
        match spans {
            [span] => span.slice(text).to_owned(),
            _ => spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join(GAP),
        }
    }

    pub(super) fn part(&self, spans: &[Span]) -> Option<Part> {
        (!spans.is_empty()).then(|| self.words(spans))
    }
}

/// Four decimals are more than a probability from a few thousand examples can bear, and keep the output readable.
pub(super) fn rounded(value: f32) -> f64 {
    if value.is_finite() { (f64::from(value) * 10_000.0).round() / 10_000.0 } else { 0.0 }
}
