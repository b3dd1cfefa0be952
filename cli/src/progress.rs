//! How far a run is: a bar on a terminal with its rate and the time left, and whether it was asked to stop.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use whosaid::{Error, Result};

/// Bytes taken from all inputs. There is one run in a program.
static READ: AtomicU64 = AtomicU64::new(0);

/// A reader that counts what is read.
pub(super) struct Counted<R>(pub(super) R);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.0.read(buffer)?;
        READ.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

/// A bar on standard error for inputs of `bytes` in all, if that is known. Nothing is shown where standard error is no
/// terminal, or where the rows themselves go to one.
pub(super) fn bar(bytes: Option<u64>, rows_to_screen: bool) -> ProgressBar {
    if rows_to_screen || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match bytes {
        Some(bytes) => {
            (ProgressBar::new(bytes), "{bar:30} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left, {msg}")
        }
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} in {elapsed}, {binary_bytes_per_sec}, {msg}"),
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Shows on a bar that one more document is done.
pub(super) fn advance(bar: &ProgressBar, documents: usize) {
    bar.set_position(READ.load(Ordering::Relaxed));
    bar.set_message(format!("{documents} documents"));
}

static STOP: AtomicBool = AtomicBool::new(false);
/// A file to be removed when the program is stopped at once.
static TEMPORARY: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The exit code of a run that Ctrl-C stopped: 128 and the signal's number, as shells have it.
pub(super) const STOPPED: u8 = 130;

/// From now on Ctrl-C and a request to end stop the run at the next document; one that still waits for input after a
/// moment, at once.
pub(super) fn stop_on_request() {
    /// How long the run may take to end by itself.
    const MOMENT: Duration = Duration::from_secs(2);
    // Where no handler can be set, a request ends the program as ever.
    let _ = ctrlc::set_handler(|| {
        STOP.store(true, Ordering::SeqCst);
        std::thread::sleep(MOMENT);
        if let Some(path) = TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = std::fs::remove_file(path);
        }
        std::process::exit(STOPPED.into());
    });
}

/// Names the file that is written now and is not yet whole.
pub(super) fn writing(path: Option<&Path>) {
    *TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner) = path.map(Path::to_owned);
}

/// # Errors
/// If the run was asked to stop.
pub(super) fn check() -> Result<()> {
    if STOP.load(Ordering::SeqCst) {
        return Err(Error::io("stopped", std::io::Error::from(std::io::ErrorKind::Interrupted)));
    }
    Ok(())
}

/// Whether the run was asked to stop.
pub(super) fn is_stopped() -> bool {
    STOP.load(Ordering::SeqCst)
}
