//! A project: documents, rows and decisions in one file of SQLite, and what comes of them.

mod decide;
mod export;
mod measure;
mod routes;
mod store;
mod view;

use std::path::PathBuf;

use whosaid::model::Analysis;
use whosaid::{Engine, Error, Result};

use super::super::analysed::{self, Threads};
use super::super::input::{Document, Inputs, Reading};
use super::super::log::Log;
use super::problem::Problem;
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
    let outdated = project.outdated().map_err(told)?;
    let mut reader = engine.reader();
    for &id in &outdated {
        let document = store::document(&project.connection(), id).map_err(told)?;
        let analysis = document.weighed(reader.analyse(&document.text));
        project.renew(id, &analysis, &document.text).map_err(told)?;
    }
    if !outdated.is_empty() {
        let name = project.path.display().to_string();
        log.note(
            &name,
            format_args!("{} document(s) read anew by this version; decisions stay with their rows", outdated.len()),
        );
    }
    if paths.is_empty() {
        return Ok(());
    }
    let (mut added, mut failed) = (0, None);
    let inputs = Inputs::find(paths, reading, log);
    let take = |document: &Document, analysis: &Analysis, ()| match project.add(document, analysis) {
        Ok((_, new)) => added += usize::from(new),
        Err(problem) => failed = failed.take().or(Some(problem)),
    };
    analysed::each(inputs, (reading, threads), engine, log, |_, _| (), take)?;
    log.summary(format_args!("{added} new document(s) → {}", project.path.display()));
    failed.map_or(Ok(()), |problem| Err(told(problem)))
}
