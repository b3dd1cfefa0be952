//! Any file may stand in the place of a lexicon file: it is read or refused, and every fault of it told.

use whosaid::lexicon::{self, Lexicon, OwnFile, Sources, Use};

/// A file's lines below its header; the first byte chooses which file.
pub(crate) fn run(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else { return };
    let files: Vec<_> = lexicon::built_in_files().collect();
    let (chosen, path, _) = files[usize::from(choice) % files.len()];
    let lines = String::from_utf8_lossy(rest);
    // Most files are only read past their header, so it is there; the others hold nothing else, so that this is fast.
    let file = |&(name, path, whole): &(&str, &str, &str)| -> OwnFile {
        let header = whole.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
        let text = if name == chosen { format!("{header}\n{lines}") } else { format!("{header}\n") };
        (name.to_owned(), path.to_owned(), text)
    };
    let files: Vec<OwnFile> = files.iter().map(file).collect();
    let faults = lexicon::lint("own", &files, Use::Alone);
    assert!(faults.iter().all(|fault| fault.to_string().starts_with(path)), "{lines:?}: {faults:?}");
    let compiled = Sources::alone("own", files).and_then(|sources| Lexicon::from_sources(&sources));
    // What is read without a fault was told of as being without one.
    assert!(compiled.is_err() || faults.is_empty(), "{lines:?}: {faults:?}");
}
