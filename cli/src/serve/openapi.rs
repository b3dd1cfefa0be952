//! What the service takes and gives, as OpenAPI has it: made from the code that does it.

use axum::response::Response;
use serde_json::json as value;
use utoipa::OpenApi;

use super::body::DocumentRecord;
use super::output::json;
use super::problem::{Answer, MEDIA, Problem};
use super::{api, project};

/// The description of the service.
#[derive(OpenApi)]
#[openapi(
    info(title = "whosaid", description = "Who said what: every quotation and paraphrase of news text, linked to a named speaker; and what people made of it."),
    paths(
        api::health,
        api::metrics,
        api::schema,
        api::extract::extract,
        api::explain::explain,
        api::verify::verify,
        api::speakers::speakers,
        document,
    ),
    components(schemas(Problem, DocumentRecord)),
    tags(
        (name = "engine", description = "What the engine alone answers; nothing is kept"),
        (name = "project", description = "Documents, rows and decisions; only where the service was started with a project"),
        (name = "service", description = "The service itself"),
    )
)]
struct Described;

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "service", responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub(super) async fn document() -> Answer<Response> {
    let mut all = Described::openapi();
    all.merge(project::Described::openapi());
    let mut all = serde_json::to_value(all)?;
    let schema = value!({ "$ref": "#/components/schemas/Problem" });
    let problem =
        value!({ "description": "What is wrong, and what to do", "content": { MEDIA: { "schema": schema } } });
    for methods in all["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut()) {
        for operation in methods.as_object_mut().into_iter().flat_map(|methods| methods.values_mut()) {
            // Whatever is asked, it may be sent away: by the guard, by a limit, by a full house.
            operation["responses"]["default"] = problem.clone();
        }
    }
    json(&all)
}
