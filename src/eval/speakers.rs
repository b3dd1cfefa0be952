//! Whether found rows name the right speakers.

use once_cell::sync::Lazy;
use std::collections::{BTreeMap, HashMap};
use std::ops::AddAssign;

use regex::Regex;

use super::sets;
use super::tally::{Both, Score};
use crate::error::{Error, Result};

// Fixed patterns, which the tests compile.
static WORD: Lazy<Regex> = Lazy::new(|| pattern(r"[\p{L}\p{N}]+"));
static POSSESSIVE: Lazy<Regex> = Lazy::new(|| pattern(r"'s([^\p{L}\p{N}_]|$)"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|error| panic!("pattern of a name: {error}"))
}

/// Stands in a table of speakers where nobody can be named.
const NOBODY: &str = "NOBODY";

/// Who the speaker of an annotated attribution is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedEvent {
    /// The attribution's id in its file.
    pub event: String,
    /// The names; none where nobody knows, or it is the writer.
    pub speakers: Vec<String>,
    /// Whether it is known that nobody can be named.
    pub nobody: bool,
    /// person, group and the like.
    pub kind: String,
}

/// Reads a table of speakers, with the columns `file`, `event`, `speaker` and `kind` among others, tab-separated: the
/// events of each file by its stem.
///
/// # Errors
/// A column that is missing.
///
/// ```
/// let table = "file\tevent\tspeaker\tkind\na\tE1\tAnn Lee\tperson\n";
/// let events = whosaid::eval::read_speakers("speakers.tsv", table)?;
/// assert_eq!(events["a"][0].speakers, ["Ann Lee"]);
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn read_speakers(path: &str, table: &str) -> Result<HashMap<String, Vec<NamedEvent>>> {
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let place = |name: &str| {
        let found = header.iter().position(|column| *column == name);
        found.ok_or_else(|| Error::data(path, 1, 0, format!("no column “{name}”: expected file, event, speaker, kind")))
    };
    let [file, event, speaker, kind] = [place("file")?, place("event")?, place("speaker")?, place("kind")?];
    let mut out: HashMap<String, Vec<NamedEvent>> = HashMap::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or("");
        let speakers = match cell(speaker) {
            "?" | "AUTHOR" | "" | NOBODY => Vec::new(),
            names => names.split(" | ").map(str::to_owned).collect(),
        };
        let nobody = cell(speaker) == NOBODY;
        let named = NamedEvent { event: cell(event).to_owned(), speakers, nobody, kind: cell(kind).to_owned() };
        out.entry(cell(file).to_owned()).or_default().push(named);
    }
    Ok(out)
}

/// Counts over speakers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Gold attributions whose speaker is known.
    pub known: usize,
    /// Those of them that are found.
    pub found: usize,
    /// Those found with exactly the right names.
    pub full: usize,
    /// Those found with names that share the last word, or half of their words.
    pub partial: usize,
    /// Found attributions that name somebody, without those whose speaker nobody knows.
    pub named: usize,
    /// known, found and full by kind of speaker.
    pub kinds: BTreeMap<String, [usize; 3]>,
}

impl Named {
    /// The counts of a document: its events, the place of each gold one among the found ones, and the names that those
    /// give.
    pub(super) fn of(events: &[NamedEvent], gold: &[String], answers: &[Option<usize>], found: &[Vec<String>]) -> Self {
        // Where an event stands twice in the table, the later line counts.
        let table: HashMap<&str, &NamedEvent> = events.iter().map(|event| (event.event.as_str(), event)).collect();
        let mut out = Self::default();
        let mut counted = vec![true; found.len()];
        for (id, answer) in gold.iter().zip(answers) {
            let Some(event) = table.get(id.as_str()) else { continue };
            if event.nobody {
                continue;
            }
            if event.speakers.is_empty() {
                answer.iter().for_each(|&at| counted[at] = false);
                continue;
            }
            out.count(event, answer.map(|at| found[at].as_slice()));
        }
        let names = |names: &Vec<String>| names.iter().any(|name| !name.trim().is_empty());
        out.named = found.iter().zip(&counted).filter(|(own, counted)| **counted && names(own)).count();
        out
    }

