//! Files that are written beside their place and are not yet whole, and those that a killed run left behind.
//!
//! Whatever ends a run takes its temporary file away, but for `kill -9` and a power cut. So its name says what was to
//! become of it (`.quotes.csv.whosaid-Ab12Cd`), the run holds a lock on it as long as it lives, and the next run that
//! writes to the same place removes those that nobody holds.

use std::fs::{self, File, Metadata};
use std::io::Result;
use std::path::Path;

use tempfile::NamedTempFile;

/// Stands between the name of the file to be and the letters that tell temporary files apart.
const MARK: &str = ".whosaid-";
/// How many letters these are.
const LETTERS: usize = 6;
/// How much of the name of the file to be is kept, in bytes: file systems hold 255.
const LONGEST: usize = 200;

/// An empty file in the folder of `target`, locked, with the rights that the `old` file has or a new one gets.
pub(super) fn create(target: &Path, old: Option<&Metadata>) -> Result<NamedTempFile> {
    let prefix = format!(".{}{MARK}", label(target));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).rand_bytes(LETTERS);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    loop {
        let file = builder.tempfile_in(folder(target))?;
        // Where the file system has no locks, none is found free, and nothing is ever removed.
        let _ = file.as_file().lock();
        // Between the two lines above, another run may have taken it for one that nobody holds.
        if !file.path().exists() {
            continue;
        }
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        return Ok(file);
    }
}

/// Removes what killed runs left that were writing to `target`.
pub(super) fn tidy(target: &Path) {
    let wanted = label(target);
    tidy_all(folder(target), |label| label == wanted);
}

/// Removes what killed runs left in a folder where they were writing files with these labels. What cannot be removed
/// stays: it is in nobody's way.
pub(super) fn tidy_all(folder: &Path, is_wanted: impl Fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_wanted = name.to_str().and_then(label_of).is_some_and(&is_wanted);
        if is_wanted && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let path = entry.path();
            // The lock is held until it is gone.
            let _ = File::open(&path).map(|file| file.try_lock().map(|()| fs::remove_file(&path)));
        }
    }
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What a temporary file is called by: the name of the file to be.
fn label(target: &Path) -> String {
    let mut name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let end = (0..=name.len().min(LONGEST)).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    name.truncate(end);
    name
}

/// What the temporary file of this name is called by; none where it is no temporary file of ours.
fn label_of(name: &str) -> Option<&str> {
    let (label, letters) = name.strip_prefix('.')?.rsplit_once(MARK)?;
    (letters.len() == LETTERS && letters.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_was_to_become_of_it() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let long = "é".repeat(126);
        for name in ["quotes.csv", "a b", ".hidden", "a.whosaid-b", &long] {
            let file = create(&place.path().join(name), None).expect("made");
            let made = file.path().file_name().and_then(|name| name.to_str()).expect("a name");
            assert_eq!(label_of(made), Some(&name[..name.len().min(LONGEST)]));
        }
        for name in [".quotes.csv", "quotes.csv.whosaid-Ab12Cd", ".quotes.csv.whosaid-notes", ".a.whosaid-Ab12C_"] {
            assert_eq!(label_of(name), None, "{name}");
        }
    }

    #[test]
    fn only_what_nobody_holds_is_removed() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let target = place.path().join("quotes.csv");
        let [held, left, other] =
            ["quotes.csv", "quotes.csv", "more.csv"].map(|name| create(&place.path().join(name), None).expect("made"));
        let paths = [&held, &left, &other].map(|file| file.path().to_owned());
        let there = || paths.each_ref().map(|path| path.exists());
        // As kill -9 leaves them: there, and nobody's.
        for file in [left, other] {
            drop(file.keep().expect("kept"));
        }
        tidy(&target);
        assert_eq!(there(), [true, false, true]);
        tidy_all(place.path(), |label| label.ends_with(".csv"));
        assert_eq!(there(), [true, false, false]);
    }
}
