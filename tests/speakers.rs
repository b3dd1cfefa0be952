//! `whosaid speakers`, as it is run.

use serde_json::Value;

use crate::place::Place;

fn news() -> Place {
    let place = Place::new();
    place.file("news/a.txt", "“We won the day,” said Mayor Ada Holm. “They lost it,” Roe said. Holm denied it.\n");
    place.file("news/b.txt", "“No,” Ada Holm said. “We will see,” Roe said. “So there.”\n");
    place
}

#[test]
fn speakers_are_counted_over_documents() {
    let place = news();
    let done = place.run(&["speakers", "news"]);
    done.ended(0, &[]);
    let out = done.out();
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(
        rows[0],
        "speaker,kind,id,doc,rows,words,quoted_words,documents,direct,mixed,indirect,acts,outlets,titles,aliases,\
         first_date,last_date"
    );
    assert!(rows[1].starts_with("Ada Holm,person,,,3,"), "{out}");
    assert!(rows[1].contains(",state 2 | deny 1,,Mayor,Holm,"), "{out}");
    let roes: Vec<&&str> = rows.iter().filter(|row| row.starts_with("Roe,")).collect();
    assert_eq!(roes.len(), 2, "{out}");
    assert!(roes.iter().any(|row| row.contains(",news/a.txt,")) && roes.iter().any(|row| row.contains(",news/b.txt,")));
}

#[test]
fn the_ending_or_the_option_tells_the_form() {
    let place = news();
    place.run(&["speakers", "news", "-o", "s.jsonl"]).ended(0, &[]);
    let first = place.read("s.jsonl").lines().next().map(str::to_owned).expect("a line");
    let record: Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!((&record["speaker"], &record["documents"]), (&Value::from("Ada Holm"), &Value::from(2)));
    let table = place.run(&["speakers", "news", "--format", "table", "--top", "1"]);
    table.ended(0, &[]);
    let lines: Vec<String> = table.out().lines().map(str::to_owned).collect();
    assert!(lines[0].starts_with(" rows   words  quoted  docs  speaker"), "{lines:?}");
    assert!(lines[1].starts_with("    3 ") && lines[1].contains("Ada Holm"), "{lines:?}");
    assert!(lines[3].starts_with("2 documents, 3 speakers (1 shown); rows that name nobody: "), "{lines:?}");
}

#[test]
fn rows_can_be_narrowed() {
    let place = news();
    let done = place.run(&["speakers", "news", "--type", "direct", "--speaker", "roe", "--format", "tsv"]);
    done.ended(0, &[]);
    assert!(done.out().lines().skip(1).all(|row| row.starts_with("Roe\t")), "{}", done.out());
    assert_eq!(done.out().lines().count(), 3);
}

#[test]
fn wrong_use_is_told() {
    let place = news();
    place.run(&["speakers", "news", "--format", "brat"]).ended(2, &["the formats are: table, csv"]);
    place.run(&["speakers", "news", "-o", "s.doc"]).ended(2, &["its ending names no format"]);
    place.run(&["speakers", "news", "--raw", "--format", "json"]).ended(2, &["--raw is for csv and tsv"]);
    place.run(&["speakers", "missing.txt", "-o", "s.csv"]).ended(1, &["missing.txt", "not written"]);
    assert!(!place.path().join("s.csv").exists());
}
