//! Days that can be told apart by their distance.

use jiff::civil::Date;

/// So many days apart a speaker is still quoted from one occasion.
const SOON: i32 = 7;

/// The number of a day of the shape `YYYY-MM-DD`.
pub(super) fn number(date: &str) -> Option<i32> {
    let date: Date = date.parse().ok()?;
    let since = date.since(Date::constant(1970, 1, 1)).ok()?;
    Some(since.get_days())
}

/// Whether two dates are near each other, or one of them is none.
pub(super) fn is_soon(one: &str, other: &str) -> bool {
    one == other || number(one).zip(number(other)).is_none_or(|(a, b)| (a - b).abs() <= SOON)
}

#[cfg(test)]
mod tests {
    use super::{is_soon, number};

    #[test]
    fn days_are_counted() {
        assert_eq!(
            [number("1970-01-01"), number("1971-01-02"), number("May"), number("")],
            [Some(0), Some(366), None, None]
        );
        assert!(is_soon("2026-02-27", "2026-03-06") && is_soon("", "2026-03-06"));
        assert!(!is_soon("2026-02-27", "2026-03-07"));
    }
}
