//! Label Studio: a task for each document, with the rows as a prediction that people correct.
//!
//! Each piece of a source, cue or content is a region with the label `Source`, `Cue` or `Content`. Relations tie the cue to the
//! others, and the pieces of one part to each other; without a cue the content takes its place. [`crate::gold::read_label_studio`]
//! reads what people made of them. Offsets count code points.

use serde_json::{Value, json};

use super::part::Part;
use super::report::{Report, shared};
use super::row::Row;

/// The version of the program, by which Label Studio tells predictions apart.
const MODEL: &str = concat!("whosaid ", env!("CARGO_PKG_VERSION"));

/// The task of a report. Refusals, which have no content, are left out.
pub(super) fn task(report: &Report<'_>) -> Value {
    let shared = shared(report);
    let rows = report.rows();
    let result: Vec<Value> = rows.iter().filter(|row| !row.content.spans.is_empty()).flat_map(regions).collect();
    // What somebody looked at, row by row, is no prediction any more.
    let whole = !rows.is_empty() && rows.iter().all(|row| !matches!(row.reviewed, "" | "open"));
    let made = if whole {
        ("annotations", json!([{ "result": result }]))
    } else {
        ("predictions", json!([{ "model_version": MODEL, "result": result }]))
    };
    json!({
        "data": {
            "text": report.document.text,
            "doc": shared.doc,
            "title": shared.title,
            "date": shared.date,
            "outlet": shared.outlet,
            "url": shared.url,
        },
        made.0: made.1,
    })
}

/// The regions of a row and what ties them.
fn regions(row: &Row<'_>) -> Vec<Value> {
    let parts = [("Cue", row.cue.as_ref()), ("Content", Some(&row.content)), ("Source", row.source.as_ref())];
    let mut out = Vec::new();
    let mut firsts = Vec::new();
    for (label, part) in parts.into_iter().filter_map(|(label, part)| Some((label, part?))) {
        let ids: Vec<String> = (1..=part.spans.len()).map(|piece| format!("r{}-{label}-{piece}", row.id)).collect();
        out.extend(ids.iter().zip(pieces(part)).map(|(id, (words, [start, end]))| {
            json!({
                "id": id,
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "value": { "start": start, "end": end, "text": words, "labels": [label] },
                "score": row.confidence,
                "meta": { "text": [row.speaker.join(super::JOINT)] },
            })
        }));
        out.extend(ids.windows(2).map(|pair| tie(&pair[0], &pair[1])));
        firsts.extend(ids.into_iter().next());
    }
    if let Some((head, others)) = firsts.split_first() {
        out.extend(others.iter().map(|id| tie(head, id)));
    }
    out
}

/// The words of each piece and where they stand.
fn pieces(part: &Part) -> impl Iterator<Item = (&str, [usize; 2])> {
    let alone = part.spans.len() == 1;
    // The words of one piece may hold what stands between pieces.
    let words: Vec<&str> = if alone { vec![part.text.as_str()] } else { part.text.split(super::GAP).collect() };
    let sound = words.len() == part.spans.len();
    let spans = part.spans.iter().copied().enumerate();
    spans.map(move |(at, span)| (if sound { words[at] } else { "" }, span))
}

fn tie(from: &str, to: &str) -> Value {
    json!({ "type": "relation", "from_id": from, "to_id": to, "direction": "right" })
}
