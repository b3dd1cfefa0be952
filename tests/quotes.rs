//! The command `quotes`, and planted copies found again.

#[path = "bench/planting.rs"]
mod planting;

use whosaid::quotes::Coverage;

use crate::place::Place;

#[test]
fn planted_copies_are_found_again() {
    // Several: the words of a coverage change whenever a lexicon grows, and in one a single great story may be torn in two.
    const COVERAGES: u64 = 12;
    let mut all = (planting::Pairs::default(), planting::Pairs::default());
    for seed in 1..=COVERAGES {
        let mut coverage = Coverage::default();
        let truth = planting::plant(4_000, seed, &mut coverage);
        let (statements, stories) = planting::measure(&coverage, &truth);
        all = (all.0.plus(statements), all.1.plus(stories));
    }
    let (statements, stories) = all;
    for pairs in [statements, stories] {
        assert!(pairs.there > 2_000, "{pairs:?}");
        assert!(pairs.precision() >= 0.98 && pairs.recall() >= 0.98, "{statements:?}, {stories:?}");
    }
}

const LINES: &str = r#"{"id": 1, "outlet": "Sentinel", "date": "2026-03-02", "text": "“We will rebuild the bridge by June,” said Mayor Ada Holm.\n"}
{"id": 2, "outlet": "Courier", "date": "2026-03-03", "text": "“We will rebuild the bridge,” Ada Holm told reporters. “Nobody asked us to wait that long,” said Bo Dale.\n"}
{"id": 3, "outlet": "Post", "date": "2026-03-04", "text": "Ada Holm said the bridge would be rebuilt in June.\n"}
"#;

fn place() -> Place {
    let place = Place::new();
    place.file("news.jsonl", LINES);
    place
}

#[test]
fn a_statement_is_one_over_documents() {
    let place = place();
    let csv = place.run(&["quotes", "news.jsonl"]).ended(0, &[]).out();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(
        lines[1].starts_with("1,Ada Holm,person,Mayor,\"We will rebuild the bridge by June,\",2026-03-02,Sentinel,")
    );
    let places = place.run(&["quotes", "news.jsonl", "--places", "--top", "1"]).ended(0, &[]).out();
    assert_eq!(
        places.lines().map(|line| line.split(',').nth(2).unwrap_or_default()).collect::<Vec<_>>(),
        ["doc", "news.jsonl#1", "news.jsonl#2", "news.jsonl#3"]
    );
    place
        .run(&["quotes", "news.jsonl", "--min-outlets", "2", "-o", "two.json"])
        .ended(0, &["2 statements (1 shown), 3 documents, 3 stories → two.json"]);
    let table = place.run(&["quotes", "news.jsonl", "--format", "table"]).ended(0, &[]).out();
    assert!(table.contains("We will rebuild the bridge by June,") && table.contains("2 statements"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
}

#[test]
fn wrong_use_is_told() {
    let place = place();
    place.run(&["quotes", "news.jsonl", "--places", "--format", "json"]).ended(2, &["--places is for csv and tsv"]);
    place.run(&["quotes", "news.jsonl", "--format", "brat"]).ended(2, &["the formats are: table, csv"]);
    place.run(&["quotes", "news.jsonl", "-o", "./news.jsonl"]).ended(2, &["one of the inputs"]);
}

#[test]
fn narrowing_leaves_rows_out() {
    let place = place();
    let contents = |options: &[&str]| {
        let all = [&["extract", "news.jsonl", "--columns", "record_id", "--format", "csv"], options].concat();
        place.run(&all).ended(0, &[]).out().lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(contents(&["--about", "bridges rebuild"]), ["1", "2"]);
    assert_eq!(contents(&["--about", "rebuilt", "--about", "waits"]), ["2", "3"]);
    assert_eq!(contents(&["--since", "2026-03-03"]), ["2", "2", "3"]);
    assert_eq!(contents(&["--until", "2026-03-02"]), ["1"]);
    assert_eq!(contents(&["--until", "2026-03", "--outlet", "post"]), ["3"]);
    place.file("people.csv", "id,name\nQ1,Bo Dale\n");
    assert_eq!(contents(&["--roster", "people.csv", "--roster-only"]), ["2"]);
    let wrong: [(&[&str], &str); 3] = [
        (&["--since", "May"], "expected a day such as"),
        (&["--about", "…"], "expected words"),
        (&["--roster-only"], "--roster"),
    ];
    for (options, told) in wrong {
        place.run(&[&["extract", "news.jsonl"], options].concat()).ended(2, &[told]);
    }
}

#[test]
fn where_nothing_fits_what_is_near_is_told() {
    let place = place();
    let told = |options: &[&str]| place.run(&[&["extract", "news.jsonl"], options].concat()).ended(0, &[]).err();
    let near = told(&["--speaker", "Holmes"]);
    assert!(near.contains("nothing of “Holmes”; did you mean Ada Holm (3)?"), "{near}");
    assert!(told(&["--outlet", "Sentinels"]).contains("did you mean Sentinel (1)?"));
    assert!(told(&["--speaker", "Zuckmayer"]).contains("nor of a name like it"));
    assert!(told(&["--speaker", "Holm", "--about", "harbour"]).contains("no row fits all that was asked for"));
    assert_eq!(told(&["--speaker", "Holm"]), "");
}
