//! The command line. One module a command; the others serve them all.
//!
//! Exit codes: 0 done, 1 some inputs or a check failed, 2 wrong use. A closed pipe ends quietly.

mod check;
mod eval;
mod explain;
mod extract;
mod glob;
mod input;
mod lexicon;
mod lexicons;
mod log;
mod narrowing;
mod output;
mod roster;
mod schema;
mod speakers;
mod terminal;
mod toml_file;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use log::Log;
use whosaid::{Error, Result};

/// Reads news text and answers who said what.
///
/// Every quotation and paraphrase, linked to a named speaker, with the words that prove it. Works offline and gives the
/// same output for the same input.
#[derive(Debug, Parser)]
#[command(name = "whosaid", version, after_help = EXAMPLES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  whosaid extract article.txt                  the table of one article, as CSV
  whosaid extract news/ -o quotes.csv          every .txt and .md file in a folder
  whosaid explain article.txt --id 3           why row 3 says what it says
  whosaid speakers news/                       who spoke how often
  whosaid check fixtures                       what a change gained and what it lost
  whosaid eval --gold gold/ --text text/       precision, recall and F1 against annotated text
  whosaid lexicon find said                    what the lexicons know of a word

Exit codes: 0 done, 1 some inputs or a check failed, 2 wrong use.
`whosaid help COMMAND` tells more.";

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Explain(explain::Arguments),
    Speakers(speakers::Arguments),
    Check(check::Arguments),
    Eval(eval::Arguments),
    Lexicon(lexicon::Arguments),
    Schema(schema::Arguments),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let log = Log::default();
    let done = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(&arguments, &log),
        Command::Explain(arguments) => explain::run(&arguments, &log),
        Command::Speakers(arguments) => speakers::run(&arguments, &log),
        Command::Check(arguments) => check::run(&arguments, &log),
        Command::Eval(arguments) => eval::run(&arguments, &log),
        Command::Lexicon(arguments) => lexicon::run(&arguments, &log),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    ExitCode::from(exit_code(done, &log))
}

fn exit_code(done: Result<()>, log: &Log) -> u8 {
    match done {
        Ok(()) => u8::from(log.failed()),
        Err(error) if error.is_broken_pipe() => 0,
        Err(error) => {
            log.error(&error);
            if is_wrong_use(&error) { 2 } else { 1 }
        }
    }
}

/// A lexicon with a fault counts as wrong use: nothing was run with it.
fn is_wrong_use(error: &Error) -> bool {
    error.is_usage() || error.is_data()
}
