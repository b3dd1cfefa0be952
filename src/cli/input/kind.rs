//! What kind of file an input is.

use std::path::Path;

use clap::ValueEnum;

/// A kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Text or Markdown, as it is
    Text,
    /// JSON Lines: a record a line
    Jsonl,
}

impl Kind {
    /// The kind that the ending of a file's name tells.
    pub(super) fn of_ending(name: &str) -> Option<Self> {
        let ending = Path::new(name).extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "txt" | "md" | "markdown" | "text" => Some(Self::Text),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }

    /// The kind that the beginning of a file tells.
    pub(super) fn of_beginning(beginning: &[u8]) -> Self {
        let start = beginning.trim_ascii_start();
        if start.starts_with(b"{") && start.contains(&b'"') { Self::Jsonl } else { Self::Text }
    }
}
