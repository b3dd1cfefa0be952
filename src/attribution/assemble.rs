//! From the chunks of a row to an attribution: spans of the text, its type, act, polarity and addressee.

use super::accept::Row;
use super::dialogue::Line;
use super::rules;
use super::speech_act;
use super::turns::{Credit, Turn};
use crate::lexicon::Lexicon;
use crate::model::{
    Attribution, ContentType, CueId, CueMatch, Evidence, QuoteId, QuoteRole, QuoteSpan, Span, Token, TokenKind,
};
use crate::quote::NAMING;
use crate::sequence::{ChunkKind, Sequence};

/// The name of rows that no single rule reads: the weights alone found them.
pub const NO_RULE: &str = "weights-alone";
/// The name of rows made of a quotation without a cue.
pub const FLOATING: &str = "floating-quotation";

/// The name of rows made of a line of dialogue that a dash opens.
pub const DIALOGUE: &str = "dash-dialogue";

/// What rows are assembled from.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The document's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its quotation spans.
    pub quotes: &'a [QuoteSpan],
    /// Its flow.
    pub sequence: &'a Sequence,
    /// The cues.
    pub cues: &'a [CueMatch],
    /// The lexicons.
    pub lexicon: &'a Lexicon,
}

impl Parts<'_> {
    /// What the rules read of a row's cue.
    pub(super) fn reading(&self, row: &Row) -> Option<(usize, rules::Reading)> {
        let (sequence, tokens, lexicon) = (self.sequence, self.tokens, self.lexicon);
        rules::read(&rules::Context { sequence, tokens, lexicon, cue: &self.cues[row.cue], facts: &row.facts })
    }

    /// The spans of some chunks: neighbours, and chunks with only a break between, make one span.
    pub fn spans(&self, chunks: &[usize]) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        let mut before: Option<usize> = None;
        for &at in chunks {
            let chunk = &self.sequence.chunks[at];
            let span = self.tokens[chunk.start].span.hull(self.tokens[chunk.end - 1].span);
            let touches =
                before.is_some_and(|before| (before + 1..at).all(|between| self.sequence.chunks[between].is_break()));
            match out.last_mut() {
                Some(last) if touches => *last = last.hull(span),
                _ => out.push(span),
            }
            before = Some(at);
        }
        out
    }

    /// Whether the words of some chunks stand in quotation marks.
    fn content_type(&self, chunks: &[usize]) -> ContentType {
        let (mut inside, mut outside) = (false, false);
        for &at in chunks {
            let chunk = &self.sequence.chunks[at];
            match chunk.kind {
                ChunkKind::Quote(_) => inside = true,
                _ => outside |= matches!(self.tokens[chunk.start].kind, TokenKind::Word | TokenKind::Number),
            }
        }
        match (inside, outside) {
            (true, false) => ContentType::Direct,
            (true, true) => ContentType::Mixed,
            _ => ContentType::Indirect,
        }
    }

    /// Whether a chunk holds a word or number.
    pub(super) fn has_words(&self, at: usize) -> bool {
        let chunk = &self.sequence.chunks[at];
        let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        self.tokens[chunk.start..chunk.end].iter().any(is_word)
    }

    /// The quotation spans among some chunks that hold somebody's words.
    fn quoted(&self, chunks: &[usize]) -> Vec<QuoteId> {
        let mut out = Vec::new();
        for &at in chunks {
            let ChunkKind::Quote(QuoteId(first)) = self.sequence.chunks[at].kind else { continue };
            let depth = self.quotes[first].depth;
            for (index, quote) in self.quotes.iter().enumerate().skip(first) {
                if quote.tokens.start >= self.sequence.chunks[at].end {
                    break;
                }
                if quote.depth == depth && (quote.role == QuoteRole::Speech || quote.why != NAMING) {
                    out.push(QuoteId(index));
                }
            }
        }
        out.retain(|id| self.quotes[id.0].role != QuoteRole::Work);
        out
    }

    /// The attribution that a row stands for.
    pub fn attribution(&self, row: &Row, probability: f32) -> Attribution {
        let cue = &self.cues[row.cue];
        let proposal = &row.proposal;
        let speech_act = speech_act::read(self, cue, row);
        Attribution {
            kind: self.content_type(&proposal.content),
            source: self.spans(&proposal.source),
            cue: self.spans(&proposal.cue),
            content: self.spans(&proposal.content),
            quotes: self.quoted(&proposal.content),
            cue_id: Some(CueId(row.cue)),
            act: speech_act.act,
            polarity: speech_act.polarity,
            addressee: speech_act.addressee,
            when: None,
            rule: row.rule.checked_sub(1).map_or(NO_RULE, |place| rules::ALL[place].id),
            confidence: probability,
            row_confidence: probability,
            evidence: Evidence::default(),
            nested: false,
            continues: None,
        }
    }

    /// The turn of a transcript; none where nothing is said.
    pub(super) fn turn(&self, turn: &Turn) -> Option<Attribution> {
        let words = |range: std::ops::Range<usize>| range.filter(|&at| !self.sequence.chunks[at].is_break()).collect();
        let content: Vec<usize> = words(turn.colon + 1..turn.end);
        let colon = [turn.colon];
        (!content.is_empty()).then(|| Attribution {
            source: self.spans(&words(turn.start..turn.label_end())),
            cue: self.spans(if turn.has_colon { &colon } else { &[] }),
            content: self.spans(&content),
            rule: rules::LABEL,
            confidence: turn.probability,
            row_confidence: turn.probability,
            ..self.floating(turn.colon + 1)
        })
    }

    /// A quotation with its speaker's name behind a dash: *“It was cold.” — Bea Holt*.
    pub(super) fn credit(&self, credit: &Credit) -> Attribution {
        /// How surely the name behind the dash is the speaker's.
        const PROBABILITY: f32 = 0.9;
        let source: Vec<usize> = (credit.dash + 1..credit.end).collect();
        Attribution {
            source: self.spans(&source),
            cue: self.spans(&[credit.dash]),
            rule: rules::CREDIT,
            confidence: PROBABILITY,
            row_confidence: PROBABILITY,
            ..self.floating(credit.quote)
        }
    }

    /// A line of dialogue without marks.
    pub(super) fn line(&self, line: &Line) -> Attribution {
        /// How surely a dash at the head of a paragraph opens speech.
        const PROBABILITY: f32 = 0.6;
        let words = |range: std::ops::Range<usize>| range.filter(|&at| !self.sequence.chunks[at].is_break()).collect();
        let cue = self.cues[line.cue].chunk;
        let source: Vec<usize> = (cue + 1..line.end).collect();
        let content: Vec<usize> = words(line.start + 1..line.said);
        Attribution {
            source: self.spans(&source),
            cue: self.spans(&[cue]),
            cue_id: Some(CueId(line.cue)),
            content: self.spans(&content),
            rule: DIALOGUE,
            confidence: PROBABILITY,
            row_confidence: PROBABILITY,
            ..self.floating(cue)
        }
    }

    /// A quotation that no cue speaks for, as a row of its own.
    pub fn floating(&self, chunk: usize) -> Attribution {
        /// How surely such a quotation is somebody's statement; its speaker is another matter.
        const PROBABILITY: f32 = 0.5;
        Attribution {
            kind: ContentType::Direct,
            source: Vec::new(),
            cue: Vec::new(),
            content: self.spans(&[chunk]),
            quotes: self.quoted(&[chunk]),
            cue_id: None,
            act: "state".to_owned(),
            polarity: crate::model::Polarity::Said,
            addressee: None,
            when: None,
            rule: FLOATING,
            confidence: PROBABILITY,
            row_confidence: PROBABILITY,
            evidence: Evidence::default(),
            nested: false,
            continues: None,
        }
    }
}
