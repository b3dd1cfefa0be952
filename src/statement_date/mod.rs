//! On which day something was said, where the text names it: *said on Monday*, *in a statement yesterday*.
//!
//! A day counts only where it belongs to the cue's own clause and stands outside of what was said. It is looked for
//! behind the cue, between source and cue, in front of them, and in a source that is a document. Wherever another verb,
//! clause or topic might own the day, there is none: an empty cell is better than a wrong day.

mod page;
mod phrase;
mod resolve;

use std::ops::Range;

pub use page::Page;
pub use resolve::resolve;

use crate::lexicon::entries::LayoutKind;
use crate::model::{Attribution, Class, Classes, Polarity, QuoteRole, Span, TokenKind, When};

/// The most tokens between a cue and its day.
const REACH: usize = 16;

/// What begins another clause or another topic.
const BREAK: Classes = Classes::of(&[
    Class::That,
    Class::Relative,
    Class::Interrogative,
    Class::Subordinator,
    Class::If,
    Class::And,
    Class::But,
    Class::Of,
    Class::By,
]);
/// What begins another main clause.
const COORDINATION: Classes = Classes::of(&[Class::And, Class::But, Class::That, Class::Relative]);
/// What may be another verb.
const VERB: Classes = Classes::of(&[
    Class::Past,
    Class::Third,
    Class::Participle,
    Class::Ing,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
]);
/// Verbs that stand in a clause of their own.
const FINITE: Classes =
    Classes::of(&[Class::Past, Class::Third, Class::Be, Class::Have, Class::Do, Class::Modal, Class::Negation]);
const DETERMINER: Classes = Classes::of(&[Class::Article, Class::Possessive, Class::Demonstrative, Class::Quantifier]);
/// Nouns that look like verbs.
const NOUN: Classes = Classes::of(&[Class::CueNoun, Class::Body, Class::Document, Class::Group, Class::PersonNoun]);
/// Sources that say what is written in them on the day they come out.
const DOCUMENT: Classes = Classes::of(&[Class::Document, Class::CueNoun]);

/// Finds the day of each attribution that says one.
pub fn find(page: &Page<'_>, attributions: &mut [Attribution]) {
    let mut closed = vec![false; page.tokens.len()];
    for quote in page.quotes.iter().filter(|quote| quote.depth == 0 && quote.role == QuoteRole::Speech) {
        closed[quote.tokens.clone()].fill(true);
    }
    let mut cues = vec![false; page.tokens.len()];
    for span in attributions.iter().flat_map(|attribution| &attribution.cue) {
        cues[page.tokens_in(*span)].fill(true);
    }
    for attribution in attributions {
        let said = matches!(attribution.polarity, Polarity::Said | Polarity::Negated | Polarity::Refused);
        attribution.when = said.then(|| Search::new(page, &closed, &cues, attribution)?.when()).flatten();
        // told reporters Tuesday: nobody is called so.
        if let (Some(when), Some(addressee)) = (attribution.when, &mut attribution.addressee)
            && (addressee.start + 1..addressee.end).contains(&when.span.start)
        {
            *addressee = Span::new(addressee.start, addressee.start + length_without(page.text, *addressee, when));
        }
    }
}

/// The length of an addressee without the day behind it.
fn length_without(text: &str, addressee: Span, when: When) -> usize {
    text[addressee.start..when.span.start].trim_end_matches(|c: char| c.is_whitespace() || c == ',').len()
}

/// The search for one attribution's day.
struct Search<'a, 'b> {
    page: &'b Page<'a>,
    /// The cue's sentence.
    sentence: Range<usize>,
    source: Vec<Range<usize>>,
    cue: Range<usize>,
    addressee: Range<usize>,
    /// Tokens that are not the clause's: content, quotations, other cues.
    closed: Vec<bool>,
}

/// How far from the cue its sentence is looked at, in tokens.
const FAR: usize = 400;

