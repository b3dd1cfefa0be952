//! The built command: what it does with good and bad input, and how it ends.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::PROJECT;
pub(crate) use crate::place::{Done, Place};

pub(crate) const TEXT: &str =
    "“We will rebuild the bridge,” Mayor Ada Holm said on Monday. She said the work would take a year.\n";

const DOCS: [&str; 3] = ["extract", "--format", "jsonl"];

fn docs<'a>(paths: &[&'a str]) -> Vec<&'a str> {
    DOCS.iter().copied().chain(paths.iter().copied()).collect()
}

// ---------------------------------------------------------------- what is read

#[test]
fn standard_input_is_read_with_a_dash_or_with_nothing() {
    let place = Place::new();
    for paths in [&["-"][..], &[]] {
        let done = place.run_with(&docs(paths), TEXT.as_bytes());
        done.ended(0, &[]);
        assert_eq!(done.docs(), ["-"]);
    }
}

#[test]
fn folders_give_their_text_files_in_order() {
    let place = Place::new();
    for name in ["in/b.txt", "in/a.MD", "in/sub/c.txt", "in/d.jpeg", "in/.hidden/e.txt", "in/.f.txt"] {
        place.file(name, TEXT);
    }
    let done = place.run(&docs(&["in"]));
    done.ended(0, &[]);
    assert_eq!(done.docs(), ["in/a.MD", "in/b.txt", "in/sub/c.txt"]);
}

#[test]
fn patterns_in_quotes_are_expanded() {
    let place = Place::new();
    for name in ["in/b.txt", "in/a.txt", "in/c.log", "out/a.txt"] {
        place.file(name, TEXT);
    }
    assert_eq!(place.run(&docs(&["*/a.t?t"])).ended(0, &[]).docs(), ["in/a.txt", "out/a.txt"]);
    place.run(&docs(&["in/*.csv", "in/b.txt"])).ended(1, &["in/*.csv: no file fits this pattern"]);
}

#[test]
fn other_encodings_are_found_and_named() {
    let place = Place::new();
    place.file("latin.txt", b"\x93It is late,\x94 said the mayor of \xC9cully.\n");
    place.file(
        "utf16.txt",
        [0xFF, 0xFE].into_iter().chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>(),
    );
    let done = place.run(&docs(&["latin.txt", "utf16.txt"]));
    done.ended(0, &["latin.txt: not UTF-8; read as windows-1252", "utf16.txt: not UTF-8; read as UTF-16LE"]);
    assert_eq!(done.docs().len(), 2);
    let forced = place.run(&["extract", "latin.txt", "--encoding", "latin1"]);
    forced.ended(0, &[]);
    assert_eq!(forced.err(), "", "a given encoding needs no note");
    place.run(&["extract", "latin.txt", "--encoding", "klingon"]).ended(2, &["no encoding has this name"]);
}

#[test]
fn json_lines_give_a_document_a_line() {
    let place = Place::new();
    let good =
        r#"{"ID": "a1", "headline": "Bridge", "body": "“It is late,” said Ada Holm.", "meta": {"when": "2025-03-02"}}"#;
    let lines = format!(
        "{good}\n\n{{\"body\": 1\n[1]\n{{\"id\": 7}}\n{{\"body\": \" \"}}\n{{\"body\": \"“No,” said Ada Holm.\"}}"
    );
    place.file("a.jsonl", lines);
    let done = place.run(&docs(&["a.jsonl", "--date-field", "meta.when"]));
    let told = [
        "a.jsonl:3: no JSON object",
        "a.jsonl:4: no JSON object",
        "a.jsonl:5: no field looks like the text",
        "a.jsonl:6: empty",
    ];
    done.ended(1, &told);
    assert_eq!(done.docs(), ["a.jsonl#a1", "a.jsonl#7"]);
    let first: Value = serde_json::from_str(done.out().lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["title"], &first["date"]), (&"Bridge".into(), &"2025-03-02".into()));
    place
        .run(&docs(&["a.jsonl", "--strict"]))
        .ended(1, &["a.jsonl:3: no JSON object: EOF while parsing an object (column 10)", "--strict"]);
    place
        .run(&docs(&["a.jsonl", "--text-field", "words"]))
        .ended(1, &["a.jsonl:1: no field “words”", "ID, body, headline"]);
}

// ---------------------------------------------------------------- bad input

