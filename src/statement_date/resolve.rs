//! From a day in words to a date.

use jiff::civil::{Date, Weekday};

use crate::model::Day;

/// The date, as `YYYY-MM-DD`, of a day named in a text of the date `written` (what follows its first ten characters is
/// left aside). A weekday, or a date without a year, is the last such day that is not after the text's own. None where
/// the text's date is needed and there is none, and where the day would lie behind it.
///
/// ```
/// use whosaid::{model::Day, statement_date::resolve};
/// assert_eq!(resolve(Day::Weekday(1), "2024-05-10").as_deref(), Some("2024-05-06"));
/// assert_eq!(resolve(Day::Date { day: 30, month: 12, year: None }, "2024-05-10").as_deref(), Some("2023-12-30"));
/// assert_eq!(resolve(Day::Ago(1), ""), None);
/// ```
pub fn resolve(day: Day, written: &str) -> Option<String> {
    let written: Option<Date> = written.get(..10).and_then(|date| date.parse().ok());
    let date = match day {
        Day::Weekday(weekday) => last_weekday(weekday, written?)?,
        Day::Ago(days) => back(written?, days)?,
        Day::Date { day, month, year: Some(year) } => date(i16::try_from(year).ok()?, month, day)?,
        Day::Date { day, month, year: None } => last_date(day, month, written?)?,
    };
    written.is_none_or(|written| date <= written).then(|| date.to_string())
}

fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn last_weekday(weekday: u8, written: Date) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    if written.weekday() == weekday { Some(written) } else { written.nth_weekday(-1, weekday).ok() }
}

fn back(date: Date, days: u32) -> Option<Date> {
    (0..days).try_fold(date, |date, _| date.yesterday().ok())
}

/// 29 February may lie up to eight years back.
fn last_date(day: u8, month: u8, written: Date) -> Option<Date> {
    (0..=8).filter_map(|back| date(written.year().checked_sub(back)?, month, day)).find(|date| *date <= written)
}

#[cfg(test)]
mod tests {
    use super::resolve;
    use crate::model::Day;

    #[test]
    fn the_last_such_day() {
        let on = |day| resolve(day, "2024-05-10T23:59:00Z").expect("a date");
        assert_eq!(on(Day::Weekday(5)), "2024-05-10");
        assert_eq!(on(Day::Weekday(6)), "2024-05-04");
        assert_eq!(on(Day::Ago(0)), "2024-05-10");
        assert_eq!(on(Day::Ago(10)), "2024-04-30");
        let day = |day, month, year| Day::Date { day, month, year };
        assert_eq!(on(day(10, 5, None)), "2024-05-10");
        assert_eq!(on(day(11, 5, None)), "2023-05-11");
        assert_eq!(on(day(29, 2, Some(2020))), "2020-02-29");
        assert_eq!(resolve(day(29, 2, None), "1904-02-28").as_deref(), Some("1896-02-29"));
    }

    #[test]
    fn days_that_cannot_be() {
        let day = |day, month, year| Day::Date { day, month, year };
        assert_eq!(resolve(day(31, 6, None), "2024-05-10"), None);
        assert_eq!(resolve(day(11, 5, Some(2024)), "2024-05-10"), None);
        assert_eq!(resolve(Day::Weekday(1), "May 10"), None);
        assert_eq!(resolve(Day::Weekday(1), "2024-02-30"), None);
        assert_eq!(resolve(Day::Weekday(8), "2024-05-10"), None);
        assert_eq!(resolve(Day::Weekday(1), "日日日日"), None);
        assert_eq!(resolve(day(3, 3, Some(2021)), "").as_deref(), Some("2021-03-03"));
    }
}
