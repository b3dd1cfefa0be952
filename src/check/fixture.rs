//! Fixtures: texts with the rows that people expect of them and the verdicts recorded the last time.

use serde::Serialize;

use crate::error::{Error, Result};

/// The first line of an article's table.
pub const EXPECTED_HEADER: &str = "type\tspeaker\tsource\tcue\tcontent\tstatus\trule\tgot";
/// The first line of the table of verdicts beside a file of cases.
pub const VERDICTS_HEADER: &str = "case\tcontent\tstatus\trule\tgot";

/// A text and what is expected of it.
#[derive(Debug, Clone, Default)]
pub struct Fixture {
    /// The article's folder, or the case's file and name.
    pub name: String,
    /// The file that holds the table, for messages.
    pub path: String,
    /// The text.
    pub text: String,
    /// What is known of the article beside its text.
    pub about: About,
    /// The rows that people wrote.
    pub expected: Vec<Expected>,
    /// What the tool was recorded to find beyond them.
    pub extras: Vec<Record>,
}

/// What is known of an article beside its text, as a database would give it. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// Its headline.
    pub title: String,
    /// Its day, `YYYY-MM-DD`.
    pub date: String,
    /// Who published it.
    pub outlet: String,
    /// Where it stands.
    pub url: String,
}

/// A row that people wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Its line in the file.
    pub line: usize,
    /// What is right.
    pub cells: Cells,
    /// What is known of it.
    pub state: State,
}

/// What people write in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// direct, mixed or indirect.
    pub kind: String,
    /// Names, joined by ` | `.
    pub speaker: String,
    /// The words that stand for the speaker.
    pub source: String,
    /// The words that signal it.
    pub cue: String,
    /// The words attributed.
    pub content: String,
}

/// What is known of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Drafted by the tool: nobody has said yet that it is right.
    Draft,
    /// Written or confirmed by a person, and no verdict recorded.
    Gold,
    /// With a verdict.
    Judged(Record),
}

/// A recorded verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What became of the row.
    pub status: Status,
    /// The rule by which the tool read its row.
    pub rule: String,
    /// What the tool gave instead.
    pub got: String,
}

/// What became of a row, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Found, every column right.
    Ok,
    /// Found, some column differs.
    Wrong,
    /// Not found.
    Miss,
    /// Found by the tool alone.
    Extra,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Wrong, Self::Miss, Self::Extra];

    /// As written in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Wrong => "wrong",
            Self::Miss => "miss",
            Self::Extra => "extra",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// The columns in which a found row may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// direct, mixed or indirect.
    Type,
    /// Who it is.
    Speaker,
    /// The words that stand for the speaker.
    Source,
    /// The words that signal it.
    Cue,
    /// The words attributed.
    Content,
}

impl Column {
    /// All of them, as the tables have them.
    pub const ALL: [Self; 5] = [Self::Type, Self::Speaker, Self::Source, Self::Cue, Self::Content];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Content => "content",
        }
    }
}

impl Cells {
    /// The cell of a column.
    pub fn cell(&self, column: Column) -> &str {
        match column {
            Column::Type => &self.kind,
            Column::Speaker => &self.speaker,
            Column::Source => &self.source,
            Column::Cue => &self.cue,
            Column::Content => &self.content,
        }
    }
}

/// Reads an article's table. `name` is what reports call it, `path` is the table's.
///
/// # Errors
/// The first line that is no row, with its place and what to do.
pub fn read_article(name: &str, path: &str, text: &str, table: &str) -> Result<Fixture> {
    let mut fixture =
        Fixture { name: name.to_owned(), path: path.to_owned(), text: text.to_owned(), ..Fixture::default() };
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let header = lines.next().map_or("", |(_, line)| line.trim_end());
    if header != EXPECTED_HEADER {
        let wanted = EXPECTED_HEADER.replace('\t', "⇥");
        return Err(Error::data(path, 1, 0, format!("expected the header “{wanted}”")));
    }
    for (index, line) in lines {
        let cells = split(path, index + 1, line, 5, 8)?;
        let (status, rule, got) = (cells[5], cells[6], cells[7]);
        if status == Status::Extra.as_str() {
            fixture.extras.push(record(Status::Extra, rule, got));
            continue;
        }
        let state = state(status, rule, got).ok_or_else(|| unknown_status(path, index + 1, status))?;
        let cells = people(path, index + 1, &cells)?;
        fixture.expected.push(Expected { line: index + 1, cells, state });
    }
    Ok(fixture)
}