#[test]
fn bad_inputs_are_named_and_the_others_go_on() {
    let place = Place::new();
    place.file("good.txt", TEXT);
    place.file("binary.txt", b"\x7fELF\x02\x01\0\0\0\0\xff\xfe\x01\x02");
    place.file("empty.txt", "");
    place.file("blank.txt", " \n\t\n");
    fs::create_dir(place.path().join("nothing")).expect("a folder");
    let done = place.run(&docs(&["binary.txt", "empty.txt", "blank.txt", "missing.txt", "nothing", "good.txt"]));
    done.ended(
        1,
        &[
            "binary.txt: binary",
            "empty.txt: empty",
            "blank.txt: empty",
            "missing.txt: cannot be read: no such file",
            "nothing: no file of a known kind in this folder",
        ],
    );
    assert_eq!(done.docs(), ["good.txt"]);
}

#[cfg(unix)]
#[test]
fn a_folder_loop_is_named_and_left() {
    let place = Place::new();
    place.file("in/a.txt", TEXT);
    place.file("in/sub/b.txt", TEXT);
    std::os::unix::fs::symlink("..", place.path().join("in/sub/again")).expect("a link");
    let done = place.run(&docs(&["in"]));
    done.ended(1, &["in/sub/again: a folder loop"]);
    assert_eq!(done.docs(), ["in/a.txt", "in/sub/b.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_vanished_file_is_named() {
    let place = Place::new();
    place.file("in/a.txt", TEXT);
    std::os::unix::fs::symlink("gone.txt", place.path().join("in/b.txt")).expect("a link");
    let done = place.run(&docs(&["in"]));
    done.ended(1, &["in/b.txt: cannot be read: no such file"]);
    assert_eq!(done.docs(), ["in/a.txt"]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let path = place.file("secret.txt", TEXT);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("rights can be set");
    if fs::read(&path).is_ok() {
        // Nothing is unreadable to the superuser; a file whose folder is a file is unreadable to all.
        place.file("plain", TEXT);
        place.run(&docs(&["plain/a.txt"])).ended(1, &["plain/a.txt: cannot be read: not a directory"]);
        return;
    }
    place.run(&docs(&["secret.txt"])).ended(1, &["secret.txt: cannot be read: permission denied"]);
}

#[test]
fn odd_texts_do_no_harm() {
    let place = Place::new();
    let texts = ["“".repeat(5_000), "\"'".repeat(5_000), "x".repeat(200_000), "“a” said b. ".repeat(2_000)];
    for (index, text) in texts.iter().enumerate() {
        place.file(&format!("in/{index}.txt"), text);
    }
    assert_eq!(place.run(&docs(&["in"])).ended(0, &[]).docs().len(), texts.len());
}

#[test]
fn a_wrong_lexicon_is_named_by_line_and_column_and_nothing_is_run() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    place.file("words/titles.tsv", "title\tplural\tkind\tgender\tnote\nHigh Warden\t\toffice\tx\t\n");
    let done = place.run(&docs(&["a.txt", "--lexicons", "words"]));
    done.ended(2, &["words/titles.tsv:2:", "“x” is not one of"]);
    assert_eq!(done.out(), "");
    place.file("others/wards.tsv", "a\tb\n");
    place.run(&docs(&["a.txt", "--lexicons", "others"])).ended(2, &["others/wards.tsv: no lexicon has this name"]);
    place.run(&docs(&["a.txt", "--lexicons", "none"])).ended(2, &["none: no folder of lexicons"]);
    place.file("latin/titles.tsv", b"title\nCaf\xE9\n");
    place.run(&docs(&["a.txt", "--lexicons", "latin"])).ended(2, &["latin/titles.tsv:2: expected UTF-8"]);
    place.file("right/titles.tsv", "title\tplural\tkind\tgender\tnote\nHigh Warden\t\toffice\t\t\n");
    let done = place.run(&docs(&["a.txt", "--lexicons", "right"]));
    done.ended(0, &[]);
    assert!(done.out().contains(r#""overlays":["right/titles.tsv"]"#), "{}", done.out());
}

// ---------------------------------------------------------------- wrong use

#[test]
fn wrong_use_ends_with_2_and_says_what_to_do() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    place.file("b.txt", TEXT);
    let cases: [(&[&str], &str); 18] = [
        (&["extract", "a.txt", "--format", "json", "--columns", "id"], "--columns is for"),
        (&["extract", "a.txt", "--format", "brat", "--group-by", "speaker"], "--group-by is for"),
        (&["extract", "a.txt", "--speaker", " "], "expected a name"),
        (&["extract", "a.txt", "--format", "csv", "-o", "./a.txt"], "one of the inputs"),
        (&[], "Usage"),
        (&["extracts"], "unrecognized subcommand"),
        (&["extract", "a.txt", "--format", "odt"], "the formats are: table, csv"),
        (&["extract", "a.txt", "-o", "a.odt"], "its ending names no format"),
        (&["extract", "a.txt", "--kinds", "sung"], "the kinds are"),
        (&["extract", "a.txt", "--type", "half"], "direct"),
        (&["extract", "a.txt", "--min-confidence", "7"], "from 0 to 1"),
        (&["extract", "a.txt", "--columns", "who"], "the columns are"),
        (&["extract", "a.txt", "--explain"], "--explain is for json, jsonl and html"),
        (&["extract", "a.txt", "--format", "jsonl", "--raw"], "--raw is for csv and tsv"),
        (&["extract", "a.txt", "b.txt", "--format", "brat"], "name a folder with -o"),
        (&["extract", "a.txt", "--format", "brat", "-o", "b.txt"], "no folder"),
        (&["explain", "a.txt", "--id", "999"], "there is no such row"),
        (&["explain", "."], "name one file"),
    ];
    for (arguments, words) in cases {
        place.run(arguments).ended(2, &[words]);
    }
}

#[test]
fn help_shows_examples_and_ends_with_0() {
    let place = Place::new();
    for arguments in [&["--help"][..], &["extract", "--help"], &["explain", "--help"], &["schema", "--help"]] {
        let done = place.run(arguments);
        done.ended(0, &[]);
        assert!(done.out().contains("Example"), "{arguments:?}");
    }
    let help = place.run(&["extract", "--help"]).out();
    let columns = help.split("Columns:").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a list of columns");
    let listed: Vec<&str> = columns.split([',', ' ', '\n']).filter(|name| !name.is_empty()).collect();
    let all: Vec<&str> = whosaid::export::Column::ALL.iter().map(|column| column.as_str()).collect();
    assert_eq!(listed, all);
}

// ---------------------------------------------------------------- what is written

pub(crate) fn fixtures() -> String {
    Path::new(PROJECT).join("fixtures/articles").display().to_string()
}

/// The rows of the fixture articles as JSON has them, a document each.
fn records(place: &Place) -> Vec<Value> {
    let done = place.run(&docs(&[&fixtures()]));
    done.ended(0, &[]);
    let records: Vec<Value> = done.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(records.len() >= 12, "{} fixture articles", records.len());
    records
}

#[test]
fn every_span_slices_its_own_words() {
    let place = Place::new();
    for record in records(&place) {
        let text: Vec<char> =
            fs::read_to_string(record["doc"].as_str().expect("a path")).expect("read").chars().collect();
        let slice = |span: &Value| {
            let at = |index: usize| span[index].as_u64().expect("an offset") as usize;
            text[at(0)..at(1)].iter().collect::<String>()
        };
        for row in record["attributions"].as_array().expect("rows") {
            for part in ["content", "cue", "source"].map(|name| &row[name]).into_iter().filter(|part| !part.is_null()) {
                let pieces: Vec<String> = part["spans"].as_array().expect("spans").iter().map(slice).collect();
                assert_eq!(part["text"], pieces.join(" … "));
            }
        }
        for mention in record["entities"].as_array().expect("entities").iter().flat_map(|e| e["mentions"].as_array()) {
            for mention in mention {
                assert_eq!(mention["text"], slice(&mention["span"]));
            }
        }
    }
}

#[test]
fn csv_and_tsv_have_the_rows_of_json() {
    let place = Place::new();
    let contents: Vec<String> = records(&place)
        .iter()
        .flat_map(|record| record["attributions"].as_array().expect("rows").clone())
        .map(|row| row["content"]["text"].as_str().expect("words").to_owned())
        .collect();
    let csv = place.run(&["extract", &fixtures(), "--raw"]);
    let mut reader = csv::Reader::from_reader(csv.0.stdout.as_slice());
    let column = reader.headers().expect("a header").iter().position(|name| name == "content").expect("content");
    let rows: Vec<String> = reader.records().map(|row| row.expect("a row")[column].to_owned()).collect();
    assert_eq!(rows, contents);
    let tsv = place.run(&["extract", &fixtures(), "--format", "tsv", "--raw", "--columns", "id,content"]);
    assert_eq!(tsv.out().lines().next(), Some("id\tcontent"));
    let lines: Vec<String> =
        tsv.out().lines().skip(1).map(|line| line.split('\t').nth(1).expect("two cells").to_owned()).collect();
    let flat =
        |words: &String| words.split(['\n', '\t']).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ");
    assert_eq!(lines, contents.iter().map(flat).collect::<Vec<_>>());
}

#[test]
fn json_is_an_array_of_the_same_records() {
    let place = Place::new();
    let all = place.run(&["extract", &fixtures(), "--format", "json"]);
    let all: Value = serde_json::from_str(&all.out()).expect("JSON");
    assert_eq!(all, Value::Array(records(&place)));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let place = Place::new();
    let run = || place.run(&["extract", &fixtures(), "--format", "jsonl", "--explain"]).0.stdout;
    assert_eq!(run(), run());
}

#[test]
fn the_ending_of_the_output_tells_the_format() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    for (name, start) in
        [("o.csv", "doc,date"), ("o.tsv", "doc\tdate"), ("o.json", "[\n"), ("o.jsonl", "{\"schema\":1,")]
    {
        place.run(&["extract", "a.txt", "-o", name]).ended(0, &[]);
        assert!(place.read(name).starts_with(start), "{name}");
    }
    place.run(&["extract", "a.txt", "-o", "x.csv", "--excel"]).ended(0, &[]);
    assert!(place.read("x.csv").starts_with("\u{feff}doc,"));
    let left: Vec<_> = fs::read_dir(place.path()).expect("listed").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 6, "no temporary file is left: {left:?}");
}

#[test]
fn the_old_output_stays_when_nothing_could_be_read() {
    let place = Place::new();
    place.file("o.csv", "old");
    place.run(&["extract", "missing.txt", "-o", "o.csv"]).ended(1, &["missing.txt", "o.csv: not written"]);
    assert_eq!(place.read("o.csv"), "old");
    place.file("a.txt", TEXT);
    place.run(&["extract", "a.txt", "-o", "no/such/o.csv"]).ended(2, &["no/such/o.csv: there is no folder no/such"]);
}

#[cfg(unix)]
#[test]
fn written_files_have_usual_rights_and_keep_those_they_had() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let usual = place.file("a.txt", TEXT);
    let rights = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    place.run(&["extract", "a.txt", "-o", "o.csv"]).ended(0, &[]);
    let written = place.path().join("o.csv");
    assert_eq!(rights(&written), rights(&usual));
    fs::set_permissions(&written, fs::Permissions::from_mode(0o640)).expect("rights can be set");
    place.run(&["extract", "a.txt", "-o", "o.csv"]).ended(0, &[]);
    assert_eq!(rights(&written), 0o640);
}

