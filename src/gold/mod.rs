//! Annotated text as gold: brat stand-off files, and exports of Label Studio.
//!
//! The format is that of brat (Stenetorp et al. 2012) as the PolNeAR corpus uses it: `T` lines with code point offsets,
//! possibly discontinuous, of the types `Source`, `Cue` and `Content`, and `E` lines that tie them. Where a file has
//! no `E` line, `R` lines tie them: tools that know no events write those.

mod label_studio;
mod mark;
mod relations;

use std::collections::HashMap;

pub use label_studio::{LabelledTask, read_label_studio};
pub use mark::GoldAttribution;
use mark::{Mark, Role, is_id, is_line, place};

use crate::error::{Error, Result};
use crate::model::Span;

/// How many words of a text a message shows.
const SHOWN: usize = 8;

/// Reads a brat file that annotates `text`. Lines that are neither `T` nor `E` nor `R` are passed over; attributions
/// without content are left out.
///
/// # Errors
/// The first of these, with path and line: a span that lies outside of the text or holds other words than the line
/// says; an event or relation that names no span; spans that nothing ties together.
///
/// ```
/// use whosaid::gold::read_brat;
/// let text = "“We won,” said Ann Lee.";
/// let brat = "T1\tSource 15 22\tAnn Lee\nT2\tCue 10 14\tsaid\nT3\tContent 0 9\t“We won,”\n\
///             T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n";
/// let gold = read_brat("a.ann", brat, text)?;
/// assert_eq!((gold.len(), gold[0].source[0].slice(text)), (1, "Ann Lee"));
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn read_brat(path: &str, annotations: &str, text: &str) -> Result<Vec<GoldAttribution>> {
    let bytes = byte_offsets(text);
    let mut marks: Vec<Mark<'_>> = Vec::new();
    let mut meant = false;
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (index, line) in annotations.lines().enumerate() {
        let mut cells = line.splitn(3, '\t');
        let (Some(id), Some(span)) = (cells.next(), cells.next()) else { continue };
        if !is_id(id, 'T') {
            continue;
        }
        let (kind, pieces) = span.split_once(' ').unwrap_or((span, ""));
        let spans = read_pieces(path, index + 1, pieces, &bytes)?;
        if let Some(words) = cells.next() {
            check_words(words, &spans, text).map_err(|problem| Error::data(path, index + 1, 0, problem))?;
        }
        meant |= ["source", "cue", "content"].iter().any(|part| kind.to_lowercase().starts_with(part));
        places.insert(id, marks.len());
        marks.push(Mark { id, role: role(kind), spans });
    }
    let any = |letter| annotations.lines().any(|line| is_line(line, letter));
    let mut out = match (any('E'), any('R')) {
        (false, true) => relations::read(path, annotations, &marks, &places)?,
        _ => read_events(path, annotations, &marks, &places)?,
    };
    // Spans of other layers alone are an article in which nobody says anything.
    if out.is_empty() && meant {
        let problem = "nothing ties its spans together: expected spans of the types Source, Cue and Content, and events \
                       (E1⇥Attribution:T2 Cue:T2 Source:T1 Content:T3) or relations (R1⇥Content Arg1:T2 Arg2:T3)";
        return Err(Error::data(path, 0, 0, problem));
    }
    out.retain(|found| !found.content.is_empty());
    Ok(out)
}

fn read_events(
    path: &str,
    annotations: &str,
    marks: &[Mark<'_>],
    places: &HashMap<&str, usize>,
) -> Result<Vec<GoldAttribution>> {
    let mut out = Vec::new();
    for (index, line) in annotations.lines().enumerate().filter(|(_, line)| is_line(line, 'E')) {
        let (id, arguments) = line.split_once('\t').unwrap_or((line, ""));
        let mut found = GoldAttribution { id: id.to_owned(), ..GoldAttribution::default() };
        for argument in arguments.split_whitespace() {
            let Some((name, target)) = argument.split_once(':') else { continue };
            let Some(role) = role(name) else { continue };
            let at = place(path, index + 1, id, target, places)?;
            found.part(role).extend_from_slice(&marks[at].spans);
        }
        if found != (GoldAttribution { id: id.to_owned(), ..GoldAttribution::default() }) {
            found.sort();
            out.push(found);
        }
    }
    Ok(out)
}

/// A type of spans or a role in an event; numbers behind it tell several of one role apart.
fn role(name: &str) -> Option<Role> {
    match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "Source" => Some(Role::Source),
        "Cue" => Some(Role::Cue),
        "Content" => Some(Role::Content),
        _ => None,
    }
}

