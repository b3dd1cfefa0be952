//! What is found of a statement.

use crate::model::Span;

/// What became of a statement, best first.
///
/// ```
/// use whosaid::verify::Verdict;
/// assert!(Verdict::Verbatim < Verdict::Altered);
/// assert_eq!(Verdict::ALL.map(Verdict::as_str), ["verbatim", "split", "altered", "paraphrased", "absent"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// All its words stand in the text in one run.
    Verbatim,
    /// All its words stand there in order, in pieces between which only somebody's *she said* stands.
    Split,
    /// Most of its words stand there, and something was done to it.
    Altered,
    /// A row has most of its telling words: perhaps the same in other words.
    Paraphrased,
    /// Nothing like it stands there.
    Absent,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Verbatim, Self::Split, Self::Altered, Self::Paraphrased, Self::Absent];

    /// As written in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Split => "split",
            Self::Altered => "altered",
            Self::Paraphrased => "paraphrased",
            Self::Absent => "absent",
        }
    }
}

/// What was done to a statement.
///
/// ```
/// use whosaid::verify::Change;
/// assert_eq!(Change::LeftOut.as_str(), "left-out");
/// assert!(Change::Ellipsis.is_marked() && !Change::LeftOut.is_marked());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Words stand in the place of others.
    Words,
    /// Words are missing, and nothing tells so.
    LeftOut,
    /// Words were added, and nothing tells so.
    Added,
    /// Words stand in another order.
    Order,
    /// An ellipsis stands for words that were left out.
    Ellipsis,
    /// Words in square brackets were put in, perhaps in the place of others.
    Brackets,
    /// A *not* is among what an ellipsis or brackets hide, and its sentence is not left out whole.
    Negation,
}

impl Change {
    /// As written in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::LeftOut => "left-out",
            Self::Added => "added",
            Self::Order => "order",
            Self::Ellipsis => "ellipsis",
            Self::Brackets => "brackets",
            Self::Negation => "negation",
        }
    }

    /// Whether a reader of the statement can see that it was done.
    pub const fn is_marked(self) -> bool {
        matches!(self, Self::Ellipsis | Self::Brackets)
    }
}

/// In what a statement differs from the text that is no change of words.
///
/// ```
/// assert_eq!(whosaid::verify::Note::Case.as_str(), "case");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Capital letters, also such as *\[W\]e*.
    Case,
    /// Quotation marks, apostrophes, dashes.
    Marks,
    /// White space.
    Space,
    /// Other punctuation.
    Punctuation,
    /// An ellipsis where nothing that was said is left out.
    Ellipsis,
}

impl Note {
    /// As written in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Marks => "marks",
            Self::Space => "space",
            Self::Punctuation => "punctuation",
            Self::Ellipsis => "ellipsis",
        }
    }
}

/// A part of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its words, as the text has them, or as the statement where the text has others.
    pub text: String,
}

/// What a part of a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// Both have these words.
    Same,
    /// The text alone has them.
    Out,
    /// The statement alone has them.
    In,
    /// Words of the text that are no part of what was said; empty.
    Between,
}

/// Where a statement stands in a text, and how.
///
/// ```
/// use whosaid::verify::{Claim, Verdict, Verifier};
/// let engine = whosaid::Engine::built_in();
/// let (id, speaker) = ("1".to_owned(), "Ann Lee".to_owned());
/// let claim = Claim { id, text: "We will win, and we will sing.".to_owned(), speaker };
/// let verifier = Verifier::new(vec![claim], engine.lexicon())?;
/// let text = "“We will win, and we will sing,” said Ann Lee.";
/// let found = verifier.look(text, &engine.analyse(text));
/// assert_eq!((found[0].verdict, found[0].same_speaker, found[0].quoted), (Verdict::Verbatim, Some(true), true));
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The place of its claim among those given.
    pub claim: usize,
    /// What became of it; never [`Verdict::Absent`].
    pub verdict: Verdict,
    /// What was done to it; empty unless it is altered.
    pub changes: Vec<Change>,
    /// In what else it differs.
    pub notes: Vec<Note>,
    /// The word-by-word comparison; empty for a paraphrase.
    pub diff: Vec<Piece>,
    /// Its pieces, in bytes of the text.
    pub spans: Vec<Span>,
    /// The row that holds most of it, by its place among the attributions.
    pub row: Option<usize>,
    /// Whether that row's speaker may be the one who is said to have said it; none where either is not named.
    pub same_speaker: Option<bool>,
    /// Whether all of it stands between marks of speech.
    pub quoted: bool,
    /// The share of its words that stand there; for a paraphrase, of its telling words. From 0 to 1.
    pub similarity: f64,
}

impl Finding {
    /// Whether it is word for word but for what it marks itself by ellipses and brackets, and they hide no *not*.
    ///
    /// ```
    /// use whosaid::verify::{Claim, Verifier};
    /// let engine = whosaid::Engine::built_in();
    /// let (id, speaker) = ("1".to_owned(), "Ann Lee".to_owned());
    /// let claim = Claim { id, text: "We will win, and we will sing.".to_owned(), speaker };
    /// let verifier = Verifier::new(vec![claim], engine.lexicon())?;
    /// let text = "“We will win, and we will sing,” said Ann Lee.";
    /// let found = verifier.look(text, &engine.analyse(text));
    /// assert!(found[0].is_faithful());
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn is_faithful(&self) -> bool {
        self.verdict <= Verdict::Altered && self.changes.iter().all(|change| change.is_marked())
    }
}
