//! Which characters of a text stand inside quotation marks, by the marks alone.
//!
//! A measure must not depend on the program it measures, so this knows nothing of the engine's own reading of marks.

use super::sets;
use crate::model::Span;

/// For each byte of a text, whether it stands inside quotation marks.
#[derive(Debug)]
pub struct Mask(Vec<bool>);

/// What stands open while a line is read.
#[derive(Debug, Default)]
struct Open {
    /// Behind the mark that opened, in the line.
    start: Option<usize>,
    /// Whether the line had a mark before.
    seen: bool,
}

impl Mask {
    /// Reads the marks of a text, line by line.
    ///
    /// A mark left open runs to the end of its line, which covers quotations of several paragraphs too, since each
    /// paragraph opens anew; a closing mark that comes first in the next line closes what was left open. Straight marks
    /// are told apart by what stands beside them, else they take turns. Single marks count only outside double ones.
    pub fn new(text: &str) -> Self {
        let mut mask = Self(vec![false; text.len()]);
        let mut carried = false;
        let mut base = 0;
        for line in text.split('\n') {
            if !line.chars().all(is_space) {
                carried = mask.double(base, line, carried);
                mask.single(base, line);
            }
            base += line.len() + 1;
        }
        mask
    }

    /// Whether the byte at `at` stands inside.
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at).copied().unwrap_or(false)
    }

    fn fill(&mut self, span: Span) {
        self.0[span.range()].fill(true);
    }

    /// The double marks of a line; whether it ends with one open.
    fn double(&mut self, base: usize, line: &str, carried: bool) -> bool {
        let mut open = Open::default();
        let mut from = 0;
        while let Some((at, mark)) = next_double(line, from) {
            let end = at + mark.len();
            from = end;
            if opens(line, at, mark, open.start.is_some()) {
                open.start.get_or_insert(end);
            } else if open.start.is_some() || (carried && !open.seen) {
                self.fill(Span::new(base + open.start.unwrap_or(0), base + at));
                open.start = None;
            }
            open.seen = true;
        }
        if let Some(start) = open.start {
            self.fill(Span::new(base + start, base + line.len()));
        }
        open.start.is_some()
    }

    /// The single marks of a line, outside double ones.
    fn single(&mut self, base: usize, line: &str) {
        let mut from = 0;
        while let Some(found) = next_single(line, from) {
            let (first, last) = (base + found.start, base + found.end - 1);
            if !(self.has(first) || self.has(last)) {
                self.fill(Span::new(first, last + 1));
            }
            from = found.end + line[found.end..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

const DOUBLE: [char; 10] = ['"', '“', '”', '„', '‟', '«', '»', '〝', '〞', '＂'];

/// The next double mark from a byte on.
fn next_double(line: &str, from: usize) -> Option<(usize, &str)> {
    let rest = line.get(from..)?;
    for (at, c) in rest.char_indices() {
        let length = match c {
            '\'' | '`' if rest[at + 1..].starts_with(c) => 2,
            c if DOUBLE.contains(&c) => c.len_utf8(),
            _ => continue,
        };
        return Some((from + at, &rest[at..at + length]));
    }
    None
}

fn opens(line: &str, at: usize, mark: &str, is_open: bool) -> bool {
    let before = line[..at].chars().next_back().unwrap_or(' ');
    let after = line[at + mark.len()..].chars().next().unwrap_or(' ');
    let opens = (is_space(before) || "([{—–-―‘'".contains(before)) && !is_space(after);
    let closes = !is_space(before) && !after.is_alphanumeric();
    match mark {
        "”" | "»" | "〞" => opens && !is_open,
        "“" | "„" | "«" | "〝" | "``" => true,
        _ if opens == closes => !is_open,
        _ => opens,
    }
}

/// What stands inside the next pair of single marks from a byte on.
fn next_single(line: &str, from: usize) -> Option<Span> {
    for (at, mark) in line.get(from..)?.char_indices().filter(|(_, c)| matches!(c, '‘' | '\'')) {
        let (at, start) = (from + at, from + at + mark.len_utf8());
        let before = line[..at].chars().next_back();
        let follows = before.is_none_or(|c| is_space(c) || "([—–―-".contains(c));
        if !follows || !may_open(&line[start..]) {
            continue;
        }
        // Where nothing closes behind this one, nothing does behind a later one.
        return closing(line, start).map(|end| Span::new(start, end));
    }
    None
}

/// Whether what stands behind a single mark can be quoted, and is no clipped word or decade.
fn may_open(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else { return false };
    let clipped = sets::clipped().iter().any(|word| {
        let tail = rest.strip_prefix(&word[1..]);
        tail.is_some_and(|tail| !tail.chars().next().is_some_and(is_word))
    });
    let decade = first.is_ascii_digit() && rest[1..].starts_with("0s");
    (is_word(first) || "$#@[(".contains(first)) && !clipped && !decade
}

/// Where the single mark stands that closes what began at `start`.
fn closing(line: &str, start: usize) -> Option<usize> {
    let mut before = None;
    for (at, c) in line[start..].char_indices() {
        if matches!(c, '’' | '\'') && before.is_some_and(|c| is_word(c) || ".,!?…%$)]".contains(c)) {
            let after = line[start + at + c.len_utf8()..].chars().next();
            if !after.is_some_and(is_word) {
                return Some(start + at);
            }
        }
        before = Some(c);
    }
    None
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// White space; some old control characters part words too.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::Mask;

    /// What stands inside marks, pieces joined by `|`.
    fn inside(text: &str) -> String {
        let mask = Mask::new(text);
        let mut out = String::new();
        let mut before = true;
        for (at, c) in text.char_indices() {
            let here = mask.has(at);
            if here && !before {
                out.push('|');
            }
            if here {
                out.push(c);
            }
            before = here || out.is_empty();
        }
        out
    }

    #[test]
    fn marks_of_all_kinds_hold_what_is_between_them() {
        assert_eq!(inside("“No,” she said, \"never.\" ``Yes'' «oui»"), "No,|never.|Yes|oui");
        assert_eq!(inside("He called it 'a mess' in the '90s, 'til the voters' choice"), "a mess");
        assert_eq!(inside("‘We don’t owe the owners’ club a thing,’ she said"), "We don’t owe the owners");
        assert_eq!(inside("“He said ‘no’ to me” and 'yes' to her"), "He said ‘no’ to me|yes");
    }

    #[test]
    fn a_mark_left_open_runs_to_the_end_of_its_line() {
        assert_eq!(inside("“We stay.\n\n“We always have,” he said."), "We stay.|We always have,");
        assert_eq!(inside("“We stay.\nWe always have,” he said."), "We stay.|We always have,");
        assert_eq!(inside("He spoke.\nWe always have,” he said."), "");
    }

    #[test]
    fn any_text_has_a_mask() {
        for text in ["", "\n\n", "'", "‘’", "\"", "''''", "’s 'é' ‘é’", "'n' 'em", "'0s", "“"] {
            let _ = Mask::new(text);
        }
    }
}
