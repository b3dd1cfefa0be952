//! Pairs the marks of a paragraph with a stack. Linear in the number of marks.

use std::ops::Range;

use super::marks::{MarkAt, Styles};
use super::role::UNOPENED;
use crate::model::{QuoteId, QuoteRole, QuoteSpan, Span, Token};

/// How deep quotations nest; deeper marks are left alone.
const DEEPEST: usize = 4;

/// What the paragraphs beside this one do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside {
    /// The one before was left open, so that a lone closing mark here closes it.
    pub(super) carried: bool,
    /// The one behind opens with a single mark, so that one may be left open here.
    pub(super) reopened: bool,
}

/// Appends the spans of one paragraph to `quotes`.
pub(super) fn pair(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    marks: &[MarkAt],
    styles: &Styles<'_>,
    beside: Beside,
    quotes: &mut Vec<QuoteSpan>,
) {
    let first = quotes.len();
    let Beside { carried, reopened } = beside;
    let mut pairs = Pairs { text, tokens, range, marks, styles, reopened, stack: Vec::new(), found: Vec::new() };
    let ahead = Ahead::new(marks);
    for at in 0..marks.len() {
        pairs.step(at, &ahead, carried);
    }
    pairs.leave_open();
    pairs.found.sort_by_key(|pair| (pair.open, std::cmp::Reverse(pair.close)));
    for pair in &pairs.found {
        push(tokens, pair, first, quotes);
    }
}

/// For each mark, what comes at or behind it, found in one pass so that no step has to search.
struct Ahead {
    /// The next firm closing single mark.
    firm: Vec<Option<usize>>,
    /// The next opening single mark.
    opener: Vec<Option<usize>>,
    /// Whether the next double mark can only close.
    next_double_closes: Vec<bool>,
}

impl Ahead {
    fn new(marks: &[MarkAt]) -> Self {
        let mut firm = vec![None; marks.len() + 1];
        let mut opener = vec![None; marks.len() + 1];
        let mut next_double_closes = vec![false; marks.len() + 1];
        for at in (0..marks.len()).rev() {
            let mark = &marks[at];
            firm[at] = if mark.single && mark.closes && mark.firm { Some(at) } else { firm[at + 1] };
            opener[at] = if mark.single && mark.opens { Some(at) } else { opener[at + 1] };
            next_double_closes[at] = if mark.single { next_double_closes[at + 1] } else { mark.closes && !mark.opens };
        }
        Self { firm, opener, next_double_closes }
    }
}

struct Open {
    mark: usize,
}

/// A pair found: token of the opening mark, one past the closing one.
struct Pair {
    open: usize,
    close: usize,
    has_open: bool,
    closed: bool,
    why: &'static str,
}

struct Pairs<'a> {
    text: &'a str,
    tokens: &'a [Token],
    range: Range<usize>,
    marks: &'a [MarkAt],
    styles: &'a Styles<'a>,
    /// Whether a single mark may be left open.
    reopened: bool,
    stack: Vec<Open>,
    found: Vec<Pair>,
}

