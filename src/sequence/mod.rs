//! The text as attribution reads it: a sequence of chunks in which a quotation, however long, is one chunk.
//!
//! People who annotate attributions take quotations whole (on the development corpus fewer than one in a thousand is
//! cut), so everything behind this stage does too. It keeps windows short, makes quotations of several sentences and
//! paragraphs a matter of one decision, and holds every later step linear. It is called a sequence of chunks because that is
//! what the chain model labels: a chunk is a token outside of quotations, or a whole quotation.

mod assign;
mod chunk;
mod tag;

use std::ops::Range;

use crate::model::{Paragraph, ParagraphKind, QuoteId, QuoteRole, QuoteSpan, Sentence, Token};
pub use chunk::{Chunk, ChunkKind};
pub use tag::Tag;

/// The chunks of a document, in text order. It begins and ends with a paragraph break.
#[derive(Debug, Clone, Default)]
pub struct Sequence {
    /// The chunks.
    pub chunks: Vec<Chunk>,
    /// For each chunk, the kind of its paragraph.
    pub paragraphs: Vec<ParagraphKind>,
}

impl Sequence {
    /// The tag of a chunk; a paragraph break outside of the sequence.
    pub fn tag(&self, at: isize) -> Tag {
        usize::try_from(at).ok().and_then(|at| self.chunks.get(at)).map_or(Tag::ParagraphBreak, |chunk| chunk.tag)
    }

    /// Whether a chunk stands in a headline, of the article or of a part of it.
    pub(crate) fn is_headline(&self, at: usize) -> bool {
        matches!(self.paragraphs[at], ParagraphKind::Title | ParagraphKind::Heading)
    }

    /// The chunks of a run that are no breaks.
    pub(crate) fn unbroken(&self, run: Range<usize>) -> impl Iterator<Item = usize> {
        run.filter(|&at| !self.chunks[at].is_break())
    }

    /// The word hash of a chunk; the paragraph break's outside of the sequence.
    pub fn word(&self, at: isize) -> u64 {
        usize::try_from(at)
            .ok()
            .and_then(|at| self.chunks.get(at))
            .map_or_else(|| Tag::ParagraphBreak.value(), |chunk| chunk.word)
    }
}

/// Lays out the sequence of a document: the chunks outside of quotations, each top-level quotation as one.
pub fn lay_out(
    text: &str,
    paragraphs: &[Paragraph],
    sentences: &[Sentence],
    tokens: &[Token],
    quotes: &[QuoteSpan],
) -> Sequence {
    let mut layout = Layout::new(quotes, 0);
    layout.reserve(tokens.len() + sentences.len());
    let mut done = 0;
    for paragraph in paragraphs {
        layout.kind = paragraph.kind;
        if matches!(paragraph.kind, ParagraphKind::Byline | ParagraphKind::Date) {
            continue;
        }
        for sentence in &sentences[paragraph.sentences.clone()] {
            let from = sentence.tokens.start.max(done);
            let body = (from..sentence.tokens.end).find(|&at| tokens[at].span.start >= paragraph.body);
            let Some(body) = body else { continue };
            done = layout.push_tokens(body, sentence.tokens.end);
            layout.push_break(ChunkKind::SentenceBreak, done);
        }
        layout.end_paragraph(done);
    }
    let Layout { mut sequence, .. } = layout;
    assign::assign(text, tokens, quotes, &mut sequence.chunks);
    sequence
}