#[test]
fn brat_fills_a_folder_without_overwriting_its_own() {
    let place = Place::new();
    for name in ["in/a.txt", "in/sub/a.txt", "in/b.md"] {
        place.file(name, TEXT);
    }
    place.run(&["extract", "in", "--format", "brat", "-o", "ann/new"]).ended(0, &[]);
    let mut names: Vec<_> = fs::read_dir(place.path().join("ann/new"))
        .expect("the folder is made")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    assert_eq!(names, ["a-2.ann", "a.ann", "b.ann"]);
    assert_eq!(place.read("ann/new/a.ann"), place.run(&["extract", "in/a.txt", "--format", "brat"]).out());
}

#[test]
fn brat_lines_refer_to_each_other() {
    let place = Place::new();
    // A report within another has no line, nor has a refusal.
    let records = records(&place);
    let rows = records.iter().flat_map(|record| record["attributions"].as_array().expect("rows"));
    let rows = rows.filter(|row| row["nested"].is_null() && row["content"]["text"] != "").count();
    place.run(&["extract", &fixtures(), "--format", "brat", "-o", "ann"]).ended(0, &[]);
    let mut events = 0;
    for entry in fs::read_dir(place.path().join("ann")).expect("the folder is made").flatten() {
        let text = fs::read_to_string(entry.path()).expect("read");
        let spans: Vec<&str> =
            text.lines().filter(|line| line.starts_with('T')).filter_map(|line| line.split('\t').next()).collect();
        for line in text.lines().filter(|line| line.starts_with('E')) {
            events += 1;
            let roles: Vec<(&str, &str)> =
                line.split('\t').nth(1).expect("roles").split(' ').filter_map(|role| role.split_once(':')).collect();
            assert!(roles.iter().all(|(_, id)| spans.contains(id)), "{line}");
            assert!(roles.iter().any(|(role, _)| *role == "Content"), "{line}");
        }
    }
    assert_eq!(events, rows);
}

