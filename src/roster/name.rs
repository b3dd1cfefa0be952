//! Names made comparable: without regard to case, accents, full stops, apostrophes and kinds of hyphen.

use crate::entity::form::{self, Nicknames};
use crate::lexicon::Lexicon;
use crate::model::{Class, Classes};

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Form {
    /// All its words but the suffixes, hyphens as spaces.
    pub(super) whole: String,
    /// Given and middle names, initials one by one.
    pub(crate) given: Vec<String>,
    /// The last word, without its article (*busaidi* of *al-Busaidi*).
    pub(crate) surname: String,
    /// *junior*, *senior*, *3*: which of several people of one name; else empty.
    pub(crate) generation: String,
}

impl Form {
    /// Takes a name apart. *Roe, Ann* is *Ann Roe*.
    pub(crate) fn of(name: &str, lexicon: &Lexicon) -> Self {
        let turned = turned(name, lexicon);
        let mut words: Vec<&str> = turned.split([' ', ',', '\t', '\u{a0}']).filter(|word| !word.is_empty()).collect();
        let mut generation = String::new();
        while words.len() > 1 && is_suffix(words[words.len() - 1], lexicon) {
            if let Some(found) = words.pop().and_then(|suffix| generation_of(suffix, lexicon)) {
                generation = found;
            }
        }
        let Some((last, rest)) = words.split_last() else { return Self::default() };
        let folded = folded(last);
        let surname = form::surname(lexicon, &folded).to_owned();
        let names = rest.iter().enumerate().filter(|(place, word)| !is_particle(word, *place == 0, lexicon));
        let given = names.flat_map(|(_, word)| given_names(word)).collect();
        let whole: Vec<String> = words.iter().map(|word| self::folded(word).replace('-', " ")).collect();
        Self { whole: whole.join(" "), given, surname, generation }
    }

    /// Whether there is more than a surname.
    pub(super) fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// Whether two full names may be one person's: *J. Roe*, *Ann B. Roe* and *Annie Roe* beside *Ann Roe*; not
    /// *Bob Roe*, and not *Ann Roe Jr.* beside *Ann Roe Sr.*
    pub(super) fn agrees(&self, other: &Self, nicknames: &Nicknames<'_>) -> bool {
        if self.contradicts_generation(other) {
            return false;
        }
        if self.whole == other.whole {
            return true;
        }
        let (Some((mine, middle)), Some((theirs, other_middle))) =
            (self.given.split_first(), other.given.split_first())
        else {
            return false;
        };
        let (short, long) = if self.given.len() < other.given.len() {
            (&self.given, &other.given)
        } else {
            (&other.given, &self.given)
        };
        let (few, many) =
            if middle.len() < other_middle.len() { (middle, other_middle) } else { (other_middle, middle) };
        let same = nicknames.agree(mine, theirs) && (form::is_within(few, many) || form::is_within(many, few));
        self.surname == other.surname && (same || form::is_within(short, long))
    }

    /// Whether both say which of several they are, and differ.
    pub(super) fn contradicts_generation(&self, other: &Self) -> bool {
        !self.generation.is_empty() && !other.generation.is_empty() && self.generation != other.generation
    }
}

/// *Ann Roe* of *Roe, Ann*; *Ann Roe, Jr.* as it is.
fn turned(name: &str, lexicon: &Lexicon) -> String {
    match name.split_once(',') {
        Some((surname, given)) if !given.trim().is_empty() && !is_suffix(given.trim(), lexicon) => {
            format!("{} {}", given.trim(), surname.trim())
        }
        _ => name.to_owned(),
    }
}

/// *J.R.* and *J.* are initials, each a name of its own.
fn given_names(word: &str) -> Vec<String> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let initials = word.contains('.') && letters <= 3 && word.chars().all(|c| !c.is_lowercase());
    let capitals = letters == 2 && word.chars().all(char::is_uppercase);
    if initials || capitals {
        return word.chars().filter(|c| c.is_alphabetic()).map(|c| folded(c.encode_utf8(&mut [0; 4]))).collect();
    }
    vec![folded(word)]
}

fn is_particle(word: &str, first: bool, lexicon: &Lexicon) -> bool {
    let info = lexicon.info(lexicon.find(&word.to_lowercase()));
    let given = first && info.capital_classes.has(Class::Given) && word.starts_with(char::is_uppercase);
    info.classes.with(info.capital_classes).any(Classes::of(&[Class::NameParticle])) && !given
}

