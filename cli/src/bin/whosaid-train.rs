//! Learns the weights from folders of text and brat gold.
//!
//! `whosaid-train --text DIR --gold DIR [--weight N] … --out DIR [--only LIST]`: texts are `<stem>.txt`, gold `<stem>.ann` or
//! `<stem>_<annotator>.ann` (the first in order is taken). Several corpora are given one after the other, each with its
//! `--text` and `--gold`, and, where one is to count for more or less than another, each with its `--weight`. `--only` names a
//! file with one text's file name a line; the others are left out, for example to keep a part aside for measuring. The same
//! input gives the same bytes.
//!
//! `whosaid-train antecedents --text DIR --gold DIR --speakers FILE --out DIR [--only LIST]` learns whom pronouns and
//! descriptors stand for, from a table of the speakers’ names beside text and gold: tab-separated, with the columns `file`
//! (the text’s name without `.txt`), `event` and `speaker`. The three may be given several times, for several folders.
//!
//! `whosaid-train mean FOLDER FOLDER … --out DIR` takes the mean of weights that were learned apart.

#[path = "parts/confidence.rs"]
mod confidence;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use whosaid::attribution::weights::{ANTECEDENTS, FILES};
use whosaid::gold::GoldAttribution;
use whosaid::learn::{LEAST, NamedArticle, NamedRow, Prepared, mean_of, prepare, train, train_antecedents};
use whosaid::lexicon::Lexicon;
use whosaid::{Engine, Error, Result};

/// Learns the weights from folders of text and brat gold.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    rows: Rows,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Learns whom pronouns and descriptors stand for, from tables of the speakers’ names beside text and gold
    Antecedents(Named),
    Confidence(confidence::Arguments),
    /// Takes the mean of several folders of weights; what has none (the trees, whom pronouns stand for) is the last folder’s
    Mean(Mean),
}

#[derive(Debug, Args)]
struct Mean {
    /// Folders of weights, two at least
    #[arg(required = true, num_args = 2.., value_name = "FOLDER")]
    weights: Vec<PathBuf>,
    /// Folder that takes the weights files
    #[arg(long)]
    out: PathBuf,
}

// The folders of annotated articles to learn from. What is flattened has no words for `--help`: its command would take them.
#[derive(Debug, Args)]
struct Corpora {
    /// Folder of texts, `<stem>.txt`; again for each further corpus
    #[arg(long, required = true)]
    text: Vec<PathBuf>,
    /// Folder of annotations, `<stem>.ann` or `<stem>_<annotator>.ann`; as many as there are folders of texts
    #[arg(long, required = true)]
    gold: Vec<PathBuf>,
}

// The same with tables of their speakers.
#[derive(Debug, Args)]
struct NamedCorpora {
    #[command(flatten)]
    corpora: Corpora,
    /// Table of speakers, as `whosaid eval --speakers` takes it; as many as there are folders of texts
    #[arg(long, required = true)]
    speakers: Vec<PathBuf>,
}

impl NamedCorpora {
    /// Text, annotations and speakers of each corpus.
    ///
    /// # Errors
    /// Not as many of one as of the others.
    fn each(&self) -> Result<impl Iterator<Item = [&Path; 3]>> {
        let (Corpora { text, gold }, speakers) = (&self.corpora, &self.speakers);
        if [gold.len(), speakers.len()] != [text.len(); 2] {
            return Err(Error::usage("each --text needs its --gold and --speakers"));
        }
        let corpora = text.iter().zip(gold).zip(speakers);
        Ok(corpora.map(|((text, gold), speakers)| [text, gold, speakers].map(PathBuf::as_path)))
    }
}

