//! `whosaid lexicon`: what it tells of the built-in words and of a user's.

use std::fs;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const VERBS: &str = "lemma\tforms\ttakes\tact\taddressee\tstrength\tseen\tcues\tnote";
const TOOT: &str = "toot\ttoot|toots|tooted|tooted|tooting\tthat|quote\twrite\tnone\tstrong\t0\t0\t";

/// A folder `own` with one file of lexicons in it.
fn place(name: &str, rows: &[&str]) -> TempDir {
    let place = TempDir::new().expect("a temporary folder");
    fs::create_dir(place.path().join("own")).expect("made");
    fs::write(place.path().join("own").join(name), format!("{}\n", rows.join("\n"))).expect("written");
    place
}

fn lexicon(place: &TempDir, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    let command = command.arg("lexicon").args(arguments).current_dir(place.path()).stdin(Stdio::null());
    let output = command.output().expect("the command starts");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code().expect("ended by itself"), told + &String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_word_is_found_with_its_place() {
    let place = place("verbs.tsv", &[VERBS, TOOT]);
    let (code, told) = lexicon(&place, &["find", "Denied"]);
    assert_eq!(code, 0);
    assert!(told.starts_with("lexicons/en/verbs.tsv:") && told.contains("  deny  (past)\n    forms deny|"), "{told}");
    assert!(lexicon(&place, &["find", "tooted"]).1.contains("no entry fits “tooted”"));
    let told = lexicon(&place, &["find", "tooted", "--lexicons", "own"]).1;
    assert!(told.contains("own/verbs.tsv:2  toot  (past)"), "{told}");
}

#[test]
fn files_and_their_entries_are_listed() {
    let place = place("verbs.tsv", &[VERBS, TOOT]);
    let (_, files) = lexicon(&place, &["list"]);
    assert!(files.contains("verbs.tsv") && files.contains("titles.tsv"), "{files}");
    let entries = |arguments: &[&str]| lexicon(&place, arguments).1.lines().count();
    assert_eq!(entries(&["list", "verbs.tsv", "--lexicons", "own"]), entries(&["list", "verbs.tsv"]) + 1);
    assert_eq!(lexicon(&place, &["list", "words.tsv"]).0, 2);
}

#[test]
fn every_fault_is_told_and_none_gives_0() {
    let place_with = |rows: &[&str]| place("verbs.tsv", rows);
    let (code, told) = lexicon(&place_with(&[VERBS, TOOT]), &["lint", "own"]);
    assert_eq!((code, told.as_str()), (0, "no fault (files read: 1)\n"));
    let wrong = TOOT.replace("tooting", "tooting|").replace("strong", "sure").replace("write", "scribble");
    let (code, told) = lexicon(&place_with(&[VERBS, &wrong, "abide\tabide"]), &["lint", "own"]);
    assert_eq!(code, 1);
    for part in ["verbs.tsv:2:6: expected five forms", "“sure” is not one of", "“scribble” is no act", "verbs.tsv:3:"]
    {
        assert!(told.contains(part), "{part} is missing:\n{told}");
    }
    assert!(told.lines().count() > 4 && told.ends_with(" faults\n"), "{told}");
}

#[test]
fn a_complete_folder_lacks_nothing() {
    let place = place("verbs.tsv", &[VERBS, TOOT]);
    let (code, told) = lexicon(&place, &["lint", "own", "--complete"]);
    assert_eq!(code, 1);
    assert!(told.starts_with("own: missing: abbreviations.tsv acts.tsv ") && told.ends_with("2 faults\n"), "{told}");
    assert_eq!(lexicon(&place, &["copy", "all"]).0, 0);
    assert_eq!(lexicon(&place, &["lint", "all", "--complete"]).1, "no fault (files read: 38)\n");
    assert_eq!(lexicon(&place, &["diff", "all", "--complete"]).1, "nothing is changed\n");
    let told = lexicon(&place, &["find", "tooted", "--only-lexicons", "all", "--lexicons", "own"]).1;
    assert!(told.contains("own/verbs.tsv:2  toot  (past)"), "{told}");
    assert!(lexicon(&place, &["find", "denied", "--only-lexicons", "all"]).1.contains("all/verbs.tsv:"));
    let (code, told) = lexicon(&place, &["copy", "all"]);
    assert!(code == 2 && told.contains("all: stands there already"), "{told}");
}

#[test]
fn what_an_overlay_changes_is_told() {
    let place =
        place("titles.tsv", &["title\tplural\tkind\tgender\tnote", "-abbot\t\t\t\t", "High Warden\t\toffice\t\t"]);
    assert_eq!(lexicon(&place, &["diff", "own"]).1, "- abbot  (own/titles.tsv:2)\n+ High Warden  (own/titles.tsv:3)\n");
}

#[test]
fn words_that_lack_are_suggested_with_an_example() {
    let place = place("verbs.tsv", &[VERBS, TOOT]);
    fs::write(place.path().join("a.txt"), "“We won the cup,” tooted Ann Lee. “Never,” tooted Bo Lind.\n")
        .expect("written");
    let told = lexicon(&place, &["suggest", "a.txt"]).1;
    assert!(told.contains("    2  tooted\n         a.txt: “We won the cup,” tooted Ann Lee."), "{told}");
    let told = lexicon(&place, &["suggest", "a.txt", "--lexicons", "own"]).1;
    assert!(!told.contains("  tooted"), "{told}");
}

#[test]
fn a_sentence_is_tried() {
    let place = place("verbs.tsv", &[VERBS, TOOT]);
    let sentence = "Colin Vale tooted that the plan was dead.";
    let (code, told) = lexicon(&place, &["try", sentence, "--lexicons", "own"]);
    assert_eq!(code, 0);
    assert!(told.contains("own/verbs.tsv:2 “toot”") && told.contains("the plan was dead"), "{told}");
}
