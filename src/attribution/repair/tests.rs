//! Every repair corrects what its examples say and leaves their like alone.

use super::ALL;
use crate::attribution::tests::{Told, told};

#[test]
fn every_repair_keeps_its_examples() {
    let mut faults = Vec::new();
    for repair in ALL {
        assert!(repair.acts.len() >= 2, "{}: at least two examples that it corrects", repair.id);
        assert!(!repair.rests.is_empty(), "{}: an example that it leaves alone", repair.id);
        for (acts, examples) in [(true, repair.acts), (false, repair.rests)] {
            for (text, cue, source, content) in examples {
                let rows = told(text);
                let is_it = |row: &Told| {
                    row.stands()
                        && (row.cue.as_str(), row.source.as_str(), row.content.as_str()) == (*cue, *source, *content)
                        && row.repairs.contains(&repair.id) == acts
                };
                if !rows.iter().any(is_it) {
                    let what = if acts { "make" } else { "leave alone" };
                    let id = repair.id;
                    faults.push(format!("{id} should {what} {cue} / {source} / {content} of “{text}”; {rows:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn ids_are_unique_and_name_their_files() {
    let listed = include_str!("mod.rs");
    for (place, repair) in ALL.iter().enumerate() {
        assert!(ALL[..place].iter().all(|other| other.id != repair.id), "two repairs are called {}", repair.id);
        let module = format!("mod {};", repair.id.replace('-', "_"));
        assert!(listed.contains(&module), "repair {} should live in the file of its name", repair.id);
    }
}
