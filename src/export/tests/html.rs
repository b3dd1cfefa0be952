//! The page, read as text and as JSON. What a browser makes of it stands in `tests/outputs/browser.rs`.

use base64::Engine as _;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::super::html::{SCRIPT_HASH, STYLE_HASH};
use super::*;

/// What stands between two words of the page, from each place where the first one does.
fn between<'a>(page: &'a str, from: &'a str, to: &str) -> Vec<&'a str> {
    page.split(from).skip(1).map(|rest| rest.split(to).next().expect("some text")).collect()
}

fn blocks(page: &str, class: &str) -> Vec<Value> {
    let from = format!("<script type=\"application/json\" class=\"{class}\">");
    between(page, &from, "</script>").iter().map(|json| serde_json::from_str(json).expect("JSON")).collect()
}

fn page_of(document: Document<'_>, options: TableOptions, failures: &[Failure]) -> String {
    let analysis = analysis();
    let mut writer = Writer::new(Vec::new(), Format::Html, options).expect("begins");
    writer.write(&Report::new(document, &analysis, Lexicon::built_in())).expect("writes");
    failures.iter().for_each(|failure| writer.failure(failure).expect("writes"));
    String::from_utf8(writer.finish().expect("ends")).expect("UTF-8")
}

#[test]
fn the_policy_lets_this_style_and_this_script_run() {
    let page = written(Format::Html, TableOptions::default());
    let hash = |text: &str| {
        format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes())))
    };
    let style = between(&page, "<style>", "</style>");
    let script = between(&page, "<script>", "</script>");
    assert_eq!((style.len(), script.len()), (1, 1));
    assert_eq!(STYLE_HASH, hash(style[0]), "put the right-hand value into src/export/html.rs");
    assert_eq!(SCRIPT_HASH, hash(script[0]), "put the right-hand value into src/export/html.rs");
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(policy.contains(STYLE_HASH) && policy.contains(SCRIPT_HASH) && !policy.contains("unsafe"), "{policy}");
    assert!(["{policy}", "{style}", "{script}"].iter().all(|mark| !page.contains(mark)), "all is filled in");
}

#[test]
fn the_page_asks_for_nothing_else() {
    let page = written(Format::Html, TableOptions::default());
    for word in ["src=", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "insertAdjacentHTML", "eval("] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(between(&page, "href=\"", "\""), ["data:,", "#main"]);
}

#[test]
fn places_are_code_points_of_the_text() {
    let page = written(Format::Html, TableOptions::default());
    let articles = blocks(&page, "article");
    assert_eq!(articles.len(), 1);
    let article = &articles[0];
    assert_eq!(article["text"], TEXT);
    let chars: Vec<char> = TEXT.chars().collect();
    let slice = |span: &Value| {
        let at = |index: usize| span[index].as_u64().expect("a place") as usize;
        chars[at(0)..at(1)].iter().collect::<String>()
    };
    let row = &article["rows"][0];
    let pieces: Vec<String> = row["content"].as_array().expect("spans").iter().map(slice).collect();
    assert_eq!(pieces, ["“no”", "“never,\tever”"]);
    assert_eq!((slice(&row["source"][0]), slice(&row["cue"][0])), ("Ada Öz".to_owned(), "told".to_owned()));
    assert_eq!(slice(&article["paragraphs"][0]), "Límite: 5");
    assert_eq!(article["paragraphs"][0][2], "body");
    assert_eq!((&row["confidence"], &row["why"], &row["to"]), (&0.7346.into(), &"by name".into(), &"Reuters".into()));
    assert_eq!((&row["row_confidence"], &row["speaker_confidence"]), (&0.9346.into(), &0.5.into()));
    let run = &blocks(&page, "run")[0];
    let who: Vec<&Value> = row["who"]
        .as_array()
        .expect("numbers")
        .iter()
        .map(|at| &run["speakers"][at.as_u64().expect("one") as usize]["name"])
        .collect();
    assert_eq!(who, ["Ada Öz", "Bo"]);
    assert_eq!(article["rows"][1]["who"], serde_json::json!([]));
}

#[test]
fn no_text_becomes_markup() {
    let evil = "</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>&lt;\u{2028}";
    let text = format!("{TEXT}{evil}");
    let document = Document {
        name: evil,
        text: &text,
        outlet: evil,
        url: evil,
        title: evil,
        date: evil,
        saved_on: evil,
        author: evil,
        record_id: evil,
        carried: &[],
    };
    let failure = Failure { name: evil.to_owned(), reason: evil.to_owned() };
    let page = page_of(document, TableOptions::default(), &[failure]);
    let plain = written(Format::Html, TableOptions::default());
    for mark in ["<script", "</script", "<!--", "<img"] {
        assert_eq!(page.matches(mark).count(), plain.matches(mark).count(), "{mark}");
    }
    let article = &blocks(&page, "article")[0];
    for field in ["doc", "outlet", "url", "title", "date"] {
        assert_eq!(article[field], evil, "{field}");
    }
    assert_eq!(blocks(&page, "run")[0]["failures"][0][1], evil);
}

#[test]
fn columns_and_grouping_are_the_table_s() {
    let options =
        TableOptions { columns: vec![Column::Url, Column::Quoted], by_speaker: true, ..TableOptions::default() };
    let page = page_of(Document { text: TEXT, url: "u", ..Document::default() }, options, &[]);
    let run = &blocks(&page, "run")[0];
    assert_eq!(run["columns"], serde_json::json!(["url", "quoted"]));
    assert_eq!((&run["chosen"], &run["by_speaker"]), (&true.into(), &true.into()));
    assert_eq!(blocks(&page, "article")[0]["rows"][0]["cells"], serde_json::json!(["u", "no"]));
}
