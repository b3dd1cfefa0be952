//! Articles to learn from: those of which every row is decided, as people left them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::Connection;
use whosaid::eval::NamedEvent;
use whosaid::gold::GoldAttribution;
use whosaid::learn::Article;
use whosaid::model::Span;
use whosaid::review::{RowState, Verdict};
use whosaid::{Error, Result};

use super::super::problem::{Answer, Problem};
use super::decide::{same_names, standing};
use super::export::ids;
use super::store;

/// Documents of which every row is decided by one person, or by anybody.
const WHOLE: &str = "SELECT id FROM documents WHERE EXISTS (
        SELECT 1 FROM standing WHERE standing.document = documents.id AND (?1 IS NULL OR reviewer = ?1))
    AND NOT EXISTS (SELECT 1 FROM rows WHERE rows.document = documents.id AND current AND NOT EXISTS (
        SELECT 1 FROM standing WHERE standing.document = rows.document AND standing.key = rows.key AND (?1 IS NULL OR reviewer = ?1)))
    ORDER BY id";

/// The numbers of the articles that are decided whole, and how many there are in all.
pub(super) fn whole(connection: &Connection, reviewer: Option<&str>) -> Answer<(Vec<i64>, usize)> {
    let mut query = connection.prepare(WHOLE)?;
    let whole = query.query_map([reviewer], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok((whole, ids(connection)?.len()))
}

/// The articles that are decided whole.
pub(super) fn articles(connection: &Connection, reviewer: Option<&str>) -> Answer<Vec<Article>> {
    // One state of the file, whatever is written to it meanwhile.
    let state = connection.unchecked_transaction()?;
    let same = same_names(&state)?;
    let (whole, _) = whole(&state, reviewer)?;
    whole.into_iter().map(|id| article(&state, id, reviewer, &same)).collect()
}

/// The articles of the project at `path` that are decided whole; nothing in it is changed.
///
/// # Errors
/// It is no project.
pub(in super::super::super) fn articles_of(path: &Path) -> Result<Vec<Article>> {
    let connection = store::look_into(path)?;
    let told = |problem: Problem| Error::usage(format!("{}: {}", path.display(), problem.detail));
    articles(&connection, None).map_err(told)
}

fn article(
    connection: &Connection,
    id: i64,
    reviewer: Option<&str>,
    same: &HashMap<String, String>,
) -> Answer<Article> {
    let document = store::document(connection, id)?;
    let mut rows: HashMap<String, RowState> = HashMap::new();
    // In the order in which they were made: of several about a row the last counts.
    for one in standing(connection, id)? {
        if reviewer.is_none_or(|name| one.reviewer == name) {
            rows.remove(&one.decision.key);
            if one.decision.verdict == Verdict::Accepted {
                rows.insert(one.decision.key, one.decision.row);
            }
        }
    }
    let mut rows: Vec<RowState> = rows.into_values().filter(|row| !row.content.is_empty()).collect();
    rows.sort_by(|a, b| (&a.content, &a.cue, &a.source).cmp(&(&b.content, &b.cue, &b.source)));
    let nested: HashSet<usize> = (0..rows.len())
        .filter(|&at| rows.iter().enumerate().any(|(other, outer)| other != at && holds(outer, &rows[at])))
        .collect();
    let bytes: Vec<usize> =
        document.text.char_indices().map(|(at, _)| at).chain(std::iter::once(document.text.len())).collect();
    let place = |point: usize| bytes[point.min(bytes.len() - 1)];
    let spans = |spans: &[[usize; 2]]| spans.iter().map(|[a, b]| Span::new(place(*a), place(*b))).collect();
    let (mut gold, mut names) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate().filter(|(at, _)| !nested.contains(at)) {
        let id = format!("E{}", at + 1);
        let mut speakers: Vec<String> = row.speaker.iter().map(|name| same.get(name).unwrap_or(name).clone()).collect();
        speakers.dedup();
        let nobody = speakers.is_empty();
        names.push(NamedEvent { event: id.clone(), speakers, nobody, kind: String::new() });
        gold.push(GoldAttribution {
            id,
            source: spans(&row.source),
            cue: spans(&row.cue),
            content: spans(&row.content),
        });
    }
    Ok(Article { name: document.name, text: document.text, gold, names: Some(names) })
}

/// Whether a row stands whole within the content of another, as annotators and measures leave it out.
fn holds(outer: &RowState, row: &RowState) -> bool {
    let inside = |[start, end]: &[usize; 2]| outer.content.iter().any(|[from, to]| from <= start && end <= to);
    let larger = |row: &RowState| row.content.iter().map(|[start, end]| end - start).sum::<usize>();
    row.content.iter().chain(&row.cue).all(inside) && larger(outer) > larger(row)
}
