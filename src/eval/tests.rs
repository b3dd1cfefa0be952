//! Measures over a small page whose figures can be counted by hand.

use super::*;
use crate::gold::GoldAttribution;

const TEXT: &str = "“We won,” said Ann Lee. The mayor denied that the fund was empty, and Bo Dale agreed.";

fn span(words: &str) -> Vec<Span> {
    let start = TEXT.find(words).expect("the words stand in the text");
    vec![Span::new(start, start + words.len())]
}

fn gold(id: &str, source: &str, cue: &str, content: &str) -> GoldAttribution {
    GoldAttribution { id: id.to_owned(), source: span(source), cue: span(cue), content: span(content) }
}

fn measured(gold: &[GoldAttribution], found: &[GoldAttribution], names: Option<&[NamedEvent]>) -> Evaluation {
    let found = Found::of_gold(found.to_vec());
    let mut evaluation = Evaluation::default();
    let sheet = Sheet { name: "a", text: TEXT, gold, found: &found, names };
    evaluation.add(&sheet, Lexicon::built_in());
    evaluation
}

fn two() -> [GoldAttribution; 2] {
    [gold("E1", "Ann Lee", "said", "“We won,”"), gold("E2", "The mayor", "denied", "that the fund was empty")]
}

#[test]
fn the_same_on_both_sides_is_all_right() {
    let evaluation = measured(&two(), &two(), None);
    assert!((evaluation.attr_f1() - 1.0).abs() < 1e-9 && (evaluation.quote_attr_f1() - 1.0).abs() < 1e-9);
    assert_eq!(evaluation.tally.group(Group::Direct).all, Both { gold: 1, pred: 1 });
    assert_eq!(evaluation.cues["deny"].attr, Both { gold: 1, pred: 1 });
    assert!(evaluation.confusions.commonest(9).is_empty());
}

#[test]
fn each_fault_is_told_with_its_words() {
    let found = [
        gold("E1", "The mayor", "said", "“We won,”"),
        gold("E2", "The mayor", "denied", "empty, and Bo Dale"),
        gold("E3", "Bo Dale", "agreed", "agreed"),
    ];
    let evaluation = measured(&two(), &found, None);
    let told: Vec<(Fault, &str)> =
        evaluation.confusions.commonest(9).iter().map(|(fault, cue, _)| (*fault, *cue)).collect();
    assert_eq!(told, [(Fault::Spurious, "agree"), (Fault::Content, "deny"), (Fault::Source, "say")]);
    let shown = show_errors(&evaluation, 9);
    assert!(shown.contains("1 × other source, cue “say”"), "{shown}");
    assert!(shown.contains("gold  [Ann Lee] said: “We won,”"), "{shown}");
    let all = evaluation.tally.group(Group::All);
    assert_eq!((all.matched.gold, all.attr.gold, all.all.pred), (1, 0, 3));
}

#[test]
fn names_count_end_to_end() {
    let event = NamedEvent {
        event: "E1".to_owned(),
        speakers: vec!["Ann Lee".to_owned()],
        kind: "person".to_owned(),
        nobody: false,
    };
    let evaluation = measured(&two(), &two(), Some(&[event]));
    let named = evaluation.named.as_ref().expect("names were given");
    assert_eq!((named.known, named.found, named.full), (1, 1, 0));
    let shown = show(&evaluation);
    assert!(shown.contains("NamedF1 0.0"), "{shown}");
}

#[test]
fn json_can_be_compared_with() {
    let evaluation = measured(&two(), &two()[..1], None);
    let text = json(&evaluation, Lexicon::built_in(), None);
    let old: Old = serde_json::from_str(&text).expect("the shape that is read");
    assert_eq!(old.documents, evaluation.documents);
    let differences = compare(&old.documents, &measured(&two(), &two(), None).documents);
    assert!((differences[0].new - 1.0).abs() < 1e-9 && differences[0].old < 0.7);
    assert!(show_differences(&differences).contains("attr F1, all"));
}

#[test]
fn nothing_is_measured_without_a_panic() {
    let evaluation = measured(&[], &[], None);
    assert!(evaluation.attr_f1().abs() < 1e-9);
    assert!(show(&evaluation).contains("documents 1"));
}
