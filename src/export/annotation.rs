//! W3C Web Annotation, as JSON-LD: an annotation for each row, whose target is the content and whose body says who said it.

use serde_json::{Value, json};

use super::report::{Report, shared};
use super::row::Row;

/// What stands before and behind a quotation, in characters, so that it is found again where the text has moved.
const AROUND: usize = 32;

/// The annotations of a report. Refusals, which have no content, are left out.
///
/// Positions count code points of the text. The source of a target is the document's address, else its name.
pub(super) fn annotations(report: &Report<'_>) -> Vec<Value> {
    let shared = shared(report);
    let source = if shared.url.is_empty() { escaped(shared.doc) } else { shared.url.to_owned() };
    let text: Vec<char> = report.document.text.chars().collect();
    let rows = report.rows();
    let whole = rows.iter().filter(|row| !row.content.spans.is_empty());
    whole.map(|row| annotation(row, &source, &text)).collect()
}

fn annotation(row: &Row<'_>, source: &str, text: &[char]) -> Value {
    let told = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value });
    let mut body: Vec<Value> = row.speaker.iter().map(|name| told("identifying", name)).collect();
    body.extend([row.kind.as_str(), row.act, row.polarity.as_str()].iter().map(|value| told("classifying", value)));
    let targets: Vec<Value> = row.content.spans.iter().map(|&span| target(span, source, text)).collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#whosaid-{}", row.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": { "type": "Software", "name": concat!("whosaid ", env!("CARGO_PKG_VERSION")) },
        "body": body,
        "target": targets,
    })
}

fn target([start, end]: [usize; 2], source: &str, text: &[char]) -> Value {
    let words =
        |from: usize, to: usize| text.get(from..to.min(text.len())).unwrap_or_default().iter().collect::<String>();
    json!({
        "source": source,
        "selector": [
            { "type": "TextPositionSelector", "start": start, "end": end },
            {
                "type": "TextQuoteSelector",
                "exact": words(start, end),
                "prefix": words(start.saturating_sub(AROUND), start),
                "suffix": words(end, end + AROUND),
            },
        ],
    })
}

/// A name as a relative address: all but letters, digits and a few signs as `%` with two digits for each byte.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
