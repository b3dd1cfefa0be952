//! Where rows begin and end, what goes on from what, and the table of rows as they should be found.

use std::fs;
use std::path::Path;

use whosaid::Engine;
use whosaid::model::{Attribution, Polarity, Span};

use crate::PROJECT;

/// Each row's content and the row it goes on from.
fn rows(text: &str) -> Vec<(String, Option<usize>, Vec<String>)> {
    let found = Engine::built_in().analyse(text);
    let named = found.attributions.iter().zip(&found.namings);
    named.map(|(row, naming)| (row.hull().slice(text).to_owned(), row.continues, naming.speakers.clone())).collect()
}

#[test]
fn a_quotation_paragraph_behind_a_row_is_a_row_that_goes_on_from_it() {
    let found = rows("“We wait,” Ann Roe said.\n\n“We always have.”\n\nIt rained.\n");
    let shown: Vec<(&str, Option<usize>)> = found.iter().map(|row| (row.0.as_str(), row.1)).collect();
    assert_eq!(shown, [("“We wait,”", None), ("“We always have.”", Some(0))]);
    assert_eq!(found[1].2, ["Ann Roe"]);
}

#[test]
fn marks_opened_again_are_one_row() {
    let found = rows("Ann Roe said: “We wait.\n\n“We always have.”\n");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, None);
}

#[test]
fn a_quotation_behind_the_writers_own_words_goes_on_from_nothing() {
    let found = rows("The road was shut on Monday.\n\n“It will stay so for a while.”\n");
    assert!(found.iter().all(|row| row.1.is_none()), "{found:?}");
}

/// The text of spans: a blank line is `¶`, other line ends are spaces.
fn words(text: &str, spans: &[Span]) -> String {
    let pieces = spans.iter().map(|span| {
        let blocks: Vec<String> = span
            .slice(text)
            .split("\n\n")
            .map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|block| !block.is_empty())
            .collect();
        blocks.join("¶")
    });
    pieces.collect::<Vec<_>>().join(" … ")
}

/// What the table says of a row behind its content.
fn notes(text: &str, row: &Attribution) -> Vec<String> {
    let polarity = match row.polarity {
        Polarity::Refused => "refused",
        Polarity::Negated => "negated",
        _ => "said",
    };
    let mut out = vec![polarity.to_owned()];
    out.extend(row.addressee.map(|span| format!("to={}", span.slice(text))));
    out.extend(row.nested.then(|| "nested".to_owned()));
    out.extend(row.continues.map(|_| "continues".to_owned()));
    out
}

/// Whether a row is the one that a cell of the table describes.
fn is_it(text: &str, row: &Attribution, cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('|').map(str::trim).collect();
    let [source, cue, content, rest @ ..] = parts.as_slice() else { panic!("three parts: {cell}") };
    let wanted: Vec<&str> = rest.iter().flat_map(|rest| rest.split(',')).map(str::trim).collect();
    let found = notes(text, row);
    let has = |note: &str| found.iter().any(|found| found == note);
    let cue_words = words(text, &row.cue);
    words(text, &row.source) == *source
        && (if cue.is_empty() { cue_words.is_empty() } else { cue_words.contains(cue) })
        && words(text, &row.content) == *content
        && ["nested", "continues"].iter().all(|note| has(note) == wanted.contains(note))
        && wanted.iter().all(|note| has(note))
}

/// `fixtures/rows.tsv`: all rows of each text; those marked `miss` are known to be wrong, with the reason, and they are few.
#[test]
fn rows_as_they_should_be_found() {
    let path = Path::new(PROJECT).join("fixtures/rows.tsv");
    let table = fs::read_to_string(&path).expect("the table of rows");
    let (mut wrong, mut mended, mut right, mut missed) = (Vec::new(), Vec::new(), 0, 0);
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let [written, expected, miss] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        let text = written.replace('¶', "\n\n").replace('⏎', "\n");
        let found = Engine::built_in().analyse(&text).attributions;
        let mut left: Vec<&Attribution> = found.iter().collect();
        let cells = expected.split(" ‖ ").filter(|cell| !cell.trim().is_empty());
        let all = cells.fold(true, |all, cell| {
            let at = left.iter().position(|row| is_it(&text, row, cell));
            at.map(|at| left.remove(at)).is_some() && all
        });
        missed += usize::from(!miss.is_empty());
        match (all && left.is_empty(), miss.is_empty()) {
            (true, true) => right += 1,
            (false, true) => {
                let got = found.iter().map(|row| {
                    let [source, cue, content] = [&row.source, &row.cue, &row.content].map(|spans| words(&text, spans));
                    format!("    {source} | {cue} | {content} | {}", notes(&text, row).join(", "))
                });
                wrong.push(format!("{written}\n  {expected}, not\n{}", got.collect::<Vec<_>>().join("\n")));
            }
            (true, false) => mended.push(written),
            (false, false) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(mended.is_empty(), "right now, take the reason away: {mended:?}");
    assert!(right > 100 && 10 * missed <= right + missed, "{right} right, {missed} known misses");
}
