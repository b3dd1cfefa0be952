//! `whosaid eval`

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use whosaid::eval::{self, Evaluation, Found, NamedEvent, Old, Sheet};
use whosaid::gold::{GoldAttribution, read_brat, read_label_studio};
use whosaid::lexicon::Lexicon;
use whosaid::{Engine, Error, Result};

use super::input;
use super::lexicons::Lexicons;
use super::log::Log;
use super::output;

const EXAMPLES: &str = "\
Examples:
  whosaid eval --gold gold/ --text text/              tables of precision, recall and F1
  whosaid eval --gold gold/ --json today.json         the same for machines; - for standard output
  whosaid eval --gold gold/ --compare yesterday.json  what changed, and whether it may be chance
  whosaid eval --gold gold/ --errors 20               the commonest confusions, with their words
  whosaid eval --gold gold/ --speakers speakers.tsv   the speakers' names too
  whosaid eval --gold gold/ --pred other/             another program's annotations

Gold is brat stand-off: <stem>.ann or <stem>_<annotator>.ann for each <stem>.txt (of several
annotators the first in order counts), with spans of the types Source, Cue and Content, joined by
events or, where there are none, by relations. Texts without gold are left out. Or gold is a file that Label Studio
exported (JSON, with the texts in it).

match: at least half of the words of two contents are shared. attr: match, and the sources overlap
or neither has one.
The other measures are defined in the documentation of whosaid::eval.";

/// Precision, recall and F1 against annotated text
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder of annotations, or a file that Label Studio exported
    #[arg(long, value_name = "DIR|FILE")]
    gold: PathBuf,

    /// The folder of texts, if they do not lie beside the annotations
    #[arg(long, value_name = "DIR")]
    text: Option<PathBuf>,

    /// A table with the columns file, event, speaker and kind: who the speaker of each annotated event is
    #[arg(long, value_name = "TSV")]
    speakers: Option<PathBuf>,

    /// Measure these brat annotations instead of what whosaid finds
    #[arg(long, value_name = "DIR")]
    pred: Option<PathBuf>,

    /// Measure a row and those that go on from it as one, for annotations that put them together
    #[arg(long)]
    join_continued: bool,

    /// A file with the names of the texts to measure, one a line; without it, all
    #[arg(long, value_name = "FILE")]
    only: Option<PathBuf>,

    /// Write everything as JSON too; `-` writes it to standard output, and nothing else
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Show what changed since the evaluation in this JSON file
    #[arg(long, value_name = "OLD.json")]
    compare: Option<PathBuf>,

    /// Show so many of the commonest confusions
    #[arg(long, value_name = "N")]
    errors: Option<usize>,

    #[command(flatten)]
    lexicons: Lexicons,
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    let lexicons = arguments.lexicons.load(log)?;
    let old = arguments.compare.as_deref().map(read_old).transpose()?;
    let evaluation = measure(arguments, lexicons.engine(), log)?;
    arguments.report(&evaluation, old.as_ref(), lexicons.lexicon())
}

/// What an engine is worth on the texts that the arguments name.
pub(super) fn measure(arguments: &Arguments, engine: Engine<'_>, log: &Log) -> Result<Evaluation> {
    let speakers = arguments.read_speakers()?;
    if arguments.gold.is_file() {
        return arguments.of_tasks(engine);
    }
    let texts = texts(arguments.text.as_ref().unwrap_or(&arguments.gold), arguments.only.as_deref())?;
    let annotations = names(&arguments.gold)?;
    let mut evaluation = Evaluation::default();
    for name in texts {
        let stem = name.trim_end_matches(".txt");
        let Some(gold) = gold_file(stem, &annotations) else { continue };
        let names = speakers.as_ref().map(|table| table.get(stem).map_or(&[][..], Vec::as_slice));
        // A document without a line in the table says nothing of names.
        let names = names.filter(|names| !names.is_empty());
        if let Err(error) = arguments.add(&mut evaluation, stem, &name, gold, names, engine) {
            log.fault(&error);
        }
    }
    if evaluation.documents.is_empty() {
        return Err(Error::usage(format!(
            "{}: no annotation belongs to a text: expected <stem>.ann or <stem>_<annotator>.ann for a <stem>.txt",
            arguments.gold.display()
        )));
    }
    Ok(evaluation)
}

impl Arguments {
    fn read_speakers(&self) -> Result<Option<HashMap<String, Vec<NamedEvent>>>> {
        let table = |path: &PathBuf| eval::read_speakers(&path.display().to_string(), &input::read(path)?);
        self.speakers.as_ref().map(table).transpose()
    }

