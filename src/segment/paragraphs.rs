//! Lines into paragraphs. A line that is not blank is a paragraph, unless its text is hard-wrapped.
//!
//! Hard-wrapped text is known by its own lines: each is as full as the width allows, so that the first word of the next would
//! not have fitted, and most end inside a sentence. Lines of verse, lists and addresses are not full. However short they are,
//! lines go on an item of a list that they are set in under, and lines quoted in a mail go on each other's sentences.

use crate::model::Span;

/// Shortest and longest line of a hard-wrapped block, in bytes, but for its last line.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=110;
/// The narrowest and the widest column of a hard-wrapped text, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=120;
/// What an item of a list begins with.
const BULLETS: [char; 7] = ['-', '*', '+', '•', '◦', '▪', '·'];

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Without the white space around it, and the marks of a quoted mail before it.
    span: Span,
    /// Its characters.
    length: usize,
    /// The characters of its first word.
    first: usize,
    /// The white space before it, and the marks of a quoted mail.
    indent: usize,
    /// Whether it begins with such a mark.
    quoted: bool,
    /// Whether it begins as an item of a list does.
    item: bool,
}

/// The paragraphs of `text`, trimmed of white space, in order.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut blocks: Vec<Vec<Line>> = vec![Vec::new()];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = trim(text, Span::new(start, start + line.len()));
        if trimmed.is_empty() {
            if blocks.last().is_some_and(|block| !block.is_empty()) {
                blocks.push(Vec::new());
            }
        } else if let Some(block) = blocks.last_mut() {
            let words = trimmed.slice(text);
            block.push(Line {
                span: trimmed,
                length: words.chars().count(),
                first: words.chars().take_while(|c| !c.is_whitespace()).count(),
                indent: text[start..trimmed.start].chars().count(),
                quoted: text[start..trimmed.start].contains('>'),
                item: is_item(words),
            });
        }
        start += line.len();
    }
    let width = width(text, &blocks);
    let mut out = Vec::new();
    for block in &blocks {
        flush(text, block, width, &mut out);
    }
    out
}

/// The width to which the text is wrapped, if it is.
fn width(text: &str, blocks: &[Vec<Line>]) -> Option<usize> {
    /// The most of ten lines broken inside a sentence that may end early.
    const EARLY: usize = 1;
    let breaks = || blocks.iter().flat_map(|block| block.windows(2));
    let width = breaks().map(|pair| pair[0].length).max().filter(|width| WIDTHS.contains(width))?;
    let (mut all, mut inside, mut full) = (0, 0, 0);
    for pair in breaks() {
        all += 1;
        if !ends(text, &pair[0]) {
            inside += 1;
            full += usize::from(is_full(pair, width));
        }
    }
    // A single line tells nothing of the width but that it stops inside a sentence.
    let only = |pair: &[Line]| !ends(text, &pair[0]) && pair[1].span.slice(text).starts_with(char::is_lowercase);
    let wrapped = if all == 1 { breaks().all(only) } else { 2 * inside >= all && full * 10 >= inside * (10 - EARLY) };
    wrapped.then_some(width)
}

/// Whether the first word of the second line would not have fitted behind the first.
fn is_full(pair: &[Line], width: usize) -> bool {
    pair[0].length + 1 + pair[1].first > width
}

/// Whether the second line plainly goes on with a sentence of the first, both being quoted or neither.
fn is_broken(text: &str, pair: &[Line]) -> bool {
    let next = pair[1].span.slice(text);
    pair[0].quoted == pair[1].quoted && !ends(text, &pair[0]) && next.starts_with(char::is_lowercase)
}

