//! Learning from decisions in a service: by its paths, and the whole way in a browser.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::Service;
use super::page::Page;
use super::project::unpack;
use crate::learn::hopes;
use crate::outputs::driver::Browser;
use crate::outputs::{installed, say};
use crate::place::Place;

/// So many articles are decided; one more waits.
const DECIDED: usize = 5;

fn started(place: &Place) -> Service {
    (0..=DECIDED).for_each(|number| {
        place.file(&format!("in/a{number}.txt"), hopes(number).text);
    });
    Service::start(place, &["desk.whosaid", "in"])
}

fn rows(service: &Service, id: usize) -> Vec<Value> {
    let article = service.get(&format!("/v1/project/documents/{id}?reviewer=Ida")).with(200).json();
    let text: Vec<char> = article["text"].as_str().expect("a text").chars().collect();
    let rows = article["rows"].as_array().expect("rows").iter().map(|row| {
        let cue = |at: usize| row["row"]["cue"][0][at].as_u64().expect("a place") as usize;
        let mut row = row.clone();
        row["words"] = text[cue(0)..cue(1)].iter().collect::<String>().into();
        row
    });
    rows.collect()
}

/// The cues of the rows that are found in an article.
fn cues(service: &Service, id: usize) -> Vec<String> {
    let found = rows(service, id).into_iter().filter(|row| row["found"].is_object());
    found.map(|row| row["words"].as_str().expect("words").to_owned()).collect()
}

fn decide(service: &Service, id: usize) {
    for row in rows(service, id) {
        let (action, verdict) = if row["words"] == "said" { ("accept", "accepted") } else { ("reject", "rejected") };
        let sent = json!({"reviewer": "Ida", "document": id, "key": row["key"], "action": action, "verdict": verdict, "row": row["row"]});
        service.change("/v1/project/decisions", &sent).with(200);
    }
}

