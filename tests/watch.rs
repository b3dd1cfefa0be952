//! `whosaid watch`: what is new goes behind the rest, once, whatever cuts a run short.

use std::fs;
use std::time::Instant;

use crate::cli::TEXT;
use crate::nothing_lost::{killed, many, time_of};
use crate::outputs::say;
use crate::place::Place;

const WATCH: [&str; 4] = ["watch", "in", "-o", "out.csv"];

#[test]
fn a_first_run_writes_what_extract_writes() {
    let (place, _) = many(3);
    place.run(&["extract", "in", "-o", "whole.csv"]).ended(0, &[]);
    place.run(&WATCH).ended(0, &["3 new document(s)"]);
    assert_eq!(place.read("out.csv"), place.read("whole.csv"));
    place.run(&WATCH).ended(0, &["nothing new in 3 file(s)"]);
    assert_eq!(place.read("out.csv"), place.read("whole.csv"));
}

#[test]
fn what_is_new_or_changed_goes_behind_the_rest() {
    let place = Place::new();
    place.file("in/a.txt", "“We keep the keys,” said Ida Volk.\n");
    let run = ["watch", "in", "-o", "out.csv", "--raw"];
    place.run(&run).ended(0, &["1 row(s) of 1 new document(s)"]);
    place.file("in/b.txt", "“The pump runs,” said Bo Kim.\n");
    place.run(&run).ended(0, &["1 row(s) of 1 new document(s)"]);
    let two = place.read("out.csv");
    assert_eq!(two.lines().count(), 3, "{two}");
    // A sentence was added: the row that is there stays, and is not there twice.
    place.file("in/a.txt", "“We keep the keys,” said Ida Volk.\n\n“Nobody asked,” said Oda Renn.\n");
    place.run(&run).ended(0, &["1 row(s) of 1 new document(s)"]);
    let three = place.read("out.csv");
    let times = |table: &str| table.matches("We keep the keys").count();
    assert!(three.starts_with(&two) && times(&three) == times(&two), "{three}");
    assert!(three[two.len()..].contains("Oda Renn"), "{three}");
    // Touched, and back to what it was: nothing new is in it.
    place.file("in/a.txt", "“We keep the keys,” said Ida Volk.\n");
    place.run(&run).ended(0, &["0 row(s) of 0 new document(s)"]);
    fs::remove_file(place.path().join("in/b.txt")).expect("it is there");
    place.run(&run).ended(0, &["nothing new"]);
    assert_eq!(place.read("out.csv"), three, "what has left the folder stays");
}

#[test]
fn records_that_are_added_to_a_file_are_new_alone() {
    let place = Place::new();
    let one = "{\"id\": 7, \"text\": \"“No,” said Ann Lee.\"}\n";
    place.file("in/a.jsonl", one);
    place.run(&WATCH).ended(0, &["1 row(s) of 1 new document(s)"]);
    place.file("in/a.jsonl", format!("{one}{}", one.replace('7', "8").replace("No", "Yes")));
    place.run(&WATCH).ended(0, &["1 row(s) of 1 new document(s)"]);
    let mut rows = csv::Reader::from_path(place.path().join("out.csv")).expect("a table");
    let docs: Vec<String> = rows.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    assert_eq!(docs, ["in/a.jsonl#7", "in/a.jsonl#8"]);
}

#[test]
fn what_cannot_be_read_is_tried_again() {
    let place = Place::new();
    place.file("in/a.txt", TEXT);
    place.file("in/b.txt", b"");
    for _ in 0..2 {
        place.run(&WATCH).ended(1, &["in/b.txt: "]);
    }
    place.file("in/b.txt", "“Yes,” said Bo Kim.\n");
    place.run(&WATCH).ended(0, &["1 new document(s)"]);
}

