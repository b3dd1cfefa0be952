//! The room for attributions without a cue of their own: the layout of the page says who speaks.
//!
//! Each file finds one kind, and makes its rows.

pub mod continued;
pub mod credit;
pub mod dialogue;
pub mod floating;
pub mod headline;
mod interview;
pub mod label;
mod lead_quote;
pub mod mail;
mod narration;
mod person;
pub mod question;
pub mod refusal;
mod talk;
pub mod transcript;
pub mod turn;

use super::assemble;
use super::parts::Parts;
use crate::cue::Around;
use crate::model::Attribution;
use credit::Credit;
use dialogue::Line;
use headline::Headline;
use turn::Turn;

/// What the layout gives before any cue is looked at, in text order.
#[derive(Debug, Default)]
pub struct Layout {
    /// Turns of a transcript.
    pub turns: Vec<Turn>,
    /// The colons of labels that are no talk's.
    pub listed: Vec<usize>,
    /// Lines of dialogue.
    pub lines: Vec<Line>,
    /// Quotations with a name behind a dash.
    pub credits: Vec<Credit>,
    /// Headlines with their speaker at the end.
    pub headlines: Vec<Headline>,
}

impl Layout {
    /// Reads the layout of a document.
    pub(super) fn new(parts: &Parts<'_>) -> Self {
        /// Labels as few as these may stand at the head alone: who asks and who answers is known then.
        const HEAD: usize = 2;
        let (mut turns, listed) = transcript::turns(parts);
        if turns.len() <= HEAD && listed.is_empty() {
            let labelled = turns.clone();
            let free = |turn: &Turn| labelled.iter().all(|other| turn.end <= other.start || other.end <= turn.start);
            turns.extend(interview::turns(parts).into_iter().filter(free));
            turns.sort_by_key(|turn| turn.start);
        }
        Self {
            turns,
            listed,
            lines: dialogue::lines(parts),
            credits: credit::credits(parts),
            headlines: headline::headlines(parts),
        }
    }

    /// The rows that the layout gives, where no other has the chunks; `taken` tells which others have.
    pub(super) fn rows(&self, parts: &Parts<'_>, around: &Around<'_>, mut taken: Vec<bool>) -> Vec<Attribution> {
        let questions = question::rows(parts, around, &taken);
        let mut out: Vec<Attribution> = questions.iter().map(|row| assemble::attribution(parts, row)).collect();
        let refusals = refusal::rows(parts, around, &taken);
        out.extend(refusals.iter().map(|row| assemble::attribution(parts, row)));
        for row in mail::rows(parts, around, &taken) {
            row.proposal.content.iter().for_each(|&at| taken[at] = true);
            out.push(assemble::attribution(parts, &row));
        }
        out.extend(self.turns.iter().filter_map(|turn| turn::attribution(parts, turn)));
        out.extend(self.lines.iter().map(|line| dialogue::attribution(parts, line)));
        self.credits.iter().for_each(|credit| taken[credit.quote] = true);
        out.extend(self.credits.iter().map(|credit| credit::attribution(parts, credit)));
        out.extend(self.headlines.iter().map(|headline| headline::attribution(parts, headline)));
        let is_free = |at: &usize| !taken[*at] && !turn::holds(&self.turns, *at);
        let row = |at: usize| match floating::floats(parts, at) {
            true => Some(floating::attribution(parts, at)),
            false => lead_quote::attribution(parts, at),
        };
        out.extend((0..taken.len()).filter(is_free).filter_map(row));
        out
    }
}
