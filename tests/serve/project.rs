//! Documents, decisions, and what comes of them.

use std::io::{Cursor, Read};

use serde_json::{Value, json};
use whosaid::export::rusqlite::Connection;
use zip::ZipArchive;

use super::client::Service;
use crate::place::Place;

pub(super) const TEXT: &str = "“We will rebuild the bridge,” Mayor Ada Holm said on Monday.\n\n\
    “Häuser first,” 🦤 said Bo Lind.\n\nShe said the work would take a year.\n";

/// An article of the project as somebody sees it.
fn article(service: &Service, id: i64, reviewer: &str) -> Value {
    service.get(&format!("/v1/project/documents/{id}?reviewer={reviewer}&others=true")).with(200).json()
}

fn rows(article: &Value) -> &Vec<Value> {
    article["rows"].as_array().expect("rows")
}

/// The code points of words in the text.
fn place_of(words: &str) -> [usize; 2] {
    let start = TEXT[..TEXT.find(words).expect("it stands there")].chars().count();
    [start, start + words.chars().count()]
}

fn decision(reviewer: &str, row: &Value, action: &str, change: Value) -> Value {
    let mut left = row["row"].clone();
    for (name, value) in change.as_object().expect("an object") {
        left[name] = value.clone();
    }
    let verdict = if action == "reject" { "rejected" } else { "accepted" };
    json!({"reviewer": reviewer, "document": 1, "key": row["key"], "action": action, "verdict": verdict, "row": left})
}

fn decide(service: &Service, reviewer: &str, row: &Value, action: &str, change: Value) -> Value {
    service.change("/v1/project/decisions", &decision(reviewer, row, action, change)).with(200).json()
}

fn started(place: &Place) -> Service {
    place.file("in/a.txt", TEXT);
    Service::start(place, &["desk.whosaid", "in"])
}

fn exported(service: &Service, query: &str) -> Vec<Vec<String>> {
    let csv = service.get(&format!("/v1/project/export?format=csv{query}")).with(200).body;
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let at = |name: &str, headers: &csv::StringRecord| headers.iter().position(|one| one == name).expect("a column");
    let headers = reader.headers().expect("a header").clone();
    let wanted = ["speaker", "content", "type", "reviewed"].map(|name| at(name, &headers));
    reader
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| wanted.iter().map(|&at| row[at].to_owned()).collect())
        .collect()
}

#[test]
fn what_people_decide_becomes_rows() {
    let place = Place::new();
    let service = started(&place);
    let first = article(&service, 1, "Ida");
    assert_eq!(rows(&first).len(), 3);
    assert_eq!(rows(&first).iter().map(|row| row["status"].as_str().expect("a word")).collect::<Vec<_>>(), ["open"; 3]);
    let whole = exported(&service, "");
    assert_eq!(whole.iter().map(|row| row[3].as_str()).collect::<Vec<_>>(), ["open"; 3]);
    assert!(exported(&service, "&documents=whole").is_empty());
    decide(&service, "Ida", &rows(&first)[0], "accept", json!({}));
    decide(&service, "Ida", &rows(&first)[1], "reject", json!({}));
    let change = json!({"speaker": ["Cyd Rae"], "content": [place_of("the work")], "cue": []});
    decide(&service, "Ida", &rows(&first)[2], "speaker", change);
    let added = json!({"reviewer": "Ida", "document": 1, "action": "add", "verdict": "accepted",
        "row": {"content": [place_of("on Monday")], "source": [place_of("Mayor Ada Holm")], "speaker": ["Ada Holm", "Zoë Quill"], "type": "indirect"}});
    let kept = service.change("/v1/project/decisions", &added).with(200).json();
    assert_eq!(kept["key"], "+4");
    let left = [
        ["Ada Holm", "“We will rebuild the bridge,”", "direct", "accepted"],
        ["Ada Holm | Zoë Quill", "on Monday", "indirect", "added"],
        ["Cyd Rae", "the work", "indirect", "corrected"],
    ];
    assert_eq!(exported(&service, ""), left);
    assert_eq!(exported(&service, "&documents=whole&reviewer=Ida"), left);
    assert_eq!(exported(&service, "&reviewer=Bo"), whole, "Bo has decided nothing");
    let seen = article(&service, 1, "Ida");
    let states: Vec<&str> = rows(&seen).iter().map(|row| row["status"].as_str().expect("a word")).collect();
    assert_eq!(states, ["accepted", "added", "rejected", "corrected"]);
    let queue = service.get("/v1/project/queue?reviewer=Ida").json();
    assert_eq!((&queue[0]["done"], &queue[0]["added"], &queue[0]["least"]), (&json!(3), &json!(1), &Value::Null));
    assert_eq!(service.get("/v1/project/queue?reviewer=Ida&state=open").json(), json!([]));
    assert_eq!(service.get("/v1/project/queue?reviewer=Bo&state=open").json()[0]["done"], 0);
    // The same rows in the other forms.
    let json = service.get("/v1/project/export?format=json").with(200).json();
    assert_eq!(json[0]["attributions"][1]["reviewed"], "added");
    let tasks = service.get("/v1/project/export?format=labelstudio").with(200).json();
    assert_eq!(tasks[0]["annotations"].as_array().expect("annotations").len(), 1);
    let book = service.get("/v1/project/export?format=xlsx").with(200);
    assert!(
        book.body.starts_with(b"PK") && book.head.contains("attachment; filename=\"reviewed.xlsx\""),
        "{}",
        book.head
    );
    assert!(service.get("/v1/project/export?format=html").with(200).text().contains("Zoë Quill"));
    service.get("/v1/project/export?format=doc").problem(400, "expected one of csv");
}

