//! RSS and Atom: each entry a document.

use std::sync::Arc;

use feed_rs::model;
use feed_rs::parser::Builder;

use super::super::date;
use super::super::decode::NoText;
use super::super::document::{Document, Fault};
use super::fragment;

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
pub(in super::super) fn entries(file: &Arc<str>, xml: &str) -> Result<(Vec<Entry>, Option<String>), String> {
    // The text is decoded already, whatever encoding its declaration names.
    let xml = xml.trim_start_matches('\u{feff}').trim_start();
    let xml = xml.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(xml, |(_, rest)| rest);
    // Days as they are written there, and not as they were in Greenwich.
    let day = |written: &str| format!("{}T00:00:00Z", date::iso(written)).parse().ok();
    let parse = |xml: &str| Builder::new().timestamp_parser(day).build().parse(xml.as_bytes());
    let mut problem = None;
    let feed = parse(xml).or_else(|error| {
        let (mended, cut_off) = mended(xml).ok_or(error)?;
        problem = cut_off.then(|| "cut off: what stands behind its last whole entry is not read".to_owned());
        parse(&mended)
    });
    let feed = feed.map_err(|error| format!("neither RSS nor Atom: {error}"))?;
    if feed.entries.is_empty() {
        return Err(problem.unwrap_or_else(|| "a feed without entries".to_owned()));
    }
    let outlet: Arc<str> = feed.title.map(|title| fragment::of_fragment(&title.content)).unwrap_or_default().into();
    let entry = |(index, entry)| Entry { file: file.clone(), place: index + 1, outlet: outlet.clone(), entry };
    Ok((feed.entries.into_iter().enumerate().map(entry).collect(), problem))
}

/// A feed with its common faults mended: a bare `&`, entities of HTML, an RSS without version, an end that is missing; and
/// whether it is. None where nothing is to be mended.
fn mended(xml: &str) -> Option<(String, bool)> {
    const KNOWN: [&str; 5] = ["amp;", "lt;", "gt;", "quot;", "apos;"];
    let mut out = String::with_capacity(xml.len() + 64);
    let mut rest = xml;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // Nothing is an entity between these.
        let raw = if rest.starts_with("<![CDATA[") { rest.find("]]>").unwrap_or(rest.len()) } else { 1 };
        let is_known = KNOWN.iter().any(|name| rest[1..].starts_with(name)) || is_number(&rest[1..]);
        let bare = rest.starts_with('&') && !is_known;
        out.push_str(if bare { "&amp;" } else { &rest[..raw] });
        rest = &rest[raw..];
    }
    out.push_str(rest);
    let mut out = out.replacen("<rss>", "<rss version=\"2.0\">", 1);
    let ends = [("</item>", "</rss>", "</channel></rss>"), ("</entry>", "</feed>", "</feed>")];
    let missing = ends.iter().find_map(|(entry, end, ends)| {
        let last = out.rfind(entry).filter(|_| !out.contains(end))?;
        Some((last + entry.len(), *ends))
    });
    if let Some((at, ends)) = missing {
        out.truncate(at);
        out.push_str(ends);
    }
    (out != xml).then_some((out, missing.is_some()))
}

/// Whether a text begins with the rest of a character's number: `#8217;`, `#x2019;`.
fn is_number(rest: &str) -> bool {
    let digits = rest.strip_prefix('#').and_then(|rest| rest.split_once(';'));
    digits.is_some_and(|(number, _)| {
        let number = number.strip_prefix(['x', 'X']).unwrap_or(number);
        (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

impl Entry {
    /// Its headline and text, without markup.
    ///
    /// # Errors
    /// If it has no text.
    pub(in super::super) fn document(self) -> Result<Document, Fault> {
        let name = format!("{}#{}", self.file, self.place);
        let entry = self.entry;
        let title = entry.title.map(|title| super::stripped(fragment::of_fragment(&title.content))).unwrap_or_default();
        let content = entry.content.and_then(|content| content.body);
        let body = content.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
        let body = super::stripped(fragment::of_fragment(&body));
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
            ..Document::default()
        })
    }
}
