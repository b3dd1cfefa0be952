//! Attributions from spans that relations tie, where a file has no events.
//!
//! A cue takes the sources and contents that it is tied to, and the sources and contents that those are tied to. Spans of
//! one role that are tied to each other are pieces of one. A content without a cue stands alone or with its sources.

use std::collections::{BTreeSet, HashMap};

use super::mark::{GoldAttribution, Mark, Role, is_line, place};
use crate::error::Result;

/// Reads the `R` lines of a file.
///
/// # Errors
/// A relation that names no span.
pub(super) fn read(
    path: &str,
    annotations: &str,
    marks: &[Mark<'_>],
    places: &HashMap<&str, usize>,
) -> Result<Vec<GoldAttribution>> {
    let mut ties = Ties { marks, next: vec![Vec::new(); marks.len()] };
    for (index, line) in annotations.lines().enumerate().filter(|(_, line)| is_line(line, 'R')) {
        let (id, arguments) = line.split_once('\t').unwrap_or((line, ""));
        let targets = arguments.split_whitespace().filter_map(|argument| argument.split_once(':'));
        let ends: Vec<usize> =
            targets.map(|(_, target)| place(path, index + 1, id, target, places)).collect::<Result<_>>()?;
        if let [a, b] = ends[..] {
            ties.next[a].push(b);
            ties.next[b].push(a);
        }
    }
    Ok(ties.attributions())
}

/// Which spans are tied to which.
struct Ties<'a> {
    marks: &'a [Mark<'a>],
    next: Vec<Vec<usize>>,
}

impl Ties<'_> {
    fn attributions(&self) -> Vec<GoldAttribution> {
        let mut done = BTreeSet::new();
        let mut out = Vec::new();
        for head in [Role::Cue, Role::Content] {
            for at in (0..self.marks.len()).filter(|&at| self.marks[at].role == Some(head)) {
                // A cue without ties says nothing; a content may stand alone.
                if done.contains(&at) || (head == Role::Cue && self.next[at].is_empty()) {
                    continue;
                }
                let parts = self.parts(at, head);
                done.extend(parts.iter().copied());
                let mut found = GoldAttribution { id: self.marks[at].id.to_owned(), ..GoldAttribution::default() };
                for part in parts {
                    if let Some(role) = self.marks[part].role {
                        found.part(role).extend_from_slice(&self.marks[part].spans);
                    }
                }
                found.sort();
                out.push(found);
            }
        }
        out.sort_by_key(|found| found.content.first().copied());
        out
    }

    /// All spans of the attribution whose cue, or content without a cue, is at `head`.
    fn parts(&self, head: usize, role: Role) -> BTreeSet<usize> {
        let mut parts = self.with_pieces(BTreeSet::from([head]));
        let others: &[Role] = if role == Role::Cue { &[Role::Content, Role::Source] } else { &[Role::Source] };
        for &other in others {
            let mut near = self.tied(&parts, other);
            if near.is_empty() && other == Role::Content {
                // The cue is tied to its source alone, and that to the content.
                near = self.tied(&self.tied(&parts, Role::Source), other);
                near.retain(|&content| self.tied(&BTreeSet::from([content]), Role::Cue).is_empty());
            }
            parts.extend(self.with_pieces(near));
        }
        parts
    }

    /// Spans of one role with those of the same role that they are tied to, however far.
    fn with_pieces(&self, mut spans: BTreeSet<usize>) -> BTreeSet<usize> {
        let mut waiting: Vec<usize> = spans.iter().copied().collect();
        while let Some(at) = waiting.pop() {
            let same = self.next[at].iter().filter(|&&other| self.marks[other].role == self.marks[at].role);
            waiting.extend(same.filter(|&&other| spans.insert(other)));
        }
        spans
    }

    /// The spans of a role that any of these is tied to.
    fn tied(&self, spans: &BTreeSet<usize>, role: Role) -> BTreeSet<usize> {
        let near = spans.iter().flat_map(|&at| &self.next[at]).copied();
        near.filter(|&at| self.marks[at].role == Some(role)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::gold::read_brat;

    /// Ids of attributions with source, cue and content, pieces joined by `+`.
    fn found(ties: &str) -> Vec<String> {
        let text = "S1 S2 C1 C2 Q1 Q2 Q3";
        let mark = |(index, word): (usize, &str)| {
            let kind = match &word[..1] {
                "S" => "Source",
                "C" => "Cue",
                _ => "Content",
            };
            format!("T{}\t{kind} {} {}\t{word}\n", index + 1, index * 3, index * 3 + 2)
        };
        let marks: String = text.split(' ').enumerate().map(mark).collect();
        let id = |word: &str| text.split(' ').position(|other| other == word).map_or(0, |at| at + 1);
        let tie = |(index, tie): (usize, &str)| {
            let (a, b) = tie.split_once('-').expect("two ends");
            format!("R{}\ttie Arg1:T{} Arg2:T{}\t\n", index + 1, id(a), id(b))
        };
        let ties: String = ties.split_whitespace().enumerate().map(tie).collect();
        let found = read_brat("a.ann", &(marks + &ties), text).expect("sound");
        let words =
            |spans: &[crate::model::Span]| spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join("+");
        found.iter().map(|row| format!("{} {} {}", words(&row.source), words(&row.cue), words(&row.content))).collect()
    }

    #[test]
    fn cues_gather_what_they_are_tied_to() {
        assert_eq!(found("C1-S1 C1-Q1 C1-Q2 C2-S1 C2-Q3"), ["S1 C1 Q1+Q2", "S1 C2 Q3"]);
        assert_eq!(found("S1-C1 S1-Q1 Q2-S2"), ["S1 C1 Q1", "S2  Q2", "  Q3"]);
        assert_eq!(found("C1-Q1 Q1-S1 C2-Q2 Q2-Q3 S2-Q2"), ["S1 C1 Q1", "S2 C2 Q2+Q3"]);
    }

    #[test]
    fn pieces_that_are_tied_are_one() {
        assert_eq!(found("C1-C2 C2-Q1 Q1-Q3 C1-S2 Q2-S1"), ["S2 C1+C2 Q1+Q3", "S1  Q2"]);
    }

    #[test]
    fn what_a_relation_names_must_be_there() {
        let told = read_brat("a.ann", "T1\tCue 0 1\tx\nR1\ttie Arg1:T1 Arg2:T7\n", "x y").map_err(|e| e.to_string());
        assert_eq!(told, Err("a.ann:2: R1 names T7, which no T line holds".to_owned()));
    }
}
