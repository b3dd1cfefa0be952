//! `whosaid learn`: a small correction of the built-in weights, learned from what people decided, with a report of what it is worth.

use std::collections::HashMap;
use std::fs;
use std::io::{IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use whosaid::attribution::weights::{FILES, MORE};
use whosaid::eval::NamedEvent;
use whosaid::gold::read_label_studio;
use whosaid::learn::{Article, Correction, show, trial};
use whosaid::{Engine, Error, Result};

use super::lexicons::Lexicons;
use super::log::Log;
use super::{eval, input, output, progress};

const EXAMPLES: &str = "\
Examples:
  whosaid learn --gold mine/ --out my-weights         from annotated articles, as eval takes them
  whosaid learn --gold mine/ --speakers mine/speakers.tsv --out my-weights
  whosaid learn --gold mine/ --out my-weights --json report.json
  whosaid learn desk.whosaid --out my-weights         from a project (builds with serve): articles decided whole
  whosaid extract news/ --weights my-weights          use them

The folder takes what is to be added to the built-in weights (cue-more.tsv, row-more.tsv and others), small files
that can be read. The report is printed before anybody uses them: the articles are parted in five, each part is
read with what the others taught, and beside it with the built-in weights. It says in words whether to use them; the
exit code is 0 either way. Articles of other kinds may be read worse, which no report on these articles can tell.";

/// The fewest articles that anything is learned from.
pub(super) const LEAST: usize = 3;

/// Weights that fit your articles, learned from what people decided, and what they are worth
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[cfg_attr(feature = "serve", command(group = clap::ArgGroup::new("from").required(true).args(["project", "gold"])))]
pub(super) struct Arguments {
    /// A project of `whosaid serve`: its articles of which every row is decided
    #[cfg(feature = "serve")]
    #[arg(value_name = "PROJECT", conflicts_with_all = ["text", "speakers", "only"])]
    project: Option<PathBuf>,

    /// The folder of annotations, or a file that Label Studio exported; as for eval
    #[cfg_attr(feature = "serve", arg(long, value_name = "DIR|FILE"))]
    #[cfg_attr(not(feature = "serve"), arg(long, value_name = "DIR|FILE", required = true))]
    gold: Option<PathBuf>,

    /// The folder of texts, if they do not lie beside the annotations
    #[arg(long, value_name = "DIR")]
    text: Option<PathBuf>,

    /// A table with the columns file, event, speaker and kind: the report tells of names, too
    #[arg(long, value_name = "TSV")]
    speakers: Option<PathBuf>,

    /// A file with the names of the texts to learn from, one a line; without it, all
    #[arg(long, value_name = "FILE")]
    only: Option<PathBuf>,

    /// The folder that takes what was learned
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,

    /// Write the report as JSON too; `-` writes it to standard output, and nothing else
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    #[command(flatten)]
    lexicons: Lexicons,
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    check_out(&arguments.out)?;
    let lexicons = arguments.lexicons.load(log)?;
    let engine = lexicons.engine();
    if engine.weights().is_corrected() {
        let wrong =
            "--weights: these are built-in weights with something added; learn from all articles anew, without them";
        return Err(Error::usage(wrong));
    }
    let articles = arguments.articles(log)?;
    if articles.len() < LEAST {
        let (count, is) = (articles.len(), if articles.len() == 1 { "is" } else { "are" });
        let wanted = format!("at least {LEAST} annotated articles are needed to learn from, and there {is} {count}");
        return Err(Error::usage(wanted));
    }
    progress::stop_on_request();
    let (correction, report) = learn(engine, &articles)?;
    write(&arguments.out, &correction)?;
    let json = || serde_json::to_string_pretty(&report).map_err(|error| Error::io("the report", error.into()));
    if let Some(path) = &arguments.json {
        output::write(path, &format!("{}\n", json()?))?;
        if output::is_standard(path) {
            return Ok(());
        }
    }
    output::print(&show(&report))?;
    log.summary(format_args!("{} weights → {}", correction.len(), arguments.out.display()));
    Ok(())
}

/// Learns and tells on a terminal how far it is.
fn learn(engine: Engine<'_>, articles: &[Article]) -> Result<(Correction, whosaid::learn::Report)> {
    let mut told = None;
    let shows = std::io::stderr().is_terminal();
    let done = trial(engine, articles, &mut |step, of| {
        if shows && told != Some(step) {
            let _ = write!(std::io::stderr(), "\rlearning: step {} of {of} ", step + 1);
            told = Some(step);
        }
        !progress::is_stopped()
    });
    if shows {
        let _ = write!(std::io::stderr(), "\r{:30}\r", "");
    }
    done.or_else(|_| progress::check().and_then(|()| Err(Error::usage("learning was stopped"))))
}

impl Arguments {
    /// The articles to learn from.
    fn articles(&self, log: &Log) -> Result<Vec<Article>> {
        #[cfg(feature = "serve")]
        if let Some(project) = &self.project {
            return super::serve::articles_of(project);
        }
        let gold = self.gold.as_deref().ok_or_else(|| Error::usage("--gold is needed: the folder of annotations"))?;
        if gold.is_file() {
            return of_tasks(gold);
        }
        let texts = self.text.as_deref().unwrap_or(gold);
        let table = |path: &PathBuf| whosaid::eval::read_speakers(&path.display().to_string(), &input::read(path)?);
        let speakers: Option<HashMap<String, Vec<NamedEvent>>> = self.speakers.as_ref().map(table).transpose()?;
        let mut articles = Vec::new();
        let annotations = eval::names(gold)?;
        for name in eval::texts(texts, self.only.as_deref())? {
            let stem = name.trim_end_matches(".txt");
            let Some(file) = eval::gold_file(stem, &annotations) else { continue };
            let read = || -> Result<Article> {
                let text = input::read(&texts.join(&name))?;
                let gold = eval::read_annotations(&gold.join(file), &text)?;
                let names = speakers.as_ref().and_then(|table| table.get(stem).cloned());
                Ok(Article { name: stem.to_owned(), text, gold, names })
            };
            match read() {
                Ok(article) => articles.push(article),
                Err(error) => log.fault(&error),
            }
        }
        Ok(articles)
    }
}

fn of_tasks(path: &Path) -> Result<Vec<Article>> {
    let tasks = read_label_studio(&path.display().to_string(), &input::read(path)?)?;
    let article = |task: whosaid::gold::LabelledTask| Article {
        name: task.name,
        text: task.text,
        gold: task.attributions,
        names: None,
    };
    Ok(tasks.into_iter().map(article).collect())
}

/// Whole weights and what is added to them may lie in one folder, but not by mistake.
fn check_out(folder: &Path) -> Result<()> {
    match FILES.iter().find(|name| folder.join(name).exists()) {
        Some(name) => {
            let wrong = "whole weights lie there: name another folder for what is added to the built-in ones";
            Err(Error::usage(format!("--out {}: {name}: {wrong}", folder.display())))
        }
        None => Ok(()),
    }
}

/// Writes what was learned, and takes away what was learned before.
fn write(folder: &Path, correction: &Correction) -> Result<()> {
    let failed = |path: &Path, error| Error::io(path.display().to_string(), error);
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for (name, text) in MORE.iter().zip(&correction.texts) {
        let path = folder.join(name);
        match text {
            Some(text) => output::write(&path, text)?,
            None if path.exists() => fs::remove_file(&path).map_err(|error| failed(&path, error))?,
            None => {}
        }
    }
    Ok(())
}
