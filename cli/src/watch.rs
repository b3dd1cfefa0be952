//! `whosaid watch`

mod journal;
mod keeper;
mod print;
mod taken;

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use whosaid::export::{Format, Report};
use whosaid::{Error, Result};

use super::analysed::Threads;
use super::common::{Cells, Common};
use super::config::Configured;
use super::input::{Document, Inputs, Piece};
use super::log::Log;
use super::narrowing::Narrowing;
use super::shape::{Shape, grows, missing};
use super::{parallel, progress};
use keeper::Keeper;
use taken::{Prints, Stamp};

/// How many documents are made sure of at a time: what a kill costs at most.
const AT_A_TIME: usize = 50;

const EXAMPLES: &str = "\
Examples:
  whosaid watch news/ -o quotes.csv              what is new or has changed, behind the rows of earlier runs
  whosaid watch news/ -o quotes.xlsx             a sheet of the whole folder, written anew when something is new
  whosaid watch news/ -o quotes.db               a database, in a build with the feature sqlite
  whosaid watch news/ -o quotes.csv --every 60s  again and again, until Ctrl-C
  0 6 * * * whosaid watch -q news/ -o quotes.csv       as a line of a crontab

A file counts as changed where its size or time has; a document, where its text or what is known of it has.

Of a changed document csv and tsv get the rows that they do not have yet; those of its former text stay. A database has
it as it is now. What has left the folder stays in tables and databases, and leaves a sheet.

What is in a table or sheet stands beside it (quotes.csv.watch); a database knows itself. A run may be killed at any moment:
the next one cuts off what is not whole and takes it again. A table that somebody else has changed is left as it is, and
that is told.";

/// What is new in a folder since the last run, put behind the rest
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Folders, files or patterns, as for extract
    #[arg(value_name = "FOLDER", required = true)]
    paths: Vec<PathBuf>,

    /// The table (csv, tsv), sheet (xlsx) or database (db, sqlite) that grows
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Look again after so long (60s, 5m, 1h), until Ctrl-C; without it one run and out
    #[arg(long, value_name = "TIME", value_parser = time)]
    every: Option<Duration>,

    #[command(flatten)]
    cells: Cells,

    #[command(flatten)]
    threads: Threads,

    #[command(flatten)]
    narrowing: Narrowing,

    #[command(flatten)]
    common: Common,

    /// Which of these come from a file of settings.
    #[arg(skip)]
    configured: Configured,
}

/// A time: `60s`, `5m`, `1h`.
fn time(written: &str) -> std::result::Result<Duration, String> {
    let expected = || "expected a time such as 60s, 5m or 1h".to_owned();
    let unit = written.chars().next_back().ok_or_else(expected)?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        _ => return Err(expected()),
    };
    let number: u64 = written[..written.len() - 1].parse().map_err(|_| expected())?;
    number.checked_mul(seconds).filter(|&all| all > 0).map(Duration::from_secs).ok_or_else(expected)
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    let format = arguments.format()?;
    if arguments.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::usage("-: standard input cannot be watched; name a folder"));
    }
    progress::stop_on_request();
    loop {
        let begun = Instant::now();
        arguments.once(format, log)?;
        let Some(every) = arguments.every else { return Ok(()) };
        while begun.elapsed() < every {
            progress::check()?;
            std::thread::sleep(Duration::from_millis(100).min(every));
        }
    }
}

impl Arguments {
    pub(super) fn with(self, configured: Configured) -> Self {
        Self { configured, ..self }
    }

    /// The format that the ending of the output names.
    fn format(&self) -> Result<Format> {
        let ending = self.output.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        let Ok(Shape::Format(format)) = Shape::parse(&ending, grows) else {
            let others = "name a table (csv, tsv), a sheet (xlsx) or a database (db, sqlite)";
            return Err(Error::usage(format!("-o {}: {others}{}", self.output.display(), missing(&ending))));
        };
        let text = matches!(format, Format::Csv | Format::Tsv);
        let idle = [(self.cells.raw, "raw"), (self.cells.excel, "excel")];
        match idle.iter().find(|(given, id)| *given && !text && !self.configured.has(id)) {
            Some((_, id)) => Err(Error::usage(format!("--{id} is for csv and tsv"))),
            None => Ok(format),
        }
    }

    /// One run.
    fn once(&self, format: Format, log: &Log) -> Result<()> {
        let lexicons = self.common.lexicons.load(log)?;
        let roster = self.common.roster.load(lexicons.lexicon())?;
        let selection = self.narrowing.selection(lexicons.lexicon())?;
        let reading = &self.common.reading;
        let mut inputs = Inputs::find(&self.paths, reading, log);
        inputs.spare(&self.output)?;
        let (mut keeper, before) = Keeper::open(&self.output, format, self.cells.options(roster.fields()))?;
        // Looked at before they are read: what changes meanwhile is taken the next time.
        let stamp = |path: &std::path::Path| Some((path.display().to_string(), Stamp::of(path)?));
        let mut files: Vec<(String, Stamp)> = inputs.paths().filter_map(stamp).collect();
        let all = files.len();
        let is_new = |(path, stamp): &(String, Stamp)| !before.has_file(path, stamp);
        if !files.iter().any(is_new) {
            log.summary(format_args!("nothing new in {all} file(s) → {}", self.output.display()));
            return Ok(());
        }
        let kind = if keeper.is_whole() { "" } else { "new " };
        if !keeper.is_whole() {
            files.retain(is_new);
            let new: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
            inputs.keep(|path| new.contains(path.display().to_string().as_str()));
        }
        let engine = roster.engage(lexicons.engine());
        let worker = || {
            let (mut reader, before) = (engine.reader(), &before);
            move |piece: Piece| {
                let document = piece.read(reading);
                let print = document.as_ref().map_or_else(|_| String::new(), |read| print::of_document(&read.about()));
                let fresh = document.as_ref().ok().filter(|document| !before.has(&document.name, &print));
                let analysis = fresh.map(|document| document.weighed(reader.analyse(&document.text)));
                (document, print, analysis)
            }
        };
        let (mut seen, mut failed) = (Prints::new(), HashSet::new());
        let (mut documents, mut rows) = (0, 0);
        let pieces = inputs.pieces(reading);
        let done = parallel::in_order(pieces, self.threads.number(), worker, |(document, print, analysis)| {
            progress::check()?;
            if let Err(fault) = &document {
                failed.insert(Document::parts(&fault.name).0.to_owned());
            }
            let Some(document) = reading.settle(document, log)? else { return Ok(()) };
            let again = !seen.entry(document.name.clone()).or_default().insert(print.clone());
            let Some(analysis) = analysis.filter(|_| !again) else { return Ok(()) };
            roster.tell(&document.name, &analysis, log);
            let report = Report::new(document.about(), &analysis, lexicons.lexicon());
            rows += keeper.add(&Report { selection: &selection, ..report }, &print)?;
            documents += 1;
            if usize::is_multiple_of(documents, AT_A_TIME) { keeper.save() } else { Ok(()) }
        });
        done?;
        // What could not be read is tried again the next time.
        files.retain(|(path, _)| !failed.contains(path));
        keeper.finish(files, &seen, &before)?;
        let failures = log.failures();
        log.summary(format_args!(
            "{rows} row(s) of {documents} {kind}document(s), {failures} problem(s) → {}",
            self.output.display()
        ));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_have_units() {
        assert_eq!(["60s", "5m", "1h"].map(|one| time(one).map(|time| time.as_secs())), [Ok(60), Ok(300), Ok(3600)]);
        for wrong in ["", "60", "s", "0s", "1d", "é"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
