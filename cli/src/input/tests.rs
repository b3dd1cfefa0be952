//! Any file is read or refused: seeds and changed seeds, as `tests/anything` has them for the library.

use std::fs;
use std::path::Path;

use clap::Parser;

use super::super::log::Log;
use super::{Inputs, Reading};

#[path = "../../../tests/anything/mutate.rs"]
mod mutate;

/// The endings of names that the first byte of a seed chooses from, as under `fuzz/`.
const ENDINGS: [&str; 12] = ["txt", "html", "xml", "jsonl", "json", "csv", "gz", "zst", "md", "srt", "eml", "docx"];

#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    reading: Reading,
}

#[test]
fn any_file_is_read_or_refused() {
    let Arguments { reading } = Arguments::parse_from(["whosaid", "--max-size", "64k"]);
    let place = tempfile::TempDir::new().expect("a temporary folder");
    let read = |bytes: &[u8]| {
        let Some((&choice, rest)) = bytes.split_first() else { return 0 };
        let path = place.path().join("a").with_extension(ENDINGS[usize::from(choice) % ENDINGS.len()]);
        fs::write(&path, rest).expect("the file is written");
        let inputs = Inputs::find(&[path], &reading, &Log::default());
        inputs.pieces(&reading).map(|piece| piece.read(&reading)).filter(Result::is_ok).count()
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/anything/seeds/input");
    let seeds = mutate::seeds(&folder);
    for (name, seed) in &seeds {
        assert!(read(seed) > 0, "{name} holds no document");
    }
    // More of them: WHOSAID_CHANGES=20000 cargo test any_file
    let times = std::env::var("WHOSAID_CHANGES").ok().and_then(|times| times.parse().ok()).unwrap_or(200);
    mutate::changed(&seeds, times, |bytes| {
        read(bytes);
    });
}
