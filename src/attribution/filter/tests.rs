//! Every filter drops what its examples say and lets their like stand.

use super::ALL;
use crate::attribution::tests::told;
use crate::attribution::trace::Fate;

#[test]
fn every_filter_keeps_its_examples() {
    let mut faults = Vec::new();
    for filter in ALL {
        assert!(filter.drops.len() >= 2, "{}: at least two examples that it drops", filter.id);
        assert!(!filter.keeps.is_empty(), "{}: an example that it lets stand", filter.id);
        for (text, cue) in filter.drops {
            let rows = told(text);
            if !rows.iter().any(|row| row.cue == *cue && row.fate == Fate::Filtered(filter.id)) {
                faults.push(format!("{} should drop {cue} in “{text}”; {rows:?}", filter.id));
            }
        }
        for (text, cue) in filter.keeps {
            let rows = told(text);
            if !rows.iter().any(|row| row.cue == *cue && row.stands()) {
                faults.push(format!("{} should let {cue} stand in “{text}”; {rows:?}", filter.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn ids_are_unique_and_name_their_files() {
    let listed = include_str!("mod.rs");
    for (place, filter) in ALL.iter().enumerate() {
        assert!(ALL[..place].iter().all(|other| other.id != filter.id), "two filters are called {}", filter.id);
        let module = format!("mod {};", filter.id.replace('-', "_"));
        assert!(listed.contains(&module), "filter {} should live in the file of its name", filter.id);
    }
}
