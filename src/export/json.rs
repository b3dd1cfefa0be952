//! JSON and JSON Lines: the same record of a document, in an array or a line each. Its shape is described by
//! [`SCHEMA`].

use std::io::{BufWriter, Write};

use serde::{Serialize, Serializer};

use super::compact::write_line;
use super::evidence::{self, Mark};
use super::part::Pieces;
use super::report::{Report, shared};
use super::row::{Maker, Row, entity_name};
use super::writing::writing;
use crate::error::Result;
use crate::model::{Entity, EntityId, EntityKind, Gender, MentionId, MentionKind};

/// The version of the JSON shape, raised whenever a reader of the old one would stumble.
pub const SCHEMA_VERSION: u32 = 1;

/// The JSON Schema of one document of the JSON and JSON Lines outputs.
pub const SCHEMA: &str = include_str!("schema.json");

/// A document as JSON has it.
///
/// ```
/// use whosaid::export::{Document, Record, Report};
/// let text = "“We won,” Mayor Ada Holm told reporters.";
/// let engine = whosaid::Engine::built_in();
/// let analysis = engine.analyse(text);
/// let document = Document { name: "a.txt", text, ..Document::default() };
/// let report = Report::new(document, &analysis, engine.lexicon());
/// let record = serde_json::to_value(Record::new(&report)).expect("it is JSON");
/// assert_eq!(record["attributions"][0]["speaker"][0], "Ada Holm");
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Record<'a, Entities = Vec<EntityRecord<'a>>, Rows = Vec<Row<'a>>> {
    /// The version of this shape.
    pub schema: u32,
    /// The document's name.
    pub doc: &'a str,
    /// Its headline; empty where there is none. So are the next three.
    pub title: &'a str,
    /// Its date.
    pub date: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// Where it stands.
    pub url: &'a str,
    /// Who wrote it; left out where unknown.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub author: &'a str,
    /// Its own id, where it is a record of a file with many; else left out.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub record_id: &'a str,
    /// What is carried over from its record; left out where nothing is.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    pub carried: Fields<'a>,
    /// Who is mentioned in it.
    pub entities: Entities,
    /// Who said what.
    pub attributions: Rows,
    /// The folder of lexicon files used in place of the built-in ones; left out where those were used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_lexicons: Option<&'a str>,
    /// The lexicon files laid over the built-in ones, in order; left out where there are none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub overlays: &'a [String],
    /// The pairs of marks that hold no speech, where evidence was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Vec<Mark>>,
}

/// Somebody.
#[derive(Debug, Clone, Serialize)]
pub struct EntityRecord<'a> {
    /// By which `speaker_id` names it: the roster's id, else a number in this document (`e1`).
    pub id: String,
    /// The fullest name.
    pub name: &'a str,
    /// person, group, organisation, document, place or empty.
    pub kind: &'static str,
    /// female, male or empty.
    pub gender: &'static str,
    /// The titles given with the name.
    pub titles: &'a [String],
    /// The other namings.
    pub aliases: &'a [String],
    /// Every naming, in text order.
    pub mentions: Vec<MentionRecord<'a>>,
    /// What the roster says, where one is used and lists it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roster: Option<Fields<'a>>,
}

/// Named texts, in order: an object in JSON.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a>(pub &'a [(String, String)]);

impl Fields<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// One naming of somebody.
#[derive(Debug, Clone, Serialize)]
pub struct MentionRecord<'a> {
    /// The words.
    pub text: &'a str,
    /// Where they stand, in code points.
    pub span: [usize; 2],
    /// name, descriptor or pronoun.
    pub kind: &'static str,
}

impl<'a> Record<'a> {
    /// The record of a report.
    pub fn new(report: &Report<'a>) -> Self {
        let maker = Maker::new(report);
        let entities = EachEntity(report, &maker.pieces).each().collect();
        Self::of(report, &maker, entities, maker.rows())
    }
}

impl<'a, Entities, Rows> Record<'a, Entities, Rows> {
    fn of(report: &Report<'a>, maker: &Maker<'a>, entities: Entities, attributions: Rows) -> Self {
        let shared = shared(report);
        Self {
            schema: SCHEMA_VERSION,
            doc: shared.doc,
            title: shared.title,
            date: shared.date,
            outlet: shared.outlet,
            url: shared.url,
            author: shared.author,
            record_id: shared.record_id,
            carried: Fields(shared.carried),
            entities,
            attributions,
            only_lexicons: report.lexicon.base(),
            overlays: report.lexicon.overlays(),
            marks: report.explain.then(|| evidence::marks(report, &maker.pieces)),
        }
    }
}