/// Waits until nothing is being done any more.
fn settled(service: &Service) -> Value {
    let began = Instant::now();
    loop {
        let told = service.get("/v1/project/learn").with(200).json();
        if told["job"].is_null() {
            return told;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "{told}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn what_is_decided_is_learned_used_and_given_back() {
    let place = Place::new();
    let service = started(&place);
    let wish = |service: &Service, wish: bool| service.change("/v1/project/weights", &json!({ "use": wish }));
    let learn = |service: &Service| service.change("/v1/project/learn", &json!({}));
    decide(&service, 1);
    decide(&service, 2);
    learn(&service)
        .problem(422, "3 articles of which every row is decided are needed to learn from, and there are 2 of 6");
    wish(&service, true).problem(404, "nothing is learned yet");
    wish(&service, false).with(200);
    service.change("/v1/project/weights", &json!({"use": 1})).problem(400, "boolean");
    service.ask("POST", "/v1/project/learn", &[], "").problem(403, "X-Whosaid");
    (3..=DECIDED).for_each(|id| decide(&service, id));
    service.change("/v1/project/learn", &json!({"reviewer": "Bo"})).problem(422, "there are 0 of 6");
    assert_eq!(learn(&service).with(202).json()["job"], "learning");
    learn(&service).problem(409, "weights are being learned");
    wish(&service, false).problem(409, "weights are being learned");
    // Others are answered meanwhile.
    assert_eq!(service.get("/v1/project").with(200).json()["documents"], DECIDED + 1);
    let told = settled(&service);
    assert_eq!((&told["failed"], &told["in_use"], &told["decided"]), (&Value::Null, &Value::Null, &json!(DECIDED)));
    assert_eq!(
        (&told["learned"]["used"], &told["learned"]["report"]["use_them"]),
        (&json!(false), &json!(true)),
        "{told}"
    );
    // Nothing is read with it before somebody says so.
    let all = DECIDED + 1;
    assert_eq!(cues(&service, all).len(), 6);
    assert_eq!(wish(&service, true).with(200).json(), json!({"use": true, "documents": all}));
    assert_eq!(cues(&service, all), ["said"; 3]);
    let decisions = service.get("/v1/project").json()["decisions"].clone();
    assert_eq!(decisions, 6 * DECIDED);
    let statuses = |service: &Service| rows(service, 1).iter().map(|row| row["status"].clone()).collect::<Vec<_>>();
    assert!(statuses(&service).iter().filter(|status| **status == "accepted").count() == 3, "{:?}", statuses(&service));
    // An article that comes later is read with it, too.
    let lines = ["Content-Type: text/plain", "X-Whosaid: 1"];
    let added = service.ask("POST", "/v1/project/documents?name=late.txt", &lines, hopes(9).text).with(200).json();
    assert_eq!(cues(&service, added["documents"][0].as_u64().expect("a number") as usize), ["said"; 3]);
    // A further start keeps it, and so does one whose weights cannot be asked for again.
    drop(service);
    let service = Service::start(&place, &["desk.whosaid"]);
    assert_eq!(cues(&service, all), ["said"; 3]);
    assert!(service.get("/v1/project/learn").json()["in_use"].is_string());
    assert_eq!(wish(&service, false).with(200).json(), json!({"use": false, "documents": all + 1}));
    assert_eq!((cues(&service, all).len(), statuses(&service).len()), (6, 6));
    assert!(statuses(&service).iter().all(|status| status != "open"), "decisions stay: {:?}", statuses(&service));
    assert_eq!(service.get("/v1/project/learn").json()["learned"]["used"], false);
    drop(service);
    let service = Service::start(&place, &["desk.whosaid"]);
    assert_eq!(cues(&service, all).len(), 6, "what was given back stays so");
    let paths = service.get("/openapi.json").json()["paths"].clone();
    assert!(paths["/v1/project/learn"]["post"].is_object() && paths["/v1/project/weights"]["post"].is_object());
}

#[test]
fn a_service_ends_amid_learning() {
    let place = Place::new();
    let mut service = started(&place);
    (1..=DECIDED).for_each(|id| decide(&service, id));
    service.change("/v1/project/learn", &json!({})).with(202);
    let ended = std::process::Command::new("kill").arg(service.child.id().to_string()).status().expect("kill runs");
    assert!(ended.success());
    let began = Instant::now();
    let code = service.child.wait().expect("it ends");
    assert!(code.success() && began.elapsed() < Duration::from_secs(15), "{code}, {:?}", began.elapsed());
    // Nothing half learned is kept, and the project is whole.
    let service = Service::start(&place, &["desk.whosaid"]);
    let told = service.get("/v1/project/learn").with(200).json();
    assert_eq!((&told["decided"], &told["job"]), (&json!(DECIDED), &Value::Null));
}

#[test]
fn the_whole_way_in_a_browser() {
    if !installed("chromium") || !installed("chromedriver") {
        return;
    }
    let place = Place::new();
    let service = started(&place);
    let browser = Browser::start();
    let page = Page { browser: &browser };
    browser.visit(&format!("http://{}/", service.address));
    page.until("return document.querySelectorAll('.voice button').length", |count| count.as_u64() == Some(6));
    // Too little is decided: the panel says so, and its button is off.
    browser.run("document.getElementById('learn').click()");
    page.until("return document.getElementById('learn-panel')?.textContent ?? ''", |told| {
        told.as_str().is_some_and(|told| told.contains("0 of 6 articles are decided whole. At least 3 are needed"))
    });
    assert_eq!(
        browser.run("return [...document.querySelectorAll('#learn-panel button')].map((one) => one.disabled)"),
        json!([true])
    );
    browser.press("\u{e00c}");
    // Every row is decided by a key: what somebody hopes is not said.
    for number in 0..DECIDED {
        if number > 0 {
            browser.press("n");
        }
        for done in 0..6 {
            page.decided(done);
            let card =
                page.until("return document.getElementById('card').textContent", |card| card.as_str() != Some(""));
            let hopes = card.as_str().is_some_and(|card| card.contains("hopes") || card.contains("believes"));
            browser.press(if hopes { "x" } else { "a" });
            if (number, done) == (0, 0) {
                page.until("return document.getElementById('dialog').open", |open| open == true);
                browser.press("Ida\u{e007}");
            }
        }
        page.decided(6);
    }
    let left =
        service.get("/v1/project/queue?reviewer=Ida&state=open").json()[0]["id"].as_u64().expect("one waits") as usize;
    // What comes of it: fixtures on which the engine is wrong as often as people said so, and gold that tells the same.
    unpack(&place, "fixtures", service.get("/v1/project/export?format=fixtures").with(200).body);
    let checked = place.run(&["check", "fixtures"]).out();
    assert!(checked.contains("5 texts, 15 rows expected: 15 ok, 0 wrong, 0 miss; 15 extra"), "{checked}");
    unpack(&place, "gold", service.get("/v1/project/export?format=brat").with(200).body);
    hopes(left - 1).put(&place, "other/a");
    let eval = |folder: &str, more: &[&str]| -> f64 {
        let done = place.run(&[&["eval", "--gold", folder, "--json", "-"], more].concat());
        let told: Value = serde_json::from_str(&done.out()).unwrap_or_else(|error| panic!("{error}: {}", done.err()));
        told["AttrF1"].as_f64().expect("a share")
    };
    assert!((eval("gold", &[]) - 2.0 / 3.0).abs() < 1e-9);
    // Learned, told, used.
    browser.run("document.getElementById('learn').click()");
    let button = |words: &str| {
        let script = format!(
            "const found = [...document.querySelectorAll('#learn-panel button')].find((one) => one.textContent === '{words}' && !one.disabled); found?.click(); return found !== undefined"
        );
        page.until(&script, |found| found == true);
    };
    button("Learn");
    let panel = |words: &str| {
        page.until("return document.getElementById('learn-panel')?.textContent ?? ''", |told| {
            told.as_str().is_some_and(|told| told.contains(words))
        })
    };
    let told = panel("They are not in use.");
    assert!(
        told.as_str()
            .is_some_and(|told| told.contains("Use them: better on 5 of 5 parts") && told.contains("wrong rows gone")),
        "{told}"
    );
    assert_eq!(cues(&service, left).len(), 6, "nothing is read with it yet");
    button("Use these weights");
    panel("They are in use.");
    browser.press("\u{e00c}");
    let found = cues(&service, left);
    let hoped = found.iter().filter(|cue| *cue != "said").count();
    // Better on the corrected kind, in an article that nobody decided about.
    assert!(hoped < 2 && found.len() - hoped == 3, "{found:?}");
    assert_eq!(browser.complaints(), json!([]));
    // The same from the command line, against annotations that neither has seen.
    place.run(&["learn", "desk.whosaid", "--out", "own"]).ended(0, &["weights → own"]);
    let (before, after) = (eval("other", &[]), eval("other", &["--weights", "own"]));
    assert!(before < 0.7 && after > 0.8, "{before} to {after}");
    // And back.
    browser.run("document.getElementById('learn').click()");
    button("Give them back");
    panel("They are not in use.");
    assert_eq!(cues(&service, left).len(), 6);
    assert_eq!(browser.complaints(), json!([]));
    say("the whole way from decisions to weights was gone in a browser");
}
