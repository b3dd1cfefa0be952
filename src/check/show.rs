//! A run for people to read, in a terminal or a pull request.

use super::compare::{Change, Counts, Outcome, RowOutcome};
use super::fixture::{Column, State, Status};

/// How a run is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Show {
    /// In colours, for a terminal.
    pub colour: bool,
    /// The verdicts are recorded, so nothing more is to be done about losses.
    pub blessed: bool,
    /// Rows that are wrong, missed or not expected are shown even if they were so before.
    pub faulty: bool,
}

/// The longest content shown, in characters.
const LONGEST: usize = 72;

/// The rows that changed, by fixture, and the counts of all.
pub fn show(outcomes: &[Outcome], how: Show) -> String {
    let mut out = String::new();
    for outcome in outcomes {
        let rows: Vec<&RowOutcome> = outcome.rows.iter().filter(|row| is_told(row, how)).collect();
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("{}\n", outcome.name));
        rows.iter().for_each(|row| show_row(&mut out, row, &outcome.path, how));
        out.push('\n');
    }
    out.push_str(&summary(outcomes, how));
    out
}

/// New rows are only counted: before the first verdicts are recorded, all are.
fn is_told(row: &RowOutcome, how: Show) -> bool {
    let faulty = || row.now.as_ref().is_none_or(|now| now.status != Status::Ok);
    !matches!(row.change, Change::Same | Change::New) || how.faulty && faulty()
}

fn show_row(out: &mut String, row: &RowOutcome, path: &str, how: Show) {
    let place = if row.line == 0 { path.to_owned() } else { format!("{path}:{}", row.line) };
    let label = how.paint(row.change, &format!("{:<7}", row.change.as_str()));
    out.push_str(&format!("  {label} {}  {place}\n", steps(row)));
    if let Some(cells) = &row.cells {
        let speaker = if cells.speaker.is_empty() { "(nobody)" } else { &cells.speaker };
        out.push_str(&format!("          {speaker} → {}\n", shortened(&cells.content)));
    } else {
        let got = row.now.as_ref().map(super::Verdict::got).or_else(|| recorded(row).map(|record| record.got.clone()));
        out.push_str(&format!("          {}\n", got.unwrap_or_default()));
    }
    let (Some(cells), Some(now)) = (&row.cells, &row.now) else { return };
    for (column, value) in &now.differs {
        let shown = |words: &str| if words.is_empty() { "(none)".to_owned() } else { shortened(words) };
        let wanted =
            if *column == Column::Content { String::new() } else { format!(" for {}", shown(cells.cell(*column))) };
        out.push_str(&format!("          {}: {}{wanted}\n", column.as_str(), shown(value)));
    }
}

fn recorded(row: &RowOutcome) -> Option<&super::Record> {
    match row.before.as_ref()? {
        State::Judged(record) => Some(record),
        State::Draft | State::Gold => None,
    }
}

/// What it was and what it is: `ok → miss`.
fn steps(row: &RowOutcome) -> String {
    let before = match &row.before {
        Some(State::Draft) => return "confirm it with --accept, or correct it".to_owned(),
        Some(State::Gold) | None => "nothing",
        Some(State::Judged(record)) => record.status.as_str(),
    };
    let now = row.now.as_ref().map_or("nothing", |verdict| verdict.status.as_str());
    if before == now { now.to_owned() } else { format!("{before} → {now}") }
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

fn summary(outcomes: &[Outcome], how: Show) -> String {
    let mut sum = Counts::default();
    outcomes.iter().for_each(|outcome| sum += outcome.counts());
    let expected = outcomes.iter().flat_map(|outcome| &outcome.rows).filter(|row| row.cells.is_some()).count();
    let mut out = format!(
        "{} texts, {expected} rows expected: {} ok, {} wrong, {} miss; {} extra\n",
        outcomes.len(),
        sum.ok,
        sum.wrong,
        sum.miss,
        sum.extra
    );
    let changes = [
        (Change::Lost, sum.lost),
        (Change::Gained, sum.gained),
        (Change::Other, sum.changed),
        (Change::New, sum.new),
        (Change::Draft, sum.draft),
    ];
    let told = changes.iter().filter(|(change, count)| *count > 0 || *change == Change::Lost);
    let told: Vec<String> =
        told.map(|(change, count)| how.paint(*change, &format!("{count} {}", change.as_str()))).collect();
    out.push_str(&format!("against the recorded verdicts: {}\n", told.join(", ")));
    out.push_str(advice(&sum, how.blessed));
    out
}

fn advice(sum: &Counts, blessed: bool) -> &'static str {
    match sum {
        sum if sum.draft > 0 => "failed: correct the drafts, or confirm them with --accept\n",
        _ if blessed => "recorded\n",
        sum if sum.lost > 0 => "failed: mend it, or accept the losses with --bless\n",
        sum if sum.gained + sum.changed + sum.new > 0 => "passed: keep the new verdicts with --bless\n",
        _ => "passed\n",
    }
}

impl Show {
    fn paint(self, change: Change, words: &str) -> String {
        let code = match change {
            Change::Lost | Change::Draft => "31",
            Change::Gained => "32",
            Change::Other => "33",
            Change::Same | Change::New => "2",
        };
        if self.colour { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }
}
