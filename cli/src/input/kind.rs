//! What kind of file an input is.

use std::path::Path;

use clap::ValueEnum;
use serde_json::{Map, Value};

/// A kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum Kind {
    /// Text, as it is
    Text,
    /// Markdown: its text without markup
    Markdown,
    /// Subtitles (SRT, WebVTT): what is spoken
    Subtitles,
    /// A web page: its article
    Html,
    /// A Word document (DOCX): its text
    Docx,
    /// A PDF: what is written on its pages
    #[cfg_attr(not(feature = "pdf"), value(skip))]
    Pdf,
    /// RSS or Atom: its entries
    Feed,
    /// JSON Lines: a record a line
    Jsonl,
    /// JSON: a record, or a list of them
    Json,
    /// A table with a header: a record a row
    Csv,
}

/// The endings that tell a kind.
const ENDINGS: [(Kind, &[&str]); 10] = [
    (Kind::Text, &["txt", "text", "eml"]),
    (Kind::Markdown, &["md", "markdown"]),
    (Kind::Subtitles, &["srt", "vtt"]),
    (Kind::Html, &["html", "htm", "xhtml"]),
    (Kind::Docx, &["docx", "docm"]),
    // Else they are files of another kind.
    (Kind::Pdf, if cfg!(feature = "pdf") { &["pdf"] } else { &[] }),
    (Kind::Feed, &["rss", "atom", "xml"]),
    (Kind::Jsonl, &["jsonl", "ndjson"]),
    (Kind::Json, &["json"]),
    (Kind::Csv, &["csv", "tsv"]),
];
/// The endings of packed files, which stand behind the others.
const PACKED: [&str; 4] = ["gz", "gzip", "zst", "zstd"];

impl Kind {
    /// The kind of a file by its name and its beginning. The name decides, but for what is plainly something else.
    pub(super) fn of(name: &str, beginning: &[u8]) -> Self {
        let start = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
        match Self::of_name(Path::new(name)) {
            Some(Self::Text | Self::Markdown) | None if is_page(start) => Self::Html,
            Some(Self::Text) | None if is_word(start) => Self::Docx,
            Some(Self::Text) | None if cfg!(feature = "pdf") && start.starts_with(b"%PDF-") => Self::Pdf,
            Some(Self::Json) if is_json_lines(start) => Self::Jsonl,
            // A page with an XML declaration.
            Some(Self::Feed) if contains(start, b"<html") => Self::Html,
            Some(kind) => kind,
            None => Self::of_beginning(start),
        }
    }

    /// The kind that the ending of a file's name tells.
    pub(super) fn of_name(path: &Path) -> Option<Self> {
        let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let last = ending(path)?;
        let told = if PACKED.contains(&last.as_str()) { ending(Path::new(path.file_stem()?))? } else { last };
        ENDINGS.iter().find(|(_, endings)| endings.contains(&told.as_str())).map(|(kind, _)| *kind)
    }

    /// Whether a file of this name may hold many documents; standard input may.
    pub(super) fn holds_many(path: &Path) -> bool {
        path.as_os_str() == "-"
            || Self::of_name(path).is_some_and(|kind| matches!(kind, Self::Feed | Self::Jsonl | Self::Json | Self::Csv))
    }

    fn of_beginning(start: &[u8]) -> Self {
        if start.starts_with(b"WEBVTT") {
            Self::Subtitles
        } else if start.starts_with(b"<")
            && [&b"<rss"[..], b"<feed", b"<rdf:RDF"].iter().any(|mark| contains(start, mark))
        {
            Self::Feed
        } else if start.starts_with(b"<?xml") && contains(start, b"<html") {
            Self::Html
        } else if is_json_lines(start) || is_long_line(start) {
            Self::Jsonl
        } else if is_json(start) {
            Self::Json
        } else if is_header(start) {
            Self::Csv
        } else {
            Self::Text
        }
    }
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark))
}

fn is_page(start: &[u8]) -> bool {
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|mark| start.get(..mark.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(mark)))
}

/// An archive that holds the parts of a Word document.
fn is_word(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") && contains(start, b"word/")
}

