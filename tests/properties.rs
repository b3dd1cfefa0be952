//! What holds for every text, whatever it is.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use whosaid::Engine;
use whosaid::export::{Document, Format, Report, TableOptions, Writer};
use whosaid::model::Analysis;

use crate::PROJECT;
use crate::anything::text::{
    a_paragraph_more_changes_no_row_before, code_points_agree, is_analysed, is_written, line_ends_do_not_matter,
};

/// Pieces that texts are made of: marks in good and bad order, names, verbs, line ends, odd signs.
const PIECES: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "„",
    "«",
    "»",
    "``",
    "''",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    " — ",
    "(",
    ")",
    "...",
    "…",
    "Ann Lee",
    "Mr. Dale",
    "he",
    "she",
    "they",
    "both",
    "the minister",
    "Oman",
    "President",
    "said",
    "says",
    "told reporters",
    "according to",
    "asked whether",
    "denied",
    "hope",
    "that",
    "to",
    "it was",
    "rain",
    "U.S.",
    "Jan. 3",
    "2025-10-28",
    "LONDON (Reuters) —",
    "By Ann Lee",
    "’s",
    "n’t",
    "5'",
    "é",
    "Ö",
    "ß",
    "İ",
    "\u{feff}",
    "\u{200d}",
    "e\u{301}",
    "👩‍🚀",
    "漢字",
    "\u{0}",
    "\u{a0}",
    "שלום",
    "-",
    "Q:",
    "A:",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// The same with a space between the pieces, so that words stay words.
fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.join(" "))
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![2 => any::<String>(), 3 => pieces(), 3 => words()]
}

fn analyse(text: &str) -> Analysis {
    Engine::built_in().analyse(text)
}

/// Articles, whole and cut behind each of their paragraphs.
#[test]
fn rows_stay_when_a_paragraph_follows() {
    let folder = Path::new(PROJECT).join("fixtures/articles");
    let articles: Vec<_> = fs::read_dir(folder).expect("the fixtures").flatten().collect();
    assert!(articles.len() > 10);
    for article in articles {
        let text = fs::read_to_string(article.path().join("article.txt")).expect("an article");
        let ends = text.match_indices("\n\n").map(|(at, _)| at).chain([text.len()]);
        ends.for_each(|end| a_paragraph_more_changes_no_row_before(&text[..end], 0));
    }
}

/// A long text of one piece gives no more output for each of its bytes than a short one: nothing is repeated with each
/// row that grows with the text.
#[test]
fn what_goes_out_grows_no_faster_than_the_text() {
    let size = |copies: usize| {
        let text = "the “big” man said that it rained and ".repeat(copies);
        let found = analyse(&text);
        let engine = Engine::built_in();
        let report = Report::new(Document { text: &text, ..Document::default() }, &found, engine.lexicon());
        let mut writer =
            Writer::new(Vec::new(), Format::Jsonl, TableOptions::default()).expect("memory takes everything");
        writer.write(&report).expect("memory takes everything");
        writer.finish().expect("memory takes everything").len()
    };
    let (short, long) = (size(100), size(400));
    assert!(long < 6 * short, "{short} bytes from 100 copies, {long} from 400");
}

/// A hundred thousand marks, in every disorder, are marks like any others.
#[test]
fn a_hundred_thousand_marks_are_analysed() {
    for marks in ["“", "”", "\"", "'", "“‘", "’”", "“ ", "\" a ", "' a' ", "«“‘„"] {
        let text = marks.repeat(100_000 / marks.chars().filter(|c| !c.is_whitespace()).count());
        let found = analyse(&text);
        assert!(found.quotes.len() <= text.len());
        assert!(found.quotes.iter().all(|quote| quote.depth < 8), "{marks}");
    }
}

/// What is as long as a headline may be is not longer with other line ends.
#[test]
fn line_ends_make_nothing_longer() {
    let line = "Harbour master and council of Port Orrin hope for rain";
    for more in 0..=60 {
        let wrapped = format!("{line}\n{line}\n{line}\n{}", "x".repeat(more));
        line_ends_do_not_matter(&format!("{wrapped}\n\n“No,” said Ann Lee.\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_analysed_and_every_span_slices_it(text in texts()) {
        is_analysed(&text);
    }

    #[test]
    fn crlf_and_lf_give_the_same_rows(text in texts()) {
        line_ends_do_not_matter(&text);
    }

    #[test]
    fn rows_of_any_text_stay_when_a_paragraph_follows(text in texts()) {
        a_paragraph_more_changes_no_row_before(&text, 1);
    }

    #[test]
    fn code_points_and_bytes_agree(text in texts()) {
        code_points_agree(&text);
        is_written(&text, Format::Csv);
        is_written(&text, Format::Jsonl);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "the long run: cargo test --release -- --ignored"]
    fn the_same_for_a_hundred_thousand_texts(text in texts()) {
        is_analysed(&text);
        line_ends_do_not_matter(&text);
        code_points_agree(&text);
        a_paragraph_more_changes_no_row_before(&text, 1);
    }
}
