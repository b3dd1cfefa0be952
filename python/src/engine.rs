//! The engine as Python holds it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use serde::Serialize;
use whosaid::export::{Added, Document, Failure, Record, Report, Tally, VerdictRecord};
use whosaid::model::Analysis;
use whosaid::quotes::Coverage;
use whosaid::verify::{Claim, Verifier};
use whosaid::{Error, Options};

use crate::claims::Verdicts;
use crate::columns::Layout;
use crate::fault::OrRaise;
use crate::narrowing::Narrowing;
use crate::parts::{Loaded, Parts};
use crate::run::{Given, Source};
use crate::table::Batches;
use crate::texts::Text;
use whosaid_cli::embedded::{self, Told};

/// Rows that are put together in a batch.
const BATCH: usize = 8192;

/// What is told of inputs: name and words of each.
type Names = Vec<(String, String)>;

/// Lexicons, weights and roster, ready for any number of texts.
#[pyclass(frozen, module = "pywhosaid._native")]
pub struct Engine {
    parts: Parts,
    loaded: Arc<Loaded>,
}

/// What is known of a text besides itself.
#[derive(FromPyObject)]
struct About {
    name: String,
    title: String,
    date: String,
    outlet: String,
    url: String,
}

#[pymethods]
impl Engine {
    #[new]
    fn new(
        lexicons: Option<PathBuf>,
        only_lexicons: Option<PathBuf>,
        weights: Option<PathBuf>,
        roster: Option<(String, Option<String>)>,
    ) -> PyResult<Self> {
        let parts =
            Parts::read(lexicons.as_deref(), only_lexicons.as_deref(), weights.as_deref(), roster).or_raise()?;
        Self::of(parts)
    }

    /// The engine of a state.
    #[staticmethod]
    fn from_state(state: &str) -> PyResult<Self> {
        Self::of(serde_json::from_str(state).map_err(|error| PyValueError::new_err(error.to_string()))?)
    }

    /// All that it is made of, as JSON.
    fn state(&self) -> PyResult<String> {
        json(&self.parts)
    }

    /// The names of the columns that the roster adds.
    fn fields(&self) -> Vec<String> {
        self.loaded.fields().to_vec()
    }

    /// The record of a text, as JSON.
    fn record(&self, py: Python<'_>, text: &Bound<'_, PyString>, about: About, explain: bool) -> PyResult<String> {
        let text = Text::of(text)?;
        py.detach(|| {
            let About { name, title, date, outlet, url } = &about;
            let text = text.as_str();
            let document = Document { name, title, date, outlet, url, text, ..Document::default() };
            let analysis = self.loaded.engine().analyse_with(text, Options { explain });
            let report = Report::new(document, &analysis, self.loaded.lexicon());
            json(&Record::new(&Report { explain, ..report }))
        })
    }

