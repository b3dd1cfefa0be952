//! Annotated text: brat stand-off files as gold.
//!
//! The format is that of brat (Stenetorp et al. 2012) as the PolNeAR corpus uses it: `T` lines with code point offsets,
//! possibly discontinuous, and `E` lines that tie `Source`, `Cue` and `Content`.

use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::model::Span;

/// One annotated attribution, in bytes of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldAttribution {
    /// The event's name in its file: `E1`.
    pub id: String,
    /// The source's spans.
    pub source: Vec<Span>,
    /// The cue's spans.
    pub cue: Vec<Span>,
    /// The content's spans.
    pub content: Vec<Span>,
}

/// Reads a brat file that annotates `text`. Lines that are neither `T` nor `E` are passed over; attributions without
/// content are left out.
///
/// # Errors
/// A span that lies outside of the text, or an event that names no span, with path and line.
pub fn read_brat(path: &str, annotations: &str, text: &str) -> Result<Vec<GoldAttribution>> {
    let bytes = byte_offsets(text);
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    for (index, line) in annotations.lines().enumerate() {
        let mut cells = line.split('\t');
        let (Some(id), Some(span)) = (cells.next(), cells.next()) else { continue };
        if !id.starts_with('T') {
            continue;
        }
        let pieces = span.split_once(' ').map_or("", |(_, pieces)| pieces);
        spans.insert(id, read_pieces(path, index + 1, pieces, &bytes)?);
    }
    let mut out = Vec::new();
    for (index, line) in annotations.lines().enumerate() {
        let Some((id, arguments)) = line.split_once('\t').filter(|(id, _)| id.starts_with('E')) else { continue };
        let mut found = GoldAttribution { id: id.to_owned(), ..GoldAttribution::default() };
        for argument in arguments.split_whitespace() {
            let Some((role, target)) = argument.split_once(':') else { continue };
            let into = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => &mut found.source,
                "Cue" => &mut found.cue,
                "Content" => &mut found.content,
                _ => continue,
            };
            let pieces = spans.get(target).ok_or_else(|| {
                Error::data(path, index + 1, 0, format!("{id} names {target}, which no T line holds"))
            })?;
            into.extend_from_slice(pieces);
        }
        for part in [&mut found.source, &mut found.cue, &mut found.content] {
            part.sort_unstable();
        }
        if !found.content.is_empty() {
            out.push(found);
        }
    }
    Ok(out)
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

/// The byte offset of each code point, and of the end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect()
}
