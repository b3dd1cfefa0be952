//! What became of each word that may signal an attribution, for `explain`.

use super::{CueId, Span};

/// A named step on a row's way: a rule, a filter or a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub id: &'static str,
    /// What it reads or does, in words.
    pub doc: &'static str,
}

/// Why a cue has a row, or has none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// Too seldom a cue in such a place to propose a row.
    Weak,
    /// Surer cues stand so close that this one proposed none.
    Crowded,
    /// Its row stands.
    Stands,
    /// A filter dropped its row.
    Filtered(Step),
    /// Its row is less sure than this, which a row needs.
    Unsure(f32),
    /// A surer row, that of the cue at this place in [`super::Analysis::considered`], has too much of its content.
    Beaten(usize),
    /// Its row has no content.
    Empty,
    /// It stands inside of a quotation, where only what holds another quotation makes a row.
    Inside,
}

/// A word or phrase that may signal an attribution, and what became of it.
///
/// ```
/// use whosaid::model::Outcome;
/// use whosaid::{Engine, Options};
/// let text = "“We won,” said Ann Lee.";
/// let analysis = Engine::built_in().analyse_with(text, Options { explain: true });
/// let said = analysis.considered.iter().find(|one| one.cue.slice(text) == "said").expect("it is a cue");
/// assert_eq!(said.outcome, Outcome::Stands);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Considered {
    /// The words.
    pub cue: Span,
    /// Its place among the cues of the analysis; none where it is too weak to be one of them.
    pub cue_id: Option<CueId>,
    /// How surely it is a cue here, 0 to 1.
    pub score: f32,
    /// What became of it.
    pub outcome: Outcome,
    /// The source of the row it proposed.
    pub source: Vec<Span>,
    /// The content of that row.
    pub content: Vec<Span>,
    /// The rule that reads the row so; none where the weights alone do.
    pub rule: Option<Step>,
    /// How surely that row is right; 0 where it was never asked.
    pub probability: f32,
    /// The repairs that changed the row, in order.
    pub repairs: Vec<Step>,
}
