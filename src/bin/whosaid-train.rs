//! Learns the weights from folders of text and brat gold.
//!
//! `whosaid-train --text DIR --gold DIR [--weight N] … --out DIR [--only LIST]`: texts are `<stem>.txt`, gold `<stem>.ann` or
//! `<stem>_<annotator>.ann` (the first in order is taken). Several corpora are given one after the other, each with its
//! `--text` and `--gold`, and, where one is to count for more or less than another, each with its `--weight`. `--only` names a
//! file with one text's file name a line; the others are left out, for example to keep a part aside for measuring. The same
//! input gives the same bytes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use whosaid::attribution::weights::FILES;
use whosaid::learn::{Prepared, prepare, train};
use whosaid::lexicon::Lexicon;
use whosaid::{Error, Result};

/// Learns the weights from folders of text and brat gold.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Folder of texts, `<stem>.txt`; again for each further corpus
    #[arg(long, required = true)]
    text: Vec<PathBuf>,
    /// Folder of annotations, `<stem>.ann` or `<stem>_<annotator>.ann`; as many as there are folders of texts
    #[arg(long, required = true)]
    gold: Vec<PathBuf>,
    /// How much an article of the corpus counts; as many as there are folders of texts, or none
    #[arg(long)]
    weight: Vec<f32>,
    /// Folder that takes the weights files
    #[arg(long)]
    out: PathBuf,
    /// A file with the names of the texts to learn from, one a line; without it, all
    #[arg(long)]
    only: Option<PathBuf>,
}

#[allow(clippy::print_stderr)]
fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(count) => {
            eprintln!("learned from {count} articles");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("whosaid-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<usize> {
    let Arguments { text, gold, weight, only, .. } = arguments;
    if text.len() != gold.len() || !weight.is_empty() && weight.len() != text.len() {
        return Err(Error::usage("each --text needs its --gold, and --weight is given for each or for none"));
    }
    if !weight.iter().all(|weight| weight.is_finite() && *weight > 0.0) {
        return Err(Error::usage("--weight must be above 0"));
    }
    let only: Option<HashSet<String>> =
        only.as_deref().map(read).transpose()?.map(|list| list.lines().map(str::to_owned).collect());
    let mut documents = Vec::new();
    for (place, (text, gold)) in text.iter().zip(gold).enumerate() {
        let weight = weight.get(place).copied().unwrap_or(1.0);
        documents.extend(read_corpus(text, gold, weight, only.as_ref())?);
    }
    if documents.is_empty() {
        return Err(Error::usage(
            "no text has a gold file: expected <stem>.txt and <stem>.ann or <stem>_<annotator>.ann",
        ));
    }
    let texts = train(&documents, Lexicon::built_in());
    std::fs::create_dir_all(&arguments.out).map_err(|error| fault(&arguments.out, error))?;
    for (name, text) in FILES.iter().zip(texts) {
        let path = arguments.out.join(name);
        std::fs::write(&path, text).map_err(|error| fault(&path, error))?;
    }
    Ok(documents.len())
}

fn read_corpus(texts: &Path, annotations: &Path, weight: f32, only: Option<&HashSet<String>>) -> Result<Vec<Prepared>> {
    let gold = names(annotations)?;
    let mut documents = Vec::new();
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
        documents.push(prepare(text, gold, weight, Lexicon::built_in()));
    }
    Ok(documents)
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
