//! Where output goes. A file is written beside its place under another name, then renamed: whatever happens, the old
//! file stands there or the whole new one.

use std::fs::{self, File};
use std::io::{BufWriter, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use whosaid::{Error, Result};

use super::terminal::visible;
use super::{progress, temporary};

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
        let target = target(path);
        temporary::tidy(&target);
        Self::beside(path, target)
    }

    /// A sink for the file at `path`, which is written beside `target`.
    fn beside(path: &Path, target: PathBuf) -> Result<BufWriter<Self>> {
        check(path)?;
        let failed = |error| Error::io(format!("writing {}", path.display()), error);
        let sink = match fs::metadata(&target) {
            Ok(about) if about.is_dir() => {
                return Err(Error::usage(format!("-o {}: a folder; name a file in it", path.display())));
            }
            Ok(about) if !about.is_file() => Self::Device(File::options().write(true).open(&target).map_err(failed)?),
            about => {
                let file = temporary::create(&target, about.ok().as_ref()).map_err(failed)?;
                progress::writing(Some(file.path()));
                Self::File(file, target)
            }
        };
        Ok(BufWriter::new(sink))
    }

    /// A sink for a file that is open where its next bytes belong.
    pub(super) fn open(file: File) -> BufWriter<Self> {
        BufWriter::new(Self::Device(file))
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
                progress::writing(None);
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

/// Writes a text to standard output, with nothing in it that a terminal would obey.
pub(super) fn print(text: &str) -> Result<()> {
    print_as_is(&visible(text))
}

/// Writes a text to standard output, with the colours that were put into it.
pub(super) fn print_as_is(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Error::io("writing the output", error))
}

/// Whether a file could stand at `path`: asked before a long run, so that it is not lost in the end.
///
/// # Errors
/// A folder that is not there.
pub(super) fn check(path: &Path) -> Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        Some(folder) => Err(Error::usage(format!(
            "{}: there is no folder {1}; make it first: mkdir -p \"{1}\"",
            path.display(),
            folder.display()
        ))),
        None => Ok(()),
    }
}

/// The file that is replaced: where `path` is a link, the one that it names.
fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Whether a path means standard output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes a text to a file, which is replaced only once all is written; or to standard output, which `-` means.
pub(super) fn write(path: &Path, text: &str) -> Result<()> {
    if is_standard(path) {
        return print_as_is(text);
    }
    write_to(path, Sink::file(path)?, text.as_bytes())
}

/// The same with bytes, in a folder that is tidy.
pub(super) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    write_to(path, Sink::beside(path, target(path))?, bytes)
}

fn write_to(path: &Path, mut sink: BufWriter<Sink>, bytes: &[u8]) -> Result<()> {
    sink.write_all(bytes).map_err(|error| Error::io(format!("writing {}", path.display()), error))?;
    Sink::keep(sink)
}

/// Whether standard output is a terminal that shows colours, and nobody asked for none.
pub(super) fn in_colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
}
