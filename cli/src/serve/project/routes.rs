//! The paths of a project.

use axum::Router;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::json as value;
use utoipa::{IntoParams, OpenApi};

use super::super::body::{self, Upload, query};
use super::super::output::json;
use super::super::problem::{Answer, Problem};
use super::super::service::{Shared, work};
use super::decide::{Kept, Same, Sent, Undo, Undone};
use super::view::{Article, Wanted, queue};
use super::{export, learn, measure};

/// The paths that need a project, and the demo, which does not.
pub(in super::super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/v1/article", post(article))
        .route("/v1/project", get(about))
        .route("/v1/project/queue", get(waiting))
        .route("/v1/project/speakers", get(speakers))
        .route("/v1/project/documents", post(add))
        .route("/v1/project/documents/{id}", get(document))
        .route("/v1/project/decisions", post(decide))
        .route("/v1/project/undo", post(undo))
        .route("/v1/project/same", post(same))
        .route("/v1/project/agreement", get(measure::agreement))
        .route("/v1/project/evaluation", get(measure::evaluation))
        .route("/v1/project/export", get(export::export))
        .route("/v1/project/learn", get(learn::told).post(learn::learn))
        .route("/v1/project/weights", post(learn::weights))
}

#[derive(OpenApi)]
#[openapi(
    paths(
        article,
        about,
        waiting,
        speakers,
        add,
        document,
        decide,
        undo,
        same,
        measure::agreement,
        measure::evaluation,
        export::export,
        learn::told,
        learn::learn,
        learn::weights
    ),
    components(schemas(Sent, Kept, Undo, Undone, Same, learn::Teacher, learn::Wish))
)]
pub(in super::super) struct Described;

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Named {
    /// The document's name
    name: Option<String>,
}

/// An article as the page draws it; it is not kept.
#[utoipa::path(
    post, path = "/v1/article", tag = "engine", params(Named),
    request_body(content((String = "text/plain"), (String = "text/html"), (Object = "application/json")), description = "One document"),
    responses(
        (status = 200, description = "Its text, paragraphs, sentences and rows, with places in code points", body = Object),
        (status = "4XX", description = "What is wrong with the request, and what to do", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn article(
    State(service): State<Shared>,
    asked: Result<Query<Named>, QueryRejection>,
    request: Request,
) -> Answer<Response> {
    let asked = query(asked)?;
    let upload = Upload::take(request, service.limits.body).await?;
    work(&service, move |service| {
        let documents = upload.documents(asked.name.as_deref().unwrap_or("pasted"), &service.reading)?;
        let first = documents.first().ok_or_else(|| Problem::unusable("the body is empty"))?;
        json(&Article::of_analysis(service, first, &service.analyse(first)))
    })
    .await
}

/// What is in the project, and who works on it.
#[utoipa::path(
    get, path = "/v1/project", tag = "project",
    responses((status = 200, description = "Counts, outlets and reviewers", body = Object), (status = 404, description = "There is no project", body = Problem, content_type = "application/problem+json"))
)]
async fn about(State(service): State<Shared>) -> Answer<Response> {
    work(&service, |service| {
        let project = service.project()?;
        let connection = project.connection();
        let number = |sql: &str| connection.query_row(sql, (), |row| row.get::<_, i64>(0));
        let texts = |sql: &str| -> rusqlite::Result<Vec<String>> {
            connection.prepare(sql)?.query_map((), |row| row.get(0))?.collect()
        };
        json(&value!({
            "name": project.path.file_name().map(|name| name.to_string_lossy()),
            "version": env!("CARGO_PKG_VERSION"),
            "documents": number("SELECT count(*) FROM documents")?,
            "rows": number("SELECT count(*) FROM rows WHERE current")?,
            "decisions": number("SELECT count(*) FROM decisions")?,
            "outlets": texts("SELECT DISTINCT outlet FROM documents WHERE outlet <> '' ORDER BY outlet")?,
            "reviewers": texts("SELECT DISTINCT reviewer FROM decisions ORDER BY reviewer")?,
        }))
    })
    .await
}

