//! `POST /v1/explain`

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use whosaid::Options;
use whosaid::export::{Record, Report};

use super::super::super::why::Found;
use super::super::body::{DocumentRecord, Upload, query};
use super::super::output::{bytes, json};
use super::super::problem::{Answer, Problem};
use super::super::service::{Shared, work};

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in super::super) struct Asked {
    /// The document's name
    name: Option<String>,
    /// Why there is no row for the sentences that hold these words, or which there is: told in words
    at: Option<String>,
    /// The same for each sentence of the paragraph of this number, from 1
    paragraph: Option<usize>,
}

/// Why each row says what it says: the document with its evidence, or with `at` or `paragraph` a text.
#[utoipa::path(
    post, path = "/v1/explain", tag = "engine", params(Asked),
    request_body(content((String = "text/plain"), (String = "text/html"), (DocumentRecord = "application/json")), description = "One document"),
    responses(
        (status = 200, description = "The rows with their evidence, or the reasons in words", content((Object = "application/json"), (String = "text/plain"))),
        (status = "4XX", description = "What is wrong with the request, and what to do", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too busy, or it takes too long", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn explain(
    State(service): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Answer<Response> {
    let asked = query(asked)?;
    let upload = Upload::take(request, service.limits.body).await?;
    work(&service, move |service| {
        let mut documents = upload.documents(asked.name.as_deref().unwrap_or("text"), &service.reading)?;
        let (Some(document), true) = (documents.pop(), documents.is_empty()) else {
            return Err(Problem::unusable("the body holds several documents: send one at a time"));
        };
        let analysis = document.weighed(service.engine.analyse_with(&document.text, Options { explain: true }));
        let report = Report::new(document.about(), &analysis, service.lexicons.lexicon());
        let record = Record::new(&Report { explain: true, ..report });
        let found = Found { text: &document.text, analysis: &analysis, rows: &record.attributions };
        let told = match (&asked.at, asked.paragraph) {
            (Some(words), _) => found.at(words)?,
            (None, Some(number)) => found.paragraph(number)?,
            (None, None) => return json(&record),
        };
        Ok(bytes("text/plain; charset=utf-8", told.into_bytes()))
    })
    .await
}
