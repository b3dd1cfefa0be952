//! Where output goes. A file is written beside its place under another name, then renamed: whatever happens, the old
//! file stands there or the whole new one.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufWriter, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use whosaid::{Error, Result};

use super::terminal::visible;

/// What output is written to.
#[derive(Debug)]
pub(super) enum Sink {
    /// Standard output.
    Standard(Stdout),
    /// A pipe or device, which cannot be replaced.
    Device(File),
    /// A file, and where it is to stand.
    File(NamedTempFile, PathBuf),
}

impl Sink {
    pub(super) fn standard() -> BufWriter<Self> {
        BufWriter::new(Self::Standard(std::io::stdout()))
    }

    /// A sink for the file at `path`.
    pub(super) fn file(path: &Path) -> Result<BufWriter<Self>> {
        // The file that a link names is replaced, not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let failed = |error| Error::io(format!("writing {}", path.display()), error);
        let sink = match fs::metadata(&target) {
            Ok(about) if about.is_dir() => {
                return Err(Error::usage(format!("-o {}: a folder; name a file in it", path.display())));
            }
            Ok(about) if !about.is_file() => Self::Device(File::options().write(true).open(&target).map_err(failed)?),
            about => Self::File(temporary(&target, about.ok()).map_err(failed)?, target),
        };
        Ok(BufWriter::new(sink))
    }

    /// Puts a written file in its place.
    pub(super) fn keep(writer: BufWriter<Self>) -> Result<()> {
        let sink = writer.into_inner().map_err(|error| Error::io("writing the output", error.into_error()))?;
        match sink {
            Self::Standard(mut out) => out.flush().map_err(|error| Error::io("writing the output", error)),
            Self::Device(_) => Ok(()),
            Self::File(file, target) => {
                let failed = |error| Error::io(format!("writing {}", target.display()), error);
                file.as_file().sync_all().map_err(failed)?;
                file.persist(&target).map(drop).map_err(|error| failed(error.error))
            }
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Device(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Device(out) => out.flush(),
            Self::File(out, _) => out.flush(),
        }
    }
}

/// A file in the folder of `target`, with the rights that the old file has or a new one gets.
fn temporary(target: &Path, old: Option<fs::Metadata>) -> std::io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".whosaid-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// Writes a text to standard output, with nothing in it that a terminal would obey.
pub(super) fn print(text: &str) -> Result<()> {
    print_as_is(&visible(text))
}

/// Writes a text to standard output, with the colours that were put into it.
pub(super) fn print_as_is(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Error::io("writing the output", error))
}

/// Writes a text to a file, which is replaced only once all is written.
pub(super) fn write(path: &Path, text: &str) -> Result<()> {
    let mut sink = Sink::file(path)?;
    sink.write_all(text.as_bytes()).map_err(|error| Error::io(format!("writing {}", path.display()), error))?;
    Sink::keep(sink)
}

/// Whether standard output is a terminal that shows colours, and nobody asked for none.
pub(super) fn in_colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
}

/// A folder that gets one file for each document, each under a name of its own.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    ending: &'static str,
    taken: HashSet<String>,
}

impl Folder {
    /// A folder of files with this ending, made where there is none.
    pub(super) fn create(path: &Path, ending: &'static str) -> Result<Self> {
        if path.exists() && !path.is_dir() {
            return Err(Error::usage(format!(
                "-o {}: no folder; this format gets one, with a file a document",
                path.display()
            )));
        }
        fs::create_dir_all(path).map_err(|error| Error::io(format!("making the folder {}", path.display()), error))?;
        Ok(Self { path: path.to_owned(), ending, taken: HashSet::new() })
    }

    /// Writes the file of the document of this name.
    pub(super) fn write(&mut self, document: &str, bytes: &[u8]) -> Result<()> {
        let name = format!("{}.{}", self.free_stem(document), self.ending);
        let mut sink = Sink::file(&self.path.join(&name))?;
        sink.write_all(bytes).map_err(|error| Error::io(format!("writing {name}"), error))?;
        Sink::keep(sink)
    }

    /// The last part of the document's name without its ending, with a number behind it where that is taken.
    fn free_stem(&mut self, document: &str) -> String {
        let stem = safe_stem(document);
        let mut free = stem.clone();
        let mut number = 1;
        // Some file systems do not tell upper from lower case.
        while !self.taken.insert(free.to_lowercase()) {
            number += 1;
            free = format!("{stem}-{number}");
        }
        free
    }
}

/// The most characters that are taken from a document's name: file systems hold 255 bytes.
const LONGEST: usize = 60;

/// A file name without ending that leads nowhere else and that every file system takes.
fn safe_stem(document: &str) -> String {
    let path = Path::new(document);
    // What follows the last point of `news.jsonl#12` is no ending.
    let plain = |ending: &OsStr| ending.to_string_lossy().chars().all(char::is_alphanumeric);
    let stem = if path.extension().is_none_or(plain) { path.file_stem() } else { path.file_name() };
    let stem = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let safe = |c: char| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c };
    let stem: String = stem.chars().take(LONGEST).map(safe).collect();
    if matches!(stem.as_str(), "" | "-" | "." | "..") { "document".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::{Folder, LONGEST, safe_stem};

    #[test]
    fn names_lead_nowhere_else() {
        let cases = [
            ("a/b/c.txt", "c"),
            ("../../x", "x"),
            ("..", "document"),
            ("-", "document"),
            ("a:b.c.txt", "a_b.c"),
            ("/etc/passwd", "passwd"),
            ("..\\..\\x.txt", ".._.._x"),
            ("n.jsonl#..", "n.jsonl#."),
            ("n.jsonl#../../x", "x"),
            ("n.jsonl#..", "n.jsonl#."),
            ("a\0b\u{1b}[1m\n.txt", "a_b_[1m_"),
            ("C:\\x<y>?.txt", "C__x_y__"),
            ("", "document"),
            ("a/", "a"),
        ];
        for (name, stem) in cases {
            assert_eq!(safe_stem(name), stem);
        }
        assert_eq!(safe_stem(&"🦤".repeat(300)).len(), 4 * LONGEST);
    }

    #[test]
    fn names_that_clash_get_a_number() {
        let mut folder = Folder { path: "x".into(), ending: "ann", taken: Default::default() };
        let stems: Vec<String> = ["a.txt", "b/A.txt", "a-2.txt", "a.md"].map(|name| folder.free_stem(name)).into();
        assert_eq!(stems, ["a", "A-2", "a-2-2", "a-3"]);
    }
}
