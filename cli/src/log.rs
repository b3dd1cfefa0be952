//! What is said on standard error, and whether an input failed.

use std::fmt::Display;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use indicatif::ProgressBar;
use whosaid::Error;
use whosaid::export::Failure;

use super::terminal::{visible, visible_line};

/// Names the inputs that could not be used. Never fails itself: where standard error is gone, nobody reads it. Threads
/// may share one; a line is written whole.
#[derive(Debug, Default)]
pub(super) struct Log {
    failures: AtomicUsize,
    inputs: Mutex<Vec<Failure>>,
    notes: Mutex<Vec<Failure>>,
    quiet: bool,
    verbose: bool,
    /// Whether nothing is printed: whoever holds this log asks it in the end.
    silent: bool,
    bar: OnceLock<ProgressBar>,
}

impl Log {
    /// A log that tells only what went wrong, or every step too.
    pub(super) fn new(quiet: bool, verbose: bool) -> Self {
        Self { quiet, verbose, ..Self::default() }
    }

    /// A log that prints nothing and keeps what was told of inputs.
    pub(super) fn silent() -> Self {
        Self { silent: true, ..Self::default() }
    }

    /// Whether every step is told.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// An input that could not be used, and why.
    pub(super) fn failure(&self, name: &str, reason: impl Display) {
        self.fail();
        self.line(format_args!("{}: {reason}", visible_line(name)));
        let failure = Failure { name: name.to_owned(), reason: reason.to_string() };
        if let Ok(mut inputs) = self.inputs.lock() {
            inputs.push(failure);
        }
    }

    /// A fault that already names its file.
    pub(super) fn fault(&self, fault: &Error) {
        self.fail();
        self.line(format_args!("{fault}"));
    }

    /// A failure that is told elsewhere.
    pub(super) fn fail(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
    }

    /// Something worth knowing about an input that could be used.
    pub(super) fn note(&self, name: &str, note: impl Display) {
        if self.silent {
            let note = Failure { name: name.to_owned(), reason: note.to_string() };
            self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(note);
        } else if !self.quiet {
            self.line(format_args!("note: {}: {note}", visible_line(name)));
        }
    }

    /// What a run did, in one line at its end.
    pub(super) fn summary(&self, done: impl Display) {
        if !self.quiet {
            self.line(format_args!("{done}"));
        }
    }

    /// How many inputs could not be used.
    pub(super) fn failures(&self) -> usize {
        self.failures.load(Ordering::Relaxed)
    }

    /// A step of the run, for those who want to follow it.
    pub(super) fn detail(&self, name: &str, detail: impl Display) {
        if self.verbose {
            self.line(format_args!("{}: {detail}", visible_line(name)));
        }
    }

    /// What ended the run.
    pub(super) fn error(&self, error: impl Display) {
        self.line(format_args!("error: {error}"));
    }

    /// The inputs that could not be used, by name: threads name them in any order.
    pub(super) fn inputs(&self) -> Vec<Failure> {
        let mut inputs = self.inputs.lock().map(|inputs| inputs.clone()).unwrap_or_default();
        inputs.sort_by(|a, b| a.name.cmp(&b.name));
        inputs
    }

    /// What a silent log was told of inputs that could be used, in the order of their names.
    pub(super) fn notes(&self) -> Vec<Failure> {
        let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        notes.sort_by(|a, b| a.name.cmp(&b.name));
        notes
    }

    /// Whether an input failed.
    pub(super) fn failed(&self) -> bool {
        self.failures() > 0
    }

    /// From now on lines go above this bar.
    pub(super) fn show_above(&self, bar: &ProgressBar) {
        let _ = self.bar.set(bar.clone());
    }

    fn line(&self, what: std::fmt::Arguments<'_>) {
        if self.silent {
            return;
        }
        let write = || writeln!(std::io::stderr().lock(), "whosaid: {}", visible(&what.to_string()));
        let _ = self.bar.get().map_or_else(write, |bar| bar.suspend(write));
    }
}
