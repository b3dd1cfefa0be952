//! What is gathered of one speaker, and the record that comes of it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::super::json::Fields;
use super::super::report::Report;
use super::identity::Identity;
use crate::model::{Attribution, ContentType, Listed, QuoteRole, SpeakerKind};

/// Who counts as the same one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// By the roster's id.
    Listed(String),
    /// By name, in all documents.
    Name(String),
    /// By name, in the document of this number.
    Local(usize, String),
}

/// A word and how many rows have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The word: an act, an outlet.
    pub name: String,
    /// How many rows.
    pub rows: usize,
}

/// What one speaker said, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SpeakerRecord {
    /// The name, in its commonest spelling.
    pub speaker: String,
    /// What it is, by most rows: person, group, organisation, document or anonymous.
    pub kind: &'static str,
    /// The roster's id; empty where none lists the speaker.
    pub id: String,
    /// The document whose speaker this is, where the name is good inside it only; else empty.
    pub doc: String,
    /// How many rows. A row of joint speakers counts for each of them.
    pub rows: usize,
    /// How many words these rows attribute.
    pub words: usize,
    /// How many of them stand inside quotation marks.
    pub quoted_words: usize,
    /// How many documents have such a row.
    pub documents: usize,
    /// How many rows are of the type direct.
    pub direct: usize,
    /// Mixed.
    pub mixed: usize,
    /// Indirect.
    pub indirect: usize,
    /// Acts, commonest first.
    pub acts: Vec<Count>,
    /// Outlets, commonest first; documents without one are left out.
    pub outlets: Vec<Count>,
    /// Titles given with the name, commonest first.
    pub titles: Vec<String>,
    /// The other names, commonest first.
    pub aliases: Vec<String>,
    /// The earliest date of these documents, `YYYY-MM-DD`; empty where none has a date.
    pub first_date: String,
    /// The latest.
    pub last_date: String,
    /// Rows by the day of their document, in order; those without a date are left out. JSON has it not.
    #[serde(skip)]
    pub days: Vec<Count>,
    /// The roster's title and further columns; none where no roster lists the speaker.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "fields")]
    pub roster: Option<Arc<Listed>>,
}

fn fields<S: Serializer>(listed: &Option<Arc<Listed>>, serializer: S) -> Result<S::Ok, S::Error> {
    Fields(listed.as_ref().map_or(&[], |listed| &listed.fields)).serialize(serializer)
}

/// What is gathered of one speaker.
#[derive(Debug, Default, Clone)]
pub(super) struct Counts {
    pub(super) record: SpeakerRecord,
    /// The numbers of the documents, in order.
    pub(super) documents: Vec<usize>,
    pub(super) identity: Identity,
    pub(super) names: Votes,
    pub(super) kinds: Votes,
    pub(super) acts: Votes,
    pub(super) outlets: Votes,
    pub(super) titles: Votes,
    pub(super) aliases: Votes,
    pub(super) days: BTreeMap<String, usize>,
}

/// Words with how often each was met, in order of first meeting.
#[derive(Debug, Default, Clone)]
pub(super) struct Votes {
    places: HashMap<String, usize>,
    counts: Vec<Count>,
}

impl Votes {
    pub(super) fn add(&mut self, name: &str) {
        self.add_rows(name, 1);
    }

    pub(super) fn add_rows(&mut self, name: &str, rows: usize) {
        if name.is_empty() {
            return;
        }
        match self.places.get(name) {
            Some(&place) => self.counts[place].rows += rows,
            None => {
                self.places.insert(name.to_owned(), self.counts.len());
                self.counts.push(Count { name: name.to_owned(), rows });
            }
        }
    }

    /// The commonest first; of equals the one met first.
    pub(super) fn ranked(&self) -> Vec<Count> {
        let mut counts = self.counts.clone();
        counts.sort_by_key(|count| std::cmp::Reverse(count.rows));
        counts
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        other.counts.iter().for_each(|count| self.add_rows(&count.name, count.rows));
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.ranked().into_iter().map(|count| count.name).collect()
    }
}

