//! What tells documents and rows apart from one run to the next.

use std::collections::HashMap;

use whosaid::export::{Document, Row};

/// FNV-1a, whose values stay the same from build to build.
#[derive(Debug, Clone, Copy)]
struct Print(u64);

impl Print {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// With one more text, and a byte behind it that no text has.
    fn with(self, text: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(step(text.bytes().fold(self.0, step), 0xff))
    }
}

/// The fingerprint of a document: of its text and of what is known of it.
pub(super) fn of_document(document: &Document<'_>) -> String {
    let parts = [document.text, document.title, document.date, document.outlet, document.url, document.author];
    format!("{:016x}", parts.iter().fold(Print::new(), |print, part| print.with(part)).0)
}

/// The fingerprints of a document's rows: who, what and by which words, whatever else in the document has changed. Rows that
/// are alike in all of it are told apart by their number.
pub(super) fn of_rows(rows: &[Row<'_>]) -> Vec<u64> {
    let mut alike: HashMap<u64, u64> = HashMap::new();
    let print = |row: &Row<'_>| {
        let part = |part: &Option<whosaid::export::Part>| part.as_ref().map_or_else(String::new, |p| p.text.clone());
        let parts = [row.kind.as_str().to_owned(), row.speaker.join("|"), part(&row.source), part(&row.cue)];
        let print = parts.iter().fold(Print::new(), |print, part| print.with(part));
        print.with(row.act).with(&row.content.text).0
    };
    let mut each = Vec::new();
    for row in rows {
        let print = print(row);
        let number = alike.entry(print).or_default();
        each.push(Print(print).with(&number.to_string()).0);
        *number += 1;
    }
    each
}

#[cfg(test)]
mod tests {
    use super::of_document;
    use whosaid::export::Document;

    #[test]
    fn what_moves_from_one_part_to_the_next_is_a_change() {
        let print = |text, title| of_document(&Document { text, title, ..Document::default() });
        assert_eq!(print("ab", "c"), print("ab", "c"));
        assert_ne!(print("ab", "c"), print("a", "bc"));
    }
}
