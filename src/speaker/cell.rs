//! What the cell of a speaker may hold: a name on one line, and no word that names nobody.

use crate::mention::{CLOSED, View};
use crate::model::{Class, Classes, Naming, SpeakerKind};

/// Words that alone are nobody's name. Quantifiers are left: *others* and *many* stand for people whom nobody names.
const NOBODY: Classes = CLOSED.with(Classes::of(&[Class::Number, Class::Calendar, Class::Time]));

/// The naming without line ends in its names, and without names that are none: *those*, *61*, *Monday*, an address of a page.
/// Nobody at all where nothing is left.
pub(super) fn tidy(view: &View<'_>, mut naming: Naming) -> Naming {
    let person = naming.kind == SpeakerKind::Person;
    let names = naming.speakers.iter().map(|name| on_one_line(before_stray_mark(name)));
    let names: Vec<String> = names.filter(|name| names_somebody(view, name, person)).collect();
    if names.is_empty() && !naming.speakers.is_empty() {
        return Naming::default();
    }
    naming.speakers = names;
    naming
}

/// A name that the text breaks over two lines is one name all the same.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A quotation mark that is opened and not closed, or closed and not opened, ends the name: *authors of the “Growth*.
fn before_stray_mark(name: &str) -> &str {
    let (mut open, mut stray) = (None, None);
    for (at, c) in name.char_indices() {
        match c {
            '“' | '«' | '„' => open = Some(at),
            '”' | '»' if open.take().is_none() => stray = stray.or(Some(at)),
            '"' if open.is_some() => open = None,
            '"' => open = Some(at),
            _ => {}
        }
    }
    let end = stray.into_iter().chain(open).min().unwrap_or(name.len());
    name[..end].trim_end_matches(|c: char| c.is_whitespace() || c == ',')
}

fn names_somebody(view: &View<'_>, name: &str, person: bool) -> bool {
    let letters = name.chars().any(char::is_alphabetic);
    if !letters || name.contains("://") {
        return false;
    }
    // WHO, IT: in capitals a small word is an acronym.
    let acronym = name.chars().count() > 1 && !name.contains(char::is_lowercase);
    if acronym || name.contains(char::is_whitespace) {
        return true;
    }
    // A person may be called May, Will or An.
    let info = view.lexicon.info(view.lexicon.find(&name.to_lowercase()));
    person || !info.classes.with(info.capital_classes).any(NOBODY)
}

#[cfg(test)]
mod tests {
    use super::super::testing::speaker;
    use super::{before_stray_mark, on_one_line};

    #[test]
    fn a_word_that_names_nobody_is_left_out() {
        for source in ["Those", "Monday", "61"] {
            let text = format!("{source} said it would rain.");
            assert_eq!(speaker(&text, source, "said", "rain"), "", "{source}");
        }
        assert_eq!(speaker("Others said it would rain.", "Others", "said", "rain"), "Others");
        assert_eq!(speaker("WHO said it would rain.", "WHO", "said", "rain"), "WHO");
    }

    #[test]
    fn a_name_stands_on_one_line() {
        assert_eq!(on_one_line("Ada\r\nHolm"), "Ada Holm");
        assert_eq!(before_stray_mark("Juan “Chico” Roe"), "Juan “Chico” Roe");
        assert_eq!(before_stray_mark("authors of the “Growth"), "authors of the");
        assert_eq!(before_stray_mark("Ada Holm”"), "Ada Holm");
    }
}
