//! `whosaid-train confidence`

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use clap::Args;
use whosaid::attribution::weights::{FILES, Weights};
use whosaid::confidence::{Calibration, FILE};
use whosaid::eval::{Found, Reliability, Sheet, judge, read_speakers, show_reliability};
use whosaid::learn::Judged;
use whosaid::lexicon::Lexicon;
use whosaid::model::Analysis;
use whosaid::{Engine, Error, Result};

use super::{NamedCorpora, names, read, read_corpus, write};

/// Learns how far rows can be trusted, from texts whose speakers people have named
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    corpora: NamedCorpora,
    /// How much a row of the corpus counts; as many as there are folders of texts, or none
    #[arg(long)]
    weight: Vec<f64>,
    /// A folder of texts whose annotations join quotation paragraphs to the row that they go on from (`--gold` of the same
    /// place); again for each such corpus
    #[arg(long, value_name = "TEXT")]
    joined: Vec<PathBuf>,
    /// A folder with a folder of weights for each part of the articles: weights that were learned without it, and
    /// `articles.txt`, the names of its texts; articles of no part are left out. Without it the built-in weights find the rows, which know the articles they
    /// were learned from and are too sure there
    #[arg(long, value_name = "DIR")]
    held_out: Option<PathBuf>,
    /// Folder that takes confidence.tsv
    #[arg(long)]
    out: PathBuf,
}

/// Weights with the names of the texts that they were learned without.
struct Part {
    weights: Weights,
    articles: HashSet<String>,
}

/// Parts into which documents are cut to see how the calibration does on those it has not seen.
const FOLDS: usize = 10;

#[allow(clippy::print_stderr)]
pub(super) fn run(arguments: &Arguments) -> Result<usize> {
    let corpora: Vec<[&Path; 3]> = arguments.corpora.each()?.collect();
    if !arguments.weight.is_empty() && arguments.weight.len() != corpora.len() {
        return Err(Error::usage("--weight is given for each --text or for none"));
    }
    let parts = arguments.held_out.as_deref().map_or(Ok(Vec::new()), read_parts)?;
    let mut judged = Judged::default();
    let (mut folds, mut ranges) = (Vec::new(), Vec::new());
    for (place, corpus) in corpora.iter().enumerate() {
        let before = judged.documents();
        let weight = arguments.weight.get(place).copied().unwrap_or(1.0);
        arguments.add(*corpus, weight, &parts, &mut judged, &mut folds)?;
        ranges.push(before..judged.documents());
    }
    if judged.documents() == 0 {
        return Err(Error::usage("no text has both annotations and named speakers"));
    }
    let held = judged.held_out(&folds);
    let sum = |documents: &[Reliability]| {
        documents.iter().fold(Reliability::default(), |mut sum, one| {
            sum += one;
            sum
        })
    };
    for ([text, ..], range) in corpora.iter().zip(ranges) {
        eprint!("\n{}, held out{}", text.display(), show_reliability(&sum(&held[range])));
    }
    let all = sum(&held);
    eprint!("\nall, held out{}", show_reliability(&all));
    let report = format!(
        "\nHeld out: expected calibration error {:.3}; of the wrong names {:.1} % at 0.9 or more.",
        all.error(),
        100.0 * all.sure_wrong().unwrap_or_default()
    );
    write(&arguments.out, FILE, &judged.train(&report))?;
    Ok(judged.documents())
}

impl Arguments {
    /// Adds the documents of a corpus, and for each the part it belongs to.
    fn add(
        &self,
        [texts, gold, speakers]: [&Path; 3],
        weight: f64,
        parts: &[Part],
        judged: &mut Judged,
        folds: &mut Vec<usize>,
    ) -> Result<()> {
        let joined = self.joined.iter().any(|joined| joined == texts);
        let table = read_speakers(&speakers.display().to_string(), &read(speakers)?)?;
        let plain = Calibration::default();
        for (stem, text, gold) in read_corpus(texts, gold, None)? {
            let Some(names) = table.get(&stem) else { continue };
            let part = parts.iter().position(|part| part.articles.contains(&format!("{stem}.txt")));
            if part.is_none() && !parts.is_empty() {
                continue;
            }
            let engine = Engine::new(Lexicon::built_in()).with_calibration(&plain);
            let engine = part.map_or(engine, |part| engine.with_weights(&parts[part].weights));
            let analysis = engine.analyse(&text);
            let found = if joined { Found::joined(&analysis) } else { Found::of(&analysis) };
            let sheet = Sheet { name: &stem, text: &text, gold: &gold, found: &found, names: Some(names) };
            let verdicts = judge(&sheet);
            let verdicts = if joined { spread(&analysis, verdicts) } else { verdicts };
            judged.add(&text, &analysis, &verdicts, weight);
            folds.push(folds.len() % FOLDS);
        }
        Ok(())
    }
}

/// Verdicts on rows that others were joined to, for each of the rows.
fn spread<T: Copy>(analysis: &Analysis, verdicts: Vec<Option<T>>) -> Vec<Option<T>> {
    let places: HashMap<usize, Option<T>> =
        whosaid::model::joined(&analysis.attributions).into_iter().map(|(at, _)| at).zip(verdicts).collect();
    let mut out: Vec<Option<T>> = Vec::with_capacity(analysis.attributions.len());
    for (at, row) in analysis.attributions.iter().enumerate() {
        let first = row.continues.and_then(|before| out.get(before).copied());
        out.push(first.unwrap_or_else(|| places.get(&at).copied().flatten()));
    }
    out
}

fn read_parts(folder: &Path) -> Result<Vec<Part>> {
    let part = |name: &String| -> Result<Part> {
        let folder = folder.join(name);
        let texts = FILES.map(|file| read(&folder.join(file)));
        let mut held: [String; FILES.len()] = Default::default();
        for (own, text) in held.iter_mut().zip(texts) {
            *own = text?;
        }
        let weights = Weights::read(&folder.display().to_string(), held.each_ref().map(String::as_str))?;
        let articles = read(&folder.join("articles.txt"))?.lines().map(str::to_owned).collect();
        Ok(Part { weights, articles })
    };
    names(folder)?.iter().map(part).collect()
}
