//! A day in words: *on Monday*, *March 3*, *the 3rd of May, 2024*, *yesterday afternoon*.

use super::page::Page;
use crate::lexicon::entries::{Calendar, CalendarKind, LayoutKind};
use crate::model::{Class, Classes, Day, Shape, TokenKind};

/// What stands before a day that is not the day on which something happened: *since Monday*, *the Monday Club*.
const FOREIGN: Classes = Classes::of(&[
    Class::Preposition,
    Class::Subordinator,
    Class::To,
    Class::By,
    Class::Of,
    Class::As,
    Class::Article,
    Class::Possessive,
    Class::Demonstrative,
    Class::Quantifier,
    Class::And,
    Class::But,
]);
/// What every word of the calendar is.
const CALENDAR: Classes = Classes::of(&[Class::Calendar, Class::Time]);
/// What makes two days of one: *Monday and Tuesday*, *Monday to Friday*.
const JOINT: Classes = Classes::of(&[Class::And, Class::Preposition, Class::To]);

/// Whether a token is one of those without which no words tell a day.
pub(super) fn tells_day(page: &Page<'_>, at: usize) -> bool {
    let words = Words { page, end: page.tokens.len() };
    let kind = |at: usize| words.entry(at).map(|entry| entry.kind);
    match kind(at) {
        Some(CalendarKind::Weekday | CalendarKind::Month | CalendarKind::Day) => true,
        Some(CalendarKind::Now) => kind(at + 1) == Some(CalendarKind::Hours),
        _ => false,
    }
}

/// The day phrase that begins at a token, and where it ends, at `end` at most.
pub(super) fn read(page: &Page<'_>, at: usize, end: usize) -> Option<(usize, Day)> {
    let words = Words { page, end };
    // Perhaps behind *on the 3rd of*.
    if !(at..end.min(at + 5)).any(|at| page.any(at, CALENDAR)) {
        return None;
    }
    let on = page.lays_out(at, LayoutKind::DatePreposition);
    let mut from = at + usize::from(on);
    if on && page.any(from, Classes::of(&[Class::Article])) && words.day_number(from + 1).is_some() {
        from += 1;
    }
    if !on && at > 0 && words.is_foreign(at - 1) {
        return None;
    }
    if on {
        // on early Monday
        while words.entry(from).is_some_and(leaves_the_day) {
            from += 1;
        }
    }
    let (stop, day) = words.date(from).or_else(|| words.weekday(from)).or_else(|| words.near(from, on))?;
    let stop = if words.entry(stop).is_some_and(|entry| entry.kind == CalendarKind::Hours) { stop + 1 } else { stop };
    (!words.goes_on(stop)).then_some((stop, day))
}

/// *late*, *early*: the day stays what it is.
fn leaves_the_day(entry: &Calendar) -> bool {
    entry.kind == CalendarKind::Relative && entry.number == Some(0)
}

struct Words<'a, 'b> {
    page: &'b Page<'a>,
    end: usize,
}

