//! The texts of the lexicon files: the built-in ones, and a user's laid over them.

use std::borrow::Cow;
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
const FILES: &[(&str, &str, &str)] = built_in![
    "abbreviations.tsv",
    "acts.tsv",
    "adjectives.tsv",
    "adverbs.tsv",
    "affiliations.tsv",
    "calendar.tsv",
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
    "title_abbreviations.tsv",
    "title_modifiers.tsv",
    "titles.tsv",
    "verbs.tsv",
    "works.tsv",
];

/// The built-in files: name, path in the project, text.
pub fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FILES.iter().copied()
}

/// The text of a built-in file; empty where there is none of this name.
pub(super) fn built_in_text(name: &str) -> &'static str {
    FILES.iter().find(|(file, ..)| *file == name).map_or("", |(.., text)| text)
}

/// The texts from which lexicons are compiled.
///
/// An overlay is a file of the same name and header. A line whose key is known replaces the entry, a new key adds one,
/// and a key with `-` before it takes the entry out.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    overlays: Vec<(String, String, String)>,
}

impl Sources {
    /// The built-in files alone.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Lays a file over the built-in one of the same `name` (`verbs.tsv`); `path` is for messages.
    ///
    /// # Errors
    /// A name that no built-in file has.
    pub fn overlay(&mut self, name: &str, path: &str, text: String) -> Result<()> {
        if !FILES.iter().any(|(file, ..)| *file == name) {
            let known: Vec<&str> = FILES.iter().map(|(file, ..)| *file).collect();
            return Err(Error::data(path, 0, 0, format!("no lexicon has this name; they are: {}", known.join(" "))));
        }
        self.overlays.push((name.to_owned(), path.to_owned(), text));
        Ok(())
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
        let mut rows = Vec::new();
        for (name, path, text) in FILES {
            if *name == file {
                rows = table::rows(path, text, columns)?;
            }
        }
        for (name, path, text) in &self.overlays {
            if name == file {
                rows = lay_over(rows, table::rows(path, text, columns)?)?;
            }
        }
        Ok(rows)
    }
}

fn lay_over<'a>(mut rows: Vec<Row<'a>>, overlay: Vec<Row<'a>>) -> Result<Vec<Row<'a>>> {
    for row in overlay {
        let key = row.cell(0);
        let (key, removes) = match key.strip_prefix('-') {
            Some(rest) if key.len() > 1 => (Cow::from(rest), true),
            _ => (Cow::from(key), false),
        };
        let place = rows.binary_search_by(|old| table::key_order(old.cell(0), &key));
        match (place, removes) {
            (Ok(at), true) => drop(rows.remove(at)),
            (Ok(at), false) => rows[at] = row,
            (Err(at), false) => rows.insert(at, row),
            (Err(_), true) => return Err(row.fault(0, format!("there is no entry “{key}” to take out"))),
        }
    }
    Ok(rows)
}
