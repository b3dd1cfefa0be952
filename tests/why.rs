//! Why a sentence has no row: `explain --at` and `explain --paragraph`.

use whosaid::{Engine, Options};

use crate::place::{Done, Place};

fn ask(text: &str, arguments: &[&str]) -> Done {
    let arguments: Vec<&str> = ["explain", "-"].iter().chain(arguments).copied().collect();
    Place::new().run_with(&arguments, text.as_bytes())
}

/// What is told of the sentence of a text that holds some words.
fn told(text: &str, words: &str) -> String {
    ask(text, &["--at", words]).ended(0, &[]).out()
}

/// Text, words of the sentence that has no row, and the reason.
const WITHOUT_ROW: &[(&str, &str, &[&str])] = &[
    ("It rained on Monday in the valley.", "rained on", &["because  no word of saying is known here"]),
    (
        "He kept the votes at home.",
        "the votes",
        &["weak     “votes”, a cue in", "of 100 places like this: too seldom to propose a row"],
    ),
    (
        "She sang “Blue Door” twice.",
        "she sang",
        &[
            "cue      “sang”",
            "dropped by the filter performed-work (its verb has a work for its object",
            "“Blue Door”: taken",
        ],
    ),
    (
        "The fear of flooding kept many at home.",
        "fear of flooding",
        &[
            "cue      “fear”",
            "read     nobody → flooding",
            "because  unsure: right with a probability of 0.",
            "a row needs 0.40",
        ],
    ),
    (
        "The chief responded on Monday.\n\n“We will pay for it in May.”",
        "chief responded",
        &["read     The chief → “We will pay for it in May.”", "dropped by the filter quotation-apart (its quotation"],
    ),
    (
        "His role in supporting the strike and condemning the police cost him votes.",
        "the strike",
        &[
            "cue      “supporting”",
            "because  unsure",
            "cue      “condemning”",
            "dropped by the filter half-a-pair (it is",
        ],
    ),
    (
        "“…” Ruth Daly said on Monday.",
        "Ruth Daly said",
        &["cue      “said”, a cue in more than 9", "dropped by the filter without-words (its content holds no word)"],
    ),
    (
        "The council opened its so-called “green corridor” on Monday.",
        "green corridor",
        &[
            "weak     “opened”, a cue in about",
            "too seldom to propose a row",
            "marks    “green corridor”: not taken for speech: a name or word as such",
        ],
    ),
    (
        "Storm: Thousands lose power in the valley\n\nTrees fell on Monday.",
        "lose power",
        &[
            "cue      “:”",
            "read     Storm → Thousands lose power in the valley, as headline-colon",
            "because  dropped by the filter topic (what stands before the headline’s colon is what it is about",
        ],
    ),
    (
        "Bridge over the river\n\nBy Ann Writer\n\nIt rained on Monday in the valley.",
        "by ann writer",
        &["because  it is read as a byline, in which no saying is looked for"],
    ),
];

#[test]
fn a_sentence_without_a_row_has_its_true_reason() {
    for (text, words, reasons) in WITHOUT_ROW {
        let told = told(text, words);
        assert!(told.contains("\n  no row\n"), "{told}");
        for reason in *reasons {
            assert!(told.contains(reason), "“{reason}” is not in: {told}");
        }
        assert!(!told.contains("row:"), "names of features are for others: {told}");
    }
}

#[test]
fn a_cue_that_a_surer_rival_beat_names_it() {
    let told = told("Ruth Daly made a promise that the bridge would open.", "the bridge");
    assert!(told.contains("  row      1: indirect, Ruth Daly, confidence 0."), "{told}");
    assert!(told.contains("\n  cue      “promise”"), "{told}");
    assert!(told.contains("\n  because  beaten by a surer row with the same words, 0."), "{told}");
    assert!(told.contains("Ruth Daly → the bridge would open by the cue “made a promise”: row 1\n"), "{told}");
}

