//! One pass of Aho-Corasick over texts, for all words of the lexicons: the least that finding words costs.
//!
//! `automaton FOLDER` prints the seconds of a pass over the .txt files of a folder, and how many words it found.

use std::path::PathBuf;
use std::time::Instant;

use aho_corasick::{AhoCorasick, MatchKind};
use whosaid::Lexicon;
use whosaid::model::WordId;

/// The words of the lexicons, longest match first, letters in upper and lower case alike.
fn words() -> AhoCorasick {
    let lexicon = Lexicon::built_in();
    let words = (1..).map(|id| lexicon.info(WordId(id)).text).take_while(|text| !text.is_empty());
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(words)
        .expect("the words fit")
}

#[allow(clippy::print_stdout, reason = "this is what it is for")]
fn main() {
    let folder = std::env::args().skip(1).find(|word| !word.starts_with('-')).map(PathBuf::from);
    let Some(folder) = folder else { return };
    let entries = std::fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let paths = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let texts: Vec<String> = paths.filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let words = words();
    let pass = || texts.iter().map(|text| words.find_iter(text.as_str()).count()).sum::<usize>();
    pass();
    let start = Instant::now();
    let found = pass();
    println!("{:.6} {found}", start.elapsed().as_secs_f64());
}
