//! Files of annotation, weights, rosters, cases and verdicts: each is read or refused.

use whosaid::lexicon::Lexicon;
use whosaid::roster::Roster;
use whosaid::{check, eval, gold, scorer};

const TEXT: &str = "“We won,” said Ann Lee, the mayor of Örebro. He denied that it rained.\n\nNobody asked — why?\n";

/// A file; the first byte chooses its kind.
pub(crate) fn run(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else { return };
    let file = &String::from_utf8_lossy(rest);
    match choice % 8 {
        0 => {
            let rows = gold::read_brat("a.ann", file, TEXT).unwrap_or_default();
            let spans = rows.iter().flat_map(|row| row.content.iter().chain(&row.cue).chain(&row.source));
            spans.for_each(|span| assert!(TEXT.get(span.start..span.end).is_some(), "{file:?}"));
        }
        1 => drop(scorer::read_weights::<3>("chunk.tsv", file)),
        2 => drop(Roster::read("roster.csv", file, Lexicon::built_in())),
        3 => drop(check::read_article("a", "expected.tsv", TEXT, file)),
        4 => drop(check::read_cases("a", "a.txt", file)),
        5 => drop(eval::read_speakers("names.tsv", file)),
        6 => {
            let mut cases = check::read_cases("a", "a.txt", "=== won\nAnn Lee left.\n---\n").unwrap_or_default();
            drop(check::read_verdicts("verdicts.tsv", file, &mut cases));
        }
        _ => drop(scorer::read_trees("row.trees", file, &["fit", "rate"])),
    }
}