/// Reads a file of cases: `=== name`, the text, `---`, the rows. `name` is what reports call the file.
///
/// # Errors
/// The first line that is out of place, with what to do.
pub fn read_cases(name: &str, path: &str, file: &str) -> Result<Vec<Fixture>> {
    let mut out: Vec<Fixture> = Vec::new();
    let mut in_rows = true;
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    for (index, line) in file.lines().enumerate() {
        let fault = |problem: &str| Error::data(path, index + 1, 0, problem);
        if let Some(case) = line.strip_prefix("=== ") {
            if !in_rows {
                return Err(fault("the case before has no line “---” behind its text"));
            }
            let name = format!("{name}: {}", case.trim());
            if out.iter().any(|other| other.name == name) {
                return Err(fault("another case of this file has the same name: change one"));
            }
            out.push(Fixture { name, path: path.to_owned(), ..Fixture::default() });
            in_rows = false;
        } else if let Some(case) = out.last_mut() {
            if in_rows {
                if !line.trim().is_empty() {
                    let cells = people(path, index + 1, &split(path, index + 1, line, 5, 5)?)?;
                    case.expected.push(Expected { line: index + 1, cells, state: State::Gold });
                }
            } else if line.trim_end() == "---" {
                in_rows = true;
            } else {
                case.text.push_str(line);
                case.text.push('\n');
            }
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            return Err(fault("expected a line “=== name” before it"));
        }
    }
    if in_rows { Ok(out) } else { Err(Error::data(path, 0, 0, "the last case has no line “---” behind its text")) }
}

/// Reads the verdicts recorded for a file of cases into its fixtures. Rows are known by case and content; those that no
/// case has any more are dropped.
///
/// # Errors
/// The first line that is no verdict, with its place.
pub fn read_verdicts(path: &str, table: &str, cases: &mut [Fixture]) -> Result<()> {
    let mut lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    if lines.next().map(|(_, line)| line) != Some(VERDICTS_HEADER) {
        let wanted = VERDICTS_HEADER.replace('\t', "⇥");
        return Err(Error::data(path, 1, 0, format!("expected the header “{wanted}”: whosaid writes this file")));
    }
    for (index, line) in lines {
        let cells = split(path, index + 1, line, 3, 5)?;
        let status = Status::parse(cells[2]).ok_or_else(|| unknown_status(path, index + 1, cells[2]))?;
        let verdict = record(status, cells[3], cells[4]);
        let Some(case) = cases.iter_mut().find(|case| case_name(&case.name) == cells[0]) else { continue };
        if status == Status::Extra {
            case.extras.push(verdict);
            continue;
        }
        let row = case.expected.iter_mut().find(|row| row.state == State::Gold && row.cells.content == cells[1]);
        if let Some(row) = row {
            row.state = State::Judged(verdict);
        }
    }
    Ok(())
}

/// The part of a fixture's name that its file gives it.
pub(super) fn case_name(name: &str) -> &str {
    name.split_once(": ").map_or(name, |(_, case)| case)
}

fn record(status: Status, rule: &str, got: &str) -> Record {
    Record { status, rule: rule.to_owned(), got: got.to_owned() }
}

fn state(status: &str, rule: &str, got: &str) -> Option<State> {
    match status {
        "draft" => Some(State::Draft),
        "gold" | "" => Some(State::Gold),
        _ => Status::parse(status).map(|status| State::Judged(record(status, rule, got))),
    }
}

fn unknown_status(path: &str, line: usize, status: &str) -> Error {
    Error::data(path, line, 0, format!("the status “{status}” is not one of: draft gold ok wrong miss extra"))
}

/// The cells of a line; a spreadsheet may have dropped empty ones at its end.
fn split<'a>(path: &str, line: usize, row: &'a str, least: usize, most: usize) -> Result<Vec<&'a str>> {
    let mut cells: Vec<&str> = row.split('\t').collect();
    if cells.len() > most || cells.len() < least {
        let problem = format!("expected {most} cells separated by tabs, found {}", cells.len());
        return Err(Error::data(path, line, 0, problem));
    }
    cells.resize(most, "");
    Ok(cells)
}

fn people(path: &str, line: usize, cells: &[&str]) -> Result<Cells> {
    if !matches!(cells[0], "direct" | "mixed" | "indirect") {
        let problem = format!("the type “{}” is not one of: direct mixed indirect", cells[0]);
        return Err(Error::data(path, line, 1, problem));
    }
    let own = |index: usize| cells[index].trim().to_owned();
    Ok(Cells { kind: own(0), speaker: own(1), source: own(2), cue: own(3), content: own(4) })
}
