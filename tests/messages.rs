//! Messages that say what to do.

use std::fs;

use crate::cli::TEXT;
use crate::place::Place;

#[test]
fn wrong_options_are_met_with_the_right_ones() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    let cases: [(&[&str], &str); 7] = [
        (&["extract", "a.txt", "--threads", "0"], "expected a number from 1; without --threads"),
        (&["a.txt"], "a.txt is a file and no command: did you mean `whosaid extract a.txt`?"),
        (&["extract", "a.txt", "-o", "out/rows.csv"], "there is no folder out; make it first: mkdir -p \"out\""),
        (&["speakers", "a.txt", "-o", "out/who.csv"], "there is no folder out"),
        (&["quotes", "a.txt", "-o", "out/who.csv"], "there is no folder out"),
        (&["extract", "a.txt", "--format", "table", "--columns", "id"], "the output is table"),
        (&["speakers", "a.txt", "--format", "html"], "the formats are: table, csv"),
    ];
    for (arguments, told) in cases {
        place.run(arguments).ended(2, &[told]);
    }
    place.run(&["extracts"]).ended(2, &["unrecognized subcommand"]);
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_format_of_another_build_is_named() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    for arguments in [&["extract", "a.txt", "-o", "rows.parquet"][..], &["extract", "a.txt", "--format", "parquet"]] {
        place
            .run(arguments)
            .ended(2, &["built without parquet: build it with `cargo build --release --features parquet`"]);
    }
}

#[test]
fn a_document_is_found_by_the_id_of_its_record() {
    let place = Place::new();
    place.file(
        "a.jsonl",
        "{\"id\": \"n1\", \"text\": \"“No,” said Bo Dale.\"}\n{\"id\": \"n2\", \"text\": \"“Yes,” said Ada Holm.\"}\n",
    );
    for name in ["n2", "a.jsonl#n2"] {
        let told = place.run(&["explain", "a.jsonl", "--doc", name]).ended(0, &[]).out();
        assert!(told.contains("Ada Holm") && !told.contains("Bo Dale"), "{told}");
    }
    place.run(&["explain", "a.jsonl", "--doc", "n3"]).ended(2, &["its documents are: n1, n2"]);
}

#[test]
fn lexicons_may_be_written_as_people_write_them() {
    let place = Place::new();
    place.file("a.txt", "“We won,” frobbed Ann Lee. “We lost,” zibbed Bo Dale.\n");
    let header = "title\tplural\tkind\tgender\tnote\n";
    place.file("words/titles.tsv", format!("\u{feff}{header}zord\t\toffice\narchfrob\tarchfrobs\toffice\n"));
    place.run(&["extract", "a.txt", "--lexicons", "words"]).ended(0, &[]);
    place.run(&["lexicon", "lint", "words"]).ended(0, &[]);
    place.file("twice/titles.tsv", format!("{header}zord\t\toffice\narchfrob\t\toffice\nzord\t\toffice\n"));
    place
        .run(&["extract", "a.txt", "--lexicons", "twice"])
        .ended(2, &["titles.tsv:4:1:", "“zord” stands here twice (see line 2)"]);
    place.file("near/verb.tsv", "x\n");
    place
        .run(&["extract", "a.txt", "--lexicons", "near"])
        .ended(2, &["no lexicon has this name; did you mean verbs.tsv?"]);
}

#[test]
fn drafts_are_confirmed_and_faults_shown() {
    let place = Place::new();
    place.file("fixtures/articles/.keep", "");
    for name in ["a.txt", "b.txt"] {
        place.file(name, TEXT);
    }
    let outside = |arguments: &[&str]| {
        let mut command = place.command(arguments);
        crate::place::Done(command.env_remove("CI").output().expect("it runs"))
    };
    outside(&["check", "fixtures", "--new", "a.txt", "b.txt"]).ended(0, &[]);
    outside(&["check", "fixtures"]).ended(1, &[]);
    let told = outside(&["check", "fixtures", "--accept", "--bless"]).ended(0, &[]).out();
    assert!(told.contains("2 draft(s) confirmed") && told.contains("recorded"), "{told}");
    let table = place.read("fixtures/articles/b/expected.tsv");
    assert!(table.contains("\tok\t") && !table.contains("draft"), "{table}");
    let wrong = table.replacen("Ada Holm", "Bo Dale", 1);
    fs::write(place.path().join("fixtures/articles/b/expected.tsv"), wrong).expect("written");
    outside(&["check", "fixtures", "--bless"]).ended(0, &[]);
    let quiet = outside(&["check", "fixtures"]).ended(0, &[]).out();
    let shown = outside(&["check", "fixtures", "--show"]).ended(0, &[]).out();
    assert!(!quiet.contains("speaker:") && shown.contains("speaker: Ada Holm for Bo Dale"), "{shown}");
    let json = outside(&["check", "fixtures", "--json", "-"]).ended(0, &[]).out();
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
}

#[test]
fn an_evaluation_goes_to_standard_output() {
    let place = Place::new();
    place.file("text/a.txt", TEXT);
    place.file("gold/a.ann", "T1\tSource 36 44\tAda Holm\nT2\tCue 45 49\tsaid\nT3\tContent 0 29\t“We will rebuild the bridge,”\nE1\tAttribution:T2 Cue:T2 Source:T1 Content:T3\n");
    let done = place.run(&["eval", "--gold", "gold", "--text", "text", "--json", "-"]);
    let json = done.ended(0, &[]).out();
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
    assert!(!place.path().join("-").exists());
}

#[cfg(not(feature = "serve"))]
#[test]
fn a_build_without_the_service_says_so() {
    let told = ["built without serve: build it with `cargo build --release --features serve`"];
    Place::new().run(&["serve", "desk.whosaid"]).ended(2, &told);
}
