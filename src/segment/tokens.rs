//! Text into tokens: words, clitics, numbers, marks and signs.

use crate::lexicon::entries::{AbbreviationKind, WordUse};
use crate::lexicon::{Lexicon, WordHash, word_hash};
use crate::model::{Class, Classes, Shape, Span, Token, TokenKind, WordId};

/// Appends the tokens of `span`.
pub(super) fn tokenize(text: &str, span: Span, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let cut = Cut { text, end: span.end, lexicon };
    let mut at = span.start;
    let mut spaced = true;
    while let Some(&byte) = cut.bytes().get(at) {
        if byte == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        if byte.is_ascii_alphabetic()
            && let Some(word) = cut.plain_word(at, spaced)
        {
            at = word.span.end;
            out.push(word);
            spaced = false;
            continue;
        }
        let Some(c) = cut.char_at(at) else { break };
        if c.is_whitespace() || c == '>' && cut.marks_mail(at) {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let (end, kind) = cut.token(at, c);
        cut.push(Span::new(at, end), kind, spaced, out);
        at = end;
        spaced = false;
    }
}

/// For each byte that is a letter or digit of ASCII, the same in lower case; 0 for others.
const SMALL: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Whether `c` may be the apostrophe inside a word.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_quotation(c: char) -> bool {
    matches!(c, '"' | '\'' | '’' | '‘' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '`' | '＂')
}

struct Cut<'a> {
    text: &'a str,
    end: usize,
    lexicon: &'a Lexicon,
}