    /// The rows of many documents, how many documents there were, and what there is to tell of them.
    fn table(
        &self,
        py: Python<'_>,
        given: Given<'_>,
        columns: Option<Vec<String>>,
        narrowing: Narrowing,
        threads: usize,
    ) -> PyResult<(Batches, usize, Names, Names)> {
        let source = Source::of(given)?;
        let carried = source.carried();
        let added = Added { roster: self.loaded.fields(), carried: &carried, ..Added::default() };
        let layout = Layout::new(columns.as_deref(), source.is_numbered(), added).or_raise()?;
        let (lexicon, engine) = (self.loaded.lexicon(), self.loaded.engine());
        let selection = narrowing.selection(lexicon, self.loaded.has_roster()).or_raise()?;
        let worker = || {
            let (mut reader, layout, selection) = (engine.reader(), &layout, &selection);
            move |document: &Document<'_>, number: Option<i64>| {
                let analysis = reader.analyse(document.text);
                let report = Report { selection, ..Report::new(*document, &analysis, lexicon) };
                let doubts = doubts(document.name, &analysis);
                layout.batch(&report, number).map(|batch| (batch, doubts))
            }
        };
        let (mut documents, mut doubts, mut table) = (0, Doubts::default(), Growing::default());
        let told = source.each(py, threads, worker, |made| {
            let (batch, new) = made.map_err(|error| broken(&error))?;
            documents += 1;
            doubts.extend(new);
            batch.map_or(Ok(()), |batch| table.add(batch)).map_err(|error| broken(&error))
        })?;
        let batches = table.finish().map_err(|error| PyValueError::new_err(error.to_string()))?;
        let (failures, notes) = told_of(told, doubts);
        Ok((Batches::new(layout.schema().clone(), batches), documents, failures, notes))
    }

    /// Who spoke how often, as JSON; documents; rows that name nobody; what there is to tell.
    fn speakers(
        &self,
        py: Python<'_>,
        given: Given<'_>,
        narrowing: Narrowing,
        threads: usize,
    ) -> PyResult<(String, usize, usize, Names, Names)> {
        let source = Source::of(given)?;
        let (lexicon, engine) = (self.loaded.lexicon(), self.loaded.engine());
        let selection = narrowing.selection(lexicon, self.loaded.has_roster()).or_raise()?;
        let worker = || {
            let mut reader = engine.reader();
            move |document: &Document<'_>, _| (Kept::of(document), reader.analyse(document.text))
        };
        let (mut tally, mut found) = (Tally::default(), Doubts::default());
        let told = source.each(py, threads, worker, |(kept, analysis)| {
            found.extend(doubts(&kept.0[0], &analysis));
            tally.add(&Report { selection: &selection, ..Report::new(kept.document(), &analysis, lexicon) });
            Ok(())
        })?;
        let (failures, notes) = told_of(told, found);
        Ok((json(&tally.speakers())?, tally.documents(), tally.unnamed(), failures, notes))
    }

    /// The same statement over documents, as JSON; documents; stories; what there is to tell. `least` is in how many
    /// documents and in how many outlets a statement has to stand.
    fn quotes(
        &self,
        py: Python<'_>,
        given: Given<'_>,
        narrowing: Narrowing,
        unique: bool,
        least: (usize, usize),
        threads: usize,
    ) -> PyResult<(String, usize, usize, Names, Names)> {
        let source = Source::of(given)?;
        let (lexicon, engine) = (self.loaded.lexicon(), self.loaded.engine());
        let selection = narrowing.selection(lexicon, self.loaded.has_roster()).or_raise()?;
        let worker = || {
            let mut reader = engine.reader();
            move |document: &Document<'_>, _| (Kept::of(document), reader.analyse(document.text))
        };
        let (mut coverage, mut found) = (Coverage::default(), Doubts::default());
        let told = source.each(py, threads, worker, |(kept, analysis)| {
            found.extend(doubts(&kept.0[0], &analysis));
            Report { selection: &selection, ..Report::new(kept.document(), &analysis, lexicon) }.cover(&mut coverage);
            Ok(())
        })?;
        let (failures, notes) = told_of(told, found);
        py.detach(|| {
            let found = coverage.find(lexicon);
            let (documents, outlets) = least;
            let wanted =
                found.statements(unique).filter(|one| one.documents >= documents && one.outlets.len() >= outlets);
            let written = json(&wanted.collect::<Vec<_>>())?;
            Ok((written, coverage.documents(), found.stories(), failures, notes))
        })
    }

    /// Whether statements (id, words, speaker) stand in documents, as JSON; what there is to tell.
    fn verify(
        &self,
        py: Python<'_>,
        claims: Vec<(String, String, String)>,
        given: Given<'_>,
        threads: usize,
    ) -> PyResult<(String, Names, Names)> {
        let source = Source::of(given)?;
        let (lexicon, engine) = (self.loaded.lexicon(), self.loaded.engine());
        let claims = claims.into_iter().map(|(id, text, speaker)| Claim { id, text, speaker }).collect();
        let verifier = Verifier::new(claims, lexicon).or_raise()?;
        let worker = || {
            let (mut reader, verifier) = (engine.reader(), &verifier);
            move |document: &Document<'_>, _| {
                let analysis = reader.analyse(document.text);
                let report = Report::new(*document, &analysis, lexicon);
                let findings = verifier.look(document.text, &analysis).into_iter();
                let records = findings.map(|finding| {
                    let record = VerdictRecord::new(&verifier.claims()[finding.claim], &finding, &report);
                    (finding, record)
                });
                records.collect::<Vec<_>>()
            }
        };
        let mut verdicts = Verdicts::new(verifier.claims().len());
        let told = source.each(py, threads, worker, |records| {
            records.into_iter().for_each(|(finding, record)| verdicts.add(&finding, record));
            Ok(())
        })?;
        let (failures, notes) = told_of(told, Doubts::default());
        Ok((json(&verdicts.records(verifier.claims()))?, failures, notes))
    }

    /// What it is worth on annotated text, as JSON; the options are those of `whosaid eval`.
    fn evaluate(&self, py: Python<'_>, options: Vec<String>) -> PyResult<String> {
        py.detach(|| embedded::evaluate(&options, self.loaded.engine())).or_raise()
    }
}

