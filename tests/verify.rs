//! `whosaid verify` on ten planted statements, and in what forms it takes and gives them.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "\
Quillby votes to keep its harbour

By Nell Marrow

4 March 2023

“We will not sell the harbour to anybody, and we will not lease it to a bank,” Mayor Ada Holm told the council on Monday evening.

“The fish came back,” said Piet Orrin, a net maker, “because we stopped fishing for three long years. Nobody thanked us for it.”

Holm promised that every family with a boat would keep its mooring for life.

The harbour firm's director, Lena Brask, said the offer had been fair. “We offered twice what the ground is worth, and we would have kept every single job,” she said. “The council never read our letter.”

Brask declined to say what the firm would do with its land at the river mouth.
";
const OTHER: &str = "Letters\n\n“Nobody thanked us for it,” the net maker Piet Orrin said again on Tuesday.\n";

/// Statement, who is claimed, verdict, what was done, whose row it is, whether the claimed speaker may be that one.
const PLANTED: [(&str, &str, &str, &str, &str, &str); 10] = [
    ("We offered twice what the ground is worth", "Lena Brask", "verbatim", "", "Lena Brask", "yes"),
    ("The fish came back because we stopped fishing for three long years.", "Orrin", "split", "", "Piet Orrin", "yes"),
    ("We will never sell the harbour to anybody", "Ada Holm", "altered", "words", "Ada Holm", "yes"),
    (
        "We will not sell the harbour ... and we will not lease it to a bank",
        "Mayor Holm",
        "altered",
        "ellipsis",
        "Ada Holm",
        "yes",
    ),
    ("[The firm] offered twice what the ground is worth", "Brask", "altered", "brackets", "Lena Brask", "yes"),
    (
        "We would have kept every single job, and we offered twice what the ground is worth",
        "Brask",
        "altered",
        "order",
        "Lena Brask",
        "yes",
    ),
    ("The council never read our letter", "Piet Orrin", "verbatim", "", "Lena Brask", "no"),
    (
        "We offered what the ground is worth and would have kept every single job",
        "Brask",
        "altered",
        "left-out",
        "Lena Brask",
        "yes",
    ),
    ("Holm vowed boat families could keep their mooring for all their life", "", "paraphrased", "", "Ada Holm", ""),
    ("The river mouth will be dredged before the winter storms", "Brask", "absent", "", "", ""),
];

fn place() -> TempDir {
    let place = TempDir::new().expect("a temporary folder");
    fs::create_dir(place.path().join("news")).expect("made");
    fs::write(place.path().join("news/harbour.txt"), ARTICLE).expect("written");
    fs::write(place.path().join("news/letters.txt"), OTHER).expect("written");
    place
}

fn verify(place: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    let command = command.arg("verify").args(arguments).current_dir(place.path()).stdin(Stdio::null());
    let output = command.output().expect("the command starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().expect("ended by itself"), text(&output.stdout), text(&output.stderr))
}

fn put(place: &TempDir, name: &str, text: &str) {
    fs::write(place.path().join(name), text).expect("written");
}

#[test]
fn ten_planted_statements_get_the_right_verdict() {
    let place = place();
    let mut table = csv::Writer::from_path(place.path().join("quotes.csv")).expect("a file");
    table.write_record(["id", "quote", "speaker"]).expect("written");
    for (index, (statement, speaker, ..)) in PLANTED.iter().enumerate() {
        table.write_record([&format!("q{index}"), *statement, *speaker]).expect("written");
    }
    table.flush().expect("written");
    drop(table);
    let (code, _, told) = verify(&place, &["--quotes", "quotes.csv", "news", "-o", "checked.csv"]);
    assert_eq!((code, told.as_str()), (1, ""), "altered, paraphrased and absent ones are among them");

    let mut reader = csv::Reader::from_path(place.path().join("checked.csv")).expect("a table");
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), PLANTED.len());
    for (index, (row, planted)) in rows.iter().zip(PLANTED).enumerate() {
        let cell = |name: &str| &row[header.iter().position(|column| column == name).expect(name)];
        let found = (cell("verdict"), cell("changes"), cell("speaker"), cell("same_speaker"));
        assert_eq!(found, (planted.2, planted.3, planted.4, planted.5), "{planted:?}\n{row:?}");
        assert_eq!((cell("id"), cell("statement")), (format!("q{index}").as_str(), planted.0));
        if planted.2 == "absent" {
            assert_eq!((cell("doc"), cell("start")), ("", ""));
            continue;
        }
        assert_eq!((cell("doc"), cell("date")), ("news/harbour.txt", "2023-03-04"));
        // Offsets are code points of the text.
        let place = |name: &str| cell(name).parse::<usize>().expect("a number");
        let hull: String = ARTICLE.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert!(hull.starts_with(&cell("found")[..8]), "{hull}");
    }
    let diff = &rows[2][header.iter().position(|column| column == "diff").expect("diff")];
    assert_eq!(diff, "We will [-not-] {+never+} sell the harbour to anybody");
}