impl Cut<'_> {
    fn bytes(&self) -> &[u8] {
        &self.text.as_bytes()[..self.end]
    }

    /// The word of ASCII letters and digits at `at`, looked at once; none where what follows may belong to it.
    fn plain_word(&self, at: usize, spaced: bool) -> Option<Token> {
        let bytes = self.bytes();
        let (mut hash, mut upper, mut digits) = (WordHash::default(), 0, 0);
        let mut end = at;
        while let Some(&byte) = bytes.get(end) {
            let small = SMALL[usize::from(byte)];
            if small == 0 {
                break;
            }
            hash = hash.with_small(small);
            upper += usize::from(small != byte);
            digits += usize::from(byte < b'A');
            end += 1;
        }
        let first_upper = bytes.get(at).map(u8::is_ascii_uppercase);
        let mut written = Written { hash, upper, lower: end - at - upper - digits, first_upper };
        match bytes.get(end) {
            Some(b'.') => {
                if bytes.get(end + 1).is_some_and(|next| !next.is_ascii() || next.is_ascii_alphanumeric()) {
                    return None;
                }
                if self.takes_stop(at, end) {
                    written = written.with('.');
                    end += 1;
                }
            }
            Some(b',') if self.is_amount(end, end + 1) => return None,
            Some(b'-' | b'&' | b'\'' | b'_' | 128..) => return None,
            _ => {}
        }
        Some(self.make(Span::new(at, end), TokenKind::Word, spaced, written))
    }

    fn rest(&self, at: usize) -> &str {
        &self.text[at..self.end]
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    fn token(&self, at: usize, first: char) -> (usize, TokenKind) {
        if first.is_alphabetic() {
            let end = self.word(at);
            let is_amount = self.text[at..end].bytes().enumerate();
            let is_amount = is_amount
                .filter(|(_, byte)| matches!(byte, b'.' | b','))
                .any(|(place, _)| self.is_amount(at + place, at + place + 1));
            (end, if is_amount { TokenKind::Number } else { TokenKind::Word })
        } else if first.is_numeric() || first == '.' && self.opens_fraction(at) {
            (self.number(at), TokenKind::Number)
        } else if matches!(first, '@' | '#') && self.char_at(at + 1).is_some_and(char::is_alphanumeric) {
            (self.run(at + 1, |c| c.is_alphanumeric() || c == '_'), TokenKind::Word)
        } else if is_quotation(first) {
            let double = matches!(first, '\'' | '`') && self.rest(at + 1).starts_with(first);
            (at + if double { 2 } else { first.len_utf8() }, TokenKind::Mark)
        } else if matches!(first, '.' | '-' | '…') {
            (self.run(at + first.len_utf8(), |c| c == first), TokenKind::Punct)
        } else {
            (at + first.len_utf8(), TokenKind::Punct)
        }
    }

    fn run(&self, from: usize, goes_on: impl Fn(char) -> bool) -> usize {
        self.rest(from).find(|c| !goes_on(c)).map_or(self.end, |length| from + length)
    }

    /// End of the word that starts at `at`: letters and digits with single joiners between them, and the full stop of
    /// an initial or abbreviation.
    fn word(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            end = self.run(end, |c| c.is_alphanumeric() || c == '_' || is_combining(c));
            let Some(joiner) = self.char_at(end) else { break };
            let after = end + joiner.len_utf8();
            let joins = match joiner {
                '-' | '&' | '‐' | '‑' => self.char_at(after).is_some_and(char::is_alphanumeric),
                '.' | ',' if self.is_amount(end, after) => true,
                '.' => self.dot_joins(at, end, after),
                '/' | '@' => self.text[at..end].contains('.') && self.char_at(after).is_some_and(char::is_alphanumeric),
                // Yo‘ldosh: between letters nothing opens a quotation.
                '‘' => end > at && self.char_at(after).is_some_and(char::is_lowercase),
                _ if is_apostrophe(joiner) => self.char_at(after).is_some_and(char::is_alphabetic),
                _ => false,
            };
            if !joins {
                break;
            }
            end = after;
        }
        if self.char_at(end) == Some('.') && self.takes_stop(at, end) { end + 1 } else { end }
    }

    /// *U.S*, *D-N.M*, *state.gov*, but not *end.Next*: a full stop joins single letters, or two lower-case parts, or what
    /// the lexicons hold with it, *Ph.D*.
    fn dot_joins(&self, at: usize, end: usize, after: usize) -> bool {
        let Some(next) = self.char_at(after).filter(|c| c.is_alphanumeric()) else { return false };
        let part = self.text[at..end].rsplit(['.', '-']).next().unwrap_or("");
        let single = part.chars().nth(1).is_none();
        single
            || next.is_lowercase() && part.chars().next_back().is_some_and(char::is_lowercase)
            || next.is_uppercase() && self.is_degree(at, after)
    }

    /// Whether a degree with stops inside it begins at `at` and reaches behind `after`: *Ph.D.*, *Pharm.D.*
    fn is_degree(&self, at: usize, after: usize) -> bool {
        const LONGEST: usize = 10;
        let end = self.run(after, |c| c.is_alphanumeric() || c == '.');
        let known = |word: &str| self.lexicon.info(self.lexicon.find(word)).capital_classes.has(Class::NameSuffix);
        end - at <= LONGEST && (known(&self.text[at..end]) || known(self.text[at..end].trim_end_matches('.')))
    }

    /// The mark of a quoted mail at the head of a line inside of a wrapped paragraph.
    fn marks_mail(&self, at: usize) -> bool {
        /// The most such marks before it, spaces counted.
        const DEEPEST: usize = 8;
        let before = self.text.as_bytes()[..at].iter().rev().take(DEEPEST).find(|byte| !matches!(byte, b'>' | b' '));
        before == Some(&b'\n') && self.rest(at + 1).starts_with([' ', '>'])
    }

    /// *Rs183.6bn*, *Dh1,200*: between digits a full stop or comma is part of a number, though letters stand before it.
    fn is_amount(&self, end: usize, after: usize) -> bool {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        is_digit(self.bytes().get(end.wrapping_sub(1)))
            && is_digit(self.bytes().get(after).filter(|_| after < self.end))
    }

    /// A word of one letter that is no initial.
    fn is_i(&self, word: &str) -> bool {
        self.lexicon.is_for(word_hash(word), WordUse::Capital)
    }

    fn takes_stop(&self, at: usize, end: usize) -> bool {
        let word = &self.text[at..end];
        let mut chars = word.chars();
        let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && !self.is_i(word);
        let spelled =
            word.len() >= 3 && word.contains('.') && { word.split(['.', '-']).all(|part| part.chars().count() == 1) };
        let degree = word.contains('.') && word.len() <= 8 && {
            let info = self.lexicon.info(self.lexicon.find(&self.text[at..end + 1]));
            info.capital_classes.has(Class::NameSuffix)
        };
        if initial || spelled || degree {
            return true;
        }
        word.len() <= 8 && {
            let with_stop = &self.text[at..end + 1];
            let entry = self.lexicon.info(self.lexicon.find(with_stop)).abbreviation;
            entry.is_some_and(|id| {
                let known = &self.lexicon.abbreviations[id as usize];
                // he was ill. they wed. She sat: no state and no day.
                let is_small = word.starts_with(char::is_lowercase);
                let is_word =
                    is_small && known.abbreviation.starts_with(char::is_uppercase) && !self.is_number_next(end + 1);
                // the SEC. is no section.
                let is_name = word.len() > 2
                    && word.chars().all(char::is_uppercase)
                    && known.abbreviation.contains(char::is_lowercase);
                match known.kind {
                    _ if is_word || is_name => false,
                    AbbreviationKind::BeforeNumber => self.is_number_next(end + 1),
                    _ => true,
                }
            })
        }
    }

    /// Whether a number stands behind the blanks at `at`.
    fn is_number_next(&self, at: usize) -> bool {
        self.rest(at).trim_start().starts_with(char::is_numeric)
    }

    /// *$.22*, *a .30 bore*: a stop with a digit right behind it and none of a word before it.
    fn opens_fraction(&self, at: usize) -> bool {
        let bytes = self.bytes();
        let begins =
            at.checked_sub(1).is_none_or(|before| matches!(bytes[before], b' ' | b'\n' | b'\t' | b'$' | b'(' | b'-'));
        begins && bytes.get(at + 1).filter(|_| at + 1 < self.end).is_some_and(u8::is_ascii_digit)
    }

    fn number(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            end = self.run(end, char::is_alphanumeric);
            let Some(joiner) = self.char_at(end) else { break };
            let after = end + joiner.len_utf8();
            let next = self.char_at(after);
            let joins = match joiner {
                '.' | ',' | ':' | '/' => next.is_some_and(char::is_numeric),
                '-' => next.is_some_and(char::is_alphanumeric),
                _ => false,
            };
            if !joins {
                break;
            }
            end = after;
        }
        end
    }

    fn push(&self, span: Span, kind: TokenKind, spaced: bool, out: &mut Vec<Token>) {
        if kind == TokenKind::Word
            && let Some(cut) = clitic(span.slice(self.text))
        {
            let word = Span::new(span.start, span.start + cut);
            out.push(self.read(word, TokenKind::Word, spaced));
            out.push(self.read(Span::new(word.end, span.end), TokenKind::Clitic, false));
            return;
        }
        out.push(self.read(span, kind, spaced));
    }

    fn read(&self, span: Span, kind: TokenKind, spaced: bool) -> Token {
        let written = span.slice(self.text).chars().fold(Written::default(), Written::with);
        self.make(span, kind, spaced, written)
    }

    fn make(&self, span: Span, kind: TokenKind, spaced: bool, written: Written) -> Token {
        let text = span.slice(self.text);
        let hash = written.hash.value();
        let (word, shape) = match kind {
            TokenKind::Word | TokenKind::Clitic => (self.lexicon.find_hash(hash), written.shape(text)),
            // No 10, Sgt. 1st Class
            TokenKind::Number => (self.lexicon.find_hash(hash), Shape::Other),
            // Farmers' Union
            _ if text.chars().all(is_apostrophe) => (self.lexicon.find_hash(hash), Shape::Other),
            _ => (WordId::UNKNOWN, Shape::Other),
        };
        let classes = match kind {
            TokenKind::Word => self.classes(word, shape, text),
            TokenKind::Clitic if text.ends_with(['s', 'S']) => Classes::of(&[Class::ApostropheS]),
            TokenKind::Clitic => Classes::of(&[Class::Clitic]),
            TokenKind::Number => Classes::of(&[Class::Number]),
            _ => Classes::NONE,
        };
        Token { span, kind, shape, spaced, hash, word, classes }
    }

    fn classes(&self, word: WordId, shape: Shape, text: &str) -> Classes {
        let mut classes = self.lexicon.classes(word, shape);
        // US, WHO and IT in capitals are names, not pronouns, unless the whole line shouts; the mention stage tells.
        if shape == Shape::Upper && text.len() > 1 && classes.any(Classes::of(&[Class::Organisation, Class::Place])) {
            classes =
                classes.without(Classes::of(&[Class::ObjectPronoun, Class::Relative, Class::Interrogative, Class::It]));
        }
        if word == WordId::UNKNOWN && shape == Shape::Lower {
            classes = by_ending(text);
        }
        classes
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

/// Where a clitic begins in a word: *Trump’s*, *they're*; *don't* is left whole.
fn clitic(word: &str) -> Option<usize> {
    let cut = word.rfind(is_apostrophe)?;
    let tail = word[cut..].chars().skip(1).map(|c| c.to_ascii_lowercase());
    let known = ["s", "m", "re", "ve", "ll", "d"].iter().any(|ending| ending.chars().eq(tail.clone()));
    (known && cut > 0).then_some(cut)
}

/// What the ending says of a word that no lexicon holds.
fn by_ending(text: &str) -> Classes {
    if !text.is_ascii() || text.len() < 4 {
        return Classes::NONE;
    }
    if text.ends_with("ly") {
        Classes::of(&[Class::Adverb])
    } else if text.ends_with("ing") {
        Classes::of(&[Class::Ing])
    } else if text.ends_with("ed") {
        Classes::of(&[Class::Past, Class::Participle])
    } else {
        Classes::NONE
    }
}

/// A word as it is read, character by character.
#[derive(Clone, Copy, Default)]
struct Written {
    hash: WordHash,
    upper: usize,
    lower: usize,
    /// Whether the first letter that has a case is a capital.
    first_upper: Option<bool>,
}

impl Written {
    #[inline]
    fn with(mut self, c: char) -> Self {
        self.hash = self.hash.with(c);
        if c.is_lowercase() {
            self.lower += 1;
            self.first_upper.get_or_insert(false);
        } else if c.is_uppercase() {
            self.upper += 1;
            self.first_upper.get_or_insert(true);
        } else if c.is_alphabetic() {
            self.lower += 1;
        }
        self
    }

    fn shape(&self, text: &str) -> Shape {
        match (self.upper, self.lower, self.first_upper) {
            (0, 0, _) => Shape::Other,
            (0, ..) => Shape::Lower,
            (1, _, Some(true)) => Shape::Title,
            (_, 0, _) => Shape::Upper,
            // Jean-Claude and similar: each part begins with a capital.
            _ if text.split(['-', '‐', '‑']).all(|part| part.chars().next().is_some_and(char::is_uppercase))
                && text.contains('-') =>
            {
                Shape::Title
            }
            _ => Shape::Mixed,
        }
    }
}
