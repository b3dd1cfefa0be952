//! What stands for web pages and feeds in a program built without them.

use super::document::{Document, Fault};

const MISSING: &str = "this whosaid is built without web pages and feeds (feature `web`)";

/// An entry of a feed, of which there is none.
pub(super) enum Entry {}

impl Entry {
    pub(super) fn document(self) -> Result<Document, Fault> {
        match self {}
    }
}

pub(super) fn entries(_file: &std::sync::Arc<str>, _text: &str) -> Result<(Vec<Entry>, Option<String>), String> {
    Err(MISSING.to_owned())
}

pub(super) fn read_page(_html: &str, _whole: bool) -> Result<Document, String> {
    Err(MISSING.to_owned())
}

pub(super) fn markdown(text: &str) -> String {
    text.to_owned()
}

pub(super) fn stripped(text: String) -> String {
    text
}
