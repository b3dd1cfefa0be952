//! Where rows begin and end, and what goes on from what.

use whosaid::Engine;

/// Each row's content and the row it goes on from.
fn rows(text: &str) -> Vec<(String, Option<usize>, Vec<String>)> {
    let found = Engine::built_in().analyse(text);
    let named = found.attributions.iter().zip(&found.namings);
    named.map(|(row, naming)| (row.hull().slice(text).to_owned(), row.continues, naming.speakers.clone())).collect()
}

#[test]
fn a_quotation_paragraph_behind_a_row_is_a_row_that_goes_on_from_it() {
    let found = rows("“We wait,” Ann Roe said.\n\n“We always have.”\n\nIt rained.\n");
    let shown: Vec<(&str, Option<usize>)> = found.iter().map(|row| (row.0.as_str(), row.1)).collect();
    assert_eq!(shown, [("“We wait,”", None), ("“We always have.”", Some(0))]);
    assert_eq!(found[1].2, ["Ann Roe"]);
}

#[test]
fn marks_opened_again_are_one_row() {
    let found = rows("Ann Roe said: “We wait.\n\n“We always have.”\n");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, None);
}

#[test]
fn a_quotation_behind_the_writers_own_words_goes_on_from_nothing() {
    let found = rows("The road was shut on Monday.\n\n“It will stay so for a while.”\n");
    assert!(found.iter().all(|row| row.1.is_none()), "{found:?}");
}
