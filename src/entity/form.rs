//! The words of a name, made comparable.

use crate::lexicon::entries::Nickname;
use crate::lexicon::{Entries, Lexicon, word_hash};
use crate::mention::{View, WordMap};
use crate::model::{Class, Mention};

/// A word of a name, as [`plain`] writes it: its number in [`Parts`].
pub(super) type Part = u32;

/// The words of a document's names, each once.
pub(super) struct Parts<'a, 'b> {
    view: &'b View<'a>,
    texts: Vec<String>,
    /// The surname proper, by part.
    surnames: Vec<Part>,
    by_hash: WordMap<u64, Part>,
    /// By the number of the document's word; none for those that have not been met in a name.
    by_word: Vec<Option<Part>>,
}

impl<'a, 'b> Parts<'a, 'b> {
    pub(super) fn new(view: &'b View<'a>) -> Self {
        let by_word = vec![None; view.words.len()];
        Self { view, texts: Vec::new(), surnames: Vec::new(), by_hash: WordMap::default(), by_word }
    }

    /// Appends a name's words without its suffixes.
    pub(super) fn read(&mut self, mention: &Mention, out: &mut Vec<Part>) {
        let view = self.view;
        let tokens = view.head(mention);
        let mut end = tokens.end;
        // MA, not Andrew Ma
        let suffix = |at: usize| {
            let word = view.word(at);
            view.has(at, Class::NameSuffix) && view.lexicon.name_suffixes.iter().any(|entry| entry.suffix == word)
        };
        while end > tokens.start + 1 && suffix(end - 1) {
            end -= 1;
        }
        out.extend((tokens.start..end).filter(|&at| view.is_word(at) || view.is_number(at)).map(|at| self.at(at)));
    }

    fn at(&mut self, at: usize) -> Part {
        let word = self.view.words.number(at);
        if let Some(part) = self.by_word[word] {
            return part;
        }
        let text = plain(self.view.word(at));
        let proper = surname(self.view.lexicon, &text);
        let proper = (proper != text).then(|| self.add(proper.to_owned()));
        let part = self.add(text);
        self.surnames[part as usize] = proper.unwrap_or(part);
        self.by_word[word] = Some(part);
        part
    }

    fn add(&mut self, text: String) -> Part {
        *self.by_hash.entry(word_hash(&text)).or_insert_with(|| {
            let part = self.texts.len() as Part;
            self.texts.push(text);
            self.surnames.push(part);
            part
        })
    }

    /// The part that is written so, if a name has it.
    pub(super) fn find(&self, plain: &str) -> Option<Part> {
        self.by_hash.get(&word_hash(plain)).copied()
    }

    pub(super) fn text(&self, part: Part) -> &str {
        &self.texts[part as usize]
    }

    /// The surname proper of a name's last word.
    pub(super) fn surname(&self, last: Part) -> Part {
        self.surnames[last as usize]
    }

    /// As [`is_within`].
    pub(super) fn is_within(&self, short: &[Part], long: &[Part]) -> bool {
        in_order(short, long, |&a, &b| a == b || is_initial(self.text(a), self.text(b)))
    }
}

/// Lower-cased, without full stops and typographic apostrophes.
pub(crate) fn plain(word: &str) -> String {
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
    pub(crate) fn full(&self, short: &str) -> &'a [String] {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let lower = |entry: &'a Nickname| entry.short.chars().flat_map(char::to_lowercase);
            let before = self.0.get(middle).is_some_and(|entry| lower(entry).lt(short.chars()));
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
    in_order(short, long, |part, other| part == other || is_initial(part, other))
}

fn in_order<T>(short: &[T], long: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let mut rest = long.iter();
    short.iter().all(|part| rest.any(|other| same(part, other)))
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
