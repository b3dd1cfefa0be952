//! The texts of the lexicon files: the built-in ones or a user's in their place, and a user's laid over them.

use std::collections::HashSet;

use super::entries::Entry;
use super::table::{self, Row};
use crate::error::{Error, Result};

macro_rules! built_in {
    ($($file:literal),+ $(,)?) => {
        &[$(($file, concat!("lexicons/en/", $file), include_str!(concat!("../../lexicons/en/", $file)))),+]
    };
}

/// The built-in files: name, path in the project, text.
static FILES: &[(&str, &str, &str)] = built_in![
    "abbreviations.tsv",
    "acts.tsv",
    "adjectives.tsv",
    "adverbs.tsv",
    "affiliations.tsv",
    "body_nouns.tsv",
    "calendar.tsv",
    "counts.tsv",
    "document_kinds.tsv",
    "fields.tsv",
    "function_words.tsv",
    "general_bodies.tsv",
    "general_roles.tsv",
    "given_names.tsv",
    "groups.tsv",
    "labels.tsv",
    "layout_words.tsv",
    "makers.tsv",
    "metonyms.tsv",
    "name_particles.tsv",
    "name_suffixes.tsv",
    "nicknames.tsv",
    "nouns.tsv",
    "organisation_words.tsv",
    "organisations.tsv",
    "other_verbs.tsv",
    "phrases.tsv",
    "places.tsv",
    "pronouns.tsv",
    "quote_marks.tsv",
    "short_names.tsv",
    "small_words.tsv",
    "sole_offices.tsv",
    "title_abbreviations.tsv",
    "title_modifiers.tsv",
    "titles.tsv",
    "verbs.tsv",
    "works.tsv",
];

/// The built-in files: name, path in the project, text.
///
/// ```
/// assert!(whosaid::lexicon::built_in_files().any(|(name, ..)| name == "verbs.tsv"));
/// ```
pub fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FILES.iter().copied()
}

/// The text of a built-in file; empty where there is none of this name.
pub(super) fn built_in_text(name: &str) -> &'static str {
    FILES.iter().find(|(file, ..)| *file == name).map_or("", |(.., text)| text)
}

/// A file of a user's: name (`verbs.tsv`), path for messages, text.
pub type OwnFile = (String, String, String);

/// What lexicon files of a user's are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// They are laid over the built-in ones: a line adds or changes an entry, `-` before its key takes the entry out.
    Overlay,
    /// They are used in place of the built-in ones: all are needed, and what they lack is not there.
    Alone,
}

/// The texts from which lexicons are compiled.
///
/// An overlay is a file of the same name and header. A line whose key is known replaces the entry, a new key adds one,
/// and a key with `-` before it takes the entry out.
///
/// ```
/// use whosaid::lexicon::{Lexicon, Sources};
/// let mut sources = Sources::built_in();
/// let makers = "participle\tnote\nbaked\t\n".to_owned();
/// sources.overlay("makers.tsv", "own/makers.tsv", makers)?;
/// let lexicon = Lexicon::from_sources(&sources)?;
/// let text = "“We won,” said Ann Lee.";
/// assert_eq!(whosaid::Engine::new(&lexicon).analyse(text).attributions.len(), 1);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The files in place of the built-in ones, and the name of their folder.
    base: Option<(String, Vec<OwnFile>)>,
    overlays: Vec<OwnFile>,
}

impl Sources {
    /// The built-in files alone.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// A complete set of files in place of the built-in ones; `folder` is for messages and outputs.
    ///
    /// # Errors
    /// A file that is missing, or a name that no lexicon has.
    ///
    /// ```
    /// use whosaid::lexicon::{Lexicon, Sources, built_in_files};
    /// let files = built_in_files().map(|(name, path, text)| (name.to_owned(), path.to_owned(), text.to_owned()));
    /// let lexicon = Lexicon::from_sources(&Sources::alone("own", files.collect())?)?;
    /// assert_eq!(lexicon.base(), Some("own"));
    /// assert!(Sources::alone("own", Vec::new()).is_err(), "all files are needed");
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn alone(folder: &str, files: Vec<OwnFile>) -> Result<Self> {
        if let Some((_, path, _)) = files.iter().find(|(name, ..)| !is_known(name)) {
            return Err(unknown_file(path));
        }
        match missing(folder, &files) {
            Some(fault) => Err(fault),
            None => Ok(Self { base: Some((folder.to_owned(), files)), overlays: Vec::new() }),
        }
    }

    /// Lays a file over the built-in one of the same `name` (`verbs.tsv`); `path` is for messages.
    ///
    /// # Errors
    /// A name that no built-in file has.
    ///
    /// ```
    /// use whosaid::lexicon::Sources;
    /// let fault = Sources::built_in().overlay("verb.tsv", "own/verb.tsv", String::new()).expect_err("no such file");
    /// assert!(fault.to_string().starts_with("own/verb.tsv: no lexicon has this name"));
    /// ```
    pub fn overlay(&mut self, name: &str, path: &str, text: String) -> Result<()> {
        if !is_known(name) {
            return Err(unknown_file(path));
        }
        self.overlays.push((name.to_owned(), path.to_owned(), text));
        Ok(())
    }

