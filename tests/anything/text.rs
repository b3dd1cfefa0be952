//! What holds for every text, whatever it is.

use std::cell::RefCell;

use whosaid::export::{Document, Format, GAP, Part, Report, TableOptions, Writer};
use whosaid::model::{Analysis, Paragraph, ParagraphKind, Span};
use whosaid::verify::{Claim, Verifier};
use whosaid::{Engine, Options, Reader};

/// A text, as bytes that may be no text; the number of them chooses what is asked of it beside the first.
pub(crate) fn run(data: &[u8]) {
    let text = &String::from_utf8_lossy(data);
    match data.len() % 60 {
        // Seldom, since it takes as long as dozens of the others.
        1 => is_explained(text),
        2 => a_paragraph_more_changes_no_row_before(text, 1),
        place => match place % 4 {
            0 => line_ends_do_not_matter(text),
            1 => code_points_agree(text),
            2 => is_verified(text),
            _ => is_analysed(text),
        },
    }
    is_written(text, Format::ALL[data.len() / 4 % Format::ALL.len()]);
}

thread_local! {
    static READER: RefCell<Reader<'static>> = RefCell::new(Engine::built_in().reader());
}

fn analyse(text: &str) -> Analysis {
    READER.with_borrow_mut(|reader| reader.analyse(text))
}

/// Every span of an analysis.
fn spans(found: &Analysis) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let head = &found.metadata;
    out.extend([head.title, head.date, head.byline].into_iter().flatten());
    out.extend(found.paragraphs.iter().map(|paragraph| paragraph.span));
    out.extend(found.sentences.iter().map(|sentence| sentence.span));
    out.extend(found.tokens.iter().map(|token| token.span));
    out.extend(found.quotes.iter().flat_map(|quote| [quote.outer, quote.inner]));
    out.extend(found.mentions.iter().map(|mention| mention.span));
    for row in &found.attributions {
        out.extend(row.content.iter().chain(&row.cue).chain(&row.source).chain(&row.addressee).copied());
    }
    out
}

/// It is analysed, the same each time, and every span slices it.
pub(crate) fn is_analysed(text: &str) {
    let found = analyse(text);
    for span in spans(&found) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} does not slice {text:?}");
    }
    for pair in found.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{:?} and {:?} in {text:?}", pair[0].span, pair[1].span);
    }
    assert!(found.tokens.iter().all(|token| !token.span.is_empty()), "{text:?}");
    let sentences = found.sentences.iter().flat_map(|sentence| sentence.tokens.clone());
    assert!(sentences.eq(0..found.tokens.len()), "sentences do not tile the tokens of {text:?}");
    assert_eq!(found.attributions.len(), found.namings.len());
    let again = Engine::built_in().analyse(text);
    assert_eq!(format!("{found:?}"), format!("{again:?}"), "a reader with texts behind it differs on {text:?}");
}

/// A text as what people read of it: its head, then content, cue, source and speakers of each row, without carriage
/// returns.
fn read(text: &str) -> Vec<String> {
    let found = analyse(text);
    let slice = |spans: &[Span]| spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join("|");
    let head = &found.metadata;
    let head = [head.title, head.byline, head.date].map(|part| slice(part.as_slice())).join(" / ");
    let rows = found.attributions.iter().zip(&found.namings);
    let rows = rows.map(|(row, naming)| {
        [slice(&row.content), slice(&row.cue), slice(&row.source), naming.speakers.join("|")].join(" < ")
    });
    std::iter::once(head).chain(rows).map(|line| line.replace('\r', "")).collect()
}

/// Lines that end as on Windows give the same rows.
pub(crate) fn line_ends_do_not_matter(text: &str) {
    let plain = text.replace("\r\n", "\n").replace('\r', "");
    assert_eq!(read(&plain.replace('\n', "\r\n")), read(&plain), "{plain:?}");
}

