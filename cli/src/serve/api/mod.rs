//! What the engine alone can answer.

pub(super) mod explain;
pub(super) mod extract;
pub(super) mod speakers;
pub(super) mod verify;

use axum::extract::State;
use axum::response::Response;
use whosaid::export;

use super::output::bytes;
use super::service::Shared;

/// Whether the service is there.
#[utoipa::path(get, path = "/health", tag = "service", responses((status = 200, description = "It is", body = String, content_type = "text/plain")))]
pub(super) async fn health() -> Response {
    bytes("text/plain; charset=utf-8", b"ok\n".to_vec())
}

/// What it has done, as Prometheus reads it.
#[utoipa::path(get, path = "/metrics", tag = "service", responses((status = 200, description = "Counts and durations", body = String, content_type = "text/plain")))]
pub(super) async fn metrics(State(service): State<Shared>) -> Response {
    bytes("text/plain; version=0.0.4; charset=utf-8", service.metrics.text().into_bytes())
}

/// The JSON Schema of a document with its rows, as `whosaid schema` prints it.
#[utoipa::path(get, path = "/v1/schema", tag = "engine", responses((status = 200, description = "JSON Schema", content_type = "application/schema+json", body = Object)))]
pub(super) async fn schema() -> Response {
    bytes("application/schema+json", export::SCHEMA.as_bytes().to_vec())
}
