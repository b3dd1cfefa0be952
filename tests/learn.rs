//! `whosaid learn`: what is decided about a few articles helps with others of their kind, and the report tells so before.

use std::fmt::Write;

use serde_json::Value;

use crate::place::{Done, Place};

/// People who are made up.
pub(crate) const NAMES: [&str; 12] = [
    "Ada Holm",
    "Bo Lind",
    "Cyd Rae",
    "Dee Vale",
    "Eli Moss",
    "Fay Kern",
    "Gil Toft",
    "Hal Nyberg",
    "Ivy Roe",
    "Jon Sand",
    "Kim Bray",
    "Lou Fenn",
];
const STATEMENTS: [&str; 11] = [
    "the bridge over the river will open in May",
    "nobody has asked the school about its roof",
    "the quay is too small for the new boats",
    "more buses are needed on Sundays",
    "the ferry costs twice what it did",
    "the old mill is not safe",
    "rents have gone up again this year",
    "the harbour needs a second crane",
    "there is no money for another road",
    "trains were late on every day of the week",
    "the market will be back in spring",
];

/// A part of a sentence: what it is, and its words.
type Part<'a> = (&'a str, &'a str);

/// An article that is made, with its annotations in brat's form.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) text: String,
    spans: usize,
    annotations: String,
    events: usize,
}

impl Made {
    /// Adds a paragraph; where it has a cue, it is an attribution.
    fn add(&mut self, parts: &[Part<'_>]) {
        let mut roles = Vec::new();
        for (role, words) in parts {
            let start = self.text.chars().count();
            self.text.push_str(words);
            if !role.is_empty() {
                self.spans += 1;
                let (id, end) = (self.spans, start + words.chars().count());
                let _ = writeln!(self.annotations, "T{id}\t{role} {start} {end}\t{words}");
                roles.push((*role, id));
            }
        }
        self.text.push_str("\n\n");
        if let Some((_, cue)) = roles.iter().find(|(role, _)| *role == "Cue") {
            self.events += 1;
            let roles: String = roles.iter().map(|(role, id)| format!(" {role}:T{id}")).collect();
            let _ = writeln!(self.annotations, "E{}\tAttribution:T{cue}{roles}", self.events);
        }
    }

    /// Adds a paragraph in which somebody says something.
    fn say(&mut self, name: &str, words: &str) {
        self.add(&[("Source", name), ("", " "), ("Cue", "said"), ("", " "), ("Content", words), ("", ".")]);
    }

    pub(crate) fn put(&self, place: &Place, stem: &str) {
        place.file(&format!("{stem}.txt"), &self.text);
        place.file(&format!("{stem}.ann"), &self.annotations);
    }
}

fn name(number: usize) -> &'static str {
    NAMES[number % NAMES.len()]
}

fn statement(number: usize) -> &'static str {
    STATEMENTS[number % STATEMENTS.len()]
}

/// An article of a kind that the engine misses: *Ada Holm’s take: the bridge will open in May.*
fn takes(number: usize) -> Made {
    let mut made = Made::default();
    made.add(&[("", "The council met on Monday for two hours.")]);
    for at in 3 * number..3 * number + 3 {
        let source = format!("{}’s", name(at));
        made.add(&[("Source", &source), ("", " "), ("Cue", "take"), ("", ": "), ("Content", statement(at)), ("", ".")]);
        made.say(name(at + 5), statement(at + 4));
    }
    made.add(&[("", "The next meeting is in June, and all are welcome.")]);
    made
}

/// An article of a desk to which nothing is said where somebody only hopes or believes.
pub(crate) fn hopes(number: usize) -> Made {
    let mut made = Made::default();
    for at in 3 * number..3 * number + 3 {
        let cue = if at % 2 == 0 { "hopes" } else { "believes" };
        made.add(&[("", name(at)), ("", " "), ("", cue), ("", " that "), ("", statement(at)), ("", ".")]);
        made.say(name(at + 5), statement(at + 4));
    }
    made
}

fn json(done: &Done) -> Value {
    done.ended(0, &[]);
    serde_json::from_str(&done.out()).unwrap_or_else(|error| panic!("{error}: {}", done.out()))
}

/// F1 of all, and how many rows are found that *take* cues.
fn measured(place: &Place, folder: &str, more: &[&str]) -> (f64, u64) {
    let told = json(&place.run(&[&["eval", "--gold", folder, "--json", "-"], more].concat()));
    (told["AttrF1"].as_f64().expect("a share"), told["cues"]["take"]["pred"].as_u64().unwrap_or_default())
}

