//! Any file is read as documents or refused, whatever its name says it is. The first byte chooses the name.

#![no_main]

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

use whosaid::export::Document;
use whosaid_cli::embedded;

const ENDINGS: [&str; 12] = ["txt", "html", "xml", "jsonl", "json", "csv", "gz", "zst", "md", "srt", "eml", "docx"];

thread_local! {
    static PLACE: RefCell<PathBuf> =
        RefCell::new(std::env::temp_dir().join(format!("whosaid-fuzz-{}", std::process::id())));
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&choice, rest)) = data.split_first() else { return };
    PLACE.with_borrow(|folder| {
        let path = folder.join("a").with_extension(ENDINGS[usize::from(choice) % ENDINGS.len()]);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, rest));
        written.expect("the folder for temporary files can be written to");
        // Options that keep documents short. What cannot be read is told, and is no fault here.
        let options = ["--max-size", "64k"].map(str::to_owned);
        let worker = || |_: &Document<'_>| ();
        let _ = embedded::each(&[path], (&options, &[]), 1, worker, |()| Ok(()));
    });
});
