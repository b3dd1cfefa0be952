//! `whosaid verify`

mod quotes;
mod show;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use whosaid::export::{Format, Report, TableOptions, VerdictRecord, write_verdicts};
use whosaid::model::Analysis;
use whosaid::verify::{Verdict, Verifier};
use whosaid::{Error, Result};

use super::analysed::{self, Threads};
use super::common::{Cells, Common};
use super::config::Configured;
use super::input::Inputs;
use super::log::Log;
use super::output::{self, Sink};

const EXAMPLES: &str = "\
Examples:
  whosaid verify --quotes quotes.txt news/           one statement a line, sought in a folder
  whosaid verify --quotes quotes.csv article.txt     columns quote and speaker, others as you like
  whosaid verify --quotes quotes.csv news/ -o checked.csv
  echo 'We will win' | whosaid verify --quotes - news/

Verdicts:
  verbatim     all its words stand there in one run
  split        all its words, in order, with only somebody's “she said” in between
  altered      two thirds of its words and half of its telling ones; what was done to it (words,
               left-out, added, order, and what it marks itself: ellipsis, brackets; negation where
               these hide a “not”), word by word. Brackets that the text has too are its words
  paraphrased  perhaps: a row shares half of its telling words, and three at least
  absent       nothing like it

Case, quotation marks, white space and punctuation count for nothing, and are told where they
differ. A statement of up to three words must stand there as it is. Each statement gets the best
verdict that any document gives, and every document that gives it (one place in each).

Exit codes: 0 every statement is faithful: verbatim, split, or altered only by ellipses and
brackets that hide no “not”; 1 one is not, or an input failed; 2 wrong use.";

/// Whether given statements stand in texts: verbatim, split, altered, paraphrased, absent; and where
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The statements: a text with one a line, or a .csv, .tsv or .jsonl file with a column statement, quote, content or
    /// text, and perhaps speaker and id; `-` for standard input
    #[arg(long, value_name = "FILE")]
    quotes: PathBuf,

    /// The documents: files, folders or patterns; `-` or nothing for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write to this file; replaced only once all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The form of the output; without it the ending of -o tells, else it is text
    #[arg(long, value_name = "FORMAT")]
    format: Option<FormatName>,

    #[command(flatten)]
    cells: Cells,

    #[command(flatten)]
    threads: Threads,

    #[command(flatten)]
    common: Common,

    /// Which of these come from a file of settings.
    #[arg(skip)]
    configured: Configured,
}

/// The forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// For people.
    Text,
    Csv,
    Tsv,
    Json,
    Jsonl,
}

impl FormatName {
    const fn format(self) -> Option<Format> {
        match self {
            Self::Text => None,
            Self::Csv => Some(Format::Csv),
            Self::Tsv => Some(Format::Tsv),
            Self::Json => Some(Format::Json),
            Self::Jsonl => Some(Format::Jsonl),
        }
    }
}

/// The best verdict of a claim so far, and where it was given.
struct Best {
    verdict: Verdict,
    faithful: bool,
    records: Vec<VerdictRecord>,
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    let format = arguments.chosen_format()?;
    if arguments.quotes.as_os_str() == "-"
        && (arguments.paths.is_empty() || arguments.paths.iter().any(|p| p.as_os_str() == "-"))
    {
        return Err(Error::usage(
            "--quotes -: standard input cannot hold both statements and documents; name the documents",
        ));
    }
    let lexicons = arguments.common.lexicons.load(log)?;
    let verifier = Verifier::new(quotes::read(&arguments.quotes)?, lexicons.lexicon())?;
    let mut inputs = Inputs::find(&arguments.paths, &arguments.common.reading, log);
    if let Some(path) = &arguments.output {
        output::check(path)?;
        inputs.spare(path)?;
    }
    let roster = arguments.common.roster.load(lexicons.lexicon())?;
    let engine = roster.engage(lexicons.engine());
    let mut best: Vec<Best> = verifier
        .claims()
        .iter()
        .map(|_| Best { verdict: Verdict::Absent, faithful: false, records: Vec::new() })
        .collect();
    let how = (&arguments.common.reading, &arguments.threads);
    let look = |text: &str, analysis: &Analysis| verifier.look(text, analysis);
    analysed::each(inputs, how, engine, log, look, |document, analysis, findings| {
        roster.tell(&document.name, analysis, log);
        let report = Report::new(document.about(), analysis, lexicons.lexicon());
        for finding in findings {
            let best = &mut best[finding.claim];
            if (finding.verdict, !finding.is_faithful()) < (best.verdict, !best.faithful) {
                *best = Best { verdict: finding.verdict, faithful: finding.is_faithful(), records: Vec::new() };
            }
            if finding.verdict == best.verdict && finding.is_faithful() == best.faithful {
                best.records.push(VerdictRecord::new(&verifier.claims()[finding.claim], &finding, &report));
            }
        }
    })?;
    if best.iter().any(|best| !best.faithful) {
        log.fail();
    }
    let records = best.into_iter().zip(verifier.claims());
    let records =
        records.flat_map(
            |(best, claim)| {
                if best.records.is_empty() { vec![VerdictRecord::absent(claim)] } else { best.records }
            },
        );
    arguments.write(&records.collect::<Vec<_>>(), format)
}

impl Arguments {
    pub(super) fn with(self, configured: Configured) -> Self {
        Self { configured, ..self }
    }

    /// The format; none is text for people.
    fn chosen_format(&self) -> Result<Option<Format>> {
        let given = self.format.filter(|_| self.output.is_none() || !self.configured.has("format"));
        let ending = self.output.as_ref().and_then(|path| path.extension());
        let by_ending = ending.and_then(|ending| FormatName::from_str(&ending.to_string_lossy(), true).ok());
        let format = given.or(by_ending).or(self.format).unwrap_or(FormatName::Text);
        if !matches!(format, FormatName::Csv | FormatName::Tsv)
            && (self.idle("raw", self.cells.raw) || self.idle("excel", self.cells.excel))
        {
            return Err(Error::usage("--raw and --excel are for csv and tsv: add --format csv"));
        }
        Ok(format.format())
    }

    /// Whether an option was asked for that the format leaves without effect: not one that a file of settings has.
    fn idle(&self, id: &str, given: bool) -> bool {
        given && !self.configured.has(id)
    }

    fn write(&self, records: &[VerdictRecord], format: Option<Format>) -> Result<()> {
        let options =
            TableOptions { raw: self.cells.raw, byte_order_mark: self.cells.excel, ..TableOptions::default() };
        match (format, &self.output) {
            (None, None) => output::print_as_is(&show::show(records, output::in_colour())),
            (None, Some(path)) => output::write(path, &show::show(records, false)),
            (Some(format), None) => Sink::keep(write_verdicts(Sink::standard(), records, format, &options)?),
            (Some(format), Some(path)) => Sink::keep(write_verdicts(Sink::file(path)?, records, format, &options)?),
        }
    }
}