impl Counts {
    pub(super) fn row(&mut self, report: &Report<'_>, attribution: &Attribution) {
        let text = report.document.text;
        let record = &mut self.record;
        record.rows += 1;
        record.words += attribution.content.iter().map(|span| words(span.slice(text))).sum::<usize>();
        let quotes = attribution.quotes.iter().filter_map(|id| report.analysis.quotes.get(id.0));
        let told = |id| attribution.quotes.contains(&id);
        record.quoted_words += quotes
            .filter(|quote| quote.role == QuoteRole::Speech && !quote.parent.is_some_and(told))
            .map(|quote| words(quote.inner.slice(text)))
            .sum::<usize>();
        match attribution.kind {
            ContentType::Direct => record.direct += 1,
            ContentType::Mixed => record.mixed += 1,
            ContentType::Indirect => record.indirect += 1,
        }
    }

    /// Counts a row of a day.
    pub(super) fn day(&mut self, date: &str) {
        let Some(day) = day_of(date) else { return };
        match self.days.get_mut(day) {
            Some(rows) => *rows += 1,
            None => drop(self.days.insert(day.to_owned(), 1)),
        }
    }

    /// Widens the dates.
    pub(super) fn date(&mut self, date: &str) {
        let Some(day) = day_of(date) else { return };
        let record = &mut self.record;
        if record.first_date.is_empty() || day < record.first_date.as_str() {
            day.clone_into(&mut record.first_date);
        }
        if day > record.last_date.as_str() {
            day.clone_into(&mut record.last_date);
        }
    }

    /// The commonest spelling.
    pub(super) fn name(&self) -> String {
        self.names.names().into_iter().next().unwrap_or_default()
    }

    /// Whether it is of this kind, by most rows.
    pub(super) fn is(&self, kind: SpeakerKind) -> bool {
        self.kinds.ranked().first().is_some_and(|most| most.name == kind.as_str())
    }

    /// Adds what is gathered of another who is the same one.
    pub(super) fn absorb(&mut self, other: &Self) {
        let (own, its) = (&mut self.record, &other.record);
        own.rows += its.rows;
        own.words += its.words;
        own.quoted_words += its.quoted_words;
        own.direct += its.direct;
        own.mixed += its.mixed;
        own.indirect += its.indirect;
        self.documents.extend(&other.documents);
        self.documents.sort_unstable();
        self.documents.dedup();
        self.date(&other.record.first_date);
        self.date(&other.record.last_date);
        self.names.absorb(&other.names);
        self.kinds.absorb(&other.kinds);
        self.acts.absorb(&other.acts);
        self.outlets.absorb(&other.outlets);
        self.titles.absorb(&other.titles);
        self.aliases.absorb(&other.aliases);
        other.days.iter().for_each(|(day, rows)| *self.days.entry(day.clone()).or_default() += rows);
    }

    pub(super) fn record(&self) -> SpeakerRecord {
        let speaker = self.name();
        let kind = self.kinds.ranked().into_iter().next().map_or("", |kind| kind_named(&kind.name));
        let aliases = self.aliases.names().into_iter().chain(self.names.names());
        let mut others: Vec<String> = Vec::new();
        for alias in aliases.filter(|alias| *alias != speaker) {
            if !others.contains(&alias) {
                others.push(alias);
            }
        }
        SpeakerRecord {
            speaker,
            kind,
            documents: self.documents.len(),
            acts: self.acts.ranked(),
            outlets: self.outlets.ranked(),
            titles: self.titles.names(),
            aliases: others,
            days: self.days.iter().map(|(day, rows)| Count { name: day.clone(), rows: *rows }).collect(),
            ..self.record.clone()
        }
    }
}

/// Words with a letter or digit in them.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// What does not begin as `YYYY-MM-DD` does is no date that could be compared.
fn day_of(date: &str) -> Option<&str> {
    date.get(..10).filter(|day| is_iso(day))
}

fn is_iso(day: &str) -> bool {
    day.bytes().enumerate().all(|(at, c)| if at == 4 || at == 7 { c == b'-' } else { c.is_ascii_digit() })
}

fn kind_named(name: &str) -> &'static str {
    const KINDS: [SpeakerKind; 5] = [
        SpeakerKind::Person,
        SpeakerKind::Group,
        SpeakerKind::Organisation,
        SpeakerKind::Document,
        SpeakerKind::Anonymous,
    ];
    KINDS.into_iter().map(SpeakerKind::as_str).find(|kind| *kind == name).unwrap_or_default()
}
