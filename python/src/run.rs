//! Runs over many documents: without the interpreter's lock, on several threads, and open to Ctrl-C.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use whosaid::export::{Document, Failure};
use whosaid::{Error, Result};

use crate::fault::OrRaise;
use crate::texts::{Column, Names};
use whosaid_cli::embedded::{self, Told};

/// How often Python is asked whether it was interrupted.
const OFTEN: Duration = Duration::from_millis(50);
/// Why a missing text gives no rows.
const MISSING: &str = "no text";

/// Where documents come from.
pub enum Source {
    Texts { texts: Column, names: Names, facts: Facts },
    Paths { paths: Vec<PathBuf>, options: Vec<String>, carry: Vec<String> },
}

/// What is known of texts besides themselves: columns as long as theirs.
pub struct Facts {
    dates: Option<Column>,
    outlets: Option<Column>,
    /// What is carried over into columns of the same names.
    carry: Vec<(String, Column)>,
}

/// The same, as Python gives it.
#[derive(FromPyObject)]
pub struct Given<'py> {
    texts: Option<Bound<'py, PyAny>>,
    ids: Option<Bound<'py, PyAny>>,
    dates: Option<Bound<'py, PyAny>>,
    outlets: Option<Bound<'py, PyAny>>,
    /// What is carried over: the names of fields of records, or names and values for each text.
    carry: Vec<(String, Option<Bound<'py, PyAny>>)>,
    paths: Vec<PathBuf>,
    options: Vec<String>,
}

impl Source {
    /// # Errors
    /// Where texts are none, or names, dates or other facts are not as many as they are.
    pub fn of(given: Given<'_>) -> PyResult<Self> {
        let Given { texts, ids, dates, outlets, carry, paths, options } = given;
        let Some(texts) = texts else {
            let carry = carry.into_iter().map(|(name, _)| name).collect();
            return Ok(Self::Paths { paths, options, carry });
        };
        let texts = Column::of(&texts, "texts")?;
        let names = Names::of(ids.as_ref())?;
        let count = texts.texts().len();
        let fits = |what: &str, length: usize| match length == count {
            true => Ok(()),
            false => Err(PyValueError::new_err(format!("{length} {what} for {count} texts"))),
        };
        names.len().map_or(Ok(()), |length| fits("ids", length))?;
        let column = |what: &str, given: &Bound<'_, PyAny>| {
            let column = Column::of(given, what)?;
            fits(what, column.texts().len()).map(|()| column)
        };
        let carried = carry.into_iter().filter_map(|(name, given)| Some((name, given?)));
        let facts = Facts {
            dates: dates.map(|given| column("dates", &given)).transpose()?,
            outlets: outlets.map(|given| column("outlets", &given)).transpose()?,
            carry: carried.map(|(name, given)| Ok((name.clone(), column(&name, &given)?))).collect::<PyResult<_>>()?,
        };
        Ok(Self::Texts { texts, names, facts })
    }

    /// The names of what is carried over.
    pub fn carried(&self) -> Vec<String> {
        match self {
            Self::Texts { facts, .. } => facts.carry.iter().map(|(name, _)| name.clone()).collect(),
            Self::Paths { carry, .. } => carry.clone(),
        }
    }

    /// Whether documents are named by numbers.
    pub fn is_numbered(&self) -> bool {
        matches!(self, Self::Texts { names, .. } if names.are_numbers())
    }

    /// Gives `take`, in order, what workers make of each document and of its number, if it is named by one.
    ///
    /// # Errors
    /// What ends the run: an interrupt, an input that cannot be read where that was asked for, `take`'s error.
    pub fn each<T: Send, W: FnMut(&Document<'_>, Option<i64>) -> T>(
        &self,
        py: Python<'_>,
        threads: usize,
        worker: impl Fn() -> W + Sync,
        mut take: impl FnMut(T) -> Result<()> + Send,
    ) -> PyResult<Told> {
        let mut interrupt = None;
        let mut asked = Instant::now();
        let take = |made: T| {
            take(made)?;
            if asked.elapsed() > OFTEN {
                interrupt = Python::attach(|py| py.check_signals()).err();
                asked = Instant::now();
            }
            if interrupt.is_some() { Err(Error::usage("interrupted")) } else { Ok(()) }
        };
        let told = match self {
            Self::Paths { paths, options, carry } => py.detach(|| {
                let worker = || {
                    let mut work = worker();
                    move |document: &Document<'_>| work(document, None)
                };
                embedded::each(paths, (options, carry), threads, worker, take)
            }),
            Self::Texts { texts, names, facts } => {
                let texts = texts.texts();
                let known = Known::of(facts);
                py.detach(|| over(&texts, names, &known, threads, &worker, take))
            }
        };
        match interrupt {
            Some(interrupt) => Err(interrupt),
            None => told.or_raise(),
        }
    }
}

/// The facts, text by text.
struct Known<'f> {
    dates: Vec<Option<&'f str>>,
    outlets: Vec<Option<&'f str>>,
    carry: Vec<(&'f str, Vec<Option<&'f str>>)>,
}

impl<'f> Known<'f> {
    fn of(facts: &'f Facts) -> Self {
        let all = |column: &'f Option<Column>| column.as_ref().map(Column::texts).unwrap_or_default();
        let carry = facts.carry.iter().map(|(name, column)| (name.as_str(), column.texts())).collect();
        Self { dates: all(&facts.dates), outlets: all(&facts.outlets), carry }
    }

    /// What is carried over of the text at a place.
    fn carried(&self, place: usize) -> Vec<(String, String)> {
        self.carry.iter().map(|(name, values)| ((*name).to_owned(), at(values, place).to_owned())).collect()
    }
}

/// A fact of the text at a place; empty where it is missing.
fn at<'f>(column: &[Option<&'f str>], place: usize) -> &'f str {
    column.get(place).copied().flatten().unwrap_or_default()
}

fn over<T: Send, W: FnMut(&Document<'_>, Option<i64>) -> T>(
    texts: &[Option<&str>],
    names: &Names,
    known: &Known<'_>,
    threads: usize,
    worker: impl Fn() -> W + Sync,
    take: impl FnMut(T) -> Result<()>,
) -> Result<Told> {
    let missing = texts.iter().enumerate().filter(|(_, text)| text.is_none());
    let failures = missing
        .map(|(place, _)| Failure { name: names.at(place).0.into_owned(), reason: MISSING.to_owned() })
        .collect();
    let there = texts.iter().enumerate().filter_map(|(place, text)| Some((place, (*text)?)));
    let worker = || {
        let mut work = worker();
        move |(place, text): (usize, &str)| {
            let (name, number) = names.at(place);
            let (date, outlet, carried) = (at(&known.dates, place), at(&known.outlets, place), known.carried(place));
            work(&Document { name: &name, text, date, outlet, carried: &carried, ..Document::default() }, number)
        }
    };
    embedded::in_order(there, threads, worker, take)?;
    Ok(Told { failures, notes: Vec::new() })
}
