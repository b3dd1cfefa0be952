//! `POST /v1/speakers`

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use whosaid::export::{Format, Report, TableOptions, Tally, write_speakers};

use super::super::body::{DocumentRecord, Upload, query};
use super::super::output::{self, bytes};
use super::super::problem::{Answer, Problem};
use super::super::service::{Shared, work};

/// The forms in which speakers are told.
const KNOWN: [Format; 5] = [Format::Json, Format::Jsonl, Format::Csv, Format::Tsv, Format::Xlsx];

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in super::super) struct Asked {
    /// The form of the answer: json, jsonl, csv, tsv, xlsx; else the header Accept tells, else json
    #[param(pattern = "^(json|jsonl|csv|tsv|xlsx)$")]
    format: Option<String>,
    /// The document's name, or the name before the `#` where the body holds several
    name: Option<String>,
    /// Only so many, those with most rows
    top: Option<usize>,
}

/// Who spoke how often, over all documents of the body.
#[utoipa::path(
    post, path = "/v1/speakers", tag = "engine", params(Asked),
    request_body(content((String = "text/plain"), (DocumentRecord = "application/json"), (String = "application/x-ndjson"), (String = "text/csv")), description = "A document, or records with a text each"),
    responses(
        (status = 200, description = "The speakers, those who spoke most first", content((Vec<Object> = "application/json"), (String = "application/x-ndjson"), (String = "text/csv"), (String = "text/tab-separated-values"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = "4XX", description = "What is wrong with the request, and what to do", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too busy, or it takes too long", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn speakers(
    State(service): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Answer<Response> {
    let asked = query(asked)?;
    let format = output::format(asked.format.as_deref(), request.headers(), &KNOWN)?;
    let upload = Upload::take(request, service.limits.body).await?;
    work(&service, move |service| {
        let mut tally = Tally::default();
        for document in upload.documents(asked.name.as_deref().unwrap_or("text"), &service.reading)? {
            let analysis = service.analyse(&document);
            tally.add(&Report::new(document.about(), &analysis, service.lexicons.lexicon()));
        }
        let mut records = tally.speakers();
        records.truncate(asked.top.unwrap_or(usize::MAX));
        let options = TableOptions { roster: service.roster.fields().to_vec(), ..TableOptions::default() };
        let body = write_speakers(Vec::new(), &records, format, &options)?;
        Ok(bytes(output::media(format), body))
    })
    .await
}
