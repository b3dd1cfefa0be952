//! The page in a browser, driven by its driver: nothing is loaded or complained of, lit words are the rows' own, filter,
//! table and evidence work.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::{installed, say};
use crate::cli::fixtures;
use crate::place::Place;

/// Text that would break out of the page, if it could.
const HOSTILE: &str = "“</script><script>document.title = 'broken'</script>” said Ada Holm.\n\n\
    “<img src=x onerror=\"document.title='broken'\"> 🦤 &lt;b&gt;” said Bo Vale, <b>twice</b>.\n\n\
    “<!-- \u{2028} ]]> {style} {script} javascript:alert(1) one\n\ntwo,” Cyd Rae told a friend.\n";

/// A browser with a page of its own.
struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|on| on.local_addr()).expect("a free port").port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let profile = tempfile::TempDir::new().expect("a folder");
        let mut browser = Self { driver, port, session: String::new(), _profile: profile };
        let ready = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        assert!(ready, "the driver answers");
        let folder = format!("--user-data-dir={}", browser._profile.path().display());
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,1000",
            &folder,
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"args": arguments},
        }}});
        let session = browser.ask("POST", "", &wanted);
        browser.session = format!("/{}", session["sessionId"].as_str().unwrap_or_else(|| panic!("{session}")));
        browser
    }

    /// Sends a command of the WebDriver protocol and gives its value.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver answers");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let (session, length) = (&self.session, body.len());
        let head = format!("{method} /session{session}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        let head =
            format!("{head}Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
        let answer = answer(BufReader::new(stream));
        let value = &answer["value"];
        assert!(value.get("error").is_none(), "{method} {path}: {value}");
        value.clone()
    }

    fn open(&self, place: &Place, name: &str) {
        let url = format!("file://{}/{name}", place.path().display());
        self.ask("POST", "/url", &json!({"url": url}));
    }

    /// What a script gives back.
    fn run(&self, script: &str) -> Value {
        self.ask("POST", "/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What the browser complained of since it was last asked.
    fn complaints(&self) -> Value {
        self.ask("POST", "/se/log", &json!({"type": "browser"}))
    }
}

/// The JSON of an answer, whose head tells its length; the driver may keep the connection open.
fn answer(mut stream: BufReader<TcpStream>) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).expect("a line of the head");
        if let Some((name, value)) =
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        {
            length = value.trim().parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("the body");
    serde_json::from_slice(&body).expect("JSON")
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.ask("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The records of JSON Lines and a page, of the same inputs.
fn outputs(place: &Place) -> Vec<Value> {
    place.file("hostile.txt", HOSTILE);
    place.file("bad.png", b"\x89PNG\r\n\x1a\n\0\0\0\0");
    let inputs = [&fixtures(), "hostile.txt", "bad.png"];
    place.run(&[&["extract"], &inputs[..], &["-o", "report.html"]].concat()).ended(1, &["bad.png"]);
    let lines = place.run(&[&["extract"], &inputs[..], &["--format", "jsonl"]].concat());
    lines.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn rows(record: &Value) -> &Vec<Value> {
    record["attributions"].as_array().expect("rows")
}

/// The words of a part of a row, by its places in the text, without white space.
fn words(text: &[char], part: &Value) -> String {
    let spans = part["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
    let at = |place: &Value| place.as_u64().expect("a place") as usize;
    let chars = spans.iter().flat_map(|span| &text[at(&span[0])..at(&span[1])]);
    chars.filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_browser_shows_the_rows_and_nothing_else() {
    if !installed("chromium") || !installed("chromedriver") {
        return;
    }
    let place = Place::new();
    let records = outputs(&place);
    let browser = Browser::start();
    browser.open(&place, "report.html");
    assert_eq!(browser.complaints(), json!([]));
    assert!(browser.run("return document.title").as_str().expect("a title").starts_with("Who said what"));
    assert_eq!(browser.run("return document.querySelectorAll('img, b:not(.voice b), iframe').length"), 0);
    assert_eq!(browser.run("return document.querySelectorAll('article').length"), records.len());
    assert_eq!(browser.run("return document.querySelector('#failures li').textContent.split(':')[0]"), "bad.png");
    lit_words_are_the_rows(&browser, &place, &records);
    evidence_is_shown(&browser, &records);
    the_filter_narrows_all_views(&browser, &records);
    the_table_sorts_groups_and_leads_back(&browser, &records);
    assert_eq!(browser.complaints(), json!([]));
    say("the page was tried in a browser");
}

/// All words lit for each row, in page order of rows, against the texts.
fn lit_words_are_the_rows(browser: &Browser, place: &Place, records: &[Value]) {
    let lit = browser.run(
        "document.getElementById('open-all').click();
         return new Promise((done) => setTimeout(() => done([...document.querySelectorAll('article')].map((article) => {
           const rows = new Map();
           for (const element of article.querySelectorAll('[data-role]')) {
             for (const key of element.dataset.rows.split(' ')) {
               if (!rows.has(key)) rows.set(key, { content: '', source: '', cue: '' });
               rows.get(key)[element.dataset.role] += element.textContent.replace(/\\p{White_Space}+/gu, '');
             }
           }
           return [...rows].sort((a, b) => a[0] - b[0]).map(([, parts]) => parts);
         })), 500))",
    );
    let mut compared = 0;
    for (record, lit) in records.iter().zip(lit.as_array().expect("articles")) {
        let name = record["doc"].as_str().expect("a name");
        let path = place.path().join(name);
        let text: Vec<char> = std::fs::read_to_string(path).expect("the text").chars().collect();
        let lit = lit.as_array().expect("rows");
        assert_eq!(lit.len(), rows(record).len(), "{name}");
        for (row, lit) in rows(record).iter().zip(lit) {
            for part in ["content", "source", "cue"] {
                assert_eq!(lit[part], words(&text, &row[part]), "{part} of row {} of {name}", row["id"]);
                compared += 1;
            }
        }
    }
    assert!(compared > 600, "{compared} parts were compared");
}

/// Pointing at words and coming to a number by keyboard show the same card.
fn evidence_is_shown(browser: &Browser, records: &[Value]) {
    let cards = browser.run(
        "const card = document.getElementById('card'), article = document.querySelector('article');
         const mark = article.querySelector('mark'), button = article.querySelector('.margin button');
         const seen = [card.hidden];
         mark.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
         seen.push(card.textContent, article.querySelectorAll('.on').length > 0);
         mark.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }));
         seen.push(card.hidden);
         button.focus();
         seen.push(card.textContent, button.getAttribute('aria-describedby'));
         dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
         seen.push(card.hidden, article.querySelectorAll('.on').length);
         return seen;",
    );
    let first = &rows(&records[0])[0];
    let card = cards[1].as_str().expect("text");
    for field in ["rule", "act", "polarity", "type"] {
        assert!(card.contains(first[field].as_str().expect("words")), "{field} is not in {card}");
    }
    assert!(card.contains(first["cue"]["text"].as_str().expect("a cue")), "{card}");
    assert_eq!(cards, json!([true, card, true, true, card, "card", true, 0]));
}

fn the_filter_narrows_all_views(browser: &Browser, records: &[Value]) {
    let all: Vec<&Value> = records.iter().flat_map(rows).collect();
    let set = |id: &str, value: &str| {
        let script = format!(
            "const field = document.getElementById('{id}'); field.value = '{value}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             return document.querySelectorAll('article:not([hidden]) .margin button').length;"
        );
        browser.run(&script).as_u64().expect("a number") as usize
    };
    let count = |fits: &dyn Fn(&Value) -> bool| all.iter().filter(|row| fits(row)).count();
    let denied = count(&|row| row["act"] == "deny");
    assert!(denied > 0 && denied < all.len());
    assert_eq!(set("act", "deny"), denied);
    assert_eq!(set("act", ""), all.len());
    assert_eq!(set("least", "0.9"), count(&|row| row["confidence"].as_f64() >= Some(0.9)));
    assert_eq!(set("least", "0"), all.len());
    let untick = "const box = document.querySelector('#types input[value=indirect]'); box.click();
         return document.querySelectorAll('article:not([hidden]) .margin button.indirect').length";
    assert_eq!(browser.run(untick), 0);
    assert_eq!(set("act", ""), count(&|row| row["type"] != "indirect"));
    // The first bar of the chart is a button that narrows to its speaker.
    let bar = browser.run(
        "document.querySelector('#types input[value=indirect]').click();
         const bar = document.querySelector('#chart button');
         const told = [bar.querySelector('.name').textContent, Number(bar.querySelector('.count').textContent)];
         bar.click();
         return [...told, document.querySelectorAll('article:not([hidden]) .margin button').length,
           document.querySelector('#chart [aria-pressed=true] .name').textContent];",
    );
    let name = &bar[0];
    let rows = count(&|row| row["speaker"].as_array().expect("names").contains(name));
    assert_eq!(bar, json!([name, rows, rows, name]));
    assert_eq!(set("speaker", ""), all.len());
    assert_eq!(set("words", "no such words stand anywhere"), 0);
    assert_eq!(set("words", ""), all.len());
}

fn the_table_sorts_groups_and_leads_back(browser: &Browser, records: &[Value]) {
    let all: usize = records.iter().map(|record| rows(record).len()).sum();
    let table = browser.run(
        "document.getElementById('tab-table').click();
         const cells = (name) => [...document.querySelectorAll('tbody td.' + name)].map((cell) => cell.textContent);
         const more = document.getElementById('table-more');
         while (!more.hidden) more.click();
         const before = cells('number').length / 2;
         const head = (name) => [...document.querySelectorAll('thead button')].find((one) => one.textContent === name);
         head('content').click();
         const sorted = cells('content'), order = [...sorted].sort((a, b) => a.localeCompare(b, 'en'));
         const state = document.querySelector('[aria-sort]').getAttribute('aria-sort');
         document.getElementById('grouped').click();
         const groups = [...document.querySelectorAll('tr.group th')].map((one) => one.firstChild.textContent);
         document.querySelector('tbody td button').click();
         const back = document.activeElement;
         return [before, sorted.join() === order.join(), state, groups.length > 10 && new Set(groups).size <= groups.length,
           document.getElementById('articles').hidden, back.closest('.margin') !== null, document.getElementById('card').hidden];",
    );
    assert_eq!(table, json!([all, true, "ascending", true, false, true, false]));
}
