//! Texts that fit a cell.

use std::borrow::Cow;

/// UTF-16 units that fit a cell.
const UNITS: usize = 32_767;

/// The text, or as much of it as fits a cell.
pub(super) fn fitting(text: &str) -> Cow<'_, str> {
    // No text has more UTF-16 units than bytes.
    if text.len() <= UNITS || text.chars().map(char::len_utf16).sum::<usize>() <= UNITS {
        return text.into();
    }
    let mut left = UNITS - 2;
    let fits = |c: &char| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push_str(" …");
    cut.into()
}

#[cfg(test)]
mod tests {
    use super::{UNITS, fitting};

    #[test]
    fn long_texts_are_cut_to_a_cell() {
        let short = "é".repeat(UNITS);
        assert_eq!(fitting(&short), short);
        for text in ["🦤".repeat(UNITS), "x".repeat(UNITS + 1)] {
            let cut = fitting(&text);
            assert!((UNITS - 1..=UNITS).contains(&cut.encode_utf16().count()));
            assert!(cut.ends_with(" …"));
        }
    }
}
