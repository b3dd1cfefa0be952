//! No word of English in the library: words stand in `lexicons/`, structure in Rust.

use super::Source;

/// Where a literal that is compared is no word of the text, and why.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("attribution/filter/found.rs", "know", "an act, by its name in acts.tsv"),
    ("attribution/filter/named_as.rs", "know", "an act, by its name in acts.tsv"),
    ("attribution/filter/scene.rs", "perceive", "an act, by its name in acts.tsv"),
    ("attribution/propose/rules/seem_rest.rs", "think", "an act, by its name in acts.tsv"),
    ("confidence/features.rs", "joint", "a value of its own"),
    ("entity/acronym.rs", "company", "a kind of body, by its name in body_nouns.tsv"),
    ("entity/anaphor.rs", "answer", "an act, by its name in acts.tsv"),
    ("entity/cluster.rs", "media", "a kind of body, by its name in organisations.tsv"),
    ("entity/lesson.rs", "'s", "an ending"),
    ("lexicon/lint.rs", "act", "a column of lexicon files"),
    ("lexicon/sources.rs", "act", "a column of lexicon files"),
    ("mention/descriptor.rs", "ss", "an ending"),
    ("mention/descriptor.rs", "men", "an ending"),
    ("mention/kind_noun.rs", "company", "a kind of body, by its name in general_bodies.tsv"),
    ("mention/kind_noun.rs", "ngo", "a kind of body, by its name in general_bodies.tsv"),
    ("mention/kind_noun.rs", "party", "a kind of body, by its name in general_bodies.tsv"),
    ("mention/name.rs", "es", "an ending"),
    ("segment/tokens.rs", "s", "an ending, cut off before any word is looked up"),
    ("segment/tokens.rs", "m", "an ending, cut off before any word is looked up"),
    ("segment/tokens.rs", "re", "an ending, cut off before any word is looked up"),
    ("segment/tokens.rs", "ve", "an ending, cut off before any word is looked up"),
    ("segment/tokens.rs", "ll", "an ending, cut off before any word is looked up"),
    ("segment/tokens.rs", "d", "an ending, cut off before any word is looked up"),
    ("segment/tokens.rs", "ly", "an ending, by which unknown words are classed"),
    ("segment/tokens.rs", "ing", "an ending, by which unknown words are classed"),
    ("segment/tokens.rs", "ed", "an ending, by which unknown words are classed"),
    ("sequence/assign.rs", "ss", "an ending"),
    ("speaker/joint.rs", "ss", "an ending"),
    ("speaker/kind_behind.rs", "media", "a kind of body, by its name in general_bodies.tsv"),
    ("speaker/taken_up.rs", "company", "a kind of body, by its name in general_bodies.tsv"),
];

/// Functions whose argument is compared with something.
const COMPARING: &[&str] = &[
    "eq_ignore_ascii_case(",
    "starts_with(",
    "ends_with(",
    "strip_prefix(",
    "strip_suffix(",
    "contains(",
    "contains(&",
    "name_hash(",
    "word_hash(",
    "find(",
    "==",
    "!=",
    "|",
];

/// The literals of a line that are made of letters and are compared: with a word, or one of a list with each.
fn compared(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let pieces: Vec<&str> = line.split('"').collect();
    // Every second piece stands between quotation marks.
    for at in (1..pieces.len().saturating_sub(1)).step_by(2) {
        let (before, word, behind) = (pieces[at - 1].trim_end(), pieces[at], pieces[at + 1].trim_start());
        let is_word =
            word.contains(char::is_alphabetic) && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’');
        let ends = |with: &&str| before.ends_with(*with) && !before.ends_with("||");
        let in_list = (before.ends_with('[') || before == ",") && (behind.starts_with(',') || behind.starts_with(']'));
        let list = in_list && ["].iter().any(", "].contains("].iter().any(|call| line.contains(call));
        let is_compared = COMPARING.iter().any(ends)
            || behind.starts_with("==")
            || behind.starts_with("| ")
            || behind.starts_with("=>")
            || line.contains("matches!(") && behind.starts_with(')')
            || list;
        if is_word && is_compared {
            out.push(word);
        }
    }
    out
}

/// Modules that speak of themselves: their names for columns, kinds and roles are no words of a text.
fn is_asked(source: &Source) -> bool {
    let workbench = ["check", "eval", "gold", "learn", "suggest"];
    !source.is_binary() && !source.is_test() && source.module() != "export" && !workbench.contains(&source.module())
}

#[test]
fn no_word_of_english_stands_in_rust() {
    let mut faults = Vec::new();
    let mut met = Vec::new();
    for source in super::sources().iter().filter(|source| is_asked(source)) {
        for (number, line) in source.code() {
            for word in compared(line) {
                match ALLOWED.iter().position(|(file, allowed, _)| *file == source.path && *allowed == word) {
                    Some(place) => met.push(place),
                    None => faults.push(format!("src/{}:{number}: “{word}” belongs to a lexicon", source.path)),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (place, (file, word, _)) in ALLOWED.iter().enumerate() {
        assert!(met.contains(&place), "src/{file} no longer compares “{word}”: take it off the list");
    }
}

#[test]
fn the_check_sees_words_that_are_compared() {
    for (line, words) in [
        ("if view.word(at) == \"and\" {", &["and"][..]),
        ("matches!(view.word(at), \"for\" | \"to\" | \"&\" | \"at\")", &["for", "to", "at"]),
        ("[\"body\", \"one\"].iter().any(|ending| word.ends_with(ending))", &["body", "one"]),
        ("_ => word == crate::scorer::name_hash(\"with\"),", &["with"]),
        ("word.eq_ignore_ascii_case(\"in\") && word != \"I\"", &["in", "I"]),
        ("\"day\" => Some(1),", &["day"]),
    ] {
        assert_eq!(compared(line), words, "{line}");
    }
    for line in
        ["matches!(word, \"(\" | \"—\")", "out.has(KIND, \"nobody\")", "const NAMES: &[&str] = &[\"fit\", \"score\"];"]
    {
        assert!(compared(line).is_empty(), "{line}");
    }
}
