//! One page that needs nothing else: the articles with every quotation and paraphrase lit, a table, a chart of speakers.
//!
//! The page holds the reports as JSON, an article after the other, and draws them when they are opened. No text of an
//! article is ever read as HTML: in the JSON `<`, `>` and `&` are escaped, the script writes text nodes only, and a policy
//! in the page's head lets no other script or style run and nothing be loaded.

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;

use super::column::Column;
use super::evidence::{EntryRecord, GroundRecord, LostCandidate};
use super::part::JOINT;
use super::report::{Failure, Report, shared};
use super::row::{Maker, Row};
use super::table::TableOptions;
use super::tally::Tally;
use super::writing::writing;
use crate::error::Result;

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/page.css");
/// The script, in parts that are read one after the other, in a scope of its own.
const SCRIPT: &str = concat!(
    "\n\"use strict\";\n(() => {\n",
    include_str!("html/script/model.js"),
    include_str!("html/script/filter.js"),
    include_str!("html/script/address.js"),
    include_str!("html/script/chart.js"),
    include_str!("html/script/articles.js"),
    include_str!("html/script/card.js"),
    include_str!("html/script/table.js"),
    include_str!("html/script/timeline.js"),
    include_str!("html/script/save.js"),
    include_str!("html/script/start.js"),
    "})();\n",
);
/// What the page's policy allows: a test tells the new values when style or script change.
pub(super) const STYLE_HASH: &str = "sha256-V07ZZ9sfuWAh2na9jRgHR+IwazPQvE0V0iZEt8ZZCAw=";
pub(super) const SCRIPT_HASH: &str = "sha256-fGkSDMOjat8zEFK2hnPyeuOnD/yQjucoKK28B+gvzkY=";
/// Stands in the page where the articles go.
const ARTICLES: &str = "<!--articles-->";

/// The columns of the page's table, where none were chosen.
const COLUMNS: [Column; 8] = [
    Column::Id,
    Column::Speaker,
    Column::Type,
    Column::Content,
    Column::Cue,
    Column::Act,
    Column::Confidence,
    Column::Doc,
];

/// A page that is being written.
#[derive(Debug)]
pub(super) struct PageWriter<W: Write> {
    out: W,
    columns: Vec<Column>,
    /// Whether these are the caller's choice.
    chosen: bool,
    headings: Vec<Cow<'static, str>>,
    by_speaker: bool,
    tally: Tally,
    failures: Vec<Failure>,
}

/// An article as the page's script reads it. Places are code points.
#[derive(Debug, Serialize)]
struct Article<'a> {
    doc: &'a str,
    title: &'a str,
    date: &'a str,
    outlet: &'a str,
    url: &'a str,
    text: &'a str,
    /// Start, end and kind of each paragraph.
    paragraphs: Vec<(usize, usize, &'static str)>,
    rows: Vec<Lit<'a>>,
}

/// A row as the page's script reads it.
#[derive(Debug, Serialize)]
struct Lit<'a> {
    id: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    speaker: String,
    /// The numbers of the speakers in the run's list.
    who: Vec<usize>,
    role: &'a str,
    source: &'a [[usize; 2]],
    cue: &'a [[usize; 2]],
    content: &'a [[usize; 2]],
    act: &'a str,
    polarity: &'static str,
    to: &'a str,
    /// The row it goes on from, by its number.
    continues: Option<usize>,
    confidence: f64,
    row_confidence: f64,
    speaker_confidence: f64,
    rule: &'a str,
    /// How the speaker was found.
    why: &'static str,
    entry: Option<&'a EntryRecord>,
    grounds: &'a [GroundRecord],
    losers: &'a [LostCandidate],
    /// The cells of the table.
    cells: Vec<String>,
}

/// What the script has to know of the whole run.
#[derive(Debug, Serialize)]
struct Run<'a> {
    columns: Vec<Cow<'static, str>>,
    chosen: bool,
    by_speaker: bool,
    speakers: Vec<Somebody>,
    failures: Vec<(&'a str, &'a str)>,
}

#[derive(Debug, Serialize)]
struct Somebody {
    name: String,
    kind: &'static str,
    /// The document, for a name that is good in one only.
    doc: String,
}