#[test]
fn a_row_that_stands_tells_the_repairs_that_acted() {
    let told = told("The man had left at noon, the inquiry heard.", "the man had");
    assert!(told.contains("  row      1: indirect, (nobody can be named), confidence 0."), "{told}");
    assert!(told.contains("\n  repaired hearer (without a source: the subject of its cue is the body"), "{told}");
    assert!(!told.contains("no row"), "{told}");
}

#[test]
fn the_words_are_found_whatever_their_white_space_capitals_and_marks() {
    let text = "It rained. She sang  “Blue Door” twice. It rained.\n\nIt rained.\n";
    assert_eq!(told(text, "SANG  \"blue\u{a0}door\""), told(text, "door” twice"));
    assert_eq!(told(text, "it rained").matches("paragraph 1: It rained.").count(), 2);
    assert_eq!(told(text, "rained. She").matches("paragraph 1: ").count(), 2, "words of two sentences ask for both");
    let paragraph = ask(text, &["--paragraph", "1"]).ended(0, &[]).out();
    assert_eq!(paragraph.matches("paragraph 1: ").count(), 3, "{paragraph}");
    assert!(paragraph.contains(&told(text, "door")), "{paragraph}");
}

#[test]
fn what_does_not_stand_there_is_an_error_with_a_hint() {
    let text = "It rained.\n";
    ask(text, &["--at", "it snowed"])
        .ended(2, &["--at \"it snowed\": these words do not stand in the text", "--paragraph N"]);
    ask(text, &["--at", " "]).ended(2, &["do not stand in the text"]);
    ask(text, &["--paragraph", "2"]).ended(2, &["there is no such paragraph; the text has 1"]);
    ask(text, &["--paragraph", "0"]).ended(2, &["there is no such paragraph"]);
    ask(text, &["--at", "it", "--paragraph", "1"]).ended(2, &["cannot be used with"]);
    ask(text, &["--at", "it", "--id", "1"]).ended(2, &["cannot be used with"]);
}

#[test]
fn each_cue_is_considered_once_and_only_when_asked() {
    let text = "“He said it was late. Then he told me, ‘Sign it,’ and I did,” Ms Roe said. She said no more, she said, and left.\n\n\
                The fear of flooding kept many at home. Police declined to comment on the case.";
    let engine = Engine::built_in();
    assert!(engine.analyse(text).considered.is_empty());
    let analysis = engine.analyse_with(text, Options { explain: true });
    let mut ids: Vec<usize> = analysis.considered.iter().filter_map(|one| one.cue_id).map(|id| id.0).collect();
    ids.sort_unstable();
    assert_eq!(ids, (0..analysis.cues.len()).collect::<Vec<_>>());
    for one in &analysis.considered {
        let Some(id) = one.cue_id else { continue };
        let has_row = analysis.attributions.iter().any(|row| row.cue_id == Some(id));
        let stands = one.outcome == whosaid::model::Outcome::Stands;
        assert_eq!(stands, has_row, "{}: {one:?}", one.cue.slice(text));
    }
}

#[test]
fn reasons_are_words_and_weights_are_for_those_who_ask() {
    let text = "“We will rebuild the bridge,” Mayor Ada Holm told reporters.";
    let plain = ask(text, &["--id", "1"]).ended(0, &[]).out();
    let of_verb = |told: &str| {
        told.lines().any(|line| line.contains("the verb is a cue in ") && line.ends_with(" of 100 places"))
    };
    assert!(of_verb(&plain), "{plain}");
    assert!(plain.contains("the pattern quote-source-cue reads it so: "), "{plain}");
    assert!(!plain.contains("row:") && !plain.contains("weights"), "names of features are for those who ask: {plain}");
    let all = ask(text, &["--id", "1", "--verbose"]).ended(0, &[]).out();
    assert!(
        of_verb(&all) && all.contains("\n  weights  +") && all.contains(" row:read+lemma: quote-source-cue tell"),
        "{all}"
    );
}
