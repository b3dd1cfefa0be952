use super::{Article, Change, Coverage, Quotation, Statement};
use crate::lexicon::Lexicon;
use crate::model::{ContentType, SpeakerKind};

/// Outlet, date, speaker, words in marks; without a date the words are a paraphrase.
type Said<'a> = (&'a str, &'a str, &'a str, &'a str);

fn coverage(rows: &[Said<'_>]) -> Coverage {
    let mut coverage = Coverage::default();
    for (number, (outlet, date, speaker, words)) in rows.iter().enumerate() {
        let (kind, words, quoted) = match words.strip_prefix('~') {
            Some(words) => (ContentType::Indirect, words, ""),
            None => (ContentType::Direct, *words, *words),
        };
        let speakers: Vec<String> = speaker.split(" | ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let quotation = Quotation {
            row: 1,
            kind,
            speakers: &speakers,
            speaker_kind: if speakers.is_empty() { SpeakerKind::None } else { SpeakerKind::Person },
            speaker_title: "",
            content: words,
            quoted,
            start: 0,
            end: words.chars().count(),
            confidence: 0.9,
        };
        let name = format!("d{number}");
        let article = Article { name: &name, outlet, date, ..Article::default() };
        coverage.add(&article, &[quotation]);
    }
    coverage
}

/// The documents of each statement.
fn together(rows: &[Said<'_>]) -> Vec<Vec<String>> {
    let coverage = coverage(rows);
    let found = coverage.find(Lexicon::built_in());
    let docs = |statement: Statement<'_>| statement.places.iter().map(|place| place.doc.to_owned()).collect();
    found.statements(false).map(docs).collect()
}

#[test]
fn one_statement_in_many_wordings() {
    let rows = [
        ("A", "2026-03-02", "Ada Holm", "We will rebuild the bridge by June, and it will stand for a hundred years."),
        ("B", "2026-03-01", "Holm", "We will rebuild the bridge … and it will stand for a hundred years"),
        ("A", "2026-03-03", "", "it will stand for a hundred years"),
        ("C", "2026-03-02", "Ada Holm", "“We will re-build the bridge by June and it will stand for a hundred years”"),
        ("C", "2026-03-02", "Ada Holm", "Nobody has asked us for the money, and nobody will get it."),
        ("D", "2026-03-02", "Holm", "~the bridge would be rebuilt and stand for a hundred years"),
    ];
    let coverage = coverage(&rows);
    let found = coverage.find(Lexicon::built_in());
    assert_eq!((found.len(), coverage.documents(), coverage.rows()), (2, 6, 6));
    let one = found.statements(false).next().expect("a statement");
    assert_eq!((one.id, one.speaker, one.documents, one.others.len()), (1, "Ada Holm", 4, 0));
    assert_eq!(one.places.iter().map(|place| place.doc).collect::<Vec<_>>(), ["d1", "d0", "d3", "d2"]);
    assert_eq!(
        one.outlets.iter().map(|one| (one.name, one.documents)).collect::<Vec<_>>(),
        [("B", 1), ("A", 2), ("C", 1)]
    );
    let changes: Vec<_> = one.variants.iter().map(|variant| variant.difference.changes.clone()).collect();
    assert_eq!(changes, [vec![], vec![Change::Ellipsis, Change::Words], vec![Change::Words], vec![Change::Cut]]);
    assert!(one.wording.contains("re-build"), "it has a word more");
    let reported: Vec<_> = one.reported.iter().map(|report| report.place.doc).collect();
    assert_eq!(reported, ["d5"]);
}

#[test]
fn few_words_need_the_speaker_and_the_day() {
    let rows = [
        ("A", "2026-03-02", "Ada Holm", "No comment."),
        ("B", "2026-03-02", "Ada Holm", "No comment"),
        ("B", "2026-05-02", "Ada Holm", "No comment"),
        ("B", "2026-03-02", "Bo Dale", "No comment"),
    ];
    assert_eq!(together(&rows), [vec!["d0", "d1"], vec!["d3"], vec!["d2"]]);
}

#[test]
fn phrases_that_everybody_uses_stay_apart() {
    let phrase = "I am looking forward to the new season with all of you";
    let rows = [
        ("A", "2026-03-02", "Ada Holm", phrase),
        ("B", "2026-03-02", "Bo Dale", phrase),
        ("C", "2026-03-09", "Holm", phrase),
        ("D", "2026-03-02", "Cy Marsh", "looking forward to the new season"),
        ("E", "2026-03-03", "Bo Dale", "looking forward to the new season"),
    ];
    assert_eq!(together(&rows), [vec!["d0", "d2"], vec!["d1", "d4"], vec!["d3"]]);
}

#[test]
fn other_words_are_another_statement() {
    let rows = [
        ("A", "2026-03-02", "Ada Holm", "We will not sell the harbour to anybody."),
        ("B", "2026-03-02", "Ada Holm", "We will not sell the market to strangers."),
        ("C", "2026-03-02", "Ada Holm", "The harbour is ours, and it is not for sale to anybody at all."),
    ];
    assert_eq!(together(&rows), [["d0"], ["d1"], ["d2"]]);
}

#[test]
fn what_overlaps_in_a_part_only_is_two() {
    let (a, b, c) = (
        "We have waited ten years for this road to be built",
        "and today the first stone of it was laid by the river",
        "so let us drink to those who never lost their patience",
    );
    let rows = [("A", "", "Holm", &*format!("{a} {b}")), ("B", "", "Holm", &format!("{b} {c}")), ("C", "", "Holm", b)];
    // The part that both have belongs to the fuller of the two, of equals to the first.
    assert_eq!(together(&rows), [vec!["d0", "d2"], vec!["d1"]]);
}

#[test]
fn copies_count_once_where_only_one_is_wanted() {
    let text: String = (0..80).map(|word| format!("word{word} ")).collect();
    let mut coverage = Coverage::default();
    for (name, date) in [("late", "2026-03-03"), ("early", "2026-03-02")] {
        let quotation = Quotation {
            row: 4,
            kind: ContentType::Direct,
            speakers: &[],
            speaker_kind: SpeakerKind::None,
            speaker_title: "",
            content: "“word7 word8 word9 word10”",
            quoted: "word7 word8 word9 word10",
            start: 0,
            end: 1,
            confidence: 0.5,
        };
        coverage.add(&Article { name, date, text: &text, ..Article::default() }, &[quotation]);
    }
    let found = coverage.find(Lexicon::built_in());
    assert_eq!(found.stories(), 1);
    let counted = |unique| {
        found.statements(unique).map(|one| (one.documents, one.stories, one.places[0].doc)).collect::<Vec<_>>()
    };
    assert_eq!(counted(false), [(2, 1, "early")]);
    assert_eq!(counted(true), [(1, 1, "early")]);
}

#[test]
fn odd_words_do_no_harm() {
    let mut rows = vec![("", "x", "", ""), ("", "", "", "…"), ("", "", " ", "“”"), ("", "2026-99-99", "|", "a")];
    let long = "so it is ".repeat(2_000);
    rows.push(("", "", "", &long));
    rows.extend(std::iter::repeat_n(("A", "", "Holm", "it is so and so it is and so it is"), 200));
    let found: usize = together(&rows).iter().map(Vec::len).sum();
    assert_eq!(found, 202);
}
