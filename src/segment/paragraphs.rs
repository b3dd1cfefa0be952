//! Lines into paragraphs. A line that is not blank is a paragraph, unless its block of lines is hard-wrapped text.

use crate::model::Span;

/// Shortest and longest line of a hard-wrapped block, in bytes, but for its last line.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=110;

/// The paragraphs of `text`, trimmed of white space, in order.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = trim(text, Span::new(start, start + line.len()));
        start += line.len();
        if trimmed.is_empty() {
            flush(text, &mut block, &mut out);
        } else {
            block.push(trimmed);
        }
    }
    flush(text, &mut block, &mut out);
    out
}

fn flush(text: &str, block: &mut Vec<Span>, out: &mut Vec<Span>) {
    if is_wrapped(text, block) {
        out.push(block[0].hull(block[block.len() - 1]));
        block.clear();
    } else {
        out.append(block);
    }
}

/// Hard-wrapped: three lines or more of about the same length, most of them broken inside a sentence.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let Some((_, full)) = block.split_last() else { return false };
    if full.len() < 2 || !full.iter().all(|line| WRAPPED.contains(&line.len())) {
        return false;
    }
    let inside = full.iter().filter(|line| !line.slice(text).ends_with(['.', '!', '?', '”', '"', ':'])).count();
    2 * inside > full.len()
}

fn trim(text: &str, line: Span) -> Span {
    let slice = line.slice(text);
    // A byte order mark is no text.
    let skip = |c: char| c.is_whitespace() || c == '\u{feff}';
    let start = line.start + (slice.len() - slice.trim_start_matches(skip).len());
    Span::new(start, start + slice.trim_matches(skip).len())
}
