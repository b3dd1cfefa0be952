//! What went wrong, as RFC 9457 has it (`application/problem+json`): each says what to do.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use whosaid::Error;

/// The media type of problems.
pub(super) const MEDIA: &str = "application/problem+json";
/// After how many seconds one who was sent away may ask again.
const AGAIN: u32 = 1;

/// What went wrong, and what to do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(in super::super) struct Problem {
    /// The status of the answer.
    pub(super) status: u16,
    /// What kind of problem.
    pub(super) title: &'static str,
    /// What is wrong with this request, and what to do.
    pub(super) detail: String,
}

/// A result of the service.
pub(super) type Answer<T> = Result<T, Problem>;

impl Problem {
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Problem");
        Self { status: status.as_u16(), title, detail: detail.into() }
    }

    /// The request cannot be understood.
    pub(super) fn bad(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// The request is understood, and what it holds cannot be used.
    pub(super) fn unusable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// There is no such thing.
    pub(super) fn missing(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    /// All hands are busy.
    pub(super) fn busy() -> Self {
        let detail = "as many requests as are taken at once are being answered: ask again in a second";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, detail)
    }

    /// The service failed, not the request.
    pub(super) fn own(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
    }

    fn code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let told = error.to_string();
        if error.is_usage() || error.is_data() { Self::unusable(told) } else { Self::own(told) }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::bad(format!("the body is not the JSON that is expected: {error}"))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let code = self.code();
        let mut response = (code, Json(self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA));
        if code == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, AGAIN.into());
        }
        if code == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
