//! The command line. One module a command; the others serve them all.
//!
//! It is a library, so that it can be built beside the engine's, and so that the Python package and the fuzzers can hold it inside
//! themselves. It is made for them alone: what it shows may change from one version to the next.
//!
//! Exit codes: 0 done, 1 some inputs or a check failed, 2 wrong use, 130 stopped by Ctrl-C. A closed pipe ends quietly.

mod analysed;
mod check;
mod common;
mod config;
pub mod embedded;
mod eval;
mod explain;
mod extract;
mod folder;
mod glob;
mod guide;
mod input;
mod labelled;
mod learn;
mod lexicon;
mod lexicons;
mod log;
mod narrowing;
mod output;
mod parallel;
mod progress;
mod quotes;
mod resume;
mod roster;
mod schema;
#[cfg(feature = "serve")]
#[allow(unused_qualifications, reason = "the macros of utoipa write them")]
mod serve;
mod shape;
mod speakers;
mod table;
mod target;
mod temporary;
mod terminal;
mod toml_file;
mod verify;
mod watch;
pub mod weights;
mod why;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use config::{Config, Configured};
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

    #[command(flatten)]
    general: General,
}

/// Options of every command.
#[derive(Debug, Args)]
struct General {
    /// Tell on standard error only what went wrong, not what is worth knowing
    #[arg(short, long, global = true, help_heading = "General", conflicts_with = "verbose")]
    quiet: bool,

    /// Tell on standard error every document that is read
    #[arg(short, long, global = true, help_heading = "General")]
    verbose: bool,

    /// Take options from this file, instead of the first whosaid.toml from here upwards
    #[arg(long, global = true, value_name = "FILE", help_heading = "General", conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// Take no options from a whosaid.toml
    #[arg(long, global = true, help_heading = "General")]
    no_config: bool,
}

const EXAMPLES: &str = "\
Examples:
  whosaid extract article.txt                  the table of one article, as CSV
  whosaid extract news/ -o quotes.csv          text, pages, feeds and tables in a folder
  whosaid explain article.txt --id 3           why row 3 says what it says
  whosaid speakers news/                       who spoke how often
  whosaid quotes news/                         the same statement across outlets
  whosaid watch news/ -o quotes.csv            what is new since the last run, put behind the rest
  whosaid verify --quotes quotes.csv news/     does this statement stand there, word for word?
  whosaid check fixtures                       what a change gained and what it lost
  whosaid eval --gold gold/ --text text/       precision, recall and F1 against annotated text
  whosaid learn --gold mine/ --out my-weights  weights that fit your articles, and what they are worth
  whosaid lexicon find said                    what the lexicons know of a word

Exit codes: 0 done, 1 some inputs or a check failed, 2 wrong use, 130 stopped by Ctrl-C.
`whosaid help COMMAND` tells more.";

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Explain(explain::Arguments),
    Speakers(speakers::Arguments),
    Quotes(quotes::Arguments),
    Check(check::Arguments),
    Eval(eval::Arguments),
    Learn(learn::Arguments),
    Verify(verify::Arguments),
    Watch(watch::Arguments),
    #[cfg(feature = "serve")]
    Serve(serve::Arguments),
    Lexicon(lexicon::Arguments),
    Schema(schema::Arguments),
    Completions(guide::Completions),
    Man(guide::Manuals),
}

/// Runs the command that the program's arguments name.
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    ExitCode::from(run_words(&words))
}

/// Runs the command that words name, the first of which is the program's own name; gives the exit code.
pub fn run_words(words: &[OsString]) -> u8 {
    let parsed = Config::find(words).and_then(|config| parse(words, config));
    match parsed {
        Ok((arguments, configured, log)) => {
            let done = run_command(arguments, configured.clone(), &log);
            if let Err(error) = done.as_ref()
                && error.is_usage()
            {
                let told = error.to_string();
                configured.named_in(&told).for_each(|option| log.note(&option, "a whosaid.toml sets this option"));
            }
            exit_code(done, &log)
        }
        Err(error) => exit_code(Err(error), &Log::default()),
    }
}

/// The arguments, with what a file of settings adds to them. Ends the program where help is asked for or an argument is
/// wrong.
fn parse(words: &[OsString], config: Option<Config>) -> Result<(Arguments, Configured, Log)> {
    let command = Arguments::command();
    let command = match &config {
        Some(config) => config.apply(command)?,
        None => command,
    };
    let matches = command.try_get_matches_from(words).unwrap_or_else(|told| end(&told));
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|told| end(&told));
    let log = Log::new(arguments.general.quiet, arguments.general.verbose);
    if let Some(config) = &config {
        log.detail(&config.path(), "options are taken from this file");
    }
    Ok((arguments, Configured::of(&matches, config.as_ref()), log))
}

/// Ends the program with what there is to tell of its arguments: help where it is asked for, else what is wrong with them.
fn end(told: &clap::Error) -> ! {
    if told.kind() == ErrorKind::InvalidSubcommand
        && let Some(ContextValue::String(word)) = told.get(ContextKind::InvalidSubcommand)
        && (word == "-" || std::path::Path::new(word).exists())
    {
        let wrong = Error::usage(format!("{word} is a file and no command: did you mean `whosaid extract {word}`?"));
        std::process::exit(i32::from(exit_code(Err(wrong), &Log::default())));
    }
    if cfg!(not(feature = "serve"))
        && told.kind() == ErrorKind::InvalidSubcommand
        && told.get(ContextKind::InvalidSubcommand) == Some(&ContextValue::String("serve".to_owned()))
    {
        let wrong = "this program is built without serve: build it with `cargo build --release --features serve`";
        std::process::exit(i32::from(exit_code(Err(Error::usage(wrong)), &Log::default())));
    }
    let printed = told.print().and_then(|()| std::io::stdout().flush());
    let code = match printed {
        Err(error) if !told.use_stderr() => {
            i32::from(exit_code(Err(Error::io("writing the output", error)), &Log::default()))
        }
        _ => told.exit_code(),
    };
    std::process::exit(code)
}

fn run_command(arguments: Arguments, configured: Configured, log: &Log) -> Result<()> {
    match arguments.command {
        Command::Extract(arguments) => extract::run(&arguments.with(configured), log),
        Command::Explain(arguments) => explain::run(&arguments, log),
        Command::Speakers(arguments) => speakers::run(&arguments.with(configured), log),
        Command::Quotes(arguments) => quotes::run(&arguments.with(configured), log),
        Command::Verify(arguments) => verify::run(&arguments.with(configured), log),
        Command::Watch(arguments) => watch::run(&arguments.with(configured), log),
        Command::Check(arguments) => check::run(&arguments, log),
        Command::Eval(arguments) => eval::run(&arguments, log),
        Command::Learn(arguments) => learn::run(&arguments, log),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(arguments, log),
        Command::Lexicon(arguments) => lexicon::run(&arguments, log),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => guide::completions(&arguments, Arguments::command()),
        Command::Man(arguments) => guide::manual(&arguments, Arguments::command()),
    }
}

fn exit_code(done: Result<()>, log: &Log) -> u8 {
    match done {
        Ok(()) => u8::from(log.failed()),
        Err(error) if error.is_broken_pipe() => 0,
        Err(_) if progress::is_stopped() => {
            log.error("stopped before all was read; what was to be replaced is as it was");
            progress::STOPPED
        }
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
