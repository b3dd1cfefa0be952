//! What the engine answers over HTTP is what the command line prints.

use serde_json::{Value, json};

use super::client::Service;
use crate::cli::fixtures;
use crate::place::Place;

const TEXT: &str = "“We will rebuild the bridge,” Mayor Ada Holm said.\n\nShe said the work would take a year.\n";

#[test]
fn extract_gives_what_the_command_gives() {
    let place = Place::new();
    let article = std::fs::read_to_string(format!("{}/local-bridge/article.txt", fixtures())).expect("a fixture");
    place.file("article.txt", &article);
    place.file("page.html", format!("<html><body><article><p>{TEXT}</p></article></body></html>"));
    place.file("records.jsonl", format!("{}\n{}\n", json!({"id": 7, "text": TEXT}), json!({"id": 8, "text": article})));
    let service = Service::start(&place, &[]);
    for (name, media) in [
        ("article.txt", "text/plain"),
        ("page.html", "text/html; charset=utf-8"),
        ("records.jsonl", "application/x-ndjson"),
    ] {
        let body = place.read(name);
        for format in ["csv", "tsv", "json", "jsonl", "html", "labelstudio", "tei", "jsonld"] {
            let answer = service.post(&format!("/v1/extract?name={name}&format={format}"), media, &body).with(200);
            let printed = place.run(&["extract", name, "--format", format]);
            assert!(answer.text() == printed.out(), "{name} as {format}: {}", answer.text());
        }
        let explained =
            service.post(&format!("/v1/extract?name={name}&explain=true&format=jsonl"), media, &body).with(200);
        assert_eq!(explained.text(), place.run(&["extract", name, "--format", "jsonl", "--explain"]).out(), "{name}");
    }
    let accept = ["Content-Type: text/plain", "Accept: text/html, text/csv;q=0.9"];
    let csv = service.ask("POST", "/v1/extract?columns=speaker,cue", &accept, TEXT).with(200);
    assert_eq!(csv.text(), "speaker,cue\r\nAda Holm,said\r\nAda Holm,said\r\n");
    let sure = service.post("/v1/extract?columns=speaker&format=csv&min_confidence=1.1", "text/plain", TEXT).with(200);
    assert_eq!(sure.text(), "speaker\r\n");
    let latin = service
        .post("/v1/extract", "text/plain; charset=windows-1252", b"\x93We won,\x94 said Ren\xe9 Holm.")
        .with(200);
    assert_eq!(latin.json()[0]["attributions"][0]["speaker"][0], "René Holm");
}

#[test]
fn the_others_answer_like_their_commands() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    let service = Service::start(&place, &[]);
    let speakers = service.post("/v1/speakers?name=a.txt", "text/plain", TEXT).with(200);
    assert_eq!(speakers.text(), place.run(&["speakers", "a.txt", "--format", "json"]).out());
    let explained = service.post("/v1/explain?name=a.txt", "text/plain", TEXT).with(200).json();
    assert_eq!(explained["attributions"][0]["evidence"]["cue_entry"]["entry"], "say");
    let told = service.post("/v1/explain?at=take+a+year", "text/plain", TEXT).with(200).text();
    assert_eq!(told, place.run(&["explain", "a.txt", "--at", "take a year"]).out());
    let told = service.post("/v1/explain?paragraph=1", "text/plain", TEXT).with(200).text();
    assert_eq!(told, place.run(&["explain", "a.txt", "--paragraph", "1"]).out());
    let body = json!({
        "statements": [{"statement": "We will rebuild the bridge"}, {"statement": "We will sell it all today", "id": "s", "speaker": "Bo Lind"}],
        "documents": [{"id": "a", "text": TEXT}],
    });
    let verdicts = service.post("/v1/verify", "application/json", body.to_string()).with(200).json();
    let told: Vec<&Value> = verdicts.as_array().expect("a list").iter().map(|one| &one["verdict"]).collect();
    assert_eq!(told, ["verbatim", "absent"]);
    assert_eq!((&verdicts[0]["doc"], &verdicts[1]["id"]), (&json!("documents#a"), &json!("s")));
    let schema = service.get("/v1/schema").with(200).text();
    assert_eq!(schema, place.run(&["schema"]).out());
}