#[test]
fn a_kind_that_is_missed_is_found_in_articles_held_out() {
    let place = Place::new();
    (0..7).for_each(|number| takes(number).put(&place, &format!("mine/a{number}")));
    (20..23).for_each(|number| takes(number).put(&place, &format!("other/b{number}")));
    let (before, found) = measured(&place, "other", &[]);
    assert!(before < 0.8 && found == 0, "the engine finds them already, so nothing can be learned: {before}, {found}");
    let report = json(&place.run(&["learn", "--gold", "mine", "--out", "own", "--json", "-"]));
    assert_eq!((&report["articles"], &report["use_them"], &report["worse"]), (&7.into(), &true.into(), &0.into()));
    assert!(
        report["verdict"].as_str().is_some_and(|words| words.starts_with("Use them: better on 5 of 5 parts")),
        "{report}"
    );
    let gained = report["moved"].as_array().expect("rows").iter().filter(|row| row["change"] == "gained");
    let sentences: Vec<&str> = gained.map(|row| row["sentence"].as_str().expect("words")).collect();
    assert!(sentences.contains(&"Ada Holm’s take: the bridge over the river will open in May."), "{sentences:?}");
    let (after, found) = measured(&place, "other", &["--weights", "own"]);
    assert!(after > before + 0.2 && found > 6, "{before} to {after}, {found} of 9 found");
    // Half of the gain has to come from others' articles too, or the report would promise what it cannot keep.
    let promised = report["all"]["learned"]["F1"].as_f64().expect("a share");
    assert!((promised - after).abs() < 0.15, "{promised} was promised, {after} is found");
    // The same articles teach the same, to the byte; and a person reads it as a table.
    let again = place.run(&["learn", "--gold", "mine", "--out", "again"]);
    let told = again.ended(0, &["weights → again"]).out();
    for words in
        ["7 articles with 42 rows, in 5 parts", "right rows gained", "cues that moved\ntake", "part 5 of 5, 1 article"]
    {
        assert!(told.contains(words), "“{words}” is not in: {told}");
    }
    for file in ["cue-more.tsv", "chunk-more.tsv", "edge-more.tsv", "row-more.tsv"] {
        assert!(place.read(&format!("own/{file}")) == place.read(&format!("again/{file}")), "{file}");
    }
}

#[test]
fn what_is_right_already_is_left_alone() {
    let place = Place::new();
    for (number, row) in
        ["“We won,” said Ann Lee.", "Bo Dale said it rained.", "“Who pays?” Cyd Rae asked."].iter().enumerate()
    {
        place.file(&format!("in/a{number}.txt"), row);
    }
    place.run(&["extract", "in", "--format", "brat", "-o", "mine"]).ended(0, &[]);
    let done = place.run(&["learn", "--gold", "mine", "--text", "in", "--out", "own"]);
    assert!(done.ended(0, &[]).out().contains("No better: leave them. They find the same."), "{}", done.out());
}

#[test]
fn what_cannot_be_learned_from_is_told() {
    let place = Place::new();
    (0..2).for_each(|number| hopes(number).put(&place, &format!("mine/a{number}")));
    let learn = |more: &[&str]| place.run(&[&["learn", "--gold", "mine"], more].concat());
    learn(&["--out", "own"]).ended(2, &["at least 3 annotated articles are needed", "there are 2"]);
    place.file("whole/cue.tsv", "");
    learn(&["--out", "whole"]).ended(2, &["whole weights lie there", "name another folder"]);
    place.file("added/row-more.tsv", "[row:bias]\n\t5\n");
    learn(&["--out", "own", "--weights", "added"]).ended(2, &["learn from all articles anew"]);
    place.run(&["learn", "--out", "own"]).ended(2, &["--gold"]);
    assert!(!place.path().join("own").exists(), "nothing is written where nothing is learned");
}

#[test]
fn what_is_added_adds_and_a_wrong_file_is_named() {
    let place = Place::new();
    place.file("a.txt", "“We won,” said Ann Lee.\n\nBo Dale said it rained.\n");
    let rows = |more: &[&str]| {
        let done =
            place.run(&[&["extract", "a.txt", "--columns", "speaker,confidence", "--format", "csv"], more].concat());
        done.ended(0, &[]).out()
    };
    let plain = rows(&[]);
    assert_eq!(plain.lines().count(), 3, "{plain}");
    // Features that the program does not have, or not any more, change nothing.
    place.file("strange/row-more.tsv", "# From elsewhere.\n[row:no such kind]\nwhatever it was\t-9000\n");
    assert_eq!(rows(&["--weights", "strange"]), plain);
    place.file("never/row-more.tsv", "[row:bias]\n\t-30000\n");
    assert_eq!(rows(&["--weights", "never"]).lines().count(), 1, "no row stands");
    place.file("wrong/row-more.tsv", "[row:bias]\n\t-30000\nsaid\n");
    let wrong = place.run(&["extract", "a.txt", "--weights", "wrong"]);
    wrong.ended(2, &["row-more.tsv:3", "found “said”"]);
    place.file("empty/notes.txt", "");
    place.run(&["extract", "a.txt", "--weights", "empty"]).ended(1, &["cue.tsv"]);
}