#[derive(Debug, Args)]
struct Rows {
    #[command(flatten)]
    corpora: Corpora,
    /// How much an article of the corpus counts; as many as there are folders of texts, or none
    #[arg(long)]
    weight: Vec<f32>,
    /// Folder that takes the weights files
    // Always there where no command is: whatever of these a command leaves out is not asked for.
    #[arg(long, required = true)]
    out: Option<PathBuf>,
    /// A file with the names of the texts to learn from, one a line; without it, all
    #[arg(long)]
    only: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Named {
    #[command(flatten)]
    corpora: NamedCorpora,
    /// Folder that takes the weights file
    #[arg(long)]
    out: PathBuf,
    /// A file with the names of the texts to learn from, one a line; without it, all
    #[arg(long)]
    only: Option<PathBuf>,
}

#[allow(clippy::print_stderr)]
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Antecedents(named)) => learn_antecedents(&named).map(Some),
        Some(Command::Confidence(arguments)) => confidence::run(&arguments).map(Some),
        Some(Command::Mean(mean)) => take_mean(&mean).map(|()| None),
        None => learn_rows(&arguments.rows).map(Some),
    };
    match done {
        Ok(articles) => {
            if let Some(count) = articles {
                eprintln!("learned from {count} articles");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("whosaid-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn learn_rows(rows: &Rows) -> Result<usize> {
    let Rows { corpora: Corpora { text, gold }, weight, only, out } = rows;
    let out = out.as_deref().ok_or_else(|| Error::usage("expected --out: the folder that takes the weights files"))?;
    if text.len() != gold.len() || !weight.is_empty() && weight.len() != text.len() {
        return Err(Error::usage("each --text needs its --gold, and --weight is given for each or for none"));
    }
    if !weight.iter().all(|weight| weight.is_finite() && *weight > 0.0) {
        return Err(Error::usage("--weight must be above 0"));
    }
    let only = only.as_deref().map(read_list).transpose()?;
    let mut documents: Vec<Prepared> = Vec::new();
    tell("reading texts and annotations");
    for (place, (text, gold)) in text.iter().zip(gold).enumerate() {
        let weight = weight.get(place).copied().unwrap_or(1.0);
        let annotated = read_corpus(text, gold, only.as_ref())?.into_iter();
        documents.extend(annotated.map(|(_, text, gold)| prepare(text, gold, weight, Lexicon::built_in())));
    }
    if documents.is_empty() {
        return Err(Error::usage(
            "no text has a gold file: expected <stem>.txt and <stem>.ann or <stem>_<annotator>.ann",
        ));
    }
    let start = std::time::Instant::now();
    let mut step = 0;
    let texts = train(&documents, Lexicon::built_in(), |what| {
        step += 1;
        tell(&format!("{:>4} s  step {step} of {STEPS}: {what}", start.elapsed().as_secs()));
    });
    for (name, text) in FILES.iter().zip(texts) {
        write(out, name, &text)?;
    }
    Ok(documents.len())
}

/// How many steps learning from rows has.
const STEPS: usize = 7;

/// Tells how far learning is.
#[allow(clippy::print_stderr)]
fn tell(what: &str) {
    eprintln!("{what}");
}

fn learn_antecedents(named: &Named) -> Result<usize> {
    let only = named.only.as_deref().map(read_list).transpose()?;
    let engine = Engine::built_in();
    let mut articles = Vec::new();
    for [text, gold, speakers] in named.corpora.each()? {
        let mut rows = read_speakers(speakers)?;
        for (stem, text, gold) in read_corpus(text, gold, only.as_ref())? {
            if let Some(rows) = rows.remove(&stem) {
                if articles.len() % 100 == 0 {
                    tell(&format!("article {} and those behind it are read", articles.len() + 1));
                }
                articles.push(NamedArticle::new(&engine, text, &gold, &rows));
            }
        }
    }
    if articles.is_empty() {
        return Err(Error::usage("no article of the tables has a text and a gold file"));
    }
    tell("whom pronouns and descriptions stand for");
    for (name, text) in ANTECEDENTS.iter().zip(train_antecedents(&articles, Lexicon::built_in())) {
        write(&named.out, name, &text)?;
    }
    Ok(articles.len())
}

fn take_mean(mean: &Mean) -> Result<()> {
    for (file, least) in LEAST {
        let paths: Vec<PathBuf> = mean.weights.iter().map(|folder| folder.join(file)).collect();
        let texts = paths.iter().map(|path| read(path)).collect::<Result<Vec<String>>>()?;
        let text = mean_of(&texts, (least * 1000.0).floor() as i32).ok_or_else(|| {
            Error::usage(format!("{file}: one of the folders has no weights file of that name and form"))
        })?;
        write(&mean.out, file, &text)?;
    }
    let last = mean.weights.last().map(PathBuf::as_path).unwrap_or(Path::new("."));
    for file in FILES.iter().filter(|file| LEAST.iter().all(|(table, _)| table != *file)) {
        write(&mean.out, file, &read(&last.join(file))?)?;
    }
    Ok(())
}

/// The named rows of a table of speakers, by article.
fn read_speakers(path: &Path) -> Result<HashMap<String, Vec<NamedRow>>> {
    let table = read(path)?;
    let mut lines = table.lines();
    let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let place = |name: &str| columns.iter().position(|column| *column == name);
    let (Some(file), Some(event), Some(speaker)) = (place("file"), place("event"), place("speaker")) else {
        return Err(Error::usage(format!("{}: expected the columns file, event and speaker", path.display())));
    };
    let mut out: HashMap<String, Vec<NamedRow>> = HashMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |place: usize| cells.get(place).copied().unwrap_or_default().to_owned();
        let row = NamedRow { event: cell(event), speaker: cell(speaker) };
        out.entry(cell(file)).or_default().push(row);
    }
    Ok(out)
}

/// The lines of a list.
fn read_list(path: &Path) -> Result<HashSet<String>> {
    Ok(read(path)?.lines().map(str::to_owned).collect())
}

/// The annotated texts of a folder, each with its name and its gold.
fn read_corpus(
    texts: &Path,
    annotations: &Path,
    only: Option<&HashSet<String>>,
) -> Result<Vec<(String, String, Vec<GoldAttribution>)>> {
    let gold = names(annotations)?;
    let mut out = Vec::new();
    for name in names(texts)? {
        let Some(stem) = name.strip_suffix(".txt") else { continue };
        if only.is_some_and(|only| !only.contains(&name)) {
            continue;
        }
        let annotated = gold.iter().find(|file| {
            file.strip_suffix(".ann")
                .is_some_and(|file| file == stem || file.rsplit_once('_').is_some_and(|(before, _)| before == stem))
        });
        let Some(annotated) = annotated else { continue };
        let text = read(&texts.join(&name))?;
        let path = annotations.join(annotated);
        let gold = whosaid::gold::read_brat(&path.display().to_string(), &read(&path)?, &text)?;
        out.push((stem.to_owned(), text, gold));
    }
    Ok(out)
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| fault(folder, error))?;
    let path = folder.join(name);
    std::fs::write(&path, text).map_err(|error| fault(&path, error))
}

/// The file names in a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).map_err(|error| fault(folder, error))?;
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| fault(path, error))
}

fn fault(path: &Path, error: std::io::Error) -> Error {
    Error::io(path.display().to_string(), error)
}
