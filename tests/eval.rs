//! `whosaid eval` against recorded figures, and against the scripts that define the measures where they are at hand.
//!
//! `eval/` holds two short texts with annotations, and with others that are wrong in various ways, as if found. The
//! figures beside them are what the defining script gives for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::PROJECT;

/// How many documents of the corpus are compared: a few, since the engine is slow without optimisation.
const DOCUMENTS: usize = 8;

fn data(name: &str) -> String {
    Path::new(PROJECT).join("tests/eval").join(name).display().to_string()
}

fn whosaid(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    let output = command.args(arguments).stdin(Stdio::null()).output().expect("the command starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("ended by itself"), text(output.stdout), text(output.stderr))
}

fn evaluate(arguments: &[&str]) -> Value {
    let place = TempDir::new().expect("a temporary folder");
    let path = place.path().join("eval.json").display().to_string();
    let (code, _, faults) = whosaid(&[&["eval", "--json", &path], arguments].concat());
    assert_eq!((code, faults.as_str()), (0, ""));
    read_json(&path)
}

fn read_json(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("the file is there")).expect("JSON")
}

/// Every number of `wanted` stands in `found`, to the third decimal.
fn assert_agrees(place: &str, wanted: &Value, found: &Value) {
    match wanted {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, wanted)| assert_agrees(&format!("{place}/{name}"), wanted, &found[name]));
        }
        Value::Null => assert!(found.is_null(), "{place}: {found} for nothing"),
        wanted => {
            let (a, b) = (wanted.as_f64().expect("a number"), found.as_f64().unwrap_or(f64::NAN));
            assert!((a - b).abs() < 0.0005, "{place}: {b} for {a}");
        }
    }
}

fn seeded() -> Vec<String> {
    ["--text", "text", "--gold", "gold", "--pred", "pred"]
        .iter()
        .map(|word| if word.starts_with('-') { (*word).to_owned() } else { data(word) })
        .collect()
}

fn words(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

#[test]
fn the_figures_are_those_recorded() {
    let found = evaluate(&words(&seeded()));
    assert_agrees("", &read_json(&data("figures.json")), &found);
    assert_eq!(found["cues"]["say"]["gold"], 4);
    assert_eq!(found["documents"][0]["name"], "ferry");
}

#[test]
fn tables_changes_and_errors_are_shown() {
    let place = TempDir::new().expect("a temporary folder");
    let old = place.path().join("old.json").display().to_string();
    let (code, ..) = whosaid(&[&["eval", "--json", &old], words(&seeded()).as_slice()].concat());
    assert_eq!(code, 0);
    let (text, gold, speakers) = (data("text"), data("gold"), data("speakers.tsv"));
    let arguments =
        ["eval", "--text", &text, "--gold", &gold, "--compare", &old, "--errors", "2", "--speakers", &speakers];
    let (code, told, faults) = whosaid(&arguments);
    assert_eq!((code, faults.as_str()), (0, ""));
    for part in ["AttrF1 ", "NamedF1 ", "\nact ", "\ncue ", "\nrule ", "against the old", "attr F1, all"] {
        assert!(told.contains(part), "{part} is missing:\n{told}");
    }
}

#[test]
fn faults_of_annotations_are_told_with_their_place() {
    let place = TempDir::new().expect("a temporary folder");
    let put = |name: &str, text: &str| fs::write(place.path().join(name), text).expect("written");
    put("a.txt", "Ann Lee said no.\n");
    put("a.ann", "T1\tContent 13 99\tno\nE1\tContent:T1\n");
    put("b.txt", "Ann Lee said no.\n");
    put("b.ann", "T1\tContent 13 15\tno\nT2\tCue 8 12\tsaid\nE1\tContent:T1 Cue:T2\n");
    put("c.txt", "Ann Lee said no.\n");
    put("c.ann", "T1\tContent 14 16\tno\nE1\tContent:T1\n");
    let folder = place.path().display().to_string();
    let (code, told, faults) = whosaid(&["eval", "--gold", &folder]);
    assert_eq!(code, 1);
    assert!(faults.contains("c.ann:1: the annotation says “no”, and the text has “o.” there"), "{faults}");
    assert!(faults.contains("the same words begin at 13, not at 14"), "{faults}");
    assert!(faults.contains("a.ann:1: the span 13–99 lies outside of the text"), "{faults}");
    assert!(told.contains("documents 1"), "the other one is measured: {told}");
    let empty = TempDir::new().expect("a temporary folder");
    let (code, _, faults) = whosaid(&["eval", "--gold", &empty.path().display().to_string()]);
    assert_eq!(code, 2);
    assert!(faults.contains("no annotation belongs to a text"), "{faults}");
}

/// The corpus and scripts beside the project, if they are there and can be run.
#[allow(clippy::print_stdout)]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(PROJECT).join("../shared");
    let python = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    let there = shared.join("score.py").exists() && shared.join("polnear/text").is_dir();
    if !(there && python) {
        println!("skipped: the scripts that define the measures are not at hand; the recorded figures stand in");
    }
    (there && python).then_some(shared)
}