impl Engine {
    fn of(parts: Parts) -> PyResult<Self> {
        let loaded = parts.load().or_raise()?;
        Ok(Self { parts, loaded })
    }
}

/// A document without its text and what goes with it: what a count of speakers reads of it.
struct Kept([String; 9]);

impl Kept {
    fn of(document: &Document<'_>) -> Self {
        let Document { name, text, outlet, url, author, record_id, carried: _, title, date, saved_on } = *document;
        Self([name, text, outlet, url, author, record_id, title, date, saved_on].map(str::to_owned))
    }

    fn document(&self) -> Document<'_> {
        let [name, text, outlet, url, author, record_id, title, date, saved_on] = self.0.each_ref().map(String::as_str);
        Document { name, text, outlet, url, author, record_id, carried: &[], title, date, saved_on }
    }
}

/// Names that a roster lists more than once, each with the document where it was first met.
#[derive(Default)]
struct Doubts(Vec<(String, String)>, BTreeSet<String>);

impl Doubts {
    fn extend(&mut self, new: Vec<(String, String)>) {
        for (document, words) in new {
            if self.1.insert(words.clone()) {
                self.0.push((document, words));
            }
        }
    }
}

fn doubts(document: &str, analysis: &Analysis) -> Vec<(String, String)> {
    let told = |one: &whosaid::model::Ambiguous| {
        let words = format!("“{}” may be {}: not linked to the roster", one.name, one.ids.join(" or "));
        (document.to_owned(), words)
    };
    analysis.ambiguous.iter().map(told).collect()
}

fn told_of(told: Told, doubts: Doubts) -> (Names, Names) {
    let pairs = |list: Vec<Failure>| list.into_iter().map(|one| (one.name, one.reason)).collect::<Names>();
    let mut notes = pairs(told.notes);
    notes.extend(doubts.0);
    (pairs(told.failures), notes)
}

/// Batches that are put together, since each document gives a small one.
#[derive(Default)]
struct Growing {
    whole: Vec<RecordBatch>,
    waiting: Vec<RecordBatch>,
    rows: usize,
}

impl Growing {
    fn add(&mut self, batch: RecordBatch) -> Result<(), ArrowError> {
        self.rows += batch.num_rows();
        self.waiting.push(batch);
        if self.rows < BATCH { Ok(()) } else { self.join() }
    }

    fn join(&mut self) -> Result<(), ArrowError> {
        if let Some(first) = self.waiting.first() {
            self.whole.push(arrow_select::concat::concat_batches(&first.schema(), &self.waiting)?);
        }
        self.waiting.clear();
        self.rows = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        self.join()?;
        Ok(self.whole)
    }
}

fn broken(error: &ArrowError) -> Error {
    Error::usage(error.to_string())
}

fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}
