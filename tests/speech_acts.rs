//! What holds for every command: settings from a file, what is told on standard error, completions and manual pages.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const TEXT: &str = "“We will rebuild the bridge,” Mayor Ada Holm said. She said the work would take a year.\n";

/// A folder `place` with `a.txt` in a folder `in`.
fn place() -> TempDir {
    let place = TempDir::new().expect("a temporary folder");
    fs::create_dir(place.path().join("in")).expect("made");
    fs::write(place.path().join("in/a.txt"), TEXT).expect("written");
    place
}

fn put(place: &TempDir, name: &str, text: &str) {
    fs::write(place.path().join(name), text).expect("written");
}

fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    let output = command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().expect("the command starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().expect("ended by itself"), text(&output.stdout), text(&output.stderr))
}

fn run(place: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    run_in(place.path(), arguments)
}

#[test]
fn settings_are_found_upwards_and_the_command_line_comes_first() {
    let place = place();
    put(&place, "whosaid.toml", "columns = [\"speaker\", \"cue\"]\n\n[extract]\nformat = \"tsv\"\n");
    let (code, told, faults) = run_in(&place.path().join("in"), &["extract", "a.txt"]);
    assert_eq!((code, faults.as_str()), (0, ""));
    assert!(told.starts_with("speaker\tcue\nAda Holm\tsaid\n"), "{told}");
    let (_, told, _) = run(&place, &["extract", "in/a.txt", "--columns", "id", "--format", "csv"]);
    assert!(told.starts_with("id\r\n1\r\n"), "{told}");
    let (_, told, _) = run(&place, &["extract", "in/a.txt", "--no-config"]);
    assert!(told.starts_with("doc,date,"), "{told}");
    // The ending of a file that is named counts for more, and settings that its format has no use for are passed over.
    assert_eq!(run(&place, &["extract", "in/a.txt", "-o", "a.jsonl"]).0, 0);
    assert!(fs::read_to_string(place.path().join("a.jsonl")).expect("written").starts_with("{\"schema\""));
    let (code, _, told) = run(&place, &["extract", "in/a.txt", "-o", "a.jsonl", "--columns", "id"]);
    assert!(code == 2 && told.contains("--columns is for"), "{told}");
    put(&place, "whosaid.toml", "format = \"table\"\n");
    assert!(run(&place, &["speakers", "in/a.txt"]).1.starts_with(" rows   words"), "of the commands that take it");
    assert!(run(&place, &["extract", "in/a.txt"]).1.starts_with("speaker "));
    put(&place, "other.toml", "[extract]\nmin_confidence = 0.999\ncolumns = \"id\"\nexcel = true\n");
    let (_, told, noted) = run(&place, &["-v", "extract", "in/a.txt", "--config", "other.toml"]);
    assert_eq!(told, "\u{feff}id\r\n");
    assert!(noted.contains("other.toml: options are taken from this file"), "{noted}");
}

#[test]
fn paths_in_settings_count_from_their_file() {
    let place = place();
    fs::create_dir(place.path().join("words")).expect("made");
    put(&place, "words/titles.tsv", "title\tplural\tkind\tgender\tnote\nPortreeve\t\toffice\t\t\n");
    put(&place, "whosaid.toml", "lexicons = \"words\"\n");
    let (code, told, faults) = run_in(&place.path().join("in"), &["lexicon", "find", "portreeve"]);
    assert_eq!(code, 0, "{faults}");
    assert!(told.contains("words/titles.tsv:2  Portreeve"), "{told}");
}