impl<'a> Words<'a, '_> {
    /// The calendar's entry of a token.
    fn entry(&self, at: usize) -> Option<&'a Calendar> {
        if at >= self.end || !self.page.any(at, CALENDAR) {
            return None;
        }
        let id = self.page.lexicon.info(self.page.tokens[at].word).calendar?;
        self.page.lexicon.calendar.get(id as usize)
    }

    fn number_of(&self, at: usize, kind: CalendarKind) -> Option<u8> {
        let entry = self.entry(at).filter(|entry| entry.kind == kind)?;
        u8::try_from(entry.number?).ok()
    }

    fn named(&self, at: usize, kind: CalendarKind) -> Option<u8> {
        self.page.tokens.get(at).filter(|token| token.is_capitalised())?;
        self.number_of(at, kind)
    }

    /// Whether a day behind this token is none on which something happened: *since*, *next*, *Black* Friday.
    fn is_foreign(&self, at: usize) -> bool {
        let relative = self.entry(at).is_some_and(|entry| !leaves_the_day(entry));
        let calendar = self.page.tokens[at].is_capitalised() && self.page.any(at, Classes::of(&[Class::Time]));
        self.page.any(at, FOREIGN) || relative || calendar
    }

    /// *3*, *3rd*: a day of a month.
    fn day_number(&self, at: usize) -> Option<u8> {
        let token = self.page.tokens.get(at).filter(|token| at < self.end && token.kind == TokenKind::Number)?;
        let word = token.span.slice(self.page.text);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let mut ordinals = self.page.lexicon.layout_words.iter().filter(|entry| entry.kind == LayoutKind::Ordinal);
        let plain = ending.is_empty() || ordinals.any(|entry| entry.word == ending);
        digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
    }

    /// *2024*, and where it ends; a comma may stand before it.
    fn year(&self, at: usize) -> Option<(usize, u16)> {
        let from = at + usize::from(self.page.word(at) == ",");
        let word = Some(self.page.word(from)).filter(|word| from < self.end && word.len() == 4)?;
        let year = word.parse().ok().filter(|year| (1000..=2999).contains(year))?;
        Some((from + 1, year))
    }

    /// *March 3*, *3 March 2024*, *3rd of March*
    fn date(&self, at: usize) -> Option<(usize, Day)> {
        let (stop, day, month) = match self.day_number(at) {
            Some(day) => {
                let from = at + 1 + usize::from(self.page.any(at + 1, Classes::of(&[Class::Of])));
                (from + 1, day, self.named(from, CalendarKind::Month)?)
            }
            None => (at + 2, self.day_number(at + 1)?, self.named(at, CalendarKind::Month)?),
        };
        let (stop, year) = self.year(stop).map_or((stop, None), |(stop, year)| (stop, Some(year)));
        Some((stop, Day::Date { day, month, year }))
    }

    /// *Monday*; *Monday, 3 March* is the date.
    fn weekday(&self, at: usize) -> Option<(usize, Day)> {
        let weekday = self.named(at, CalendarKind::Weekday)?;
        let comma = usize::from(self.page.word(at + 1) == ",");
        self.date(at + 1 + comma).or(Some((at + 1, Day::Weekday(weekday))))
    }

    /// *yesterday*, *this morning*
    fn near(&self, at: usize, on: bool) -> Option<(usize, Day)> {
        if on {
            return None;
        }
        // USA TODAY
        let name = self.page.tokens.get(at).is_none_or(|token| !matches!(token.shape, Shape::Lower | Shape::Title));
        if let Some(days) = self.number_of(at, CalendarKind::Day).filter(|_| !name) {
            return Some((at + 1, Day::Ago(u32::from(days))));
        }
        let now = self.entry(at).is_some_and(|entry| entry.kind == CalendarKind::Now);
        let lower = self.page.tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Lower);
        let hours = lower && self.entry(at + 1).is_some_and(|entry| entry.kind == CalendarKind::Hours);
        (now && hours).then_some((at + 2, Day::Ago(0)))
    }

    /// Whether what follows makes it another day, a night, several days or somebody's: *Monday night*, *Monday's*.
    fn goes_on(&self, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        let entry = |at: usize| self.entry(at).map(|entry| entry.kind);
        let part =
            |at: usize| matches!(entry(at), Some(CalendarKind::Part | CalendarKind::Weekday | CalendarKind::Month));
        let relative = entry(at) == Some(CalendarKind::Relative) && part(at + 1);
        let owner = !self.page.tokens[at].spaced
            && (self.page.any(at, Classes::of(&[Class::ApostropheS])) || matches!(self.page.word(at), "-" | "–" | "/"));
        let dash = matches!(self.page.word(at), "-" | "–");
        let joint = (self.page.any(at, JOINT) || dash)
            && (part(at + 1) || self.day_number(at + 1).is_some() || entry(at + 1) == Some(CalendarKind::Day));
        part(at) || relative || owner || joint || self.page.any(at, Classes::of(&[Class::Of]))
    }
}