fn read_pieces(path: &str, line: usize, pieces: &str, bytes: &[usize]) -> Result<Vec<Span>> {
    let fault = |problem: String| Error::data(path, line, 0, problem);
    pieces
        .split(';')
        .map(|piece| {
            let (start, end) = piece
                .split_once(' ')
                .and_then(|(start, end)| Some((start.parse::<usize>().ok()?, end.parse::<usize>().ok()?)))
                .ok_or_else(|| fault(format!("expected offsets “start end”, found “{piece}”")))?;
            match (bytes.get(start), bytes.get(end)) {
                (Some(&from), Some(&to)) if from <= to => Ok(Span::new(from, to)),
                _ => Err(fault(format!(
                    "the span {start}–{end} lies outside of the text, which has {} characters: is it the right text?",
                    bytes.len() - 1
                ))),
            }
        })
        .collect()
}

/// Whether the spans hold the words that the line says, whatever the white space. Where a line was broken by a line end
/// in the words, only their beginning stands in it.
fn check_words(words: &str, spans: &[Span], text: &str) -> std::result::Result<(), String> {
    let held: Vec<&str> = spans.iter().map(|span| span.slice(text)).collect();
    let (held, words) = (squeezed(&held.join(" ")), squeezed(words));
    if held.starts_with(&words) {
        return Ok(());
    }
    let shown = |words: &str| {
        let first: Vec<&str> = words.split(' ').take(SHOWN + 1).collect();
        if first.len() > SHOWN { format!("{} …", first[..SHOWN].join(" ")) } else { words.to_owned() }
    };
    let start = spans.first().map_or(0, |span| span.start);
    Err(format!(
        "the annotation says “{}”, and the text has “{}” there: {}",
        shown(&words),
        shown(&held),
        advice(&words, start, text)
    ))
}

/// Why the words may stand elsewhere.
fn advice(words: &str, start: usize, text: &str) -> String {
    let first = words.split(' ').next().unwrap_or(words);
    let distance = |at: usize| at.abs_diff(start);
    let nearest = text.match_indices(first).map(|(at, _)| at).min_by_key(|&at| distance(at));
    let Some(at) = nearest.filter(|&at| squeezed(&text[at..]).starts_with(words)) else {
        return "is it the right text?".to_owned();
    };
    let offset = |at: usize| text[..at].chars().count();
    format!(
        "the same words begin at {}, not at {}. Offsets count code points, and every line end and a byte order mark too: \
         was the text changed since, or do they count bytes?",
        offset(at),
        offset(start)
    )
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The byte offset of each code point, and of the end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Häuser: “We won,” said Ann Lee.\n";

    fn told(annotations: &str) -> String {
        match read_brat("a.ann", annotations, TEXT) {
            Ok(found) => format!("{} found", found.len()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn events_tie_spans() {
        let file = "T1\tContent 8 17\t“We won,”\nT2\tCue 18 22\tsaid\nE1\tCue:T2 Content1:T1 Other:T9\n#1\tnote\n";
        let found = read_brat("a.ann", file, TEXT).expect("sound");
        assert_eq!((found.len(), found[0].id.as_str()), (1, "E1"));
        assert_eq!(found[0].content[0].slice(TEXT), "“We won,”");
        assert_eq!(read_brat("a.ann", "", TEXT).expect("nothing is annotated"), []);
    }

    #[test]
    fn words_that_the_text_does_not_have_are_told() {
        let shifted = told("T1\tContent 10 19\t“We won,”\nE1\tContent:T1\n");
        let wanted = "a.ann:1: the annotation says “We won,”, and the text has “e won,” s” there: the same words begin \
                      at 8, not at 10.";
        assert!(shifted.replace("““", "“").replace("””", "”").starts_with(wanted), "{shifted}");
        assert!(told("T1\tContent 8 17\tnothing of it\nE1\tContent:T1\n").ends_with("is it the right text?"));
        assert_eq!(told("T1\tContent 8 17\t“We\nwon,”\nE1\tContent:T1\n"), "1 found", "a line end in the words");
        assert_eq!(told("T1\tContent 8 17\nE1\tContent:T1\n"), "1 found", "no words at all");
    }

    #[test]
    fn spans_that_nothing_ties_are_told() {
        assert!(told("T1\tcontent 8 17\t“We won,”\n").starts_with("a.ann: nothing ties its spans together"));
        assert_eq!(read_brat("a.ann", "T1\tTopic 8 17\t“We won,”\n", TEXT).expect("another layer"), []);
        assert!(told("T1\tCue 18 22\tsaid\nE1\tCue:T3\n").starts_with("a.ann:2: E1 names T3, which no T line holds"));
    }
}
