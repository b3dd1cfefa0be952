//! Any file is read as documents or refused, whatever its name says it is. The first byte chooses the name.
//!
//! Reading belongs to the command line, which is no library: its modules are taken in here by their paths.

#![no_main]

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

#[allow(dead_code)]
#[path = "input/cli.rs"]
mod cli;

const ENDINGS: [&str; 12] = ["txt", "html", "xml", "jsonl", "json", "csv", "gz", "zst", "md", "srt", "eml", "docx"];

thread_local! {
    static PLACE: RefCell<(cli::Arguments, PathBuf)> = RefCell::new((
        cli::arguments(),
        std::env::temp_dir().join(format!("whosaid-fuzz-{}", std::process::id())),
    ));
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&choice, rest)) = data.split_first() else { return };
    PLACE.with_borrow(|(arguments, folder)| {
        let path = folder.join("a").with_extension(ENDINGS[usize::from(choice) % ENDINGS.len()]);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, rest));
        written.expect("the folder for temporary files can be written to");
        cli::read(path, arguments);
    });
});
