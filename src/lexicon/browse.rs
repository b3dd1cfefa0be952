//! Looking into the lexicons: which files there are, which entries fit a word, what an overlay changes.

use super::entries::{Entry, Verb};
use super::hash::word_hash;
use super::lint::columns;
use super::sources::{self, OwnFile, Sources, Use, built_in_files};
use super::table::{self, Row};
use crate::error::Result;

/// The columns beside the key that hold words as texts have them.
const FORMS: [&str; 4] = ["forms", "plural", "acronym", "demonyms"];
/// The forms of a verb, in the order of its paradigms.
const PARADIGM: [&str; 5] = ["base form", "third person", "past", "participle", "-ing form"];

/// How an entry fits that holds a word among others.
const INSIDE: &str = "inside";

/// A lexicon file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// Its name.
    pub name: &'static str,
    /// Where it stands in the project.
    pub path: &'static str,
    /// How many entries it has, with the overlays.
    pub entries: usize,
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// What it holds, in the first words of its comments.
    pub about: &'static str,
}

/// The lexicon files.
///
/// # Errors
/// The first fault in an overlay.
///
/// ```
/// use whosaid::lexicon::{Sources, files};
/// let verbs = files(&Sources::built_in())?.into_iter().find(|file| file.name == "verbs.tsv").expect("there is one");
/// assert_eq!(verbs.columns[..2], ["lemma", "forms"]);
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn files(sources: &Sources) -> Result<Vec<FileInfo>> {
    let info = |(name, path, text): (&'static str, &'static str, &'static str)| {
        let columns = columns(name).unwrap_or_default();
        let about = text.lines().next().unwrap_or("").trim_start_matches(['#', ' ']);
        let about = about.split(". ").next().unwrap_or(about);
        Ok(FileInfo { name, path, entries: sources.rows(name, columns)?.len(), columns: columns.to_vec(), about })
    };
    built_in_files().map(info).collect()
}

/// The entries of a file as lines, with the header and the overlays; none where there is no such file.
///
/// # Errors
/// The first fault in an overlay.
///
/// ```
/// use whosaid::lexicon::{Sources, entries_of};
/// let lines = entries_of(&Sources::built_in(), "makers.tsv")?.expect("there is such a file");
/// assert_eq!(lines[0], "participle\tnote");
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn entries_of(sources: &Sources, file: &str) -> Result<Option<Vec<String>>> {
    let Some(columns) = columns(file) else { return Ok(None) };
    let cells = |row: &Row<'_>| (0..columns.len()).map(|at| row.cell(at)).collect::<Vec<_>>().join("\t");
    let rows = sources.rows(file, columns)?;
    Ok(Some(std::iter::once(columns.join("\t")).chain(rows.iter().map(cells)).collect()))
}

/// An entry that fits a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The file it stands in.
    pub path: String,
    /// Its line.
    pub line: usize,
    /// Its key.
    pub key: String,
    /// How it fits: `past`, `plural`, `inside`.
    pub how: String,
    /// Its other cells by column, empty ones left out.
    pub cells: Vec<(&'static str, String)>,
}

impl Hit {
    /// Whether the entry only holds the word among others.
    pub fn is_inside(&self) -> bool {
        self.how == INSIDE
    }
}

/// The entries that fit a word or words, whatever their case; those that hold it among others come last.
///
/// # Errors
/// The first fault in an overlay.
///
/// ```
/// use whosaid::lexicon::{Sources, find};
/// let hits = find(&Sources::built_in(), "denied")?;
/// assert_eq!((hits[0].key.as_str(), hits[0].how.as_str()), ("deny", "past"));
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn find(sources: &Sources, words: &str) -> Result<Vec<Hit>> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let verbs = sources.rows(Verb::FILE, Verb::COLUMNS)?;
    let mut out = Vec::new();
    for (name, ..) in built_in_files() {
        let columns = columns(name).unwrap_or_default();
        for row in sources.rows(name, columns)? {
            let Some(how) = fit(&row, columns, &words, &verbs) else { continue };
            let cells = columns.iter().enumerate().skip(1).map(|(at, column)| (*column, row.cell(at).to_owned()));
            out.push(Hit {
                path: row.path.to_owned(),
                line: row.line,
                key: row.cell(0).to_owned(),
                how,
                cells: cells.filter(|(_, cell)| !cell.is_empty()).collect(),
            });
        }
    }
    out.sort_by_key(Hit::is_inside);
    Ok(out)
}