#[test]
fn wrong_settings_are_told_with_their_place_and_nothing_is_run() {
    let place = place();
    let cases = [
        ("colums = \"id\"", "whosaid.toml:1:1: no command has the option “colums”; the options are: "),
        ("\n[extract]\n  type = [\"direct\", \"spoken\"]", "whosaid.toml:3:10: invalid value 'spoken' for '--type"),
        ("type = \"spoken\"", "whosaid.toml:1:8: invalid value 'spoken' for '--type"),
        ("columns = [\"id\", \"nme\"]", "note: --columns: a whosaid.toml sets this option"),
        ("[extract]\ngold = \"x\"", "whosaid.toml:2:1: extract has no option “gold”; the options are: "),
        ("[extracts]\nraw = true", "whosaid.toml:1:2: no command “extracts”; the commands are: extract, "),
        ("[extract]\nraw = 1", "whosaid.toml:2:7: raw: expected true or false"),
        ("[extract]\nformat = [\"csv\", \"tsv\"]", "whosaid.toml:2:10: format: expected one value"),
        ("[extract]\nformat = true", "whosaid.toml:2:10: format: expected a text, a number or a list of them"),
        ("[extract]\nmin-confidence = 7", "expected a number from 0 to 1"),
        ("[check]\nbless = true", "whosaid.toml:2:1: “bless” is for one run only: give it on the command line"),
        ("lexicons = ", "whosaid.toml:1:1"),
        ("lexicons = \"none\"", "none: no folder of lexicons"),
    ];
    for (text, wanted) in cases {
        put(&place, "whosaid.toml", &format!("{text}\n"));
        let (code, out, told) = run(&place, &["extract", "in/a.txt"]);
        assert_eq!((code, out.as_str()), (2, ""), "{text}: {told}");
        assert!(told.contains(wanted), "{text}\n{told}");
    }
    let (code, _, told) = run(&place, &["extract", "in/a.txt", "--config", "missing.toml"]);
    assert!(code == 2 && told.contains("missing.toml: cannot be read"), "{told}");
}

#[test]
fn notes_can_be_left_out_or_more_told() {
    let place = place();
    fs::write(place.path().join("latin.txt"), b"\x93It is late,\x94 said the mayor of \xC9cully.\n").expect("written");
    let told = |arguments: &[&str]| run(&place, &[&["extract", "latin.txt", "missing.txt"], arguments].concat()).2;
    assert!(told(&[]).contains("note: latin.txt: not UTF-8"));
    let quiet = told(&["-q"]);
    assert_eq!(quiet, "whosaid: missing.txt: cannot be read: no such file or directory\n");
    assert!(told(&["--verbose"]).contains("latin.txt: read, 40 characters"), "{}", told(&["-v"]));
    assert_eq!(run(&place, &["extract", "latin.txt", "-q", "-v"]).0, 2);
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let place = place();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, script, _) = run(&place, &["completions", shell]);
        assert_eq!(code, 0);
        assert!(script.contains("min-confidence") && script.contains("verify"), "{shell}");
    }
    assert!(run(&place, &["man"]).1.contains("whosaid\\-extract(1)"));
    let (_, page, _) = run(&place, &["man", "lexicon", "find"]);
    assert!(page.contains(".SH SYNOPSIS") && page.contains("lexicons"), "{page}");
    let (code, _, told) = run(&place, &["man", "lexicon", "fnd"]);
    assert!(code == 2 && told.contains("fnd: no such command; there are: list, find"), "{told}");
    assert_eq!(run(&place, &["man", "-o", "man1"]).0, 0);
    for name in ["whosaid.1", "whosaid-extract.1", "whosaid-lexicon-suggest.1"] {
        let page = fs::read_to_string(place.path().join("man1").join(name)).expect(name);
        assert!(page.contains(".TH whosaid"), "{name}");
    }
}

#[test]
fn every_command_teaches_by_examples() {
    let place = place();
    let (_, page, _) = run(&place, &["help"]);
    let commands = page.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let names: Vec<&str> =
        commands.take_while(|line| !line.is_empty()).filter_map(|line| line.get(2..)?.split(' ').next()).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names.into_iter().filter(|name| *name != "help") {
        let (code, help, _) = run(&place, &["help", name]);
        assert_eq!(code, 0);
        assert!(help.contains("Examples:\n") && help.contains(&format!("  whosaid {name}")), "{name}:\n{help}");
        let long = help.lines().find(|line| line.chars().count() > 100);
        assert_eq!(long, None, "whosaid help {name}");
    }
}
