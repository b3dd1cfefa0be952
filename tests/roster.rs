//! `--roster`, as it is run.

use serde_json::Value;

use crate::place::Place;

const PEOPLE: &str = "\
id,name,aliases,kind,title,gender,party
Q1,Adelheid Holm,Ada Holm,person,Mayor,female,Green
Q2,Ann Roe,,person,,female,Left
Q3,Robert Roe,,person,,male,
";

fn place() -> Place {
    let place = Place::new();
    place.file("people.csv", PEOPLE);
    place.file("a.txt", "“We won the day,” said Ada Holm. “They lost it,” Roe said.\n");
    place.file("b.txt", "“No,” Mr. Roe said. “We will see,” Holm said. “So it was,” Roe said.\n");
    place
}

#[test]
fn speakers_get_the_rosters_ids_names_and_columns() {
    let place = place();
    let done = place.run(&["extract", "a.txt", "b.txt", "--roster", "people.csv", "--format", "tsv"]);
    done.ended(0, &["note: a.txt: “Roe” may be Ann Roe (Q2) or Robert Roe (Q3): not linked to the roster"]);
    assert_eq!(done.err().lines().count(), 1, "told once: {}", done.err());
    let out = done.out();
    let header: Vec<&str> = out.lines().next().expect("a header").split('\t').collect();
    assert_eq!(header[header.len() - 2..], ["roster.title", "roster.party"]);
    let columns = "doc,speaker,speaker_id,roster.party";
    let done =
        place.run(&["extract", "a.txt", "b.txt", "--roster", "people.csv", "--format", "tsv", "--columns", columns]);
    let expected = "doc\tspeaker\tspeaker_id\troster.party\n\
                    a.txt\tAdelheid Holm\tQ1\tGreen\n\
                    a.txt\tRoe\te2\t\n\
                    b.txt\tRobert Roe\tQ3\t\n\
                    b.txt\tAdelheid Holm\tQ1\tGreen\n\
                    b.txt\tRobert Roe\tQ3\t\n";
    assert_eq!(done.out(), expected);
}

#[test]
fn json_has_the_roster_with_the_entity() {
    let place = place();
    let done = place.run(&["extract", "a.txt", "--roster", "people.csv", "--format", "jsonl"]);
    let record: Value = serde_json::from_str(&done.out()).expect("JSON");
    let entity = &record["entities"][0];
    assert_eq!((&entity["id"], &entity["name"]), (&Value::from("Q1"), &Value::from("Adelheid Holm")));
    assert_eq!(entity["roster"], serde_json::json!({ "title": "Mayor", "party": "Green" }));
    assert_eq!(record["attributions"][0]["speaker_id"], serde_json::json!(["Q1"]));
    assert!(record["entities"][1]["roster"].is_null());
}

#[test]
fn speakers_are_one_by_the_roster() {
    let place = place();
    let done = place.run(&["speakers", "a.txt", "b.txt", "--roster", "people.csv"]);
    done.ended(0, &[]);
    let out = done.out();
    assert!(out.lines().next().expect("a header").trim_end().ends_with(",roster.title,roster.party"), "{out}");
    let holm = out.lines().find(|row| row.starts_with("Adelheid Holm,person,Q1,,2,")).expect(&out);
    assert!(holm.trim_end().ends_with(",Mayor,Green"), "{holm}");
}

#[test]
fn explain_reads_the_roster_too() {
    let done = place().run(&["explain", "a.txt", "--id", "1", "--roster", "people.csv"]);
    done.ended(0, &[]);
    assert!(done.out().contains("Adelheid Holm"), "{}", done.out());
}

#[test]
fn a_wrong_roster_is_named_with_its_place_and_nothing_is_run() {
    let place = place();
    place.file("wrong.csv", "id,name,kind\nQ1,Ada Holm,human\n");
    for command in ["extract", "speakers"] {
        let done = place.run(&[command, "a.txt", "--roster", "wrong.csv"]);
        done.ended(2, &["wrong.csv:2:13: “human” is not one of: person, group,"]);
        assert_eq!(done.out(), "");
    }
    place.file("latin.csv", b"id,name\nQ1,Ad\xe9l\n");
    place.run(&["extract", "a.txt", "--roster", "latin.csv"]).ended(2, &["latin.csv", "expected UTF-8"]);
    place.run(&["extract", "a.txt", "--roster", "none.csv"]).ended(2, &["none.csv: cannot be read"]);
    place.run(&["extract", "a.txt", "--columns", "roster.party"]).ended(2, &["“roster.party” is no column"]);
}
