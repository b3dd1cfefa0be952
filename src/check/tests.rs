//! Verdicts over a small article whose analysis is sure.

use super::*;
use crate::pipeline::Engine;

const TEXT: &str =
    "“We will rebuild the bridge,” Mayor Ada Holm said on Monday.\n\nShe said the work would take a year.\n";

fn table(rows: &[&str]) -> String {
    format!("{EXPECTED_HEADER}\n{}\n", rows.join("\n"))
}

fn run(rows: &[&str]) -> Outcome {
    let fixture = read_article("a", "a/expected.tsv", TEXT, &table(rows)).expect("a good table");
    check(&Engine::built_in(), &fixture).expect("all words stand in the text")
}

const QUOTE: &str = "direct\tAda Holm\tMayor Ada Holm\tsaid\t“We will rebuild the bridge,”";
const PARAPHRASE: &str = "indirect\tAda Holm\tShe\tsaid\tthe work would take a year";

#[test]
fn right_rows_are_ok_and_new_until_recorded() {
    let outcome = run(&[QUOTE, PARAPHRASE]);
    let counts = outcome.counts();
    assert_eq!((counts.ok, counts.new, counts.extra, counts.fails()), (2, 2, 0, false), "{outcome:?}");
    let blessed = expected(&table(&[QUOTE, PARAPHRASE]), &outcome);
    let again = read_article("a", "a/expected.tsv", TEXT, &blessed).expect("a good table");
    let outcome = check(&Engine::built_in(), &again).expect("runs");
    assert!(outcome.rows.iter().all(|row| row.change == Change::Same), "{outcome:?}");
    assert_eq!(expected(&blessed, &outcome), blessed, "blessing twice changes nothing");
}

#[test]
fn a_worse_row_is_lost_and_named_by_its_column() {
    let wrong = "direct\tBo Lind\tMayor Ada Holm\tsaid\t“We will rebuild the bridge,”\tok\tx\t";
    let outcome = run(&[wrong, &format!("{PARAPHRASE}\tmiss\t\t")]);
    let [first, second] = outcome.rows.as_slice() else { panic!("{outcome:?}") };
    assert_eq!(first.change, Change::Lost);
    assert_eq!(first.now.as_ref().map(Verdict::got).as_deref(), Some("speaker: Ada Holm"));
    assert_eq!(second.change, Change::Gained);
    let shown = show(&[outcome], Show::default());
    assert!(shown.contains("lost    ok → wrong  a/expected.tsv:2"), "{shown}");
    assert!(shown.contains("speaker: Ada Holm for Bo Lind"), "{shown}");
    assert!(shown.contains("gained  miss → ok"), "{shown}");
    assert!(shown.contains("2 texts") || shown.contains("1 texts, 2 rows expected: 1 ok, 1 wrong, 0 miss; 0 extra"));
}

#[test]
fn wrong_in_more_columns_is_lost_and_in_fewer_gained() {
    let with =
        |got: &str| format!("direct\tBo Lind\tMayor Ada Holm\tsaid\t“We will rebuild the bridge,”\twrong\tx\t{got}");
    let change = |got: &str| run(&[&with(got), PARAPHRASE]).rows[0].change;
    assert_eq!(change("speaker: Ada Holm"), Change::Same);
    assert_eq!(change("speaker: Ada; cue: told"), Change::Gained);
    assert_eq!(change("cue: told"), Change::Lost);
    assert_eq!(change("speaker: Bob"), Change::Other);
}

#[test]
fn what_nobody_expects_is_extra_and_lost_where_verdicts_are_recorded() {
    let outcome = run(&[&format!("{QUOTE}\tok\tx\t")]);
    assert_eq!(outcome.rows[1].change, Change::Lost);
    let got = outcome.rows[1].now.as_ref().map(Verdict::got).expect("a verdict");
    assert_eq!(got, "type: indirect; speaker: Ada Holm; source: She; cue: said; content: the work would take a year");
    let recorded = format!("\t\t\t\t\textra\tx\t{got}");
    let gone = "\t\t\t\t\textra\tx\ttype: indirect; content: the bridge";
    let outcome = run(&[&format!("{QUOTE}\tok\tx\t"), &recorded, gone]);
    let changes: Vec<Change> = outcome.rows.iter().map(|row| row.change).collect();
    assert_eq!(changes, [Change::Same, Change::Same, Change::Gained]);
}

