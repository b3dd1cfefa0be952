//! The paths of learning from the decisions; and whether documents are read with what was learned.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::{Value, json as value};
use tokio::sync::oneshot;
use tokio::time::timeout;
use utoipa::ToSchema;
use whosaid::learn::trial;

use super::super::super::learn::LEAST;
use super::super::body;
use super::super::output::json;
use super::super::problem::{Answer, Problem};
use super::super::service::{Service, Shared, work};
use super::decide::reviewer;
use super::learning::{Job, Now};
use super::lessons::{articles, whole};
use super::using::learned;
use super::weights::nothing_learned;

/// Begins a job on a thread of its own, of which nobody has to wait for the end.
fn begin(service: &Shared, job: Job, run: impl FnOnce(&Service) -> Answer<()> + Send + 'static) -> Answer<()> {
    let learning = &service.learning;
    {
        let mut now = learning.now();
        match now.job {
            Some(Job::Learning) => return Err(conflict("weights are being learned: ask again when that is done")),
            Some(Job::Reading) => {
                return Err(conflict("all articles are being read anew: ask again when that is done"));
            }
            None => *now = Now { job: Some(job), ..Now::default() },
        }
    }
    let shared = Arc::clone(service);
    let thread = std::thread::spawn(move || {
        let done = catch_unwind(AssertUnwindSafe(|| run(&shared)));
        let failed = match done {
            Ok(Ok(())) => None,
            Ok(Err(problem)) => Some(problem.detail),
            Err(_) => Some("it broke off, which is a fault of the program: please tell its makers".to_owned()),
        };
        *shared.learning.now() = Now { failed, ..Now::default() };
    });
    learning.hold(thread);
    Ok(())
}

fn conflict(detail: &str) -> Problem {
    Problem::new(StatusCode::CONFLICT, detail)
}

/// From whose decisions is learned.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Teacher {
    /// One person's; without it everybody's, and of several about one row the last
    reviewer: Option<String>,
}

/// Whether documents are read with what was learned.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    /// true for the weights that were learned last, false for the built-in ones
    #[serde(rename = "use")]
    use_them: bool,
}

/// What is being done, what was learned last, what it is worth, and whether it is in use.
#[utoipa::path(
    get, path = "/v1/project/learn", tag = "project",
    responses((status = 200, description = "How far learning is, and its report", body = Object), (status = 404, description = "There is no project", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn told(State(service): State<Shared>) -> Answer<Response> {
    work(&service, |service| json(&tell(service)?)).await
}

fn tell(service: &Service) -> Answer<Value> {
    let project = service.project()?;
    let connection = project.reader()?;
    let now = service.learning.now().clone();
    let (whole, all) = whole(&connection, None)?;
    let last = learned(&connection, false)?.map(|last| {
        let (outdated, articles) = (last.base != project.made_of, last.report["articles"].clone());
        value!({ "since": last.since, "articles": articles, "used": last.used, "outdated": outdated, "report": last.report })
    });
    let used = learned(&connection, true)?.map(|used| used.since);
    Ok(value!({
        "job": now.job, "done": now.done, "of": now.of, "failed": now.failed,
        "decided": whole.len(), "documents": all, "needed": LEAST, "learned": last, "in_use": used,
    }))
}

/// Begins to learn from the articles of which every row is decided. `GET` tells how far it is, and what came of it.
#[utoipa::path(
    post, path = "/v1/project/learn", tag = "project", request_body(content = Teacher),
    responses((status = 202, description = "It has begun", body = Object), (status = "4XX", description = "Too little is decided, or something is being learned already", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn learn(State(service): State<Shared>, request: Request) -> Answer<Response> {
    let body = body::take(request, service.limits.body).await?;
    let teacher: Teacher = if body.is_empty() { Teacher::default() } else { serde_json::from_slice(&body)? };
    let who = teacher.reviewer.as_deref().map(reviewer).transpose()?.map(str::to_owned);
    let asked = who.clone();
    work(&service, move |service| {
        let (whole, all) = whole(&service.project()?.reader()?, asked.as_deref())?;
        match whole.len() {
            count if count < LEAST => Err(Problem::unusable(format!(
                "{LEAST} articles of which every row is decided are needed to learn from, and there are {count} of {all}: decide about \
                 the rows that are open in some more"
            ))),
            _ => Ok(()),
        }
    })
    .await?;
    begin(&service, Job::Learning, move |service| {
        let project = service.project()?;
        let articles = articles(&project.reader()?, who.as_deref())?;
        let learned = trial(service.engine, &articles, &mut |done, of| service.learning.advance(done, of));
        let (correction, report) = learned.map_err(|_| Problem::own("the service was ended before it was done"))?;
        project.keep(&correction, &report)
    })?;
    let told = work(&service, tell).await?;
    Ok((StatusCode::ACCEPTED, json(&told)?).into_response())
}

/// Reads all documents anew, with the weights that were learned last or with the built-in ones. Decisions stay with their rows.
#[utoipa::path(
    post, path = "/v1/project/weights", tag = "project", request_body = Wish,
    responses(
        (status = 200, description = "All documents are read with them", body = Object),
        (status = 202, description = "They are being read, which takes longer than an answer may; GET /v1/project/learn tells how far it is", body = Object),
        (status = "4XX", description = "Nothing is learned yet, or something is being done already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn weights(State(service): State<Shared>, request: Request) -> Answer<Response> {
    let body = body::take(request, service.limits.body).await?;
    let Wish { use_them } = serde_json::from_slice(&body)?;
    work(&service, move |service| {
        let known = learned(&service.project()?.reader()?, false)?.is_some();
        if known || !use_them { Ok(()) } else { Err(nothing_learned()) }
    })
    .await?;
    let (end, ended) = oneshot::channel();
    begin(&service, Job::Reading, move |service| {
        let read = || {
            let project = service.project()?;
            project.change(use_them, service.engine.weights())?;
            project.read_anew(service.engine, |done, of| service.learning.advance(done, of))
        };
        let read = read();
        // Nobody may be waiting any more.
        let _ = end.send(read.clone());
        read.map(drop)
    })?;
    match timeout(service.limits.time, ended).await {
        Ok(Ok(read)) => json(&value!({ "use": use_them, "documents": read? })),
        Ok(Err(_)) => Err(Problem::own("the work broke off, which is a fault of the program: please tell its makers")),
        Err(_) => Ok((StatusCode::ACCEPTED, json(&work(&service, tell).await?)?).into_response()),
    }
}
