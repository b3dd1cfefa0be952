//! `POST /v1/extract`

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use whosaid::Options;
use whosaid::export::{Added, Column, Format, Report, Selection, TableOptions, Writer};

use super::super::body::{DocumentRecord, Upload, query};
use super::super::output::{self, bytes};
use super::super::problem::{Answer, Problem};
use super::super::service::{Service, Shared, work};

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in super::super) struct Asked {
    /// The form of the answer: json, jsonl, csv, tsv, xlsx, html, labelstudio, tei, jsonld; else the header Accept tells, else json
    #[param(pattern = "^(json|jsonl|csv|tsv|xlsx|html|labelstudio|tei|jsonld)$")]
    format: Option<String>,
    /// The document's name, or the name before the `#` where the body holds several
    name: Option<String>,
    /// Whether the evidence behind each row is given (json and jsonl)
    explain: Option<bool>,
    /// Only these columns, parted by commas (csv, tsv, xlsx)
    columns: Option<String>,
    /// The least confidence
    min_confidence: Option<f32>,
}

/// Who said what in a text, a page, a record or a list of records.
///
/// The answer has the shapes of `whosaid extract`.
#[utoipa::path(
    post, path = "/v1/extract", tag = "engine", params(Asked),
    request_body(content(
        (String = "text/plain"), (String = "text/html"), (DocumentRecord = "application/json"), (String = "application/x-ndjson"),
        (String = "text/csv"), (String = "text/markdown")
    ), description = "A document, or records with a text each"),
    responses(
        (status = 200, description = "The rows; the shape of a document is at /v1/schema", content(
            (Vec<Object> = "application/json"), (String = "application/x-ndjson"), (String = "text/csv"), (String = "text/tab-separated-values"), (String = "text/html"), (String = "application/tei+xml"),
            (Vec<Object> = "application/ld+json"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        )),
        (status = "4XX", description = "What is wrong with the request, and what to do", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too busy, or it takes too long", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn extract(
    State(service): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Answer<Response> {
    let asked = query(asked)?;
    let known: Vec<Format> =
        Format::ALL.iter().copied().filter(|format| !matches!(format, Format::Sqlite | Format::Brat)).collect();
    let format = output::format(asked.format.as_deref(), request.headers(), &known)?;
    let upload = Upload::take(request, service.limits.body).await?;
    work(&service, move |service| {
        let body = rows(service, upload, &asked, format)?;
        Ok(bytes(output::media(format), body))
    })
    .await
}

fn rows(service: &Service, upload: Upload, asked: &Asked, format: Format) -> Answer<Vec<u8>> {
    let roster = service.roster.fields().to_vec();
    let named = asked.columns.as_deref().map_or_else(Vec::new, |columns| columns.split(',').map(str::trim).collect());
    let column = |name: &str| {
        let unknown = || Problem::bad(format!("columns={name}: no column has this name; docs/columns.md lists them"));
        Column::parse(name, Added { roster: &roster, ..Added::default() }).ok_or_else(unknown)
    };
    let columns = named.into_iter().filter(|name| !name.is_empty()).map(column).collect::<Answer<Vec<_>>>()?;
    let options = TableOptions { columns, roster: roster.clone(), ..TableOptions::default() };
    let selection = Selection { min_confidence: asked.min_confidence.unwrap_or_default(), ..Selection::default() };
    let explain = asked.explain.unwrap_or_default();
    let mut writer = Writer::new(Vec::new(), format, options)?;
    for document in upload.documents(asked.name.as_deref().unwrap_or("text"), &service.reading)? {
        let analysis = document.weighed(service.engine.analyse_with(&document.text, Options { explain }));
        let report = Report::new(document.about(), &analysis, service.lexicons.lexicon());
        writer.write(&Report { explain, selection: &selection, ..report })?;
    }
    Ok(writer.finish()?)
}
