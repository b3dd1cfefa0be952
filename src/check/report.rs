//! A run for machines: JSON, and JUnit's XML for the systems that run tests.

use std::fmt::Write;

use serde_json::{Value, json};

use super::compare::{Change, Counts, Outcome, RowOutcome};
use super::fixture::{Column, State, Status};
use crate::lexicon::Lexicon;

/// The version of the JSON shape.
const VERSION: u32 = 1;

/// The run as JSON, indented: counts, then every row of every fixture, and which lexicons were not the built-in ones.
pub fn json(outcomes: &[Outcome], lexicon: &Lexicon) -> String {
    let mut sum = Counts::default();
    outcomes.iter().for_each(|outcome| sum += outcome.counts());
    let fixtures: Vec<Value> = outcomes
        .iter()
        .map(|outcome| {
            let rows: Vec<Value> = outcome.rows.iter().map(row).collect();
            json!({"name": outcome.name, "path": outcome.path, "about": outcome.about, "rows": rows})
        })
        .collect();
    let whole = json!({
        "schema": VERSION,
        "only_lexicons": lexicon.base(),
        "overlays": lexicon.overlays(),
        "passed": !sum.fails(),
        "counts": {
            "ok": sum.ok, "wrong": sum.wrong, "miss": sum.miss, "extra": sum.extra,
            "gained": sum.gained, "lost": sum.lost, "changed": sum.changed, "new": sum.new, "draft": sum.draft,
        },
        "fixtures": fixtures,
    });
    format!("{whole:#}\n")
}

fn row(row: &RowOutcome) -> Value {
    let before = row.before.as_ref().map(|state| match state {
        State::Draft => json!({"status": "draft"}),
        State::Gold => json!({"status": "gold"}),
        State::Judged(record) => json!({"status": record.status.as_str(), "rule": record.rule, "got": record.got}),
    });
    let now = row.now.as_ref().map(|now| json!({"status": now.status.as_str(), "rule": now.rule, "got": now.got()}));
    let expected = row.cells.as_ref().map(|cells| {
        let cells = Column::ALL.into_iter().map(|column| (column.as_str().to_owned(), Value::from(cells.cell(column))));
        Value::Object(cells.collect())
    });
    let line = (row.line > 0).then_some(row.line);
    json!({"line": line, "change": row.change.as_str(), "expected": expected, "before": before, "now": now})
}

/// The run as JUnit's XML: a suite for each fixture, a test for each row. What got worse fails; what is known to be
/// wrong is skipped.
pub fn junit(outcomes: &[Outcome]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"whosaid check\">\n");
    for outcome in outcomes {
        let failures = outcome.rows.iter().filter(|row| row.change.fails()).count();
        let skipped = outcome.rows.iter().filter(|row| is_skipped(row)).count();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\" skipped=\"{skipped}\">",
            escaped(&outcome.name),
            outcome.rows.len()
        );
        outcome.rows.iter().for_each(|row| test(&mut out, outcome, row));
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn is_skipped(row: &RowOutcome) -> bool {
    !row.change.fails() && row.now.as_ref().is_some_and(|now| now.status != Status::Ok)
}

fn test(out: &mut String, outcome: &Outcome, row: &RowOutcome) {
    let name = match &row.cells {
        Some(cells) => format!("{}: {} {} {}", row.line, cells.speaker, cells.cue, cells.content),
        None => format!("extra: {}", got(row)),
    };
    let class = escaped(&outcome.name);
    let _ = write!(out, "    <testcase classname=\"{class}\" name=\"{}\"", escaped(&name));
    let status = row.now.as_ref().map_or("gone", |now| now.status.as_str());
    let got = got(row);
    if row.change.fails() {
        let message = if row.change == Change::Draft { "draft: not confirmed" } else { status };
        let _ = writeln!(out, "><failure message=\"{message}\">{}</failure></testcase>", escaped(&got));
    } else if is_skipped(row) {
        let _ = writeln!(out, "><skipped message=\"{}\"/></testcase>", escaped(&format!("{status} {got}")));
    } else {
        out.push_str("/>\n");
    }
}

fn got(row: &RowOutcome) -> String {
    match (&row.now, &row.before) {
        (Some(now), _) => now.got(),
        (None, Some(State::Judged(record))) => record.got.clone(),
        _ => String::new(),
    }
}

/// Text fit for XML, which knows no control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
