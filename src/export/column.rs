//! The columns of the tables.

use std::borrow::Cow;
use std::sync::Arc;

use super::part::{GAP, JOINT, Part};
use super::report::{Report, Shared, shared};
use super::row::Row;
use crate::model::Listed;

/// Stands before the names of a roster's columns.
const ROSTER: &str = "roster.";
/// Stands before the names of what is carried over from records.
const CARRIED: &str = "carried.";
/// The column of what people decided.
const REVIEWED: &str = "reviewed";

/// The names of the columns that a run adds to the usual ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct Added<'a> {
    /// Those of a roster ([`crate::roster::Roster::fields`]).
    pub roster: &'a [String],
    /// Those of the fields that are carried over from the records that are read.
    pub carried: &'a [String],
    /// Whether people looked at the rows.
    pub reviewed: bool,
}

macro_rules! columns {
    ($($name:ident $text:literal $doc:literal,)+) => {
        /// A column of the tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Column {
            $(#[doc = $doc] $name,)+
            /// What the roster's column of this place, from 0, says of the speaker.
            Roster(usize),
            /// What is carried over from the document's record, by its place, from 0.
            Carried(usize),
            /// Whether somebody looked at the row.
            Reviewed,
        }

        impl Column {
            /// All of them, in their order, but for those that a run adds.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name, as the header has it; [`Column::heading`] names those that a run adds.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ Self::Roster(_) => "roster", Self::Carried(_) => "carried", Self::Reviewed => REVIEWED }
            }

            /// What it holds.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$name => $doc,)+
                    Self::Roster(_) => "What the roster says of the speaker.",
                    Self::Carried(_) => "What the document's record says.",
                    Self::Reviewed => "Whether somebody looked at it: accepted, corrected, added, or open.",
                }
            }
        }
    };
}

columns! {
    Doc "doc" "The document, by the name it was given by.",
    Date "date" "Its date, where one is known.",
    StatementDate "statement_date" "The day on which it was said, where the text names it.",
    Outlet "outlet" "Who published it, where known.",
    Title "title" "Its headline.",
    Id "id" "The row's number in the document.",
    Type "type" "direct, mixed or indirect.",
    Speaker "speaker" "Who said it; empty where nobody can be named.",
    SpeakerKind "speaker_kind" "person, group, organisation, document, anonymous or empty.",
    SpeakerTitle "speaker_title" "The role given with the name.",
    SpeakerId "speaker_id" "The speaker's id in the roster, else in the document.",
    Source "source" "The words that stand for the speaker.",
    Cue "cue" "The words that signal it.",
    Act "act" "What kind of saying.",
    Polarity "polarity" "said, negated, refused, hypothetical, future or asked.",
    Content "content" "The words attributed.",
    Quoted "quoted" "Those of them that stand inside quotation marks.",
    Addressee "addressee" "Whom it was said to.",
    Continues "continues" "The row that it goes on from, by its number; empty but for a quotation in a paragraph of its own.",
    Context "context" "The sentences around it.",
    Paragraph "paragraph" "The paragraph it begins in.",
    Start "start" "Its first code point.",
    End "end" "One past its last code point.",
    Confidence "confidence" "Probability that content, source and speaker are right.",
    RowConfidence "row_confidence" "Probability that content and source are right.",
    SpeakerConfidence "speaker_confidence" "Probability that the speaker is right, given that content and source are.",
    Rule "rule" "The pattern it was read by.",
    Url "url" "Where the document stands, where known.",
    Author "author" "Who wrote the document, where known.",
    RecordId "record_id" "The document's own id, where it is a record of a file with many.",
}

impl Column {
    /// The column of a name, one of those that are added among them: `roster.party`, `carried.section`.
    ///
    /// ```
    /// use whosaid::export::{Added, Column};
    /// let roster = ["party".to_owned()];
    /// let added = Added { roster: &roster, ..Added::default() };
    /// assert_eq!(Column::parse("speaker", added), Some(Column::Speaker));
    /// assert_eq!(Column::parse("roster.party", added), Some(Column::Roster(0)));
    /// ```
    pub fn parse(name: &str, added: Added<'_>) -> Option<Self> {
        let place = |names: &[String], name: &str| names.iter().position(|field| field == name);
        let known = Self::ALL.iter().copied().find(|column| column.as_str() == name);
        known
            .or_else(|| (added.reviewed && name == REVIEWED).then_some(Self::Reviewed))
            .or_else(|| name.strip_prefix(ROSTER).and_then(|name| place(added.roster, name)).map(Self::Roster))
            .or_else(|| name.strip_prefix(CARRIED).and_then(|name| place(added.carried, name)).map(Self::Carried))
    }

