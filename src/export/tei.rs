//! TEI P5: the text of each document with its contents as `said` elements, whose `who` names a person of its list.
//!
//! Elements cannot cross each other, nor the ends of paragraphs. So a content is as many elements as it takes, the first with
//! the row's name (`xml:id="d1.r3"`) and each but the last with the next one's (`next`), as TEI has it for what is in pieces.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::io::Write;

use super::report::{Report, shared};
use super::row::Row;
use super::writing::writing;
use crate::error::Result;
use crate::model::{ContentType, Span};

/// What a file begins with; the header that a corpus has to have.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">
<teiHeader><fileDesc><titleStmt><title>Who said what</title></titleStmt><publicationStmt><p>Unpublished</p></publicationStmt>\
<sourceDesc><p>Read by whosaid</p></sourceDesc></fileDesc></teiHeader>
";

/// A corpus that is being written.
#[derive(Debug)]
pub(super) struct Corpus<W: Write> {
    out: W,
    documents: usize,
}

impl<W: Write> Corpus<W> {
    pub(super) fn new(mut out: W) -> Result<Self> {
        out.write_all(HEAD.as_bytes()).map_err(writing)?;
        Ok(Self { out, documents: 0 })
    }

    pub(super) fn write(&mut self, report: &Report<'_>) -> Result<()> {
        self.documents += 1;
        self.out.write_all(document(report, self.documents).as_bytes()).map_err(writing)
    }

    pub(super) fn finish(mut self) -> Result<W> {
        self.out.write_all(b"</teiCorpus>\n").map_err(writing)?;
        Ok(self.out)
    }
}

fn document(report: &Report<'_>, number: usize) -> String {
    let rows = report.rows();
    let mut people: Vec<&str> = rows.iter().flat_map(|row| row.speaker).map(String::as_str).collect();
    people.sort_unstable();
    people.dedup();
    let head = header(report, number, &people);
    let mut pieces = pieces(report, &rows);
    number_pieces(&mut pieces);
    let mut body = String::new();
    for paragraph in &report.analysis.paragraphs {
        let before = |byte: usize| pieces.partition_point(|piece| piece.span.start < byte);
        let inside = &pieces[before(paragraph.span.start)..before(paragraph.span.end)];
        let words = marked(report.document.text, paragraph.span, inside, |piece| start(piece, &rows, &people, number));
        body.push_str(&format!("<p>{words}</p>\n"));
    }
    if body.is_empty() {
        body.push_str("<p/>\n");
    }
    format!("<TEI>\n{head}<text><body>\n{body}</body></text>\n</TEI>\n")
}

fn header(report: &Report<'_>, number: usize, people: &[&str]) -> String {
    let shared = shared(report);
    let some = |name: &str, attribute: &str, value: &str| match value.is_empty() {
        true => String::new(),
        false if attribute.is_empty() => format!("<{name}>{}</{name}>", escaped(value)),
        false => format!("<{name} {attribute}=\"{}\"/>", escaped(value)),
    };
    let title = if shared.title.is_empty() { shared.doc } else { shared.title };
    // What stands there as it was given is told in words.
    let is_day = shared.date.chars().all(|c| c.is_ascii_digit() || c == '-');
    let source = [
        some("title", "", shared.title),
        some("author", "", shared.author),
        some("publisher", "", shared.outlet),
        some("date", if is_day { "when" } else { "" }, shared.date),
        some("ptr", "target", shared.url),
        format!("<idno>{}</idno>", escaped(shared.doc)),
    ];
    let person = |(at, name): (usize, &&str)| {
        format!("<person xml:id=\"d{number}.p{}\"><persName>{}</persName></person>", at + 1, escaped(name))
    };
    let people = people.iter().enumerate().map(person).collect::<String>();
    let people = match people.is_empty() {
        true => String::new(),
        false => format!("<profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>\n"),
    };
    format!(
        "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt><p>Unpublished</p></publicationStmt>\
         <sourceDesc><bibl>{}</bibl></sourceDesc></fileDesc>\n{people}</teiHeader>\n",
        escaped(title),
        source.concat()
    )
}

/// A piece of a row's content that lies within one paragraph and crosses no other.
#[derive(Debug, Clone)]
struct Piece {
    span: Span,
    /// The row, by its place among the wanted ones.
    row: usize,
    /// Its number among the row's pieces, from 0, and whether it is the last.
    part: usize,
    last: bool,
}

