//! Who the speakers are, over every text of the fixtures: names stand in the text, and low confidence marks the wrong ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use whosaid::Engine;
use whosaid::check::{Fixture, read_article, read_cases};
use whosaid::gold::{GoldAttribution, read_brat};
use whosaid::lexicon::Lexicon;
use whosaid::model::{Class, Span};

use crate::PROJECT;

/// A folder with more texts (`.txt`) that the names are held to, where somebody has one.
const MORE_TEXTS: &str = "WHOSAID_TEXTS";

/// The articles and cases of the project's own fixtures.
fn fixtures() -> Vec<Fixture> {
    let folder = Path::new(PROJECT).join("fixtures");
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut out = Vec::new();
    for entry in fs::read_dir(folder.join("articles")).expect("articles").flatten() {
        let (text, table) = (read(&entry.path().join("article.txt")), read(&entry.path().join("expected.tsv")));
        let name = entry.file_name().to_string_lossy().into_owned();
        out.push(read_article(&name, &name, &text, &table).expect("a table"));
    }
    for entry in fs::read_dir(folder.join("cases")).expect("cases").flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "txt") {
            let name = entry.file_name().to_string_lossy().into_owned();
            out.extend(read_cases(&name, &name, &read(&entry.path())).expect("cases"));
        }
    }
    out
}

/// The words of a text, small and without marks.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Names made comparable: small, in order, without a leading article.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = names
        .map(|name| {
            let name = name.to_lowercase();
            let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article));
            bare.unwrap_or(&name).to_owned()
        })
        .collect();
    out.sort();
    out
}

/// The speakers that `text` is given which do not stand in it, are pronouns, or stand in for nobody.
fn unattested(text: &str) -> (usize, Vec<String>) {
    let lexicon = Lexicon::built_in();
    // A name that the text breaks over two lines stands on one in the cell.
    let lines = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = Engine::built_in().analyse(text);
    let all: Vec<&String> = found.namings.iter().flat_map(|naming| &naming.speakers).collect();
    let wrong = |speaker: &&&String| {
        let pronoun = lexicon.info(lexicon.find(speaker)).pronoun.is_some();
        speaker.trim().is_empty() || pronoun || speaker.as_str() == "Unknown" || !lines.contains(speaker.as_str())
    };
    (all.len(), all.iter().filter(wrong).map(ToString::to_string).collect())
}

#[test]
fn every_speaker_stands_in_the_text_and_is_no_pronoun() {
    let mut named = 0;
    for fixture in fixtures() {
        let (count, wrong) = unattested(&fixture.text);
        assert!(wrong.is_empty(), "{}: {wrong:?}", fixture.name);
        named += count;
    }
    assert!(named > 400, "only {named} speakers found");
    let Some(folder) = std::env::var_os(MORE_TEXTS) else { return };
    for entry in fs::read_dir(folder).expect("a folder of texts").flatten() {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let (_, wrong) = unattested(&text);
        assert!(wrong.is_empty(), "{}: {wrong:?}", entry.path().display());
    }
}

/// What a cell of a speaker may never hold, whatever the text.
fn fault_of(speaker: &str) -> Option<&'static str> {
    let words: Vec<&str> = speaker.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let lexicon = Lexicon::built_in();
    let only = |class: Class| match words.as_slice() {
        [word] if speaker.contains(char::is_lowercase) => lexicon.info(lexicon.find(word)).classes.has(class),
        _ => false,
    };
    let paired = |open: char, close: char| speaker.matches(open).count() == speaker.matches(close).count();
    let faults = [
        (speaker.contains(['\n', '\r', '\t', '\u{2028}', '\u{2029}']), "a line break or tab"),
        (speaker.contains("://"), "the address of a page"),
        (!speaker.chars().any(char::is_alphabetic), "no letter: a number, a time, a mark"),
        (!paired('“', '”') || speaker.matches('"').count() % 2 == 1, "half a pair of quotation marks"),
        (
            [Class::Article, Class::Of, Class::And, Class::Demonstrative, Class::Be].into_iter().any(only),
            "a bare small word",
        ),
    ];
    faults.into_iter().find(|(found, _)| *found).map(|(_, fault)| fault)
}

#[test]
#[allow(clippy::print_stdout)]
fn no_cell_of_a_speaker_holds_what_is_no_name() {
    let mut texts: Vec<String> = fixtures().into_iter().map(|fixture| fixture.text).collect();
    // The same texts cut up and put together anew, with lines broken in the middle of names, and scraps between.
    let scraps =
        ["Some said", "61 said", "Monday said", "https://holm.example said", "“Ada said", "12:30 said", "The said"];
    for (index, text) in texts.clone().into_iter().enumerate() {
        texts.push(text.replace(' ', "\n"));
        texts
            .push(text.split(". ").flat_map(|part| [part, scraps[index % scraps.len()]]).collect::<Vec<_>>().join(" "));
    }
    let more = Path::new(PROJECT).join("../shared/field/bbc/text");
    let more = std::env::var_os(MORE_TEXTS).map_or(more, Into::into);
    match fs::read_dir(&more) {
        Ok(entries) => {
            texts.extend(entries.flatten().filter_map(|entry| fs::read_to_string(entry.path()).ok()).take(60))
        }
        Err(_) => println!("skipped: no further texts to try"),
    }
    let mut cells = 0;
    for text in texts {
        for speaker in Engine::built_in().analyse(&text).namings.iter().flat_map(|naming| &naming.speakers) {
            cells += 1;
            assert_eq!(fault_of(speaker), None, "{speaker:?} in {:.80}", text);
        }
    }
    assert!(cells > 1_000, "only {cells} cells");
}