#[test]
fn options_narrow_the_rows() {
    let place = Place::new();
    let rows = |more: &[&str]| {
        let fixtures = fixtures();
        let mut arguments = docs(&[&fixtures]);
        arguments.extend(more);
        let out = place.run(&arguments).out();
        out.lines()
            .flat_map(|line| {
                serde_json::from_str::<Value>(line).expect("JSON")["attributions"].as_array().cloned().expect("rows")
            })
            .collect::<Vec<Value>>()
    };
    let all = rows(&[]);
    let direct = rows(&["--type", "direct,mixed"]);
    assert_eq!(direct, all.iter().filter(|row| row["type"] != "indirect").cloned().collect::<Vec<_>>());
    let sure = rows(&["--min-confidence", "0.8"]);
    assert!(sure.iter().all(|row| row["confidence"].as_f64() >= Some(0.7999)));
    assert!(sure.len() <= all.len());
    assert!(rows(&["--kinds", "said"]).len() <= all.len());
    let brannigan = rows(&["--speaker", "brannigan"]);
    let is_his = |row: &&Value| row["speaker"].as_array().expect("names").contains(&"Hal Brannigan".into());
    assert!(!brannigan.is_empty());
    assert_eq!(brannigan, all.iter().filter(is_his).cloned().collect::<Vec<_>>());
}

