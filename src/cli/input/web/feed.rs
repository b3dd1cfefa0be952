//! RSS and Atom: each entry a document.

use std::sync::Arc;

use feed_rs::model;
use feed_rs::parser::Builder;

use super::super::decode::NoText;
use super::super::{Document, Fault, date};
use super::text;

/// An entry of a feed.
pub(in super::super) struct Entry {
    file: Arc<str>,
    /// Its place in the feed, from 1.
    place: usize,
    outlet: Arc<str>,
    entry: model::Entry,
}

/// The entries of a feed, in its order.
///
/// # Errors
/// If it is no feed, or has no entry.
pub(in super::super) fn entries(file: &Arc<str>, xml: &str) -> Result<Vec<Entry>, String> {
    // The text is decoded already, whatever encoding its declaration names.
    let xml = xml.trim_start_matches('\u{feff}').trim_start();
    let xml = xml.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(xml, |(_, rest)| rest);
    // Days as they are written there, and not as they were in Greenwich.
    let day = |written: &str| format!("{}T00:00:00Z", date::iso(written)).parse().ok();
    let feed = Builder::new().timestamp_parser(day).build().parse(xml.as_bytes());
    let feed = feed.map_err(|error| format!("neither RSS nor Atom: {error}"))?;
    if feed.entries.is_empty() {
        return Err("a feed without entries".to_owned());
    }
    let outlet: Arc<str> = feed.title.map(|title| text::of_fragment(&title.content)).unwrap_or_default().into();
    let entry = |(index, entry)| Entry { file: file.clone(), place: index + 1, outlet: outlet.clone(), entry };
    Ok(feed.entries.into_iter().enumerate().map(entry).collect())
}

impl Entry {
    /// Its headline and text, without markup.
    ///
    /// # Errors
    /// If it has no text.
    pub(in super::super) fn document(self) -> Result<Document, Fault> {
        let name = format!("{}#{}", self.file, self.place);
        let entry = self.entry;
        let title = entry.title.map(|title| text::of_fragment(&title.content)).unwrap_or_default();
        let content = entry.content.and_then(|content| content.body);
        let body = content.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
        let body = text::of_fragment(&body);
        if body.is_empty() {
            return Err(Fault::new(name, NoText::Empty));
        }
        let text = if title.is_empty() { body } else { format!("{title}\n\n{body}") };
        let authors: Vec<String> = entry.authors.into_iter().filter_map(|author| author.name).collect();
        let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
        Ok(Document {
            name,
            text,
            title,
            date: entry.published.or(entry.updated).map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default(),
            outlet: self.outlet.to_string(),
            url: link.or(entry.links.first()).map(|link| link.href.clone()).unwrap_or_default(),
            author: authors.join(", "),
            notes: Vec::new(),
        })
    }
}