#[test]
fn every_document_with_the_best_verdict_is_named() {
    let place = place();
    put(&place, "quotes.txt", "\u{feff}“Nobody thanked us for it”\n\nThe fish came back\n");
    let (code, told, _) = verify(&place, &["--quotes", "quotes.txt", "news", "--format", "jsonl"]);
    assert_eq!(code, 0);
    let records: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let docs: Vec<_> = records.iter().map(|record| (record["id"].as_str(), record["doc"].as_str())).collect();
    let [harbour, letters] = ["news/harbour.txt", "news/letters.txt"].map(Some);
    assert_eq!(docs, [(Some("1"), harbour), (Some("1"), letters), (Some("2"), harbour)]);
    assert_eq!(records[0]["quoted"], true);
    assert_eq!(records[0]["found"]["text"], "Nobody thanked us for it");
}

#[test]
fn people_read_what_was_altered_and_where() {
    let place = place();
    put(&place, "quotes.jsonl", "{\"quote\": \"The fish went back\", \"speaker\": \"Ada Holm\", \"id\": 7}\n");
    let (code, told, _) = verify(&place, &["--quotes", "quotes.jsonl", "news"]);
    assert_eq!(code, 1);
    let wanted = "\
7  altered (words)
    Ada Holm: The fish went back
    in news/harbour.txt [197-215], row 2: Piet Orrin, in quotation marks
      The fish [-came-] {+went+} back
      another speaker than claimed

1 statement: 1 altered
";
    assert_eq!(told, wanted);
}

#[test]
fn statements_that_cannot_be_read_are_told_with_their_place() {
    let place = place();
    let told = |name: &str, text: &str| {
        put(&place, name, text);
        let (code, out, told) = verify(&place, &["--quotes", name, "news"]);
        assert_eq!((code, out.as_str()), (2, ""), "nothing is run: {told}");
        told
    };
    assert!(told("a.csv", "who,what\nx,y\n").contains("a.csv:1: no column of statements"));
    assert!(told("a.csv", "quote,speaker\nx\n").contains("a.csv:2: 1 cells where the header has 2"));
    assert!(told("a.jsonl", "{\"quote\": \"x\"}\n{\"quote\" 1}\n").contains("a.jsonl:2:10: no JSON object"));
    assert!(told("a.jsonl", "{\"words\": \"x\"}\n").contains("a.jsonl:1: no statement: expected a field"));
    assert!(told("a.txt", "one\n…\n").contains("a.txt:2: no words in this statement"));
    assert!(told("a.txt", "\n").contains("a.txt: no statement in it"));
    assert_eq!(verify(&place, &["--quotes", "none.txt", "news"]).0, 2);
    put(&place, "a.txt", "x\n");
    assert_eq!(verify(&place, &["--quotes", "a.txt", "news", "--raw"]).0, 2);
    let (_, _, told) = verify(&place, &["--quotes", "-"]);
    assert!(told.contains("standard input cannot hold both"), "{told}");
}
