//! What the head of an article says of itself: headline, byline, date, datelines of its paragraphs.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::model::{Metadata, Paragraph, ParagraphKind, Span};

/// How many paragraphs count as the head.
const HEAD: usize = 6;
/// The longest headline, in bytes.
const LONGEST_TITLE: usize = 200;
/// The longest byline, in bytes.
const LONGEST_BYLINE: usize = 120;

#[allow(clippy::unwrap_used)] // fixed patterns, compiled by every test
fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap()
}

/// `date 2025-10-28` before a headline, and dates in other spellings alone on a line or behind a label.
static DATE: Lazy<Regex> = Lazy::new(|| {
    pattern(
        r"(?i)^(?:(?:published|updated|posted|date|last modified)(?: on)?:?\s+)?(?:on\s+)?(?:[a-z]+day,?\s+)?(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m1>[a-z]{3,9})\.?,?\s+(?P<y1>\d{4})|(?P<m2>[a-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4}))(?:[,\s]+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*[a-z]{2,4})?)?",
    )
});
static BYLINE: Lazy<Regex> = Lazy::new(|| pattern(r"^(?:By|BY|by|Written by|Words by|Story by)\s+\p{Lu}"));
/// *LONDON (Reuters) —*, *WASHINGTON, Oct. 3 (AP) -*, *Paris —*.
static DATELINE: Lazy<Regex> = Lazy::new(|| {
    pattern(
        r"^(?:\p{Lu}[\p{Lu}.'’ \-]{2,}(?:,\s*[\p{L}.\d ]{2,20}){0,2}(?:\s*\([^)]{2,40}\))?|\p{Lu}[\p{L}.'’ ]{2,25}(?:,\s*[\p{L}.\d ]{2,20})?\s*\([^)]{2,40}\))\s*(?:—|–|--?)\s+",
    )
});
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Finds headline, byline and date among the first paragraphs, and the datelines of all.
pub(super) fn read_head(text: &str, paragraphs: &mut [Paragraph]) -> Metadata {
    let mut metadata = Metadata::default();
    let count = paragraphs.len();
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        if index < HEAD {
            head_line(text, paragraph, index, count, &mut metadata);
        }
        if paragraph.kind == ParagraphKind::Body {
            read_dateline(text, paragraph);
        }
        if index > 0 && paragraph.kind == ParagraphKind::Body && is_heading(text, paragraph) {
            paragraph.kind = ParagraphKind::Heading;
        }
    }
    metadata
}

fn head_line(text: &str, paragraph: &mut Paragraph, index: usize, count: usize, metadata: &mut Metadata) {
    let line = paragraph.span.slice(text);
    let mut rest = 0;
    if metadata.date.is_none()
        && let Some(found) = DATE.captures(line)
        && let Some((whole, iso)) = found.get(0).zip(iso_date(&found))
    {
        let alone = whole.end() == line.len();
        let headed = index == 0 && line[whole.end()..].starts_with([' ', '\t']);
        if alone || headed {
            let start = paragraph.span.start;
            metadata.date = Some(Span::new(start + whole.start(), start + whole.end()));
            metadata.date_iso = Some(iso);
            if alone {
                paragraph.kind = ParagraphKind::Date;
                return;
            }
            rest = whole.end() + (line[whole.end()..].len() - line[whole.end()..].trim_start().len());
            paragraph.body = start + rest;
        }
    }
    if line.len() <= LONGEST_BYLINE && BYLINE.is_match(line) && !line.ends_with('.') && count > 1 {
        paragraph.kind = ParagraphKind::Byline;
        metadata.byline.get_or_insert(paragraph.span);
    } else if metadata.title.is_none() && index <= 1 && count > 1 && is_title(&line[rest..]) {
        paragraph.kind = ParagraphKind::Title;
        metadata.title = Some(Span::new(paragraph.span.start + rest, paragraph.span.end));
    }
}

/// A headline is short, and either ends without a stop or has most of its longer words capitalised.
fn is_title(line: &str) -> bool {
    if line.is_empty() || line.len() > LONGEST_TITLE {
        return false;
    }
    if !line.ends_with(['.', '!', '?', '”', '"', ':', ',']) {
        return true;
    }
    let (mut long, mut capital) = (0, 0);
    for word in line.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3) {
        long += 1;
        capital += usize::from(word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    }
    long > 2 && capital * 4 >= long * 3
}

fn is_heading(text: &str, paragraph: &Paragraph) -> bool {
    let line = paragraph.span.slice(text);
    line.len() <= 80
        && paragraph.sentences.len() == 1
        && line.starts_with(char::is_uppercase)
        && line.ends_with(|c: char| c.is_alphanumeric())
}

fn read_dateline(text: &str, paragraph: &mut Paragraph) {
    if let Some(found) = DATELINE.find(paragraph.span.slice(text)) {
        paragraph.body = paragraph.span.start + found.end();
    }
}

fn iso_date(found: &regex::Captures<'_>) -> Option<String> {
    if let Some(iso) = found.name("iso") {
        return Some(iso.as_str().to_owned());
    }
    let part = |a: &str, b: &str| found.name(a).or_else(|| found.name(b)).map(|part| part.as_str());
    let month = part("m1", "m2")?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let day: u32 = part("d1", "d2")?.parse().ok()?;
    let year = part("y1", "y2")?;
    (1..=31).contains(&day).then(|| format!("{year}-{month:02}-{day:02}"))
}
