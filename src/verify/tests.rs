//! Statements beside a short article, each verdict with what was done to it.

use super::*;
use crate::pipeline::Engine;

const TEXT: &str = "\
Harbour plan splits Quillby

“We will not sell the harbour to anybody, and we will not lease it either,” Mayor Ada Holm told the council on Monday.

“The fish came back,” said Piet Orrin, a net maker, “because we stopped fishing for three long years. Nobody thanked us.”

Orrin said the new quay would cost every family in the town more than a boat.

“It’s our water,” he said. “It was never theirs.”
";

fn look_for(statement: &str, speaker: &str) -> Option<Finding> {
    look_in(TEXT, statement, speaker)
}

fn look_in(text: &str, statement: &str, speaker: &str) -> Option<Finding> {
    let engine = Engine::built_in();
    let claim = Claim { text: statement.to_owned(), speaker: speaker.to_owned(), ..Claim::default() };
    let verifier = Verifier::new(vec![claim], engine.lexicon()).expect("one claim");
    verifier.look(text, &engine.analyse(text)).into_iter().next()
}

/// Verdict, changes and notes.
fn verdict(statement: &str) -> String {
    verdict_in(TEXT, statement)
}

fn verdict_in(text: &str, statement: &str) -> String {
    let Some(found) = look_in(text, statement, "") else { return "absent".to_owned() };
    let parts = found.changes.iter().map(|change| change.as_str());
    let notes = found.notes.iter().map(|note| note.as_str());
    let all: Vec<&str> = std::iter::once(found.verdict.as_str()).chain(parts).chain(notes).collect();
    all.join(" ")
}

fn diff(statement: &str) -> String {
    let piece = |piece: Piece| match piece.kind {
        PieceKind::Same => piece.text,
        PieceKind::Out => format!("[-{}-]", piece.text),
        PieceKind::In => format!("{{+{}+}}", piece.text),
        PieceKind::Between => "…".to_owned(),
    };
    let found = look_for(statement, "").expect("it stands there");
    found.diff.into_iter().map(piece).collect::<Vec<_>>().join(" ")
}

#[test]
fn word_for_word() {
    assert_eq!(verdict("“We will not sell the harbour to anybody”"), "verbatim");
    assert_eq!(verdict("we will not sell the harbour to anybody"), "verbatim case");
    assert_eq!(verdict("It's our water"), "verbatim marks");
    assert_eq!(verdict("[N]obody thanked us."), "verbatim case");
    assert_eq!(verdict("... The fish came back ..."), "verbatim ellipsis");
    assert_eq!(verdict("we will not sell the\n  harbour"), "verbatim case space");
    assert_eq!(verdict("three long years; nobody thanked us"), "verbatim case punctuation");
}

#[test]
fn in_pieces() {
    assert_eq!(verdict("The fish came back because we stopped fishing for three long years."), "split");
    assert_eq!(verdict("The fish came back … because we stopped fishing"), "split ellipsis");
    assert_eq!(verdict("It’s our water. It was never theirs."), "split");
}

#[test]
fn altered() {
    assert_eq!(verdict("We will not sell the harbour to strangers, and we will not lease it either"), "altered words");
    assert_eq!(verdict("We will not sell the harbour, and we will not lease it either"), "altered left-out");
    assert_eq!(verdict("We will not sell the beautiful harbour to anybody"), "altered added");
    assert_eq!(verdict("We will not sell the harbour … and we will not lease it"), "altered ellipsis");
    assert_eq!(verdict("We will not sell [it] to anybody, and we will not lease it"), "altered brackets");
    assert_eq!(verdict("We will not sell the [old] harbour to anybody"), "altered brackets");
    assert_eq!(
        verdict("We will not lease it either, and we will not sell the harbour to anybody"),
        "altered order case"
    );
    assert_eq!(verdict("We will sell the harbour to anybody, and we will lease it"), "altered left-out");
}

