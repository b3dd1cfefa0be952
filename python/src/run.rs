//! Runs over many documents: without the interpreter's lock, on several threads, and open to Ctrl-C.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use whosaid::export::{Document, Failure};
use whosaid::{Error, Result};

use crate::cli::embedded::{self, Told};
use crate::fault::OrRaise;
use crate::texts::{Column, Names};

/// How often Python is asked whether it was interrupted.
const OFTEN: Duration = Duration::from_millis(50);
/// Why a missing text gives no rows.
const MISSING: &str = "no text";

/// Where documents come from.
pub enum Source {
    Texts { texts: Column, names: Names, dates: Option<Column> },
    Paths { paths: Vec<PathBuf>, options: Vec<String> },
}

/// The same, as Python gives it.
#[derive(FromPyObject)]
pub struct Given<'py> {
    texts: Option<Bound<'py, PyAny>>,
    ids: Option<Bound<'py, PyAny>>,
    dates: Option<Bound<'py, PyAny>>,
    paths: Vec<PathBuf>,
    options: Vec<String>,
}

impl Source {
    /// # Errors
    /// Where texts are none, or names or dates are not as many as they are.
    pub fn of(given: Given<'_>) -> PyResult<Self> {
        let Given { texts, ids, dates, paths, options } = given;
        let Some(texts) = texts else { return Ok(Self::Paths { paths, options }) };
        let texts = Column::of(&texts, "texts")?;
        let names = Names::of(ids.as_ref())?;
        let dates = dates.map(|dates| Column::of(&dates, "dates")).transpose()?;
        let count = texts.texts().len();
        for (what, length) in [("ids", names.len()), ("dates", dates.as_ref().map(|dates| dates.texts().len()))] {
            if let Some(length) = length.filter(|&length| length != count) {
                return Err(PyValueError::new_err(format!("{length} {what} for {count} texts")));
            }
        }
        Ok(Self::Texts { texts, names, dates })
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
            Self::Paths { paths, options } => py.detach(|| {
                let worker = || {
                    let mut work = worker();
                    move |document: &Document<'_>| work(document, None)
                };
                embedded::each(paths, options, threads, worker, take)
            }),
            Self::Texts { texts, names, dates } => {
                let texts = texts.texts();
                let dates = dates.as_ref().map(Column::texts);
                py.detach(|| over(&texts, names, dates.as_deref(), threads, &worker, take))
            }
        };
        match interrupt {
            Some(interrupt) => Err(interrupt),
            None => told.or_raise(),
        }
    }
}

fn over<T: Send, W: FnMut(&Document<'_>, Option<i64>) -> T>(
    texts: &[Option<&str>],
    names: &Names,
    dates: Option<&[Option<&str>]>,
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
            let date = dates.and_then(|dates| *dates.get(place)?).unwrap_or_default();
            work(&Document { name: &name, text, date, ..Document::default() }, number)
        }
    };
    embedded::in_order(there, threads, worker, take)?;
    Ok(Told { failures, notes: Vec::new() })
}
