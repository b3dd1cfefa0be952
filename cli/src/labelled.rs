//! Lines with a label before them, as `explain` prints.

use std::fmt::Write;

/// Adds a line; writing to a string cannot fail, so the result is dropped.
pub(super) fn line(out: &mut String, label: &str, words: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "{}", format!("  {label:<9}{words}").trim_end());
}
