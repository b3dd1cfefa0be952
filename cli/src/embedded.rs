//! What a program that holds the command line inside itself asks of it: the documents that paths name, read as
//! `whosaid extract` reads them, and the parts that need files. Nothing here prints.

use std::path::{Path, PathBuf};

use clap::{Args, FromArgMatches, Parser};
use whosaid::export::{Document, Failure};
use whosaid::{Engine, Error, Result, eval};

use super::input::{Inputs, Piece, Reading};
use super::log::Log;
pub use super::parallel::in_order;
use super::{eval as eval_command, lexicons};

/// The options of reading alone: `--text-field body`, `--include '*.txt'`.
#[derive(Debug, Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct Options {
    #[command(flatten)]
    reading: Reading,
}

/// What there is to tell of the inputs of a run.
#[derive(Debug, Default)]
pub struct Told {
    /// Those that could not be used, and why.
    pub failures: Vec<Failure>,
    /// Those that could be used, and what should be known of how they were read.
    pub notes: Vec<Failure>,
}

/// Reads the documents that paths name and gives `take`, in their order, what the workers make of them; `carry` names the
/// fields of records that documents carry along.
///
/// # Errors
/// A wrong option; the first document that cannot be read, where `--strict` is among the options; what `take` gives.
pub fn each<T: Send, W: FnMut(&Document<'_>) -> T>(
    paths: &[PathBuf],
    (options, carry): (&[String], &[String]),
    threads: usize,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<Told> {
    let mut reading = Options::try_parse_from(options).map_err(|told| wrong(&told))?.reading;
    reading.carry(carry);
    let log = Log::silent();
    let inputs = Inputs::find(paths, &reading, &log);
    let worker = || {
        let (mut work, reading) = (worker(), &reading);
        move |piece: Piece| {
            piece.read(reading).map(|document| {
                let made = work(&document.about());
                (document, made)
            })
        }
    };
    in_order(inputs.pieces(&reading), threads, worker, |read| {
        let (document, made) = match read {
            Ok((document, made)) => (Ok(document), Some(made)),
            Err(fault) => (Err(fault), None),
        };
        match reading.settle(document, &log)?.and(made) {
            Some(made) => take(made),
            None => Ok(()),
        }
    })?;
    reading.tell_carried(&log);
    Ok(Told { failures: log.inputs(), notes: log.notes() })
}

/// What an engine is worth on annotated text, as `whosaid eval --json` writes it; `options` are those of `whosaid eval`.
///
/// # Errors
/// A wrong option, or files that cannot be used.
pub fn evaluate(options: &[String], engine: Engine<'_>) -> Result<String> {
    let command = eval_command::Arguments::augment_args(clap::Command::new("eval").no_binary_name(true));
    let matches = command.try_get_matches_from(options).map_err(|told| wrong(&told))?;
    let arguments = eval_command::Arguments::from_arg_matches(&matches).map_err(|told| wrong(&told))?;
    let evaluation = eval_command::measure(&arguments, engine, &Log::silent())?;
    Ok(eval::json(&evaluation, engine.lexicon(), None))
}

/// The files of a folder of lexicons or weights: name, path and text of each.
///
/// # Errors
/// A folder without such files, or one of them that cannot be read.
pub fn folder_of_tables(folder: &Path) -> Result<Vec<(String, String, String)>> {
    lexicons::read_folder(folder)
}

/// The text of a file that has to be UTF-8.
///
/// # Errors
/// If it cannot be read.
pub fn text_of(path: &Path) -> Result<String> {
    super::input::read(path)
}

/// What a parser of arguments has to say, without its usage line: the caller has no command line.
fn wrong(told: &clap::Error) -> Error {
    let told = told.to_string();
    let first = told.split("\n\n").next().unwrap_or(&told);
    Error::usage(first.trim_start_matches("error: ").trim())
}