impl<'a, 'b> Search<'a, 'b> {
    fn new(page: &'b Page<'a>, quoted: &[bool], cues: &[bool], attribution: &Attribution) -> Option<Self> {
        let first = page.tokens_in(*attribution.cue.first()?);
        let last = if attribution.cue.len() > 1 { page.tokens_in(*attribution.cue.last()?) } else { first.clone() };
        let sentence = page.sentences.partition_point(|sentence| sentence.tokens.end <= first.start);
        let sentence = page.sentences.get(sentence)?.tokens.clone();
        let cue = first.start..last.end.min(sentence.end);
        // As far as any sentence goes that somebody wrote: a run of words without end must not be copied for every row.
        let sentence = sentence.start.max(cue.start.saturating_sub(FAR))..sentence.end.min(cue.end + FAR);
        // Most sentences name no day.
        if !sentence.clone().any(|at| phrase::tells_day(page, at)) {
            return None;
        }
        let mut closed: Vec<bool> = sentence.clone().map(|at| quoted[at] || cues[at] && !cue.contains(&at)).collect();
        // What somebody refused to do is no speech: declined to comment on Thursday.
        let content = if attribution.polarity == Polarity::Refused { &[][..] } else { &attribution.content };
        for span in content {
            for at in page.tokens_in(*span).filter(|at| sentence.contains(at)) {
                closed[at - sentence.start] = true;
            }
        }
        let inside = |span: &Span| Some(page.tokens_in(*span)).filter(|range| range.start >= sentence.start);
        let source = attribution.source.iter().filter_map(inside).filter(|range| range.end <= sentence.end).collect();
        let addressee = attribution.addressee.as_ref().and_then(inside).unwrap_or(0..0);
        (!cue.is_empty()).then_some(Self { page, sentence, source, cue, addressee, closed })
    }

    fn when(&self) -> Option<When> {
        self.in_cue()
            .or_else(|| self.behind())
            .or_else(|| self.between())
            .or_else(|| self.in_front())
            .or_else(|| self.in_source())
    }

    fn is_closed(&self, at: usize) -> bool {
        self.closed.get(at.wrapping_sub(self.sentence.start)).copied().unwrap_or(true)
    }

    fn is_source(&self, at: usize) -> bool {
        self.source.iter().any(|range| range.contains(&at))
    }

    /// The day phrase that begins at a token, if none of it is closed.
    fn phrase(&self, at: usize, end: usize) -> Option<(usize, When)> {
        let (stop, day) = phrase::read(self.page, at, end)?;
        let span = self.page.tokens[at].span.hull(self.page.tokens[stop - 1].span);
        (at..stop).all(|at| !self.is_closed(at)).then_some((stop, When { span, day }))
    }

    /// *announced Thursday*, *said in an email Friday*, where all of it is the cue
    fn in_cue(&self) -> Option<When> {
        (self.cue.start + 1..self.cue.end).find_map(|at| self.phrase(at, self.sentence.end)).map(|(_, when)| when)
    }

    /// *said on Monday*, *said Roe in Harlow on Monday*, *told reporters at a meeting on Monday*
    fn behind(&self) -> Option<When> {
        let page = self.page;
        let end = self.sentence.end;
        // Inside a noun phrase, what looks like a verb is part of it: a packed meeting.
        let mut nominal = false;
        let (mut at, mut steps) = (self.cue.end, 0);
        while at < end && steps < REACH {
            let own = self.is_source(at) || self.addressee.contains(&at);
            let spoken_to = self.addressee.contains(&at) && at > self.addressee.start;
            if let Some((_, when)) = self.phrase(at, end).filter(|_| !own || spoken_to) {
                let other = at > self.cue.end && !self.is_source(at - 1) && self.is_of_participle(at);
                return (!other).then_some(when);
            }
            if own {
                at += 1;
                nominal = true;
                continue;
            }
            let comma = page.word(at) == ",";
            let sign = page.tokens[at].kind == TokenKind::Punct && !comma || page.tokens[at].kind == TokenKind::Mark;
            let setting = page.is_setting(at);
            let preposition = page.any(at, Classes::of(&[Class::Preposition, Class::To])) && !setting;
            let other = preposition && !page.lays_out(at, LayoutKind::DatePreposition);
            let verb = !nominal && page.any(at, VERB) && !page.any(at, Classes::of(&[Class::Adverb]));
            // told a crowd of supporters
            let goes_on = at > 0 && self.addressee.contains(&(at - 1)) && page.any(at, Classes::of(&[Class::Of]));
            let breaks = page.any(at, BREAK) && !setting && !goes_on;
            let other = other && !goes_on;
            if self.is_closed(at) || sign || breaks || other || verb {
                return None;
            }
            nominal = !comma && (nominal || setting || page.any(at, DETERMINER));
            at += 1;
            steps += 1;
        }
        None
    }

