//! Dates as data gives them, in one form.

use whosaid::lexicon::Lexicon;
use whosaid::segment;

/// A date as `YYYY-MM-DD` where it can be read so without a guess, else as it is. The day is the one that is written,
/// whatever the time zone behind it.
pub(super) fn iso(written: &str) -> String {
    let trimmed = written.trim();
    let read = numbers(trimmed).or_else(|| of_epoch(trimmed)).or_else(|| words(trimmed));
    read.unwrap_or_else(|| trimmed.to_owned())
}

/// Whether a date has that form.
#[cfg(any(feature = "web", feature = "docx"))]
pub(super) fn is_day(date: &str) -> bool {
    date.len() == 10
        && date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// *2025-10-28T10:30:00Z*, *2025/10/28*, *20251028*, *28.10.2025*, *10/28/2025*; not *3/4/2025*, which may be either.
fn numbers(written: &str) -> Option<String> {
    let end = written.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(written.len());
    let parts: Vec<&str> = written[..end].split(['-', '/', '.']).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match *parts.as_slice() {
        [compact] if compact.len() == 8 => {
            checked(number(&compact[..4])?, number(&compact[4..6])?, number(&compact[6..])?)
        }
        [year, month, day] if year.len() == 4 => checked(number(year)?, number(month)?, number(day)?),
        [first, second, year] if year.len() == 4 => {
            let (first, second, year) = (number(first)?, number(second)?, number(year)?);
            // Points stand between day, month and year in that order.
            match (written.contains('.') || first == second, first > 12, second > 12) {
                (true, ..) | (_, true, _) => checked(year, second, first),
                (_, _, true) => checked(year, first, second),
                _ => None,
            }
        }
        _ => None,
    }
}

fn checked(year: u32, month: u32, day: u32) -> Option<String> {
    let sound = (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    sound.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Seconds or milliseconds since 1970, in today's number of digits.
fn of_epoch(written: &str) -> Option<String> {
    let digits = written.strip_suffix(".0").unwrap_or(written);
    let number: u64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    // From the day on which eras of 400 years begin, 1 March 0000; years begin in March, so that leap days end them.
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    checked(u32::try_from(era * 400 + year + next).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// *Tue, 28 Oct 2025 10:30:00 GMT*, *October 28, 2025*
fn words(written: &str) -> Option<String> {
    let behind_day = written.split_once(", ").filter(|(day, _)| day.chars().all(char::is_alphabetic));
    let read = |text: &str| segment::date_at_start(text, Lexicon::built_in());
    read(written).or_else(|| read(behind_day?.1))
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn dates_get_one_form() {
        for written in [
            "2025-10-28",
            " 2025-10-28T23:30:00-05:00",
            "2025-10-28 10:00",
            "2025/10/28",
            "20251028",
            "20251028T101500Z",
            "28.10.2025",
            "28/10/2025",
            "10/28/2025",
            "1761609600",
            "1761609600000",
            "Tue, 28 Oct 2025 10:30:00 GMT",
            "October 28, 2025",
            "28 October 2025",
            "Tuesday, 28 October 2025",
        ] {
            assert_eq!(iso(written), "2025-10-28", "{written}");
        }
        assert_eq!(iso("1709164800"), "2024-02-29");
        assert_eq!(iso("951782400"), "2000-02-29");
        assert_eq!(iso("1709251200"), "2024-03-01");
    }

    #[test]
    fn what_is_not_sure_stays_as_it_is() {
        for written in ["3/4/2025", "last Monday", "2025", "2025-13-01", "", "12345678901234567890", "99999999"] {
            assert_eq!(iso(written), written);
        }
    }
}
