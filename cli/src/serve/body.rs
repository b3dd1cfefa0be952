//! Bodies of requests: how long they may be and take, and the documents in them.

use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request};
use axum::http::{HeaderMap, StatusCode, header};
use encoding_rs::{Encoding, UTF_8};
use tokio::time::timeout;
use utoipa::ToSchema;

use super::super::input::{self, Document, Kind, Reading};
use super::problem::{Answer, Problem};

/// How long a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(20);
/// Media types, and the kinds of input that they are. Of others the beginning tells.
const MEDIA: [(&str, Option<Kind>); 17] = [
    ("text/plain", Some(Kind::Text)),
    ("text/html", Some(Kind::Html)),
    ("application/xhtml+xml", Some(Kind::Html)),
    ("text/markdown", Some(Kind::Markdown)),
    ("text/vtt", Some(Kind::Subtitles)),
    ("application/json", Some(Kind::Json)),
    ("application/feed+json", Some(Kind::Json)),
    ("application/x-ndjson", Some(Kind::Jsonl)),
    ("application/jsonl", Some(Kind::Jsonl)),
    ("text/csv", Some(Kind::Csv)),
    ("application/rss+xml", Some(Kind::Feed)),
    ("application/atom+xml", Some(Kind::Feed)),
    ("application/xml", Some(Kind::Feed)),
    ("text/xml", Some(Kind::Feed)),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Some(Kind::Docx)),
    ("application/octet-stream", None),
    // What curl sends with --data, whatever it is.
    ("application/x-www-form-urlencoded", None),
];

/// A document as a record; other fields are passed over. Usual other names of the fields are known, too.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes what the readers of records take")]
pub(super) struct DocumentRecord {
    /// The text.
    #[schema(pattern = r"\S")]
    text: String,
    /// Its headline.
    title: Option<String>,
    /// Its date.
    date: Option<String>,
    /// Who published it.
    outlet: Option<String>,
    /// Where it stands.
    url: Option<String>,
    /// Who wrote it.
    author: Option<String>,
    /// Its own id.
    id: Option<String>,
}

/// The query of a request.
///
/// # Errors
/// It has what is not known here, or a value that is none.
pub(super) fn query<T>(asked: Result<Query<T>, QueryRejection>) -> Answer<T> {
    asked.map(|Query(asked)| asked).map_err(|error| Problem::bad(error.body_text()))
}

/// A body that has arrived.
#[derive(Debug)]
pub(super) struct Upload {
    pub(super) bytes: Vec<u8>,
    kind: Option<Kind>,
    encoding: Option<&'static Encoding>,
}

impl Upload {
    /// Takes the body of a request.
    ///
    /// # Errors
    /// One that is too long, too slow, or of a kind that is not read.
    pub(super) async fn take(request: Request, most: usize) -> Answer<Self> {
        let (kind, encoding) = media(request.headers())?;
        let bytes = take(request, most).await?;
        Ok(Self { bytes, kind, encoding })
    }

    /// The documents in it, all of which have to be sound.
    ///
    /// # Errors
    /// The first that is not.
    pub(super) fn documents(self, name: &str, reading: &Reading) -> Answer<Vec<Document>> {
        let documents = self.each(name, reading);
        let fault = |fault: input::InputFault| Problem::unusable(fault.to_string());
        let documents: Vec<Document> = documents.into_iter().map(|read| read.map_err(fault)).collect::<Answer<_>>()?;
        match documents.is_empty() {
            true => Err(Problem::unusable(
                "there is no document in the body: send a text, a page, a record or a list of them",
            )),
            false => Ok(documents),
        }
    }

    /// The documents in it, and what is wrong with those that cannot be read.
    pub(super) fn each(self, name: &str, reading: &Reading) -> Vec<Result<Document, input::InputFault>> {
        let bytes = match self.encoding.filter(|encoding| *encoding != UTF_8) {
            Some(encoding) => encoding.decode(&self.bytes).0.into_owned().into_bytes(),
            None => self.bytes,
        };
        input::of_bytes(name, bytes, self.kind, reading).collect()
    }
}

/// The bytes of a body.
///
/// # Errors
/// Too many, or too slow.
pub(super) async fn take(request: Request, most: usize) -> Answer<Vec<u8>> {
    let too_long = || {
        let detail = format!(
            "the body is longer than {most} bytes: send less at once, or start the service with a greater --max-body"
        );
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    };
    let told =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if told.is_some_and(|length| length > most as u64) {
        return Err(too_long());
    }
    match timeout(ARRIVAL, to_bytes(request.into_body(), most)).await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(error)) if is_length(&error) => Err(too_long()),
        Ok(Err(_)) => Err(Problem::bad("the body broke off: send it again")),
        Err(_) => {
            let detail = format!("the body took longer than {} seconds to arrive: send it again", ARRIVAL.as_secs());
            Err(Problem::new(StatusCode::REQUEST_TIMEOUT, detail))
        }
    }
}

fn is_length(error: &axum::Error) -> bool {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = source {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        source = error.source();
    }
    false
}

/// The kind and encoding that the header tells.
fn media(headers: &HeaderMap) -> Answer<(Option<Kind>, Option<&'static Encoding>)> {
    let Some(given) = headers.get(header::CONTENT_TYPE) else { return Ok((None, None)) };
    let given = given.to_str().unwrap_or_default();
    let mut parts = given.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| part.to_ascii_lowercase().strip_prefix("charset=").map(str::to_owned));
    let encoding = match charset {
        Some(label) => Some(Encoding::for_label(label.trim_matches('"').as_bytes()).ok_or_else(|| {
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, format!("no encoding is called {label}: send UTF-8"))
        })?),
        None => None,
    };
    match MEDIA.iter().find(|(known, _)| *known == media) {
        Some((_, kind)) => Ok((*kind, encoding)),
        None if media.is_empty() => Ok((None, encoding)),
        None => {
            let known = MEDIA.map(|(known, _)| known)[..15].join(", ");
            let detail = format!("Content-Type {media} is not read; these are: {known}");
            Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail))
        }
    }
}