    pub(super) fn base_name(&self) -> Option<String> {
        self.base.as_ref().map(|(folder, _)| folder.clone())
    }

    pub(super) fn overlay_names(&self) -> Vec<String> {
        self.overlays.iter().map(|(_, path, _)| path.clone()).collect()
    }

    pub(super) fn read<T: Entry>(&self) -> Result<Vec<T>> {
        self.rows(T::FILE, T::COLUMNS)?.iter().map(T::read).collect()
    }

    /// Acts are a closed vocabulary held in a file, so they are checked once that file is read.
    pub(super) fn check_acts(&self, acts: &HashSet<&str>) -> Result<()> {
        use super::entries::{Adjective, Noun, Phrase, Verb};
        let files = [
            (Verb::FILE, Verb::COLUMNS),
            (Noun::FILE, Noun::COLUMNS),
            (Adjective::FILE, Adjective::COLUMNS),
            (Phrase::FILE, Phrase::COLUMNS),
        ];
        for (file, columns) in files {
            let column = columns.iter().position(|name| *name == "act").unwrap_or(0);
            for row in self.rows(file, columns)? {
                if !acts.contains(row.cell(column)) {
                    return Err(row.fault(column, format!("“{}” is no act of acts.tsv", row.cell(column))));
                }
            }
        }
        Ok(())
    }

    pub(super) fn rows<'a>(&'a self, file: &str, columns: &[&str]) -> Result<Vec<Row<'a>>> {
        let mut rows = match &self.base {
            None => match FILES.iter().find(|(name, ..)| *name == file) {
                Some((_, path, text)) => table::rows(path, text, columns)?,
                None => Vec::new(),
            },
            Some((_, files)) => match files.iter().find(|(name, ..)| name == file) {
                Some((_, path, text)) => complete_rows(path, text, columns)?,
                None => Vec::new(),
            },
        };
        for (name, path, text) in &self.overlays {
            if name == file {
                rows = lay_over(rows, table::overlay_rows(path, text, columns)?)?;
            }
        }
        Ok(rows)
    }
}

/// So many letters may be wrong in a name that is meant.
const NEAR: usize = 2;

/// How many letters one of two names has between what both begin with and what both end with.
fn apart(one: &str, other: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let start = same(&mut a.iter().zip(&b));
    let end = same(&mut a[start..].iter().rev().zip(b[start..].iter().rev()));
    a.len().max(b.len()) - start - end
}

fn is_known(name: &str) -> bool {
    FILES.iter().any(|(file, ..)| *file == name)
}

/// The fault of a file whose name no lexicon has.
pub(super) fn unknown_file(path: &str) -> Error {
    let known: Vec<&str> = FILES.iter().map(|(file, ..)| *file).collect();
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let near = known.iter().map(|file| (apart(file, name), file)).min();
    if let Some((1..=NEAR, file)) = near {
        return Error::data(path, 0, 0, format!("no lexicon has this name; did you mean {file}?"));
    }
    Error::data(path, 0, 0, format!("no lexicon has this name; they are: {}", known.join(" ")))
}

/// The fault of a folder that is to be complete and lacks files.
pub(super) fn missing(folder: &str, files: &[OwnFile]) -> Option<Error> {
    let has = |file: &str| files.iter().any(|(name, ..)| name == file);
    let lacks: Vec<&str> = FILES.iter().map(|(file, ..)| *file).filter(|file| !has(file)).collect();
    let problem = format!(
        "missing: {}; files used in place of the built-in ones must all be there (lay single files over those with \
         --lexicons)",
        lacks.join(" ")
    );
    (!lacks.is_empty()).then(|| Error::data(folder, 0, 0, problem))
}

/// The fault of a line that takes an entry out of a file in which its line can just be deleted.
pub(super) fn needless_removal(row: &Row<'_>) -> Error {
    let key = row.cell(0);
    let problem =
        format!("“{key}” takes an entry out, as files laid over others do: here, delete the entry's own line");
    row.fault(0, problem)
}

/// Whether a line takes the entry out whose key it has behind a `-`.
pub(super) fn removed_key<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.cell(0).strip_prefix('-').filter(|key| !key.is_empty())
}

fn complete_rows<'a>(path: &'a str, text: &'a str, columns: &[&str]) -> Result<Vec<Row<'a>>> {
    let rows = table::rows(path, text, columns)?;
    match rows.iter().find(|row| removed_key(row).is_some()) {
        Some(row) => Err(needless_removal(row)),
        None => Ok(rows),
    }
}

fn lay_over<'a>(mut rows: Vec<Row<'a>>, overlay: Vec<Row<'a>>) -> Result<Vec<Row<'a>>> {
    for row in overlay {
        let (key, removes) = removed_key(&row).map_or((row.cell(0), false), |key| (key, true));
        let place = rows.binary_search_by(|old| table::key_order(old.cell(0), key));
        match (place, removes) {
            (Ok(at), true) => drop(rows.remove(at)),
            (Ok(at), false) => rows[at] = row,
            (Err(at), false) => rows.insert(at, row),
            (Err(_), true) => return Err(row.fault(0, format!("there is no entry “{key}” to take out"))),
        }
    }
    Ok(rows)
}
