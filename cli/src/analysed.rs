//! Documents analysed on many threads, given in their order.

use std::num::NonZeroUsize;

use clap::Args;
use whosaid::export::{Report, Selection};
use whosaid::model::Analysis;
use whosaid::{Engine, Result};

use super::input::{Document, Inputs, Piece, Reading};
use super::lexicons;
use super::log::Log;
use super::narrowing::Narrowing;
use super::parallel;
use super::roster;

/// How many threads work.
#[derive(Debug, Args)]
pub(super) struct Threads {
    /// How many documents are analysed at the same time; the output is the same [default: as many as there are
    /// processors]
    #[arg(long, value_name = "NUMBER", value_parser = number)]
    threads: Option<NonZeroUsize>,
}

fn number(text: &str) -> std::result::Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "expected a number from 1; without --threads it is the number of processors".to_owned())
}

impl Threads {
    /// Their number.
    pub(super) fn number(&self) -> usize {
        let all = || std::thread::available_parallelism().ok();
        self.threads.or_else(all).map_or(1, NonZeroUsize::get)
    }
}

/// Gives `take` a report of each document that can be read, in order; it tells how many rows are wanted of it. Where none is of
/// any, what might have been meant is told.
///
/// # Errors
/// The first document that cannot be read, where `--strict` asks to stop there.
pub(super) fn reports(
    inputs: Inputs,
    how: (&Reading, &Threads),
    (lexicons, roster): (&lexicons::Loaded, &roster::Loaded),
    (narrowing, selection): (&Narrowing, &Selection),
    log: &Log,
    mut take: impl FnMut(&Report<'_>) -> usize,
) -> Result<()> {
    let mut hint = narrowing.hint();
    let engine = roster.engage(lexicons.engine());
    each(
        inputs,
        how,
        engine,
        log,
        |_, _| (),
        |document, analysis, ()| {
            roster.tell(&document.name, analysis, log);
            let report = Report::new(document.about(), analysis, lexicons.lexicon());
            let report = Report { selection, ..report };
            hint.look(&report, take(&report));
        },
    )?;
    hint.tell(log);
    Ok(())
}

/// Gives each document that can be read to `take`, in order, with its analysis and with what `look` finds in them, which
/// is asked on the threads too.
///
/// # Errors
/// The first document that cannot be read, where `--strict` asks to stop there.
pub(super) fn each<T: Send>(
    inputs: Inputs,
    (reading, threads): (&Reading, &Threads),
    engine: Engine<'_>,
    log: &Log,
    look: impl Fn(&str, &Analysis) -> T + Sync,
    mut take: impl FnMut(&Document, &Analysis, T),
) -> Result<()> {
    let worker = || {
        let (mut reader, look) = (engine.reader(), &look);
        move |piece: Piece| {
            piece.read(reading).map(|document| {
                let analysis = document.weighed(reader.analyse(&document.text));
                let found = look(&document.text, &analysis);
                (document, analysis, found)
            })
        }
    };
    parallel::in_order(inputs.pieces(reading), threads.number(), worker, |read| {
        let (document, rest) = match read {
            Ok((document, analysis, found)) => (Ok(document), Some((analysis, found))),
            Err(fault) => (Err(fault), None),
        };
        if let Some((document, (analysis, found))) = reading.settle(document, log)?.zip(rest) {
            take(&document, &analysis, found);
        }
        Ok(())
    })
}