impl Pairs<'_> {
    fn step(&mut self, at: usize, ahead: &Ahead, carried: bool) {
        let mark = self.marks[at];
        let partner = mark.closes.then(|| self.partner(at)).flatten();
        if let Some(depth) = partner {
            let inches = mark.measure && !mark.firm && ahead.next_double_closes[at + 1];
            // Where none that is firm follows in a paragraph left open, the doubtful one of a plural is a possessive.
            let left_open = self.reopened
                && ahead.firm[at + 1].is_none()
                && self.is_behind_plural(mark.token)
                && self.opens_sentence();
            let possessive = mark.single && !mark.firm && (left_open || is_possessive(at, ahead));
            let reopens = mark.opens && !mark.single && !self.prefers_close(at);
            if !inches && !possessive && !reopens {
                self.close(at, depth);
                return;
            }
            if inches || possessive {
                return;
            }
        }
        if mark.opens {
            self.open(at);
        } else if mark.closes && carried && self.found.is_empty() && self.stack.is_empty() && !mark.single {
            // The paragraph before was left open and this mark closes it.
            self.found.push(Pair {
                open: self.range.start,
                close: mark.token + 1,
                has_open: false,
                closed: true,
                why: "",
            });
        } else if mark.closes && self.stack.is_empty() && !mark.single && !mark.measure {
            self.close_unopened(mark.token);
        }
    }

    /// A closing mark that nothing opens, behind a comma or stop: the sentence up to it is taken for the quotation.
    fn close_unopened(&mut self, mark: usize) {
        /// The longest such sentence, in tokens.
        const LONGEST: usize = 80;
        let is = |at: usize, signs: &[&str]| signs.contains(&self.tokens[at].span.slice(self.text));
        let floor = self.found.iter().map(|pair| pair.close).max().unwrap_or(self.range.start).max(self.range.start);
        let Some(before) = mark.checked_sub(1).filter(|before| *before > floor) else { return };
        if !is(before, &[",", ".", "!", "?"]) {
            return;
        }
        let begins = |at: &usize| *at == floor || is(*at - 1, &[".", "!", "?"]) && self.tokens[*at].is_capitalised();
        if let Some(open) = (floor.max(mark.saturating_sub(LONGEST))..before).rev().find(begins) {
            self.found.push(Pair { open, close: mark + 1, has_open: false, closed: true, why: UNOPENED });
        }
    }

    /// The open mark this one may close, as a place on the stack.
    fn partner(&self, at: usize) -> Option<usize> {
        let style = self.marks[at].style;
        self.stack.iter().rposition(|open| self.styles.pairs(self.marks[open.mark].style, style))
    }

    /// A mark that may open and close: it closes unless it stands before a word with a space on its other side.
    fn prefers_close(&self, at: usize) -> bool {
        let index = self.marks[at].token;
        let token = &self.tokens[index];
        let next_spaced = self.tokens.get(index + 1).is_none_or(|next| next.spaced);
        !token.spaced || next_spaced
    }

    fn open(&mut self, at: usize) {
        let mark = self.marks[at];
        if mark.single {
            let closable = self.marks[at + 1..].iter().take(64).any(|later| later.single && later.closes);
            let left_open = self.reopened && self.stack.is_empty();
            if !closable && !left_open {
                return;
            }
        } else if let Some(top) = self.stack.last()
            && !self.marks[top.mark].single
            && self.marks[top.mark].style == mark.style
        {
            // The same double mark opens again while open. Behind the end of a sentence it opens one that goes on, as where
            // paragraphs were run together; else the earlier one was never closed.
            if self.ends_sentence(mark.token) {
                return;
            }
            self.give_up_top(mark.token);
        }
        if self.stack.len() < DEEPEST {
            self.stack.push(Open { mark: at });
        }
    }

    /// Whether the open mark on top stands where a sentence begins.
    fn opens_sentence(&self) -> bool {
        let top = self.stack.last().map(|open| self.marks[open.mark].token);
        top.is_some_and(|token| {
            token == self.range.start || matches!(self.tokens[token - 1].span.slice(self.text), "." | "!" | "?" | ":")
        })
    }

    /// *the guides’*
    fn is_behind_plural(&self, token: usize) -> bool {
        token.checked_sub(1).is_some_and(|before| self.tokens[before].span.slice(self.text).ends_with('s'))
    }

    /// Whether a sentence ends right before a token.
    fn ends_sentence(&self, token: usize) -> bool {
        token.checked_sub(1).is_some_and(|before| matches!(self.tokens[before].span.slice(self.text), "." | "!" | "?"))
    }

    /// The open mark on top was never closed: it costs only itself, unless it opened the paragraph.
    fn give_up_top(&mut self, end: usize) {
        let Some(top) = self.stack.pop() else { return };
        let open = self.marks[top.mark].token;
        if open == self.range.start && !self.marks[top.mark].measure {
            self.found.push(Pair { open, close: end, has_open: true, closed: false, why: "" });
        }
    }

    fn close(&mut self, at: usize, depth: usize) {
        // Whatever was opened inside and not closed was no quotation.
        self.stack.truncate(depth + 1);
        if let Some(open) = self.stack.pop() {
            let (open, close) = (self.marks[open.mark].token, self.marks[at].token + 1);
            if close > open + 2 {
                self.found.push(Pair { open, close, has_open: true, closed: true, why: "" });
            }
        }
    }

    /// What is still open at the end runs to the end of the paragraph, if it is a double mark.
    fn leave_open(&mut self) {
        if let Some(open) = self.stack.iter().find(|open| {
            let mark = self.marks[open.mark];
            (!mark.single || self.reopened) && !mark.measure
        }) {
            let open = self.marks[open.mark].token;
            if self.range.end > open + 2 {
                self.found.push(Pair { open, close: self.range.end, has_open: true, closed: false, why: "" });
            }
        }
    }
}

/// A doubtful single closer (*the workers’ money*) is a possessive while a firm one is still to come.
fn is_possessive(at: usize, ahead: &Ahead) -> bool {
    // Another opening before that firm closer takes it.
    ahead.firm[at + 1].is_some_and(|firm| ahead.opener[at + 1].is_none_or(|opener| opener >= firm))
}

fn push(tokens: &[Token], pair: &Pair, first: usize, quotes: &mut Vec<QuoteSpan>) {
    let outer = tokens[pair.open].span.hull(tokens[pair.close - 1].span);
    // The nearest earlier span of this paragraph that holds it.
    let mut parent = (quotes.len() > first).then(|| QuoteId(quotes.len() - 1));
    while let Some(id) = parent {
        if quotes[id.0].tokens.end >= pair.close {
            break;
        }
        parent = quotes[id.0].parent;
    }
    let start = if pair.has_open { tokens[pair.open].span.end } else { outer.start };
    let has_close = pair.closed;
    let end = if has_close { tokens[pair.close - 1].span.start } else { outer.end };
    quotes.push(QuoteSpan {
        outer,
        inner: Span::new(start, end),
        tokens: pair.open..pair.close,
        depth: parent.map_or(0, |id| quotes[id.0].depth + 1),
        parent,
        continues: None,
        closed: pair.closed,
        role: QuoteRole::Speech,
        why: pair.why,
    });
}
