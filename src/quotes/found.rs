//! What was found: statements with every place where they stand.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::cluster::statements;
use super::reported::{Report, reports};
use super::row::{NONE, Row};
use super::speaker::{fullest, is_same};
use super::story::stories;
use super::{Coverage, Difference};
use crate::lexicon::Lexicon;
use crate::model::{ContentType, SpeakerKind};

/// The statements of a coverage.
#[derive(Debug)]
pub struct Found<'a> {
    coverage: &'a Coverage,
    lexicon: &'a Lexicon,
    /// For each document the first of its story.
    stories: Vec<u32>,
    /// The rows of each statement, in order of date: those in most outlets first.
    statements: Vec<Vec<u32>>,
    /// The paraphrases of a statement, by its first row.
    reports: HashMap<u32, Vec<Report>>,
}

/// One statement, wherever it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement<'a> {
    /// Its number, from 1: those in most outlets come first.
    pub id: usize,
    /// Who said it, by the fullest of the names that most places give; joint speakers joined by ` | `.
    pub speaker: &'a str,
    /// What it is.
    pub speaker_kind: SpeakerKind,
    /// The role given with the name, where it first is.
    pub speaker_title: &'a str,
    /// Other speakers to whom some places give it.
    pub others: Vec<&'a str>,
    /// Its fullest wording.
    #[serde(rename = "quote")]
    pub wording: &'a str,
    /// How many documents hold it.
    pub documents: usize,
    /// How many of them are no copies of each other.
    pub stories: usize,
    /// The outlets, in order of their first date; documents without one are left out.
    pub outlets: Vec<Outlet<'a>>,
    /// The different wordings; the fullest first, then those that stand in most documents.
    pub variants: Vec<Variant<'a>>,
    /// Where it stands, in order of date, then as the documents were given.
    pub places: Vec<Place<'a>>,
    /// Paraphrases that likely report it.
    #[serde(rename = "paraphrases")]
    pub reported: Vec<Reported<'a>>,
}

/// An outlet and in how many of its documents a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outlet<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many documents.
    pub documents: usize,
}

/// A wording of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variant<'a> {
    /// The words, as they first stand.
    pub wording: &'a str,
    /// How many documents have it.
    pub documents: usize,
    /// In what it differs from the fullest.
    #[serde(flatten)]
    pub difference: Difference,
}

/// Where a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Place<'a> {
    /// The document's name.
    pub doc: &'a str,
    /// Its date, or empty.
    pub date: &'a str,
    /// Who published it, or empty.
    pub outlet: &'a str,
    /// Its headline, or empty.
    pub title: &'a str,
    /// Where it stands, or empty.
    pub url: &'a str,
    /// The story it is a copy of, by the number of its first document, from 1.
    pub story: usize,
    /// The row's number in the document.
    pub row: usize,
    /// How much of the row stands inside quotation marks.
    #[serde(rename = "type")]
    pub kind: ContentType,
    /// Whom this place gives it to; empty where nobody is named.
    pub speaker: &'a str,
    /// The words, as they stand here.
    pub wording: &'a str,
    /// Which of the variants it is, from 0; of a paraphrase 0.
    pub variant: usize,
    /// The content's first code point.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// Probability that the row is right.
    pub confidence: f64,
}

/// A paraphrase that likely reports a statement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reported<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The share of telling words that both have.
    pub share: f64,
}

