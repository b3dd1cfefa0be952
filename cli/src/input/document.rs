//! A document as it was read, or why it could not be.

use std::fmt::{self, Display};
use std::path::Path;

use whosaid::export;
use whosaid::model::Analysis;

use super::kind::Kind;

/// A document as it was read. What is not known of it is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Document {
    /// The path of its file, as given; `PATH#ID` for a record of a file with many, by its own id or its place there.
    pub(in super::super) name: String,
    /// The text as read, or as taken out of a page: what offsets count in.
    pub(in super::super) text: String,
    pub(in super::super) title: String,
    /// `YYYY-MM-DD` where it could be read so, else as it was given.
    pub(in super::super) date: String,
    /// The day on which its file says it was made; counts only where neither `date` nor the text tells a day.
    pub(in super::super) saved_on: String,
    pub(in super::super) outlet: String,
    pub(in super::super) url: String,
    pub(in super::super) author: String,
    /// Its own id, where it is a record that has one.
    pub(in super::super) record_id: String,
    /// Whether it looks like a text in another language than the one that is read.
    pub(in super::super) foreign: bool,
    /// What is carried over from it, where it is a record: names and values.
    pub(in super::super) carried: Vec<(String, String)>,
    /// What a reader should know about how it was read.
    pub(in super::super) notes: Vec<String>,
}

impl Document {
    /// The path in a name, and the record's id behind it if it is one of a file with many.
    pub(in super::super) fn parts(name: &str) -> (&str, Option<&str>) {
        // A `#` may be part of a file's name, too.
        let cut = name.match_indices('#').find(|(at, _)| Kind::holds_many(Path::new(&name[..*at])));
        cut.map_or((name, None), |(at, _)| (&name[..at], Some(&name[at + 1..])))
    }

    /// Its analysis, whose rows are hardly trusted where the text is in another language: how often rows are right was learned
    /// from English.
    pub(in super::super) fn weighed(&self, mut analysis: Analysis) -> Analysis {
        /// What is left of a probability.
        const LEFT: f32 = 0.1;
        if self.foreign {
            for row in &mut analysis.attributions {
                row.confidence *= LEFT;
                row.row_confidence *= LEFT;
            }
        }
        analysis
    }

    /// Its text and what is known of it, for reports.
    pub(in super::super) fn about(&self) -> export::Document<'_> {
        export::Document {
            name: &self.name,
            text: &self.text,
            outlet: &self.outlet,
            url: &self.url,
            title: &self.title,
            date: &self.date,
            saved_on: &self.saved_on,
            author: &self.author,
            record_id: &self.record_id,
            carried: &self.carried,
        }
    }
}

/// An input or record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Fault {
    /// Its file, with the line behind a colon where it is a record.
    pub(in super::super) name: String,
    pub(in super::super) reason: String,
    /// Whether it was only found in a folder and is none that was meant: worth a word, but no failure.
    pub(super) aside: bool,
}

impl Fault {
    pub(super) fn new(name: impl Into<String>, reason: impl Display) -> Self {
        Self { name: name.into(), reason: reason.to_string(), aside: false }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.reason)
    }
}

/// The system's words without its error number.
pub(in super::super) fn reason(error: &std::io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words);
    format!("cannot be read: {}", words.to_lowercase())
}
