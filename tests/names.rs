//! Who the speakers are, over every text of the fixtures: names stand in the text, and low confidence marks the wrong ones.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use whosaid::Engine;
use whosaid::check::{Fixture, read_article, read_cases};
use whosaid::lexicon::Lexicon;
use whosaid::model::Span;

/// A folder with more texts (`.txt`) that the names are held to, where somebody has one.
const MORE_TEXTS: &str = "WHOSAID_TEXTS";

/// The articles and cases of the project's own fixtures.
fn fixtures() -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
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
    let found = Engine::built_in().analyse(text);
    let all: Vec<&String> = found.namings.iter().flat_map(|naming| &naming.speakers).collect();
    let wrong = |speaker: &&&String| {
        let pronoun = lexicon.info(lexicon.find(speaker)).pronoun.is_some();
        speaker.trim().is_empty() || pronoun || speaker.as_str() == "Unknown" || !text.contains(speaker.as_str())
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

/// Of the rows that say they are sure of the name more are right than of those that say they are not.
#[test]
fn low_confidence_marks_the_wrong_names() {
    let (mut sure, mut unsure) = ((0, 0), (0, 0));
    let mut sums = ((0.0, 0), (0.0, 0));
    for fixture in fixtures() {
        let found = Engine::built_in().analyse(&fixture.text);
        for expected in fixture.expected.iter().filter(|row| !row.cells.speaker.is_empty()) {
            let wanted = words(&expected.cells.content);
            let alike = |spans: &[Span]| {
                let got: BTreeSet<String> = spans.iter().flat_map(|span| words(span.slice(&fixture.text))).collect();
                2 * wanted.intersection(&got).count() >= wanted.union(&got).count() && !got.is_empty()
            };
            let Some(row) = found.attributions.iter().position(|row| alike(&row.content)) else { continue };
            let naming = &found.namings[row];
            if naming.speakers.is_empty() {
                continue;
            }
            let right = names(expected.cells.speaker.split(" | ")) == names(naming.speakers.iter().map(String::as_str));
            let place = if naming.confidence >= 0.9 { &mut sure } else { &mut unsure };
            *place = (place.0 + usize::from(right), place.1 + 1);
            let sum = if right { &mut sums.0 } else { &mut sums.1 };
            *sum = (sum.0 + naming.confidence, sum.1 + 1);
        }
    }
    let share = |(right, all): (usize, usize)| right as f32 / all as f32;
    assert!(sure.1 > 200 && unsure.1 > 80, "{sure:?} {unsure:?}");
    assert!(share(sure) > 0.95, "of the sure ones {sure:?} are right");
    let wrong = |part| 1.0 - share(part);
    assert!(wrong(unsure) > 4.0 * wrong(sure), "sure {sure:?}, unsure {unsure:?}");
    let mean = |(sum, count): (f32, usize)| sum / count as f32;
    assert!(mean(sums.0) > mean(sums.1) + 0.1, "right {:.2}, wrong {:.2}", mean(sums.0), mean(sums.1));
}