impl Coverage {
    /// Puts together what is one statement.
    pub fn find<'a>(&'a self, lexicon: &'a Lexicon) -> Found<'a> {
        let sketches: Vec<_> = self.documents.iter().map(|document| &document.sketch).collect();
        let stories = stories(&sketches);
        let first = statements(self, &stories, lexicon);
        let mut reported: HashMap<u32, Vec<Report>> = HashMap::new();
        for report in reports(self, &first, lexicon) {
            reported.entry(report.statement).or_default().push(report);
        }
        let mut groups: HashMap<u32, Vec<u32>> = HashMap::new();
        for (row, &first) in first.iter().enumerate().filter(|(_, first)| **first != NONE) {
            groups.entry(first).or_default().push(row as u32);
        }
        let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
        let when = |row: &u32| {
            let date = self.date(&self.rows[*row as usize]);
            (date.is_empty(), date, *row)
        };
        groups.iter_mut().for_each(|rows| rows.sort_unstable_by(|a, b| when(a).cmp(&when(b))));
        let rank = |rows: &Vec<u32>| {
            let documents: HashSet<u32> = rows.iter().map(|row| self.rows[*row as usize].document).collect();
            let outlets: HashSet<u32> = documents
                .iter()
                .map(|one| self.documents[*one as usize].outlet)
                .filter(|outlet| !self.texts.text(*outlet).is_empty())
                .collect();
            let stories: HashSet<u32> = documents.iter().map(|one| stories[*one as usize]).collect();
            (Reverse(outlets.len()), Reverse(stories.len()), Reverse(documents.len()))
        };
        let mut ranked: Vec<_> = groups.into_iter().map(|rows| (rank(&rows), rows)).collect();
        ranked.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| one.first().map(when).cmp(&other.first().map(when)))
        });
        let statements = ranked.into_iter().map(|(_, rows)| rows).collect();
        Found { coverage: self, lexicon, stories, statements, reports: reported }
    }
}

impl<'a> Found<'a> {
    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// How many stories the documents tell, copies counted once.
    pub fn stories(&self) -> usize {
        self.stories.iter().enumerate().filter(|(document, first)| *document == **first as usize).count()
    }

    /// The statements: those in most outlets first, then those in most stories, in most documents, the earliest. Where `unique`,
    /// copies of one article count as one document, the earliest that holds the statement.
    pub fn statements(&self, unique: bool) -> impl Iterator<Item = Statement<'a>> + '_ {
        self.statements.iter().enumerate().map(move |(index, rows)| self.statement(index + 1, rows, unique))
    }

