//! What each quotation mark of a paragraph could be, by the signs beside it.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::entries::{LayoutKind, MarkSide, QuoteMark};
use crate::model::{Token, TokenKind};

/// The marks of the lexicon, by their places in it.
pub(super) struct Styles<'a>(&'a Lexicon);

impl<'a> Styles<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self(lexicon)
    }

    fn find(&self, sign: &str) -> Option<(usize, &'a QuoteMark)> {
        self.0.quote_marks.iter().enumerate().find(|(_, style)| style.mark == sign)
    }

    /// Whether a span opened by `open` may be closed by `close`.
    pub(super) fn pairs(&self, open: usize, close: usize) -> bool {
        let marks = &self.0.quote_marks;
        marks[open].pairs.contains(&marks[close].mark)
    }

    /// Whether the apostrophe before `rest` stands for left-out letters or digits: *'em*, *'90s*.
    fn elides(&self, rest: &str) -> bool {
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
        let decade = word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit) && word.len() <= 3;
        let lower = word.to_lowercase();
        decade || self.0.layout_words.iter().any(|word| word.kind == LayoutKind::Elision && word.word == lower)
    }
}

/// A mark of the paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkAt {
    /// Its token.
    pub(super) token: usize,
    /// Its style's number.
    pub(super) style: usize,
    /// Whether it is of the single level.
    pub(super) single: bool,
    /// Whether it looks like an opening mark.
    pub(super) opens: bool,
    /// Whether it looks like a closing mark.
    pub(super) closes: bool,
    /// A closing mark with a stop or comma before it, or a sign or nothing behind it.
    pub(super) firm: bool,
    /// Behind a digit: may be inches or an arc.
    pub(super) measure: bool,
}

/// Whether the token at `at`, the first of its paragraph, is an opening single mark.
pub(super) fn opens_single(text: &str, tokens: &[Token], at: usize, styles: &Styles<'_>) -> bool {
    let Some(mark) = tokens.get(at).filter(|token| token.kind == TokenKind::Mark) else { return false };
    let Some((number, style)) = styles.find(mark.span.slice(text)).filter(|(_, style)| style.single) else {
        return false;
    };
    let rest = &text[mark.span.end..];
    judge(at, (number, style), None, rest.chars().next(), styles.elides(rest)).opens
}

/// Whether the paragraph `range` opens with a single mark that nothing in it closes, and ends as a sentence does: people leave
/// the closing mark out before the next paragraph, or lose it.
pub(super) fn opens_for_good(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    marks: &[MarkAt],
    styles: &Styles<'_>,
) -> bool {
    let ends = tokens[range.clone()].last().is_some_and(|last| matches!(last.span.slice(text), "." | "!" | "?" | "…"));
    let begins = tokens.get(range.start + 1).is_some_and(Token::is_capitalised);
    let is_open = tokens.get(range.start).and_then(|token| styles.find(token.span.slice(text)));
    ends && begins
        && is_open.is_some_and(|(_, style)| style.side == MarkSide::Open)
        && opens_single(text, tokens, range.start, styles)
        && !marks.iter().any(|mark| mark.single && mark.closes)
}

/// Reads the marks among `range`.
pub(super) fn read(text: &str, tokens: &[Token], range: Range<usize>, styles: &Styles<'_>) -> Vec<MarkAt> {
    let bounds = tokens[range.start].span.start..tokens[range.end - 1].span.end;
    range
        .filter(|&index| tokens[index].kind == TokenKind::Mark)
        .filter_map(|index| {
            let span = tokens[index].span;
            let (number, style) = styles.find(span.slice(text))?;
            let before = text[bounds.start..span.start].chars().next_back();
            let rest = &text[span.end..bounds.end];
            let elided = style.single && styles.elides(rest);
            Some(judge(index, (number, style), before, rest.chars().next(), elided))
        })
        .collect()
}

fn judge(
    token: usize,
    (number, style): (usize, &QuoteMark),
    before: Option<char>,
    after: Option<char>,
    elided: bool,
) -> MarkAt {
    let loose_left = before.is_none_or(|c| c.is_whitespace() || "([{—–―-/‘'“\"".contains(c));
    let loose_right = after.is_none_or(|c| !c.is_alphanumeric());
    let tight_right = after.is_some_and(|c| !c.is_whitespace());
    let tight_left = before.is_some_and(|c| !c.is_whitespace());
    let mut opens = match style.side {
        MarkSide::Open => true,
        MarkSide::Close => false,
        MarkSide::Both => loose_left && tight_right,
    };
    let mut closes = match style.side {
        MarkSide::Open => false,
        MarkSide::Close => true,
        MarkSide::Both => tight_left && loose_right,
    };
    if style.single {
        opens = (opens || style.side == MarkSide::Close) && loose_left && tight_right && !elided;
        // ’ opens only where an apostrophe is used for ‘ by mistake; leave it to close.
        opens &= style.side != MarkSide::Close;
        closes = closes && tight_left && loose_right;
    } else if style.side == MarkSide::Both && !opens && !closes {
        // A mark with space or letters on both sides: told by what is open.
        opens = true;
        closes = true;
    }
    let firm =
        before.is_some_and(|c| ",.!?;:…—–-)]\"”".contains(c)) || after.is_none_or(|c| ",.;:!?)]—–\"”".contains(c));
    MarkAt {
        token,
        style: number,
        single: style.single,
        opens,
        closes,
        firm,
        measure: before.is_some_and(|c| c.is_ascii_digit()) && !style.single,
    }
}