#[test]
fn what_is_wrong_is_told_with_what_to_do() {
    let place = Place::new();
    let service = Service::start(&place, &["--max-body", "64k"]);
    let post = |path: &str, media: &str, body: &str| service.post(path, media, body);
    post("/v1/extract?format=doc", "text/plain", TEXT).problem(400, "expected one of csv");
    post("/v1/extract?colour=red", "text/plain", TEXT).problem(400, "unknown field `colour`");
    post("/v1/extract?columns=speaker,weight", "text/plain", TEXT).problem(400, "weight");
    post("/v1/extract", "image/png", TEXT).problem(415, "text/plain, text/html");
    post("/v1/extract", "text/plain; charset=klingon", TEXT).problem(415, "klingon");
    post("/v1/extract", "text/plain", "").problem(422, "empty");
    post("/v1/extract", "application/json", "{\"text\": ").problem(422, "no JSON");
    post("/v1/extract", "application/json", "{\"body_html\": 1}").problem(422, "--text-field");
    post("/v1/explain", "application/json", &json!([{"text": TEXT}, {"text": TEXT}]).to_string())
        .problem(422, "one at a time");
    post("/v1/explain?at=nowhere+at+all", "text/plain", TEXT).problem(422, "do not stand in the text");
    post("/v1/verify", "application/json", "[]").problem(400, "the JSON that is expected");
    post("/v1/verify", "application/json", "{\"statements\": [], \"documents\": []}")
        .problem(422, "one entry at least");
    post("/v1/verify", "application/json", "{\"statements\": [{\"statement\": \"…\"}], \"documents\": [{}]}")
        .problem(422, "no words");
    post("/v1/extract", "text/plain", &"a".repeat(65 * 1024)).problem(413, "--max-body");
    service.get("/v1/extract").problem(405, "method");
    service.get("/v1/nothing").problem(404, "/openapi.json");
    service.get("/v1/project").problem(404, "without a project");
    // Nothing of this broke it.
    post("/v1/extract", "text/plain", TEXT).with(200);
}

#[test]
fn the_description_is_that_of_the_code() {
    let place = Place::new();
    let service = Service::start(&place, &[]);
    let description = service.get("/openapi.json").with(200).json();
    assert!(description["openapi"].as_str().expect("a version").starts_with("3.1"));
    let paths = description["paths"].as_object().expect("paths");
    // Every path of the router, and no other.
    let router =
        [include_str!("../../cli/src/serve/route.rs"), include_str!("../../cli/src/serve/project/routes.rs")].concat();
    let routed: Vec<&str> = router.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let asset = |path: &&str| matches!(*path, "/" | "/page.css" | "/page.js");
    let mut wanted: Vec<&str> = routed.into_iter().filter(|path| !asset(path)).collect();
    wanted.sort_unstable();
    let mut told: Vec<&str> = paths.keys().map(String::as_str).collect();
    told.sort_unstable();
    assert_eq!(told, wanted);
    for (path, methods) in paths {
        for (method, one) in methods.as_object().expect("methods") {
            assert!(
                one["summary"].is_string() && ["200", "202"].iter().any(|code| one["responses"][code].is_object()),
                "{method} {path}"
            );
        }
    }
}

#[test]
fn health_and_metrics() {
    let place = Place::new();
    let service = Service::start(&place, &[]);
    assert_eq!(service.get("/health").with(200).text(), "ok\n");
    service.post("/v1/extract", "text/plain", TEXT).with(200);
    service.post("/v1/extract", "text/plain", "").with(422);
    service.get("/surely/not/there").with(404);
    let metrics = service.get("/metrics").with(200).text();
    for line in [
        "whosaid_request_seconds_count{route=\"/v1/extract\",status=\"200\"} 1",
        "whosaid_request_seconds_count{route=\"/v1/extract\",status=\"422\"} 1",
        "whosaid_request_seconds_count{route=\"none\",status=\"404\"} 1",
        "whosaid_request_seconds_bucket{route=\"/v1/extract\",status=\"200\",le=\"+Inf\"} 1",
        "whosaid_requests_open 1",
        "whosaid_refused_total 0",
    ] {
        assert!(metrics.lines().any(|one| one == line), "{line} is not in\n{metrics}");
    }
    let ids: Vec<String> = (0..2).map(|_| service.get("/health").head).collect();
    let id = |head: &String| head.lines().find(|line| line.starts_with("x-request-id: ")).expect("an id").to_owned();
    assert_ne!(id(&ids[0]), id(&ids[1]));
}