    /// Whether the day at a token is that of a participle before it (*supporters gathered Monday*), and that does not
    /// tell when a document came out (*a letter posted on Monday*).
    fn is_of_participle(&self, at: usize) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1) else { return false };
        // a meeting, a hearing
        let noun = page.any(before, NOUN) || before > 0 && page.any(before - 1, DETERMINER);
        let ing = page.any(before, Classes::of(&[Class::Ing])) && !noun;
        let participle = (ing || page.any(before, Classes::of(&[Class::Participle])))
            && page.tokens[before].kind == TokenKind::Word
            && !page.tokens[before].is_capitalised();
        let made = || page.lexicon.makers.iter().any(|one| one.participle == page.word(before));
        let document = before.checked_sub(1).is_some_and(|at| page.any(at, DOCUMENT));
        participle && !(document && made())
    }

    /// *Roe on Monday said*, *Roe, speaking in Harlow on Monday, said*
    fn between(&self) -> Option<When> {
        let start = self.source.iter().map(|range| range.end).filter(|&end| end <= self.cue.start).max()?;
        if self.cue.start - start > REACH {
            return None;
        }
        self.adjunct(start, self.cue.start, true)
    }

    /// *On Monday, Roe said*, *In a statement on Monday, Roe said*, *Speaking on Monday, Roe said*
    fn in_front(&self) -> Option<When> {
        let own = self.source.iter().map(|range| range.start).chain([self.cue.start]).min()?;
        let mut start = self.sentence.start;
        while start < own && !self.is_closed(start) && self.page.tokens[start].kind == TokenKind::Punct {
            start += 1;
        }
        // On Monday, Roe, who had gone: the day is another verb's.
        let gap = self.source.iter().map(|range| range.end).min().unwrap_or(own)..self.cue.start;
        let relative = self.page.any(own, Classes::of(&[Class::Relative]));
        let modal = gap.clone().any(|at| self.page.any(at, Classes::of(&[Class::Modal])));
        if relative || modal || (start..own).any(|at| self.is_closed(at)) {
            return None;
        }
        self.adjunct(start, own, false)
    }

    /// A day in the words from `start` to `end`, if they are an adjunct to a verb of saying and nothing else.
    fn adjunct(&self, start: usize, end: usize, inner: bool) -> Option<When> {
        let page = self.page;
        let free = |at: usize| !self.is_closed(at);
        let mut at = start;
        while at < end {
            if let Some((stop, when)) = self.phrase(at, end) {
                // On Saturday, a day after the fire: what stands first belongs to the main clause.
                let first = at == start && !inner;
                let breaks = if first { COORDINATION } else { BREAK };
                let rest = (stop..end).all(|at| free(at) && !page.any(at, breaks) && !page.any(at, FINITE));
                return (rest && (at == start || !self.is_of_participle(at))).then_some(when);
            }
            let opens = at == start || inner && at == start + 1 && page.word(start) == ",";
            // Speaking on Sunday, Asked on Sunday
            let form = Classes::of(if at == start { &[Class::Ing, Class::Participle] } else { &[Class::Ing] });
            let speaking = page.any(at, form) && page.any(at, Classes::of(&[Class::CueVerb]));
            let comma = page.word(at) == ",";
            let light = page.any(at, Classes::of(&[Class::Adverb, Class::Time])) || comma;
            let setting = page.is_setting(at);
            let starts_well = speaking || light || setting;
            let preposition = page.any(at, Classes::of(&[Class::Preposition, Class::To, Class::As])) && !setting;
            let finite =
                page.any(at, FINITE) && !page.any(at, Classes::of(&[Class::Ing])) && !self.is_nominal(at, start);
            let breaks = page.any(at, BREAK) && !setting;
            if opens && !starts_well || !free(at) || breaks || preposition || finite {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Behind a determiner or a setting, what looks like a verb is a noun: *in remarks*, *at a packed meeting*.
    fn is_nominal(&self, at: usize, start: usize) -> bool {
        at > start && (self.page.any(at - 1, DETERMINER) || self.page.is_setting(at - 1))
    }

    /// *A report published Tuesday said*, *according to a statement on Monday*
    fn in_source(&self) -> Option<When> {
        let range = self.source.iter().find(|range| (*range).clone().any(|at| self.page.any(at, DOCUMENT)))?;
        let page = self.page;
        let mut at = range.start;
        while at < range.end {
            if let Some((_, when)) = self.phrase(at, range.end) {
                return (at == range.start || !self.is_of_participle(at)).then_some(when);
            }
            // voters going to the polls Tuesday
            let verb = page.any(at, Classes::of(&[Class::Ing, Class::To]));
            if self.is_closed(at) || verb || page.any(at, BREAK) && !page.any(at, Classes::of(&[Class::By])) {
                return None;
            }
            at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests;