pub(super) fn is_suffix(word: &str, lexicon: &Lexicon) -> bool {
    let word = word.to_lowercase();
    let is_it = |word: &str| lexicon.info(lexicon.find(word)).capital_classes.has(Class::NameSuffix);
    is_it(&word) || is_it(word.trim_end_matches('.'))
}

fn generation_of(suffix: &str, lexicon: &Lexicon) -> Option<String> {
    let suffix = folded(suffix);
    let found = lexicon.name_suffixes.iter().find(|entry| folded(&entry.suffix) == suffix)?;
    (!found.generation.is_empty()).then(|| found.generation.clone())
}

/// Lower-cased; Latin letters without their accents; no full stops and apostrophes, and one kind of hyphen.
pub(super) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '.' | '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            '‐' | '‑' | '–' => out.push('-'),
            // The accents of letters that are written in two.
            '\u{300}'..='\u{36f}' => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                out.push_str(&deunicode::deunicode_char(c).unwrap_or_default().to_lowercase());
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The name of a body, made comparable: without a leading article, *&* as *and*.
pub(super) fn body(name: &str, lexicon: &Lexicon) -> String {
    let mut words: Vec<String> = name.split_whitespace().map(folded).collect();
    let article = |word: &str| lexicon.info(lexicon.find(word)).classes.has(Class::Article);
    if words.len() > 1 && article(&words[0]) {
        words.remove(0);
    }
    words.join(" ").replace('-', " ").replace('&', "and")
}

#[cfg(test)]
mod tests {
    use super::{Form, body, folded};
    use crate::entity::form::Nicknames;
    use crate::lexicon::Lexicon;

    fn form(name: &str) -> Form {
        Form::of(name, Lexicon::built_in())
    }

    fn agree(a: &str, b: &str) -> bool {
        let nicknames = Nicknames::new(Lexicon::built_in());
        let (a, b) = (form(a), form(b));
        assert_eq!(a.agrees(&b, &nicknames), b.agrees(&a, &nicknames));
        a.agrees(&b, &nicknames)
    }

    #[test]
    fn names_are_taken_apart() {
        let ann = form("Ann-Marie O’Hara, Jr.");
        assert_eq!(
            (ann.whole.as_str(), ann.surname.as_str(), ann.generation.as_str()),
            ("ann marie ohara", "ohara", "junior")
        );
        assert_eq!(form("Roe, Ann"), form("Ann Roe"));
        assert_eq!(form("Sayyid Hamoud bin Faisal al-Busaidi").surname, "busaidi");
        assert_eq!(form("J.R. Roe").given, ["j", "r"]);
        assert!(!form("de la Cruz").is_full() && !form("Roe").is_full() && !form("Roe Jr.").is_full());
        assert!(form("Ben Dale").is_full());
        assert_eq!(form(""), Form::default());
    }

    #[test]
    fn letters_are_made_even() {
        assert_eq!(folded("Öz"), "oz");
        assert_eq!(folded("Ł‑ó"), "l-o");
        assert_eq!(folded("e\u{301}"), "e");
        assert_eq!(folded("Иван"), "иван");
        assert_eq!(body("The Bread & Rose-Fund", Lexicon::built_in()), "bread and rose fund");
    }

    #[test]
    fn one_person_in_several_spellings() {
        for (a, b) in [
            ("JOSE LUJAN", "José Luján"),
            ("J. Roe", "John Roe"),
            ("JD Vale", "J.D. Vale"),
            ("Bill Roe", "William Roe"),
            ("William B. Roe", "William Roe"),
            ("William B. Roe", "William Bartholomew Roe"),
            ("Debbie Schultz", "Debbie Wasserman Schultz"),
            ("Ann Okonkwo Reyes", "Ann Okonkwo-Reyes"),
            ("Ann Roe", "Ann Roe Jr."),
            ("Ann Roe MP", "Ann Roe"),
        ] {
            assert!(agree(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn different_people() {
        for (a, b) in [
            ("Anna Berg", "Karl Berg"),
            ("Anna Berg", "Anna Burg"),
            ("Anna C. Berg", "Anna D. Berg"),
            ("Roe", "Ann Roe"),
            ("Ann Roe Jr.", "Ann Roe Sr."),
            ("Ann Roe II", "Ann Roe III"),
        ] {
            assert!(!agree(a, b), "{a}, {b}");
        }
    }
}