/// The articles that wait, least sure first.
#[utoipa::path(get, path = "/v1/project/queue", tag = "project", params(Wanted), responses((status = 200, description = "Articles", body = Vec<Object>)))]
async fn waiting(State(service): State<Shared>, asked: Result<Query<Wanted>, QueryRejection>) -> Answer<Response> {
    let asked = query(asked)?;
    work(&service, move |service| json(&queue(&service.project()?.reader()?, &asked)?)).await
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Sought {
    /// Some of its words
    q: Option<String>,
}

/// Names of speakers: those of the roster, of decisions and of rows, the commonest first.
#[utoipa::path(get, path = "/v1/project/speakers", tag = "project", params(Sought), responses((status = 200, description = "Names with the number of their rows", body = Vec<Object>)))]
async fn speakers(State(service): State<Shared>, asked: Result<Query<Sought>, QueryRejection>) -> Answer<Response> {
    let asked = query(asked)?;
    work(&service, move |service| json(&measure::names(service, asked.q.as_deref().unwrap_or_default())?)).await
}

/// Adds the documents of the body to the project.
#[utoipa::path(
    post, path = "/v1/project/documents", tag = "project", params(Named),
    request_body(content((String = "text/plain"), (String = "text/html"), (Object = "application/json"), (String = "application/x-ndjson"), (String = "text/csv")), description = "A document, or records with a text each"),
    responses((status = 200, description = "The numbers of the documents, and what could not be read", body = Object))
)]
async fn add(
    State(service): State<Shared>,
    asked: Result<Query<Named>, QueryRejection>,
    request: Request,
) -> Answer<Response> {
    let asked = query(asked)?;
    let upload = Upload::take(request, service.limits.body).await?;
    work(&service, move |service| {
        let project = service.project()?;
        let (mut ids, mut new, mut failures) = (Vec::new(), 0, Vec::new());
        for read in upload.each(asked.name.as_deref().unwrap_or("pasted"), &service.reading) {
            match read {
                Ok(document) => {
                    let (id, is_new) = project.take(&document, service.engine)?;
                    ids.push(id);
                    new += usize::from(is_new);
                }
                Err(fault) => failures.push(fault.to_string()),
            }
        }
        match (ids.is_empty(), failures.first()) {
            (true, Some(first)) => Err(Problem::unusable(first.clone())),
            (true, None) => Err(Problem::unusable("there is no document in the body")),
            _ => json(&value!({ "documents": ids, "new": new, "failures": failures })),
        }
    })
    .await
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Seen {
    /// As whom
    reviewer: Option<String>,
    /// Whether the decisions of others are told
    others: Option<bool>,
}

/// An article with its rows and a person's decisions.
#[utoipa::path(
    get, path = "/v1/project/documents/{id}", tag = "project", params(("id" = i64, Path, description = "The document's number"), Seen),
    responses((status = 200, description = "Its text, paragraphs, sentences and rows, with places in code points", body = Object), (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"))
)]
async fn document(
    State(service): State<Shared>,
    id: Result<Path<i64>, PathRejection>,
    asked: Result<Query<Seen>, QueryRejection>,
) -> Answer<Response> {
    let Path(id) = id.map_err(|_| Problem::missing("documents have numbers; /v1/project/queue lists them"))?;
    let asked = query(asked)?;
    work(&service, move |service| {
        let mut connection = service.project()?.reader()?;
        // One state of the file, whatever is written to it meanwhile.
        let state = connection.transaction()?;
        let reviewer = asked.reviewer.as_deref().unwrap_or_default();
        json(&Article::of_project(service, &state, id, reviewer, asked.others.unwrap_or_default())?)
    })
    .await
}

/// Keeps a decision. Once it is answered, it is on the disk.
#[utoipa::path(
    post, path = "/v1/project/decisions", tag = "project", request_body = Sent,
    responses((status = 200, description = "It is kept", body = Kept), (status = "4XX", description = "What is wrong with it", body = Problem, content_type = "application/problem+json"))
)]
async fn decide(State(service): State<Shared>, request: Request) -> Answer<Response> {
    let body = body::take(request, service.limits.body).await?;
    work(&service, move |service| json(&service.project()?.decide(&serde_json::from_slice::<Sent>(&body)?)?)).await
}

/// Takes back a person's last decision, by a further one.
#[utoipa::path(
    post, path = "/v1/project/undo", tag = "project", request_body = Undo,
    responses((status = 200, description = "What was taken back", body = Undone), (status = 404, description = "There is nothing", body = Problem, content_type = "application/problem+json"))
)]
async fn undo(State(service): State<Shared>, request: Request) -> Answer<Response> {
    let body = body::take(request, service.limits.body).await?;
    work(&service, move |service| json(&service.project()?.undo(&serde_json::from_slice::<Undo>(&body)?)?)).await
}

/// Keeps that two names are of one speaker, in all documents.
#[utoipa::path(
    post, path = "/v1/project/same", tag = "project", request_body = Same,
    responses((status = 200, description = "It is kept", body = Kept), (status = "4XX", description = "What is wrong with it", body = Problem, content_type = "application/problem+json"))
)]
async fn same(State(service): State<Shared>, request: Request) -> Answer<Response> {
    let body = body::take(request, service.limits.body).await?;
    work(&service, move |service| json(&service.project()?.join(&serde_json::from_slice::<Same>(&body)?)?)).await
}
