//! Rosters: lists of people and bodies that are known beforehand, by which speakers are one over many documents.
//!
//! A roster is a table with the columns `id` and `name`, and where wanted `aliases` (parted by `|`), `kind`, `title`,
//! `gender` and any further ones, which are carried through. An entity of a document is linked to the entry that its
//! names fit; a lone surname only where a single entry fits it. What the text says clearly wins: another given name,
//! another gender in the title, another kind of thing, and there is no link.

mod entry;
mod link;
mod name;
mod read;

use std::collections::HashMap;
use std::sync::Arc;

pub use entry::Entry;
pub(crate) use name::Form;

use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Class, Classes, EntityKind, Listed};

/// A roster ready for use.
///
/// ```
/// use whosaid::{Engine, lexicon::Lexicon, roster::Roster};
/// let people = "id,name,party\nQ7,Ada Margarethe Holm,Green\n";
/// let roster = Roster::read("people.csv", people, Lexicon::built_in())?;
/// let found = Engine::built_in().with_roster(&roster).analyse("“We won,” said Ada Holm.");
/// assert_eq!(found.namings[0].speakers, ["Ada Margarethe Holm"]);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug)]
pub struct Roster {
    entries: Vec<Entry>,
    fields: Vec<String>,
    listed: Vec<Arc<Listed>>,
    /// The name and aliases of each entry, taken apart.
    forms: Vec<Vec<Form>>,
    /// Entries by name or alias, whole.
    by_name: HashMap<String, Vec<usize>>,
    /// Entries that may be people, by surname.
    by_surname: HashMap<String, Vec<usize>>,
}

impl Roster {
    /// Reads a roster; `path` is its name in messages.
    ///
    /// # Errors
    /// The first fault, with path, line and column: a missing column, a row of another length, an empty or repeated id,
    /// an empty name, a kind or gender that is none.
    ///
    /// ```
    /// use whosaid::{Lexicon, Roster};
    /// let fault = Roster::read("people.csv", "id,title\nQ1,Mayor\n", Lexicon::built_in()).expect_err("no names");
    /// assert_eq!(fault.path(), Some("people.csv"));
    /// ```
    pub fn read(path: &str, text: &str, lexicon: &Lexicon) -> Result<Self> {
        let (entries, fields) = read::read(path, text)?;
        let mut roster = Self {
            listed: entries.iter().map(|entry| Arc::new(listed(entry, &fields))).collect(),
            forms: Vec::with_capacity(entries.len()),
            by_name: HashMap::new(),
            by_surname: HashMap::new(),
            entries,
            fields,
        };
        for place in 0..roster.entries.len() {
            roster.index(place, lexicon);
        }
        Ok(roster)
    }

    /// Its entries, in the order of the file.
    ///
    /// ```
    /// use whosaid::{Lexicon, Roster};
    /// let people = "id,name,aliases,party\nQ1,Ada Holm,A. Holm|Ada M. Holm,Green\n";
    /// let roster = Roster::read("people.csv", people, Lexicon::built_in())?;
    /// assert_eq!(roster.entries()[0].name, "Ada Holm");
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The names of the columns that are carried through: the title, where there is one, and those without a meaning.
    ///
    /// ```
    /// use whosaid::{Lexicon, Roster};
    /// let people = "id,name,aliases,party\nQ1,Ada Holm,A. Holm|Ada M. Holm,Green\n";
    /// let roster = Roster::read("people.csv", people, Lexicon::built_in())?;
    /// assert_eq!(roster.fields(), ["party"]);
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    fn index(&mut self, place: usize, lexicon: &Lexicon) {
        fn put(index: &mut HashMap<String, Vec<usize>>, key: &str, place: usize) {
            let places = index.entry(key.to_owned()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        let entry = &self.entries[place];
        let names = || std::iter::once(&entry.name).chain(&entry.aliases);
        let forms: Vec<Form> = names().map(|name| Form::of(name, lexicon)).collect();
        for (name, form) in names().zip(&forms) {
            put(&mut self.by_name, &form.whole, place);
            put(&mut self.by_name, &name::body(name, lexicon), place);
            if form.is_full() && may_be_person(entry, form, lexicon) {
                put(&mut self.by_surname, &form.surname, place);
            }
        }
        self.forms.push(forms);
    }
}

fn listed(entry: &Entry, fields: &[String]) -> Listed {
    Listed { id: entry.id.clone(), fields: fields.iter().cloned().zip(entry.fields.iter().cloned()).collect() }
}

/// Whether an entry is a person, or of no told kind and not named as bodies are: *Harlow Council*.
fn may_be_person(entry: &Entry, form: &Form, lexicon: &Lexicon) -> bool {
    let info = lexicon.info(lexicon.find(&form.surname));
    let body = info.classes.with(info.capital_classes).any(Classes::of(&[Class::OrganisationWord, Class::Body]));
    entry.kind == EntityKind::Person || entry.kind == EntityKind::Unknown && !body
}
