//! The trainer as a command: each of its ways to be called learns from a small corpus and writes its files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::PROJECT;

fn corpus(part: &str) -> PathBuf {
    Path::new(PROJECT).join("tests/eval").join(part)
}

fn train(arguments: &[&str], out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid-train"));
    command.args(arguments).arg("--text").arg(corpus("text")).arg("--gold").arg(corpus("gold"));
    command.arg("--out").arg(out).output().expect("the command starts")
}

#[test]
fn rows_are_learned() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let told = train(&[], out.path());
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success() && said.contains("learned from"), "{said}");
    for file in ["cue.tsv", "chunk.tsv", "edge.tsv", "row.tsv", "choice.tsv"] {
        assert!(out.path().join(file).is_file(), "{file}");
    }
}

#[test]
fn antecedents_are_learned() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let speakers = corpus("speakers.tsv");
    let told = train(&["antecedents", "--speakers", &speakers.to_string_lossy()], out.path());
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    for file in ["antecedent.tsv", "pronoun.tsv"] {
        assert!(out.path().join(file).is_file(), "{file}");
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid-train"));
    let told = command.output().expect("the command starts");
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(!told.status.success() && said.contains("--text") && said.contains("--out"), "{said}");
}

#[test]
fn the_mean_of_weights_with_themselves_is_the_weights() {
    let weights = Path::new(PROJECT).join("weights/en");
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid-train"));
    let told = command.arg("mean").args([&weights, &weights]).arg("--out").arg(out.path()).output();
    let told = told.expect("the command starts");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let lines = |folder: &Path| {
        let text = std::fs::read_to_string(folder.join("row.tsv")).expect("a file");
        text.lines().filter(|line| !line.starts_with("# ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(out.path()), lines(&weights));
    assert!(out.path().join("trees.tsv").is_file());
}
