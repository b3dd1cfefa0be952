//! What a run that was cut short has written, so that the next can go on from there.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use serde::Deserialize;
use whosaid::{Error, Result};

/// The documents that stand in a file of JSON Lines, by name and how often each.
#[derive(Debug, Default)]
pub(super) struct Done(HashMap<String, usize>);

/// What is looked at in a line; a file of another program has none.
#[derive(Deserialize)]
struct Line {
    doc: String,
}

impl Done {
    /// Opens the file at `path`, or makes it, and reads which documents it holds. A last line that is not whole is cut
    /// off, and what is written to the file goes behind the lines that stay.
    ///
    /// # Errors
    /// If it cannot be read or written to, or holds something else.
    pub(super) fn read(path: &Path) -> Result<(Self, File)> {
        let failed = |error| Error::io(format!("going on with {}", path.display()), error);
        let mut options = File::options();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
        let mut done = HashMap::new();
        let mut whole = 0;
        let mut lines = BufReader::new(&file);
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let length = lines.read_until(b'\n', &mut line).map_err(failed)?;
            if !line.ends_with(b"\n") {
                break;
            }
            let Ok(Line { doc }) = serde_json::from_slice(&line) else {
                let problem = "no line of `whosaid extract --format jsonl`: --resume goes on with such a file only";
                return Err(Error::data(path.display().to_string(), number, 0, problem));
            };
            *done.entry(doc).or_default() += 1;
            whole += length as u64;
        }
        file.set_len(whole).and_then(|()| file.seek(SeekFrom::End(0))).map_err(failed)?;
        Ok((Self(done), file))
    }

    /// The names of all documents that stand there.
    pub(super) fn names(&self) -> HashSet<String> {
        self.0.keys().cloned().collect()
    }

    /// Whether a document stands there, when asked for one document after the other: each counts once.
    pub(super) fn take(&mut self, name: &str) -> bool {
        match self.0.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}