#[test]
fn rows_are_grouped_by_speaker() {
    let place = Place::new();
    let csv = |more: &[&str]| {
        let fixtures = fixtures();
        let done = place.run(&[&["extract", &fixtures, "--columns", "speaker,doc,id"], more].concat());
        done.out().lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let (mut plain, mut grouped) = (csv(&[]), csv(&["--group-by", "speaker"]));
    let speaker = |line: &String| line.split(',').next().map(str::to_owned);
    let mut order: Vec<_> = grouped.iter().map(speaker).collect();
    assert_eq!(order.last(), Some(&Some(String::new())), "rows that name nobody come last");
    order.dedup();
    let groups = order.len();
    order.sort();
    order.dedup();
    assert_eq!(order.len(), groups, "each speaker has one place");
    plain.sort();
    grouped.sort();
    assert_eq!(plain, grouped);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::new();
    place.file("a.txt", TEXT.repeat(300));
    place.file("quotes.txt", "We will rebuild the bridge\n");
    let extract =
        ["csv", "tsv", "json", "jsonl", "html", "xlsx"].map(|format| ["extract", "a.txt", "--format", format]);
    let speakers = ["csv", "json", "table"].map(|format| ["speakers", "a.txt", "--format", format]);
    let others: [&[&str]; 6] = [
        &["verify", "--quotes", "quotes.txt", "a.txt", "--format", "csv"],
        &["verify", "--quotes", "quotes.txt", "a.txt"],
        &["explain", "a.txt"],
        &["schema"],
        &["lexicon", "find", "said"],
        &["man"],
    ];
    for arguments in extract.iter().chain(&speakers).map(|all| &all[..]).chain(others) {
        let mut child = place.command(arguments);
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command starts");
        drop(child.stdout.take());
        let done = Done(child.wait_with_output().expect("the command ends"));
        assert_eq!((done.code(), done.err().as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    if !Path::new("/dev/null").exists() {
        return;
    }
    let place = Place::new();
    place.file("a.txt", TEXT);
    place.run(&["extract", "a.txt", "--format", "csv", "-o", "/dev/null"]).ended(0, &[]);
    assert!(!fs::metadata("/dev/null").expect("it is still there").is_file());
}

// ---------------------------------------------------------------- the other commands

#[test]
fn explain_says_why_marks_are_no_speech() {
    let place = Place::new();
    place.file("a.txt", "The council opened its so-called “green corridor” on Monday.\n");
    let done = place.run(&["explain", "a.txt"]);
    done.ended(0, &[]);
    let told = done.out();
    assert!(told.contains("“green corridor” [33-49]: a scare quote: a name or word as such"), "{told}");
    place.run(&["explain", "missing.txt"]).ended(1, &["missing.txt: cannot be read"]);
}

#[test]
fn schema_is_a_json_schema() {
    let place = Place::new();
    let done = place.run(&["schema"]);
    let schema: Value = serde_json::from_str(&done.ended(0, &[]).out()).expect("JSON");
    assert_eq!(schema["properties"]["schema"]["const"], 1);
}
