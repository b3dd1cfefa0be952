//! Rows: one attribution each, with everything the columns show, as text.

use std::sync::Arc;

use serde::Serialize;

use super::evidence::{self, EvidenceRecord};
use super::part::{Part, Pieces, rounded};
use super::report::{Document, Report, shared};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Attribution, ContentType, EntityId, EntityKind, Listed, MentionId, MentionKind, Naming, Polarity,
    QuoteRole, Span, SpeakerKind,
};
use crate::statement_date::resolve;

impl Analysis {
    /// The rows of the text it was made from, with everything the columns show: who said what, and where.
    ///
    /// ```
    /// let text = "“We will rebuild,” Mayor Ada Holm told reporters.";
    /// let analysis = whosaid::Engine::built_in().analyse(text);
    /// let rows = analysis.rows(text);
    /// assert_eq!(rows[0].speaker, ["Ada Holm"]);
    /// assert_eq!(rows[0].content.text, "“We will rebuild,”");
    /// ```
    pub fn rows<'a>(&'a self, text: &'a str) -> Vec<Row<'a>> {
        Report::new(Document { text, ..Document::default() }, self, Lexicon::built_in()).rows()
    }
}

/// One attribution as it goes out.
///
/// ```
/// use whosaid::model::{ContentType, Polarity, SpeakerKind};
/// let text = "“We won,” Mayor Ada Holm told reporters.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let rows = analysis.rows(text);
/// let row = &rows[0];
/// assert_eq!((row.kind, row.polarity), (ContentType::Direct, Polarity::Said));
/// assert_eq!((row.speaker_kind, row.speaker_title), (SpeakerKind::Person, "Mayor"));
/// assert_eq!((row.addressee, row.start, row.end), ("reporters", 0, 9));
/// assert!(row.confidence > 0.5);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row<'a> {
    /// Its number in the document, from 1.
    pub id: usize,
    /// The day on which it was said, as `YYYY-MM-DD`; empty where the text names none or has no date of its own.
    pub statement_date: String,
    /// direct, mixed or indirect.
    #[serde(rename = "type")]
    pub kind: ContentType,
    /// The speakers' names.
    pub speaker: &'a [String],
    /// What they are.
    pub speaker_kind: SpeakerKind,
    /// The role given with the name.
    pub speaker_title: &'a str,
    /// The entities they are, by their `id`.
    pub speaker_id: Vec<String>,
    /// What a roster says of each of the speakers.
    #[serde(skip)]
    pub listed: Vec<Option<Arc<Listed>>>,
    /// The words that stand for the speaker.
    pub source: Option<Part>,
    /// The words that signal it.
    pub cue: Option<Part>,
    /// What kind of saying.
    pub act: &'a str,
    /// Whether it was said.
    pub polarity: Polarity,
    /// The words attributed.
    pub content: Part,
    /// What stands inside the marks of speech, a piece for each pair.
    pub quoted: Vec<&'a str>,
    /// Whom it was said to.
    pub addressee: &'a str,
    /// The sentences that hold content, cue and source; of one that runs on for thousands of characters the part around them.
    pub context: String,
    /// Whether it is a report within another row's content; written only where it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nested: bool,
    /// The row before it that it goes on from, by its number; written only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<usize>,
    /// The paragraph in which the content begins, from 1; every line that is not blank begins one unless it is wrapped.
    pub paragraph: usize,
    /// First code point of the content.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// Probability that content, source and speaker are right.
    pub confidence: f64,
    /// Probability that content and source are right.
    pub row_confidence: f64,
    /// Probability that the speaker is right, given that content and source are; where nobody is named, that nobody can be.
    pub speaker_confidence: f64,
    /// The pattern it was read by.
    pub rule: &'a str,
    /// Whether somebody looked at it: accepted, corrected, added, or open; left out where nobody was asked to.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub reviewed: &'static str,
    /// What is behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceRecord>,
}