#[test]
fn what_others_wrote_is_left_alone() {
    let place = Place::new();
    place.file("in/a.txt", TEXT);
    place.file("out.csv", "my notes\n");
    place.run(&WATCH).ended(2, &["was not begun by this command"]);
    assert_eq!(place.read("out.csv"), "my notes\n");
    fs::remove_file(place.path().join("out.csv")).expect("it is there");
    place.run(&WATCH).ended(0, &[]);
    let changed = place.read("out.csv") + "a line of mine\r\n";
    place.file("out.csv", &changed);
    place.file("in/b.txt", TEXT);
    place.run(&WATCH).ended(2, &["changed since the last run", "out.csv.watch"]);
    assert_eq!(place.read("out.csv"), changed);
    place.file("out.csv", &changed[..changed.len() - "a line of mine\r\n".len()]);
    place.run(&[&WATCH[..], &["--excel"]].concat()).ended(2, &["other columns or options"]);
    place.run(&WATCH).ended(0, &["1 new document(s)"]);
}

#[test]
fn only_what_grows_is_taken_for_an_output() {
    let place = Place::new();
    place.file("in/a.txt", TEXT);
    place.run(&["watch", "in", "-o", "out.html"]).ended(2, &["-o out.html"]);
    place.run(&["watch", "-", "-o", "out.csv"]).ended(2, &["standard input"]);
    place.run(&["watch", "-o", "out.csv"]).ended(2, &["FOLDER"]);
    place.run(&[&WATCH[..], &["--every", "soon"]].concat()).ended(2, &["60s"]);
    #[cfg(not(feature = "sqlite"))]
    for name in ["out.db", "out.sqlite"] {
        let missing = ["built without sqlite: build it with `cargo build --release --features sqlite`"];
        place.run(&["watch", "in", "-o", name]).ended(2, &missing);
        place.run(&["extract", "in", "-o", name]).ended(2, &missing);
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_sheet_is_written_anew_when_something_is_new() {
    use calamine::Reader;

    let place = Place::new();
    place.file("in/a.txt", TEXT);
    let run = ["watch", "in", "-o", "out.xlsx"];
    let rows = || {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(place.path().join("out.xlsx")).expect("a book");
        book.worksheet_range("rows").expect("a sheet").height()
    };
    place.run(&run).ended(0, &["of 1 document(s)"]);
    let one = rows();
    place.run(&run).ended(0, &["nothing new"]);
    place.file("in/b.txt", format!("{TEXT}\n"));
    place.run(&run).ended(0, &["of 2 document(s)"]);
    assert_eq!(rows() - 1, 2 * (one - 1));
    fs::remove_file(place.path().join("out.xlsx")).expect("it is there");
    place.run(&run).ended(0, &["of 2 document(s)"]);
}

/// Kills runs at moments that chance chooses and lets one end, again and again; `check` looks at what each that ended has
/// left, `after_kill` at what each that was killed has. Both get the rows of all texts as JSON Lines.
fn after_kills(
    times: usize,
    output: &str,
    mut after_kill: impl FnMut(&Place, &str),
    mut check: impl FnMut(&Place, &str),
) {
    /// So many times as often as kills are wanted runs are begun at most: those that end before their moment count as none.
    const RUNS: usize = 4;
    let (place, rows) = many(60);
    let run = ["watch", "in", "-o", output];
    let clear = || {
        for ending in ["", ".watch", "-journal"] {
            let _ = fs::remove_file(place.path().join(format!("{output}{ending}")));
        }
    };
    let mut end = time_of(&place, &run);
    let (mut seed, mut runs, mut kills, mut whole) = (23, 0, 0, 0);
    while kills < times {
        clear();
        for turn in 0.. {
            if kills >= times {
                break;
            }
            runs += 1;
            assert!(runs <= RUNS * times, "{kills} kills by {runs} runs: most end before");
            let begun = Instant::now();
            if killed(&place, &run, end, &mut seed) {
                // The machine was busier when the time was taken. A later run has less left to do.
                if turn == 0 {
                    end = end.min(begun.elapsed());
                }
                break;
            }
            kills += 1;
            after_kill(&place, &rows);
        }
        place.run(&run).ended(0, &[]);
        check(&place, &rows);
        whole += 1;
    }
    say(&format!("watch -o {output}: {kills} kills, {whole} outputs, each as if nothing had been killed"));
}

fn table_after_kills(times: usize) {
    let mut expected = String::new();
    let whole = |place: &Place, _: &str| {
        if expected.is_empty() {
            place.run(&["extract", "in", "-o", "whole.csv"]).ended(0, &[]);
            expected = place.read("whole.csv");
        }
        assert!(place.read("out.csv") == expected);
    };
    after_kills(times, "out.csv", |_, _| {}, whole);
}

#[test]
fn killed_runs_leave_no_duplicate_and_no_gap() {
    table_after_kills(8);
}

#[cfg(feature = "xlsx")]
fn sheet_after_kills(times: usize) {
    use calamine::Reader;

    let cells = |place: &Place, name: &str| {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(place.path().join(name)).expect("a whole book");
        book.worksheet_range("rows").expect("a sheet")
    };
    let expected = std::cell::OnceCell::new();
    let whole = |place: &Place| {
        let expected = expected.get_or_init(|| {
            place.run(&["extract", "in", "-o", "whole.xlsx"]).ended(0, &[]);
            cells(place, "whole.xlsx")
        });
        assert!(cells(place, "out.xlsx") == *expected);
    };
    // A sheet is there as a whole or not at all.
    let whole_or_none = |place: &Place, _: &str| {
        if place.path().join("out.xlsx").exists() {
            whole(place);
        }
    };
    after_kills(times, "out.xlsx", whole_or_none, |place, _| whole(place));
}

#[cfg(feature = "xlsx")]
#[test]
fn killed_runs_leave_a_whole_sheet() {
    sheet_after_kills(8);
}

/// A minute or two as a release; see tests/bench/records.
#[test]
#[ignore = "the long run: cargo test --release --features sqlite -- --ignored a_hundred_kills_of_watch"]
fn a_hundred_kills_of_watch() {
    table_after_kills(100);
    #[cfg(feature = "xlsx")]
    sheet_after_kills(100);
    #[cfg(feature = "sqlite")]
    database::after_so_many_kills(100);
}

#[cfg(feature = "sqlite")]
mod database {
    use serde_json::Value;
    use whosaid::export::DATABASE_SCHEMA;
    use whosaid::export::rusqlite::{Connection, Row};

    use super::*;

    const GUIDE: &str = include_str!("../docs/database.md");

    fn open(place: &Place, name: &str) -> Connection {
        Connection::open(place.path().join(name)).expect("a database")
    }

    fn number(database: &Connection, sql: &str) -> i64 {
        database.query_row(sql, (), |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Documents, numbers and contents of all rows.
    fn contents(database: &Connection) -> Vec<(String, i64, String)> {
        let sql =
            "SELECT doc, number, content FROM rows JOIN documents ON documents.id = document ORDER BY doc, number";
        let mut rows = database.prepare(sql).expect("sound");
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        rows.query_map((), row).expect("asked").collect::<Result<_, _>>().expect("read")
    }

    pub(super) fn after_so_many_kills(times: usize) {
        let sound_and_whole = |place: &Place, rows: &str| {
            let mut expected = Vec::new();
            for line in rows.lines() {
                let record: Value = serde_json::from_str(line).expect("JSON");
                for row in record["attributions"].as_array().expect("rows") {
                    let text = |value: &Value| value.as_str().expect("a text").to_owned();
                    expected.push((
                        text(&record["doc"]),
                        row["id"].as_i64().expect("one"),
                        text(&row["content"]["text"]),
                    ));
                }
            }
            let database = open(place, "out.db");
            let sound: String = database.query_row("PRAGMA integrity_check", (), |row| row.get(0)).expect("asked");
            assert_eq!(sound, "ok");
            assert!(contents(&database) == expected);
            database
                .execute_batch("INSERT INTO rows_text (rows_text, rank) VALUES ('integrity-check', 1)")
                .expect("whole");
        };
        after_kills(times, "out.db", |_, _| {}, sound_and_whole);
    }

    #[test]
    fn killed_runs_leave_a_sound_database() {
        after_so_many_kills(8);
    }

    #[test]
    fn a_changed_document_takes_the_place_of_the_old() {
        let place = Place::new();
        place.file("in/a.txt", "“We keep the keys,” said Ida Volk.\n");
        place.file("in/b.txt", "“The pump runs,” said Bo Kim.\n");
        let run = ["watch", "in", "-o", "out.sqlite"];
        place.run(&run).ended(0, &["2 new document(s)"]);
        place.run(&run).ended(0, &["nothing new in 2 file(s)"]);
        place.file("in/a.txt", "“Nobody asked for the valve,” said Oda Renn.\n");
        place.run(&run).ended(0, &["1 row(s) of 1 new document(s)"]);
        let database = open(&place, "out.sqlite");
        let all: Vec<String> = contents(&database).into_iter().map(|(.., content)| content).collect();
        assert_eq!(all, ["“Nobody asked for the valve,”", "“The pump runs,”"]);
        let found =
            |word: &str| number(&database, &format!("SELECT count(*) FROM rows_text WHERE rows_text MATCH '{word}'"));
        assert_eq!(["valve", "keys", "PUMP"].map(found), [1, 0, 1], "what is gone is gone from the index, too");
        assert_eq!(number(&database, "SELECT count(*) FROM speakers"), 2);
    }

    #[test]
    fn extract_writes_a_whole_database() {
        let place = Place::new();
        place.file("a.txt", "Café news\n\n“We keep the keys,” said Ida Volk.\n");
        place.run(&["extract", "a.txt", "-o", "out.db"]).ended(0, &["1 row(s)"]);
        let database = open(&place, "out.db");
        let sql = "SELECT start * 1000 + stop FROM spans WHERE part = 'content'";
        assert_eq!(number(&database, sql), 11 * 1000 + 30, "code points");
        assert_eq!(number(&database, "SELECT count(*) FROM spans"), 3);
        place.file("other.db", "no database at all, but long enough to be looked at as one");
        place.run(&["watch", "a.txt", "-o", "other.db"]).ended(1, &["not a database"]);
    }

    /// The blocks of SQL in the guide, behind the schema.
    fn queries() -> Vec<&'static str> {
        GUIDE.split("```sql\n").skip(1).filter_map(|block| block.split("```").next()).collect()
    }

    #[test]
    fn the_guide_has_the_schema_and_queries_that_find_something() {
        let blocks = queries();
        assert_eq!(blocks[0].trim(), DATABASE_SCHEMA.trim(), "the schema stands in the guide word for word");
        assert!(blocks.len() > 5, "five queries");
        let place = Place::new();
        for (name, outlet) in [("a", "Harlow Sentinel"), ("b", "Port Courier")] {
            let text = "“The rent cap was a mistake from the first day,” said Ida Volk, who leads the council.\\n\\n“We will appeal,” Bo Kim told reporters.\\n\\nIda Volk said the cap would end.\\n\\nThe rent cap is expected to end in May.";
            let line = format!(
                "{{\"id\": \"{name}\", \"outlet\": \"{outlet}\", \"date\": \"2026-03-0{}\", \"text\": \"{text}\"}}\n",
                1 + name.len()
            );
            place.file(&format!("in/{name}.jsonl"), line);
        }
        place.run(&["watch", "in", "-o", "quotes.db"]).ended(0, &["2 new document(s)"]);
        let database = open(&place, "quotes.db");
        for sql in &blocks[1..] {
            let mut query = database.prepare(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
            let mut rows = query.query(()).expect("asked");
            assert!(rows.next().unwrap_or_else(|error| panic!("{sql}: {error}")).is_some(), "finds nothing: {sql}");
        }
    }
}
