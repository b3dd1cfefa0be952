//! Words that are safe to show: a terminal obeys control characters, and news text is not to be trusted with that; nor
//! with those that turn the direction of writing, by which words can be shown in another order than they have.

use std::borrow::Cow;

/// The text with each control character but line feed and tab as the picture of it: an escape becomes `␛`, and what
/// follows it is mere words.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_obeyed) { text.chars().map(picture).collect::<String>().into() } else { text.into() }
}

/// The same on one line.
pub(super) fn visible_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        text if text.contains(['\n', '\t']) => text.replace('\n', "␊").replace('\t', "␉").into(),
        text => text,
    }
}

fn is_obeyed(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || turns_direction(c)
}

/// Whether it embeds, overrides or isolates a direction (Unicode Standard Annex 9).
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn picture(c: char) -> char {
    match c {
        '\u{7f}' => '␡',
        '\0'..'\u{20}' if is_obeyed(c) => char::from_u32('␀' as u32 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        _ if turns_direction(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn control_characters_become_pictures() {
        assert_eq!(visible("a\x1b[2Jb\0c\rd\x07\x08e\u{7f}\u{9b}31m"), "a␛[2Jb␀c␍d␇␈e␡\u{fffd}31m");
        assert_eq!(visible("“Ñandú”\n\t🦤"), "“Ñandú”\n\t🦤");
        assert_eq!(visible("a\u{202e}cba\u{202c} \u{2067}b\u{2069}"), "a\u{fffd}cba\u{fffd} \u{fffd}b\u{fffd}");
        assert_eq!(visible_line("a\n\tb\x1b"), "a␊␉b␛");
        let all: String = ('\0'..='\u{ff}').collect();
        assert!(!visible_line(&all).chars().any(char::is_control));
    }
}
