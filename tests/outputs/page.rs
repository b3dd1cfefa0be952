//! The page as a desk uses it: search, address, timeline, and what leaves it, tried in a browser.

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};

use super::driver::Browser;
use super::{installed, say};
use crate::place::Place;

/// Three articles of two outlets. Only the last one's text, and none of its rows, tells of a ferry.
const RECORDS: [(&str, &str, &str, &str, &str); 3] = [
    (
        "a",
        "Harbour tolls to rise 🦤",
        "The Quay Post",
        "2026-03-02",
        "“We won’t wait,” said Ada Holm.\n\nBo Vale denied that the toll was too high.",
    ),
    ("b", "=Council votes", "Hill Courier", "2026-03-04", "“=1+1 is two, \"they\" say,” Ada Holm said."),
    ("c", "Rain again", "Hill Courier", "", "The ferry stood still.\n\n“It is wet,” said Cyd Rae."),
];

fn page(place: &Place) -> Browser {
    let record = |(id, title, outlet, date, text): (&str, &str, &str, &str, &str)| {
        json!({"id": id, "title": title, "outlet": outlet, "date": date, "text": text}).to_string()
    };
    place.file("desk.jsonl", RECORDS.map(record).join("\n"));
    place.run(&["extract", "desk.jsonl", "-o", "page.html"]).ended(0, &[]);
    let browser = Browser::start();
    browser.open(place, "page.html");
    browser
}

/// Fills fields of the filter and tells what is shown: the titles with their counts, what is marked, the line of the state.
fn shown(browser: &Browser, fields: &Value) -> Value {
    browser.run(&format!(
        "const fields = {fields};
         for (const [id, value] of Object.entries(fields)) document.getElementById(id).value = value;
         document.getElementById('words').dispatchEvent(new Event('input', {{ bubbles: true }}));
         return [[...document.querySelectorAll('article')].map((one) => one.querySelector('h3').textContent + ': ' + one.querySelector('.count').textContent),
           [...new Set([...document.querySelectorAll('.text .hit')].map((one) => one.textContent))], document.getElementById('shown').textContent];"
    ))
}

#[test]
fn the_page_serves_a_desk() {
    if !installed("chromium") || !installed("chromedriver") {
        return;
    }
    let place = Place::new();
    let browser = page(&place);
    search_finds_rows_headlines_and_texts(&browser);
    the_address_opens_what_was_shown(&browser, &place);
    a_row_is_copied_with_its_source(&browser);
    the_timeline_leads_to_rows(&browser);
    files_hold_the_rows_shown(&browser);
    assert_eq!(browser.complaints(), json!([]));
    say("the page was used in a browser");
}

/// Long lists come in portions, each of which says what is left; words and order are those of all rows.
#[test]
fn long_lists_say_what_is_left() {
    if !installed("chromium") || !installed("chromedriver") {
        return;
    }
    let place = Place::new();
    let record = |n: usize| {
        let text = format!("“Lamp number {n} is out,” said Ada Holm.\n\nBo Vale said that it would be mended.");
        json!({"id": n, "title": format!("Lamp {n}"), "text": text}).to_string()
    };
    place.file("lamps.jsonl", (1..=450).map(record).collect::<Vec<_>>().join("\n"));
    place.run(&["extract", "lamps.jsonl", "-o", "page.html"]).ended(0, &[]);
    let browser = Browser::start();
    browser.open(&place, "page.html");
    let told = browser.run(
        "const of = (id) => document.getElementById(id), rows = () => document.querySelectorAll('tbody tr').length;
         const list = [of('shown').textContent, of('list-more').textContent, document.querySelectorAll('article').length];
         of('tab-table').click();
         const first = [rows(), of('table-more').textContent];
         of('table-more').click();
         const second = [rows(), of('table-more').hidden];
         of('words').value = 'lamp number 449';
         of('words').dispatchEvent(new Event('input', { bubbles: true }));
         return [list, first, second, rows(), of('table-more').hidden];",
    );
    let expected = json!([
        ["900 rows", "Show more (350 articles left)", 100],
        [200, "Show more (700 left)"],
        [900, true],
        1,
        true
    ]);
    assert_eq!(told, expected);
    assert_eq!(browser.complaints(), json!([]));
}

