//! `whosaid speakers`

use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use clap::Args;
use whosaid::export::{Count, Format, SpeakerRecord, Tally, write_roster_draft, write_speakers};
use whosaid::{Error, Result};

use super::analysed::{self, Threads};
use super::common::{Cells, Common};
use super::config::Configured;
use super::input::Inputs;
use super::log::Log;
use super::narrowing::Narrowing;
use super::output::{self, Sink};
use super::shape::{Shape, holds_tables};
use super::table::{Column, Look, Table};

const EXAMPLES: &str = "\
Examples:
  whosaid speakers news/                              a table to read, on a terminal
  whosaid speakers news/ -o speakers.xlsx             a spreadsheet
  whosaid speakers news/ --top 20 --kinds said        the twenty who said most
  whosaid speakers news/ --roster people.csv          known people by their ids
  whosaid speakers news/ --roster-draft people.csv    whom it puts together, as a roster to edit
  whosaid speakers news/ --format json                acts and outlets with their numbers

One full name is one person in all documents, and so is a group or an organisation of one name. A
middle name, a short first name (Annie for Ann), a body's acronym and a lone surname with an office
that one full name holds are put together where one fits and nothing speaks against it; any other
lone surname, a document or somebody unnamed counts inside its own document only, which then stands
under doc. A roster links what names alone do not. A row of joint speakers counts for each of them.";

/// Who spoke how often, over all documents
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, folders or patterns, as for extract; `-` or nothing for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write to this file; replaced only once all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The form of the output: table (to read), csv, tsv, xlsx, json, jsonl; without it the ending of -o tells, else it is
    /// a table on a terminal and csv elsewhere
    #[arg(long, value_name = "FORMAT", value_parser = shape)]
    format: Option<Shape>,

    /// Write whom it puts together under several names to this file too, as a roster to edit, with the evidence for each;
    /// --roster takes it back
    #[arg(long, value_name = "FILE")]
    roster_draft: Option<PathBuf>,

    /// Only so many, those with most rows
    #[arg(long, value_name = "N")]
    top: Option<usize>,

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

fn shape(name: &str) -> std::result::Result<Shape, String> {
    Shape::parse(name, holds_tables)
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    let shape = arguments.chosen_shape()?;
    arguments.check_shape(shape)?;
    let lexicons = arguments.common.lexicons.load(log)?;
    let roster = arguments.common.roster.load(lexicons.lexicon())?;
    let selection = arguments.narrowing.selection(lexicons.lexicon())?;
    let mut inputs = Inputs::find(&arguments.paths, &arguments.common.reading, log);
    if let Some(path) = &arguments.output {
        output::check(path)?;
        inputs.spare(path)?;
    }
    let mut tally = Tally::default();
    let how = (&arguments.common.reading, &arguments.threads);
    let narrowed = (&arguments.narrowing, &selection);
    analysed::reports(inputs, how, (&lexicons, &roster), narrowed, log, |report| tally.add(report).len())?;
    if let (Some(path), 0) = (&arguments.output, tally.documents()) {
        log.note(&path.display().to_string(), "not written, since no input could be read");
        return Ok(());
    }
    if let Some(path) = &arguments.roster_draft {
        Sink::keep(write_roster_draft(Sink::file(path)?, &tally)?)?;
    }
    let mut records = tally.speakers();
    let all = records.len();
    records.truncate(arguments.top.unwrap_or(all));
    match shape {
        Shape::Table => arguments.write_text(&table(&records, &tally, all, arguments.output.is_none()))?,
        Shape::Format(format) => {
            let options = arguments.cells.options(roster.fields());
            Sink::keep(write_speakers(arguments.sink()?, &records, format, &options)?)?;
        }
    }
    if let Some(path) = &arguments.output {
        log.summary(format_args!("{} → {}", told(records.len(), &tally, all), path.display()));
    }
    Ok(())
}

impl Arguments {
    pub(super) fn with(self, configured: Configured) -> Self {
        Self { configured, ..self }
    }

    fn chosen_shape(&self) -> Result<Shape> {
        let own = self.format.filter(|_| !self.configured.has("format"));
        Shape::choose(own, self.format, self.output.as_deref(), holds_tables)
    }

    /// Options that the format would leave without effect are a mistake that should be told.
    fn check_shape(&self, shape: Shape) -> Result<()> {
        let text = matches!(shape, Shape::Format(Format::Csv | Format::Tsv));
        let idle = [
            (self.cells.raw && !text && !self.configured.has("raw"), "--raw"),
            (self.cells.excel && !text && !self.configured.has("excel"), "--excel"),
        ];
        match idle.iter().find(|(wrong, _)| *wrong) {
            Some((_, option)) => Err(Error::usage(format!("{option} is for csv and tsv: add --format csv"))),
            None => Ok(()),
        }
    }

    fn sink(&self) -> Result<BufWriter<Sink>> {
        self.output.as_deref().map_or_else(|| Ok(Sink::standard()), Sink::file)
    }

    fn write_text(&self, text: &str) -> Result<()> {
        let mut sink = self.sink()?;
        sink.write_all(text.as_bytes()).map_err(|error| Error::io("writing the output", error))?;
        Sink::keep(sink)
    }
}

/// A table for people.
fn table(records: &[SpeakerRecord], tally: &Tally, all: usize, to_screen: bool) -> String {
    const COLUMNS: [Column; 7] = [
        Column::number("rows", 5),
        Column::number("words", 6).from(60),
        Column::number("quoted", 6).from(70),
        Column::number("docs", 4),
        Column::words("speaker", 3, 40, 2).look(Look::Bold),
        Column::words("kind", 1, 12, 1).from(80),
        Column::words("acts", 3, 50, 2).look(Look::Faint).from(50),
    ];
    let table = Table::new(&COLUMNS, to_screen);
    let mut out = table.header();
    for one in records {
        let numbers = [one.rows, one.words, one.quoted_words, one.documents].map(|number| number.to_string());
        let [rows, words, quoted, documents] = numbers.each_ref().map(String::as_str);
        out.push_str(&table.row(&[rows, words, quoted, documents, &one.speaker, one.kind, &commonest(&one.acts)]));
    }
    out.push_str(&format!("\n{}\n", told(records.len(), tally, all)));
    out
}

/// What was counted, in a line.
fn told(shown: usize, tally: &Tally, all: usize) -> String {
    let shown = if shown < all { format!(" ({shown} shown)") } else { String::new() };
    let (documents, speakers) = (counted(tally.documents(), "document"), counted(all, "speaker"));
    format!("{documents}, {speakers}{shown}; rows that name nobody: {}", tally.unnamed())
}

/// *state 12, ask 3, deny 1, …*
fn commonest(acts: &[Count]) -> String {
    /// So many are shown.
    const SHOWN: usize = 3;
    let mut shown: Vec<String> = acts.iter().take(SHOWN).map(|act| format!("{} {}", act.name, act.rows)).collect();
    if acts.len() > SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
