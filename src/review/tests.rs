//! Decisions over a small article whose analysis is sure.

use std::collections::HashMap;

use super::*;
use crate::export::{Document, Report};
use crate::model::Analysis;
use crate::pipeline::Engine;

const TEXT: &str = "“We will rebuild the bridge,” Mayor Ada Holm said on Monday.\n\nShe said the work would take a year.\n\n\
    “Häuser first,” 🦤 said Bo Lind.\n";

fn analysis() -> Analysis {
    Engine::built_in().analyse(TEXT)
}

fn place(words: &str) -> [usize; 2] {
    let start = TEXT.find(words).expect("it stands there");
    let start = TEXT[..start].chars().count();
    [start, start + words.chars().count()]
}

fn decided(key: &str, verdict: Verdict, row: &RowState) -> Decision {
    Decision { key: key.to_owned(), verdict, row: row.clone() }
}

fn told(left: &Corrected) -> Vec<String> {
    let report =
        Report::new(Document { text: TEXT, ..Document::default() }, &left.analysis, Engine::built_in().lexicon());
    let rows = report.rows();
    let told = rows.iter().zip(&left.reviewed);
    told.map(|(row, reviewed)| format!("{reviewed}: {}: {}", row.speaker.join(" | "), row.content.text)).collect()
}

#[test]
fn decisions_become_rows() {
    let rows = states(TEXT, &analysis());
    let keys = carry(&rows, &[]);
    assert_eq!(rows.len(), 3, "{rows:?}");
    let moved = RowState { speaker: vec!["Cyd Rae".to_owned()], content: vec![place("the work")], ..rows[1].clone() };
    let added = RowState {
        content: vec![place("on Monday")],
        source: vec![place("Mayor Ada Holm")],
        speaker: vec!["Ada Holm".to_owned()],
        kind: "indirect".to_owned(),
        ..RowState::default()
    };
    let decisions = [
        decided(&keys[0], Verdict::Rejected, &rows[0]),
        decided(&keys[0], Verdict::Accepted, &rows[0]),
        decided(&keys[1], Verdict::Accepted, &moved),
        decided(&keys[2], Verdict::Rejected, &rows[2]),
        decided("+1", Verdict::Accepted, &added),
        decided("+2", Verdict::Rejected, &added),
    ];
    let left = corrected(TEXT, analysis(), &keys, &decisions, &HashMap::new());
    let wanted = [
        "accepted: Ada Holm: “We will rebuild the bridge,”",
        "added: Ada Holm: on Monday",
        "corrected: Cyd Rae: the work",
    ];
    assert_eq!(told(&left), wanted);
    let same = HashMap::from([("Cyd Rae".to_owned(), "Cyd Rae-Lund".to_owned())]);
    let left = corrected(TEXT, analysis(), &keys, &decisions, &same);
    assert_eq!(told(&left)[2], "corrected: Cyd Rae-Lund: the work");
}

#[test]
fn nothing_decided_is_the_analysis_itself() {
    let rows = states(TEXT, &analysis());
    let left = corrected(TEXT, analysis(), &carry(&rows, &[]), &[], &HashMap::new());
    assert_eq!(left.reviewed, ["open"; 3]);
    assert_eq!(left.analysis.attributions, analysis().attributions);
    assert_eq!(left.analysis.namings, analysis().namings);
}

#[test]
fn keys_outlive_the_engine() {
    let old = states(TEXT, &analysis());
    let keys = carry(&old, &[]);
    let left = RowState { content: vec![place("year")], ..old[1].clone() };
    let known = vec![
        (keys[0].clone(), vec![old[0].clone()]),
        (keys[1].clone(), vec![old[1].clone(), left.clone()]),
        (
            "+7".to_owned(),
            vec![RowState { content: vec![place("on Monday")], kind: "indirect".to_owned(), ..RowState::default() }],
        ),
    ];
    // A newer engine finds the first without its marks, the second as a person left it, what a person added, and something new.
    let now = [
        RowState { content: vec![place("We will rebuild the bridge")], ..old[0].clone() },
        left,
        RowState { content: vec![place("on Monday")], cue: vec![place("said")], ..old[0].clone() },
        old[2].clone(),
        old[2].clone(),
    ];
    let carried = carry(&now, &known);
    assert_eq!(carried[..3], [keys[0].clone(), keys[1].clone(), "+7".to_owned()]);
    assert_eq!((carried[3].clone(), carried[4].clone()), (keys[2].clone(), format!("{}~2", keys[2])));
}

#[test]
fn agreement_is_over_what_both_decided() {
    let rows = states(TEXT, &analysis());
    let accept = |row: &RowState| Some(decided("k", Verdict::Accepted, row));
    let reject = |row: &RowState| Some(decided("k", Verdict::Rejected, row));
    let other = RowState { speaker: vec!["Cyd Rae".to_owned()], ..rows[1].clone() };
    let told = compare(&[
        (accept(&rows[0]), accept(&rows[0])),
        (accept(&rows[1]), accept(&other)),
        (accept(&rows[2]), reject(&rows[2])),
        (accept(&rows[2]), None),
    ]);
    assert_eq!((told.rows, told.same, told.standing, told.same_content), (3, 1, 2, 2));
    // By hand: 5 stand, 1 falls; observed 2, expected (36 - 26) / 5 = 2.
    assert_eq!(told.verdict_alpha, Some(0.0));
    // Ada twice, Ada, Cyd: observed 2, expected (16 - 10) / 3 = 2.
    assert_eq!(told.speaker_alpha, Some(0.0));
    assert_eq!(alpha(&[vec![1, 1], vec![2, 2]]), Some(1.0));
    assert_eq!(alpha::<u8>(&[vec![1, 1], vec![1]]), None);
}

#[test]
fn rows_from_outside_are_looked_at() {
    let row = |content: &[[usize; 2]]| RowState {
        content: content.to_vec(),
        kind: "direct".to_owned(),
        ..RowState::default()
    };
    assert_eq!(row(&[[0, 2], [3, 4]]).fault(4), None);
    for wrong in [&[[2, 2]][..], &[[0, 5]], &[[2, 3], [0, 1]], &[[0, 3], [2, 4]], &[]] {
        assert!(row(wrong).fault(4).is_some(), "{wrong:?}");
    }
    let named = |name: &str| RowState { speaker: vec![name.to_owned()], ..row(&[[0, 1]]) };
    assert_eq!(named("Ada").fault(4), None);
    for wrong in ["", " ", "a|b", "a\nb", &"a".repeat(301)] {
        assert!(named(wrong).fault(4).is_some(), "{wrong:?}");
    }
    assert!(RowState { kind: "said".to_owned(), ..row(&[[0, 1]]) }.fault(4).is_some());
}