fn fit(row: &Row<'_>, columns: &[&str], words: &[&str], verbs: &[Row<'_>]) -> Option<String> {
    let mut inside = false;
    for (at, column) in columns.iter().enumerate().filter(|(at, column)| *at == 0 || FORMS.contains(column)) {
        for paradigm in row.cell(at).split(';') {
            for (place, form) in paradigm.split('|').enumerate() {
                match place_of(form, words, verbs) {
                    Some(Place::Whole) if columns == Verb::COLUMNS && at == 1 => {
                        return PARADIGM.get(place).map(|form| (*form).to_owned());
                    }
                    // A verb's key is its base form, which says more.
                    Some(Place::Whole) if columns != Verb::COLUMNS => return Some((*column).to_owned()),
                    Some(Place::Inside) => inside = true,
                    _ => {}
                }
            }
        }
    }
    inside.then(|| INSIDE.to_owned())
}

enum Place {
    Whole,
    Inside,
}

/// Whether an entry's words are those looked for, or hold them.
fn place_of(entry: &str, words: &[&str], verbs: &[Row<'_>]) -> Option<Place> {
    let entry: Vec<&str> = entry.split(' ').collect();
    if words.is_empty() || words.len() > entry.len() {
        return None;
    }
    let fits = |run: &[&str]| run.iter().zip(words).all(|(own, word)| same(own, word, verbs));
    let found = entry.windows(words.len()).any(fits);
    found.then_some(if entry.len() == words.len() { Place::Whole } else { Place::Inside })
}

fn same(own: &str, word: &str, verbs: &[Row<'_>]) -> bool {
    let equal = |form: &str| word_hash(form) == word_hash(word);
    let Some(lemma) = own.strip_suffix('*').filter(|lemma| !lemma.is_empty()) else { return equal(own) };
    let verb = verbs.binary_search_by(|row| table::key_order(row.cell(0), lemma));
    verb.map_or_else(|_| equal(lemma), |at| verbs[at].cell(1).split([';', '|']).any(equal))
}

/// What a line of a user's file does to the built-in entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It adds an entry: path, line, key.
    Added(String, usize, String),
    /// It takes an entry out: path, line, key. The line is 0 where a complete file just does not have the entry.
    Removed(String, usize, String),
    /// It changes cells: path, line, key, and for each column the old cell and the new one.
    Changed(String, usize, String, Vec<(&'static str, String, String)>),
    /// It says what the built-in file says: path, line, key.
    Same(String, usize, String),
}

/// What files change, laid over the built-in ones or used in their place, file by file.
///
/// # Errors
/// The first fault in a file.
///
/// ```
/// use whosaid::lexicon::{Change, Use, diff};
/// let own = ("makers.tsv".to_owned(), "own/makers.tsv".to_owned(), "participle\tnote\nbaked\t\n".to_owned());
/// let changes = diff(&[own], Use::Overlay)?;
/// assert_eq!(changes, [Change::Added("own/makers.tsv".to_owned(), 2, "baked".to_owned())]);
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn diff(files: &[OwnFile], used: Use) -> Result<Vec<Change>> {
    let built_in = Sources::built_in();
    let mut out = Vec::new();
    for (name, path, text) in files {
        let Some(columns) = columns(name) else { return Err(sources::unknown_file(path)) };
        let olds = built_in.rows(name, columns)?;
        let rows = match used {
            Use::Overlay => table::overlay_rows(path, text, columns)?,
            Use::Alone => table::rows(path, text, columns)?,
        };
        for row in &rows {
            if used == Use::Alone && sources::removed_key(row).is_some() {
                return Err(sources::needless_removal(row));
            }
            out.push(change(row, &olds, columns)?);
        }
        if used == Use::Alone {
            out.extend(lacking(&olds, &rows).map(|key| Change::Removed(path.clone(), 0, key.to_owned())));
        }
    }
    Ok(out)
}

/// The keys of `olds` that `rows` lack.
fn lacking<'a>(olds: &'a [Row<'a>], rows: &[Row<'_>]) -> impl Iterator<Item = &'a str> {
    let has = |key: &str| rows.binary_search_by(|row| table::key_order(row.cell(0), key)).is_ok();
    olds.iter().map(|old| old.cell(0)).filter(move |key| !has(key))
}

fn change(row: &Row<'_>, olds: &[Row<'_>], columns: &[&'static str]) -> Result<Change> {
    let old = |key: &str| olds.binary_search_by(|old| table::key_order(old.cell(0), key)).ok().map(|at| &olds[at]);
    let (path, key) = (row.path.to_owned(), row.cell(0));
    if let Some(key) = sources::removed_key(row) {
        let gone = old(key).map(|_| Change::Removed(path, row.line, key.to_owned()));
        return gone.ok_or_else(|| row.fault(0, format!("there is no entry “{key}” to take out")));
    }
    let Some(before) = old(key) else { return Ok(Change::Added(path, row.line, key.to_owned())) };
    let cells = columns.iter().enumerate().map(|(at, column)| (*column, before.cell(at), row.cell(at)));
    let differing: Vec<_> = cells
        .filter(|(_, old, new)| old != new)
        .map(|(column, old, new)| (column, old.to_owned(), new.to_owned()))
        .collect();
    let key = key.to_owned();
    Ok(if differing.is_empty() {
        Change::Same(path, row.line, key)
    } else {
        Change::Changed(path, row.line, key, differing)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(words: &str) -> Vec<(String, String)> {
        let hits = find(&Sources::built_in(), words).expect("the built-in files are sound");
        hits.into_iter().map(|hit| (hit.key, hit.how)).collect()
    }

    #[test]
    fn words_are_found_in_every_form() {
        let pair = |key: &str, how: &str| (key.to_owned(), how.to_owned());
        assert!(hits("Denied").contains(&pair("deny", "past")));
        assert!(hits("accedes to").contains(&pair("accede* to", "phrase")));
        assert!(hits("abbesses").contains(&pair("abbess", "plural")));
        assert_eq!(hits("according").last().map(|(_, how)| how.as_str()), Some("inside"));
        assert!(hits("qwzx").is_empty());
    }

    #[test]
    fn an_overlay_is_told_line_by_line() {
        let header = Verb::COLUMNS.join("\t");
        let sources = Sources::built_in();
        let rows = sources.rows(Verb::FILE, Verb::COLUMNS).expect("sound");
        let say = rows.iter().find(|row| row.cell(0) == "say").expect("there is one");
        let cells: Vec<&str> = (0..Verb::COLUMNS.len()).map(|at| say.cell(at)).collect();
        let same = cells.join("\t");
        let mut cells: Vec<&str> = cells;
        cells[0] = "zzyx";
        let added = cells.join("\t");
        let text = format!("{header}\n-deny\t\t\t\t\t\t\t\t\n{same}\n{added}\n");
        let changes = diff(&[("verbs.tsv".to_owned(), "v.tsv".to_owned(), text.clone())], Use::Overlay).expect("sound");
        assert!(matches!(&changes[0], Change::Removed(_, 2, key) if key == "deny"));
        assert!(matches!(&changes[1], Change::Same(..)) && matches!(&changes[2], Change::Added(..)));
        let text = text.replace("zzyx\t", "tell\t").replace(&format!("{same}\n"), "");
        let changes = diff(&[("verbs.tsv".to_owned(), "v.tsv".to_owned(), text)], Use::Overlay).expect("sound");
        let Change::Changed(_, 3, _, cells) = &changes[1] else { panic!("{changes:?}") };
        assert_eq!(cells[0].0, "forms");
    }

    #[test]
    fn what_a_complete_file_lacks_is_taken_out() {
        let (name, path, text) = built_in_files().find(|(name, ..)| *name == Verb::FILE).expect("there is one");
        let less: Vec<&str> = text.lines().filter(|line| !line.starts_with("deny\t")).collect();
        let file = (name.to_owned(), path.to_owned(), less.join("\n"));
        let mut changes = diff(&[file], Use::Alone).expect("sound");
        changes.retain(|change| !matches!(change, Change::Same(..)));
        assert_eq!(changes, [Change::Removed(path.to_owned(), 0, "deny".to_owned())]);
    }

    #[test]
    fn files_say_what_they_hold() {
        let files = files(&Sources::built_in()).expect("sound");
        assert!(files.iter().all(|file| !file.about.is_empty() && file.entries > 0), "{files:#?}");
    }
}
