//! What the head of an article says of itself: headline, byline, date, datelines of its paragraphs.

use super::date::date;
use super::dateline::dateline;
use crate::lexicon::entries::{LayoutKind, LayoutWord};
use crate::lexicon::{Entries, Lexicon};
use crate::model::{Class, Classes, Metadata, Paragraph, ParagraphKind, Span};

/// How many paragraphs count as the head.
const HEAD: usize = 6;
/// The longest headline, as [`length`] measures it.
const LONGEST_TITLE: usize = 200;
/// The longest byline.
const LONGEST_BYLINE: usize = 120;
/// The longest heading between paragraphs.
const LONGEST_HEADING: usize = 80;

/// Finds headline, byline and date among the first paragraphs, and the datelines of all.
pub(super) fn read_head(text: &str, paragraphs: &mut [Paragraph], lexicon: &Lexicon) -> Metadata {
    let mut metadata = Metadata::default();
    let count = paragraphs.len();
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        if index < HEAD {
            head_line(text, paragraph, (index, count), &mut metadata, lexicon);
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

fn head_line(
    text: &str,
    paragraph: &mut Paragraph,
    (index, count): (usize, usize),
    metadata: &mut Metadata,
    lexicon: &Lexicon,
) {
    let line = paragraph.span.slice(text);
    let mut rest = 0;
    if metadata.date.is_none()
        && let Some((end, iso)) = date(line, lexicon)
    {
        let alone = end == line.len();
        let headed = index == 0 && line[end..].starts_with([' ', '\t']);
        if alone || headed {
            let start = paragraph.span.start;
            metadata.date = Some(Span::new(start, start + end));
            metadata.date_iso = Some(iso);
            if alone {
                paragraph.kind = ParagraphKind::Date;
                return;
            }
            rest = line.len() - line[end..].trim_start().len();
            paragraph.body = start + rest;
        }
    }
    if length(line) <= LONGEST_BYLINE && is_byline(line, &lexicon.layout_words) && !line.ends_with('.') && count > 1 {
        paragraph.kind = ParagraphKind::Byline;
        metadata.byline.get_or_insert(paragraph.span);
    } else if metadata.title.is_none() && index <= 1 && count > 1 && is_title(&line[rest..], lexicon) {
        paragraph.kind = ParagraphKind::Title;
        metadata.title = Some(Span::new(paragraph.span.start + rest, paragraph.span.end));
    }
}

/// The bytes of a paragraph, of which the line ends of Windows count as one each: it may be wrapped.
fn length(line: &str) -> usize {
    line.bytes().filter(|byte| *byte != b'\r').count()
}

/// A headline is short, and either ends without a stop or has all words capitalised but small ones such as *of*.
fn is_title(line: &str, lexicon: &Lexicon) -> bool {
    /// Fewer long words say nothing.
    const FEWEST: usize = 3;
    if line.is_empty() || length(line) > LONGEST_TITLE {
        return false;
    }
    if !line.ends_with(['.', '!', '?', '”', '"', ':', ',']) {
        return true;
    }
    // LENA HOLT: Thanks for having me.
    let label = line.split_once(": ").filter(|(label, _)| !label.contains(char::is_lowercase));
    let mut long = 0;
    for word in label.map_or(line, |(_, rest)| rest).split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_capital = !word.starts_with(char::is_lowercase);
        if !is_capital && !lexicon.info(lexicon.find(word)).classes.any(SMALL) {
            return false;
        }
        long += usize::from(word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    }
    long >= FEWEST
}

/// The words that headlines may leave small.
const SMALL: Classes = Classes::of(&[
    Class::Article,
    Class::Of,
    Class::To,
    Class::By,
    Class::As,
    Class::And,
    Class::But,
    Class::Preposition,
    Class::Subordinator,
]);

fn is_heading(text: &str, paragraph: &Paragraph) -> bool {
    let line = paragraph.span.slice(text);
    paragraph.sentences.len() == 1
        && line.ends_with(|c: char| c.is_alphanumeric())
        && line.starts_with(char::is_uppercase)
        && length(line) <= LONGEST_HEADING
}

fn read_dateline(text: &str, paragraph: &mut Paragraph) {
    if let Some(end) = dateline(paragraph.span.slice(text)) {
        paragraph.body = paragraph.span.start + end;
    }
}

/// *By Ann Lee*
fn is_byline(line: &str, words: &Entries<LayoutWord>) -> bool {
    words.iter().filter(|label| label.kind == LayoutKind::Byline).any(|label| {
        let start = line.get(..label.word.len()).filter(|start| start.eq_ignore_ascii_case(&label.word));
        let rest = start.map_or("", |start| &line[start.len()..]);
        let name = rest.trim_start();
        rest.len() > name.len() && name.starts_with(char::is_uppercase)
    })
}