fn search_finds_rows_headlines_and_texts(browser: &Browser) {
    // Either apostrophe; a headline; a phrase across cue and source; text around the rows; an outlet; days.
    let rows = shown(browser, &json!({"words": "won't"}));
    assert_eq!(rows, json!([["Harbour tolls to rise 🦤: 1 of 2 rows"], ["won’t"], "1 of 4 rows"]));
    let headline = shown(browser, &json!({"words": "HARBOUR toll"}));
    assert_eq!(headline, json!([["Harbour tolls to rise 🦤: 2 of 2 rows"], ["toll"], "2 of 4 rows"]));
    let text = shown(browser, &json!({"words": "ferry"}));
    let told = "0 of 4 rows, and 1 article with these words elsewhere";
    assert_eq!(text, json!([["Rain again: 0 of 1 row"], ["ferry"], told]));
    let phrase = shown(browser, &json!({"words": "\"is wet\""}));
    assert_eq!(phrase[1], json!(["is wet"]));
    assert_eq!(shown(browser, &json!({"words": "\"wet is\""}))[2], "0 of 4 rows");
    assert_eq!(shown(browser, &json!({"words": "", "outlet": "Hill Courier"}))[2], "2 of 4 rows");
    assert_eq!(shown(browser, &json!({"from": "2026-03-03"}))[2], "1 of 4 rows");
    assert_eq!(shown(browser, &json!({"outlet": "", "from": "", "to": "2026-03-03"}))[2], "2 of 4 rows");
    assert_eq!(shown(browser, &json!({"to": "", "kind": "person"}))[2], "4 of 4 rows");
    assert_eq!(shown(browser, &json!({"kind": ""}))[2], "4 rows");
}

fn the_address_opens_what_was_shown(browser: &Browser, place: &Place) {
    let after = |script: &str| {
        let script = format!("{script}; return new Promise((done) => setTimeout(() => done(location.hash), 400))");
        browser.run(&script)
    };
    shown(browser, &json!({"words": "holm", "outlet": "The Quay Post"}));
    let sort = "document.getElementById('tab-table').click();
         [...document.querySelectorAll('#table thead button')].find((one) => one.textContent === 'content').click()";
    let address = after(sort);
    assert_eq!(address, "#words=holm&outlet=The+Quay+Post&view=table&sort=content");
    browser.open(place, &format!("page.html?again{}", address.as_str().expect("words")));
    let state = browser.run(
        "return [document.getElementById('shown').textContent, document.getElementById('table').hidden,
           document.querySelectorAll('#table tbody tr').length, document.querySelector('[aria-sort=ascending]').textContent]",
    );
    assert_eq!(state, json!(["1 of 4 rows", false, 1, "content"]));
    // A row's own address opens its article, whatever was asked for; unknown ones do no harm.
    after("location.hash = '#doc=desk.jsonl%23b&row=1'");
    let at = browser.run(
        "const on = document.activeElement;
         return [on.textContent, on.closest('article').querySelector('h3').textContent, document.getElementById('card').hidden, document.getElementById('shown').textContent]",
    );
    assert_eq!(at, json!(["1", "=Council votes", false, "4 rows"]));
    after("location.hash = '#doc=none&row=9&speaker=Nobody+Known&view=none&sort=-none&outlet=None'");
    assert_eq!(browser.run("return document.getElementById('shown').textContent"), "4 rows");
    assert_eq!(after("document.getElementById('clear').click()"), "");
}

