//! The only file that knows the order of the stages.

use crate::lexicon::Lexicon;
use crate::model::Analysis;
use crate::{quote, segment};

/// What the analysis is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Keep the weights that decided and the candidates that lost, for `explain`. Costs time and memory.
    pub explain: bool,
}

/// Lexicons and weights, ready to analyse any number of documents.
#[derive(Debug, Clone, Copy)]
pub struct Engine<'a> {
    lexicon: &'a Lexicon,
}

impl Engine<'static> {
    /// The engine with the built-in lexicons and weights.
    pub fn built_in() -> Self {
        Self { lexicon: Lexicon::built_in() }
    }
}

impl<'a> Engine<'a> {
    /// An engine with lexicons of the caller's.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon }
    }

    /// The lexicons it works with.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// Finds who said what in `text`. Never fails and never panics, on any text.
    pub fn analyse(&self, text: &str) -> Analysis {
        self.analyse_with(text, Options::default())
    }

    /// The same with options.
    pub fn analyse_with(&self, text: &str, _options: Options) -> Analysis {
        let cut = segment::segment(text, self.lexicon);
        let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, self.lexicon);
        Analysis {
            metadata: cut.metadata,
            paragraphs: cut.paragraphs,
            sentences: cut.sentences,
            tokens: cut.tokens,
            quotes,
            ..Analysis::default()
        }
    }
}
