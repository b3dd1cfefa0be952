//! Rows as people see and leave them.

use serde::{Deserialize, Serialize};

use crate::export::CodePoints;
use crate::model::{Analysis, ContentType, Span};

/// A row: who said what, and where that stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowState {
    /// Where the pieces of the content stand, in code points.
    pub content: Vec<[usize; 2]>,
    /// Those of the cue.
    #[serde(default)]
    pub cue: Vec<[usize; 2]>,
    /// Those of the words that stand for the speaker.
    #[serde(default)]
    pub source: Vec<[usize; 2]>,
    /// The speakers' names; none where nobody can be named.
    #[serde(default)]
    pub speaker: Vec<String>,
    /// direct, mixed or indirect.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Whether a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It stands, as the decision has it.
    Accepted,
    /// It does not.
    Rejected,
}

/// What a person decided about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The row's key.
    pub key: String,
    /// Whether it stands.
    pub verdict: Verdict,
    /// The row as the person left it.
    pub row: RowState,
}

impl RowState {
    /// What is wrong with a row that somebody sends about a text of so many code points; none if nothing is.
    ///
    /// ```
    /// use whosaid::review::RowState;
    /// let row = RowState { content: vec![[0, 9]], kind: "direct".to_owned(), ..RowState::default() };
    /// assert_eq!(row.fault(9), None);
    /// assert!(row.fault(8).is_some());
    /// ```
    pub fn fault(&self, length: usize) -> Option<&'static str> {
        /// The longest name, in bytes, and the most names and pieces.
        const NAME: usize = 300;
        const MANY: usize = 200;
        let sound = |spans: &[[usize; 2]]| {
            spans.iter().all(|[start, end]| start < end && *end <= length)
                && spans.windows(2).all(|two| two[0][1] <= two[1][0])
        };
        if [&self.content, &self.cue, &self.source].iter().any(|spans| spans.len() > MANY || !sound(spans)) {
            return Some("a span is empty, lies outside of the text or is out of order");
        }
        if self.content.is_empty() && self.cue.is_empty() {
            return Some("a row needs a content, or a cue at least");
        }
        if content_type(&self.kind).is_none() {
            return Some("type: expected direct, mixed or indirect");
        }
        let name =
            |name: &String| !name.trim().is_empty() && name.len() <= NAME && !name.contains(['|', '\n', '\r', '\t']);
        if self.speaker.len() > MANY || !self.speaker.iter().all(name) {
            return Some("a speaker's name is empty, too long, or holds a line break or `|`");
        }
        None
    }
}

/// The type of a name.
pub(super) fn content_type(name: &str) -> Option<ContentType> {
    [ContentType::Direct, ContentType::Mixed, ContentType::Indirect].into_iter().find(|kind| kind.as_str() == name)
}

/// The rows of an analysis of a text, in their order.
///
/// ```
/// let text = "“We won,” said Ann Lee.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let rows = whosaid::review::states(text, &analysis);
/// assert_eq!((rows[0].content[0], rows[0].speaker[0].as_str()), ([0, 9], "Ann Lee"));
/// ```
pub fn states(text: &str, analysis: &Analysis) -> Vec<RowState> {
    let points = CodePoints::new(text);
    let places = |spans: &[Span]| spans.iter().map(|span| [points.at(span.start), points.at(span.end)]).collect();
    let rows = analysis.attributions.iter().enumerate();
    rows.map(|(index, row)| RowState {
        content: places(&row.content),
        cue: places(&row.cue),
        source: places(&row.source),
        speaker: analysis.namings.get(index).map_or_else(Vec::new, |naming| naming.speakers.clone()),
        kind: row.kind.as_str().to_owned(),
    })
    .collect()
}