/// `fixtures/names.tsv`: the right name for the last row of each text; those marked `miss` are known to be wrong, with the
/// reason.
#[test]
fn names_as_they_are_written() {
    let path = Path::new(PROJECT).join("fixtures/names.tsv");
    let table = fs::read_to_string(&path).expect("the table of names");
    let (mut wrong, mut mended, mut right) = (Vec::new(), Vec::new(), 0);
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let [text, expected, miss] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        let found = Engine::built_in().analyse(text);
        let got = found.namings.last().map_or(String::new(), |naming| naming.speakers.join(" | "));
        match (got == expected, miss.is_empty()) {
            (true, true) => right += 1,
            (false, true) => wrong.push(format!("{text}\n    {expected}, not {got:?}")),
            (true, false) => mended.push(text),
            (false, false) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(mended.is_empty(), "right now, take the reason away: {mended:?}");
    assert!(right > 80, "only {right} names");
}

/// A text, and of each row the words of its content and its speaker.
type Named = (String, Vec<(BTreeSet<String>, String)>);

/// The articles of `tests/fresh`.
fn fresh() -> Vec<Named> {
    let folder = Path::new(PROJECT).join("tests/fresh");
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table = read(&folder.join("speakers.tsv"));
    let mut speakers: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        speakers.entry(cells[0]).or_default().insert(cells[1], cells[2]);
    }
    let article = |(stem, speakers): (&str, BTreeMap<&str, &str>)| {
        let text = read(&folder.join("text").join(format!("{stem}.txt")));
        let gold = read_brat(stem, &read(&folder.join("gold").join(format!("{stem}.ann"))), &text).expect("brat");
        let row = |row: GoldAttribution| {
            let speaker = speakers.get(row.id.as_str())?;
            let content = row.content.iter().flat_map(|span| words(span.slice(&text))).collect();
            Some((content, (*speaker).to_owned()))
        };
        let rows = gold.into_iter().filter_map(row).collect();
        (text, rows)
    };
    speakers.into_iter().map(article).collect()
}

/// Of each row that is found and named, how sure the name is and whether it is right.
fn verdicts(texts: Vec<Named>) -> Vec<(f32, bool)> {
    let mut out = Vec::new();
    for (text, rows) in texts {
        let found = Engine::built_in().analyse(&text);
        for (wanted, speaker) in rows.iter().filter(|(_, speaker)| !speaker.is_empty()) {
            let alike = |spans: &[Span]| {
                let got: BTreeSet<String> = spans.iter().flat_map(|span| words(span.slice(&text))).collect();
                2 * wanted.intersection(&got).count() >= wanted.union(&got).count() && !got.is_empty()
            };
            let Some(row) = found.attributions.iter().position(|row| alike(&row.content)) else { continue };
            let naming = &found.namings[row];
            if !naming.speakers.is_empty() {
                let right = names(speaker.split(" | ")) == names(naming.speakers.iter().map(String::as_str));
                out.push((naming.confidence, right));
            }
        }
    }
    out
}

/// Of the rows that say they are sure of the name more are right than of those that say they are not.
#[test]
fn low_confidence_marks_the_wrong_names() {
    let named = |fixture: Fixture| {
        let rows = fixture.expected.into_iter().map(|row| (words(&row.cells.content), row.cells.speaker)).collect();
        (fixture.text, rows)
    };
    let mut all = verdicts(fixtures().into_iter().map(named).collect());
    let (mut sure, mut unsure) = ((0, 0), (0, 0));
    for &(confidence, right) in &all {
        let place = if confidence >= 0.9 { &mut sure } else { &mut unsure };
        *place = (place.0 + usize::from(right), place.1 + 1);
    }
    let share = |(right, all): (usize, usize)| right as f32 / all as f32;
    assert!(sure.1 > 200 && unsure.1 > 80, "{sure:?} {unsure:?}");
    assert!(share(sure) > 0.95, "of the sure ones {sure:?} are right");
    let wrong = |part| 1.0 - share(part);
    assert!(wrong(unsure) > 4.0 * wrong(sure), "sure {sure:?}, unsure {unsure:?}");
    // The fixtures have some twenty wrong names: a mean takes more.
    all.extend(verdicts(fresh()));
    let mean = |wanted: bool| {
        let of_these: Vec<f32> = all.iter().filter(|(_, right)| *right == wanted).map(|(sure, _)| *sure).collect();
        of_these.iter().sum::<f32>() / of_these.len() as f32
    };
    assert!(mean(true) > mean(false) + 0.1, "right {:.2}, wrong {:.2}", mean(true), mean(false));
}