/// The entities of a report, each made when it is written: all at once take more memory than the text.
struct EachEntity<'m, 'a>(&'m Report<'a>, &'m Pieces<'a>);

impl<'m, 'a> EachEntity<'m, 'a> {
    fn each(&self) -> impl Iterator<Item = EntityRecord<'a>> + use<'m, 'a> {
        let Self(report, pieces) = *self;
        let entities = report.analysis.entities.iter().enumerate();
        entities.map(move |(index, entity)| entity_record(EntityId(index), entity, report, pieces))
    }
}

impl Serialize for EachEntity<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each())
    }
}

/// The rows of a report, likewise.
struct EachRow<'m, 'a>(&'m Maker<'a>);

impl Serialize for EachRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.each())
    }
}

/// Hands the record of a report to `write`, with rows and entities that are made while they are written.
fn with_record<T>(report: &Report<'_>, write: impl FnOnce(&Record<'_, EachEntity<'_, '_>, EachRow<'_, '_>>) -> T) -> T {
    let maker = Maker::new(report);
    write(&Record::of(report, &maker, EachEntity(report, &maker.pieces), EachRow(&maker)))
}

fn entity_record<'a>(id: EntityId, entity: &'a Entity, report: &Report<'a>, pieces: &Pieces<'_>) -> EntityRecord<'a> {
    EntityRecord {
        id: entity_name(id, report.analysis),
        name: &entity.name,
        kind: kind_name(entity.kind),
        gender: gender_name(entity.gender),
        titles: &entity.titles,
        aliases: &entity.aliases,
        mentions: entity.mentions.iter().filter_map(|&id| mention_record(id, report, pieces)).collect(),
        roster: entity.listed.as_deref().map(|listed| Fields(&listed.fields)),
    }
}

fn mention_record<'a>(id: MentionId, report: &Report<'a>, pieces: &Pieces<'_>) -> Option<MentionRecord<'a>> {
    let mention = report.analysis.mentions.get(id.0)?;
    Some(MentionRecord {
        text: mention.span.slice(report.document.text),
        span: pieces.span(mention.span),
        kind: match mention.kind {
            MentionKind::Name => "name",
            MentionKind::Descriptor => "descriptor",
            MentionKind::Pronoun => "pronoun",
        },
    })
}

fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Group => "group",
        EntityKind::Organisation => "organisation",
        EntityKind::Document => "document",
        EntityKind::Place => "place",
        EntityKind::Unknown => "",
    }
}

fn gender_name(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "female",
        Gender::Male => "male",
        Gender::Unknown => "",
    }
}

/// How much is written at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// A record to a line.
#[derive(Debug)]
pub(super) struct LineWriter<W: Write> {
    out: W,
}

impl<W: Write> LineWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        with_record(report, |record| write_line(&mut self.out, record)).map_err(writing)
    }

    pub(super) fn finish(self) -> W {
        self.out
    }
}

/// An array of records, indented, a record at a time.
#[derive(Debug)]
pub(super) struct ArrayWriter<W: Write> {
    out: W,
    empty: bool,
}

impl<W: Write> ArrayWriter<W> {
    pub(super) fn new(mut out: W) -> Result<Self> {
        out.write_all(b"[").map_err(writing)?;
        Ok(Self { out, empty: true })
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        let before: &[u8] = if self.empty { b"\n" } else { b",\n" };
        self.empty = false;
        self.out.write_all(before).map_err(writing)?;
        let mut out = BufWriter::with_capacity(BUFFER, &mut self.out);
        let written = with_record(report, |record| serde_json::to_writer_pretty(&mut out, record));
        written.map_err(|error| writing(error.into()))?;
        out.flush().map_err(writing)
    }

    pub(super) fn finish(mut self) -> Result<W> {
        let end: &[u8] = if self.empty { b"]\n" } else { b"\n]\n" };
        self.out.write_all(end).map_err(writing)?;
        Ok(self.out)
    }
}