impl<W: Write> PageWriter<W> {
    pub(super) fn new(mut out: W, options: TableOptions) -> Result<Self> {
        let head = PAGE.split(ARTICLES).next().unwrap_or_default();
        let policy = format!(
            "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; img-src data:; \
             base-uri 'none'; form-action 'none'"
        );
        let head = head.replace("{policy}", &policy).replace("{style}", STYLE);
        out.write_all(head.as_bytes()).map_err(writing)?;
        let (chosen, by_speaker) = (!options.columns.is_empty(), options.by_speaker);
        let usual = COLUMNS.into_iter().chain(Column::added(options.added()));
        let columns: Vec<Column> = if chosen { options.columns.clone() } else { usual.collect() };
        let headings = columns.iter().map(|column| column.heading(options.added())).collect();
        Ok(Self { out, columns, chosen, headings, by_speaker, tally: Tally::default(), failures: Vec::new() })
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        let shared = shared(report);
        // What is behind a row is light here, unless the analysis was asked to explain.
        let maker = Maker::new(&Report { explain: true, ..*report });
        let places = self.tally.add(report);
        let rows = maker.rows();
        let cells = |row: &Row<'_>| self.columns.iter().map(|column| column.cell(shared, row).into_owned()).collect();
        let rows = rows.iter().zip(places).map(|(row, who)| lit(row, who, cells(row))).collect();
        let paragraph = |paragraph: &crate::model::Paragraph| {
            let [start, end] = maker.pieces.span(paragraph.span);
            (start, end, paragraph.kind.as_str())
        };
        let article = Article {
            doc: shared.doc,
            title: shared.title,
            date: shared.date,
            outlet: shared.outlet,
            url: shared.url,
            text: report.document.text,
            paragraphs: report.analysis.paragraphs.iter().map(paragraph).collect(),
            rows,
        };
        block(&mut self.out, "article", &article)
    }

    pub(super) fn failure(&mut self, failure: &Failure) {
        self.failures.push(failure.clone());
    }

    pub(super) fn finish(mut self) -> Result<W> {
        let speakers = self.tally.in_order();
        let run = Run {
            columns: self.headings,
            chosen: self.chosen,
            by_speaker: self.by_speaker,
            speakers: speakers.map(|one| Somebody { name: one.speaker, kind: one.kind, doc: one.doc }).collect(),
            failures: self.failures.iter().map(|one| (one.name.as_str(), one.reason.as_str())).collect(),
        };
        block(&mut self.out, "run", &run)?;
        let rest = PAGE.split_once(ARTICLES).map_or("", |(_, rest)| rest);
        self.out.write_all(rest.trim_start().replace("{script}", SCRIPT).as_bytes()).map_err(writing)?;
        Ok(self.out)
    }
}

fn lit<'a>(row: &'a Row<'_>, who: Vec<usize>, cells: Vec<String>) -> Lit<'a> {
    let evidence = row.evidence.as_ref();
    Lit {
        id: row.id,
        kind: row.kind.as_str(),
        speaker: row.speaker.join(JOINT),
        who,
        role: row.speaker_title,
        source: row.source.as_ref().map_or(&[], |part| &part.spans),
        cue: row.cue.as_ref().map_or(&[], |part| &part.spans),
        content: &row.content.spans,
        act: row.act,
        polarity: row.polarity.as_str(),
        to: row.addressee,
        continues: row.continues,
        confidence: row.confidence,
        row_confidence: row.row_confidence,
        speaker_confidence: row.speaker_confidence,
        rule: row.rule,
        why: evidence.map_or("", |evidence| evidence.speaker_why),
        entry: evidence.and_then(|evidence| evidence.cue_entry.as_ref()),
        grounds: evidence.map_or(&[], |evidence| &evidence.grounds),
        losers: evidence.map_or(&[], |evidence| &evidence.losers),
        cells,
    }
}

/// Writes data for the page's script, on a line of its own. Escaped like this, no text can end the block or begin a tag.
fn block<W: Write>(out: &mut W, class: &str, data: &impl Serialize) -> Result<()> {
    let json = serde_json::to_string(data).map_err(|error| writing(error.into()))?;
    let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    writeln!(out, "<script type=\"application/json\" class=\"{class}\">{json}</script>").map_err(writing)
}
