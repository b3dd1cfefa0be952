//! A roster to be edited: the speakers that several names are put together for, with the evidence.

use std::collections::HashSet;
use std::io::Write;

use super::super::part::JOINT;
use super::super::table::Lines;
use super::super::{Format, TableOptions, writing};
use super::{Joined, Tally};
use crate::error::Result;

/// The columns of the draft; [`crate::roster::Roster::read`] takes them, and carries the evidence through.
const COLUMNS: [&str; 6] = ["id", "name", "aliases", "kind", "title", "evidence"];

/// Writes, as CSV, what is put together over documents as a roster: who has one name only is left out, since names alone
/// make that one. A lone surname is no alias, or it would be linked in every document.
///
/// # Errors
/// The writer's.
///
/// ```
/// use whosaid::export::{Tally, write_roster_draft};
/// let draft = write_roster_draft(Vec::new(), &Tally::default())?;
/// assert_eq!(String::from_utf8_lossy(&draft).trim_end(), "id,name,aliases,kind,title,evidence");
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn write_roster_draft<W: Write>(out: W, tally: &Tally) -> Result<W> {
    let mut lines = Lines::new(out, Format::Csv, &TableOptions::default())?;
    lines.write(&COLUMNS.map(Into::into))?;
    let mut ids: HashSet<String> = HashSet::new();
    for Joined { record, names, evidence } in tally.joined() {
        let cells = [
            id(&record.speaker, &mut ids),
            record.speaker.clone(),
            names.join(JOINT),
            record.kind.to_owned(),
            record.titles.first().cloned().unwrap_or_default(),
            evidence.join("; "),
        ];
        lines.write(&cells.each_ref().map(|cell| cell.as_str().into()))?;
    }
    let mut out = lines.finish()?;
    out.flush().map_err(writing)?;
    Ok(out)
}

/// An id that says who it is: *ann-roe*; with a number where it is taken.
fn id(name: &str, taken: &mut HashSet<String>) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    // Documents number their own entities e1, e2: none of these is an id of a roster.
    let local = |id: &str| id.strip_prefix('e').is_some_and(|rest| rest.bytes().all(|c| c.is_ascii_digit()));
    let found = std::iter::once(stem.clone()).chain(numbered).find(|id| !taken.contains(id) && !local(id));
    let id = found.unwrap_or(stem);
    taken.insert(id.clone());
    id
}
