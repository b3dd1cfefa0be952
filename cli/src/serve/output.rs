//! The form of an answer: what the query asks for, else what the client takes, else JSON.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use whosaid::export::Format;

use super::problem::{Answer, Problem};

/// The media types by which a client may ask, and the formats that they mean.
const MEDIA: [(&str, Format); 5] = [
    ("application/json", Format::Json),
    ("application/x-ndjson", Format::Jsonl),
    ("application/jsonl", Format::Jsonl),
    ("text/csv", Format::Csv),
    ("text/tab-separated-values", Format::Tsv),
];

/// The format that is asked for.
///
/// # Errors
/// There is none of this name among `known`.
pub(super) fn format(asked: Option<&str>, headers: &HeaderMap, known: &[Format]) -> Answer<Format> {
    if let Some(name) = asked {
        return Format::parse(name).filter(|format| known.contains(format)).ok_or_else(|| {
            let known = known.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
            Problem::bad(format!("format={name}: expected one of {known}"))
        });
    }
    let accepted = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let names = accepted.split(',').map(|one| one.split(';').next().unwrap_or_default().trim());
    let formats = names.filter_map(|name| MEDIA.iter().find(|(media, _)| *media == name).map(|(_, format)| *format));
    Ok(formats.into_iter().find(|format| known.contains(format)).unwrap_or(Format::Json))
}

/// The media type of a format.
pub(super) fn media(format: Format) -> &'static str {
    match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Tsv => "text/tab-separated-values; charset=utf-8",
        Format::Json | Format::LabelStudio => "application/json",
        Format::Jsonl => "application/x-ndjson",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Html => "text/html; charset=utf-8",
        Format::Tei => "application/tei+xml",
        Format::WebAnnotation => "application/ld+json",
        Format::Brat => "text/plain; charset=utf-8",
        Format::Sqlite => "application/vnd.sqlite3",
        #[cfg(feature = "parquet")]
        Format::Parquet => "application/vnd.apache.parquet",
    }
}

/// An answer of bytes.
pub(super) fn bytes(media: &'static str, bytes: Vec<u8>) -> Response {
    (StatusCode::OK, [(header::CONTENT_TYPE, HeaderValue::from_static(media))], bytes).into_response()
}

/// An answer to be kept as a file.
pub(super) fn file(media: &'static str, name: &str, content: Vec<u8>) -> Response {
    let mut response = bytes(media, content);
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// An answer of JSON, which has to be made of what can be written so.
///
/// # Errors
/// It is not.
pub(super) fn json(value: &impl serde::Serialize) -> Answer<Response> {
    let written = serde_json::to_vec(value).map_err(|error| Problem::own(error.to_string()))?;
    Ok(bytes("application/json", written))
}
