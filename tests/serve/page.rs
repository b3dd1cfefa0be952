//! The page in a browser, driven by its driver and by the keyboard alone: an article is read, corrected, and what comes of it is checked.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::Service;
use super::project::unpack;
use crate::learn::NAMES;
use crate::outputs::driver::Browser;
use crate::outputs::{installed, say};
use crate::place::Place;

/// The keys of the WebDriver protocol.
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const LEFT: &str = "\u{e012}";
/// So many rows and more are corrected.
const SPEAKERS: &[&str] = NAMES.split_at(10).0;

/// An article of twenty quotations, of which one is in the words of a script.
fn article() -> String {
    let said = |(place, name): (usize, &&str)| {
        format!(
            "“The plan number {place} will not hold,” said {name}.\n\n“Nobody asked for plan {place},” said Kim {name}.\n\n"
        )
    };
    let hostile = "“<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>” said Zed Quay.\n\nThe council meets again in spring.\n";
    SPEAKERS.iter().enumerate().map(said).collect::<String>() + hostile
}

pub(super) struct Page<'a> {
    pub(super) browser: &'a Browser,
}

impl Page<'_> {
    fn text(&self, id: &str) -> String {
        let script = format!("return document.getElementById('{id}').textContent");
        self.browser.run(&script).as_str().expect("text").to_owned()
    }

    /// Waits until a script gives what is wanted.
    pub(super) fn until(&self, script: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let value = self.browser.run(script);
            if wanted(&value) {
                return value;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "{script}: {value}; {}", self.browser.complaints());
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// How many rows are decided.
    pub(super) fn decided(&self, count: usize) {
        let wanted = format!("{count} of ");
        self.until("return document.querySelector('#progress span').textContent", |told| {
            told.as_str().is_some_and(|told| told.starts_with(&wanted))
        });
    }

    fn card(&self, words: &str) {
        self.until("return document.getElementById('card').textContent", |card| {
            card.as_str().is_some_and(|card| card.contains(words))
        });
    }
}

#[test]
fn an_article_is_corrected_without_the_mouse() {
    if !installed("chromium") || !installed("chromedriver") {
        return;
    }
    let place = Place::new();
    place.file("in/plans.txt", article());
    let service = Service::start(&place, &["desk.whosaid", "in"]);
    let browser = Browser::start();
    let page = Page { browser: &browser };
    let url = format!("http://{}/", service.address);
    browser.visit(&url);
    page.until("return document.querySelectorAll('.voice button').length", |count| count.as_u64() > Some(19));
    assert_eq!(
        browser.run("return [document.title, document.querySelectorAll('img, iframe, #text script').length]"),
        json!(["Who said what", 0])
    );
    let found = service.get("/v1/project/documents/1").json();
    let count = found["rows"].as_array().expect("rows").len();
    assert!(count >= 20, "{count} rows");
    // The first decision asks who decides.
    browser.press("a");
    page.until("return document.getElementById('dialog').open", |open| open == true);
    browser.press(&format!("Ida{ENTER}"));
    page.decided(1);
    // All the others: accepted but for the second, which another said.
    browser.press("s");
    page.until("return document.querySelectorAll('#choices li').length", |count| count.as_u64() > Some(0));
    browser.press("Nova Quill");
    page.until("return document.querySelector('#choices').textContent", |told| {
        told.as_str().is_some_and(|told| told.starts_with("Nova Quill"))
    });
    browser.press(ENTER);
    page.decided(2);
    browser.press("x");
    page.decided(3);
    for done in 4..=count {
        browser.press("a");
        page.decided(done);
    }
    // The last row was kept as it is; its content shall end a word earlier, and that is taken back again.
    browser.press("c");
    page.card("New content");
    browser.press(&format!("{LEFT}{ENTER}"));
    page.card("corrected");
    browser.press("u");
    page.card("accepted");
    // A row that is missing: the last sentence of all, whoever said it.
    browser.press("m");
    page.card("Content of the new row");
    browser.press(&format!("{LEFT}{ENTER}"));
    page.until("return document.querySelectorAll('#choices li').length", |count| count.as_u64() > Some(0));
    browser.press("Zed");
    page.until("return document.querySelector('#choices').textContent", |told| {
        told.as_str().is_some_and(|told| told.starts_with("Zed"))
    });
    browser.press(ENTER);
    page.card("added");
    browser.press("?");
    page.until("return document.getElementById('dialog').open", |open| open == true);
    browser.press(ESCAPE);
    // All of it is kept.
    let kept = service.get("/v1/project/documents/1?reviewer=Ida").json();
    let states: Vec<&str> =
        kept["rows"].as_array().expect("rows").iter().map(|row| row["status"].as_str().expect("a word")).collect();
    let number = |state: &str| states.iter().filter(|one| **one == state).count();
    assert_eq!(
        (number("accepted"), number("corrected"), number("rejected"), number("added"), number("open")),
        (count - 2, 1, 1, 1, 0),
        "{states:?}"
    );
    assert_eq!(browser.complaints(), json!([]));
    // And what comes of it is a fixture on which the engine is wrong where the person said so.
    let fixtures = service.get("/v1/project/export?format=fixtures").with(200).body;
    unpack(&place, "fixtures", fixtures);
    let checked = place.run(&["check", "fixtures"]).out();
    assert!(
        checked.contains(&format!("1 texts, {count} rows expected: {} ok, 1 wrong, 1 miss; 1 extra", count - 2)),
        "{checked}"
    );
    let told = service.get("/v1/project/evaluation").with(200).json();
    assert!(
        told["all"]["AttrF1"].as_f64().is_some_and(|score| score > 0.9 && score < 1.0),
        "{}",
        told["all"]["AttrF1"]
    );
    // Another article, pasted.
    browser.press("+");
    page.until("return document.getElementById('dialog').open", |open| open == true);
    browser.run("document.querySelector('#dialog textarea').value = '“It rains again,” said Lou Fenn.'; [...document.querySelectorAll('#dialog button')].at(-1).click()");
    page.until("return document.getElementById('text').textContent", |text| {
        text.as_str().is_some_and(|text| text.contains("It rains again"))
    });
    assert!(page.text("card").contains("Lou Fenn"));
    assert_eq!(browser.complaints(), json!([]));
    say("an article was corrected in a browser");
}
