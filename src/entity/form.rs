//! The words of a name, made comparable.

use crate::lexicon::entries::Nickname;
use crate::lexicon::{Entries, Lexicon};
use crate::mention::Look;
use crate::model::{Class, Mention};

/// A name's words: lower-cased, without full stops, suffixes and small words at its front.
pub(super) fn parts(look: &Look<'_>, mention: &Mention) -> Vec<String> {
    let tokens = look.tokens_in(mention.head);
    let mut end = tokens.end;
    while end > tokens.start + 1 && look.has(end - 1, Class::NameSuffix) {
        end -= 1;
    }
    (tokens.start..end).filter(|&at| look.is_word(at) || look.is_number(at)).map(|at| plain(look.word(at))).collect()
}

/// Lower-cased, without full stops and typographic apostrophes.
pub(super) fn plain(word: &str) -> String {
    word.chars().filter(|&c| c != '.').flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The surname proper: *busaidi* of *al-busaidi*.
pub(crate) fn surname<'a>(lexicon: &Lexicon, last: &'a str) -> &'a str {
    match last.split_once('-') {
        Some((front, rest)) if !rest.is_empty() => {
            let particle = lexicon.info(lexicon.find(&format!("{front}-"))).classes.has(Class::NameParticle)
                || lexicon.info(lexicon.find(front)).classes.has(Class::NameParticle);
            if particle { rest } else { last }
        }
        _ => last,
    }
}

/// Short forms of given names, both ways.
pub(crate) struct Nicknames<'a>(&'a Entries<Nickname>);

impl<'a> Nicknames<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon) -> Self {
        Self(&lexicon.nicknames)
    }

    /// The full forms of a lower-cased short one.
    fn full(&self, short: &str) -> &'a [String] {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = self.0.get(middle).is_some_and(|entry| entry.short.to_lowercase().as_str() < short);
            if before { low = middle + 1 } else { high = middle }
        }
        match self.0.get(low) {
            Some(entry) if plain(&entry.short) == short => &entry.full,
            _ => &[],
        }
    }

    fn short_of(&self, short: &str, full: &str) -> bool {
        self.full(short).iter().any(|name| plain(name) == full)
    }

    /// Whether two given names may be the same one's.
    pub(crate) fn agree(&self, a: &str, b: &str) -> bool {
        a == b
            || is_initial(a, b)
            || is_initial(b, a)
            || self.short_of(a, b)
            || self.short_of(b, a)
            || self.full(a).iter().any(|name| self.full(b).contains(name))
    }
}

fn is_initial(short: &str, full: &str) -> bool {
    short.chars().count() == 1 && full.starts_with(short)
}

/// Whether `short`’s words stand in `long` in the same order.
pub(crate) fn is_within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|part| rest.any(|other| other == part || is_initial(part, other)))
}

#[cfg(test)]
mod tests {
    use super::{Nicknames, is_within, plain, surname};
    use crate::lexicon::Lexicon;

    fn parts(name: &str) -> Vec<String> {
        name.split(' ').map(plain).collect()
    }

    #[test]
    fn surnames_without_their_article() {
        let lexicon = Lexicon::built_in();
        assert_eq!(surname(lexicon, "al-marzouq"), "marzouq");
        assert_eq!(surname(lexicon, "okonkwo-reyes"), "okonkwo-reyes");
    }

    #[test]
    fn given_names_agree_by_initial() {
        let names = Nicknames::new(Lexicon::built_in());
        assert!(names.agree("j", "john"));
        assert!(!names.agree("anna", "karl"));
        assert!(names.agree("bill", "william") && names.agree("william", "bill"));
    }

    #[test]
    fn shorter_within_longer() {
        assert!(is_within(&parts("Debbie Schultz"), &parts("Debbie Wasserman Schultz")));
        assert!(!is_within(&parts("Karl Berg"), &parts("Anna Berg")));
    }
}