    fn statement(&self, id: usize, rows: &[u32], unique: bool) -> Statement<'a> {
        let all = self.coverage;
        let mut kept: HashMap<u32, u32> = HashMap::new();
        let mut is_kept = |row: &Row| {
            let first = *kept.entry(self.stories[row.document as usize]).or_insert(row.document);
            !unique || first == row.document
        };
        let of = |row: &u32| &all.rows[*row as usize];
        let first_row = rows.iter().min().copied().unwrap_or(NONE);
        let rows: Vec<&Row> = rows.iter().map(of).filter(|row| is_kept(row)).collect();
        let (variants, variant_of) = self.variants(&rows);
        let place = |row: &&Row| self.place(row, variant_of.get(&row.words).copied().unwrap_or(0));
        let speakers = self.speakers(&rows);
        let speaker = fullest(&speakers, self.lexicon);
        let others = speakers.iter().map(|vote| vote.0).filter(|name| !name.is_empty());
        let own = |row: &&&Row| all.speaker(row) == speaker;
        let title = |row: &Row| all.texts.text(row.title);
        let titles = rows.iter().filter(own).map(|row| title(row)).find(|title| !title.is_empty());
        let reports = self.reports.get(&first_row).map_or(&[][..], Vec::as_slice);
        let reported =
            reports.iter().map(|report| (of(&report.row), (f64::from(report.share) * 100.0).round() / 100.0));
        Statement {
            id,
            speaker,
            speaker_kind: rows
                .iter()
                .find(|row| all.speaker(row) == speaker)
                .map_or(SpeakerKind::None, |row| row.speaker_kind),
            speaker_title: titles.unwrap_or_default(),
            others: others.filter(|name| !is_same(name, speaker, self.lexicon)).collect(),
            wording: variants.first().map_or("", |variant| variant.wording),
            documents: distinct(rows.iter().map(|row| row.document)),
            stories: distinct(rows.iter().map(|row| self.stories[row.document as usize])),
            outlets: self.outlets(&rows),
            variants,
            places: rows.iter().map(place).collect(),
            reported: reported.map(|(row, share)| Reported { place: self.place(row, 0), share }).collect(),
        }
    }

    /// The wordings, and the number of each by its words.
    fn variants(&self, rows: &[&Row]) -> (Vec<Variant<'a>>, HashMap<u32, usize>) {
        let all = self.coverage;
        let mut met: Vec<(u32, u32, Vec<u32>)> = Vec::new();
        let mut places: HashMap<u32, usize> = HashMap::new();
        for row in rows {
            let place = *places.entry(row.words).or_insert(met.len());
            if place == met.len() {
                met.push((row.words, row.wording, Vec::new()));
            }
            met[place].2.push(row.document);
        }
        let length = |words: u32| all.runs.get(words).len();
        let fullest = (0..met.len()).max_by_key(|&place| (length(met[place].0), Reverse(place)));
        let full = fullest.map_or("", |place| all.texts.text(met[place].1));
        let mut variants: Vec<(u32, Variant<'a>)> = met
            .iter()
            .map(|(words, wording, documents)| {
                let wording = all.texts.text(*wording);
                let documents = distinct(documents.iter().copied());
                let difference =
                    if std::ptr::eq(wording, full) { Difference::default() } else { Difference::of(wording, full) };
                (*words, Variant { wording, documents, difference })
            })
            .collect();
        variants.sort_by_key(|(_, variant)| (!std::ptr::eq(variant.wording, full), Reverse(variant.documents)));
        let order = variants.iter().enumerate().map(|(place, (words, _))| (*words, place)).collect();
        (variants.into_iter().map(|(_, variant)| variant).collect(), order)
    }

    /// The speakers that places give, each with its number of stories, in the order in which they are met.
    fn speakers(&self, rows: &[&Row]) -> Vec<(&'a str, usize)> {
        let mut votes: Vec<(&'a str, HashSet<u32>)> = Vec::new();
        for row in rows {
            let name = if row.is_named() { self.coverage.speaker(row) } else { "" };
            let story = self.stories[row.document as usize];
            match votes.iter_mut().find(|vote| vote.0 == name) {
                Some((_, stories)) => drop(stories.insert(story)),
                None => votes.push((name, HashSet::from([story]))),
            }
        }
        // Where nobody has a name, whoever stands there is shown.
        if votes.iter().all(|vote| vote.0.is_empty()) {
            return rows
                .iter()
                .map(|row| (self.coverage.speaker(row), 1))
                .find(|vote| !vote.0.is_empty())
                .into_iter()
                .collect();
        }
        votes.into_iter().map(|(name, stories)| (name, stories.len())).collect()
    }

    fn outlets(&self, rows: &[&Row]) -> Vec<Outlet<'a>> {
        let all = self.coverage;
        let mut out: Vec<Outlet<'a>> = Vec::new();
        let mut counted: HashSet<u32> = HashSet::new();
        for row in rows.iter().filter(|row| counted.insert(row.document)) {
            let name = all.texts.text(all.documents[row.document as usize].outlet);
            match out.iter_mut().find(|outlet| outlet.name == name) {
                _ if name.is_empty() => {}
                Some(outlet) => outlet.documents += 1,
                None => out.push(Outlet { name, documents: 1 }),
            }
        }
        out
    }

    fn place(&self, row: &Row, variant: usize) -> Place<'a> {
        let all = self.coverage;
        let document = &all.documents[row.document as usize];
        Place {
            doc: all.texts.text(document.name),
            date: all.texts.text(document.date),
            outlet: all.texts.text(document.outlet),
            title: all.texts.text(document.title),
            url: all.texts.text(document.url),
            story: self.stories[row.document as usize] as usize + 1,
            row: row.row as usize,
            kind: row.kind,
            speaker: all.speaker(row),
            wording: all.texts.text(row.wording),
            variant,
            start: row.start as usize,
            end: row.end as usize,
            confidence: (f64::from(row.confidence) * 10_000.0).round() / 10_000.0,
        }
    }
}

fn distinct(numbers: impl Iterator<Item = u32>) -> usize {
    numbers.collect::<HashSet<u32>>().len()
}
