//! Folders that get a file for each document.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use whosaid::{Error, Result};

use super::input::Document;
use super::{output, temporary};

/// The longest name of a file without its ending and number, in bytes: file systems hold 255, and what is being written has a
/// few letters more. Shorter, a text and its annotations would be called differently.
const LONGEST: usize = 200;
/// Names that some systems keep for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A folder that gets one file for each document, each under a name of its own. Two folders that get the same documents
/// in the same order give them the same names but for the ending.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    ending: &'static str,
    names: Names,
}

impl Folder {
    /// A folder of files with this ending, made where there is none; `option` is what named it.
    pub(super) fn create(path: &Path, option: &str, ending: &'static str) -> Result<Self> {
        if path.exists() && !path.is_dir() {
            return Err(Error::usage(format!(
                "{option} {}: no folder; name one to hold a file a document",
                path.display()
            )));
        }
        fs::create_dir_all(path).map_err(|error| Error::io(format!("making the folder {}", path.display()), error))?;
        temporary::tidy_all(path, |label| Path::new(label).extension().is_some_and(|known| known == ending));
        Ok(Self { path: path.to_owned(), ending, names: Names::default() })
    }

    /// Writes the file of the document of this name, and gives the file's name.
    pub(super) fn write(&mut self, document: &str, bytes: &[u8]) -> Result<String> {
        let name = format!("{}.{}", self.names.free(document), self.ending);
        output::write_bytes(&self.path.join(&name), bytes)?;
        Ok(name)
    }
}

/// A folder with the text of each document as offsets count in it, and a table of which is which.
#[derive(Debug)]
pub(super) struct Texts {
    folder: Folder,
    index: String,
}

impl Texts {
    pub(super) fn create(path: &Path) -> Result<Self> {
        Ok(Self { folder: Folder::create(path, "--emit-text", "txt")?, index: "doc\tfile\n".to_owned() })
    }

    pub(super) fn write(&mut self, document: &Document) -> Result<()> {
        let file = self.folder.write(&document.name, document.text.as_bytes())?;
        let name: String = document.name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.index.push_str(&format!("{name}\t{file}\n"));
        Ok(())
    }

    /// Writes the table.
    pub(super) fn finish(self) -> Result<()> {
        output::write(&self.folder.path.join("index.tsv"), &self.index)
    }
}

/// The names given so far.
#[derive(Debug, Default)]
struct Names {
    taken: HashSet<String>,
    /// The last number that was put behind a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// A name for a document's file, with a number behind it where that is taken.
    fn free(&mut self, document: &str) -> String {
        let stem = stem(document);
        // Some file systems do not tell upper from lower case.
        let lower = stem.to_lowercase();
        let mut free = stem.clone();
        while !self.taken.insert(free.to_lowercase()) {
            let number = self.numbers.entry(lower.clone()).or_insert(1);
            *number += 1;
            free = format!("{stem}-{number}");
        }
        free
    }
}

/// The last part of the path of the document's file without its ending; for a record with its id behind it.
fn stem(document: &str) -> String {
    let (file, id) = Document::parts(document);
    let path = Path::new(file);
    let mut stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if stem == "-" {
        stem.clear();
    }
    if let Some(id) = id {
        stem = format!("{stem}-{id}");
    }
    let safe = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c };
    let end = (0..=LONGEST.min(stem.len())).rev().find(|&at| stem.is_char_boundary(at));
    stem.truncate(end.unwrap_or_default());
    let stem: String = stem.chars().map(safe).collect();
    let stem = stem.trim_start_matches(['.', '-']).trim_end_matches(['.', ' ']);
    let is_device = DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device));
    if stem.is_empty() || is_device { "document".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Names, stem};

    #[test]
    fn names_lead_nowhere_else() {
        let cases = [
            ("a/b/c.txt", "c"),
            ("../../x", "x"),
            ("..", "document"),
            ("-", "document"),
            ("a:b.c.txt", "a_b.c"),
            ("in/a.jsonl#17", "a-17"),
            ("a.jsonl.gz#../../x", "a.jsonl-.._.._x"),
            ("-#3", "3"),
            ("C#.txt", "C#"),
            ("feed.xml#a/b", "feed-a_b"),
            (".hidden", "hidden"),
            ("nul", "document"),
            ("a\u{1b}b", "a_b"),
        ];
        for (name, safe) in cases {
            assert_eq!(stem(name), safe, "{name}");
        }
        assert_eq!(stem(&"🦤".repeat(300)).len(), super::LONGEST);
        assert_eq!(stem(&"ä".repeat(101)).len(), super::LONGEST);
        let slug = "council-votes-to-close-the-last-ferry-across-the-lake-after-years-of-delays-and-a-petition";
        assert_eq!(stem(&format!("news/{slug}.txt")), slug);
    }

    #[test]
    fn names_that_clash_get_a_number() {
        let mut names = Names::default();
        let stems: Vec<String> = ["a.txt", "b/A.txt", "a-2.txt", "a.md"].map(|name| names.free(name)).into();
        assert_eq!(stems, ["a", "A-2", "a-2-2", "a-3"]);
        let many: Vec<String> = (0..20_000).map(|_| names.free("x")).collect();
        assert_eq!(many.last().map(String::as_str), Some("x-20000"));
    }
}