impl<'a> Report<'a> {
    /// The wanted rows. A row keeps its number however many others are left out.
    ///
    /// ```
    /// use whosaid::export::{Document, Report};
    /// let text = "“We won,” Mayor Ada Holm told reporters.";
    /// let engine = whosaid::Engine::built_in();
    /// let analysis = engine.analyse(text);
    /// let document = Document { name: "a.txt", text, ..Document::default() };
    /// let report = Report::new(document, &analysis, engine.lexicon());
    /// assert_eq!(report.rows()[0].speaker, ["Ada Holm"]);
    /// ```
    pub fn rows(&self) -> Vec<Row<'a>> {
        Maker::new(self).rows()
    }
}

/// The id of an entity in the output: the roster's, else its number in the document.
pub(super) fn entity_name(id: EntityId, analysis: &Analysis) -> String {
    let listed = analysis.entities.get(id.0).and_then(|entity| entity.listed.as_ref());
    listed.map_or_else(|| format!("e{}", id.0 + 1), |listed| listed.id.clone())
}

/// What is needed to make rows of one document.
pub(super) struct Maker<'a> {
    report: Report<'a>,
    pub(super) pieces: Pieces<'a>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(report: &Report<'a>) -> Self {
        Self { report: *report, pieces: Pieces::new(report.document.text) }
    }

    /// The wanted rows.
    pub(super) fn rows(&self) -> Vec<Row<'a>> {
        self.each().collect()
    }

    /// The wanted rows, each made when it is asked for.
    pub(super) fn each(&self) -> impl Iterator<Item = Row<'a>> {
        self.report.wanted().map(|(index, one)| self.row(index, one))
    }

    fn row(&self, index: usize, attribution: &'a Attribution) -> Row<'a> {
        let analysis = self.report.analysis;
        let naming = analysis.namings.get(index);
        let [start, end] = self.pieces.span(attribution.hull());
        Row {
            id: index + 1,
            statement_date: self.statement_date(attribution),
            kind: attribution.kind,
            speaker: naming.map_or(&[], |naming| naming.speakers.as_slice()),
            speaker_kind: naming.map_or(SpeakerKind::None, |naming| naming.kind),
            speaker_title: naming.map_or("", |naming| naming.title.as_str()),
            speaker_id: naming.map_or_else(Vec::new, |naming| ids(naming, analysis)),
            listed: naming.map_or_else(Vec::new, |naming| listed(naming, analysis)),
            source: self.pieces.part(&attribution.source),
            cue: self.pieces.part(&attribution.cue),
            act: &attribution.act,
            polarity: attribution.polarity,
            content: self.pieces.words(&attribution.content),
            quoted: self.quoted(attribution),
            addressee: attribution.addressee.map_or("", |span| span.slice(self.report.document.text)),
            context: self.context(attribution),
            nested: attribution.nested,
            continues: attribution.continues.map(|before| before + 1),
            paragraph: paragraph_of(analysis, attribution.hull().start),
            start,
            end,
            confidence: rounded(attribution.confidence),
            row_confidence: rounded(attribution.row_confidence),
            speaker_confidence: naming.map_or(0.0, |naming| rounded(naming.confidence)),
            rule: attribution.rule,
            reviewed: self.report.reviewed.get(index).copied().unwrap_or_default(),
            evidence: self.report.explain.then(|| evidence::of(&self.report, &self.pieces, attribution, naming)),
        }
    }

    fn statement_date(&self, attribution: &Attribution) -> String {
        let date = shared(&self.report).date;
        attribution.when.and_then(|when| resolve(when.day, date)).unwrap_or_default()
    }

    /// The words inside the marks of speech. A quotation inside another one is already told with it.
    fn quoted(&self, attribution: &Attribution) -> Vec<&'a str> {
        let quotes = &self.report.analysis.quotes;
        let told = |id| attribution.quotes.contains(&id);
        let ids = attribution.quotes.iter().filter_map(|id| quotes.get(id.0));
        ids.filter(|quote| quote.role == QuoteRole::Speech && !quote.parent.is_some_and(told))
            .map(|quote| quote.inner.slice(self.report.document.text))
            .collect()
    }

    fn context(&self, attribution: &Attribution) -> String {
        let sentences = &self.report.analysis.sentences;
        let mut wanted: Vec<usize> = Vec::new();
        for span in attribution.content.iter().chain(&attribution.cue).chain(&attribution.source) {
            let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
            let here = sentences.iter().enumerate().skip(first);
            wanted.extend(here.take_while(|(_, sentence)| sentence.span.start < span.end).map(|(index, _)| index));
        }
        wanted.sort_unstable();
        wanted.dedup();
        let mut runs: Vec<(usize, Span)> = Vec::new();
        for index in wanted {
            let span = sentences[index].span;
            match runs.last_mut() {
                Some((last, run)) if *last + 1 == index => (*last, *run) = (index, run.hull(span)),
                _ => runs.push((index, span)),
            }
        }
        let text = self.report.document.text;
        let hull =
            attribution.cue.iter().chain(&attribution.source).fold(attribution.hull(), |hull, span| hull.hull(*span));
        let shown: Vec<Span> = runs.iter().map(|(_, run)| near(text, *run, hull)).collect();
        self.pieces.joined(&shown)
    }
}

