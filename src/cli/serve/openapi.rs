//! What the service takes and gives, as OpenAPI has it: made from the code that does it.

use axum::response::Response;
use utoipa::{OpenApi, ToSchema};

use super::output::json;
use super::problem::{Answer, Problem};
use super::{api, project};

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
    nest((path = "", api = project::Described)),
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
    json(&Described::openapi())
}
