//! `whosaid extract`

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use whosaid::export::{Added, Column, Format, Report, TableOptions, Writer};
use whosaid::{Error, Options, Result};

use super::analysed::Threads;
use super::common::{Cells, Common};
use super::config::Configured;
use super::folder::Texts;
use super::input::{Inputs, Piece};
use super::log::Log;
use super::narrowing::Narrowing;
use super::output::{self, Sink};
use super::resume::Done;
use super::shape::{Shape, has_columns, holds_rows};
use super::target::Target;
use super::{parallel, progress};

const EXAMPLES: &str = "\
Examples:
  whosaid extract article.txt                            CSV to the screen
  whosaid extract news/ more/*.txt -o quotes.csv         many files, one table
  whosaid extract export.jsonl.gz --text-field body      a record a line; so for CSV
  whosaid extract export.csv --carry section,desk        columns of the input in the output, too
  whosaid extract page.html --emit-text texts/           the article of a page, and its text
  whosaid extract news/ -o report.xlsx                   a spreadsheet: rows, speakers, documents
  whosaid extract news/ -o report.html                   a page to read, search, send on: articles, table, timeline
  whosaid extract news/ --format html -o pages/          a page for each article
  whosaid extract news/ -o quotes.jsonl --explain        with the evidence behind each row
  whosaid extract news/ -o quotes.jsonl --resume         go on where a run was cut short
  whosaid extract news/ -o quotes.csv --kinds said --min-confidence 0.7
  whosaid extract news/ --speaker Holm --group-by speaker --columns speaker,doc,content
  whosaid extract news/ -o quotes.csv --roster people.csv     known people by their ids
  whosaid extract news/ --format brat -o annotations/    an .ann file for each text
  whosaid extract news/ --format labelstudio -o tasks.json    tasks to be corrected in Label Studio
  whosaid extract news/ -o news.tei                      a corpus in TEI P5; .jsonld for Web Annotation
  cat article.txt | whosaid extract                      from standard input

Columns: doc, date, statement_date, outlet, title, id, type, speaker, speaker_kind, speaker_title,
  speaker_id, source, cue, act, polarity, content, quoted, addressee, continues, context, paragraph,
  start, end, confidence, row_confidence, speaker_confidence, rule, url, author, record_id

With --roster its title and further columns follow, as roster.NAME; with --carry the fields of records
that it names, as carried.NAME.

Reads text, Markdown, subtitles, web pages, Word documents, RSS, Atom, JSON Lines, JSON and CSV, packed by gzip or zstd
or not.

Offsets count Unicode code points of the text as read, line ends as they are; of a page or an
entry of a feed, that is the text that --emit-text writes. In Python:
  open(path, encoding=\"utf-8\", newline=\"\").read()[start:end]

An input that cannot be used is named on standard error; the others go on, and the exit code is 1.";

/// Who said what: a row for each quotation and paraphrase
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, folders (all files of a known kind in them, at any depth) or patterns; `-` or nothing for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write to this file; for brat and html also to this folder, a file a text. Replaced only once all is written
    #[arg(short, long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,

    /// The form of the output: table (to read), csv, tsv, xlsx, html, json, jsonl, brat, labelstudio, tei, jsonld (Web
    /// Annotation), and sqlite (or db) where it is built in; without it the ending of -o tells, else
    /// it is a table on a terminal and csv elsewhere
    #[arg(long, value_name = "FORMAT", value_parser = shape)]
    format: Option<Shape>,

    #[command(flatten)]
    cells: Cells,

    /// In brat's annotations, put a row and those that go on from it together as one
    #[arg(long)]
    join_continued: bool,

    /// Only these columns, in this order (named below)
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    columns: Vec<String>,

    /// Carry these fields of records (JSON) or columns (CSV) over to the output, as carried.NAME; `a.b` for a field in a field
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    carry: Vec<String>,

    /// Put the rows of each speaker together, those who speak most first
    #[arg(long, value_name = "WHAT")]
    group_by: Option<Grouping>,

    /// Add the evidence behind each row (json, jsonl and html)
    #[arg(long)]
    explain: bool,

    /// Write the text of each document that offsets count in to this folder, and index.tsv, which tells them apart
    #[arg(long, value_name = "DIR")]
    emit_text: Option<PathBuf>,

    /// Go on with a file of JSON Lines: documents that stand in it are left out, the others go behind them. Give the
    /// same inputs and options as before
    #[arg(long, requires = "output")]
    resume: bool,

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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Grouping {
    Speaker,
}

fn shape(name: &str) -> std::result::Result<Shape, String> {
    Shape::parse(name, holds_rows)
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    let shape = arguments.chosen_shape()?;
    arguments.check_shape(shape)?;
    let lexicons = arguments.common.lexicons.load(log)?;
    let roster = arguments.common.roster.load(lexicons.lexicon())?;
    let table = arguments.table_options(roster.fields())?;
    let selection = arguments.narrowing.selection(lexicons.lexicon())?;
    let mut inputs = Inputs::find(&arguments.paths, &arguments.common.reading, log);
    if let Some(path) = &arguments.output {
        inputs.spare(path)?;
    }
    let (mut done, mut target) = match &arguments.output {
        Some(path) if arguments.resume => {
            let (done, file) = Done::read(path)?;
            // Only JSON Lines can be gone on with.
            (done, Target::Stream(Box::new(Writer::new(Sink::open(file), Format::Jsonl, table)?)))
        }
        _ => (Done::default(), Target::new(arguments.output.as_ref(), shape, table, inputs.len())?),
    };
    let mut texts = arguments.emit_text.as_deref().map(Texts::create).transpose()?;
    progress::stop_on_request();
    let bar = progress::bar(inputs.bytes(), arguments.output.is_none() && std::io::stdout().is_terminal());
    log.show_above(&bar);
    let (engine, reading) = (roster.engage(lexicons.engine()), &arguments.common.reading);
    let options = Options { explain: arguments.explain };
    // Asked on any thread, so it cannot tell which of several documents of one name it is asked for.
    let written: HashSet<String> = done.names();
    let all_entities = matches!(shape, Shape::Format(format) if format.has_entities());
    let worker = || {
        let reader = engine.reader();
        let mut reader = if all_entities { reader } else { reader.speakers_only() };
        let written = &written;
        move |piece: Piece| {
            let document = piece.read(reading);
            let fresh = document.as_ref().ok().filter(|document| !written.contains(&document.name));
            let analysis = fresh.map(|document| document.weighed(reader.analyse_with(&document.text, options)));
            (document, analysis)
        }
    };
    let (mut read, mut rows, threads) = (0, 0, arguments.threads.number());
    let mut hint = arguments.narrowing.hint();
    let written = parallel::in_order(inputs.pieces(reading), threads, worker, |(document, analysis)| {
        progress::check()?;
        let Some(document) = reading.settle(document, log)? else { return Ok(()) };
        if let Some(texts) = &mut texts {
            texts.write(&document)?;
        }
        read += 1;
        progress::advance(&bar, read);
        if done.take(&document.name) {
            return Ok(());
        }
        let analysis = analysis.unwrap_or_else(|| document.weighed(engine.analyse_with(&document.text, options)));
        roster.tell(&document.name, &analysis, log);
        let report = Report {
            document: document.about(),
            analysis: &analysis,
            lexicon: lexicons.lexicon(),
            selection: &selection,
            left_out: &[],
            join_continued: arguments.join_continued,
            reviewed: &[],
            explain: arguments.explain,
        };
        let wanted = report.count();
        rows += wanted;
        hint.look(&report, wanted);
        target.write(&report)
    });
    bar.finish_and_clear();
    reading.tell_carried(log);
    // What went to a screen, a pipe or a file that is gone on with stays there; no file takes the place of another.
    written?;
    hint.tell(log);
    if let Some(texts) = texts {
        texts.finish()?;
    }
    match (&arguments.output, read) {
        (Some(path), 0) => {
            log.note(&path.display().to_string(), "not written, since no input could be read");
            Ok(())
        }
        (written_to, _) => {
            let is_table = target.is_table();
            target.finish(&log.inputs())?;
            let done = format!("{rows} row(s), {read} document(s), {} problem(s)", log.failures());
            match written_to {
                Some(path) => log.summary(format_args!("{done} → {}", path.display())),
                None if is_table => output::print(&format!("\n{done}\n"))?,
                None => {}
            }
            Ok(())
        }
    }
}

impl Arguments {
    pub(super) fn with(self, configured: Configured) -> Self {
        let mut arguments = Self { configured, ..self };
        arguments.carry.iter_mut().for_each(|name| *name = name.trim().to_owned());
        arguments.common.reading.carry(&arguments.carry);
        arguments
    }

    fn chosen_shape(&self) -> Result<Shape> {
        let own = self.format.filter(|_| !self.configured.has("format"));
        let shape = Shape::choose(own, self.format, self.output.as_deref(), holds_rows)?;
        // Who asks for columns, or for cells as a program reads them, is given those.
        let cells = self.cells.raw || self.cells.excel || !self.columns.is_empty();
        let for_programs = cells || self.group_by.is_some() || self.explain;
        let default = self.format.is_none() && self.output.is_none();
        Ok(if default && for_programs { Shape::Format(Format::Csv) } else { shape })
    }

    /// Options that the format would leave without effect are a mistake that should be told.
    fn check_shape(&self, shape: Shape) -> Result<()> {
        let is = |format: Format| shape == Shape::Format(format);
        let json = is(Format::Json) || is(Format::Jsonl);
        let table = matches!(shape, Shape::Format(format) if has_columns(format));
        let evidence = json || is(Format::Html);
        let text = is(Format::Csv) || is(Format::Tsv);
        let idle = [
            (self.cells.raw && !text, "--raw", "csv and tsv"),
            (self.cells.excel && !text, "--excel", "csv and tsv"),
            (!self.columns.is_empty() && !table, "--columns", "csv, tsv, xlsx and html"),
            (self.group_by.is_some() && !table, "--group-by", "csv, tsv, xlsx and html"),
            (self.explain && !evidence, "--explain", "json, jsonl and html"),
            (!self.carry.is_empty() && !table && !json, "--carry", "tables, html, json and jsonl"),
            (self.join_continued && !is(Format::Brat), "--join-continued", "brat"),
            (self.resume && !is(Format::Jsonl), "--resume", "jsonl"),
        ];
        // What a file of settings has is for those runs that can use it.
        let asked = |option: &str| !self.configured.has(&option.trim_start_matches("--").replace('-', "_"));
        match idle.iter().find(|(wrong, option, _)| *wrong && asked(option)) {
            Some((_, option, formats)) => {
                Err(Error::usage(format!("{option} is for {formats}, and the output is {}", shape.name())))
            }
            None => Ok(()),
        }
    }

    fn table_options(&self, roster: &[String]) -> Result<TableOptions> {
        if let Some(name) = self.carry.iter().find(|name| self.carry.iter().filter(|other| other == name).count() > 1) {
            return Err(Error::usage(format!("--carry: “{name}” is named twice")));
        }
        if self.carry.iter().any(String::is_empty) {
            return Err(Error::usage("--carry: a name is missing; give names parted by commas, such as section,desk"));
        }
        let added = Added { roster, carried: &self.carry, ..Added::default() };
        let columns = self.columns.iter().map(|name| column(name.trim(), added)).collect::<Result<_>>()?;
        Ok(TableOptions {
            columns,
            carried: self.carry.clone(),
            by_speaker: self.group_by.is_some(),
            ..self.cells.options(roster)
        })
    }
}

fn column(name: &str, added: Added<'_>) -> Result<Column> {
    let known = || Column::usual(added).iter().map(|column| column.heading(added)).collect::<Vec<_>>().join(", ");
    let unknown = || Error::usage(format!("--columns: “{name}” is no column; the columns are: {}", known()));
    Column::parse(name, added).ok_or_else(unknown)
}