#[test]
fn undoing_is_a_further_decision_and_nothing_is_ever_changed() {
    let place = Place::new();
    let service = started(&place);
    let first = article(&service, 1, "Ida");
    let row = &rows(&first)[0];
    decide(&service, "Ida", row, "accept", json!({}));
    decide(&service, "Ida", row, "speaker", json!({"speaker": ["Bo"]}));
    decide(&service, "Eve", row, "reject", json!({}));
    let undo = |reviewer: &str| service.change("/v1/project/undo", &json!({"reviewer": reviewer, "document": 1}));
    let status = || rows(&article(&service, 1, "Ida"))[0]["status"].clone();
    assert_eq!(status(), "corrected");
    assert_eq!(undo("Ida").with(200).json()["action"], "speaker");
    assert_eq!(status(), "accepted");
    undo("Ida").with(200);
    assert_eq!(status(), "open");
    undo("Ida").problem(404, "nothing that could be undone");
    assert_eq!(rows(&article(&service, 1, "Eve"))[0]["status"], "rejected", "others' decisions stay");
    drop(service);
    let database = Connection::open(place.path().join("desk.whosaid")).expect("a database");
    let count: i64 = database.query_row("SELECT count(*) FROM decisions", (), |row| row.get(0)).expect("a number");
    assert_eq!(count, 5);
    for sql in ["UPDATE decisions SET reviewer = 'Bo'", "DELETE FROM decisions"] {
        assert!(database.execute(sql, ()).is_err(), "{sql}");
    }
}

#[test]
fn what_is_no_decision_is_not_kept() {
    let place = Place::new();
    let service = started(&place);
    let first = article(&service, 1, "Ida");
    let good = decision("Ida", &rows(&first)[0], "accept", json!({}));
    let with = |name: &str, value: Value| {
        let mut sent = good.clone();
        match name.split_once('.') {
            Some((outer, inner)) => sent[outer][inner] = value,
            None => sent[name] = value,
        }
        service.change("/v1/project/decisions", &sent)
    };
    with("reviewer", json!(" ")).problem(422, "reviewer");
    with("reviewer", json!("a\nb")).problem(422, "reviewer");
    with("document", json!(2)).problem(404, "no document 2");
    with("key", json!("9-99.")).problem(404, "no row of this key");
    with("action", json!("drop")).problem(422, "action");
    with("verdict", json!("perhaps")).problem(400, "`accepted` or `rejected`");
    with("row.content", json!([[0, 5000]])).problem(422, "outside of the text");
    with("row.content", json!([[5, 2]])).problem(422, "span");
    with("row.speaker", json!(["a|b"])).problem(422, "name");
    with("row.type", json!("shouted")).problem(422, "direct, mixed or indirect");
    with("extra", json!(1)).problem(400, "extra");
    service
        .change("/v1/project/same", &json!({"reviewer": "Ida", "from": "A", "to": "A"}))
        .problem(422, "two different names");
    assert_eq!(service.get("/v1/project").json()["decisions"], 0);
    place.file("not.whosaid", "no database");
    place.run(&["serve", "not.whosaid", "--port", "0"]).ended(2, &["cannot be used as a project"]);
}