    /// Its heading.
    ///
    /// ```
    /// use whosaid::export::{Added, Column};
    /// let roster = ["party".to_owned()];
    /// let added = Added { roster: &roster, ..Added::default() };
    /// assert_eq!(Column::Roster(0).heading(added), "roster.party");
    /// ```
    pub fn heading(self, added: Added<'_>) -> Cow<'static, str> {
        let named = |prefix: &str, names: &[String], place: usize| {
            Cow::from(format!("{prefix}{}", names.get(place).map_or("", String::as_str)))
        };
        match self {
            Self::Roster(place) => named(ROSTER, added.roster, place),
            Self::Carried(place) => named(CARRIED, added.carried, place),
            column => column.as_str().into(),
        }
    }

    /// Those that a table has when none are asked for: all, then those that are added.
    ///
    /// ```
    /// use whosaid::export::{Added, Column};
    /// assert_eq!(Column::usual(Added::default()), Column::ALL);
    /// ```
    pub fn usual(added: Added<'_>) -> Vec<Self> {
        Self::ALL.iter().copied().chain(Self::added(added)).collect()
    }

    /// Those that a run adds.
    pub(super) fn added(added: Added<'_>) -> impl Iterator<Item = Self> {
        let reviewed = added.reviewed.then_some(Self::Reviewed);
        (0..added.roster.len()).map(Self::Roster).chain((0..added.carried.len()).map(Self::Carried)).chain(reviewed)
    }

    /// Whether its cells name something that other tables name, too, and by which they are joined.
    pub(super) fn is_key(self) -> bool {
        matches!(self, Self::Doc | Self::RecordId)
    }

    /// The cell of a row of a report, as all tables have it.
    ///
    /// ```
    /// use whosaid::export::{Column, Document, Report};
    /// let text = "“We won,” Mayor Ada Holm told reporters.";
    /// let engine = whosaid::Engine::built_in();
    /// let analysis = engine.analyse(text);
    /// let document = Document { name: "a.txt", text, ..Document::default() };
    /// let report = Report::new(document, &analysis, engine.lexicon());
    /// let cells = [Column::Doc, Column::Speaker].map(|column| column.text(&report, &report.rows()[0]).into_owned());
    /// assert_eq!(cells, ["a.txt", "Ada Holm"]);
    /// ```
    pub fn text<'a>(self, report: &Report<'a>, row: &'a Row<'_>) -> Cow<'a, str> {
        self.cell(shared(report), row)
    }

    /// The first columns of a sheet that people read: who, what, how, where; how sure.
    #[cfg(feature = "xlsx")]
    pub(super) const FOR_READING: [Self; 11] = [
        Self::Speaker,
        Self::Content,
        Self::SpeakerTitle,
        Self::Cue,
        Self::Act,
        Self::Type,
        Self::Outlet,
        Self::Date,
        Self::Title,
        Self::Url,
        Self::Confidence,
    ];

    /// All columns, those for reading first.
    #[cfg(feature = "xlsx")]
    pub(super) fn for_reading(added: Added<'_>) -> Vec<Self> {
        let others = Self::usual(added).into_iter().filter(|column| !Self::FOR_READING.contains(column));
        Self::FOR_READING.into_iter().chain(others).collect()
    }

    /// The cell of a row.
    pub(super) fn cell<'a>(self, shared: Shared<'a>, row: &'a Row<'_>) -> Cow<'a, str> {
        match self {
            Self::Doc => shared.doc.into(),
            Self::Date => shared.date.into(),
            Self::StatementDate => row.statement_date.as_str().into(),
            Self::Outlet => shared.outlet.into(),
            Self::Title => shared.title.into(),
            Self::Url => shared.url.into(),
            Self::Author => shared.author.into(),
            Self::RecordId => shared.record_id.into(),
            Self::Id => row.id.to_string().into(),
            Self::Type => row.kind.as_str().into(),
            Self::Speaker => row.speaker.join(JOINT).into(),
            Self::SpeakerKind => row.speaker_kind.as_str().into(),
            Self::SpeakerTitle => row.speaker_title.into(),
            Self::SpeakerId => row.speaker_id.join(JOINT).into(),
            Self::Source => words(row.source.as_ref()),
            Self::Cue => words(row.cue.as_ref()),
            Self::Act => row.act.into(),
            Self::Polarity => row.polarity.as_str().into(),
            Self::Content => words(Some(&row.content)),
            Self::Quoted => row.quoted.join(GAP).into(),
            Self::Addressee => row.addressee.into(),
            Self::Continues => row.continues.map_or_else(String::new, |id| id.to_string()).into(),
            Self::Context => row.context.as_str().into(),
            Self::Paragraph => row.paragraph.to_string().into(),
            Self::Start => row.start.to_string().into(),
            Self::End => row.end.to_string().into(),
            Self::Confidence => probability(row.confidence),
            Self::RowConfidence => probability(row.row_confidence),
            Self::SpeakerConfidence => probability(row.speaker_confidence),
            Self::Rule => row.rule.into(),
            Self::Reviewed => row.reviewed.into(),
            Self::Roster(place) => of_roster(row, place),
            Self::Carried(place) => shared.carried.get(place).map_or("", |(_, value)| value.as_str()).into(),
        }
    }
}

/// A cell of the roster for each of the speakers; nothing where it says nothing of any.
fn of_roster<'a>(row: &'a Row<'_>, place: usize) -> Cow<'a, str> {
    let cell = |listed: &'a Option<Arc<Listed>>| {
        listed.as_ref().and_then(|listed| listed.fields.get(place)).map_or("", |(_, value)| value.as_str())
    };
    match row.listed.as_slice() {
        [one] => cell(one).into(),
        several if several.iter().all(|one| cell(one).is_empty()) => "".into(),
        several => several.iter().map(cell).collect::<Vec<_>>().join(JOINT).into(),
    }
}

fn probability(value: f64) -> Cow<'static, str> {
    format!("{value:.2}").into()
}

fn words(part: Option<&Part>) -> Cow<'_, str> {
    part.map_or("", |part| part.text.as_str()).into()
}
