//! Who speaks where and when: tables of counts that need no pivot.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_xlsxwriter::{Color, ConditionalFormat2ColorScale, Worksheet};

use super::fitting::fitting;
use super::sheet::{Sheet, failed};
use super::style::{Layout, Styles};
use crate::error::Result;
use crate::export::SpeakerRecord;

/// More columns do not help a reader: of outlets those with most rows, of times the last ones.
const MOST: usize = 40;
/// So many days get a column each; from then on months, and then years.
const DAYS: usize = 31;
const MONTHS: usize = 36;

/// How many rows an outlet has, by the day of their document.
pub(super) type Outlets = BTreeMap<String, BTreeMap<String, usize>>;

/// What a row of the table counts: its name, all its rows, and those of each column.
struct Counted<'a> {
    name: &'a str,
    rows: usize,
    by: HashMap<&'a str, usize>,
}

/// The tables that can be made: speakers by outlet where outlets are known, both by time where dates are.
pub(super) fn sheets(records: &[SpeakerRecord], outlets: &Outlets, styles: &Styles) -> Result<Vec<Worksheet>> {
    let mut sheets = Vec::new();
    let mut columns: Vec<(&str, usize)> =
        outlets.iter().map(|(name, days)| (name.as_str(), days.values().sum())).collect();
    columns.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let columns: Vec<&str> = columns.into_iter().map(|(name, _)| name).take(MOST).collect();
    let with_outlets = records.iter().filter(|record| !record.outlets.is_empty()).map(|record| {
        let by = record.outlets.iter().map(|one| (one.name.as_str(), one.rows)).collect();
        Counted { name: &record.speaker, rows: record.rows, by }
    });
    if !columns.is_empty() {
        sheets.push(table(("speakers by outlet", "speaker"), &columns, with_outlets, styles)?);
    }
    let days = records.iter().flat_map(|record| &record.days).map(|one| one.name.as_str());
    let days = days.chain(outlets.values().flat_map(BTreeMap::keys).map(String::as_str).filter(|day| !day.is_empty()));
    let Some((period, length)) = period(days.clone()) else { return Ok(sheets) };
    let periods: BTreeSet<&str> = days.map(|day| &day[..length]).collect();
    let columns: Vec<&str> = periods.iter().copied().skip(periods.len().saturating_sub(MOST)).collect();
    let dated = records.iter().filter(|record| !record.days.is_empty()).map(|record| {
        let by = summed(record.days.iter().map(|one| (one.name.as_str(), one.rows)), length);
        Counted { name: &record.speaker, rows: record.rows, by }
    });
    let name = format!("speakers by {period}");
    sheets.push(table((&name, "speaker"), &columns, dated, styles)?);
    if !outlets.is_empty() {
        let mut counted: Vec<Counted<'_>> = outlets
            .iter()
            .map(|(name, days)| {
                let dated = days.iter().filter(|(day, _)| !day.is_empty());
                let by = summed(dated.map(|(day, rows)| (day.as_str(), *rows)), length);
                Counted { name, rows: days.values().sum(), by }
            })
            .collect();
        counted.sort_by(|a, b| b.rows.cmp(&a.rows).then(a.name.cmp(b.name)));
        sheets.push(table((&format!("outlets by {period}"), "outlet"), &columns, counted.into_iter(), styles)?);
    }
    Ok(sheets)
}

/// What columns of time are, and how much of a day's name they have; none where there is no day.
fn period<'a>(days: impl Iterator<Item = &'a str> + Clone) -> Option<(&'static str, usize)> {
    let different = |length: usize| days.clone().map(|day| &day[..length]).collect::<BTreeSet<_>>().len();
    match (different(10), different(7)) {
        (0, _) => None,
        (1..=DAYS, _) => Some(("day", 10)),
        (_, ..=MONTHS) => Some(("month", 7)),
        _ => Some(("year", 4)),
    }
}

fn summed<'a>(days: impl Iterator<Item = (&'a str, usize)>, length: usize) -> HashMap<&'a str, usize> {
    let mut sums = HashMap::new();
    days.for_each(|(day, rows)| *sums.entry(&day[..length]).or_default() += rows);
    sums
}

fn table<'a>(
    (name, corner): (&str, &'static str),
    columns: &[&str],
    counted: impl Iterator<Item = Counted<'a>>,
    styles: &Styles,
) -> Result<Worksheet> {
    let mut layout = vec![Layout::of_speakers(corner.into()), Layout::of_speakers("rows".into())];
    // Heads are bold, and a filter's button stands in them.
    let widest = columns.iter().map(|name| name.chars().count() + 3).max().unwrap_or_default();
    let width = u16::try_from(widest.clamp(10, 24)).unwrap_or(24);
    layout.extend(columns.iter().map(|name| Layout::number(fitting(name).into_owned(), width)));
    let mut sheet = Sheet::new(name, &layout, styles)?.frozen(1)?;
    for one in counted {
        let own = columns.iter().map(|name| one.by.get(*name).map_or_else(String::new, usize::to_string));
        let first = [Cow::Borrowed(one.name), one.rows.to_string().into()];
        let cells: Vec<Cow<'_, str>> = first.into_iter().chain(own.map(Cow::from)).collect();
        sheet.write(&cells, &layout, styles)?;
    }
    if let (1.., Ok(last)) = (sheet.filled, u16::try_from(layout.len() - 1)) {
        let scale = ConditionalFormat2ColorScale::new()
            .set_minimum_color(Color::RGB(0xF7_FAFD))
            .set_maximum_color(Color::RGB(0x8F_B8E0));
        sheet.sheet.add_conditional_format(1, 2, sheet.filled, last, &scale).map_err(failed)?;
    }
    sheet.finish(&layout, styles)
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn columns_of_time_are_as_fine_as_there_is_room_for() {
        let days = |count: usize| -> Vec<String> {
            (0..count).map(|n| format!("{}-{:02}-{:02}", 1990 + n / 336, n / 28 % 12 + 1, n % 28 + 1)).collect()
        };
        let of = |count: usize| period(days(count).iter().map(String::as_str)).map(|(name, _)| name);
        assert_eq!(
            [0, 1, 31, 32, 900, 2000].map(of),
            [None, Some("day"), Some("day"), Some("month"), Some("month"), Some("year")]
        );
    }
}