#[test]
fn documents_come_in_once_and_are_found() {
    let place = Place::new();
    let service = started(&place);
    let add = |name: &str, media: &str, body: &str| {
        let lines = [&format!("Content-Type: {media}"), "X-Whosaid: 1"].map(str::to_owned);
        service.ask("POST", &format!("/v1/project/documents?name={name}"), &lines.each_ref().map(String::as_str), body)
    };
    let records = [
        json!({"id": "x", "title": "Ferry talks", "outlet": "The Quay Post", "text": "“The ferry is late,” said Lía Núñez."}),
        json!({"id": "y", "title": "Rain", "outlet": "Hill Courier", "text": "“It rains,” said Bo Lind."}),
        json!({"id": "z", "text": ""}),
    ];
    let lines = records.map(|record| record.to_string()).join("\n");
    let told = add("b.jsonl", "application/octet-stream", &lines).with(200).json();
    assert_eq!((&told["documents"], &told["new"]), (&json!([2, 3]), &json!(2)));
    assert!(told["failures"][0].as_str().expect("words").contains("empty"), "{told}");
    assert_eq!(add("b.jsonl", "application/octet-stream", &lines).with(200).json()["new"], 0);
    add("c.txt", "text/plain", " ").problem(422, "empty");
    let found = |query: &str| -> Vec<i64> {
        let queue = service.get(&format!("/v1/project/queue?{query}")).with(200).json();
        let mut ids: Vec<i64> =
            queue.as_array().expect("a list").iter().map(|one| one["id"].as_i64().expect("a number")).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(found("q=nunez"), [2]);
    assert_eq!(found("q=FERRY+ta"), [2]);
    assert_eq!(found("q=%22+OR+%28*"), Vec::<i64>::new());
    assert_eq!(found("q=%2a"), [1, 2, 3]);
    assert_eq!(found("outlet=Hill+Courier"), [3]);
    assert_eq!(found("speaker=Bo+Lind"), [1, 3]);
    assert_eq!(found(""), [1, 2, 3]);
    let names = service.get("/v1/project/speakers?q=lind").json();
    assert_eq!((&names[0]["name"], &names[0]["rows"]), (&json!("Bo Lind"), &json!(3)));
    // Started again, with the same documents: none is there twice.
    drop(service);
    let service = started(&place);
    assert_eq!(service.get("/v1/project").json()["documents"], 3);
}

#[test]
fn a_newer_engine_keeps_old_decisions() {
    let place = Place::new();
    let service = started(&place);
    let first = article(&service, 1, "Ida");
    decide(&service, "Ida", &rows(&first)[0], "speaker", json!({"speaker": ["Adelheid Holm"]}));
    decide(&service, "Ida", &rows(&first)[2], "reject", json!({}));
    let before = exported(&service, "");
    drop(service);
    // An engine to which *say* is no cue finds hardly anything here.
    place.file("words/verbs.tsv", "verb\tact\tstrength\tflags\tnote\n-say\t\t\t\t\n");
    let header = std::fs::read_to_string(format!("{}/lexicons/en/verbs.tsv", crate::PROJECT)).expect("a lexicon");
    let header = header.lines().find(|line| !line.starts_with('#')).expect("a header").to_owned();
    place.file("words/verbs.tsv", format!("{header}\n-say\n"));
    let service = Service::start(&place, &["desk.whosaid", "--lexicons", "words"]);
    let now = article(&service, 1, "Ida");
    let found = rows(&now).iter().filter(|row| row["found"].is_object()).count();
    assert!(found < 3, "{now}");
    let left = exported(&service, "");
    assert!(left.iter().any(|row| row[0] == "Adelheid Holm" && row[1].starts_with("“We will rebuild")), "{left:?}");
    assert!(!left.iter().any(|row| row[1].contains("would take a year")), "{left:?}");
    drop(service);
    // And the first one again: all as it was.
    let service = Service::start(&place, &["desk.whosaid"]);
    assert_eq!(exported(&service, ""), before);
    assert_eq!(service.get("/v1/project").json()["decisions"], 2);
}

#[test]
fn names_of_one_speaker_become_a_roster() {
    let place = Place::new();
    let service = started(&place);
    let same = |from: &str, to: &str| {
        service.change("/v1/project/same", &json!({"reviewer": "Ida", "from": from, "to": to})).with(200)
    };
    same("Bo Lind", "Robert Lind");
    same("Robert Lind", "Robert A. Lind");
    assert_eq!(exported(&service, "")[1][0], "Robert A. Lind");
    let roster = service.get("/v1/project/export?format=roster").with(200).text();
    assert_eq!(roster, "id,name,aliases\ns1,Robert A. Lind,Bo Lind|Robert Lind\n");
    place.file("people.csv", &roster);
    let linked = place.run(&[
        "extract",
        "in/a.txt",
        "--roster",
        "people.csv",
        "--columns",
        "speaker,speaker_id",
        "--format",
        "csv",
    ]);
    assert!(linked.out().contains("Robert A. Lind,s1"), "{}", linked.out());
    service.change("/v1/project/undo", &json!({"reviewer": "Ida"})).with(200);
    assert_eq!(exported(&service, "")[1][0], "Robert Lind");
}

#[test]
fn two_people_are_compared() {
    let place = Place::new();
    let service = started(&place);
    let first = article(&service, 1, "Ida");
    for row in rows(&first) {
        decide(&service, "Ida", row, "accept", json!({}));
    }
    decide(&service, "Bo", &rows(&first)[0], "accept", json!({}));
    decide(&service, "Bo", &rows(&first)[1], "reject", json!({}));
    let asked = service.get("/v1/project/agreement?one=Ida&other=Bo").with(200).json();
    let agreement = &asked["agreement"];
    assert_eq!((&agreement["rows"], &agreement["same"], &agreement["standing"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!(agreement["verdict_alpha"], 0.0);
    let differences = asked["differences"].as_array().expect("a list");
    assert_eq!((differences.len(), &differences[0]["key"]), (1, &rows(&first)[1]["key"]));
    // Of several the last word counts, unless one is asked for.
    assert_eq!(exported(&service, "").len(), 2);
    assert_eq!(exported(&service, "&reviewer=Ida").len(), 3);
    // Others are seen only by who asks for them.
    let blind = service.get("/v1/project/documents/1?reviewer=Bo").json();
    assert!(rows(&blind).iter().all(|row| row["others"].is_null()), "{blind}");
    assert_eq!(rows(&article(&service, 1, "Bo"))[2]["others"][0]["reviewer"], "Ida");
    service.get("/v1/project/agreement?one=Ida").problem(400, "other");
}

/// Puts the files of an archive into a folder.
pub(super) fn unpack(place: &Place, folder: &str, packed: Vec<u8>) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(packed)).expect("an archive");
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let name = file.enclosed_name().expect("a name inside").display().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        place.file(&format!("{folder}/{name}"), content);
        names.push(name);
    }
    names
}

#[test]
fn check_eval_and_train_take_what_comes_out() {
    let place = Place::new();
    let service = started(&place);
    service.get("/v1/project/export?format=fixtures").problem(404, "no document is finished");
    service.get("/v1/project/evaluation").problem(404, "no document is finished");
    let first = article(&service, 1, "Ida");
    decide(&service, "Ida", &rows(&first)[0], "accept", json!({}));
    decide(&service, "Ida", &rows(&first)[1], "speaker", json!({"speaker": ["Robert Lind"]}));
    decide(&service, "Ida", &rows(&first)[2], "reject", json!({}));
    let fixtures = service.get("/v1/project/export?format=fixtures").with(200).body;
    assert_eq!(unpack(&place, "fixtures", fixtures), ["a/article.txt", "a/expected.tsv"]);
    let checked = place.run(&["check", "fixtures"]);
    assert!(checked.out().contains("1 texts, 2 rows expected: 1 ok, 1 wrong, 0 miss; 1 extra"), "{}", checked.out());
    let brat = service.get("/v1/project/export?format=brat").with(200).body;
    assert_eq!(unpack(&place, "gold", brat), ["a.txt", "a.ann", "speakers.tsv"]);
    let measured = place.run(&["eval", "--gold", "gold", "--speakers", "gold/speakers.tsv", "--json", "-"]);
    measured.ended(0, &[]);
    let own: Value = serde_json::from_str(&measured.out()).expect("JSON");
    let told = service.get("/v1/project/evaluation").with(200).json();
    for measure in ["AttrF1", "QuoteAttrF1"] {
        assert!(
            own[measure].is_number() && own[measure] == told["all"][measure],
            "{measure}: {} and {}",
            own[measure],
            told["all"][measure]
        );
    }
    assert!(own["AttrF1"].as_f64() < Some(1.0), "a row of the engine was rejected");
    place.run(&["lexicon", "suggest", "gold"]).ended(0, &[]);
    let tasks = service.get("/v1/project/export?format=labelstudio").with(200).body;
    place.file("tasks.json", tasks);
    let by_tasks = place.run(&["eval", "--gold", "tasks.json", "--json", "-"]);
    let by_tasks: Value = serde_json::from_str(&by_tasks.out()).expect("JSON");
    assert_eq!(by_tasks["AttrF1"], own["AttrF1"]);
    let train = ["--text", "gold", "--gold", "gold", "--out", "weights"];
    let trained =
        std::process::Command::new(env!("CARGO_BIN_EXE_whosaid-train")).args(train).current_dir(place.path()).output();
    let trained = trained.expect("it runs");
    assert!(trained.status.success(), "{}", String::from_utf8_lossy(&trained.stderr));
    assert!(place.path().join("weights").read_dir().expect("a folder").count() > 0);
}