    fn add(
        &self,
        evaluation: &mut Evaluation,
        stem: &str,
        name: &str,
        gold: &str,
        names: Option<&[NamedEvent]>,
        engine: Engine<'_>,
    ) -> Result<()> {
        let text = input::read(&self.text.as_ref().unwrap_or(&self.gold).join(name))?;
        let gold = read_annotations(&self.gold.join(gold), &text)?;
        let found = match &self.pred {
            None if self.join_continued => Found::joined(&engine.analyse(&text)),
            None => Found::of(&engine.analyse(&text)),
            Some(folder) => {
                let path = folder.join(format!("{stem}.ann"));
                let found = if path.exists() { read_annotations(&path, &text)? } else { Vec::new() };
                Found::of_gold(found)
            }
        };
        let sheet = Sheet { name: stem, text: &text, gold: &gold, found: &found, names };
        evaluation.add(&sheet, engine.lexicon());
        Ok(())
    }

    /// What an engine is worth on the tasks of an export.
    fn of_tasks(&self, engine: Engine<'_>) -> Result<Evaluation> {
        let others =
            [("--text", &self.text), ("--speakers", &self.speakers), ("--pred", &self.pred), ("--only", &self.only)];
        if let Some((option, _)) = others.iter().find(|(_, given)| given.is_some()) {
            let problem = "is for a folder of annotations, and --gold is a file";
            return Err(Error::usage(format!("{option} {problem}")));
        }
        let mut evaluation = Evaluation::default();
        for task in read_label_studio(&self.gold.display().to_string(), &input::read(&self.gold)?)? {
            let analysis = engine.analyse(&task.text);
            let found = if self.join_continued { Found::joined(&analysis) } else { Found::of(&analysis) };
            let sheet =
                Sheet { name: &task.name, text: &task.text, gold: &task.attributions, found: &found, names: None };
            evaluation.add(&sheet, engine.lexicon());
        }
        match evaluation.documents.is_empty() {
            true => Err(Error::usage(format!("{}: no task in it is annotated", self.gold.display()))),
            false => Ok(evaluation),
        }
    }

    fn report(&self, evaluation: &Evaluation, old: Option<&Old>, lexicon: &Lexicon) -> Result<()> {
        let differences = old.map(|old| eval::compare(&old.documents, &evaluation.documents));
        let mut told = eval::show(evaluation);
        if let Some(differences) = &differences {
            told.push_str(&eval::show_differences(differences));
        }
        if let Some(count) = self.errors {
            told.push_str(&eval::show_errors(evaluation, count));
        }
        if let Some(path) = &self.json {
            output::write(path, &eval::json(evaluation, lexicon, differences.as_deref()))?;
            if output::is_standard(path) {
                return Ok(());
            }
        }
        output::print(&told)
    }
}

/// The names of the texts in a folder, in order; of those on a list, where there is one.
pub(super) fn texts(folder: &Path, only: Option<&Path>) -> Result<Vec<String>> {
    let mut texts = names(folder)?;
    texts.retain(|name| name.ends_with(".txt"));
    if let Some(path) = only {
        let list = input::read(path)?;
        let only: HashSet<&str> = list.lines().map(str::trim).collect();
        texts.retain(|name| only.contains(name.as_str()));
    }
    Ok(texts)
}

pub(super) fn read_annotations(path: &Path, text: &str) -> Result<Vec<GoldAttribution>> {
    read_brat(&path.display().to_string(), &input::read(path)?, text)
}

fn read_old(path: &Path) -> Result<Old> {
    serde_json::from_str(&input::read(path)?).map_err(|error| {
        let problem = format!("no evaluation that --json wrote: {error}");
        Error::data(path.display().to_string(), error.line(), error.column(), problem)
    })
}

/// The annotations of a stem: its own file, else the first annotator's.
pub(super) fn gold_file<'a>(stem: &str, names: &'a [String]) -> Option<&'a str> {
    let annotator =
        |name: &str| name.strip_suffix(".ann").and_then(|name| name.rsplit_once('_')).map(|(stem, _)| stem.to_owned());
    let own = names.iter().find(|name| name.strip_suffix(".ann") == Some(stem));
    own.or_else(|| names.iter().find(|name| annotator(name).as_deref() == Some(stem))).map(String::as_str)
}

/// The names of the files in a folder, sorted.
pub(super) fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
    let entries =
        entries.map_err(|error| Error::usage(format!("{}: no folder: {}", folder.display(), input::reason(&error))))?;
    let mut names: Vec<String> = entries.into_iter().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    Ok(names)
}
