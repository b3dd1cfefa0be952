//! A project: documents, rows and decisions in one file of SQLite, and what comes of them.

mod decide;
mod export;
mod file;
mod learn;
mod learning;
mod lessons;
mod measure;
mod routes;
mod store;
mod using;
mod view;
mod weights;

use std::path::PathBuf;

use whosaid::model::Analysis;
use whosaid::{Engine, Error, Result};

use super::super::analysed::{self, Threads};
use super::super::input::{Document, Inputs, Reading};
use super::super::log::Log;
use super::problem::Problem;
pub(super) use learning::Learning;
pub(in super::super) use lessons::articles_of;
pub(super) use routes::{Described, routes};
pub(super) use store::Project;

/// Brings a project to the engine of today, and adds the documents that paths name.
///
/// # Errors
/// What the project's file says; the first document that cannot be read, where `--strict` asks to stop there.
pub(super) fn take_in(
    project: &Project,
    paths: &[PathBuf],
    (reading, threads): (&Reading, &Threads),
    engine: Engine<'_>,
    log: &Log,
) -> Result<()> {
    let told = |problem: Problem| Error::io(project.path.display().to_string(), std::io::Error::other(problem.detail));
    let name = project.path.display().to_string();
    let read = project.read_anew(engine, |_, _| true).map_err(told)?;
    if read > 0 {
        log.note(&name, format_args!("{read} document(s) read anew by this version; decisions stay with their rows"));
    }
    let used = using::learned(&project.connection(), true).map_err(|error| told(error.into()))?;
    if let Some(used) = used {
        let since = &used.since;
        log.note(&name, format_args!("read with the weights that were learned from its decisions ({since})"));
        if used.base != project.made_of {
            log.note(&name, "they were learned for another version of the program, lexicons or weights: learn again");
        }
    }
    if paths.is_empty() {
        return Ok(());
    }
    let (mut added, mut failed) = (0, None);
    let inputs = Inputs::find(paths, reading, log);
    let using = project.using();
    let take = |document: &Document, analysis: &Analysis, ()| match project.add(document, &using, analysis) {
        Ok(taken) => added += usize::from(taken.is_some_and(|(_, new)| new)),
        Err(problem) => failed = failed.take().or(Some(problem)),
    };
    analysed::each(inputs, (reading, threads), using.on(engine), log, |_, _| (), take)?;
    log.summary(format_args!("{added} new document(s) → {}", project.path.display()));
    failed.map_or(Ok(()), |problem| Err(told(problem)))
}
