//! Learns the weights from a folder of text and brat gold.
//!
//! `whosaid-train --text DIR --gold DIR --out DIR [--only LIST]`: texts are `<stem>.txt`, gold `<stem>.ann` or
//! `<stem>_<annotator>.ann` (the first in order is taken). `--only` names a file with one text's file name a line; the
//! others are left out, for example to keep a part aside for measuring. The same input gives the same bytes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use whosaid::attribution::weights::FILES;
use whosaid::learn::{Prepared, prepare, train};
use whosaid::lexicon::Lexicon;
use whosaid::{Error, Result};

/// Learns the weights from a folder of text and brat gold.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Folder of texts, `<stem>.txt`
    #[arg(long)]
    text: PathBuf,
    /// Folder of annotations, `<stem>.ann` or `<stem>_<annotator>.ann`
    #[arg(long)]
    gold: PathBuf,
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
    let documents = read_corpus(arguments)?;
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

fn read_corpus(arguments: &Arguments) -> Result<Vec<Prepared>> {
    let only: Option<HashSet<String>> =
        arguments.only.as_deref().map(read).transpose()?.map(|list| list.lines().map(str::to_owned).collect());
    let gold = names(&arguments.gold)?;
    let mut documents = Vec::new();
    for name in names(&arguments.text)? {
        let Some(stem) = name.strip_suffix(".txt") else { continue };
        if only.as_ref().is_some_and(|only| !only.contains(&name)) {
            continue;
        }
        let annotated = gold.iter().find(|file| {
            file.strip_suffix(".ann")
                .is_some_and(|file| file == stem || file.rsplit_once('_').is_some_and(|(before, _)| before == stem))
        });
        let Some(annotated) = annotated else { continue };
        let text = read(&arguments.text.join(&name))?;
        let path = arguments.gold.join(annotated);
        let gold = whosaid::gold::read_brat(&path.display().to_string(), &read(&path)?, &text)?;
        documents.push(prepare(text, gold, Lexicon::built_in()));
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
