//! A run against the verdicts recorded before it.

use std::ops::AddAssign;

use super::fixture::{About, Cells, Column, Fixture, Record, State, Status};
use super::judge::{self, Verdict};
use crate::error::Error;
use crate::pipeline::Engine;

/// What became of a fixture.
#[derive(Debug)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// The file that holds its table.
    pub path: String,
    /// What is known of the article beside its text.
    pub about: About,
    /// Its rows, expected ones first, then what the tool gives or gave beyond them.
    pub rows: Vec<RowOutcome>,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub struct RowOutcome {
    /// Its line in the file; 0 for a row that people did not write.
    pub line: usize,
    /// What people wrote; none for a row of the tool alone.
    pub cells: Option<Cells>,
    /// The state before the run; none for a row that was not there.
    pub before: Option<State>,
    /// The verdict of the run; none for a row that is there no more.
    pub now: Option<Verdict>,
    /// What changed.
    pub change: Change,
}

/// What changed about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Nothing that matters.
    Same,
    /// It is better than recorded.
    Gained,
    /// It is worse than recorded: a regression.
    Lost,
    /// It is as good or as bad, but in another way.
    Other,
    /// No verdict was recorded.
    New,
    /// Nobody has confirmed it yet, so it fails.
    Draft,
}

impl Change {
    /// As written in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Other => "changed",
            Self::New => "new",
            Self::Draft => "draft",
        }
    }

    /// Whether a run with it has failed.
    pub const fn fails(self) -> bool {
        matches!(self, Self::Lost | Self::Draft)
    }
}

/// How many rows there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found and right.
    pub ok: usize,
    /// Found, some column wrong.
    pub wrong: usize,
    /// Not found.
    pub miss: usize,
    /// Found beyond what is expected.
    pub extra: usize,
    /// Better than recorded.
    pub gained: usize,
    /// Worse than recorded.
    pub lost: usize,
    /// Wrong in another way than recorded.
    pub changed: usize,
    /// Without a recorded verdict.
    pub new: usize,
    /// Not confirmed by a person.
    pub draft: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.ok += other.ok;
        self.wrong += other.wrong;
        self.miss += other.miss;
        self.extra += other.extra;
        self.gained += other.gained;
        self.lost += other.lost;
        self.changed += other.changed;
        self.new += other.new;
        self.draft += other.draft;
    }
}

impl Counts {
    /// Whether the run has failed.
    pub const fn fails(&self) -> bool {
        self.lost + self.draft > 0
    }
}

impl Outcome {
    /// Its counts.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.now.as_ref().map(|verdict| verdict.status) {
                Some(Status::Ok) => counts.ok += 1,
                Some(Status::Wrong) => counts.wrong += 1,
                Some(Status::Miss) => counts.miss += 1,
                Some(Status::Extra) => counts.extra += 1,
                None => {}
            }
            match row.change {
                Change::Same => {}
                Change::Gained => counts.gained += 1,
                Change::Lost => counts.lost += 1,
                Change::Other => counts.changed += 1,
                Change::New => counts.new += 1,
                Change::Draft => counts.draft += 1,
            }
        }
        counts
    }
}

/// Runs a fixture and compares it with its recorded verdicts.
///
/// # Errors
/// Words of the table that do not stand in the text.
pub fn check(engine: &Engine<'_>, fixture: &Fixture) -> Result<Outcome, Vec<Error>> {
    let judged = judge::judge(fixture, &engine.analyse(&fixture.text))?;
    let mut rows: Vec<RowOutcome> = Vec::new();
    for (row, now) in fixture.expected.iter().zip(judged.rows) {
        let change = change(&row.state, &now);
        rows.push(RowOutcome {
            line: row.line,
            cells: Some(row.cells.clone()),
            before: Some(row.state.clone()),
            now: Some(now),
            change,
        });
    }
    // With no verdict at all recorded, what goes beyond is new, not lost.
    let fresh = fixture.extras.is_empty() && !fixture.expected.iter().any(|row| matches!(row.state, State::Judged(_)));
    extras(&fixture.extras, judged.extras, fresh && !fixture.expected.is_empty(), &mut rows);
    Ok(Outcome { name: fixture.name.clone(), path: fixture.path.clone(), about: fixture.about.clone(), rows })
}

fn extras(recorded: &[Record], now: Vec<Verdict>, fresh: bool, rows: &mut Vec<RowOutcome>) {
    let mut left: Vec<&Record> = recorded.iter().collect();
    for verdict in now {
        let got = verdict.got();
        let known = left.iter().position(|record| content_of(&record.got) == content_of(&got));
        let before = known.map(|at| left.remove(at));
        let change = match before {
            None if fresh => Change::New,
            None => Change::Lost,
            Some(record) if record.got == got => Change::Same,
            Some(_) => Change::Other,
        };
        let before = before.map(|record| State::Judged(record.clone()));
        rows.push(RowOutcome { line: 0, cells: None, before, now: Some(verdict), change });
    }
    rows.extend(left.into_iter().map(|record| RowOutcome {
        line: 0,
        cells: None,
        before: Some(State::Judged(record.clone())),
        now: None,
        change: Change::Gained,
    }));
}

/// The content in a recorded extra, which stands last.
fn content_of(got: &str) -> &str {
    got.split_once("content: ").map_or(got, |(_, content)| content)
}

fn change(before: &State, now: &Verdict) -> Change {
    let record = match before {
        State::Draft => return Change::Draft,
        State::Gold => return Change::New,
        State::Judged(record) => record,
    };
    match (now.status, record.status) {
        (now, before) if now < before => Change::Gained,
        (now, before) if now > before => Change::Lost,
        (Status::Wrong, _) => wrong_change(record, now),
        (Status::Miss, _) if record.got != now.got() => Change::Other,
        _ => Change::Same,
    }
}

/// Two wrong verdicts: a column that was right and is wrong now is a loss, one that was wrong and is right now a gain.
fn wrong_change(before: &Record, now: &Verdict) -> Change {
    let was = columns_of(&before.got);
    let is: Vec<Column> = now.differs.iter().map(|(column, _)| *column).collect();
    if is.iter().any(|column| !was.contains(column)) {
        Change::Lost
    } else if was.iter().any(|column| !is.contains(column)) {
        Change::Gained
    } else if before.got != now.got() {
        Change::Other
    } else {
        Change::Same
    }
}

fn columns_of(got: &str) -> Vec<Column> {
    let named = |part: &str| {
        let name = part.split_once(": ").map(|(name, _)| name)?;
        Column::ALL.into_iter().find(|column| column.as_str() == name)
    };
    got.split("; ").filter_map(named).collect()
}
