//! `POST /v1/verify`

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use whosaid::export::{Format, Report, TableOptions, VerdictRecord, write_verdicts};
use whosaid::verify::{Claim, Verdict, Verifier};

use super::super::super::input;
use super::super::body::{self, DocumentRecord, query};
use super::super::output::{self, bytes};
use super::super::problem::{Answer, Problem};
use super::super::service::{Service, Shared, work};

/// The forms in which verdicts are told.
const KNOWN: [Format; 4] = [Format::Json, Format::Jsonl, Format::Csv, Format::Tsv];

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in super::super) struct Asked {
    /// The form of the answer: json, jsonl, csv, tsv; else the header Accept tells, else json
    #[param(pattern = "^(json|jsonl|csv|tsv)$")]
    format: Option<String>,
}

/// Statements, and the documents in which they are sought.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Body {
    /// What is said to have been said.
    #[schema(min_items = 1)]
    statements: Vec<Statement>,
    /// Records with a text each, as `/v1/extract` takes them.
    #[schema(value_type = Vec<DocumentRecord>, min_items = 1)]
    documents: Vec<serde_json::Value>,
}

/// What is said to have been said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Statement {
    /// The words.
    #[schema(pattern = r"\S")]
    statement: String,
    /// By whom.
    #[serde(default)]
    speaker: String,
    /// Its name; else its number.
    #[serde(default)]
    id: String,
}

/// Whether statements stand in documents: verbatim, split, altered, paraphrased, absent; and where.
#[utoipa::path(
    post, path = "/v1/verify", tag = "engine", params(Asked),
    request_body(content = Body, content_type = "application/json"),
    responses(
        (status = 200, description = "A verdict for each statement, and every document that gives it", content((Vec<Object> = "application/json"), (String = "application/x-ndjson"), (String = "text/csv"))),
        (status = "4XX", description = "What is wrong with the request, and what to do", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too busy, or it takes too long", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn verify(
    State(service): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Answer<Response> {
    let asked = query(asked)?;
    let format = output::format(asked.format.as_deref(), request.headers(), &KNOWN)?;
    let body = body::take(request, service.limits.body).await?;
    work(&service, move |service| {
        let body: Body = serde_json::from_slice(&body)?;
        let records = verdicts(service, body)?;
        Ok(bytes(output::media(format), write_verdicts(Vec::new(), &records, format, &TableOptions::default())?))
    })
    .await
}

fn verdicts(service: &Service, body: Body) -> Answer<Vec<VerdictRecord>> {
    let claim = |(place, one): (usize, Statement)| {
        let id = if one.id.is_empty() { (place + 1).to_string() } else { one.id };
        match one.statement.contains(char::is_alphanumeric) {
            true => Ok(Claim { id, text: one.statement, speaker: one.speaker }),
            false => Err(Problem::unusable(format!("statement {id} has no words: fill it in or leave it out"))),
        }
    };
    let claims = body.statements.into_iter().enumerate().map(claim).collect::<Answer<Vec<_>>>()?;
    if claims.is_empty() || body.documents.is_empty() {
        return Err(Problem::unusable("`statements` and `documents` both need one entry at least"));
    }
    let verifier = Verifier::new(claims, service.lexicons.lexicon())?;
    let mut best: Vec<((Verdict, bool), Vec<VerdictRecord>)> =
        verifier.claims().iter().map(|_| ((Verdict::Absent, true), Vec::new())).collect();
    let bytes = serde_json::to_vec(&body.documents)?;
    for document in input::of_bytes("documents", bytes, Some(input::Kind::Json), &service.reading) {
        let document = document.map_err(|fault| Problem::unusable(fault.to_string()))?;
        let analysis = service.analyse(&document);
        let report = Report::new(document.about(), &analysis, service.lexicons.lexicon());
        for finding in verifier.look(&document.text, &analysis) {
            let (rank, records) = &mut best[finding.claim];
            let own = (finding.verdict, !finding.is_faithful());
            if own < *rank {
                (*rank, *records) = (own, Vec::new());
            }
            if own == *rank {
                records.push(VerdictRecord::new(&verifier.claims()[finding.claim], &finding, &report));
            }
        }
    }
    let told = best.into_iter().zip(verifier.claims());
    Ok(told
        .flat_map(|((_, records), claim)| if records.is_empty() { vec![VerdictRecord::absent(claim)] } else { records })
        .collect())
}
