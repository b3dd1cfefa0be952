//! What is said on standard error, and whether an input failed.

use std::fmt::Display;
use std::io::Write;

use whosaid::Error;

/// Names the inputs that could not be used. Never fails itself: where standard error is gone, nobody reads it.
#[derive(Debug, Default)]
pub(super) struct Log {
    failures: usize,
}

impl Log {
    /// An input that could not be used, and why.
    pub(super) fn failure(&mut self, name: &str, reason: impl Display) {
        self.failures += 1;
        self.line(format_args!("{name}: {reason}"));
    }

    /// A fault that already names its file.
    pub(super) fn fault(&mut self, fault: &Error) {
        self.failures += 1;
        self.line(format_args!("{fault}"));
    }

    /// A failure that is told elsewhere.
    pub(super) fn fail(&mut self) {
        self.failures += 1;
    }

    /// Something worth knowing about an input that could be used.
    pub(super) fn note(&mut self, name: &str, note: impl Display) {
        self.line(format_args!("note: {name}: {note}"));
    }

    /// What ended the run.
    pub(super) fn error(&mut self, error: impl Display) {
        self.line(format_args!("error: {error}"));
    }

    /// Whether an input failed.
    pub(super) fn failed(&self) -> bool {
        self.failures > 0
    }

    fn line(&mut self, what: std::fmt::Arguments<'_>) {
        let _ = writeln!(std::io::stderr().lock(), "whosaid: {what}");
    }
}
