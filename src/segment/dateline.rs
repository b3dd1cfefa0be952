//! The dateline that opens a paragraph: *LONDON (Reuters) —*, *WASHINGTON, Oct. 3 (AP) -*, *Paris (AFP) –*. Read by
//! hand: patterns would cost more to compile than an article to analyse.

/// The longest name in capitals, in characters.
const LONGEST: usize = 120;
/// The most spaces that are passed. Here and below carriage returns do not count, so that no kind of line end matters.
const SPACES: usize = 8;

/// Where the text behind the dateline begins.
pub(super) fn dateline(line: &str) -> Option<usize> {
    let first = line.chars().next().filter(|c| c.is_uppercase())?;
    let first = first.len_utf8();
    in_capitals(line, first).or_else(|| line.contains('(').then(|| with_agency(line, first))?)
}

/// A name in capitals, up to two more parts, perhaps an agency in brackets.
fn in_capitals(line: &str, first: usize) -> Option<usize> {
    let name = |c: char| c.is_uppercase() || matches!(c, '.' | '\'' | '’' | ' ' | '-');
    runs(line, first, 2..=LONGEST, name).find_map(|at| {
        let one = || parts(line, at);
        let two = || one().flat_map(|at| parts(line, at));
        two()
            .chain(one())
            .chain([at])
            .find_map(|at| agency(line, at).and_then(|at| dash(line, at)).or_else(|| dash(line, at)))
    })
}

/// A name, perhaps another part, an agency in brackets.
fn with_agency(line: &str, first: usize) -> Option<usize> {
    let name = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | ' ');
    runs(line, first, 2..=25, name).find_map(|at| {
        let mut ends = parts(line, at).chain([at]);
        ends.find_map(|at| agency(line, at).and_then(|at| dash(line, at)))
    })
}

/// The ends of the runs from `at` of characters of a kind, the longest first.
fn runs(
    line: &str,
    at: usize,
    length: std::ops::RangeInclusive<usize>,
    kind: impl Fn(char) -> bool,
) -> impl DoubleEndedIterator<Item = usize> {
    let chars = line[at..].char_indices().take(*length.end()).take_while(|(_, c)| kind(*c));
    let ends: Vec<usize> = chars.map(|(start, c)| at + start + c.len_utf8()).skip(length.start() - 1).collect();
    ends.into_iter().rev()
}

/// The ends of a further part: *, Oct. 3*, *, Calif.*
fn parts(line: &str, at: usize) -> impl Iterator<Item = usize> {
    let comma = line[at..].starts_with(',').then(|| spaces(line, at + 1));
    let kind = |c: char| c.is_alphanumeric() || matches!(c, '.' | ' ');
    comma.into_iter().flat_map(move |start| runs(line, start, 2..=20, kind))
}

/// The end of an agency in brackets.
fn agency(line: &str, at: usize) -> Option<usize> {
    let open = spaces(line, at);
    let inside = line[open..].strip_prefix('(')?;
    let counted = || inside.char_indices().filter(|(_, c)| *c != '\r').take(41);
    let place = counted().position(|(_, c)| c == ')')?;
    let (length, _) = counted().nth(place)?;
    (place >= 2).then_some(open + 1 + length + 1)
}

/// The start of the text behind a dash.
fn dash(line: &str, at: usize) -> Option<usize> {
    let rest = &line[spaces(line, at)..];
    let behind = ["—", "–", "--", "-", "//"].iter().find_map(|dash| rest.strip_prefix(dash))?;
    let text = behind.trim_start();
    (text.len() < behind.len()).then(|| line.len() - text.len())
}

/// Where the white space at `at` ends.
fn spaces(line: &str, at: usize) -> usize {
    let blank = line[at..].char_indices().take_while(|(_, c)| c.is_whitespace());
    let last = blank.filter(|(_, c)| *c != '\r').take(SPACES).last();
    last.map_or(at, |(start, c)| at + start + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::dateline;

    #[test]
    fn datelines() {
        for (line, text) in [
            ("LONDON (Reuters) — Ships sailed.", "Ships sailed."),
            ("WASHINGTON, Oct. 3 (AP) - Ships sailed.", "Ships sailed."),
            ("ST. JOHN'S, Newfoundland, May 2 -- Ships sailed.", "Ships sailed."),
            ("Paris (AFP) – Ships sailed.", "Ships sailed."),
            ("DOHA // Ships sailed.", "Ships sailed."),
            ("PORT-AU-PRINCE —  Ships sailed.", "Ships sailed."),
            ("Santa Fe, N.M. (AP) — Ships – all – sailed.", "Ships – all – sailed."),
        ] {
            assert_eq!(dateline(line).map(|at| &line[at..]), Some(text), "{line}");
        }
    }

    #[test]
    fn line_ends_make_nothing_longer() {
        for more in 0..50 {
            let (gap, agency) = (" ".repeat(more), "Re".repeat(more));
            for line in [format!("LONDON{gap}\n(AP) — Ships"), format!("LONDON (A\n{agency}) — Ships")] {
                let found = |line: &str| dateline(line).map(|at| line[at..].to_owned());
                assert_eq!(found(&line.replace('\n', "\r\n")), found(&line), "{line}");
            }
        }
    }

    #[test]
    fn what_is_no_dateline() {
        for line in
            ["Paris — Ships", "paris (AFP) – Ships", "UN (x) - Ships", "LONDON (Reuters) —", "LONDON", "“A", "", "É"]
        {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