#[test]
fn brackets_and_ellipses_that_the_text_has_too_are_its_words() {
    let text = "“[W]e told [the council] that this [Home Office] plan … was never ours,” said Ada Holm.\n";
    let verdict = |statement: &str| verdict_in(text, statement);
    assert_eq!(verdict("[W]e told [the council] that this [Home Office] plan … was never ours"), "verbatim");
    assert_eq!(verdict("told [the council] that this [Home Office] plan"), "verbatim");
    assert_eq!(verdict("that this Home Office plan"), "verbatim punctuation");
    assert_eq!(verdict("told [the mayor] that this [Home Office] plan … was never ours"), "altered brackets");
    assert_eq!(verdict("told [them] that this"), "altered brackets");
    assert_eq!(
        verdict_in("“We told the council so,” said Ada Holm.", "We told [the council] so"),
        "verbatim punctuation"
    );
}

#[test]
fn an_ellipsis_or_brackets_that_hide_a_negation_are_no_marked_change() {
    for statement in ["We will … sell the harbour to anybody", "We will [gladly] sell the harbour to anybody"] {
        let found = look_for(statement, "").expect("most of it stands there");
        assert!(found.changes.contains(&Change::Negation) && !found.is_faithful(), "{statement}");
    }
    assert_eq!(verdict("We will … sell the harbour to anybody"), "altered ellipsis negation");
    let text = "“The keel is sound. Nobody doubts it. The deck is new, and it isn’t cheap to mend,” said Ada Holm.\n";
    assert_eq!(verdict_in(text, "The keel is sound … The deck is new"), "altered ellipsis");
    assert_eq!(verdict_in(text, "The deck is new … cheap to mend"), "altered ellipsis negation");
    assert!(look_for("We will not sell the harbour … and we will not lease it", "").is_some_and(|f| f.is_faithful()));
}

#[test]
fn the_altered_words_are_shown() {
    assert_eq!(
        diff("We will not sell the harbour to strangers"),
        "We will not sell the harbour to [-anybody-] {+strangers+}"
    );
    assert_eq!(diff("They will not sell the harbour"), "[-We-] {+They+} will not sell the harbour");
    assert_eq!(diff("We will not sell [it] to anybody"), "We will not sell [-the harbour-] {+[it]+} to anybody");
    assert_eq!(
        diff("The fish came back since we stopped fishing"),
        "The fish came back … [-because-] {+since+} we stopped fishing"
    );
}

#[test]
fn perhaps_in_other_words_or_not_at_all() {
    assert_eq!(verdict("Every family in town must pay more for a new quay than a boat costs"), "paraphrased");
    assert_eq!(verdict("The lighthouse is to be painted red by Easter"), "absent");
    assert_eq!(verdict("They will sell the bridge"), "absent");
    assert_eq!(verdict("because we stopped talking for the interpreters"), "absent");
    assert_eq!(verdict("the new hall"), "absent", "a short one stands there as it is, or not at all");
    assert_eq!(verdict("the new quay"), "verbatim");
    assert_eq!(verdict("… [nothing]"), "absent");
}

#[test]
fn places_and_speakers_are_told() {
    let found = look_for("because we stopped fishing", "Holm").expect("it stands there");
    assert_eq!(found.spans[0].slice(TEXT), "because we stopped fishing");
    assert_eq!(found.same_speaker, Some(false));
    for (claimed, same) in [("Orrin", true), ("Piet Orrin", true), ("Mr Orrin", true), ("Jan Orrin", false)] {
        let found = look_for("because we stopped fishing", claimed).expect("it stands there");
        assert_eq!(found.same_speaker, Some(same), "{claimed}");
    }
    let found = look_for("told the council on Monday", "Holm").expect("it stands there");
    assert_eq!((found.row, found.same_speaker), (None, None));
}

#[test]
fn nothing_makes_it_panic() {
    let odd = ["", "[", "[]", "…", "[a", "a]", "[x]y", "’", "'a'", "the the the the the", "\u{301}", "ﬁ İ ẞ"];
    let claims = odd.iter().map(|text| Claim { text: (*text).to_owned(), ..Claim::default() }).collect();
    let engine = Engine::built_in();
    let verifier = Verifier::new(claims, engine.lexicon()).expect("few");
    for text in odd.iter().copied().chain([TEXT]) {
        let found = verifier.look(text, &engine.analyse(text));
        assert!(found.iter().flat_map(|found| &found.spans).all(|span| !span.slice(text).is_empty()));
    }
}
