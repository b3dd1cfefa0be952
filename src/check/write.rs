//! Tables with verdicts in them. What people wrote is handed on as it stands.

use super::JOINT;
use super::compare::{Outcome, RowOutcome};
use super::fixture::{EXPECTED_HEADER, State, VERDICTS_HEADER, case_name};
use super::judge::cell;
use crate::model::Analysis;
use crate::pipeline::Engine;

/// How many cells of a row are people's.
const PEOPLES: usize = 5;
/// The status of a row that nobody has confirmed.
const DRAFT: &str = "draft";
/// That of one that somebody has, and which no run has judged.
const GOLD: &str = "gold";

/// An article's table with the verdicts of `outcome` in place of its own; drafts stay drafts.
pub fn expected(table: &str, outcome: &Outcome) -> String {
    let mut out = String::with_capacity(table.len());
    for (index, line) in table.lines().enumerate() {
        let row = outcome.rows.iter().find(|row| row.line == index + 1);
        match row {
            Some(row) if row.before != Some(State::Draft) => {
                let cells: Vec<&str> = line.split('\t').take(PEOPLES).collect();
                out.push_str(&format!("{}\t{}\n", cells.join("\t"), verdict(row)));
            }
            // The recorded extras are written anew.
            None if index > 0 && line.split('\t').nth(PEOPLES) == Some("extra") => {}
            _ => out.push_str(&format!("{line}\n")),
        }
    }
    let blanks = "\t".repeat(PEOPLES);
    for row in outcome.rows.iter().filter(|row| row.line == 0 && row.now.is_some()) {
        out.push_str(&format!("{blanks}{}\n", verdict(row)));
    }
    out
}

/// A table with its drafts confirmed, and how many they were.
pub fn accepted(table: &str) -> (String, usize) {
    let (mut out, mut count) = (String::with_capacity(table.len()), 0);
    for line in table.lines() {
        let mut cells: Vec<&str> = line.split('\t').collect();
        if cells.get(PEOPLES) == Some(&DRAFT) {
            cells[PEOPLES] = GOLD;
            count += 1;
        }
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    (out, count)
}

/// The table of verdicts of a file of cases.
pub fn verdicts(cases: &[Outcome]) -> String {
    let mut out = format!("{VERDICTS_HEADER}\n");
    for case in cases {
        for row in case.rows.iter().filter(|row| row.now.is_some()) {
            let content = row.cells.as_ref().map_or("", |cells| &cells.content);
            out.push_str(&format!("{}\t{content}\t{}\n", case_name(&case.name), verdict(row)));
        }
    }
    out
}

fn verdict(row: &RowOutcome) -> String {
    let Some(now) = &row.now else { return String::new() };
    let got = now.got();
    format!("{}\t{}\t{got}", now.status.as_str(), now.rule)
}

/// A table for a text that has none: what the tool finds, as drafts that fail until a person has confirmed them.
pub fn drafts(engine: &Engine<'_>, text: &str) -> String {
    table(text, &engine.analyse(text), DRAFT)
}

/// A table of rows that people have confirmed.
pub fn confirmed(text: &str, analysis: &Analysis) -> String {
    table(text, analysis, GOLD)
}

fn table(text: &str, found: &Analysis, status: &str) -> String {
    let mut out = format!("{EXPECTED_HEADER}\n");
    for (index, row) in found.attributions.iter().enumerate() {
        let speakers = found.namings.get(index).map(|naming| naming.speakers.join(JOINT)).unwrap_or_default();
        let cells = [
            row.kind.as_str(),
            &one_line(&speakers),
            &cell(text, &row.source),
            &cell(text, &row.cue),
            &cell(text, &row.content),
            status,
            if status == DRAFT { row.rule } else { "" },
            "",
        ];
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
