//! Attribution rules: the patterns in which English puts source, cue and content, one small file each.
//!
//! A rule reads a cue's surroundings and says which units are its source and content. Rules do not decide: their reading
//! is evidence for the chain model, and the name under which a row is reported and explained. They are tried in the
//! order of [`ALL`]; the first that reads the cue speaks.

mod quote_cue_source;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::cue::Facts;
use crate::flow::Flow;
use crate::model::{CueMatch, Token};

/// What a rule may look at. No rule sees another.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The units of the document.
    pub flow: &'a Flow,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The cue.
    pub cue: &'a CueMatch,
    /// What is known around the cue.
    pub facts: &'a Facts,
}

/// What a rule reads: units of the flow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The source; none where the pattern has none.
    pub source: Option<Range<usize>>,
    /// The content's runs of units, in text order.
    pub content: Vec<Range<usize>>,
}

/// A pattern of attribution.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the pattern, left to right; the same as its file's.
    pub id: &'static str,
    /// The pattern in words, for `explain`.
    pub doc: &'static str,
    /// Texts in which it reads a cue: text, cue, source, content (pieces joined by ` … `).
    pub fires: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Texts in which it reads no cue.
    pub silent: &'static [&'static str],
    /// Reads the cue, or not.
    pub apply: fn(&Context<'_>) -> Option<Reading>,
}

/// All rules, in the order in which they are tried.
pub const ALL: &[&Rule] = &[
    // A quotation right before an inverted cue is the surest of all.
    &quote_cue_source::RULE,
];

/// The first rule that reads the cue, by its place in [`ALL`], and its reading.
pub fn read(context: &Context<'_>) -> Option<(usize, Reading)> {
    ALL.iter().enumerate().find_map(|(place, rule)| Some((place, (rule.apply)(context)?)))
}
