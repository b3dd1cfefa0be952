//! Quotations that go on from a row in paragraphs of their own: rows of their own, each of which names the row before.
//!
//! *“We wait,” she said.* and, in the next paragraph, *“We always have.”*: what is behind the first paragraph is found with
//! the row, by the weights or by the turn of talk, and parted from it here, so that every row has one place in the text.

use super::floating::FLOATING;
use crate::model::{Attribution, ContentType, Paragraph, QuoteId, QuoteSpan, Span};

/// The name of rows that go on from another.
pub const CONTINUED: &str = "continued-quotation";

/// Parts such quotations from their rows, and ties those that float right behind a row to it. `rows` stay in text order.
pub fn part(rows: &mut Vec<Attribution>, quotes: &[QuoteSpan], paragraphs: &[Paragraph], text: &str) {
    let page = Page { quotes, paragraphs, text };
    let mut out: Vec<Attribution> = Vec::with_capacity(rows.len());
    // A row's pieces may stand behind rows that begin before them: the order is made at the end.
    let mut ties: Vec<Option<usize>> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let pieces = page.pieces(row);
        for (place, piece) in pieces.into_iter().enumerate() {
            ties.push((place > 0).then(|| out.len() - 1));
            out.push(piece);
        }
    }
    page.tie_floating(&out, &mut ties);
    let mut order: Vec<usize> = (0..out.len()).collect();
    order.sort_by_key(|&at| (out[at].hull(), out[at].cue.first().copied()));
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(to, &from)| place[from] = to);
    let mut kept: Vec<Option<Attribution>> = out.into_iter().map(Some).collect();
    rows.extend(order.into_iter().filter_map(|from| {
        let mut row = kept[from].take()?;
        row.continues = ties[from].map(|tie| place[tie]).filter(|&tie| tie < place[from]);
        Some(row)
    }));
}

struct Page<'a> {
    quotes: &'a [QuoteSpan],
    paragraphs: &'a [Paragraph],
    text: &'a str,
}

impl Page<'_> {
    fn paragraph(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.span.end <= byte)
    }

    /// The row, and what goes on from it.
    fn pieces(&self, row: Attribution) -> Vec<Attribution> {
        let cuts = self.cuts(&row);
        let mut out = vec![row];
        for &cut in cuts.iter().rev() {
            let before = &mut out[0];
            let (first, rest) = self.cut(&before.content, cut);
            let (own, quotes): (Vec<QuoteId>, Vec<QuoteId>) =
                before.quotes.iter().partition(|id| self.quotes[id.0].outer.start < cut);
            let kind = if self.is_plain(&rest, &quotes) { ContentType::Mixed } else { ContentType::Direct };
            let piece = Attribution {
                kind,
                source: Vec::new(),
                cue: Vec::new(),
                cue_id: None,
                content: rest,
                quotes,
                rule: CONTINUED,
                addressee: None,
                when: None,
                ..before.clone()
            };
            (before.content, before.quotes) = (first, own);
            out.insert(1, piece);
        }
        out
    }

    /// Where a quotation of the row opens a paragraph behind its cue's and other content of it stands before.
    fn cuts(&self, row: &Attribution) -> Vec<usize> {
        let (Some(cue), Some(first)) = (row.cue.first(), row.content.first()) else { return Vec::new() };
        let (own, mut last) = (self.paragraph(cue.start), self.paragraph(first.start));
        let mut opens = |id: &QuoteId| {
            let quote = &self.quotes[id.0];
            let here = self.paragraph(quote.outer.start);
            let new = here > own && here > last && quote.continues.is_none();
            last = last.max(here);
            let paragraph = self.paragraphs.get(here)?;
            let opens = self.text.get(paragraph.body..quote.outer.start).is_some_and(|gap| gap.trim().is_empty());
            (new && opens).then_some(quote.outer.start)
        };
        row.quotes.iter().filter_map(&mut opens).collect()
    }

    /// The pieces before and behind a place.
    fn cut(&self, spans: &[Span], cut: usize) -> (Vec<Span>, Vec<Span>) {
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for &span in spans {
            if span.start >= cut {
                rest.push(span);
            } else if span.end <= cut {
                first.push(span);
            } else {
                let end = span.start + self.text[span.start..cut].trim_end().len();
                first.push(Span::new(span.start, end));
                rest.push(Span::new(cut, span.end));
            }
        }
        (first, rest)
    }

    /// Whether some of the content stands outside of its quotations.
    fn is_plain(&self, content: &[Span], quotes: &[QuoteId]) -> bool {
        let outside = |span: &Span| {
            let inside: usize = quotes
                .iter()
                .map(|id| self.quotes[id.0].outer)
                .map(|quote| quote.end.min(span.end).saturating_sub(quote.start.max(span.start)))
                .sum();
            let spaces = span.slice(self.text).chars().filter(|letter| letter.is_whitespace()).count();
            inside + spaces < span.len()
        };
        content.iter().any(outside)
    }

    /// Ties quotations that fill a paragraph and have no cue to a row of nothing but quotations that ends the paragraph before.
    /// Behind words of the writer's own with a few quoted among them they are statements of their own.
    fn tie_floating(&self, rows: &[Attribution], ties: &mut [Option<usize>]) {
        // The row that ends each paragraph, and where it ends.
        let mut ends: Vec<Option<(usize, usize)>> = vec![None; self.paragraphs.len() + 1];
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.nested && row.kind == ContentType::Direct) {
            let spans = row.content.iter().chain(&row.cue).chain(&row.source);
            let end = spans.map(|span| span.end).max().unwrap_or(0);
            let slot = &mut ends[self.paragraph(end.saturating_sub(1))];
            if slot.is_none_or(|(_, known)| known < end) {
                *slot = Some((at, end));
            }
        }
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.rule == FLOATING) {
            let hull = row.hull();
            let here = self.paragraph(hull.start);
            let Some(paragraph) = self.paragraphs.get(here).filter(|_| here > 0) else { continue };
            let fills = self.text[hull.end..paragraph.span.end.max(hull.end)].trim().is_empty();
            let Some((before, end)) = ends[here - 1].filter(|_| fills) else { continue };
            // Behind a quotation that is nobody's, another is nobody's too.
            if rows[before].cue.is_empty() && ties[before].is_none() {
                continue;
            }
            let rest = self.paragraphs[here - 1].span.end.max(end);
            let goes_on = self.text[end..rest].trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
            if goes_on.is_empty() && before != at {
                ties[at] = Some(before);
            }
        }
    }
}
