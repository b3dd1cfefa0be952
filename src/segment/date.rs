//! Reads a date at the start of a line, by hand: patterns would cost more to compile than an article to analyse.

use jiff::civil::Date;

use crate::lexicon::Lexicon;
use crate::lexicon::entries::{CalendarKind, LayoutKind};

/// A date as `YYYY-MM-DD`, and where it ends, a time of day behind it included: `date 2025-10-28`, *Published: Monday,
/// 3 March 2025 at 10:30 GMT*, *Oct. 3rd, 2025*.
pub(super) fn date(line: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    let mut scan = Scan { line, at: 0, lexicon };
    scan.optional(|scan| {
        scan.one_of(LayoutKind::DateLabel)?;
        scan.optional(|scan| (scan.spaces() > 0).then(|| scan.one_of(LayoutKind::DatePreposition)).flatten());
        scan.sign(':');
        (scan.spaces() > 0).then_some(())
    });
    scan.optional(|scan| {
        scan.one_of(LayoutKind::DatePreposition)?;
        (scan.spaces() > 0).then_some(())
    });
    scan.optional(|scan| {
        let name = scan.letters(3..=usize::MAX)?;
        scan.sign('.');
        scan.sign(',');
        let kind = lexicon.calendar_word(name)?.kind;
        (matches!(kind, CalendarKind::Weekday | CalendarKind::Day) && scan.spaces() > 0).then_some(())
    });
    let date = scan.optional(iso).or_else(|| scan.optional(day_first)).or_else(|| scan.optional(month_first))?;
    scan.optional(time);
    Some((scan.at, date.to_string()))
}

fn iso(scan: &mut Scan<'_>) -> Option<Date> {
    let year = scan.year()?;
    let month = scan.sign('-').then(|| scan.two_digits()).flatten()?;
    let day = scan.sign('-').then(|| scan.two_digits()).flatten()?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn day_first(scan: &mut Scan<'_>) -> Option<Date> {
    let day = scan.day()?;
    let month = (scan.spaces() > 0).then(|| scan.letters(3..=9)).flatten()?;
    scan.sign('.');
    scan.sign(',');
    let year = (scan.spaces() > 0).then(|| scan.year()).flatten()?;
    written(day, month, year, scan.lexicon)
}

fn month_first(scan: &mut Scan<'_>) -> Option<Date> {
    let month = scan.letters(3..=9)?;
    scan.sign('.');
    let day = (scan.spaces() > 0).then(|| scan.day()).flatten()?;
    scan.sign(',');
    let year = (scan.spaces() > 0).then(|| scan.year()).flatten()?;
    written(day, month, year, scan.lexicon)
}

/// A day that there is: not 31 June.
fn written(day: &str, month: &str, year: &str, lexicon: &Lexicon) -> Option<Date> {
    let month = lexicon.calendar_word(month).filter(|word| word.kind == CalendarKind::Month)?.number?;
    Date::new(year.parse().ok()?, i8::try_from(month).ok()?, day.parse().ok()?).ok()
}

/// *, at 10:30:15 p.m. GMT*
fn time(scan: &mut Scan<'_>) -> Option<()> {
    let gap = scan.rest().find(|c: char| c != ',' && !c.is_whitespace())?;
    scan.at += gap;
    scan.optional(|scan| {
        scan.one_of(LayoutKind::TimePreposition)?;
        (scan.spaces() > 0).then_some(())
    });
    (gap > 0).then_some(())?;
    scan.digits(1..=2)?;
    scan.sign(':').then(|| scan.two_digits()).flatten()?;
    scan.optional(|scan| scan.sign(':').then(|| scan.two_digits()).flatten());
    scan.optional(|scan| {
        scan.spaces();
        scan.letter("ap").then_some(())?;
        scan.sign('.');
        scan.letter("m").then_some(())?;
        scan.sign('.');
        scan.ends_word()
    });
    scan.optional(|scan| {
        scan.spaces();
        let zone = scan.letters(2..=4)?;
        zone.bytes().all(|c| c.is_ascii_uppercase()).then_some(())?;
        scan.ends_word()
    });
    Some(())
}

/// A place in a line. What is tried and fails leaves it wherever it got to; [`Scan::optional`] takes it back.
struct Scan<'a> {
    line: &'a str,
    at: usize,
    lexicon: &'a Lexicon,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn sign(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    /// One of these letters, in either case.
    fn letter(&mut self, letters: &str) -> bool {
        let found = self.rest().bytes().next().is_some_and(|c| letters.as_bytes().contains(&c.to_ascii_lowercase()));
        self.at += usize::from(found);
        found
    }

    /// These words, in either case.
    fn word(&mut self, word: &str) -> bool {
        let found = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// A word of the layout, of this kind.
    fn one_of(&mut self, kind: LayoutKind) -> Option<()> {
        let lexicon = self.lexicon;
        lexicon.layout_words.iter().find(|label| label.kind == kind && self.word(&label.word)).map(drop)
    }

    fn spaces(&mut self) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start().len();
        self.at += length;
        length
    }

    /// A run of bytes of a kind, as long as `length` says.
    fn run(&mut self, length: std::ops::RangeInclusive<usize>, kind: impl Fn(&u8) -> bool) -> Option<&'a str> {
        let found = self.rest().bytes().take_while(kind).count();
        length.contains(&found).then(|| {
            let run = &self.rest()[..found];
            self.at += found;
            run
        })
    }

    fn letters(&mut self, length: std::ops::RangeInclusive<usize>) -> Option<&'a str> {
        self.run(length, u8::is_ascii_alphabetic)
    }

    fn digits(&mut self, length: std::ops::RangeInclusive<usize>) -> Option<&'a str> {
        self.run(length, u8::is_ascii_digit)
    }

    fn two_digits(&mut self) -> Option<&'a str> {
        self.digits(2..=2)
    }

    fn year(&mut self) -> Option<&'a str> {
        self.digits(4..=4)
    }

    /// *3*, *3rd*
    fn day(&mut self) -> Option<&'a str> {
        let day = self.digits(1..=2)?;
        self.one_of(LayoutKind::Ordinal);
        Some(day)
    }

    fn ends_word(&self) -> Option<()> {
        (!self.rest().starts_with(char::is_alphanumeric)).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::lexicon::Lexicon;

    #[test]
    fn dates_in_many_spellings() {
        for (line, length, iso) in [
            ("date 2025-10-28 Ministers meet", 15, "2025-10-28"),
            ("2025-10-28", 10, "2025-10-28"),
            ("Published: Monday, 3 March 2025 at 10:30 GMT", 44, "2025-03-03"),
            ("Updated on Oct. 3rd, 2025", 25, "2025-10-03"),
            ("Tuesday 14th December 2021, 9:05 p.m.", 37, "2021-12-14"),
            ("Posted on 7 Sept 2020 23:59:59", 30, "2020-09-07"),
            ("March 4, 2024 10:30 Ferries stop", 19, "2024-03-04"),
            ("1 May 2024 10:30 am EST", 23, "2024-05-01"),
        ] {
            assert_eq!(date(line, Lexicon::built_in()), Some((length, iso.to_owned())), "{line}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for line in [
            "",
            "on",
            "date",
            "Monday",
            "12 men died",
            "40 May 2024",
            "31 June 2024",
            "2025-02-30",
            "2025-10",
            "Smarch 3, 2025",
            "“2",
        ] {
            assert_eq!(date(line, Lexicon::built_in()), None, "{line}");
        }
    }
}
