//! Whatever comes in, it is read or refused, and never a panic: seeds and changed seeds, the same every time.
//!
//! The targets under `fuzz/` run the same functions on bytes without end. What they find becomes a seed here. Files that
//! the command reads are in the unit tests of `cli/`, since reading is no part of the library.

mod lexicon;
mod mutate;
mod table;
pub(crate) mod text;

use std::path::Path;

/// Runs a target on its seeds, and on each of them changed so many times.
fn replay(target: &str, run: fn(&[u8]), times: usize) {
    let folder = Path::new(crate::PROJECT).join("tests/anything/seeds").join(target);
    let seeds = mutate::seeds(&folder);
    assert!(!seeds.is_empty());
    seeds.iter().for_each(|(_, seed)| run(seed));
    mutate::changed(&seeds, times, run);
}

#[test]
fn any_text() {
    replay("text", text::run, 150);
}

#[test]
fn any_lexicon_file() {
    replay("lexicon", lexicon::run, 150);
}

#[test]
fn any_table() {
    replay("table", table::run, 2000);
}

#[test]
#[ignore = "the long run: cargo test --release -- --ignored"]
fn anything_for_long() {
    replay("text", text::run, 50_000);
    replay("lexicon", lexicon::run, 30_000);
    replay("table", table::run, 500_000);
}
