//! Formats that are handed on: each is read back.

use serde_json::{Value, json};

use super::*;
use crate::gold::{read_brat, read_label_studio};

fn value(format: Format) -> Value {
    serde_json::from_str(&written(format, TableOptions::default())).expect("JSON")
}

#[test]
fn label_studio_gives_back_what_it_was_given() {
    let mut tasks = value(Format::LabelStudio);
    // Somebody takes the predictions as they are.
    let result = tasks[0]["predictions"][0]["result"].clone();
    tasks[0]["annotations"] = json!([{ "was_cancelled": true, "result": [] }, { "result": result }]);
    let read = read_label_studio("export.json", &tasks.to_string()).expect("an export");
    assert_eq!(read[0].text, TEXT);
    let ann = with_report(&Selection::default(), false, brat);
    let parts = |found: &crate::gold::GoldAttribution| {
        // brat cuts pieces at the ends of lines, and at tabs.
        let hull = |spans: &[Span]| spans.first().zip(spans.last()).map(|(first, last)| first.hull(*last));
        [hull(&found.source), hull(&found.cue), hull(&found.content)]
    };
    let mut expected: Vec<_> = read_brat("a.ann", &ann, TEXT).expect("sound").iter().map(parts).collect();
    let mut found: Vec<_> = read[0].attributions.iter().map(parts).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 3);
}

#[test]
fn faults_of_an_export_are_named() {
    let told = |result: Value| {
        let tasks = json!([{ "data": { "text": "No, she said." }, "annotations": [{ "result": result }] }]);
        read_label_studio("x.json", &tasks.to_string()).expect_err("a fault").to_string()
    };
    let region = |end: u64, text: &str| json!({ "id": "a", "type": "labels", "value": { "start": 0, "end": end, "text": text, "labels": ["Content"] } });
    assert!(told(json!([region(99, "No")])).contains("lies outside"), "a region");
    assert!(told(json!([region(2, "Yes")])).contains("task 1"), "other words");
    let tie = json!({ "type": "relation", "from_id": "a", "to_id": "b" });
    assert!(told(json!([region(2, "No"), tie])).contains("“b”"), "a relation");
    assert!(read_label_studio("x.json", "{}").is_err());
    assert_eq!(read_label_studio("x.json", "[{\"data\": {\"text\": \"x\"}}]").expect("nobody was at it"), []);
}

#[test]
fn web_annotations_find_their_words() {
    let all = value(Format::WebAnnotation);
    let all = all.as_array().expect("an array");
    assert_eq!(all.len(), 3);
    let text: Vec<char> = TEXT.chars().collect();
    let words = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    for one in all {
        assert_eq!(one["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(one["type"], "Annotation");
        assert!(one["id"].as_str().is_some_and(|id| id.contains("#whosaid-")), "{one}");
        for target in one["target"].as_array().expect("targets") {
            let [place, quote] = [&target["selector"][0], &target["selector"][1]];
            let [start, end] = ["start", "end"].map(|name| place[name].as_u64().expect("a number") as usize);
            assert_eq!(quote["exact"], words(start, end));
            let prefix = quote["prefix"].as_str().expect("words");
            let suffix = quote["suffix"].as_str().expect("words");
            assert!(words(0, start).ends_with(prefix) && words(end, text.len()).starts_with(suffix), "{target}");
        }
    }
    assert_eq!(all[0]["body"][0]["purpose"], "identifying");
}

#[test]
fn tei_holds_the_text_and_who_said_what() {
    use std::collections::{HashMap, HashSet};

    use quick_xml::Reader;
    use quick_xml::events::Event;

    let corpus = written(Format::Tei, TableOptions::default());
    let mut reader = Reader::from_str(&corpus);
    let (mut names, mut who, mut refs) = (HashSet::new(), HashMap::new(), Vec::new());
    let (mut open, mut said, mut paragraphs) = (Vec::<String>::new(), Vec::<String>::new(), Vec::new());
    let mut contents: HashMap<String, String> = HashMap::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {corpus}"));
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "ptr" || tag.name().as_ref() == "date" => {}
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let mut id = String::new();
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("sound");
                    let value = attribute.value.clone().into_owned();
                    match attribute.key.as_ref() {
                        "xml:id" => {
                            assert!(names.insert(value.clone()), "{value} twice");
                            id = value;
                        }
                        "who" | "next" | "prev" => refs.extend(value.split(' ').map(str::to_owned)),
                        _ => {}
                    }
                    if attribute.key.as_ref() == "who" {
                        who.insert(id.clone(), attribute.value.clone().into_owned());
                    }
                }
                if name == "said" {
                    assert!(open.iter().any(|outer| outer == "p") && open.iter().any(|outer| outer == "body"));
                    said.push(id);
                } else if name == "p" && open.iter().any(|outer| outer == "body") {
                    paragraphs.push(String::new());
                }
                open.push(name);
            }
            Event::End(tag) => {
                assert_eq!(open.pop().as_deref(), Some(tag.name().as_ref()));
                if tag.name().as_ref() == "said" {
                    said.pop();
                }
            }
            Event::Text(words) => {
                let words = words.to_string();
                if let Some(paragraph) = paragraphs.last_mut().filter(|_| open.iter().any(|outer| outer == "p")) {
                    paragraph.push_str(&words);
                }
                for id in &said {
                    contents.entry(id.clone()).or_default().push_str(&words);
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    let lines: Vec<&str> = TEXT.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(paragraphs, lines, "the text is there as it was");
    assert!(refs.iter().all(|to| names.contains(&to[1..])), "{refs:?}: {names:?}");
    assert_eq!(contents["d1.r1"], "“no”");
    assert_eq!(contents["d1.r1.1"], "“never,\tever”");
    assert!(
        corpus.contains(&format!(
            "<person xml:id=\"{}\"><persName>Ada Öz</persName>",
            &who["d1.r1"].split(' ').next().unwrap_or_default()[1..]
        )),
        "{corpus}"
    );
}

#[test]
fn elements_of_tei_do_not_cross() {
    let mut analysis = analysis();
    // Contents that cross each other and a paragraph's end.
    analysis.attributions[0].content = vec![span("told Reuters “no”")];
    analysis.attributions[1].content = vec![Span::new(span("Reuters").start, span("It stays").end)];
    analysis.attributions[2].content = vec![span("Reuters “no” … and")];
    let document = Document { name: "a&b.txt", text: TEXT, ..Document::default() };
    let mut writer = Writer::new(Vec::new(), Format::Tei, TableOptions::default()).expect("begun");
    writer.write(&Report::new(document, &analysis, Lexicon::built_in())).expect("written");
    let corpus = String::from_utf8(writer.finish().expect("ended")).expect("UTF-8");
    for line in corpus.lines().filter(|line| line.starts_with("<p>")) {
        assert_eq!(line.matches("<said ").count(), line.matches("</said>").count(), "{line}");
    }
    // All words of the second row, cut at each end of another and at the paragraph's, are in its pieces.
    assert!(corpus.contains("xml:id=\"d1.r2\"") && corpus.contains("next=\"#d1.r2.1\""), "{corpus}");
    assert!(corpus.contains("a&amp;b.txt"));
    let bare: String = corpus
        .split("<body>")
        .nth(1)
        .expect("a body")
        .split('<')
        .map(|part| part.split_once('>').map_or("", |(_, words)| words))
        .collect();
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(squeezed(&bare), squeezed(TEXT));
}
