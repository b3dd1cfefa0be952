//! `whosaid quotes`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use whosaid::export::{Format, JOINT, QuoteView, write_quotes};
use whosaid::quotes::{Coverage, Found, Statement};
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
  whosaid quotes news/                                a table to read, on a terminal
  whosaid quotes news/ --min-outlets 2                what more than one outlet has
  whosaid quotes news/ -o quotes.xlsx                 a sheet of statements, one of their places
  whosaid quotes news/ --places -o places.csv         a row for each place, with its story
  whosaid quotes news/ --unique --format jsonl        copies of one article counted once
  whosaid quotes export.jsonl.gz --outlet-field paper --speaker Holm

Quotations are one statement where the words of one stand in the other: all of them, or of twelve
and more five in six, in the same order; whatever the marks, with cuts, ellipses, or a “she said” in
between. Up to fifteen words in common need speakers that may be the same, up to five the same
speaker within a week, up to three the same speaker on the same day.

Documents are one story where three fifths of the shorter one stand in the longer, word for word;
one that is much shorter has to begin as the other does.

A paraphrase likely reports a statement where it is by the same speaker within a week, and half of
the telling words of the shorter of the two, three at least, stand in both.";

/// The same statement over documents and outlets: near-identical quotations are one
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

    /// A row for each place where a statement stands and each paraphrase that likely reports it, with the story it is a
    /// copy of (csv and tsv; xlsx and JSON have both)
    #[arg(long)]
    places: bool,

    /// Of the copies of one article take the earliest that has the statement
    #[arg(long)]
    unique: bool,

    /// Only statements that stand in so many outlets
    #[arg(long, value_name = "N", default_value_t = 0)]
    min_outlets: usize,

    /// Only statements that stand in so many documents
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_documents: usize,

    /// Only so many, those in most outlets
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
    let lexicons = arguments.common.lexicons.load(log)?;
    let roster = arguments.common.roster.load(lexicons.lexicon())?;
    let selection = arguments.narrowing.selection(lexicons.lexicon())?;
    let mut inputs = Inputs::find(&arguments.paths, &arguments.common.reading, log);
    if let Some(path) = &arguments.output {
        output::check(path)?;
        inputs.spare(path)?;
    }
    let mut coverage = Coverage::default();
    let how = (&arguments.common.reading, &arguments.threads);
    let narrowed = (&arguments.narrowing, &selection);
    analysed::reports(inputs, how, (&lexicons, &roster), narrowed, log, |report| report.cover(&mut coverage))?;
    if let (Some(path), 0) = (&arguments.output, coverage.documents()) {
        log.note(&path.display().to_string(), "not written, since no input could be read");
        return Ok(());
    }
    let found = coverage.find(lexicons.lexicon());
    let sink = arguments.output.as_deref().map_or_else(|| Ok(Sink::standard()), Sink::file)?;
    match shape {
        Shape::Table => Sink::keep(arguments.write_table(sink, &found, &coverage)?)?,
        Shape::Format(format) => {
            let options = arguments.cells.options(&[]);
            let view = if arguments.places { QuoteView::Places } else { QuoteView::Statements };
            Sink::keep(write_quotes(sink, arguments.wanted(&found), format, view, &options)?)?;
        }
    }
    if let Some(path) = &arguments.output {
        log.summary(format_args!("{} → {}", arguments.told(&found, &coverage), path.display()));
    }
    Ok(())
}

impl Arguments {
    pub(super) fn with(self, configured: Configured) -> Self {
        Self { configured, ..self }
    }

    fn chosen_shape(&self) -> Result<Shape> {
        let own = self.format.filter(|_| !self.configured.has("format"));
        let shape = Shape::choose(own, self.format, self.output.as_deref(), holds_tables)?;
        let text = matches!(shape, Shape::Format(Format::Csv | Format::Tsv));
        let idle = [
            (self.cells.raw, "raw", "--raw"),
            (self.cells.excel, "excel", "--excel"),
            (self.places, "places", "--places"),
        ];
        match idle.iter().find(|(given, id, _)| *given && !text && !self.configured.has(id)) {
            Some((_, _, option)) => Err(Error::usage(format!("{option} is for csv and tsv: add --format csv"))),
            None => Ok(shape),
        }
    }

    /// The statements that are wanted.
    fn wanted<'a>(&self, found: &'a Found<'a>) -> impl Iterator<Item = Statement<'a>> {
        let (outlets, documents) = (self.min_outlets, self.min_documents);
        let enough = move |one: &Statement<'_>| one.outlets.len() >= outlets && one.documents >= documents;
        found.statements(self.unique).filter(enough).take(self.top.unwrap_or(usize::MAX))
    }

    fn write_table<W: Write>(&self, mut out: W, found: &Found<'_>, coverage: &Coverage) -> Result<W> {
        const COLUMNS: [Column; 6] = [
            Column::number("docs", 4),
            Column::number("outlets", 7).from(60),
            Column::words("speaker", 2, 26, 2).look(Look::Bold),
            Column::words("quote", 6, 110, 3),
            Column::words("first seen", 2, 26, 2).look(Look::Faint).from(76),
            Column::number("wordings", 8).from(100),
        ];
        let table = Table::new(&COLUMNS, self.output.is_none());
        let failed = |error| Error::io("writing the output", error);
        out.write_all(table.header().as_bytes()).map_err(failed)?;
        for one in self.wanted(found) {
            let first = one.places.first().map_or_else(String::new, |place| {
                [place.date, place.outlet].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            });
            let others =
                if one.others.is_empty() { String::new() } else { format!(" (elsewhere {})", one.others.join(JOINT)) };
            let cells = [
                one.documents.to_string(),
                one.outlets.len().to_string(),
                format!("{}{others}", one.speaker),
                one.wording.to_owned(),
                first,
                one.variants.len().to_string(),
            ];
            let cells = cells.each_ref().map(String::as_str);
            out.write_all(table.row(&cells).as_bytes()).map_err(failed)?;
        }
        writeln!(out, "\n{}", self.told(found, coverage)).map_err(failed)?;
        Ok(out)
    }

    /// What was found, in a line.
    fn told(&self, found: &Found<'_>, coverage: &Coverage) -> String {
        let shown = self.wanted(found).count();
        let shown = if shown < found.len() { format!(" ({shown} shown)") } else { String::new() };
        let [statements, documents, stories] = [
            counted(found.len(), "statement", "statements"),
            counted(coverage.documents(), "document", "documents"),
            counted(found.stories(), "story", "stories"),
        ];
        format!("{statements}{shown}, {documents}, {stories}")
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