fn python(arguments: &[&str]) -> String {
    let output = Command::new("python3").args(arguments).output().expect("python3 starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Names of texts that are not kept aside for testing (a name whose SHA-1 begins with 0 or 1 is).
const OPEN: &str = "import csv, hashlib, sys
rows = csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''), delimiter='\\t', quoting=csv.QUOTE_NONE)
names = sorted({row['file'] + '.txt' for row in rows})
print('\\n'.join(name for name in names if hashlib.sha1(name.encode()).hexdigest()[0] not in '01'))";

#[test]
fn the_defining_scripts_give_the_same_figures() {
    let Some(shared) = shared() else { return };
    let at = |name: &str| shared.join(name).display().to_string();
    let place = TempDir::new().expect("a temporary folder");
    let own = |name: &str| place.path().join(name).display().to_string();
    let (score, figures) = (at("score.py"), own("score.json"));
    python(&[&[score.as_str(), "--json", &figures], words(&seeded()).as_slice()].concat());
    assert_agrees("seeded", &read_json(&figures), &evaluate(&words(&seeded())));

    fs::create_dir(place.path().join("text")).expect("made");
    let open = python(&["-c", OPEN, &at("polnear/speakers.tsv")]);
    let open: Vec<&str> = open.lines().take(DOCUMENTS).collect();
    for name in &open {
        fs::copy(shared.join("polnear/text").join(name), place.path().join("text").join(name)).expect("copied");
    }
    let stems: Vec<&str> = open.iter().map(|name| name.trim_end_matches(".txt")).collect();
    let table = fs::read_to_string(at("polnear/speakers.tsv")).expect("a table");
    let kept = table
        .lines()
        .filter(|line| line.split('\t').next().is_some_and(|file| file == "file" || stems.contains(&file)));
    fs::write(own("speakers.tsv"), kept.collect::<Vec<_>>().join("\n")).expect("written");

    let (text, gold, speakers) = (own("text"), at("polnear/gold"), own("speakers.tsv"));
    let found = evaluate(&["--text", &text, "--gold", &gold, "--speakers", &speakers]);
    assert_eq!(found["documents"].as_array().map(Vec::len), Some(DOCUMENTS));
    whosaid(&["extract", &text, "--format", "brat", "-o", &own("pred")]);
    python(&[&score, "--text", &text, "--gold", &gold, "--pred", &own("pred"), "--json", &figures]);
    assert_agrees("corpus", &read_json(&figures), &found);

    whosaid(&["extract", &text, "-o", &own("rows.jsonl")]);
    let named = own("named.json");
    let script = at("speaker_score.py");
    let rows = own("rows.jsonl");
    let arguments = ["--text", &text, "--gold", &gold, "--speakers", &speakers, "--pred", &rows, "--json", &named];
    python(&[&[script.as_str()], arguments.as_slice()].concat());
    assert_agrees("speakers", &read_json(&named)["NamedF1"], &found["NamedF1"]);
    for (script, own) in
        [("known", "known"), ("found", "found"), ("full", "full"), ("partial", "partial"), ("named_pred", "named")]
    {
        assert_eq!(read_json(&named)["counts"][script], found["named"][own], "{script}");
    }
}

#[test]
fn what_was_corrected_in_label_studio_is_gold() {
    let place = TempDir::new().expect("a temporary folder");
    let tasks = place.path().join("tasks.json").display().to_string();
    let (code, ..) = whosaid(&["extract", &data("text"), "--format", "labelstudio", "-o", &tasks]);
    assert_eq!(code, 0);
    let mut read = read_json(&tasks);
    let mut rows = 0;
    for task in read.as_array_mut().expect("tasks") {
        // Somebody takes all predictions as they are; nested ones too.
        let result = task["predictions"][0]["result"].take();
        let contents = result.as_array().expect("regions").iter();
        rows += contents.filter(|one| one["id"].as_str().is_some_and(|id| id.ends_with("Content-1"))).count();
        task["annotations"] = serde_json::json!([{ "result": result }]);
    }
    fs::write(&tasks, read.to_string()).expect("written");
    let found = evaluate(&["--gold", &tasks]);
    assert_eq!(found["documents"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["all"]["gold"].as_f64(), Some(rows as f64));
    assert_eq!(found["all"]["match"]["P"].as_f64(), Some(1.0), "all that is found was taken");
    let (code, _, told) = whosaid(&["eval", "--gold", &tasks, "--text", "x"]);
    assert!(code == 2 && told.contains("--text is for a folder"), "{told}");
}
