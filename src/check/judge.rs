//! Which found row answers which expected one, and how well.

use super::anchor::Anchors;
use super::fixture::{Cells, Column, Fixture, Status};
use super::{BREAK, GAP, JOINT};
use crate::error::Error;
use crate::eval::{Words, is_article, jaccard, shared};
use crate::model::{Analysis, Polarity, Span};

/// The least share of words by which a content is taken for the expected one.
const SAME: f64 = 0.7;
/// The least share by which it is told as what was given instead.
const INSTEAD: f64 = 0.25;

/// What became of a row this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// The rule the tool read its row by; empty where it has none.
    pub rule: String,
    /// What the tool gave where it differs, by column.
    pub differs: Vec<(Column, String)>,
}

impl Verdict {
    /// What the tool gave instead, as recorded: `speaker: Ann Lee; cue: told`.
    pub fn got(&self) -> String {
        let shown = |value: &str| if value.is_empty() { "(none)".to_owned() } else { value.to_owned() };
        let parts = self.differs.iter().map(|(column, value)| format!("{}: {}", column.as_str(), shown(value)));
        // One line, whatever the text has between the words of a name.
        parts.collect::<Vec<_>>().join("; ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A verdict for each expected row, and one for each row that the tool gives beyond them.
pub(super) struct Judged {
    pub(super) rows: Vec<Verdict>,
    pub(super) extras: Vec<Verdict>,
}

/// A row that the tool found.
struct Found {
    cells: Cells,
    speakers: Vec<String>,
    words: Vec<usize>,
    /// With the cue's, for refusals.
    with_cue: Vec<usize>,
    refused: bool,
    rule: String,
}

/// A row that people expect.
struct Wanted<'a> {
    cells: &'a Cells,
    /// The words of the content at each place where it stands; for a refusal, of its cue.
    places: Vec<Vec<usize>>,
}

/// Judges what was found in a fixture's text.
///
/// # Errors
/// Words of the table that do not stand in the text, all of them.
pub(super) fn judge(fixture: &Fixture, analysis: &Analysis) -> Result<Judged, Vec<Error>> {
    let words = Words::new(&fixture.text);
    let wanted = wanted(fixture, &words)?;
    let found = found(&fixture.text, &words, analysis);
    let mut answers: Vec<Option<usize>> = vec![None; wanted.len()];
    let mut free = vec![true; found.len()];
    pair(&wanted, &found, SAME, &mut answers, &mut free);
    let matched = answers.clone();
    pair(&wanted, &found, INSTEAD, &mut answers, &mut free);
    let rows = wanted.iter().enumerate().map(|(index, row)| match (matched[index], answers[index]) {
        (Some(at), _) => matched_verdict(row.cells, &found[at]),
        (None, Some(at)) => Verdict {
            status: Status::Miss,
            rule: found[at].rule.clone(),
            differs: vec![(Column::Content, found[at].cells.content.clone())],
        },
        (None, None) => Verdict { status: Status::Miss, rule: String::new(), differs: Vec::new() },
    });
    let extras = found.iter().zip(&free).filter(|(_, free)| **free).map(|(row, _)| extra_verdict(row));
    Ok(Judged { rows: rows.collect(), extras: extras.collect() })
}

fn wanted<'a>(fixture: &'a Fixture, words: &Words<'_>) -> Result<Vec<Wanted<'a>>, Vec<Error>> {
    let anchors = Anchors::new(&fixture.text);
    let mut faults = Vec::new();
    let mut out = Vec::new();
    for row in &fixture.expected {
        for column in [Column::Source, Column::Cue, Column::Content] {
            let cell = row.cells.cell(column);
            if !cell.is_empty() && anchors.find(cell).is_empty() {
                let problem = format!("the {} “{cell}” does not stand in the text: copy its words", column.as_str());
                faults.push(Error::data(&fixture.path, row.line, 0, problem));
            }
        }
        let anchor = if row.cells.content.is_empty() { &row.cells.cue } else { &row.cells.content };
        let places = anchors.find(anchor).iter().map(|spans| words.covered(spans)).collect();
        out.push(Wanted { cells: &row.cells, places });
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

fn found(text: &str, words: &Words<'_>, analysis: &Analysis) -> Vec<Found> {
    let rows = analysis.attributions.iter().enumerate();
    rows.map(|(index, row)| {
        let speakers = analysis.namings.get(index).map(|naming| naming.speakers.clone()).unwrap_or_default();
        let cells = Cells {
            kind: row.kind.as_str().to_owned(),
            speaker: speakers.join(JOINT),
            source: cell(text, &row.source),
            cue: cell(text, &row.cue),
            content: cell(text, &row.content),
        };
        let with_cue: Vec<Span> = row.content.iter().chain(&row.cue).copied().collect();
        Found {
            cells,
            speakers,
            words: words.covered(&row.content),
            with_cue: words.covered(&with_cue),
            refused: row.polarity == Polarity::Refused,
            rule: row.rule.to_owned(),
        }
    })
    .collect()
}

/// Spans as people write them in a table.
pub(super) fn cell(text: &str, spans: &[Span]) -> String {
    let piece = |span: &Span| {
        let paragraphs = span.slice(text).split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        paragraphs.collect::<Vec<_>>().join("\n")
    };
    let joined = spans.iter().map(piece).collect::<Vec<_>>().join(GAP);
    // A blank line ends a paragraph; a single line end is a space.
    let mut out = String::new();
    for (index, paragraph) in joined.split("\n\n").map(|part| part.trim_matches('\n')).enumerate() {
        if index > 0 && !out.ends_with(BREAK) && !paragraph.is_empty() {
            out.push(BREAK);
        }
        out.push_str(&paragraph.replace('\n', " "));
    }
    out
}

/// Gives each expected row without an answer the free row that fits it best, one to one, from `least` on.
fn pair(wanted: &[Wanted<'_>], found: &[Found], least: f64, answers: &mut [Option<usize>], free: &mut [bool]) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, row) in wanted.iter().enumerate().filter(|(i, _)| answers[*i].is_none()) {
        for (j, other) in found.iter().enumerate().filter(|(j, _)| free[*j]) {
            let likeness = likeness(row, other);
            if likeness >= least {
                pairs.push((likeness + agreement(row.cells, other), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, i, j) in pairs {
        if answers[i].is_none() && free[j] {
            answers[i] = Some(j);
            free[j] = false;
        }
    }
}

fn likeness(row: &Wanted<'_>, found: &Found) -> f64 {
    let refusal = row.cells.content.is_empty();
    let own = if refusal { &found.with_cue } else { &found.words };
    let best = row.places.iter().map(|place| jaccard(place, own)).fold(0.0, f64::max);
    // A refusal is known by its cue, of which the tool may take a part for the content.
    let held = |place: &Vec<usize>| !own.is_empty() && shared(place, own) == own.len();
    if refusal && found.refused && row.places.iter().any(held) { best.max(SAME) } else { best }
}

/// Among rows with the same words (*said and repeated*), the one with the same cue, source and speaker is meant.
fn agreement(cells: &Cells, found: &Found) -> f64 {
    let wrong = differing(cells, found);
    let right = |column: Column| f64::from(u8::from(!wrong.contains(&column)));
    0.05 * right(Column::Cue) + 0.03 * right(Column::Source) + 0.02 * right(Column::Speaker)
}

fn matched_verdict(cells: &Cells, found: &Found) -> Verdict {
    let differs: Vec<(Column, String)> =
        differing(cells, found).into_iter().map(|column| (column, found.cells.cell(column).to_owned())).collect();
    let status = if differs.is_empty() { Status::Ok } else { Status::Wrong };
    Verdict { status, rule: found.rule.clone(), differs }
}

fn extra_verdict(found: &Found) -> Verdict {
    let cells = Column::ALL.into_iter().map(|column| (column, found.cells.cell(column).to_owned()));
    let differs = cells.filter(|(_, value)| !value.is_empty()).collect();
    Verdict { status: Status::Extra, rule: found.rule.clone(), differs }
}

/// The columns, content apart, in which a found row is not as expected.
fn differing(cells: &Cells, found: &Found) -> Vec<Column> {
    let mut out = Vec::new();
    if cells.kind != found.cells.kind && !cells.content.is_empty() {
        out.push(Column::Type);
    }
    let names = cells.speaker.split(JOINT).filter(|name| !name.is_empty());
    if !same_names(names, found.speakers.iter().map(String::as_str)) {
        out.push(Column::Speaker);
    }
    if !overlap(&cells.source, &found.cells.source) {
        out.push(Column::Source);
    }
    if !overlap(&cells.cue, &found.cells.cue) {
        out.push(Column::Cue);
    }
    out
}

fn same_names<'a>(wanted: impl Iterator<Item = &'a str>, found: impl Iterator<Item = &'a str>) -> bool {
    let sorted = |mut names: Vec<String>| {
        names.sort_unstable();
        names
    };
    sorted(wanted.map(bare_name).collect()) == sorted(found.map(bare_name).collect())
}

/// A name without case, leading article and the kind of its apostrophes.
fn bare_name(name: &str) -> String {
    let name = name.to_lowercase().replace('’', "'");
    let words: Vec<&str> = name.split_whitespace().collect();
    let from = usize::from(words.len() > 1 && is_article(words[0]));
    words[from..].join(" ")
}

/// Whether two cells share a word that is no article; both empty, or the same marks, will do too.
fn overlap(wanted: &str, found: &str) -> bool {
    let words = |cell: &str| -> Vec<String> {
        let words = Words::new(cell);
        let all: Vec<String> = (0..words.spans().len()).map(|index| words.word(index).to_lowercase()).collect();
        let bare: Vec<String> = all.iter().filter(|word| !is_article(word)).cloned().collect();
        if bare.is_empty() { all } else { bare }
    };
    let (a, b) = (words(wanted), words(found));
    if a.is_empty() { b.is_empty() && wanted == found } else { a.iter().any(|word| b.contains(word)) }
}