    fn count(&mut self, event: &NamedEvent, answer: Option<&[String]>) {
        let kind = self.kinds.entry(event.kind.clone()).or_default();
        self.known += 1;
        kind[0] += 1;
        let Some(names) = answer else { return };
        let (full, partial) = same(&event.speakers, names, &event.kind);
        self.found += 1;
        kind[1] += 1;
        kind[2] += usize::from(full);
        self.full += usize::from(full);
        self.partial += usize::from(partial);
    }

    /// NamedF1: the right names, end to end.
    pub fn score(&self) -> Score {
        Score::new(Both { gold: self.full, pred: self.full }, Both { gold: self.known, pred: self.named })
    }
}

impl AddAssign<&Named> for Named {
    fn add_assign(&mut self, other: &Named) {
        self.known += other.known;
        self.found += other.found;
        self.full += other.full;
        self.partial += other.partial;
        self.named += other.named;
        for (kind, counts) in &other.kinds {
            let own = self.kinds.entry(kind.clone()).or_default();
            own.iter_mut().zip(counts).for_each(|(own, count)| *own += count);
        }
    }
}

/// Whether two lists of names are the same, and whether nearly.
pub(super) fn same(gold: &[String], found: &[String], kind: &str) -> (bool, bool) {
    let sorted = |names: &[String]| {
        let mut names: Vec<Vec<String>> =
            names.iter().filter(|name| !name.trim().is_empty()).map(|name| name_words(name)).collect();
        names.sort_unstable();
        names
    };
    let (g, p) = (sorted(gold), sorted(found));
    if p.is_empty() {
        return (false, false);
    }
    let full = g == p;
    let near = |(a, b): (&Vec<String>, &Vec<String>)| {
        if kind == "person" { !a.is_empty() && a.last() == b.last() } else { half_shared(a, b) }
    };
    (full, full || (g.len() == p.len() && g.iter().zip(&p).all(near)))
}

fn half_shared(a: &[String], b: &[String]) -> bool {
    let set = |words: &[String]| words.iter().cloned().collect::<std::collections::BTreeSet<_>>();
    let (a, b) = (set(a), set(b));
    2 * a.intersection(&b).count() >= a.union(&b).count()
}

/// The words of a name that count.
fn name_words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace('’', "'");
    let name = POSSESSIVE.replace_all(&name, "$1");
    let words = WORD.find_iter(&name).map(|word| word.as_str().to_owned());
    words.filter(|word| !sets::unnamed().has(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_are_compared_without_titles_case_and_marks() {
        assert_eq!(same(&list(&["Ann Lee"]), &list(&["Dr. Ann LEE"]), "person"), (true, true));
        assert_eq!(same(&list(&["Ann Lee"]), &list(&["Lee"]), "person"), (false, true));
        assert_eq!(same(&list(&["Ann Lee"]), &list(&[]), "person"), (false, false));
        assert_eq!(same(&list(&["A", "Bo Lee"]), &list(&["Bo Lee"]), "person"), (false, false));
        assert_eq!(same(&list(&["Bo", "Al"]), &list(&["Al", "Bo"]), "person"), (true, true));
        assert_eq!(same(&list(&["Leeds’s council"]), &list(&["the Leeds council"]), "organisation"), (true, true));
        assert_eq!(same(&list(&["Leeds City Council"]), &list(&["Leeds Council"]), "organisation"), (false, true));
    }

    #[test]
    fn rows_of_unknown_speakers_do_not_count() {
        let path = "s.tsv";
        let table = "file\tevent\tspeaker\tkind\na\tE1\tAnn Lee\tperson\na\tE2\t?\t\na\tE3\tBo\tperson\n";
        let events = read_speakers(path, table).expect("a good table").remove("a").expect("events of a");
        let found = [list(&["Ann Lee"]), list(&["Cy"]), list(&["Dee"])];
        let named = Named::of(&events, &list(&["E1", "E2", "E3"]), &[Some(0), Some(1), None], &found);
        assert_eq!((named.known, named.found, named.full, named.named), (2, 1, 1, 2));
        assert!((named.score().F1 - 0.5).abs() < 1e-9);
        assert!(read_speakers(path, "file\tspeaker\n").is_err());
    }
}
