//! The project's own fixtures, held to their recorded verdicts, and what `whosaid check` does with a user's.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::PROJECT;

const ARTICLE: &str = "\
“We will rebuild the bridge,” Mayor Ada Holm said on Monday.

She said the work would take a year.
";
const TABLE: &str = "\
type\tspeaker\tsource\tcue\tcontent\tstatus\trule\tgot
direct\tAda Holm\tMayor Ada Holm\tsaid\t“We will rebuild the bridge,”\tgold\t\t
indirect\tAda Holm\tShe\tsaid\tthe work would take a year\tgold\t\t
";
const CASES: &str = "\
=== according to
Sales fell by a fifth, according to the retailer Brandt & Sons.
---
indirect\tBrandt & Sons\tthe retailer Brandt & Sons\taccording to\tSales fell by a fifth

=== nothing is said
The bridge is red.
---
";

fn whosaid(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CI")
        .stdin(Stdio::null())
        .output()
        .expect("the command starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("ended by itself"), text(output.stdout), text(output.stderr))
}

/// A folder with one article and one file of cases.
fn place() -> TempDir {
    let place = TempDir::new().expect("a temporary folder");
    let put = |name: &str, text: &str| fs::write(place.path().join(name), text).expect("written");
    fs::create_dir_all(place.path().join("set/articles/bridge")).expect("made");
    fs::create_dir_all(place.path().join("set/cases")).expect("made");
    put("set/articles/bridge/article.txt", ARTICLE);
    put("set/articles/bridge/expected.tsv", TABLE);
    put("set/cases/cues.txt", CASES);
    place
}

fn read(place: &TempDir, name: &str) -> String {
    fs::read_to_string(place.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
#[allow(clippy::print_stdout)]
fn the_projects_own_fixtures_are_as_good_as_recorded() {
    let (code, told, faults) = whosaid(Path::new(PROJECT), &["check", "fixtures"]);
    println!("{told}");
    assert_eq!(code, 0, "\n{told}{faults}\nwhosaid check fixtures --bless accepts the losses");
    assert_eq!(faults, "");
}

#[test]
fn verdicts_are_recorded_and_peoples_columns_left_alone() {
    let place = place();
    let (code, told, _) = whosaid(place.path(), &["check", "set"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("3 texts, 3 rows expected"), "{told}");
    assert_eq!(read(&place, "set/articles/bridge/expected.tsv"), TABLE, "a check alone writes nothing");
    let (code, ..) = whosaid(place.path(), &["check", "set", "--bless"]);
    assert_eq!(code, 0);
    let blessed = read(&place, "set/articles/bridge/expected.tsv");
    let peoples = |table: &str| -> Vec<String> {
        table.lines().map(|line| line.split('\t').take(5).collect::<Vec<_>>().join("\t")).collect()
    };
    assert_eq!(peoples(&blessed), peoples(TABLE));
    assert!(blessed.contains("the work would take a year\tok\t"), "{blessed}");
    assert!(read(&place, "set/cases/cues.verdicts.tsv").starts_with("case\tcontent\tstatus\trule\tgot\n"));
    let (code, told, _) = whosaid(place.path(), &["check", "set"]);
    assert_eq!((code, told.lines().last()), (0, Some("passed")), "{told}");
}

#[test]
fn a_verb_taken_out_names_the_rows_it_loses() {
    let place = place();
    whosaid(place.path(), &["check", "set", "--bless"]);
    fs::create_dir(place.path().join("less")).expect("made");
    let header = "lemma\tforms\ttakes\tact\taddressee\tstrength\tseen\tcues\tnote";
    fs::write(place.path().join("less/verbs.tsv"), format!("{header}\n-say\t\t\t\t\t\t\t\t\n")).expect("written");
    let arguments = ["check", "set", "--lexicons", "less", "--junit", "check.xml", "--json", "check.json"];
    let (code, told, _) = whosaid(place.path(), &arguments);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("Ada Holm → the work would take a year"), "{told}");
    assert!(!told.contains("Sales fell"), "a row with another cue is not named: {told}");
    assert!(!told.contains('\u{1b}'), "no colours outside of a terminal: {told}");
    assert!(read(&place, "check.xml").contains("<failure"));
    let json: serde_json::Value = serde_json::from_str(&read(&place, "check.json")).expect("JSON");
    assert_eq!(json["passed"], false);
    assert_eq!(json["overlays"][0], "less/verbs.tsv");
    let (code, ..) = whosaid(place.path(), &["check", "set"]);
    assert_eq!(code, 0, "with the verb back, nothing is lost");
}

#[test]
fn a_line_taken_out_of_a_copy_names_the_rows_it_loses() {
    let place = place();
    whosaid(place.path(), &["check", "set", "--bless"]);
    let (code, told, _) = whosaid(place.path(), &["lexicon", "copy", "all"]);
    assert_eq!((code, told.as_str()), (0, "38 files in all; use them with --only-lexicons all\n"));
    let check = ["check", "set", "--only-lexicons", "all", "--json", "check.json"];
    let whole = read(&place, "all/verbs.tsv");
    let less: Vec<&str> = whole.lines().filter(|line| !line.starts_with("say\t")).collect();
    assert_eq!(less.len() + 1, whole.lines().count());
    fs::write(place.path().join("all/verbs.tsv"), less.join("\n")).expect("written");
    let (code, told, _) = whosaid(place.path(), &check);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("Ada Holm → the work would take a year") && !told.contains("Sales fell"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&read(&place, "check.json")).expect("JSON");
    assert_eq!((json["only_lexicons"].as_str(), &json["overlays"]), (Some("all"), &serde_json::json!([])));
    let (_, told, _) = whosaid(place.path(), &["lexicon", "diff", "all", "--complete"]);
    assert_eq!(told, "- say  (all/verbs.tsv)\n");
    // Laid over the built-in files, the copy changes nothing, which is told.
    let (code, _, noted) = whosaid(place.path(), &["check", "set", "--lexicons", "all"]);
    assert!(code == 0 && noted.contains("with --only-lexicons it would"), "{noted}");
    fs::write(place.path().join("all/verbs.tsv"), whole).expect("written");
    assert_eq!(whosaid(place.path(), &check).0, 0, "with the verb back, nothing is lost");
    fs::remove_file(place.path().join("all/works.tsv")).expect("removed");
    let (code, _, faults) = whosaid(place.path(), &check);
    assert!(code == 2 && faults.contains("all: missing: works.tsv;"), "{faults}");
}

#[test]
fn what_is_known_beside_the_text_is_read() {
    let place = place();
    let about = |text: &str| {
        fs::write(place.path().join("set/articles/bridge/article.toml"), text).expect("written");
        whosaid(place.path(), &["check", "set", "--json", "check.json"])
    };
    assert_eq!(about("date = \"2021-03-02\"\noutlet = \"The Harrow Bell\"\n").0, 0);
    let json: serde_json::Value = serde_json::from_str(&read(&place, "check.json")).expect("JSON");
    let read = &json["fixtures"][0]["about"];
    assert_eq!((read["date"].as_str(), read["outlet"].as_str()), (Some("2021-03-02"), Some("The Harrow Bell")));
    let (code, told, faults) = about("date = \"2 March\"\n");
    assert!(code == 1 && faults.contains("article.toml:1:8: expected a date such as"), "{faults}");
    assert!(told.contains("2 texts, 1 rows expected"), "the others go on: {told}");
    let (_, _, faults) = about("outlets = 'x'\n");
    assert!(faults.contains("article.toml:1:1: unknown field `outlets`, expected one of"), "{faults}");
}

#[test]
fn nothing_is_written_in_continuous_integration() {
    let place = place();
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    let output = command.args(["check", "set", "--bless"]).current_dir(place.path()).env("CI", "true").output();
    assert_eq!(output.expect("runs").status.code(), Some(2));
    assert_eq!(read(&place, "set/articles/bridge/expected.tsv"), TABLE);
}

#[test]
fn a_new_article_fails_until_its_drafts_are_confirmed() {
    let place = place();
    fs::write(place.path().join("flood.txt"), ARTICLE).expect("written");
    let (code, told, faults) = whosaid(place.path(), &["check", "set", "--new", "flood.txt"]);
    assert_eq!(code, 0, "{told}{faults}");
    let table = read(&place, "set/articles/flood/expected.tsv");
    assert!(table.contains("\tdraft\t"), "{table}");
    assert!(read(&place, "set/articles/flood/article.toml").contains("outlet = \"\"\n"));
    assert_eq!(whosaid(place.path(), &["check", "set"]).0, 1);
    assert_eq!(whosaid(place.path(), &["check", "set", "--bless"]).0, 1, "blessing confirms nothing");
    let path = place.path().join("set/articles/flood/expected.tsv");
    fs::write(path, table.replace("\tdraft\t", "\tgold\t")).expect("written");
    assert_eq!(whosaid(place.path(), &["check", "set"]).0, 0);
    assert_eq!(whosaid(place.path(), &["check", "set", "--new", "flood.txt"]).0, 2, "it stands there already");
}

#[test]
fn a_fault_is_told_with_its_place_and_the_others_go_on() {
    let place = place();
    let wrong = TABLE.replace("\tShe\t", "\tthe mayoress\t");
    fs::write(place.path().join("set/articles/bridge/expected.tsv"), wrong).expect("written");
    let (code, told, faults) = whosaid(place.path(), &["check", "set"]);
    assert_eq!(code, 1);
    assert!(faults.contains("expected.tsv:3: the source “the mayoress” does not stand in the text"), "{faults}");
    assert!(told.contains("2 texts, 1 rows expected"), "{told}");
    assert_eq!(whosaid(place.path(), &["check", "nowhere"]).0, 2);
}
