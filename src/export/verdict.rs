//! What became of statements that were looked for, as CSV, TSV, JSON and JSON Lines.

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;

use super::compared::{PieceRecord, in_one_line};
use super::format::Format;
use super::part::{JOINT, Part, Pieces, rounded};
use super::report::{Report, shared};
use super::table::{Lines, TableOptions};
use super::writing::{write_array, write_lines, writing};
use crate::error::{Error, Result};
use crate::verify::{Claim, Finding, Verdict};

/// The columns of a table of verdicts.
pub const VERDICT_COLUMNS: [&str; 22] = [
    "id",
    "verdict",
    "changes",
    "diff",
    "notes",
    "statement",
    "claimed",
    "speaker",
    "same_speaker",
    "doc",
    "date",
    "outlet",
    "title",
    "row",
    "type",
    "polarity",
    "found",
    "quoted",
    "start",
    "end",
    "similarity",
    "url",
];

/// A statement and one place where it stands; of an absent one, only the statement.
///
/// ```
/// use whosaid::export::{Document, Report, VerdictRecord};
/// use whosaid::verify::{Claim, Verifier};
/// let engine = whosaid::Engine::built_in();
/// let text = "“We will not sell the house to anybody,” said Ann Lee.";
/// let claim = Claim { text: "We will not sell the house to strangers.".to_owned(), ..Claim::default() };
/// let verifier = Verifier::new(vec![claim], engine.lexicon())?;
/// let analysis = engine.analyse(text);
/// let report = Report::new(Document { text, ..Document::default() }, &analysis, engine.lexicon());
/// let found = verifier.look(text, &analysis);
/// let record = VerdictRecord::new(&verifier.claims()[0], &found[0], &report);
/// assert_eq!(record.diff_line(), "We will not sell the house to [-anybody-] {+strangers+}");
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictRecord {
    /// The statement's name.
    pub id: String,
    /// verbatim, split, altered, paraphrased or absent.
    pub verdict: &'static str,
    /// What was done to it: words, left-out, added, order, ellipsis, brackets, negation.
    pub changes: Vec<&'static str>,
    /// In what else it differs: case, marks, space, punctuation, ellipsis.
    pub notes: Vec<&'static str>,
    /// The words, as given.
    pub statement: String,
    /// Who is said to have said it.
    pub claimed: String,
    /// The document's name. Empty, like all that follows, for an absent statement.
    pub doc: String,
    /// Its date.
    pub date: String,
    /// Who published it.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// Where it stands.
    pub url: String,
    /// The number of the row that holds most of the statement; none where no row does.
    pub row: Option<usize>,
    /// That row's type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its polarity.
    pub polarity: &'static str,
    /// Its speakers.
    pub speaker: Vec<String>,
    /// Whether one of them may be who is said to have said it; none where either is not named.
    pub same_speaker: Option<bool>,
    /// Whether all of it stands between marks of speech; none for an absent one.
    pub quoted: Option<bool>,
    /// The words of the text, and where they stand in code points.
    pub found: Option<Part>,
    /// The word-by-word comparison of an altered statement.
    pub diff: Vec<PieceRecord>,
    /// The share of its words that stand there; for a paraphrase, of its telling words.
    pub similarity: f64,
}

impl VerdictRecord {
    /// The record of a claim that stands nowhere.
    ///
    /// ```
    /// use whosaid::export::VerdictRecord;
    /// let record = VerdictRecord::absent(&whosaid::verify::Claim::default());
    /// assert_eq!(record.similarity, 0.0);
    /// ```
    pub fn absent(claim: &Claim) -> Self {
        Self {
            id: claim.id.clone(),
            verdict: Verdict::Absent.as_str(),
            changes: Vec::new(),
            notes: Vec::new(),
            statement: claim.text.clone(),
            claimed: claim.speaker.clone(),
            doc: String::new(),
            date: String::new(),
            outlet: String::new(),
            title: String::new(),
            url: String::new(),
            row: None,
            kind: "",
            polarity: "",
            speaker: Vec::new(),
            same_speaker: None,
            quoted: None,
            found: None,
            diff: Vec::new(),
            similarity: 0.0,
        }
    }

