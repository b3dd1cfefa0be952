//! What others make of the outputs: spreadsheet programs, Python, browsers.

use std::path::Path;
use std::process::{Command, Stdio};

mod browser;
pub(crate) mod driver;
mod hostile;
mod page;
#[cfg(feature = "xlsx")]
mod spreadsheet;

/// Whether a program that others have to install can be run here. Where it cannot, its test says so and ends.
pub(crate) fn installed(program: &str) -> bool {
    let found =
        Command::new(program).arg("--version").stdin(Stdio::null()).output().is_ok_and(|out| out.status.success());
    if !found {
        say(&format!("skipped: {program} is not installed here"));
    }
    found
}

/// A word to whoever runs the tests, past the capture of what tests print.
pub(crate) fn say(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "{what}");
}

/// The records of a CSV text, the header among them.
fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let record =
        |record: Result<csv::StringRecord, csv::Error>| record.expect("CSV").iter().map(str::to_owned).collect();
    reader.records().map(record).collect()
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
