//! What the service takes and gives, as OpenAPI has it: made from the code that does it.

use axum::response::Response;
use utoipa::OpenApi;

use super::body::DocumentRecord;
use super::output::json;
use super::problem::{Answer, Problem};
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
    json(&all)
}