fn a_row_is_copied_with_its_source(browser: &Browser) {
    let copied = browser.run(
        "const held = [];
         Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { held.push(text); } } });
         document.getElementById('tab-table').click();
         const row = document.querySelector('#table tbody tr');
         row.querySelector('.copy').click();
         row.querySelector('.link').click();
         return new Promise((done) => setTimeout(() => done([...held, document.getElementById('told').textContent]), 100))",
    );
    let row = "“We won’t wait,”\n— Ada Holm\nHarbour tolls to rise 🦤 · The Quay Post · 2026-03-02 · desk.jsonl#a";
    assert_eq!(copied[0], row);
    assert!(copied[1].as_str().expect("a link").ends_with("page.html?again#doc=desk.jsonl%23a&row=1"), "{copied}");
    assert_eq!(copied[2], "Link copied.");
    // The card has the same buttons once it is clicked, stays when the pointer leaves, and gives the focus back.
    let card = browser.run(
        "document.getElementById('tab-articles').click();
         const number = document.querySelector('article details[open] .margin button'), card = document.getElementById('card');
         number.click();
         const inside = document.activeElement.textContent;
         number.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }));
         const seen = [inside, card.hidden, card.getAttribute('role')];
         dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
         seen.push(card.hidden, document.activeElement === number);
         number.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
         return [...seen, document.activeElement.textContent];",
    );
    assert_eq!(card, json!(["Copy", false, "dialog", true, true, "2"]));
}

fn the_timeline_leads_to_rows(browser: &Browser) {
    let table = browser.run(
        "document.getElementById('tab-timeline').click();
         const lines = [...document.querySelectorAll('#timeline tr')].map((line) => [...line.children].map((cell) => cell.textContent).join('|'));
         const note = document.getElementById('undated').textContent;
         document.querySelector('#timeline [aria-label=\"Ada Holm, 2026-03-04: 1 row\"]').click();
         return [lines, note.includes('1 row without a date is left out'), document.getElementById('table').hidden,
           [...document.querySelectorAll('#table td.doc')].map((cell) => cell.textContent)];",
    );
    let lines = json!(["speaker|2Mar 2026|3Mar 2026|4Mar 2026", "Ada Holm|1||1", "Bo Vale|1||"]);
    assert_eq!(table, json!([lines, true, false, ["desk.jsonl#b"]]));
    browser.run("document.getElementById('clear').click()");
}

/// What is saved is what is shown, in its order, with where it is from; no spreadsheet runs it.
fn files_hold_the_rows_shown(browser: &Browser) {
    let files = browser.run(
        "const held = [];
         URL.createObjectURL = (blob) => { held.push(blob); return '#'; };
         const words = document.getElementById('words');
         words.value = 'holm';
         words.dispatchEvent(new Event('input', { bubbles: true }));
         document.getElementById('save-csv').click();
         document.getElementById('save-xlsx').click();
         return Promise.all(held.map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]))",
    );
    let bytes = |at: usize| -> Vec<u8> { serde_json::from_value(files[at].clone()).expect("bytes") };
    let csv = bytes(0);
    let text = csv.strip_prefix("\u{feff}".as_bytes()).expect("a mark of UTF-8");
    let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let csv: Vec<Vec<String>> =
        csv.records().map(|line| line.expect("a line").iter().map(str::to_owned).collect()).collect();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes(1))).expect("a workbook");
    let sheet = book.worksheet_range("rows").expect("its sheet");
    let sheet: Vec<Vec<String>> = sheet.rows().map(|line| line.iter().map(ToString::to_string).collect()).collect();
    let head = "id speaker type content cue act confidence doc title outlet date";
    assert_eq!(csv[0], head.split(' ').collect::<Vec<_>>());
    assert_eq!(csv.len(), 3);
    assert_eq!(csv[1][3], "“We won’t wait,”");
    assert_eq!(csv[2][7..], ["desk.jsonl#b", "'=Council votes", "Hill Courier", "2026-03-04"]);
    let raw = |cell: &String| cell.replace("'=", "=");
    assert_eq!(sheet, csv.iter().map(|line| line.iter().map(raw).collect()).collect::<Vec<Vec<String>>>());
}