/// A paragraph that names nobody, put behind a text, changes no row and no speaker before the text's last turn: its last
/// paragraph of running text (a byline or a date is none), and where that opens with a quotation also the one before,
/// which may announce it or go on in it.
///
/// It cannot hold for what is read of the text as a whole, so that is kept out: the head of an article is known by what
/// follows it, three labels (*Lee: …*) make a conversation of all of them, a later paragraph may hold a fuller name. Nor
/// does it hold for the paragraph just before where no person wrote the text: a row is weighed beside its neighbours, and
/// about one of 100,000 texts made of scraps has a row so near the threshold that a neighbour in the last turn tips it. Such
/// texts leave out as many paragraphs as `margin` says; articles leave out none.
pub(crate) fn a_paragraph_more_changes_no_row_before(text: &str, margin: usize) {
    // Behind an ordinary beginning, so that what follows is no head.
    let text = &format!(
        "The ferry was late on Monday, and nobody knew why.\n\nIt was cold. It rained.\n\n{}",
        text.trim_end()
    );
    let found = analyse(text);
    let is_turn = |paragraph: &&Paragraph| {
        !matches!(paragraph.kind, ParagraphKind::Byline | ParagraphKind::Date)
            && !found.quotes.iter().any(|quote| quote.outer.start == paragraph.span.start)
    };
    let turn = found.paragraphs.iter().rev().skip_while(|paragraph| !is_turn(paragraph)).nth(margin);
    let turn = turn.map_or(0, |paragraph| paragraph.span.start);
    let before = |text: &str| -> Vec<String> {
        let found = analyse(text);
        let slice = |spans: &[Span]| spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join("|");
        let rows = found.attributions.iter().zip(&found.namings);
        let rows = rows.filter(|(row, _)| row.content.iter().chain(&row.cue).chain(&row.source).all(|s| s.end <= turn));
        rows.map(|(row, naming)| {
            [slice(&row.content), slice(&row.cue), slice(&row.source), naming.speakers.join("|")].join(" < ")
        })
        .collect()
    };
    assert_eq!(before(&format!("{text}\n\nIt was late and it rained.\n")), before(text), "{text:?}");
}

/// The spans that go out are code points, and give the words that go out with them.
pub(crate) fn code_points_agree(text: &str) {
    let found = analyse(text);
    let report = report(text, &found);
    let chars: Vec<char> = text.chars().collect();
    let slice = |[start, end]: [usize; 2]| chars[start..end].iter().collect::<String>();
    let agrees = |part: &Part| {
        let pieces: Vec<String> = part.spans.iter().map(|&span| slice(span)).collect();
        assert_eq!(part.text, pieces.join(GAP), "{text:?}");
    };
    for row in report.rows() {
        agrees(&row.content);
        row.cue.iter().chain(&row.source).for_each(agrees);
        assert_eq!(Some(row.start), row.content.spans.first().map(|span| span[0]));
        assert_eq!(Some(row.end), row.content.spans.last().map(|span| span[1]));
    }
}

fn report<'a>(text: &'a str, found: &'a Analysis) -> Report<'a> {
    Report::new(Document { name: "a", text, ..Document::default() }, found, Engine::built_in().lexicon())
}

fn write(report: &Report<'_>, format: Format) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), format, TableOptions::default()).expect("memory takes everything");
    writer.write(report).expect("memory takes everything");
    writer.finish().expect("memory takes everything")
}

/// Its rows can be written, and what is text is UTF-8.
pub(crate) fn is_written(text: &str, format: Format) {
    let found = analyse(text);
    let out = write(&report(text, &found), format);
    let is_text =
        matches!(format, Format::Csv | Format::Tsv | Format::Html | Format::Json | Format::Jsonl | Format::Brat);
    assert!(!is_text || String::from_utf8(out).is_ok(), "{text:?}");
}

/// To be explained changes no row.
fn is_explained(text: &str) {
    let explained = Engine::built_in().analyse_with(text, Options { explain: true });
    let hulls = |found: &Analysis| found.attributions.iter().map(|row| row.hull()).collect::<Vec<_>>();
    assert_eq!(hulls(&explained), hulls(&analyse(text)), "{text:?}");
    write(&Report { explain: true, ..report(text, &explained) }, Format::Jsonl);
}

/// Its first line may be looked for in all of it, and is found where it holds words enough.
fn is_verified(text: &str) {
    let line = text.lines().next().unwrap_or_default();
    let claim = Claim { text: line.to_owned(), ..Claim::default() };
    let verifier = Verifier::new(vec![claim], Engine::built_in().lexicon()).expect("a claim is not too many");
    for finding in verifier.look(text, &analyse(text)) {
        assert!((0.0..=1.0).contains(&finding.similarity), "{text:?}");
    }
}