/// A sentence, or of one that has no end the part around `wanted`: repeated with each of its rows, a text without full
/// stops would grow to many times its size.
fn near(text: &str, sentence: Span, wanted: Span) -> Span {
    /// The most that is shown on either side, in bytes.
    const MARGIN: usize = 1000;
    let start = sentence.start.max(wanted.start.saturating_sub(MARGIN));
    let end = sentence.end.min(wanted.end.saturating_add(MARGIN));
    if start >= end {
        return sentence;
    }
    let start = (start..end).find(|&at| text.is_char_boundary(at)).unwrap_or(sentence.start);
    let end = (start..=end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(sentence.end);
    Span::new(start, end)
}

fn ids(naming: &Naming, analysis: &Analysis) -> Vec<String> {
    naming.entities.iter().filter(|id| id.0 < analysis.entities.len()).map(|&id| entity_name(id, analysis)).collect()
}

fn listed(naming: &Naming, analysis: &Analysis) -> Vec<Option<Arc<Listed>>> {
    let entity = |place: usize| naming.entity_of(place, &analysis.entities).and_then(|id| analysis.entities.get(id.0));
    (0..naming.speakers.len()).map(|place| entity(place).and_then(|entity| entity.listed.clone())).collect()
}

/// What one of a naming's speakers is, by its entity where several are joined.
pub(super) fn speaker_kind(analysis: &Analysis, naming: &Naming, entity: Option<EntityId>) -> SpeakerKind {
    let Some(entity) = entity.and_then(|id| analysis.entities.get(id.0)).filter(|_| naming.speakers.len() > 1) else {
        return naming.kind;
    };
    let is_name = |mention: &MentionId| analysis.mentions.get(mention.0).is_some_and(|m| m.kind == MentionKind::Name);
    match entity.kind {
        EntityKind::Person | EntityKind::Unknown if entity.mentions.iter().any(is_name) => SpeakerKind::Person,
        EntityKind::Person | EntityKind::Unknown => SpeakerKind::Anonymous,
        EntityKind::Group => SpeakerKind::Group,
        EntityKind::Organisation | EntityKind::Place => SpeakerKind::Organisation,
        EntityKind::Document => SpeakerKind::Document,
    }
}

/// The paragraph a byte stands in, from 1; 0 where there is none.
pub(super) fn paragraph_of(analysis: &Analysis, byte: usize) -> usize {
    let before = analysis.paragraphs.partition_point(|paragraph| paragraph.span.end <= byte);
    if before < analysis.paragraphs.len() { before + 1 } else { before }
}
