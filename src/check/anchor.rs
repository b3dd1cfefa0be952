//! Where the words of a table stand in the text.

use super::{BREAK, CUT, GAP};
use crate::model::Span;

/// More places than this are not told apart.
const MOST: usize = 40;

/// A text in which words are looked for, with every run of white space taken as one space.
#[derive(Debug)]
pub(super) struct Anchors {
    squeezed: String,
    /// The place in the text of each byte of the squeezed one, and of its end.
    places: Vec<usize>,
}

impl Anchors {
    pub(super) fn new(text: &str) -> Self {
        let mut squeezed = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut space = false;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                if !space {
                    squeezed.push(' ');
                    places.push(at);
                }
                space = true;
                continue;
            }
            space = false;
            squeezed.push(c);
            places.extend(at..at + c.len_utf8());
        }
        places.push(text.len());
        Self { squeezed, places }
    }

    /// The places at which the words of a cell stand, each as its pieces; none where they do not stand in the text.
    pub(super) fn find(&self, cell: &str) -> Vec<Vec<Span>> {
        if cell.is_empty() {
            return Vec::new();
        }
        let whole: Vec<Vec<Span>> = self.piece(cell, 0).take(MOST).map(|span| vec![span]).collect();
        if !whole.is_empty() || !cell.contains(GAP) {
            return whole.iter().map(|spans| self.in_text(spans)).collect();
        }
        let pieces: Vec<&str> = cell.split(GAP).collect();
        let mut out: Vec<Vec<Span>> =
            self.piece(pieces[0], 0).take(MOST).filter_map(|first| self.follow(first, &pieces)).collect();
        if out.is_empty() {
            // Not in this order: each piece where it first stands.
            let anywhere: Option<Vec<Span>> = pieces.iter().map(|piece| self.piece(piece, 0).next()).collect();
            out.extend(anywhere);
        }
        out.iter().map(|spans| self.in_text(spans)).collect()
    }

    /// The first piece with the nearest place of each further one behind it.
    fn follow(&self, first: Span, pieces: &[&str]) -> Option<Vec<Span>> {
        let mut spans = vec![first];
        let mut from = first.end;
        for piece in &pieces[1..] {
            let next = self.piece(piece, from).next()?;
            from = next.end;
            spans.push(next);
        }
        Some(spans)
    }

    /// The places of a piece from a byte on.
    fn piece<'s>(&'s self, piece: &str, from: usize) -> impl Iterator<Item = Span> + use<'s> {
        let (head, tail) = piece.split_once(CUT).unwrap_or((piece, ""));
        let (head, tail) = (squeeze(head), squeeze(tail));
        let mut from = from;
        std::iter::from_fn(move || {
            let start = self.occurrence(&head, from)?;
            from = start + head.chars().next().map_or(1, char::len_utf8);
            let end = start + head.len();
            if tail.is_empty() {
                return Some(Span::new(start, end));
            }
            let tail_start = self.occurrence(&tail, end)?;
            Some(Span::new(start, tail_start + tail.len()))
        })
    }

    /// The next place of these words that cuts no word in two.
    fn occurrence(&self, words: &str, from: usize) -> Option<usize> {
        if words.is_empty() {
            return None;
        }
        let inside = |a: Option<char>, b: Option<char>| {
            a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
        };
        let text = &self.squeezed;
        let mut from = from;
        while let Some(found) = text.get(from..)?.find(words) {
            let (start, end) = (from + found, from + found + words.len());
            let cut = inside(text[..start].chars().next_back(), words.chars().next())
                || inside(words.chars().next_back(), text[end..].chars().next());
            if !cut {
                return Some(start);
            }
            from = start + words.chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    fn in_text(&self, spans: &[Span]) -> Vec<Span> {
        // The end is one past the place of the last byte, so that no white space behind is taken in.
        spans.iter().map(|span| Span::new(self.places[span.start], self.places[span.end - 1] + 1)).collect()
    }
}

fn squeeze(words: &str) -> String {
    words.replace(BREAK, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, cell: &str) -> Vec<Vec<String>> {
        let places = Anchors::new(text).find(cell);
        places.iter().map(|spans| spans.iter().map(|span| span.slice(text).to_owned()).collect()).collect()
    }

    #[test]
    fn words_are_found_over_breaks_gaps_and_cuts() {
        let text = "“We stay.\n\n“We always\nhave,” said Lee. Yes and yes, not no.";
        assert_eq!(found(text, "“We stay.¶“We always have,”"), [["“We stay.\n\n“We always\nhave,”"]]);
        assert_eq!(found(text, "“We stay. [...] said Lee"), [["“We stay.\n\n“We always\nhave,” said Lee"]]);
        assert_eq!(found(text, "said … yes"), [["said", "yes"]]);
        assert_eq!(found(text, "yes … said"), [["yes", "said"]]);
    }

    #[test]
    fn words_are_not_found_inside_others() {
        assert_eq!(found("not now, no", "no"), [["no"]]);
        assert_eq!(found("He said he had", "he"), [["he"]]);
        assert!(found("nothing", "no").is_empty());
        assert!(found("nothing", "").is_empty());
    }

    #[test]
    fn every_place_is_told() {
        assert_eq!(found("no, no", "no").len(), 2);
    }
}