/// Lays out what stands inside of the quotations that hold others: *“He told me, ‘Sign it,’ and I did,”* Each is a
/// paragraph, in which the quotations it holds are the chunks. None where no quotation holds one.
pub fn lay_out_inside(
    text: &str,
    paragraphs: &[Paragraph],
    sentences: &[Sentence],
    tokens: &[Token],
    quotes: &[QuoteSpan],
) -> Option<Sequence> {
    let mut layout = Layout::new(quotes, 1);
    let mut done = None;
    for quote in quotes.iter().filter(|quote| quote.depth == 1 && quote.role == QuoteRole::Speech) {
        let Some(outer) = quote.parent.filter(|outer| done.is_none_or(|done| done < *outer)) else { continue };
        done = Some(outer);
        let outer = &quotes[outer.0];
        let range = outer.tokens.start + 1..outer.tokens.end - usize::from(outer.closed);
        let first = sentences.partition_point(|sentence| sentence.tokens.end <= range.start);
        let mut at = range.start;
        for sentence in sentences[first..].iter().take_while(|sentence| sentence.tokens.start < range.end) {
            layout.kind = paragraphs[sentence.paragraph].kind;
            at = layout.push_tokens(at.max(sentence.tokens.start), sentence.tokens.end.min(range.end));
            layout.push_break(ChunkKind::SentenceBreak, at);
        }
        layout.end_paragraph(at);
    }
    let Layout { mut sequence, .. } = layout;
    done?;
    assign::assign(text, tokens, quotes, &mut sequence.chunks);
    Some(sequence)
}

struct Layout<'a> {
    quotes: &'a [QuoteSpan],
    /// How deep the quotations lie that are chunks.
    depth: usize,
    /// The next quotation span to be met.
    next: usize,
    sequence: Sequence,
    kind: ParagraphKind,
}

impl<'a> Layout<'a> {
    fn new(quotes: &'a [QuoteSpan], depth: usize) -> Self {
        let mut layout = Self { quotes, depth, next: 0, sequence: Sequence::default(), kind: ParagraphKind::Body };
        layout.push_break(ChunkKind::ParagraphBreak, 0);
        layout
    }

    fn reserve(&mut self, chunks: usize) {
        self.sequence.chunks.reserve(chunks);
        self.sequence.paragraphs.reserve(chunks);
    }

    fn push(&mut self, kind: ChunkKind, start: usize, end: usize) {
        self.sequence.chunks.push(Chunk { kind, start, end, tag: Tag::Other, word: 0 });
        self.sequence.paragraphs.push(self.kind);
    }

    fn push_break(&mut self, kind: ChunkKind, at: usize) {
        // No break between chunks of one quotation, and none twice.
        if self.sequence.chunks.last().is_none_or(|last| !last.is_break()) {
            self.push(kind, at, at);
        }
    }

    /// Turns the sentence break at the end of a paragraph into a paragraph break.
    fn end_paragraph(&mut self, at: usize) {
        match self.sequence.chunks.last_mut() {
            Some(last) if last.is_break() => last.kind = ChunkKind::ParagraphBreak,
            _ => self.push(ChunkKind::ParagraphBreak, at, at),
        }
    }

    /// Pushes the tokens from `at` to `end`; gives one past the last token taken, which lies behind `end` where a
    /// quotation runs on.
    fn push_tokens(&mut self, mut at: usize, end: usize) -> usize {
        while at < end {
            while self.next < self.quotes.len()
                && (self.quotes[self.next].tokens.start < at || self.quotes[self.next].depth != self.depth)
            {
                self.next += 1;
            }
            match self.quotes.get(self.next) {
                Some(quote) if quote.tokens.start == at => {
                    let id = QuoteId(self.next);
                    let quote_end = quote.tokens.end;
                    self.next += 1;
                    self.push_quote(id, at, quote_end);
                    at = quote_end;
                }
                _ => {
                    self.push(ChunkKind::Token, at, at + 1);
                    at += 1;
                }
            }
        }
        at
    }

    fn push_quote(&mut self, id: QuoteId, start: usize, end: usize) {
        // Marks re-opened at a paragraph's start: one quotation with the paragraph before.
        if self.quotes[id.0].continues.is_some() {
            let chunks = &mut self.sequence.chunks;
            let broken = chunks.last().is_some_and(Chunk::is_break) && chunks.len() > 1;
            if broken && chunks[chunks.len() - 2].is_quote() {
                chunks.pop();
                self.sequence.paragraphs.pop();
                if let Some(last) = chunks.last_mut() {
                    last.end = end;
                }
                return;
            }
        }
        self.push(ChunkKind::Quote(id), start, end);
    }
}
