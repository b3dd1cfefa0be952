//! The entries of one lexicon file, those of a built-in file read when they are first asked for.

use std::ops::Index;
use std::sync::OnceLock;

use super::entries::Entry;
use super::sources;
use super::table::{self, Row};

/// The entries of a file, in its order.
///
/// An article meets a few hundred of the thousands of entries, so those of the built-in files, which a test and the
/// build hold to be right, are read one at a time when they are met.
///
/// ```
/// let verbs = &whosaid::Lexicon::built_in().verbs;
/// assert!(verbs.iter().any(|verb| verb.lemma == "say") && !verbs.is_empty());
/// ```
#[derive(Debug)]
pub struct Entries<T> {
    slots: OnceLock<Vec<Slot<T>>>,
}

#[derive(Debug)]
struct Slot<T> {
    /// Its line of the built-in file, and that line's number.
    line: &'static str,
    number: usize,
    entry: OnceLock<Box<T>>,
}

impl<T: Entry> Entries<T> {
    /// The entries of the built-in file.
    pub(super) const fn built_in() -> Self {
        Self { slots: OnceLock::new() }
    }

    /// Entries that are read already.
    pub(super) fn read(entries: Vec<T>) -> Self {
        let slots =
            entries.into_iter().map(|entry| Slot { line: "", number: 0, entry: OnceLock::from(Box::new(entry)) });
        Self { slots: OnceLock::from(slots.collect::<Vec<_>>()) }
    }

    fn slots(&self) -> &[Slot<T>] {
        self.slots.get_or_init(|| {
            let text = sources::built_in_text(T::FILE);
            // The first line that is no comment is the header.
            let lines = table::lines(text).skip(1);
            lines.map(|(number, line)| Slot { line, number, entry: OnceLock::new() }).collect()
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slots().is_empty()
    }

    /// One of them.
    pub fn get(&self, place: usize) -> Option<&T> {
        self.slots().get(place).map(Slot::entry)
    }

    /// All of them.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.slots().iter())
    }

    /// The one that `order` says is the one looked for, where the entries are sorted so.
    pub(super) fn find(&self, mut order: impl FnMut(&T) -> std::cmp::Ordering) -> Option<&T> {
        let slots = self.slots();
        slots.binary_search_by(|slot| order(slot.entry())).ok().map(|at| slots[at].entry())
    }
}

impl<T: Entry> Slot<T> {
    fn entry(&self) -> &T {
        self.entry.get_or_init(|| {
            let row = Row::new(T::FILE, self.number, self.line);
            // The build reads every line of the built-in files, so this can only fail in a broken checkout.
            Box::new(T::read(&row).unwrap_or_else(|error| panic!("built-in lexicons: {error}")))
        })
    }
}

impl<T: Entry> Index<usize> for Entries<T> {
    type Output = T;

    fn index(&self, place: usize) -> &T {
        self.slots()[place].entry()
    }
}

/// Goes through the entries of a file.
#[derive(Debug, Clone)]
pub struct Iter<'a, T>(std::slice::Iter<'a, Slot<T>>);

impl<'a, T: Entry> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next().map(Slot::entry)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T: Entry> ExactSizeIterator for Iter<'_, T> {}

impl<'a, T: Entry> IntoIterator for &'a Entries<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