#[test]
fn drafts_fail_until_a_person_confirms_them() {
    let drafted = drafts(&Engine::built_in(), TEXT);
    assert_eq!(drafted.lines().filter(|line| line.contains("\tdraft\t")).count(), 2);
    let run = |table: &str| {
        let fixture = read_article("a", "a/expected.tsv", TEXT, table).expect("a good table");
        check(&Engine::built_in(), &fixture).expect("runs")
    };
    let outcome = run(&drafted);
    assert!(outcome.counts().fails());
    assert_eq!(expected(&drafted, &outcome), drafted, "blessing confirms nothing");
    assert!(!run(&drafted.replace("\tdraft\t", "\tgold\t")).counts().fails());
}

#[test]
fn words_that_are_not_in_the_text_are_a_fault() {
    let table = table(&["direct\tAda Holm\tthe mayor\tsaid\t“We will build the bridge,”"]);
    let fixture = read_article("a", "a/expected.tsv", TEXT, &table).expect("a good table");
    let faults = check(&Engine::built_in(), &fixture).expect_err("two cells are wrong");
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("a/expected.tsv:2: the source “the mayor” does not stand in the text"), "{told:?}");
}

#[test]
fn cases_keep_their_verdicts_by_name_and_content() {
    let file = format!("=== one\n{TEXT}---\n{QUOTE}\n{PARAPHRASE}\n\n=== nothing\nIt rained.\n---\n");
    let mut cases = read_cases("c", "c.txt", &file).expect("good cases");
    assert_eq!(cases.len(), 2);
    let engine = Engine::built_in();
    let outcomes: Vec<Outcome> = cases.iter().map(|case| check(&engine, case).expect("runs")).collect();
    let table = verdicts(&outcomes);
    read_verdicts("c.verdicts.tsv", &table, &mut cases).expect("a good table");
    assert!(matches!(cases[0].expected[1].state, State::Judged(_)));
    let again: Vec<Outcome> = cases.iter().map(|case| check(&engine, case).expect("runs")).collect();
    assert!(again.iter().flat_map(|case| &case.rows).all(|row| row.change == Change::Same));
}

#[test]
fn faults_of_files_are_told_with_their_place() {
    let told = |error: crate::Error| error.to_string();
    let wrong = read_article("a", "t.tsv", TEXT, "type\tspeaker\n").map_err(told);
    assert!(wrong.is_err_and(|told| told.starts_with("t.tsv:1: expected the header")));
    let wrong = read_article("a", "t.tsv", TEXT, &table(&["quote\ta\tb\tc\td"])).map_err(told);
    assert_eq!(wrong.err().as_deref(), Some("t.tsv:2:1: the type “quote” is not one of: direct mixed indirect"));
    let wrong = read_article("a", "t.tsv", TEXT, &table(&[&format!("{QUOTE}\tyes")])).map_err(told);
    assert!(wrong.is_err_and(|told| told.contains("the status “yes” is not one of")));
    for file in ["=== a\ntext\n", "words\n", "=== a\nt\n---\n=== a\nt\n---\n", "=== a\nt\n---\ndirect\tx\n"] {
        assert!(read_cases("c", "c.txt", file).is_err(), "{file}");
    }
}

#[test]
fn machines_get_every_row() {
    let outcome = run(&[&format!("{QUOTE}\tok\tx\t"), "indirect\tAda & Bo\tShe\tsaid\tthe work\tmiss\t\t"]);
    let json: serde_json::Value =
        serde_json::from_str(&json(std::slice::from_ref(&outcome), crate::lexicon::Lexicon::built_in())).expect("JSON");
    assert_eq!(json["fixtures"][0]["rows"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["counts"]["ok"], 1);
    let xml = junit(&[outcome]);
    assert!(xml.contains("tests=\"2\" failures=\"0\" skipped=\"1\""), "{xml}");
    assert!(xml.contains("Ada &amp; Bo"), "{xml}");
}