/// The pieces of all contents, the outer ones first.
fn pieces(report: &Report<'_>, rows: &[Row<'_>]) -> Vec<Piece> {
    let mut out = Vec::new();
    for (row, one) in rows.iter().enumerate() {
        let Some(attribution) = report.analysis.attributions.get(one.id - 1) else { continue };
        for span in &attribution.content {
            let paragraphs = &report.analysis.paragraphs;
            let first = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
            let here = paragraphs[first..].iter().take_while(|paragraph| paragraph.span.start < span.end);
            let parts = here.map(|one| Span::new(span.start.max(one.span.start), span.end.min(one.span.end)));
            out.extend(parts.map(|span| Piece { span, row, part: 0, last: false }));
        }
    }
    out.sort_by_key(|piece| (piece.span.start, usize::MAX - piece.span.end, piece.row));
    uncrossed(out)
}

/// Cuts each piece where one that began before it ends.
fn uncrossed(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut waiting: BinaryHeap<Reverse<(usize, usize, usize)>> =
        pieces.iter().map(|piece| Reverse((piece.span.start, usize::MAX - piece.span.end, piece.row))).collect();
    let mut out = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    while let Some(Reverse((start, end, row))) = waiting.pop() {
        let end = usize::MAX - end;
        while open.last().is_some_and(|&last| last <= start) {
            open.pop();
        }
        let cut = open.last().map_or(end, |&last| last.min(end));
        if cut < end {
            waiting.push(Reverse((cut, usize::MAX - end, row)));
        }
        open.push(cut);
        out.push(Piece { span: Span::new(start, cut), row, part: 0, last: false });
    }
    out
}

/// Numbers the pieces of each row.
fn number_pieces(pieces: &mut [Piece]) {
    let mut last: HashMap<usize, usize> = HashMap::new();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let count = counts.entry(piece.row).or_default();
        piece.part = *count;
        *count += 1;
        last.insert(piece.row, at);
    }
    last.into_values().for_each(|at| pieces[at].last = true);
}

/// The tag that a piece begins with.
fn start(piece: &Piece, rows: &[Row<'_>], people: &[&str], number: usize) -> String {
    let row = &rows[piece.row];
    let id = |part: usize| match part {
        0 => format!("d{number}.r{}", row.id),
        part => format!("d{number}.r{}.{part}", row.id),
    };
    let mut tag = format!("<said xml:id=\"{}\"", id(piece.part));
    if !row.speaker.is_empty() {
        let place = |name: &String| people.binary_search(&name.as_str()).map_or(0, |at| at + 1);
        let who: Vec<String> = row.speaker.iter().map(|name| format!("#d{number}.p{}", place(name))).collect();
        tag.push_str(&format!(" who=\"{}\"", who.join(" ")));
    }
    let direct = row.kind == ContentType::Direct;
    tag.push_str(&format!(" direct=\"{direct}\" cert=\"{}\"", row.confidence));
    if !piece.last {
        tag.push_str(&format!(" next=\"#{}\"", id(piece.part + 1)));
    }
    if piece.part > 0 {
        tag.push_str(&format!(" prev=\"#{}\"", id(piece.part - 1)));
    }
    tag + ">"
}

/// A paragraph's words with its pieces as elements; none of them crosses another.
fn marked(text: &str, paragraph: Span, pieces: &[Piece], start: impl Fn(&Piece) -> String) -> String {
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = paragraph.start;
    let mut upto = |out: &mut String, end: usize| {
        out.push_str(&escaped(Span::new(at, end.max(at)).slice(text)));
        at = end.max(at);
    };
    for piece in pieces {
        while let Some(end) = open.pop_if(|end| *end <= piece.span.start) {
            upto(&mut out, end);
            out.push_str("</said>");
        }
        upto(&mut out, piece.span.start);
        out.push_str(&start(piece));
        open.push(piece.span.end);
    }
    while let Some(end) = open.pop() {
        upto(&mut out, end);
        out.push_str("</said>");
    }
    upto(&mut out, paragraph.end);
    out
}

/// Text as XML has it; characters that XML cannot hold become the replacement character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c < ' ' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
