//! Whom a mention may stand for, and what the discourse so far tells of each.

use super::position::Position;
use super::role::Change;

/// Where somebody was when last mentioned, as a small number for the weights file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Place {
    /// Not mentioned yet.
    #[default]
    Ahead = 0,
    /// Subject of a main clause.
    Main = 1,
    /// Subject of another clause.
    Subject = 2,
    /// Fronted: *For Ann Lee, the matter is closed*.
    Topic = 3,
    /// Owner of a subject.
    OwnsSubject = 4,
    /// Owner of something else.
    Owner = 5,
    /// Behind a preposition.
    Oblique = 6,
    /// Whom something was said to.
    Addressed = 7,
    /// Anywhere else: an object.
    Other = 8,
}

impl Place {
    pub(super) fn of(position: Position) -> Self {
        match position {
            _ if position.addressed => Self::Addressed,
            _ if position.topic => Self::Topic,
            _ if position.main => Self::Main,
            _ if position.subject => Self::Subject,
            _ if position.owns_subject => Self::OwnsSubject,
            _ if position.possessive => Self::Owner,
            _ if position.oblique => Self::Oblique,
            _ => Self::Other,
        }
    }
}

/// One whom a mention may stand for. Numbers are classes: what they mean stands at [`super::features`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    /// None: somebody new for a descriptor, nobody for a pronoun.
    pub(super) referent: Option<usize>,
    /// Sentences since it was last mentioned, or until it first is.
    pub(super) gap: usize,
    pub(super) paragraphs: usize,
    pub(super) place: Place,
    /// It was the main subject of the sentence before or of this one, whatever it was last.
    pub(super) led: bool,
    /// How many others were the main subject since it last was; 4 where it was none.
    pub(super) lead: usize,
    /// How many others spoke since it last did; 4 where it did not speak.
    pub(super) voice: usize,
    /// What it said last ended with a question.
    pub(super) asked: bool,
    /// Paragraphs since it last spoke.
    pub(super) silence: usize,
    pub(super) kind: usize,
    pub(super) gender: usize,
    /// Mentions so far.
    pub(super) count: usize,
    /// How many candidates were mentioned since.
    pub(super) rank: usize,
    /// Last mentioned in quotation marks, in a headline, in a report.
    pub(super) marks: usize,
    /// Mentions by name in the whole text.
    pub(super) total: usize,
    /// Rows in the whole text whose source is its name.
    pub(super) rows: usize,
    /// How the head noun belongs to it: 0 not at all, 1 as a general word, 2 as a word of its role, 3 as the last of its name.
    pub(super) head: usize,
    pub(super) known: usize,
    pub(super) missing: usize,
    pub(super) unsaid: usize,
    /// What the unsaid words make of its office.
    pub(super) change: Change,
    /// Whether the kind of body fits: 0 not asked, 1 unknown, 2 yes, 3 no.
    pub(super) body: usize,
    /// The mention stands in a report whose source it is.
    pub(super) reports: bool,
    /// How much it is in mind.
    pub(super) salience: f32,
    /// It speaks where it is first mentioned.
    pub(super) enters_speaking: bool,
    /// By what it was last mentioned: 0 not yet, 1 several names, 2 one name, 3 a pronoun, 4 a descriptor.
    pub(super) form: usize,
    /// What its name looks like, in the classes that the place where it is read tells; 6 where it has none.
    pub(super) shape: usize,
    /// Sentences until its name comes next; 15 where it does not, or not soon.
    pub(super) next: usize,
    /// Whether the age fits: 0 not asked, 1 unknown, 2 yes, 3 no.
    pub(super) age: usize,
    /// How many others that might be meant were first mentioned since it was: 0 where it is the newest.
    pub(super) newer: usize,
    /// Whether the row of which the mention is the source names it: 0 no row, 1 no, 2 yes, 3 in quotation marks.
    pub(super) named_in_row: usize,
    /// Whether its gender is that of the pronoun behind a descriptor: 0 there is none, 1 unknown, 2 surely, 3 by the given name,
    /// 4 another by the given name, 5 surely another.
    pub(super) told: usize,
    /// The last title said of it, as one word; 0 where there is none.
    pub(super) office: u64,
    /// What kind of title that is, as [`super::anaphor::Anaphor::sort`] counts them; 0 where there is none.
    pub(super) office_sort: usize,
}
