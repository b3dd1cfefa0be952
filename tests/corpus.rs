//! The project's own annotated articles: what is found in them, and under which names, is no worse than recorded.
//!
//! `figures.tsv` in `tests/corpus`, and in `tests/fresh`, which nothing is learned from, holds the figures.
//! Where they have become better or are worse for a good reason, run this test with `RECORD=1` and say why in the commit.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::PROJECT;

/// The measures that are held.
const MEASURES: [&str; 3] = ["AttrF1", "QuoteAttrF1", "NamedF1"];
/// By how much a figure may be below the record: less than one row in a thousand.
const LEEWAY: f64 = 0.001;

#[test]
fn the_corpus_is_read_as_well_as_recorded() {
    holds("corpus");
}

#[test]
fn fresh_articles_are_read_as_well_as_recorded() {
    let found = holds("fresh");
    // Confidence is as often right as it says.
    let confidence = &found["confidence"];
    let number = |value: &Value| value.as_f64().expect("a number");
    assert!(number(&confidence["error"]) < 0.03, "{confidence}");
    let (sure, wrong) = (number(&confidence["sure_wrong_names"]), number(&confidence["wrong_names"]));
    assert!(wrong > 300.0 && sure <= 0.05 * wrong, "{sure} of {wrong} wrong names are sure");
    let mut sums = [(0.0, 0.0); 2];
    for bin in confidence["bins"].as_array().expect("bins") {
        let [rows, sum, right] = ["rows", "sum", "right"].map(|name| number(&bin[name]));
        for ((all, count), of_these) in sums.iter_mut().zip([right, rows - right]) {
            *all += of_these * sum / rows.max(1.0);
            *count += of_these;
        }
    }
    let [right, wrong] = sums.map(|(sum, count)| sum / count);
    assert!(right > wrong + 0.1, "right {right:.2}, wrong {wrong:.2}");
}

/// Compares the articles of a folder with what was recorded; gives what was found.
fn holds(folder: &str) -> Value {
    let corpus = Path::new(PROJECT).join("tests").join(folder);
    let path = |part: &str| corpus.join(part).display().to_string();
    let (text, gold, speakers) = (path("text"), path("gold"), path("speakers.tsv"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.args(["eval", "--text", &text, "--gold", &gold, "--speakers", &speakers, "--json", "-"]);
    let output = command.output().expect("the command starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let figure = |measure: &str| found[measure].as_f64().expect("a figure");
    if std::env::var_os("RECORD").is_some() {
        let lines = MEASURES.map(|measure| format!("{measure}\t{:.4}\n", figure(measure)));
        std::fs::write(corpus.join("figures.tsv"), format!("measure\tfigure\n{}", lines.concat())).expect("written");
    }
    let recorded = std::fs::read_to_string(corpus.join("figures.tsv")).expect("the record is there");
    let mut held = 0;
    for (measure, least) in recorded.lines().skip(1).filter_map(|line| line.split_once('\t')) {
        let (now, least) = (figure(measure), least.parse::<f64>().expect("a figure"));
        assert!(now >= least - LEEWAY, "{measure} is {now:.4}, and {least:.4} was recorded");
        held += 1;
    }
    assert_eq!(held, MEASURES.len());
    found
}
