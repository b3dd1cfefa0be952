//! The page in a browser, driven by its driver: nothing is loaded or complained of, lit words are the rows' own, filter,
//! table and evidence work.

use serde_json::{Value, json};

use super::driver::Browser;
use super::{installed, say};
use crate::cli::fixtures;
use crate::place::Place;

/// Text that would break out of the page, if it could.
const HOSTILE: &str = "“</script><script>document.title = 'broken'</script>” said Ada Holm.\n\n\
    “<img src=x onerror=\"document.title='broken'\"> 🦤 &lt;b&gt;” said Bo Vale, <b>twice</b>.\n\n\
    “<!-- \u{2028} ]]> {style} {script} javascript:alert(1) one\n\ntwo,” Cyd Rae told a friend.\n";

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
         const state = document.querySelector('[aria-sort]:not([aria-sort=none])').getAttribute('aria-sort');
         document.getElementById('grouped').click();
         const groups = [...document.querySelectorAll('tr.group th')].map((one) => one.firstChild.textContent);
         document.querySelector('tbody td button').click();
         const back = document.activeElement;
         return [before, sorted.join() === order.join(), state, groups.length > 10 && new Set(groups).size <= groups.length,
           document.getElementById('articles').hidden, back.closest('.margin') !== null, document.getElementById('card').hidden];",
    );
    assert_eq!(table, json!([all, true, "ascending", true, false, true, false]));
}