    /// The record of a claim at a place of the report's document.
    pub fn new(claim: &Claim, finding: &Finding, report: &Report<'_>) -> Self {
        let pieces = Pieces::new(report.document.text);
        let shared = shared(report);
        let row = finding.row.and_then(|row| report.analysis.attributions.get(row));
        let naming = finding.row.and_then(|row| report.analysis.namings.get(row));
        let diff = if finding.changes.is_empty() { &[][..] } else { &finding.diff };
        Self {
            verdict: finding.verdict.as_str(),
            changes: finding.changes.iter().map(|change| change.as_str()).collect(),
            notes: finding.notes.iter().map(|note| note.as_str()).collect(),
            doc: shared.doc.to_owned(),
            date: shared.date.to_owned(),
            outlet: shared.outlet.to_owned(),
            title: shared.title.to_owned(),
            url: shared.url.to_owned(),
            row: finding.row.map(|row| row + 1),
            kind: row.map_or("", |row| row.kind.as_str()),
            polarity: row.map_or("", |row| row.polarity.as_str()),
            speaker: naming.map(|naming| naming.speakers.clone()).unwrap_or_default(),
            same_speaker: finding.same_speaker,
            quoted: Some(finding.quoted),
            found: pieces.part(&finding.spans),
            diff: diff.iter().map(PieceRecord::from).collect(),
            similarity: rounded(finding.similarity as f32),
            ..Self::absent(claim)
        }
    }

    /// The comparison in one line: `We will not sell [-anybody-] {+strangers+}`.
    pub fn diff_line(&self) -> String {
        in_one_line(&self.diff)
    }

    fn cells(&self) -> [Cow<'_, str>; 22] {
        let yes_no = |value: Option<bool>| value.map_or("", |yes| if yes { "yes" } else { "no" });
        let hull = self.found.as_ref().and_then(|found| Some((found.spans.first()?[0], found.spans.last()?[1])));
        let place = |place: Option<usize>| place.map_or_else(String::new, |place| place.to_string());
        [
            self.id.as_str().into(),
            self.verdict.into(),
            self.changes.join(JOINT).into(),
            self.diff_line().into(),
            self.notes.join(JOINT).into(),
            self.statement.as_str().into(),
            self.claimed.as_str().into(),
            self.speaker.join(JOINT).into(),
            yes_no(self.same_speaker).into(),
            self.doc.as_str().into(),
            self.date.as_str().into(),
            self.outlet.as_str().into(),
            self.title.as_str().into(),
            place(self.row).into(),
            self.kind.into(),
            self.polarity.into(),
            self.found.as_ref().map_or("", |found| &found.text).into(),
            yes_no(self.quoted).into(),
            place(hull.map(|hull| hull.0)).into(),
            place(hull.map(|hull| hull.1)).into(),
            format!("{:.2}", self.similarity).into(),
            self.url.as_str().into(),
        ]
    }
}

/// Writes a table of verdicts, or an array or lines of JSON. Of the options, `columns` means nothing here.
///
/// # Errors
/// The writer's; a wrong use for a format that holds no verdicts.
///
/// ```
/// use whosaid::export::{Format, TableOptions, VerdictRecord, write_verdicts};
/// let record = VerdictRecord::absent(&whosaid::verify::Claim::default());
/// let table = write_verdicts(Vec::new(), &[record], Format::Csv, &TableOptions::default())?;
/// assert_eq!(String::from_utf8_lossy(&table).lines().count(), 2);
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn write_verdicts<W: Write>(
    mut out: W,
    records: &[VerdictRecord],
    format: Format,
    options: &TableOptions,
) -> Result<W> {
    match format {
        Format::Csv | Format::Tsv => {
            let mut lines = Lines::new(out, format, options)?;
            lines.write(&VERDICT_COLUMNS.map(Cow::from))?;
            for record in records {
                lines.write(&record.cells())?;
            }
            out = lines.finish()?;
        }
        Format::Json => write_array(&mut out, records)?,
        Format::Jsonl => write_lines(&mut out, records)?,
        _ => return Err(Error::usage(format!("{} holds no verdicts: take csv, tsv, json or jsonl", format.as_str()))),
    }
    out.flush().map_err(writing)?;
    Ok(out)
}