/// Whether words begin as an item of a list does: *- One*, *• One*.
fn is_item(words: &str) -> bool {
    words.strip_prefix(BULLETS).is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// Whether a line ends as a sentence does.
fn ends(text: &str, line: &Line) -> bool {
    line.span.slice(text).ends_with(['.', '!', '?', '”', '"', ':', '…'])
}

fn flush(text: &str, block: &[Line], width: Option<usize>, out: &mut Vec<Span>) {
    let Some((first, rest)) = block.split_first() else { return };
    if width.is_none() && is_wrapped(text, block) {
        out.push(first.span.hull(block[block.len() - 1].span));
        return;
    }
    let mut open = first.span;
    // The item of a list whose lines these are.
    let mut item = first.item.then_some(first);
    for (pair, line) in block.windows(2).zip(rest) {
        let by_width = width.is_some_and(|width| is_full(pair, width)) && line.indent <= pair[0].indent;
        let set_in = item.is_some_and(|item| line.indent > item.indent);
        let goes_on = by_width || !line.item && (set_in || (item.is_some() || line.quoted) && is_broken(text, pair));
        item = if line.item && !by_width { Some(line) } else { item.filter(|_| goes_on) };
        if goes_on {
            open = open.hull(line.span);
        } else {
            out.push(open);
            open = line.span;
        }
    }
    out.push(open);
}

/// Hard-wrapped by itself, among lines of any length: three lines or more of about the same length, most of them broken inside
/// a sentence.
fn is_wrapped(text: &str, block: &[Line]) -> bool {
    let Some((_, full)) = block.split_last() else { return false };
    if full.len() < 2
        || block[1..].iter().any(|line| line.item)
        || !full.iter().all(|line| WRAPPED.contains(&line.span.len()))
    {
        return false;
    }
    let inside = full.iter().filter(|line| !ends(text, line)).count();
    2 * inside > full.len()
}

fn trim(text: &str, line: Span) -> Span {
    let slice = line.slice(text);
    // A byte order mark is no text.
    let skip = |c: char| c.is_whitespace() || c == '\u{feff}';
    let mut start = line.start + (slice.len() - slice.trim_start_matches(skip).len());
    // > as mail marks what it answers
    while let Some(rest) = text[start..line.end].strip_prefix('>').filter(|rest| rest.starts_with([' ', '>'])) {
        start = line.end - rest.trim_start_matches(skip).len();
    }
    Span::new(start, start + text[start..line.end].trim_end_matches(skip).len())
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn shown(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let two = "Ann Roe said the old bridge over the river would be\nshut until May.\n\nIt is the third time this year that the council has\nclosed it.\n";
        assert_eq!(shown(two).len(), 2, "blocks of two lines");
        let narrow = "The mayor said on Monday\nthat the bridge over the\nriver would stay shut and\nthat nobody knew when it\nwould open.\n";
        assert_eq!(shown(narrow).len(), 1, "short columns");
        let indented = "  The mayor said on Monday that the bridge over the\nriver would stay shut and that nobody knew when it\nwould open.\n  It is the third time this year that the council of\nthe town has closed it without saying when it might\nopen again.\n";
        assert_eq!(shown(indented).len(), 2, "indented first lines, no blank lines");
        let mail = "> The mayor said on Monday that the bridge over the\n> river would stay shut and that nobody knew when it\n> would open.\n";
        assert_eq!(shown(mail).len(), 1, "a quoted mail");
        assert_eq!(shown("Ann Roe said the bridge\nwould be shut.\n").len(), 1);
    }

    #[test]
    fn lines_go_on_items_of_lists() {
        let set_in = "- Ann Roe said the bridge would be shut\n  until May.\n- Ben Cole said no.\n";
        assert_eq!(shown(set_in).len(), 2, "the second line of an item is set in");
        let lazy =
            "Notes\n* Ann Roe said that the bridge would be shut and that\nnobody had asked why.\n* One\n* Two\n";
        assert_eq!(shown(lazy).len(), 4, "or it is not");
        let below = "- One\n  - Two\n    of three\n- Four\nAnd five\n";
        assert_eq!(shown(below), ["- One", "- Two\n    of three", "- Four", "And five"]);
        assert_eq!(shown("-5 degrees\nand *less*\n").len(), 2, "no bullets");
    }

    #[test]
    fn quoted_lines_go_on_with_their_sentence() {
        assert_eq!(shown("> Nobody told us\n> of it.\n"), ["Nobody told us\n> of it."]);
        assert_eq!(shown("> Nobody told us.\n> Of it we know\n> nothing.\n\n> No\n").len(), 3);
        assert_eq!(shown("> Nobody told us\nof it.\n").len(), 2, "an answer below");
        assert_eq!(shown("> Ann\n> Ben\n").len(), 2, "names");
    }

    #[test]
    fn other_lines_are_paragraphs() {
        assert_eq!(shown("Rovers 2\nTown 1\nAthletic 0\nUnited 3\n").len(), 4);
        assert_eq!(shown("The bridge is shut.\nIt will open in May.\nThe mayor spoke.\n").len(), 3);
        assert_eq!(shown("Mayor shuts bridge\n\nAnn Roe said it was unsafe.\nNobody was hurt.\n").len(), 3);
        let verse = "The river runs\nbelow the bridge that nobody may cross\nand all the town\nlooks on\n";
        assert_eq!(shown(verse).len(), 4);
    }
}