fn first_line(start: &[u8]) -> Option<&[u8]> {
    start.iter().position(|&byte| matches!(byte, b'\n' | b'\r')).map(|end| &start[..end])
}

/// A line that is an object by itself, and more behind it.
fn is_json_lines(start: &[u8]) -> bool {
    first_line(start).is_some_and(|line| {
        !start[line.len()..].trim_ascii().is_empty() && serde_json::from_slice::<Map<String, Value>>(line).is_ok()
    })
}

/// An object whose line goes on beyond the beginning.
fn is_long_line(start: &[u8]) -> bool {
    const LONG: usize = 8 * 1024;
    start.len() > LONG && first_line(start).is_none() && start.starts_with(b"{\"")
}

/// An object or a list of objects.
fn is_json(start: &[u8]) -> bool {
    let behind = |bracket: &[u8]| start.strip_prefix(bracket).map(<[u8]>::trim_ascii_start);
    behind(b"[").is_some_and(|rest| rest.starts_with(b"{")) || behind(b"{").is_some_and(|rest| rest.starts_with(b"\""))
}

/// The header of a table: short cells without spaces, a field of text among them and another that is known.
fn is_header(start: &[u8]) -> bool {
    let line = first_line(start).and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default();
    super::fields::DELIMITERS.iter().any(|&delimiter| {
        let cells: Vec<&str> = line.split(char::from(delimiter)).map(|cell| cell.trim().trim_matches('"')).collect();
        let short = |cell: &&str| cell.len() <= 40 && !cell.contains(char::is_whitespace);
        cells.iter().all(short) && super::fields::is_header(&cells)
    })
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn names_tell_and_packed_ones_too() {
        let cases = [
            ("a.md", Kind::Markdown),
            ("a.srt", Kind::Subtitles),
            ("a.HTM", Kind::Html),
            ("a.xml", Kind::Feed),
            ("a.jsonl.gz", Kind::Jsonl),
            ("a.tsv.zst", Kind::Csv),
            ("b/a.json", Kind::Json),
            ("a.unknown", Kind::Text),
            ("-", Kind::Text),
        ];
        for (name, kind) in cases {
            assert_eq!(Kind::of(name, b"words"), kind, "{name}");
        }
    }

    #[test]
    fn the_beginning_tells_where_the_name_does_not() {
        let cases: [(&str, Kind); 13] = [
            ("<!DOCTYPE html>\n<p>", Kind::Html),
            ("\u{feff} <HTML lang=en>", Kind::Html),
            ("<?xml version='1.0'?><!DOCTYPE html><html>", Kind::Html),
            ("<?xml version='1.0'?>\n<rss version='2.0'>", Kind::Feed),
            ("<feed xmlns='x'>", Kind::Feed),
            ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", Kind::Jsonl),
            ("{\n  \"text\": \"a\"\n}\n", Kind::Json),
            ("[\n  {\"text\"", Kind::Json),
            ("id,title,text\n1,a,b\n", Kind::Csv),
            ("date;\"body\";url\n", Kind::Csv),
            ("Text, more text and body.\n", Kind::Text),
            ("[Reuters] The mayor said no.\n", Kind::Text),
            ("{so it goes}\n", Kind::Text),
        ];
        for (start, kind) in cases {
            assert_eq!(Kind::of("-", start.as_bytes()), kind, "{start}");
        }
        assert_eq!(Kind::of("a.txt", b"<!doctype html>"), Kind::Html);
        assert_eq!(Kind::of("-", b"PK\x03\x04 word/document.xml"), Kind::Docx);
        assert_eq!(Kind::of("a.txt", b"PK\x03\x04 xl/workbook.xml"), Kind::Text);
        assert_eq!(Kind::of("a.json", b"{\"text\": \"a\"}\n"), Kind::Json);
        assert_eq!(Kind::of("a.json", b"{\"text\": \"a\"}\n{"), Kind::Jsonl);
        assert_eq!(Kind::of("-", format!("{{\"text\": \"{}", "a".repeat(9000)).as_bytes()), Kind::Jsonl);
        assert_eq!(Kind::of("a.csv", b"<!doctype html>"), Kind::Csv);
    }
}
